"""Which archive a request is for, and what it answers. Pure: holdings and a request in, an answer out."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from tests.archive_web import ccnews, gdelt, wayback
from tests.archive_web.errors import error

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.archive_web.holdings import Holdings, Way


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers and body."""

    status: int = 200
    body: bytes = b""
    kind: str = "text/plain"
    headers: Mapping[str, str] = field(default_factory=dict)


def way_of(target: str) -> Way | None:
    """Which interface the path of a request belongs to."""
    path = urlsplit(target).path
    ways = {"/cdx/search/cdx": "index", "/web/": "replay", "/crawl-data/": "ccnews", "/api/v2/doc/doc": "gdelt"}
    return next((cast("Way", way) for start, way in ways.items() if path.startswith(start)), None)


def answer(holdings: Holdings, target: str, headers: Mapping[str, str] | None = None) -> Answer:
    """Answer a request for ``target``: a path with its query, or a whole address as a proxy gets it."""
    parts = urlsplit(target)
    way = way_of(target)
    if way is None:
        return _plain(holdings, parts.path)
    fault = holdings.next_fault(way)
    if fault is not None and fault != "broken":
        return Answer(*error(way, fault))
    # A path may hold a whole address with a query of its own.
    path = parts.path if way != "replay" else target[target.index("/web/") :]
    given = _true(holdings, way, path, parts.query, headers or {})
    return replace(given, body=given.body[: len(given.body) * 2 // 3]) if fault == "broken" else given


def _true(holdings: Holdings, way: Way, path: str, query: str, headers: Mapping[str, str]) -> Answer:
    if way == "index":
        return Answer(*wayback.index(holdings, query))
    if way == "replay":
        return Answer(*wayback.replay(holdings, path))
    if way == "ccnews":
        return Answer(*ccnews.file(holdings, path.removeprefix("/"), headers.get("range")))
    return Answer(*gdelt.search(holdings, query))


def _plain(holdings: Holdings, path: str) -> Answer:
    if path == "/robots.txt" and holdings.robots is not None:
        return Answer(200, holdings.robots)
    return Answer(404, json.dumps({"error": "not found"}).encode(), "application/json")
