"""How a run ended: the typed result of every flow, shown on the terminal and in the Prefect UI alike."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from warehouse import checks, store
from warehouse.report.words import plural

if TYPE_CHECKING:
    from pathlib import Path

    from flows.run import Run

# Rows of the tables on the terminal and in the UI; the report and the warehouse have all.
NEAREST = 25
REFUSED = 25


class Match(BaseModel):
    """One article and its relation to the seed. Shares are of words, 0 to 1."""

    model_config = ConfigDict(frozen=True)

    title: str | None
    url: str
    host: str
    published: str | None
    relation: str
    copy_kind: str | None
    is_seed: bool
    score: float
    reuse_article: float
    reuse_seed: float
    why: str

    @property
    def label(self) -> str:
        """The relation for people: ``seed``, ``copy (abridged)``, ``same_event`` ..."""
        if self.is_seed:
            return "seed"
        return f"{self.relation} ({self.copy_kind})" if self.copy_kind else self.relation


class Refusal(BaseModel):
    """A URL that did not become an article in this run, and why."""

    model_config = ConfigDict(frozen=True)

    url: str
    state: str
    reason: str | None


class Notice(BaseModel):
    """A warning of the run."""

    model_config = ConfigDict(frozen=True)

    subject: str
    message: str


class Find(BaseModel):
    """What a check of the warehouse found after the run; the view ``checks`` has the cases."""

    model_config = ConfigDict(frozen=True)

    check: str
    severity: str
    message: str
    advice: str


class Sources(BaseModel):
    """How many sources are behind all articles so far that copy, reuse or report a seed: ten copies of one are one."""

    model_config = ConfigDict(frozen=True)

    articles: int
    sites: int
    independent: int

    def __str__(self) -> str:
        articles, outlets = plural(self.articles, "article"), plural(self.sites, "outlet")
        sources = plural(self.independent, "independent source")
        return f"{articles} so far with the seed's text or event, at {outlets}; {sources} besides the seed's"


class Summary(BaseModel):
    """The honest end of a run: what was found, what failed, where it is."""

    model_config = ConfigDict(frozen=True)

    flow: str
    run_id: str
    seed_id: str | None = None
    seed_title: str | None = None
    state: str
    seconds: float
    known: int
    ledger: dict[str, int]
    balanced: bool
    relations: dict[str, int]
    sources: Sources | None = None
    nearest: tuple[Match, ...] = ()
    refused: tuple[Refusal, ...] = ()
    warnings: tuple[Notice, ...] = ()
    checks: int = 0
    finds: tuple[Find, ...] = ()
    warehouse: str
    report: str | None = None

    @property
    def is_sound(self) -> bool:
        """True if no check says that the warehouse contradicts itself."""
        return all(find.severity != "error" for find in self.finds)


def summarise(run: Run, seed_title: str | None = None, report: Path | None = None) -> Summary:
    """Read the run's end from the published warehouse. Call it after the last load."""
    path = run.settings.published
    ledger = store.ledger_counts(path, run.run_id)
    matches = store.run_table(path, run.run_id, run.seed_id) if run.seed_id else []
    behind = store.sources_behind(path, run.seed_id) if run.seed_id else None
    checked = checks.latest(path)
    return Summary(
        flow=run.flow,
        run_id=run.run_id,
        seed_id=run.seed_id,
        seed_title=seed_title,
        state="warning" if run.warnings else "completed",
        seconds=round((run.clock.now() - run.started_at).total_seconds(), 1),
        known=sum(ledger.values()),
        ledger=ledger,
        balanced=store.is_balanced(path, run.run_id),
        relations=_count(matches),
        sources=Sources.model_validate(asdict(behind)) if behind else None,
        nearest=tuple(_match(row) for row in matches[:NEAREST]),
        refused=tuple(
            Refusal(url=row.url, state=row.state, reason=row.reason)
            for row in store.refusals(path, run.run_id, REFUSED)
        ),
        warnings=tuple(Notice(subject=item.subject, message=item.message) for item in run.warnings),
        checks=len(checked),
        finds=tuple(
            Find(check=item.name, severity=item.severity, message=item.message, advice=item.advice)
            for item in checked
            if not item.is_ok
        ),
        warehouse=str(path.absolute()),
        report=str(report.absolute()) if report else None,
    )


def _count(matches: list[store.RunRow]) -> dict[str, int]:
    return dict(Counter(row.relation for row in matches if not row.is_seed))


def _match(row: store.RunRow) -> Match:
    return Match(
        title=row.title,
        url=row.url,
        host=row.host,
        published=f"{row.published_at:%Y-%m-%d %H:%M}" if row.published_at else None,
        relation=row.relation,
        copy_kind=row.copy_kind,
        is_seed=row.is_seed,
        score=row.score,
        reuse_article=row.reuse_article,
        reuse_seed=row.reuse_seed,
        why=row.why,
    )
