"""What the flows ask the published snapshot. Before the first publication every answer is "nothing yet".

Each function opens the newest snapshot, so a run sees what it has loaded as soon as the load is over.
Lists are bound as JSON: DuckDB 1.5 takes 2 s to bind a list of 5,000 values and 10 ms for the same as text.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.records import Link
from warehouse import asking, db
from warehouse.lists import (
    PollMark,
    file_marks,
    open_titles,
    poll_marks,
    polled_endpoints,
    reach,
    remembered_endpoints,
    search_rows,
    sitemap_indexes,
    sitemaps_of,
)
from warehouse.robots_change import RobotsChange

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

__all__ = [
    "KnownPage",
    "OpenRun",
    "PollMark",
    "Refusal",
    "RunRow",
    "SeedVersion",
    "SourcesBehind",
    "ended_run",
    "file_marks",
    "held_links",
    "is_balanced",
    "known_pages",
    "last_runs",
    "latest_seed",
    "ledger_counts",
    "open_runs",
    "open_titles",
    "poll_marks",
    "polled_endpoints",
    "reach",
    "refusals",
    "remembered_endpoints",
    "robots_changed",
    "run_table",
    "search_rows",
    "sitemap_indexes",
    "sitemaps_of",
    "sources_behind",
    "titles_wanted",
    "unknown_fetches",
]

NO_LIMIT = 1_000_000_000


@dataclass(frozen=True, slots=True)
class KnownPage:
    """What is held of a URL.

    ``etag`` and ``last_modified`` make the next request conditional. ``warc_file`` and ``warc_offset`` point to the
    last whole response, fetched from ``whole_url`` at ``last_whole_at``; ``record_id`` and ``recorded_at`` name the
    record that has its bytes. ``changes`` counts revisions after the first, ``unchanged_in_a_row`` the looks since the
    last news that brought the same content or a 304. ``last_verdict`` and its like are of the newest observation.
    ``alias_of`` is the article that the URL was found to be another address of; it has no observation of its own then.
    """

    url_id: int
    etag: str | None
    last_modified: str | None
    last_fetched_at: datetime
    last_outcome: str
    first_fetched_at: datetime | None
    observations: int
    changes: int
    last_changed_at: datetime | None
    published_at: datetime | None
    article_id: int | None
    warc_file: str | None
    warc_offset: int | None
    body_sha256: str | None
    last_verdict: str | None = None
    last_kind: str | None = None
    last_reasons: list[str] | None = None
    alias_of: int | None = None
    last_whole_at: datetime | None = None
    unchanged_in_a_row: int = 0
    record_id: str | None = None
    recorded_at: datetime | None = None
    whole_url: str | None = None

    @property
    def refers_to(self) -> tuple[str, datetime] | None:
        """The record, with its date, of the copy that a 304 would confirm; None if its id is not known."""
        if self.record_id is None or self.recorded_at is None:
            return None
        return self.record_id, self.recorded_at

    @property
    def observed(self) -> bool:
        """True if something was extracted from it at least once."""
        return self.observations > 0

    @property
    def readable(self) -> bool:
        """True if what it holds is known, so that an unchanged page brings nothing new."""
        return self.alias_of is not None or (self.observed and self.last_kind != "failed")

    @property
    def is_article(self) -> bool:
        """True if it was an article when it was last read."""
        return self.observed and self.last_verdict != "not_article"


@dataclass(frozen=True, slots=True)
class OpenRun:
    """A run that has no end yet: alive, or dead without a word."""

    run_id: str
    flow: str
    name: str
    seed_id: str | None
    flow_run_id: str | None
    pid: int | None
    machine: str | None
    started_at: datetime


@dataclass(frozen=True, slots=True)
class RunRow:
    """An article that a run touched and its relation to the seed. Shares are 0 to 1."""

    title: str | None
    url: str
    host: str
    source_id: str | None
    published_at: datetime | None
    relation: str
    copy_kind: str | None
    score: float
    reuse_article: float
    reuse_seed: float
    why: str
    is_seed: bool
    links_to_seed: bool
    quotes_seed: bool
    syndication_credit: str | None
    lang: str | None
    words: int
    revisions: int
    state: str
    article_id: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """A URL that gave no article in a run, and why."""

    url: str
    host: str
    state: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class SourcesBehind:
    """The articles that copy, reuse or report a seed, their sites, and the sources besides that of the seed's text."""

    articles: int
    sites: int
    independent: int


@dataclass(frozen=True, slots=True)
class SeedVersion:
    """The newest version of a seed, with its text."""

    seed_id: str
    seed_version: int
    given_as: str
    url: str | None
    url_id: int | None
    content_id: int
    observation_id: int | None
    title: str | None
    authors: list[str] | None
    published_at: datetime | None
    lang: str | None
    syndication_credit: str | None
    window_start: datetime | None
    window_end: datetime | None
    created_at: datetime
    active: bool
    text: str
    word_count: int


def known_pages(path: Path, url_ids: Iterable[int]) -> dict[int, KnownPage]:
    """What is held of these URLs, by id. A URL that was never asked for is missing."""
    wanted = list(url_ids)
    if not wanted:
        return {}
    return {
        page.url_id: page for page in asking.records(KnownPage, path, "known_pages", {"url_ids": json.dumps(wanted)})
    }


def unknown_fetches(path: Path, fetch_ids: Iterable[str]) -> set[str]:
    """Those of these requests that are not in the log: of a run that was killed, before its rows were loaded.

    Load what waits in the spool first.
    """
    wanted = set(fetch_ids)
    if not wanted or db.snapshot(path) is None:
        return wanted
    return {row[0] for row in asking.rows(path, "unknown_fetches", {"fetch_ids": json.dumps(sorted(wanted))})}


def robots_changed(path: Path, run_id: str) -> list[RobotsChange]:
    """The hosts whose robots.txt this run was the first to find changed, by name. Load the run's rows first."""
    return asking.records(RobotsChange, path, "robots_changed", {"run_id": run_id})


def open_runs(path: Path) -> list[OpenRun]:
    """Runs that have no end yet, oldest first."""
    return asking.records(OpenRun, path, "open_runs")


def ended_run(path: Path, flow_run_id: str) -> str | None:
    """Id of the run that a flow run of Prefect stands for, if that run has ended."""
    found = asking.rows(path, "ended_run", {"flow_run_id": flow_run_id})
    return found[0][0] if found else None


def held_links(path: Path, article_id: int) -> tuple[Link, ...]:
    """The links of an article as it was last read."""
    return tuple(asking.records(Link, path, "held_links", {"article_id": article_id}))


def last_runs(path: Path) -> dict[tuple[str, str | None], datetime]:
    """When each flow last began, by flow and seed."""
    return {(flow, seed_id): started_at for flow, seed_id, started_at in asking.rows(path, "last_runs")}


def ledger_counts(path: Path, run_id: str) -> dict[str, int]:
    """How many URLs of a run ended in each state, most first."""
    return dict(asking.rows(path, "ledger_counts", {"run_id": run_id}))


def is_balanced(path: Path, run_id: str) -> bool:
    """True if every URL that the run knew ended in exactly one state. A run that knew none is balanced."""
    rows = asking.rows(path, "is_balanced", {"run_id": run_id})
    return bool(rows[0][0]) if rows else True


def run_table(path: Path, run_id: str, seed_id: str) -> list[RunRow]:
    """The articles that a run touched, nearest to the seed first."""
    return asking.records(RunRow, path, "run_table", {"run_id": run_id, "seed_id": seed_id})


def sources_behind(path: Path, seed_id: str) -> SourcesBehind | None:
    """Whose words the articles about a seed are; None where there are no such articles."""
    found = asking.records(SourcesBehind, path, "sources_behind", {"seed_id": seed_id})
    return found[0] if found else None


def refusals(path: Path, run_id: str, limit: int = NO_LIMIT) -> list[Refusal]:
    """What a run was refused or failed at, gravest first."""
    return asking.records(Refusal, path, "refusals", {"run_id": run_id, "limit": limit})


def latest_seed(path: Path, seed_id: str) -> SeedVersion | None:
    """The newest version of a seed, or None if the warehouse does not hold it."""
    found = asking.records(SeedVersion, path, "latest_seed", {"seed_id": seed_id})
    return found[0] if found else None


def titles_wanted(path: Path, seed_id: str) -> list[str]:
    """All titles that are looked for on behalf of a seed."""
    return [row[0] for row in asking.rows(path, "titles_wanted", {"seed_id": seed_id})]
