"""Asks a source for what it lists: its feeds, sitemaps and front page, and those that they lead to."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractors import urls
from extractors.discover import autodiscover, feeds, sections, sitemaps
from extractors.discover import window as windows
from extractors.errors import ArchiveError
from extractors.fetch.decode import decode_text
from extractors.fetch.stored import read_record
from extractors.records import Candidate, Endpoint, Request
from flows.asking import request_for
from warehouse import rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from config.catalogue import SourceConfig
    from extractors.fetch.client import Fetcher
    from extractors.fetch.stored import StoredResponse
    from extractors.records import Page, Purpose
    from flows.keeper import Keeper
    from flows.run import Run
    from warehouse.store import KnownPage

# Endpoints of one source and run: a sitemap index may name thousands of children.
MAX_ENDPOINTS = 40
SITEMAPS = frozenset({"sitemap", "news_sitemap", "sitemap_index"})
PURPOSE: dict[str, Purpose] = {
    "feed": "feed",
    "sitemap": "sitemap",
    "news_sitemap": "sitemap",
    "sitemap_index": "sitemap",
    "front": "front",
    "section": "front",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """What one endpoint listed. ``named`` counts other endpoints that it names, ``endpoints`` are those to ask."""

    candidates: tuple[Candidate, ...] = ()
    endpoints: tuple[Endpoint, ...] = ()
    problem: str | None = None
    named: int = 0


class Listing:
    """Polls the endpoints of one source, each once. ``await poll()``."""

    def __init__(
        self,
        run: Run,
        source: SourceConfig,
        keeper: Keeper,
        fetcher: Fetcher,
        known: Mapping[str, KnownPage],
    ) -> None:
        self.run = run
        self.source = source
        self.keeper = keeper
        self.fetcher = fetcher
        self._known = known
        self._seen: set[str] = set()
        self._problems: dict[str, list[str]] = {}

    async def poll(self, remembered: Sequence[Endpoint] = ()) -> int:
        """Ask every endpoint, follow what they lead to, offer what they list. Returns the number of entries.

        ``remembered`` are endpoints that earlier runs found. The front page is asked when the source allows
        autodiscovery; what the robots.txt names as sitemaps is asked when the source states no sitemap itself.
        """
        waiting = self._first(remembered)
        if self.source.autodiscover and not any(endpoint.kind in SITEMAPS for endpoint in waiting):
            waiting += await self._named_by_robots()
        entries = 0
        while waiting and len(self._seen) < MAX_ENDPOINTS:
            endpoint = waiting.pop(0)
            key = urls.dedupe_key(endpoint.url)
            if key in self._seen:
                continue
            self._seen.add(key)
            listed = await self._ask(endpoint)
            entries += len(listed.candidates)
            waiting.extend(listed.endpoints)
        self._warn(entries)
        return entries

    def _warn(self, entries: int) -> None:
        """One warning per source, with what its endpoints answered. What was found on the way may fail quietly."""
        told = "; ".join(f"{problem} ({', '.join(kinds)})" for problem, kinds in self._problems.items())
        if entries == 0:
            self.run.warn(self.source.id, f"listed nothing: {told or 'its endpoints hold no articles'}")
        elif told:
            self.run.warn(self.source.id, f"not all of its endpoints answered well: {told}")

    def _first(self, remembered: Sequence[Endpoint]) -> list[Endpoint]:
        given = [Endpoint(str(item.url), item.kind, verified=item.verified) for item in self.source.endpoints]
        waiting = [*given, *remembered]
        if self.source.autodiscover:
            waiting.append(Endpoint(str(self.source.homepage), "front"))
        return waiting

    async def _named_by_robots(self) -> list[Endpoint]:
        robots = await self.fetcher.robots(str(self.source.homepage))
        return [Endpoint(url, "sitemap", found_by="robots") for url in robots.sitemaps] if robots else []

    async def _ask(self, endpoint: Endpoint) -> Listed:
        page, body, content_type = await self._get(endpoint)
        if body is None:
            problem = page.fetch.error or f"status {page.fetch.status}"
            self._warn_of(endpoint, problem)
            self._note(endpoint, page, Listed(problem=problem), 0)
            return Listed()
        listed = await asyncio.to_thread(
            read_listing, endpoint, page.fetch.final_url, body, content_type, self.run.window
        )
        if listed.problem and not listed.candidates:
            self._warn_of(endpoint, listed.problem)
        in_window = self._offer(listed.candidates)
        self._note(endpoint, page, listed, in_window)
        return listed

    async def _get(self, endpoint: Endpoint) -> tuple[Page, bytes | None, str | None]:
        """Ask an endpoint. Returns the page with its body and content type; those of a 304 come from the archive."""
        purpose = PURPOSE[endpoint.kind]
        known = self._known.get(urls.dedupe_key(endpoint.url))
        if known is not None and known.warc_file:
            request = request_for(endpoint.url, known, self.run, purpose)
            page = await self.fetcher.get(request)
            if page.fetch.outcome != "not_modified":
                return page, page.body, page.fetch.content_type
            held = await asyncio.to_thread(self._from_archive, known)
            if held is not None:
                return page, held.body, held.headers.get("content-type")
        page = await self.fetcher.get(Request(endpoint.url, purpose))
        return page, page.body, page.fetch.content_type

    def _warn_of(self, endpoint: Endpoint, problem: str) -> None:
        """An endpoint that the source's file states is expected to work."""
        if endpoint.found_by == "config":
            self._problems.setdefault(problem, []).append(endpoint.kind.replace("_", " "))

    def _from_archive(self, known: KnownPage) -> StoredResponse | None:
        """What the endpoint answered before; None if its file was moved away or is damaged."""
        path = self.run.settings.archive_dir / str(known.warc_file)
        try:
            return read_record(path, known.warc_offset or 0)
        except ArchiveError:
            return None

    def _offer(self, candidates: Sequence[Candidate]) -> int:
        in_window = 0
        for candidate in candidates[: self.source.budgets.entries]:
            in_window += windows.decide(candidate, self.run.window).action == "fetch"
            self.keeper.offer(replace(candidate, source_id=self.source.id))
        return in_window

    def _note(self, endpoint: Endpoint, page: Page, listed: Listed, in_window: int) -> None:
        dates = _dates(listed.candidates)
        row = rows.poll_row(
            run_id=self.run.run_id,
            source_id=self.source.id,
            endpoint=endpoint,
            fetch=page.fetch,
            entries=len(listed.candidates),
            entries_in_window=in_window,
            oldest_entry_at=min(dates, default=None),
            newest_entry_at=max(dates, default=None),
            note=listed.problem,
            endpoints=listed.named,
        )
        self.run.note("poll", row)


def _dates(candidates: Sequence[Candidate]) -> list[datetime]:
    return [moment for item in candidates if (moment := item.published_at or item.modified_at) is not None]


def read_listing(
    endpoint: Endpoint, url: str, body: bytes, content_type: str | None, window: windows.Window | None
) -> Listed:
    """Read what an endpoint answered. Pure but for the parsing libraries; runs in a thread."""
    if endpoint.kind == "feed":
        feed = feeds.parse_feed(body, url, content_type)
        return Listed(feed.candidates, problem=feed.problem)
    if endpoint.kind in ("sitemap", "news_sitemap", "sitemap_index"):
        return _read_sitemap(url, body, window)
    html, _ = decode_text(body, content_type)
    found = autodiscover.endpoints(html, url) if endpoint.kind == "front" else ()
    return Listed(sections.links(html, url), found, named=len(found))


def _read_sitemap(url: str, body: bytes, window: windows.Window | None) -> Listed:
    result = sitemaps.parse_sitemap(body, url)
    chosen = sitemaps.children_in_window(result.children, window)
    endpoints = tuple(Endpoint(child.url, "sitemap", found_by="sitemap_index") for child in chosen)
    return Listed(result.candidates, endpoints, result.problem, len(result.children))
