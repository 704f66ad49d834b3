"""What the tasks of one run share: the event loop, the fetcher, the extraction workers, the frontier.

Prefect tasks are slices of this work; the objects live as long as the run, so that a new slice starts neither
processes nor connections again.
"""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self, TypeVar, cast

from extractors import urls
from extractors.discover import sitemap_state
from extractors.errors import NewswakeError
from extractors.fetch.client import Fetcher
from extractors.fetch.policy import FetchSettings
from extractors.memory import return_large_blocks
from extractors.pool import ExtractorPool
from extractors.records import Endpoint, Request
from extractors.worker import Job
from flows.answering import Memory
from flows.frontier import Entry, Frontier
from flows.keeper import Keeper, Rules
from flows.listing import Listing
from flows.pipeline import Limits, Progress, Slice
from flows.proxy import with_environment
from warehouse import ids, store

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping, Sequence
    from types import TracebackType
    from typing import Any

    from config.catalogue import SourceConfig
    from extractors.discover.window import Window
    from extractors.records import Article, EndpointKind, Features
    from flows.run import Run
    from flows.wanted import Wanted
    from warehouse.store import KnownPage, PollMark

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Budget:
    """What one run may spend on fetching: pages, bytes on the wire, seconds."""

    pages: int
    bytes: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Found:
    """What one page gave: an article with features, or the state in which its URL ended."""

    state: str
    reason: str | None
    article: Article | None = None
    features: Features | None = None
    observation_id: int | None = None


class Work:
    """The services of one run. A context manager; not thread-safe."""

    def __init__(self, run: Run, rules: Rules, budget: Budget, site_delays: Mapping[str, float] | None = None) -> None:
        self.run = run
        self.frontier = Frontier(run.window, page_limits=rules.page_limits)
        self.keeper = Keeper(run, self.frontier, rules)
        self.budget = budget
        self._site_delays = site_delays or {}
        self.progress = Progress()
        self.spent = dict.fromkeys(("pages", "bytes", "seconds"), 0.0)
        self._runner = asyncio.Runner()
        self._fetcher: Fetcher | None = None
        self._pool: ExtractorPool | None = None

    def __enter__(self) -> Self:
        self._runner.__enter__()
        try:
            self.do(self._open())
        except BaseException as error:
            self.__exit__(type(error), error, error.__traceback__)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.do(self._close())
        finally:
            self._runner.__exit__(kind, error, trace)

    async def _open(self) -> None:
        settings = self.run.settings
        fetching = replace(with_environment(FetchSettings.from_settings(settings)), site_delays=self._site_delays)
        self._fetcher = Fetcher(
            fetching, self.run.archive, self.run.leases, self.keeper, self.run.clock, random=random.random
        )
        self._pool = ExtractorPool(settings.workers, settings.page_deadline, settings.worker_memory_mb)
        return_large_blocks()
        await self._fetcher.__aenter__()
        await self._pool.__aenter__()

    async def _close(self) -> None:
        try:
            if self._pool is not None:
                await self._pool.__aexit__(None, None, None)
        finally:
            if self._fetcher is not None:
                await self._fetcher.__aexit__(None, None, None)

    @property
    def fetcher(self) -> Fetcher:
        """The fetcher; only inside the context."""
        if self._fetcher is None:
            raise RuntimeError("Work is not open")
        return self._fetcher

    @property
    def pool(self) -> ExtractorPool:
        """The extraction workers; only inside the context."""
        if self._pool is None:
            raise RuntimeError("Work is not open")
        return self._pool

    def do(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine on the loop of this run. An error of ours comes out as itself, not in a group."""
        try:
            return self._runner.run(coroutine)
        except BaseExceptionGroup as group:
            ours, _ = group.split(NewswakeError)
            if ours is not None:
                raise _first(ours) from group
            raise

    def aim(self, window: Window | None, wanted: tuple[Wanted, ...]) -> None:
        """Set what is known only once the seed was read: the days to look at, the titles to recognise."""
        self.run.window = window
        self.frontier.window = window
        self.keeper.rules = replace(self.keeper.rules, wanted=wanted)

    def take_one(self) -> Found:
        """Fetch and extract the one URL that is queued. Always a full fetch: the seed's links are needed each time."""
        entry = self.frontier.take(self.run.clock.monotonic())
        if not isinstance(entry, Entry):
            raise RuntimeError("take_one() needs exactly one queued URL")  # noqa: TRY004 - a bug, not a type
        found = self.do(self._take_one(entry))
        self.frontier.release(entry, self.run.clock.monotonic())
        self.run.flush()
        return found

    async def _take_one(self, entry: Entry) -> Found:
        page = await self.fetcher.get(Request(entry.candidate.url, "seed"))
        if page.body is None:
            self.keeper.fetched_without_body(entry, page)
            return Found(entry.state or page.fetch.outcome, entry.reason)
        fetch = page.fetch
        job = Job(
            fetch.final_url,
            page.body,
            fetch.content_type,
            self.run.started_at,
            fetch.requested_url,
            self.keeper.mode_of(fetch),
        )
        extraction = await self.pool.extract(job)
        observation_id = self.keeper.extracted(entry, page, extraction)
        if extraction.article.verdict != "article":
            return Found(entry.state or "not_article", entry.reason)
        return Found("stored", None, extraction.article, extraction.features, observation_id)

    def known(self, keys: Sequence[str]) -> dict[str, KnownPage]:
        """What the published warehouse holds of these URLs, by dedupe key."""
        by_id = {ids.url_id(key): key for key in keys}
        found = store.known_pages(self.run.settings.published, list(by_id))
        return {by_id[url_id]: page for url_id, page in found.items()}

    def ask(self, sources: Sequence[SourceConfig]) -> int:
        """Poll these sources side by side. Returns the number of entries they listed."""
        return self.do(self._ask(sources))

    async def _ask(self, sources: Sequence[SourceConfig]) -> int:
        memories = self.memories(sources)
        gate = asyncio.Semaphore(self.run.settings.connections)

        async def one(source: SourceConfig) -> int:
            async with gate:
                entries = await self.listing(source, memories[source.id]).poll()
                self.run.breathe()
                return entries

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one(source)) for source in sources]
        self.run.flush()
        return sum(task.result() for task in tasks)

    def listing(self, source: SourceConfig, memory: Memory) -> Listing:
        """A poll of one source."""
        return Listing(self.run, source, self.keeper, self.fetcher, memory)

    def memories(self, sources: Sequence[SourceConfig], more: Sequence[str] = ()) -> dict[str, Memory]:
        """What the warehouse holds of these sources' lists, by source. One look into it serves all of them.

        ``more`` are addresses of lists that will be asked besides.
        """
        path = self.run.settings.published
        source_ids = [source.id for source in sources]
        remembered = store.remembered_endpoints(path, source_ids)
        addresses = [*store.polled_endpoints(path, source_ids), *more]
        for source in sources:
            addresses += [str(source.homepage), *(str(endpoint.url) for endpoint in source.endpoints)]
        known = self.known([urls.dedupe_key(address) for address in addresses])
        marks = store.poll_marks(path, addresses)
        indexes = store.sitemap_indexes(path, source_ids)
        return {
            source_id: Memory(known, marks, _latest(remembered.get(source_id, ()), marks), indexes)
            for source_id in source_ids
        }

    def slice(self) -> Progress:
        """Fetch and extract until the slice's time or pages, or the run's budget, are used up."""
        settings = self.run.settings
        limits = Limits(
            seconds=min(settings.slice_seconds, self.budget.seconds - self.spent["seconds"]),
            pages=min(settings.slice_pages, self.budget.pages - int(self.spent["pages"])),
            bytes=self.budget.bytes - int(self.spent["bytes"]),
        )
        began = self.run.clock.monotonic()
        part = Slice(self.run, self.frontier, self.fetcher, self.pool, self.keeper, self.known)
        self.progress = part.progress
        done = self.do(part.work(limits))
        self.spent["pages"] += done.fetched
        self.spent["bytes"] += done.bytes
        self.spent["seconds"] += self.run.clock.monotonic() - began
        return done

    @property
    def counts(self) -> tuple[int, int]:
        """Pages that this slice has asked for, and all that are known to be asked for."""
        done = self.progress.fetched
        return done, done + self.frontier.queued

    @property
    def exhausted(self) -> str | None:
        """Which part of the budget is used up, or None."""
        for name, limit in (
            ("pages", self.budget.pages),
            ("bytes", self.budget.bytes),
            ("seconds", self.budget.seconds),
        ):
            if self.spent[name] >= limit:
                return f"the run's budget of {limit:g} {name} is used up"
        return None

    def defer_rest(self) -> int:
        """Close the ledger: what the budget left over, and what was skipped for its date.

        Returns the number of URLs left over.
        """
        left = 0
        for entry in list(self.frontier.open_entries()):
            self.keeper.settle(entry, "deferred", entry.reason or self.exhausted or "the run ended before its turn")
            left += 1
        self.keeper.note_outside()
        self.run.flush()
        return left


def _first(group: BaseExceptionGroup[NewswakeError]) -> NewswakeError:
    for error in group.exceptions:
        return _first(error) if isinstance(error, BaseExceptionGroup) else error
    raise RuntimeError("an empty exception group")


def _latest(remembered: Sequence[tuple[str, str]], marks: Mapping[str, PollMark]) -> list[Endpoint]:
    """The endpoints that were found before; of names that rotate only the one that was asked last."""
    kinds = dict(remembered)
    return [_remembered(url, kinds[url]) for url in sitemap_state.latest_names(list(kinds), marks)]


def _remembered(url: str, kind: str) -> Endpoint:
    """An endpoint as the warehouse holds it: its kind was checked when it was stored."""
    return Endpoint(url, cast("EndpointKind", kind), verified=True, found_by="autodiscovery")
