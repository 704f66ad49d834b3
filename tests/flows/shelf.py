"""A warehouse and an archive with pages that an older extractor has read; nothing is fetched and no process started."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from extractors import urls
from extractors.features.compute import features
from extractors.fetch.answer import Answer
from extractors.fetch.clock import SystemClock
from extractors.records import Fetch
from extractors.worker import Extraction, Job, run_job
from flows import captures, modes, reprocessing, reread_plan
from flows.modes import Modes
from flows.notes import Notes
from flows.rereading import Rereading
from flows.run import Run
from warehouse import db, run_rows
from warehouse.load import Loader, WarehouseSettings
from warehouse.stored_pages import Selection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pytest

    from config.settings import Settings
    from extractors.records import Article
    from flows.reprocessing import Reprocessed

NOON = datetime(2025, 3, 17, 12, tzinfo=UTC)
DAY = timedelta(days=1)
OLD, NEW = "newswake-fast/9", "newswake-fast/10"


class DatedClock(SystemClock):
    """Real durations, but the given date."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


def as_is(article: Article) -> Article:
    return article


def with_more(article: Article) -> Article:
    """An extractor that finds a line more in every article."""
    text = f"{article.text}\nThe extractor has found this line besides."
    return replace(article, text=text, word_count=article.word_count + 7)


def changed(extraction: Extraction, change: Callable[[Article], Article]) -> Extraction:
    """An extraction as another extractor would have made it."""
    if extraction.problem:
        return extraction
    article = change(extraction.article)
    found = features(article.title, article.text or "", article.lang) if article.verdict == "article" else None
    return replace(extraction, article=article, features=found)


class OtherPool:
    """Extracts in this process, with changes. ``jobs`` are those that it was given."""

    def __init__(self, change: Callable[[Article], Article] = with_more) -> None:
        self.change = change
        self.jobs: list[Job] = []

    async def extract(self, job: Job) -> Extraction:
        self.jobs.append(job)
        return changed(run_job(job), self.change)


class Shelf:
    """Looks at pages. ``version`` is the extractor that reads them, and those that come."""

    def __init__(self, settings: Settings, patch: pytest.MonkeyPatch) -> None:
        self.settings = settings
        self._patch = patch
        self.number = 0
        self.version(OLD)

    def version(self, name: str) -> None:
        self._patch.setattr(modes, "EXTRACTOR", name)

    @contextmanager
    def running(self, at: datetime, run_id: str, flow: str = "poll", seed_id: str | None = None) -> Iterator[Run]:
        """A run. What it has noted is loaded when somebody asks for it."""
        run = Run(self.settings, flow, run_id, DatedClock(at), seed_id)
        values: dict[str, Any] = {"code_version": "1", "config_hash": "c", "started_at": at, "seed_id": seed_id}
        run.note("run", run_rows.run_row(run_id=run_id, flow=flow, name=run_id, **values))
        try:
            yield run
            run.note("run_end", run_rows.run_end_row(run_id, "completed", at, None))
        finally:
            run.flush()
            run.close()

    @property
    def published(self) -> Path:
        """The warehouse with all that was noted."""
        if any(self.settings.spool_dir.glob("*/manifest.json")):
            Loader(WarehouseSettings.from_settings(self.settings)).load()
        return self.settings.published

    def look(
        self,
        url: str,
        html: str,
        at: datetime | None = None,
        change: Callable[[Article], Article] = as_is,
        seed_id: str | None = None,
        **facts: Any,
    ) -> Fetch:
        """A page is fetched and read at once."""
        self.number += 1
        at = at or NOON + self.number * DAY
        with self.running(at, f"run-{self.number:03d}", seed_id=seed_id) as run:
            fetch = self._archived(run, url, html.encode(), at, facts)
            job = Job(captures.page_url(fetch), html.encode(), fetch.content_type, at, captures.wanted_url(fetch))
            extraction = changed(run_job(job), change)
            page = urls.dedupe_key(captures.page_url(fetch))
            notes = Notes(run)
            notes.fetch(fetch)
            notes.aliases(page, page, fetch, extraction.article)
            observation = notes.observation(page, page, fetch, extraction, "fast")
            notes.state(page, "stored", None, fetch, observation)
        return fetch

    def _archived(self, run: Run, url: str, body: bytes, at: datetime, facts: dict[str, Any]) -> Fetch:
        answer = Answer(
            url=url,
            status=200,
            reason="OK",
            headers=(("Content-Type", "text/html; charset=utf-8"),),
            body=body,
            request_headers=(),
            request_target="/",
            started_at=at,
            elapsed=0.1,
            peer="203.0.113.7",
        )
        sha = hashlib.sha256(body).hexdigest()
        values: dict[str, Any] = {"purpose": "article", "requested_url": url, "final_url": url, "redirects": ()}
        values |= {"started_at": at, "elapsed_ms": 9, "outcome": "ok", "status": 200, "body_sha256": sha}
        values |= {"content_type": "text/html; charset=utf-8", "bytes_body": len(body)}
        fetch = Fetch(fetch_id=f"fetch-{self.number:03d}", **(values | facts))
        return run.archive.write(answer, captures.dated(fetch))

    def reread(
        self,
        pool: OtherPool,
        selection: Selection | None = None,
        chosen: Modes | None = None,
        at: datetime = NOON + 100 * DAY,
        run_id: str = "again",
        seconds: float = float("inf"),
    ) -> Reprocessed:
        """What the flow does, without Prefect."""
        path = self.published
        with self.running(at, run_id, "reprocess") as run:
            plan = reread_plan.plan(path, selection or Selection(), chosen or Modes())
            with Rereading(self.settings, run.clock, plan, reprocessing.noting(run), pool) as engine:
                engine.work(seconds)
            return reprocessing.outcome(self.settings, engine, reprocessing.troubles(engine), 0.0, run_id)

    def ask(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with db.read_only(self.published) as con:
            return con.execute(sql, list(values)).fetchall()
