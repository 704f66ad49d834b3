"""What is known of the lists of sources (feeds, sitemaps, pages), and of the searches of archives."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.records import Endpoint, Search
from warehouse import asking

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class PollMark:
    """What is known of a list that was asked before: a feed, a sitemap, a page.

    ``entry_ids`` are the url_ids of the last answer that listed any, ``newest_entry_at`` the latest date in it.
    ``unlike`` counts the answers up to the last, without a break, that listed something but nothing of the one before.
    """

    url: str
    last_asked_at: datetime
    last_ok_at: datetime | None
    interval_s: float | None
    failure_score: float
    newest_entry_at: datetime | None
    asked: int
    due_at: datetime | None
    known_entries: int | None = None
    unlike: int = 0
    entry_ids: frozenset[int] = frozenset()


def poll_marks(path: Path, urls: Iterable[str]) -> dict[str, PollMark]:
    """What is known of the lists at these addresses, by address. One that was never asked is missing."""
    wanted = sorted(set(urls))
    if not wanted:
        return {}
    found = asking.rows(path, "poll_marks", {"urls": json.dumps(wanted)})
    return {row[0]: PollMark(*(*row[:-1], frozenset(row[-1]))) for row in found}


def polled_endpoints(path: Path, source_ids: Sequence[str], most: int = 100) -> list[str]:
    """Addresses at which these sources were asked for their lists, by whoever found them; ``most`` per source."""
    values = {"source_ids": json.dumps(list(source_ids)), "most": most}
    return [row[0] for row in asking.rows(path, "polled_endpoints", values)]


def remembered_endpoints(path: Path, source_ids: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """Feeds and sitemaps that earlier runs found by themselves and that listed something: source -> (url, kind)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for source_id, url, kind in asking.rows(path, "remembered_endpoints", {"source_ids": json.dumps(list(source_ids))}):
        found.setdefault(source_id, []).append((url, kind))
    return found


def sitemaps_of(path: Path, source_ids: Sequence[str], most: int = 1000) -> dict[str, tuple[Endpoint, ...]]:
    """The sitemaps and indexes that are known of these sources, by source; ``most`` of each, those on top first.

    They are those that were ever asked, unless they were gone the last time, and those that a robots.txt names.
    """
    found: dict[str, list[Endpoint]] = {}
    values = {"source_ids": json.dumps(list(source_ids)), "most": most}
    for source_id, url, kind, verified, found_by, level in asking.rows(path, "sitemaps_of", values):
        endpoint = Endpoint(url, kind, verified=verified, found_by=found_by, level=level)
        found.setdefault(source_id, []).append(endpoint)
    return {source_id: tuple(endpoints) for source_id, endpoints in found.items()}


def sitemap_indexes(path: Path, source_ids: Sequence[str]) -> frozenset[str]:
    """Addresses of sitemaps of these sources that name other sitemaps, and list no article themselves."""
    found = asking.rows(path, "sitemap_indexes", {"source_ids": json.dumps(list(source_ids))})
    return frozenset(row[0] for row in found)


def reach(path: Path, source_ids: Sequence[str]) -> dict[str, date]:
    """The oldest day (UTC) from which on the live lists of a source have shown every day up to the last poll.

    A source whose lists have no dates, or that was never asked, is missing. Days before a time without polls do not
    count: view ``coverage`` knows them.
    """
    return dict(asking.rows(path, "reach", {"source_ids": json.dumps(list(source_ids))}))


def open_titles(path: Path, seed_id: str) -> list[str]:
    """Titles of a seed of which no address is known."""
    return [row[0] for row in asking.rows(path, "open_titles", {"seed_id": seed_id})]


def search_rows(path: Path, seed_id: str) -> list[Search]:
    """What archives were searched for on behalf of a seed: of searches of the same days the latest."""
    return asking.records(Search, path, "search_rows", {"seed_id": seed_id})


def file_marks(path: Path, seed_id: str) -> dict[date, str]:
    """Up to which CC-NEWS file, by name, days were read for a seed; "~", which comes after all names: to the last."""
    return dict(asking.rows(path, "file_marks", {"seed_id": seed_id}))
