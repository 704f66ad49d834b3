"""Asks lists of an outlet, each once, and says what each of them shows."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from extractors import urls
from extractors.discover import children, looks
from extractors.discover.looks import Look
from extractors.discover.outward import outward
from extractors.fetch.decode import decode_text
from extractors.records import Endpoint, Request
from flows.answering import PURPOSE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extractors.discover.children import ChildSitemap
    from extractors.fetch.client import Fetcher
    from extractors.records import Fetch, Page
    from flows.run import Run

# Requests for lists that one look at an outlet may take; at a second each that is a minute.
MAX_ASKED = 60
# Sitemaps of an index that are opened, and how deep indexes may name indexes.
OPENED = 2
MAX_LEVEL = 2
# Pages that were taken for feeds: an outlet's page about its feeds leads to them.
MAX_PAGES = 3
SAMPLE = 2000


class Teller(Protocol):
    """Shows people how far a long look is."""

    def asking(self, url: str) -> None:
        """A request begins; it may have to wait for its host's turn."""
        ...

    def answered(self, look: Look) -> None:
        """A list was read."""
        ...


class Looking:
    """Looks at lists. ``sites`` are the registrable domains whose pages count as the outlet's own."""

    def __init__(self, run: Run, fetcher: Fetcher, teller: Teller) -> None:
        self._run = run
        self._fetcher = fetcher
        self._teller = teller
        self.sites: frozenset[str] = frozenset()
        self.looks: list[Look] = []
        # What looked like a feed and was a page: HTML and address.
        self.pages: list[tuple[str, str]] = []
        self._seen: set[str] = set()

    @property
    def asked(self) -> int:
        """How many lists were asked so far."""
        return len(self._seen)

    async def get(self, url: str) -> Page:
        """Ask for a page that is no list by itself. A failure is a value."""
        self._seen.add(urls.dedupe_key(url))
        self._teller.asking(url)
        return await self._fetcher.get(Request(url, "front"))

    async def robots_sitemaps(self, url: str) -> tuple[Endpoint, ...]:
        """The sitemaps that the robots.txt of the URL's host names, those of news first."""
        robots = await self._fetcher.robots(url)
        named = robots.sitemaps if robots is not None else ()
        outside = [address for text in named if (address := outward(url, text)) is not None]
        ordered = sorted(outside, key=lambda address: "news" not in address.lower())
        return tuple(Endpoint(address, "sitemap", found_by="robots") for address in ordered)

    async def ask(self, endpoints: Iterable[Endpoint]) -> list[Look]:
        """Ask lists side by side (each host lets one in at a time), with what indexes lead to; in their order."""
        gate = asyncio.Semaphore(self._run.settings.connections)
        new = [endpoint for endpoint in endpoints if self._is_new(endpoint)]

        async def one(endpoint: Endpoint) -> Look:
            async with gate:
                look = await self._ask(endpoint)
            return await self._opened(look)

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one(endpoint)) for endpoint in new]
        found = [task.result() for task in tasks]
        self.looks += found
        return found

    def add(self, look: Look) -> None:
        """Add a look at something that was read elsewhere."""
        self.looks.append(look)

    def _is_new(self, endpoint: Endpoint) -> bool:
        key = urls.dedupe_key(endpoint.url)
        if key in self._seen or len(self._seen) >= MAX_ASKED:
            return False
        self._seen.add(key)
        return True

    async def _ask(self, endpoint: Endpoint) -> Look:
        self._teller.asking(endpoint.url)
        page = await self._fetcher.get(Request(endpoint.url, PURPOSE[endpoint.kind]))
        fetch = page.fetch
        if page.body is None:
            look = Look(endpoint, unfit=why(fetch), outcome=fetch.outcome)
        else:
            look = await asyncio.to_thread(self._read, endpoint, page.body, fetch.final_url, fetch.content_type)
            look = replace(look, answered_at=fetch.final_url if fetch.final_url != endpoint.url else None)
        self._teller.answered(look)
        return look

    def _read(self, endpoint: Endpoint, body: bytes, url: str, content_type: str | None) -> Look:
        if not is_html(body):
            return looks.look(endpoint, body, url, content_type, self.sites)
        html, _ = decode_text(body, content_type)
        if endpoint.kind in {"front", "section"}:
            return looks.look_at_page(endpoint, html, url, self.sites)
        if endpoint.kind == "feed" and len(self.pages) < MAX_PAGES and urls.site_of(url) in self.sites:
            self.pages.append((html, url))
        return Look(endpoint, unfit="an HTML page, no list")

    async def _opened(self, index: Look) -> Look:
        """Open some sitemaps of an index: what they list is what it leads to. Those of news are lists of their own."""
        if not index.children or index.endpoint.level >= MAX_LEVEL:
            return index
        level = index.endpoint.level + 1
        found = []
        for child in _worth_opening(index.children):
            endpoint = Endpoint(child.url, "sitemap", found_by="sitemap_index", level=level)
            if not self._is_new(endpoint):
                continue
            look = await self._opened(await self._ask(endpoint))
            if look.endpoint.kind == "news_sitemap":
                self.looks.append(look)
            found.append(look)
        return looks.with_children(index, found)


def why(fetch: Fetch) -> str:
    """Why a request brought no body, in a few words."""
    if fetch.outcome == "robots" and not (fetch.robots or "").startswith("closed"):
        return "robots.txt forbids it"
    return fetch.error or f"status {fetch.status}"


def is_html(body: bytes) -> bool:
    """Say whether a body begins like an HTML page."""
    start = body[:SAMPLE].lower()
    marks = (b"<rss", b"<feed", b"<rdf:", b"<urlset", b"<sitemapindex", b"<?xml-stylesheet")
    if any(mark in start for mark in marks):
        return False
    return b"<html" in start or b"<!doctype html" in start or b"<body" in start


def _worth_opening(named: Sequence[ChildSitemap]) -> list[ChildSitemap]:
    ordered = children.in_order(named, None)
    news = [child for child in ordered if "news" in child.url.rpartition("/")[2].lower()][:1]
    return [*news, *(child for child in ordered[:OPENED] if child not in news)]
