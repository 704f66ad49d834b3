"""What a reprocess is asked for, and what it came to; with Prefect or, for a dry run, without."""

from __future__ import annotations

from datetime import UTC, datetime, time
from itertools import groupby
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from config.errors import ConfigError, RunError
from config.visible import visible
from flows import differences, modes, reread_plan
from flows.differences import HostDifference
from flows.modes import Modes
from flows.notes import Notes
from flows.summary import Notice
from warehouse import store
from warehouse.stored_pages import Selection

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from config.catalogue import Catalogue
    from config.settings import Settings
    from extractors.records import ExtractionMode
    from extractors.worker import Extraction
    from flows.reread_plan import Bundle
    from flows.rereading import Rereading
    from flows.run import Run

# Files and hosts whose trouble is told one by one.
MOST_TOLD = 10
MAX_REASON = 200


class Reprocessed(BaseModel):
    """The honest end of a reprocess. ``run_id`` None: a dry run.

    ``looks`` are the stored answers that were chosen: ``read`` now, ``read_before`` by these extractors, or ``failed``.
    """

    model_config = ConfigDict(frozen=True)

    flow: str = "reprocess"
    run_id: str | None
    state: str
    seconds: float
    extractors: tuple[str, ...]
    looks: int
    read: int
    read_before: int
    failed: int
    hosts: tuple[HostDifference, ...]
    total: HostDifference
    warnings: tuple[Notice, ...]
    warehouse: str


def select(settings: Settings, host: str | None, seed: str | None, since: date | None) -> Selection:
    """Which pages are meant. Raises ConfigError for a seed that the warehouse does not hold."""
    if seed is not None and store.latest_seed(settings.published, seed) is None:
        raise ConfigError("the warehouse holds no seed of this name.", subject=seed, advice="Run it once before.")
    moment = datetime.combine(since, time(), UTC) if since else None
    return Selection(host.strip().lower() if host else None, seed, moment)


def chosen_modes(settings: Settings, catalogue: Catalogue, mode: ExtractionMode | None) -> Modes:
    """The mode of the command for all pages, or what settings and sources say."""
    return Modes(mode) if mode else modes.modes_of(settings, catalogue.sources.values())


def troubles(engine: Rereading) -> list[Notice]:
    """What could not be read, by WARC file or host; the first reason stands for all."""
    found = []
    for subject, group in groupby(sorted(engine.problems.items()), key=lambda item: item[0][0]):
        items = list(group)
        count = sum(looks for _, looks in items)
        what = "1 page could not be read" if count == 1 else f"{count} pages could not be read"
        reason = visible(items[0][0][1])[:MAX_REASON]
        found.append(Notice(subject=visible(subject), message=f"{what}: {reason}"))
    if len(found) <= MOST_TOLD:
        return found
    more = f"and pages of {len(found) - MOST_TOLD} more files and hosts"
    return [*found[:MOST_TOLD], Notice(subject="reprocess", message=more)]


def outcome(
    settings: Settings, engine: Rereading, warnings: Sequence[Notice], seconds: float, run_id: str | None = None
) -> Reprocessed:
    """What it came to. The table is of all pages that were chosen, whichever run has read them again."""
    hosts = engine.differences()
    plan = engine.plan
    return Reprocessed(
        run_id=run_id,
        state="warning" if warnings else "completed",
        seconds=round(seconds, 1),
        extractors=tuple(sorted({name for _, name in plan.pages})),
        looks=len(plan.pages),
        read=engine.looks,
        read_before=len(plan.pages) - plan.looks,
        failed=engine.failed,
        hosts=hosts,
        total=differences.total(hosts),
        warnings=tuple(warnings),
        warehouse=str(settings.published.absolute()),
    )


def noting(run: Run) -> reread_plan.OnRead:
    """What notes a page that was read again: with all that belongs to it, or not at all."""
    notes = Notes(run)

    def note(bundle: Bundle, extraction: Extraction) -> None:
        for page in bundle.pages:
            fetch, article_key = reread_plan.fetch_of(page), reread_plan.article_key(page, extraction.article)
            notes.aliases(page.key, article_key, fetch, extraction.article)
            notes.observation(page.key, article_key, fetch, extraction, bundle.mode)
        run.breathe()

    return note


def check_usable(engine: Rereading) -> None:
    """A run that could not read one of its pages has failed."""
    if engine.plan.bundles and not engine.looks:
        told = "".join(f"{item.subject}: {item.message}. " for item in troubles(engine)[:3])
        raise RunError("not one stored page could be read.", subject="reprocess", advice=told)
