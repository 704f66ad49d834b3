"""Reads collections of WARC files into the run: what the sieve lets through is archived, extracted and noted.

A copy has the same identity whenever it is read: read again, after a kill or by another run, it adds nothing.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from extractors import urls
from extractors.errors import ArchiveError
from extractors.fetch import collection, optout
from extractors.fetch.answer import Answer
from extractors.records import Candidate, Fetch, Page
from extractors.worker import Job
from flows.frontier import Entry
from flows.warc_files import FileRead, FileReading
from warehouse import store

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from extractors.fetch.collection import Filter, PageCopy
    from extractors.worker import Extraction
    from flows.work import Work

# Pages that may wait for a free extraction worker, per worker.
WAITING_PER_WORKER = 4
HELD = "its copy is held since an earlier run"


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where reading ends: bytes of the files as they lie, pages that are kept, requests for remote files."""

    bytes: int | None = None
    pages: int | None = None
    requests: int | None = None


@dataclass(slots=True)
class Collected:
    """What reading brought.

    Of the pages that were kept ``held`` lay in the warehouse already, ``again`` were known to this run otherwise or by
    an earlier capture; the rest was extracted and ended as ``outcomes`` says (``stored`` are articles). ``by_day``
    counts pages that were kept by their source (None: of no source) and day of capture (UTC), each address once.
    """

    files: list[FileRead] = field(default_factory=list)
    held: int = 0
    again: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    by_day: Counter[tuple[str | None, date]] = field(default_factory=Counter)
    stopped: str | None = None
    seconds: float = 0.0

    @property
    def stored(self) -> int:
        """Articles that are new to the warehouse."""
        return self.outcomes["stored"]

    @property
    def pages(self) -> int:
        """Pages that were looked at."""
        return sum(item.tally.pages for item in self.files)

    @property
    def kept(self) -> int:
        """Pages that the sieve let through."""
        return sum(item.tally.kept for item in self.files)

    @property
    def bytes(self) -> int:
        """Bytes of the files that were read."""
        return sum(item.tally.packed for item in self.files)

    @property
    def requests(self) -> int:
        """Requests for pieces of remote files."""
        return sum(item.requests for item in self.files)

    @property
    def dropped(self) -> Counter[str]:
        """Why pages were passed over, in one word each (``extractors.discover.sieve``), and how many."""
        return sum((item.tally.dropped for item in self.files), Counter())


class _Kept(NamedTuple):
    """A page on its way to the workers."""

    entry: Entry
    page: PageCopy
    origin: str
    fetch_id: str


class Collecting:
    """Reads collections for one run; ``read`` may be called several times, ``bounds`` hold for each call.

    As many files are read side by side as there are extraction workers. Of several captures of an address the first
    that is met counts.
    """

    def __init__(self, work: Work, sieve: Filter, bounds: Bounds | None = None) -> None:
        self.work = work
        self.run = work.run
        self.keeper = work.keeper
        self.sieve = sieve
        self.bounds = bounds or Bounds()
        self._seen: set[str] = set()
        self._archived: set[str] = set()
        self._done = Collected()
        self._is_cancelled = False

    def read(self, sources: Sequence[str | Path]) -> Collected:
        """Read files, folders and URLs. What cannot be read is said of the file; the others are read."""
        return self.work.do(self.collect(sources))

    async def collect(self, sources: Sequence[str | Path]) -> Collected:
        """Do what ``read`` does, on the loop of the run."""
        self._done, began = Collected(), self.run.clock.monotonic()
        self._is_cancelled = False
        workers = self.run.settings.workers
        waiting: asyncio.Queue[_Kept | None] = asyncio.Queue(workers * WAITING_PER_WORKER)
        try:
            async with asyncio.TaskGroup() as extracting:
                for _ in range(workers):
                    extracting.create_task(self._extract(waiting))
                await self._read_all(sources, waiting)
                for _ in range(workers):
                    await waiting.put(None)
        finally:
            # Threads cannot be cancelled; they see this at their next block.
            self._is_cancelled = True
        self.run.flush()
        self._done.stopped = self._stop_reason()
        self._done.seconds = self.run.clock.monotonic() - began
        return self._done

    async def _read_all(self, sources: Sequence[str | Path], waiting: asyncio.Queue[_Kept | None]) -> None:
        gate = asyncio.Semaphore(self.run.settings.workers)

        async def one(reading: FileReading) -> None:
            async with gate:
                async for batch in reading.batches(self.work.fetcher, self.run.settings.max_body_bytes):
                    for kept in self._new(reading.origin, batch):
                        await waiting.put(kept)

        async with asyncio.TaskGroup() as reading:
            for place in self._places(sources):
                file = FileReading(place, self.sieve, self.run.clock, self._stop)
                self._done.files.append(file.about)
                reading.create_task(one(file))

    def _places(self, sources: Sequence[str | Path]) -> Iterator[str | Path]:
        for source in sources:
            if isinstance(source, str) and source.lower().startswith(("http://", "https://")):
                yield source
                continue
            try:
                yield from collection.files(Path(source))
            except ArchiveError as error:
                self._done.files.append(FileRead(str(source), "failed", problem=error.message))

    def _stop(self) -> str | None:
        return "the run ended" if self._is_cancelled else self._stop_reason()

    def _stop_reason(self) -> str | None:
        """Which bound is reached, if one is."""
        done, bounds = self._done, self.bounds
        spent = (("bytes", done.bytes, bounds.bytes), ("pages", done.kept, bounds.pages))
        for name, used, limit in (*spent, ("requests", done.requests, bounds.requests)):
            if limit is not None and used >= limit:
                return f"the budget of {limit} {name} is used up"
        return None

    def _new(self, origin: str, batch: Sequence[PageCopy]) -> list[_Kept]:
        """Give those of the pages that are to be extracted; note how the others ended."""
        offered = [kept for page in batch if (kept := self._offered(origin, page)) is not None]
        self._done.again += len(batch) - len(offered)
        unknown = store.unknown_fetches(self.run.settings.published, [kept.fetch_id for kept in offered])
        known = self.work.known([kept.entry.key for kept in offered])
        new = []
        for kept in offered:
            held = known.get(kept.entry.key) if kept.fetch_id not in unknown else None
            if held is not None and (held.observed or held.alias_of):
                self._done.held += 1
                self.run.usable_pages += held.is_article
                self.keeper.settle(kept.entry, "unchanged", HELD)
                continue
            if kept.fetch_id not in unknown:
                # A run was killed after it had archived this page, and before it had noted what it holds.
                self._archived.add(kept.fetch_id)
            new.append(kept)
        return new

    def _offered(self, origin: str, page: PageCopy) -> _Kept | None:
        """Make a page known to the run; None if the run knows it otherwise, or has met an earlier capture."""
        address = urls.resolve(page.url, page.url)
        key = urls.dedupe_key(address) if address else ""
        if address is None or key in self._seen:
            return None
        self._seen.add(key)
        source_id = self.keeper.source_of(address)
        self._done.by_day[source_id, page.at.date()] += 1
        candidate = Candidate(address, "warc", origin, source_id, position=page.position, captured_at=page.at)
        self.keeper.offer(candidate, wanted=True)
        if not self.work.frontier.is_open(key):
            return None
        return _Kept(Entry(key, candidate), page, origin, _identity(address, page))

    async def _extract(self, waiting: asyncio.Queue[_Kept | None]) -> None:
        while (kept := await waiting.get()) is not None:
            page, url = kept.page, kept.entry.candidate.url
            # Nothing that a copy says can be of later than the copy.
            job = Job(url, page.body, page.content_type, page.at, url)
            self._note(kept, await self.work.pool.extract(job))
            self.run.breathe()

    def _note(self, kept: _Kept, extraction: Extraction) -> None:
        """Archive a copy and note what it holds, in one go: a killed run leaves a page whole or not at all."""
        fetch = _fetch(kept, self.run.clock.now())
        if kept.fetch_id not in self._archived:
            copied_from = f"{kept.page.record_id or '-'} {kept.origin}"
            fetch = self.run.archive.write_copy(_answer(kept), fetch, copied_from)
        before = self.keeper.outcomes.copy()
        self.keeper.extracted(kept.entry, Page(fetch, kept.page.body), extraction)
        self._done.outcomes += self.keeper.outcomes - before


def _identity(url: str, page: PageCopy) -> str:
    """The id of the Fetch of a copy: of what was captured when, and not of who reads it where."""
    digest = hashlib.blake2b(page.body, digest_size=16)
    digest.update(f"\n{url}\n{page.at.isoformat()}".encode())
    return digest.hexdigest()


def _fetch(kept: _Kept, now: datetime) -> Fetch:
    """What is known of a copy as a request: none was sent (attempt 0), and nothing came over the wire."""
    page, url = kept.page, kept.entry.candidate.url
    return Fetch(
        fetch_id=kept.fetch_id,
        chain_id=kept.fetch_id,
        purpose="article",
        requested_url=url,
        final_url=url,
        redirects=(),
        started_at=now,
        elapsed_ms=0,
        outcome="ok",
        status=page.status,
        attempt=0,
        content_type=page.content_type,
        bytes_body=len(page.body),
        body_sha256=hashlib.sha256(page.body).hexdigest(),
        opt_outs=optout.from_headers(page.headers),
        captured_at=page.at,
    )


def _answer(kept: _Kept) -> Answer:
    """A copy as the answer that its crawler got."""
    page = kept.page
    return Answer(
        url=kept.entry.candidate.url,
        status=page.status,
        reason=page.reason,
        headers=page.headers,
        body=page.raw,
        request_headers=(),
        request_target="",
        started_at=page.at,
        elapsed=0.0,
    )
