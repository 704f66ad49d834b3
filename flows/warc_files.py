"""One file of a collection, read in a thread: batches of the pages that the sieve lets through, and how it ended.

A thread, because unpacking leaves the interpreter to others. Pieces of remote files are got on the run's loop, with all
its manners, one piece ahead of what is being read.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal, Protocol

from extractors.errors import NewswakeError
from extractors.fetch import collection
from extractors.fetch.remote import PIECE, RemoteFile

if TYPE_CHECKING:
    import concurrent.futures
    from collections.abc import AsyncIterator, Callable, Iterator

    from extractors.fetch.clock import Clock
    from extractors.fetch.collection import Filter, PageCopy, Tally
    from extractors.fetch.remote import Getter

READ_BYTES = 1 << 20
# What is handed over at a time: so much, or what there is after so many seconds.
BATCH_PAGES = 16
BATCH_BYTES = 4_000_000
BATCH_SECONDS = 2.0
MAX_ERROR = 300


class _StoppedError(NewswakeError):
    """Reading was stopped from outside. Never leaves this module."""


@dataclass(slots=True)
class FileRead:
    """What became of one file. ``source`` is its path or URL; ``problem`` says why it was not read, or not to its end.

    ``partly``: it was stopped by a bound, or the rest cannot be read; ``failed``: nothing could be read;
    ``not_read``: a bound was reached before.
    """

    source: str
    state: Literal["read", "partly", "failed", "not_read"] = "not_read"
    tally: Tally = field(default_factory=collection.Tally)
    requests: int = 0
    problem: str | None = None


class _Blocks(Protocol):
    """Gives a file block by block, to its thread."""

    @property
    def problem(self) -> str | None: ...
    def next(self) -> bytes: ...
    def close(self) -> None: ...


class FileReading:
    """Reads one file. ``stop`` says why reading is to end now, if it is; it is asked from the file's thread."""

    def __init__(self, place: str | Path, wanted: Filter, clock: Clock, stop: Callable[[], str | None]) -> None:
        self.place = place
        self.about = FileRead(str(place))
        self._wanted = wanted
        self._clock = clock
        self._stop = stop
        self._was_stopped = False

    @property
    def origin(self) -> str:
        """The file's address, for the lineage of its pages."""
        return self.place.absolute().as_uri() if isinstance(self.place, Path) else self.place

    async def batches(self, fetcher: Getter, limit: int) -> AsyncIterator[list[PageCopy]]:
        """Give the pages that are wanted, each of at most ``limit`` bytes. ``about`` holds how it ended."""
        about = self.about
        about.problem = self._stop()
        if about.problem is not None:
            return
        try:
            blocks = await self._open(fetcher)
        except OSError as error:
            self._end(_unreadable(error))
            return
        try:
            pages = collection.pages(lambda: self._block(blocks), self._wanted, about.tally, limit=limit)
            while batch := await asyncio.to_thread(self._batch, pages):
                yield batch
            self._end(about.problem or blocks.problem or about.tally.problem)
        except OSError as error:
            self._end(_unreadable(error))
        finally:
            blocks.close()

    async def _open(self, fetcher: Getter) -> _Blocks:
        if isinstance(self.place, Path):
            return _Local(await asyncio.to_thread(self.place.open, "rb"))
        return _Remote(RemoteFile(self.place, fetcher, PIECE), self.about)

    def _block(self, blocks: _Blocks) -> bytes:
        if self._is_to_end():
            raise _StoppedError(self.about.problem or "")
        return blocks.next()

    def _is_to_end(self) -> bool:
        why = self._stop()
        if why is not None:
            self.about.problem = why
            self._was_stopped = True
        return why is not None

    def _batch(self, pages: Iterator[PageCopy]) -> list[PageCopy]:
        found: list[PageCopy] = []
        size, began = 0, self._clock.monotonic()
        if self._is_to_end():
            return found
        try:
            for page in pages:
                found.append(page)
                size += len(page.body) + len(page.raw)
                is_late = self._clock.monotonic() - began >= BATCH_SECONDS
                if len(found) >= BATCH_PAGES or size >= BATCH_BYTES or is_late or self._stop() is not None:
                    break
        except _StoppedError:
            # What was found until then counts.
            pass
        return found

    def _end(self, problem: str | None) -> None:
        about = self.about
        about.problem = problem
        if problem is None:
            about.state = "read"
        elif about.tally.records:
            about.state = "partly"
        else:
            about.state = "not_read" if self._was_stopped else "failed"


class _Local:
    """A file at hand."""

    problem = None

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def next(self) -> bytes:
        return self._stream.read(READ_BYTES)

    def close(self) -> None:
        self._stream.close()


class _Remote:
    """A file by its address. Make it on the loop; ``next`` is for another thread."""

    def __init__(self, file: RemoteFile, about: FileRead) -> None:
        self._file = file
        self._about = about
        self._loop = asyncio.get_running_loop()
        self._ahead: concurrent.futures.Future[bytes] | None = None

    @property
    def problem(self) -> str | None:
        return self._file.problem

    def next(self) -> bytes:
        block = (self._ahead or self._ask()).result()
        self._about.requests = self._file.requests
        self._ahead = self._ask() if block else None
        return block

    def close(self) -> None:
        if self._ahead is not None:
            self._ahead.cancel()

    def _ask(self) -> concurrent.futures.Future[bytes]:
        return asyncio.run_coroutine_threadsafe(self._file.read(), self._loop)


def _unreadable(error: OSError) -> str:
    return f"it cannot be read ({error.strerror or error})"[:MAX_ERROR]
