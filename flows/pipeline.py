"""From queued URLs to spooled rows: fetches per host, extracts as pages land, notes what became of each.

Fetching is bound by hosts, extraction by cores. A slow host only holds its own queue; a page that is being
extracted holds nobody. What belongs to one page (its fetch, its observation, its content, its ledger state) is
noted without a break between, so that a killed run leaves a page whole or not at all.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractors.fetch import policy
from extractors.records import Article, Request
from extractors.worker import Job
from flows import captures
from flows.asking import request_for
from flows.frontier import Entry
from warehouse import store

if TYPE_CHECKING:
    from collections.abc import Callable

    from extractors.fetch.client import Fetcher
    from extractors.pool import ExtractorPool
    from extractors.records import Page
    from extractors.worker import Extraction
    from flows.frontier import Frontier
    from flows.keeper import Keeper
    from flows.run import Run
    from warehouse.store import KnownPage

# A page that ended like this is not there any more, or its host: what a web archive holds of it may be asked for. Who
# refuses us (robots.txt, 401, 403) is not got around.
GONE = frozenset({"not_found", "connect_error", "redirect_error"})
# How long an idle fetch worker sleeps at most before it looks again.
IDLE_S = 0.25
# Pages that may wait for a free extraction worker, per worker.
WAITING_PER_WORKER = 4


@dataclass(frozen=True, slots=True)
class Limits:
    """When a slice ends. Seconds, pages and wire bytes; whichever comes first."""

    seconds: float
    pages: int
    bytes: int


@dataclass(slots=True)
class Progress:
    """What a slice has done so far; ``fetched`` are pages that were asked for. Read by the display meanwhile."""

    fetched: int = 0
    extracted: int = 0
    failed: int = 0
    bytes: int = 0
    queued: int = 0
    by_outcome: dict[str, int] = field(default_factory=dict)

    def count(self, outcome: str) -> None:
        """One more fetch that ended with ``outcome``."""
        self.by_outcome[outcome] = self.by_outcome.get(outcome, 0) + 1


class Slice:
    """One time-boxed stretch of fetching and extracting. ``await work()`` once.

    ``known`` maps dedupe keys to what the warehouse holds; ``on_article`` is told of every good article, in
    the order in which they are extracted, and may offer new candidates to the frontier.
    """

    def __init__(
        self,
        run: Run,
        frontier: Frontier,
        fetcher: Fetcher,
        pool: ExtractorPool,
        keeper: Keeper,
        known: Callable[[list[str]], dict[str, KnownPage]],
    ) -> None:
        self.run = run
        self.frontier = frontier
        self.fetcher = fetcher
        self.pool = pool
        self.keeper = keeper
        self._lookup = known
        self._known: dict[str, KnownPage] = {}
        self._looked_up: set[str] = set()
        self.progress = Progress()
        self._in_flight = 0
        # Redirects, retries and robots.txt count too: the keeper sees them all.
        self._bytes_before = keeper.bytes_wire

    async def work(self, limits: Limits) -> Progress:
        """Work until the limits are reached or nothing is left. What was begun is finished."""
        self._deadline = self.run.clock.monotonic() + limits.seconds
        self._limits = limits
        workers = self.run.settings.workers
        pages: asyncio.Queue[tuple[Entry, Page] | None] = asyncio.Queue(workers * WAITING_PER_WORKER)
        async with asyncio.TaskGroup() as extracting:
            for _ in range(workers):
                extracting.create_task(self._extract_pages(pages))
            async with asyncio.TaskGroup() as fetching:
                for _ in range(self.run.settings.connections):
                    fetching.create_task(self._fetch_pages(pages))
            for _ in range(workers):
                await pages.put(None)
        self.run.flush()
        return self.progress

    def _over(self) -> bool:
        return (
            self.run.clock.monotonic() >= self._deadline
            or self.progress.fetched + self._in_flight >= self._limits.pages
            or self.progress.bytes >= self._limits.bytes
        )

    async def _fetch_pages(self, pages: asyncio.Queue[tuple[Entry, Page] | None]) -> None:
        while not self._over():
            taken = self.frontier.take(self.run.clock.monotonic())
            if isinstance(taken, Entry):
                await self._fetch(taken, pages)
            elif taken is None and self._in_flight == 0 and pages.empty() and self.keeper.busy == 0:
                return
            else:
                moment = taken if isinstance(taken, float) else float("inf")
                await asyncio.sleep(max(0.001, min(IDLE_S, moment - self.run.clock.monotonic())))

    async def _fetch(self, entry: Entry, pages: asyncio.Queue[tuple[Entry, Page] | None]) -> None:
        page = None
        self._in_flight += 1
        try:
            known = self._known_page(entry.key)
            reason = None if entry.ask_url else self.keeper.not_due(known)
            if reason is not None:
                self.keeper.settle(entry, "deferred", reason)
                self._lead_on(entry, known)
                # Thousands of these in a row must not starve requests and workers that are under way.
                await asyncio.sleep(0)
                return
            page = await self.fetcher.get(self._request(entry, known))
        finally:
            self._in_flight -= 1
            self.frontier.release(entry, self.run.clock.monotonic() + (_rest(page) if page else 0.0))
        self._counted(page)
        if page.fetch.attempt == 0:
            # Nothing was sent, so nothing was waited for, and the whole queue of a host may end like this.
            await asyncio.sleep(0)
        if page.fetch.outcome == "ok":
            self.keeper.busy += 1
            await pages.put((entry, page))
        elif page.fetch.outcome in GONE and entry.candidate.capture_url and not entry.ask_url:
            entry.reason = f"{page.fetch.outcome}: {page.fetch.error or page.fetch.status}"
            self.frontier.ask_instead(entry, entry.candidate.capture_url)
        else:
            self.keeper.fetched_without_body(entry, page, known)
            if page.fetch.outcome == "not_modified":
                self._lead_on(entry, known)

    def _request(self, entry: Entry, known: KnownPage | None) -> Request:
        if entry.ask_url:
            return Request(entry.ask_url, "capture")
        return request_for(entry.candidate.url, known if known and known.readable else None, self.run)

    def _lead_on(self, entry: Entry, known: KnownPage | None) -> None:
        """Follow a page that is not read again by the links that are held of it.

        The run that read it may have been killed, or at the end of its budget, before it came to them.
        """
        if known is None or known.article_id is None or not self.keeper.leads_on(entry):
            return
        links = store.held_links(self.run.settings.published, known.article_id)
        self.keeper.follow(entry, Article(entry.candidate.url, "article", "news", links=links))

    def _counted(self, page: Page) -> None:
        # What was never sent spends nothing: a host that rests must not use up the pages of the others.
        self.progress.fetched += page.fetch.attempt > 0
        self.progress.bytes = self.keeper.bytes_wire - self._bytes_before
        self.progress.queued = self.frontier.queued
        self.progress.count(page.fetch.outcome)

    def _known_page(self, key: str) -> KnownPage | None:
        if key not in self._looked_up:
            keys = [*self.frontier.queued_keys(), key]
            self._known.update(self._lookup([key for key in keys if key not in self._looked_up]))
            self._looked_up.update(keys)
        return self._known.get(key)

    async def _extract_pages(self, pages: asyncio.Queue[tuple[Entry, Page] | None]) -> None:
        while (item := await pages.get()) is not None:
            entry, page = item
            try:
                extraction = await self.pool.extract(
                    Job(
                        captures.page_url(captures.dated(page.fetch)),
                        page.body or b"",
                        page.fetch.content_type,
                        self.run.started_at,
                        entry.candidate.url if entry.ask_url else page.fetch.requested_url,
                        self.keeper.mode_of(page.fetch),
                    )
                )
                self._extracted(entry, page, extraction)
            finally:
                self.keeper.busy -= 1

    def _extracted(self, entry: Entry, page: Page, extraction: Extraction) -> None:
        self.progress.extracted += 1
        if extraction.problem:
            self.progress.failed += 1
        self.keeper.extracted(entry, page, extraction)
        self.run.breathe()


def _rest(page: Page) -> float:
    """Seconds that the other URLs of the host have to wait in the queue.

    Nobody waits long for a host that is in trouble or wants to be left alone: its URLs are asked for at once, and each
    is told until when the rest lasts. In the queue they would hold up the run for nothing.
    """
    fetch = page.fetch
    rest = (fetch.delay_ms or 0) / 1000
    in_trouble = fetch.retry_at is not None or policy.speaks_against_host(fetch.outcome, fetch.status, fetch.barrier)
    return 0.0 if in_trouble and rest > policy.LONGEST_WAIT else rest
