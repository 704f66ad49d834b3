"""The archive: what came over the wire, as WARC 1.1 (ISO 28500:2017), before anything is made of it.

One process writes one file at a time, ``NAME.warc.gz.open``, and holds a lock on it; it becomes ``NAME.warc.gz``
when it is whole: big or old enough, or at the end. Each record is one gzip member, so a file that a killed process
left is whole up to its last member.
"""

from __future__ import annotations

import contextlib
import errno
import os
from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING, Self

from extractors.fetch import warc_records
from extractors.fetch.disk import refused
from extractors.fetch.stored import OPEN_SUFFIX, lock, read_record, recover, run_mark
from extractors.fetch.warc_records import Original

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from extractors.fetch.answer import Answer
    from extractors.fetch.clock import Clock
    from extractors.fetch.warc_records import Packed
    from extractors.records import ArchivedRecord, Fetch

__all__ = ["WarcArchive", "read_record", "recover"]

ROTATE_BYTES = 500_000_000
ROTATE_SECONDS = 3600.0
REMEMBERED_BODIES = 20_000
# Below this a revisit record is no smaller than the response.
LEAST_REVISIT = 500
HTTP_NOT_MODIFIED = 304


class WarcArchive:
    """Writes the WARC files of one process of one run. Not for several threads.

    A file is closed before the first record that comes when it has ``rotate_bytes`` or is ``rotate_seconds`` old.
    Raises ArchiveError when a record cannot be written; what was written before stays readable.
    """

    def __init__(
        self,
        folder: Path,
        run_id: str,
        clock: Clock,
        *,
        rotate_bytes: int = ROTATE_BYTES,
        rotate_seconds: float = ROTATE_SECONDS,
    ) -> None:
        self.folder = folder
        self._run_id = run_id
        self._clock = clock
        self._rotate_bytes = rotate_bytes
        self._rotate_seconds = rotate_seconds
        self._file: int | None = None
        self._name = ""
        self._offset = 0
        self._opened = 0.0
        self._count = 0
        self._info: ArchivedRecord | None = None
        self._bodies: dict[str, Original] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def write(self, answer: Answer, fetch: Fetch, refers_to: tuple[str, datetime] | None = None) -> Fetch:
        """Store an exchange: response, request and all facts of ``fetch``, which comes back with where they lie.

        A 304 becomes a revisit record, and so does a body that this archive has stored before. ``refers_to`` is the
        record (id and date) that a 304 confirms. ``records`` of the Fetch begins with the response or revisit; the
        first exchange of a file brings the file's warcinfo record with it.
        """
        digest = None if answer.status == HTTP_NOT_MODIFIED else _digest(answer, fetch)
        main = self._main(answer, digest, refers_to)
        records = self._append(main, warc_records.request(answer, main), warc_records.metadata(fetch, main))
        self._remember(answer, digest, records[0])
        return self._placed(fetch, records)

    def _placed(self, fetch: Fetch, records: tuple[ArchivedRecord, ...]) -> Fetch:
        first = records[0]
        if self._info is not None:
            records, self._info = (*records, self._info), None
        return replace(fetch, warc_file=first.file, warc_offset=first.offset, warc_length=first.length, records=records)

    def write_copy(self, answer: Answer, fetch: Fetch, copied_from: str) -> Fetch:
        """Store a page that another archive holds, and all facts of ``fetch``, which comes back with where they lie.

        The record bears the date of ``answer.started_at``, when that archive got it. No request stands beside it: we
        sent none. ``copied_from`` names the record that it was taken from.
        """
        digest = _digest(answer, fetch)
        main = warc_records.response(answer, digest, copied_from)
        records = self._append(main, warc_records.metadata(fetch, main))
        return self._placed(fetch, records)

    def write_resource(self, url: str, content_type: str, data: bytes) -> ArchivedRecord:
        """Store a file that was given to us. ``url`` may be any URI, e.g. ``file:`` or ``urn:``."""
        now = self._clock.now().astimezone(UTC)
        return self._append(warc_records.resource(url, now, content_type, data))[0]

    def close(self) -> None:
        """Give the open file its final name."""
        if self._file is None:
            return
        file, self._file, self._info = self._file, None, None
        path = self.folder / self._name
        try:
            os.fsync(file)
            path.with_name(self._name + OPEN_SUFFIX).rename(path)
        except OSError as error:
            raise refused(path, "cannot be finished", error) from error
        finally:
            os.close(file)

    def _main(self, answer: Answer, digest: str | None, refers_to: tuple[str, datetime] | None) -> Packed:
        if digest is None:
            confirmed = Original(refers_to[0], answer.url, refers_to[1]) if refers_to else None
            return warc_records.not_modified(answer, confirmed)
        known = self._bodies.get(digest) if answer.cut is None else None
        if known is not None:
            return warc_records.identical(answer, digest, known)
        return warc_records.response(answer, digest)

    def _remember(self, answer: Answer, digest: str | None, record: ArchivedRecord) -> None:
        worth = len(answer.body) >= LEAST_REVISIT and answer.cut is None and len(self._bodies) < REMEMBERED_BODIES
        if digest is not None and worth:
            place = (record.file, record.offset)
            self._bodies.setdefault(digest, Original(record.record_id, record.url, record.at, place))

    def _append(self, *records: Packed) -> tuple[ArchivedRecord, ...]:
        """Write records that belong together, in one go."""
        if self._file is not None and self._is_full():
            self.close()
        try:
            file = self._file if self._file is not None else self._open()
            offset = self._offset
            self._write(file, b"".join(record.data for record in records))
        except OSError as error:
            raise refused(self.folder / self._name, "cannot be written", error) from error
        placed = []
        for record in records:
            placed.append(record.placed(self._name, offset))
            offset += len(record.data)
        return tuple(placed)

    def _is_full(self) -> bool:
        age = self._clock.monotonic() - self._opened
        return self._offset >= self._rotate_bytes or age >= self._rotate_seconds

    def _write(self, file: int, data: bytes) -> None:
        if not os.fstat(file).st_nlink:
            self._abandon(file)
            self._bodies.clear()
            raise FileNotFoundError(errno.ENOENT, "it was deleted while it was being written")
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(file, view) :]
        except OSError:
            self._cut(file)
            raise
        self._offset += len(data)

    def _cut(self, file: int) -> None:
        """Take half a record off: it would hide all that follow. What cannot even be cut is left to recovery."""
        try:
            os.ftruncate(file, self._offset)
        except OSError:
            self._abandon(file)

    def _abandon(self, file: int) -> None:
        self._file = None
        os.close(file)

    def _open(self) -> int:
        self._name = ""
        self.folder.mkdir(parents=True, exist_ok=True)
        now = self._clock.now().astimezone(UTC)
        file = self._create(now)
        info = warc_records.warcinfo(self._name, self._run_id, now)
        self._file, self._offset, self._opened = file, 0, self._clock.monotonic()
        try:
            self._write(file, info.data)
        except OSError:
            self._discard()
            raise
        self._info = info.placed(self._name, 0)
        return file

    def _create(self, now: datetime) -> int:
        """Create a file under a name that nobody has, and lock it."""
        while True:
            self._count += 1
            name = f"newswake-{now:%Y%m%dT%H%M%SZ}-{run_mark(self._run_id)}-{os.getpid()}-{self._count}.warc.gz"
            flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_APPEND | os.O_CLOEXEC
            try:
                file = os.open(self.folder / (name + OPEN_SUFFIX), flags, 0o644)
            except FileExistsError:
                continue
            # A recovery that came before our lock may have taken the empty file away.
            if not (self.folder / name).exists() and lock(file) and os.fstat(file).st_nlink:
                self._name = name
                return file
            os.close(file)

    def _discard(self) -> None:
        """Take away a file that holds nothing."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
        with contextlib.suppress(OSError):
            (self.folder / (self._name + OPEN_SUFFIX)).unlink()


def _digest(answer: Answer, fetch: Fetch) -> str:
    """Give the digest of the body as received. That of the page is the same, if no content coding was undone."""
    as_received = answer.header("content-encoding") is None and fetch.bytes_body == len(answer.body)
    if fetch.body_sha256 is not None and as_received:
        return warc_records.digest_from(fetch.body_sha256)
    return warc_records.digest_of(answer.body)
