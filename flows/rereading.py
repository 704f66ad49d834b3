"""Reads stored pages again: from the archive to the extraction workers, as many at a time as there are workers."""

from __future__ import annotations

import asyncio
import hashlib
from collections import Counter, deque
from typing import TYPE_CHECKING, Protocol, Self

from extractors.errors import ArchiveError
from extractors.fetch.stored import read_record
from extractors.memory import return_large_blocks
from extractors.pool import ExtractorPool
from flows import differences

if TYPE_CHECKING:
    from types import TracebackType

    from config.settings import Settings
    from extractors.fetch.clock import Clock
    from extractors.worker import Extraction, Job
    from flows.differences import HostDifference
    from flows.reread_plan import Bundle, OnRead, Plan
    from warehouse.stored_pages import Read, StoredPage

# Pages that are read from the archive ahead of each worker.
AHEAD = 2
NO_RECORD = "it is not in the archive"


class Pool(Protocol):
    """What extracts: ``ExtractorPool``, or its stand-in in a test."""

    async def extract(self, job: Job) -> Extraction:
        """Extract one page."""


class Rereading:
    """Reads the bundles of a plan. A context manager; ``work`` until nothing is ``left``.

    ``on_read`` is told of every page that could be read, bundle by bundle. A page that cannot be read costs nothing but
    itself: ``problems`` counts them by the WARC file or the host that is at fault, and by the reason.
    """

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        plan: Plan,
        on_read: OnRead,
        pool: Pool | None = None,
    ) -> None:
        self.plan = plan
        self.problems: Counter[tuple[str, str]] = Counter()
        self.looks = 0
        self._settings = settings
        self._clock = clock
        self._on_read = on_read
        self._waiting = deque(plan.bundles)
        self._read: dict[str, Read] = {}
        self._runner = asyncio.Runner()
        self._own = None if pool else ExtractorPool(settings.workers, settings.page_deadline, settings.worker_memory_mb)
        self._given = pool

    def __enter__(self) -> Self:
        self._runner.__enter__()
        if self._own is not None:
            return_large_blocks()
            self._runner.run(self._own.__aenter__())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if self._own is not None:
                self._runner.run(self._own.__aexit__(kind, error, trace))
        finally:
            self._runner.__exit__(kind, error, trace)

    @property
    def left(self) -> int:
        """Bundles that wait."""
        return len(self._waiting)

    @property
    def counts(self) -> tuple[int, int]:
        """Bundles that are done, and all of them."""
        return len(self.plan.bundles) - self.left, len(self.plan.bundles)

    @property
    def failed(self) -> int:
        """Looks that could not be read."""
        return self.problems.total()

    def differences(self) -> tuple[HostDifference, ...]:
        """What is made of the selected pages now, against what was made of them before."""
        return differences.per_host(self.plan.pairs(self._read.get))

    def work(self, seconds: float = float("inf")) -> None:
        """Read for about so long; what was begun is finished."""
        self._runner.run(self._work(self._clock.monotonic() + seconds))

    async def _work(self, deadline: float) -> None:
        pool = self._own or self._given
        if pool is None:
            raise RuntimeError("there is no pool")
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(self._settings.workers * AHEAD):
                    group.create_task(self._lane(pool, deadline))
        except BaseExceptionGroup as errors:
            # Whatever ended one of them ends all; it is raised as itself.
            raise errors.exceptions[0] from errors

    async def _lane(self, pool: Pool, deadline: float) -> None:
        while self._waiting and self._clock.monotonic() < deadline:
            bundle = self._waiting.popleft()
            try:
                body = await asyncio.to_thread(self._bytes, bundle)
            except ArchiveError as error:
                self.problems[bundle.page.warc_file or bundle.page.host, error.message] += len(bundle.pages)
                continue
            self._take(bundle, await pool.extract(bundle.job(body)))

    def _take(self, bundle: Bundle, extraction: Extraction) -> None:
        if extraction.problem is not None:
            # Nothing is kept of it: another run may have more time, or more memory.
            self.problems[bundle.page.host, extraction.problem] += len(bundle.pages)
            return
        self.looks += len(bundle.pages)
        read = differences.read_of(extraction)
        self._read.update((page.fetch_id, read) for page in bundle.pages)
        self._on_read(bundle, extraction)

    def _bytes(self, bundle: Bundle) -> bytes:
        """The bytes of a bundle, from the first of its records that is whole. Raises ArchiveError if none is."""
        first: ArchiveError | None = None
        for page in bundle.pages:
            try:
                return self._body(page)
            except ArchiveError as error:
                first = first or error
        raise first or ArchiveError(NO_RECORD)

    def _body(self, page: StoredPage) -> bytes:
        if page.warc_file is None or page.warc_offset is None:
            raise ArchiveError(NO_RECORD, subject=page.final_url)
        path = self._settings.archive_dir / page.warc_file
        body = read_record(path, page.warc_offset, limit=self._settings.max_body_bytes).body
        if page.body_sha256 is not None and hashlib.sha256(body).hexdigest() != page.body_sha256:
            raise ArchiveError("a record is damaged: its bytes are not those that were fetched", subject=str(path))
        return body
