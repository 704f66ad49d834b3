"""Reads collections of WARC files into the run: what the sieve lets through is archived, extracted and noted like a page.

Files are read in threads (unpacking leaves the interpreter to others), pages are extracted in the run's worker
processes. A copy has the same identity whenever it is read: read again, after a kill or by another run, it adds nothing.
"""

from __future__ import annotations

import asyncio
import hashlib
import threading
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from extractors import urls
from extractors.errors import ArchiveError
from extractors.fetch import collection, optout
from extractors.fetch.answer import Answer
from extractors.fetch.remote import RemoteFile
from extractors.records import Candidate, Fetch, Page
from extractors.worker import Job
from flows.frontier import Entry
from warehouse import store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from extractors.fetch.collection import PageCopy, Tally
    from extractors.worker import Extraction
    from flows.work import Work
    from warehouse.store import KnownPage

READ_BYTES = 1 << 20
# A file's thread hands over so much at a time, or what it has after so many seconds.
BATCH_PAGES = 16
BATCH_BYTES = 4_000_000
BATCH_SECONDS = 2.0
# Pages that may wait for a free extraction worker, per worker.
WAITING_PER_WORKER = 4
MAX_ERROR = 300


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where reading ends: bytes of the files as they lie, pages that are kept, requests for remote files."""

    bytes: int | None = None
    pages: int | None = None
    requests: int | None = None


@dataclass(slots=True)
class FileRead:
    """What became of one file. ``source`` is its path or URL; ``problem`` says why it was not read, or not to its end.

    ``partly``: a bound was reached, or the rest cannot be read; ``failed``: nothing could be read.
    """

    source: str
    state: Literal["read", "partly", "failed", "not_read"] = "not_read"
    tally: Tally = field(default_factory=collection.Tally)
    requests: int = 0
    problem: str | None = None


@dataclass(slots=True)
class Collected:
    """What reading brought. ``kept`` pages ended as ``stored`` articles or otherwise (``outcomes``).

    ``held`` were in the warehouse already, ``again`` known to this run or captured before. ``by_day`` counts the kept
    pages by source (None: of no source) and day of capture. ``stopped`` says which bound ended it.
    """

    files: list[FileRead] = field(default_factory=list)
    stored: int = 0
    held: int = 0
    again: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    by_day: Counter[tuple[str | None, date]] = field(default_factory=Counter)
    stopped: str | None = None
    seconds: float = 0.0

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
        """Requests for remote files."""
        return sum(item.requests for item in self.files)

    @property
    def dropped(self) -> Counter[str]:
        """Why pages were passed over, in one word each."""
        return sum((item.tally.dropped for item in self.files), Counter())


class Collecting:
    """Reads collections for one run. ``await collect`` or ``read`` may be called several times; counts begin anew."""

    def __init__(self, work: Work, sieve: collection.Filter, bounds: Bounds | None = None) -> None:
        self.work = work
        self.run = work.run
        self.keeper = work.keeper
        self.sieve = sieve
        self.bounds = bounds or Bounds()
        self._seen: set[str] = set()
        self._stop = threading.Event()
        self._done = Collected()

    def read(self, sources: Sequence[str | Path]) -> Collected:
        """Read files, folders and URLs. What cannot be read is said of the file; the others are read."""
        return self.work.do(self.collect(sources))

    async def collect(self, sources: Sequence[str | Path]) -> Collected:
        """Do what ``read`` does, on the loop of the run."""
        self._done, began = Collected(), self.run.clock.monotonic()
        self._stop.clear()
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
            self._stop.set()
            self.run.flush()
        self._done.seconds = self.run.clock.monotonic() - began
        return self._done

    # ---- reading ----

    async def _read_all(self, sources: Sequence[str | Path], waiting: asyncio.Queue[_Kept | None]) -> None:
        gate = asyncio.Semaphore(self.run.settings.workers)

        async def one(place: str | Path) -> None:
            async with gate:
                await self._read_file(place, waiting)

        async with asyncio.TaskGroup() as reading:
            for place in self._places(sources):
                reading.create_task(one(place))

    def _places(self, sources: Sequence[str | Path]) -> Iterator[str | Path]:
        for source in sources:
            if isinstance(source, str) and source.lower().startswith(("http://", "https://")):
                yield source
                continue
            try:
                yield from collection.files(Path(source))
            except ArchiveError as error:
                self._done.files.append(FileRead(str(source), "failed", problem=error.message))

    async def _read_file(self, place: str | Path, waiting: asyncio.Queue[_Kept | None]) -> None:
        about = FileRead(str(place))
        self._done.files.append(about)
        if self._over():
            about.problem = self._done.stopped
            return
        reader = _local(place) if isinstance(place, Path) else _Remote(place, self.work, about)
        origin = place.absolute().as_uri() if isinstance(place, Path) else place
        pages = collection.pages(
            lambda: b"" if self._stop.is_set() else reader(),
            self.sieve,
            about.tally,
            limit=self.run.settings.max_body_bytes,
        )
        try:
            while batch := await asyncio.to_thread(self._batch, pages):
                for kept in self._known(origin, batch):
                    await waiting.put(kept)
                self._over()
        except OSError as error:
            about.problem = f"it cannot be read ({error.strerror or error})"[:MAX_ERROR]
        self._end(about, reader)

    def _batch(self, pages: Iterator[PageCopy]) -> list[PageCopy]:
        """Take the next pages, in the thread of their file."""
        found: list[PageCopy] = []
        size, began = 0, 0.0
        for page in pages:
            found.append(page)
            size += len(page.body) + len(page.raw)
            now = self.run.clock.monotonic()
            began = began or now
            if len(found) >= BATCH_PAGES or size >= BATCH_BYTES or now - began >= BATCH_SECONDS:
                break
        return found
