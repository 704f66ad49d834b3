"""The archive: what came over the wire, as WARC 1.1 (ISO 28500:2017), before anything is made of it.

One process writes one file at a time, ``NAME.warc.gz.open``, and holds a lock on it; it becomes ``NAME.warc.gz``
when closed. Each record is one gzip member, so a file that a killed process left is whole up to its last member.
"""

from __future__ import annotations

import base64
import hashlib
import os
import zlib
from dataclasses import dataclass
from datetime import UTC
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple, Self

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from extractors.errors import ArchiveError
from extractors.fetch.stored import OPEN_SUFFIX, ORIGINAL, REFERS_TO, lock, read_record, recover

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from warcio.recordloader import ArcWarcRecord

    from extractors.fetch.answer import Answer
    from extractors.fetch.clock import Clock

__all__ = ["Place", "WarcArchive", "read_record", "recover"]

ROTATE_BYTES = 500_000_000
GZIP_LEVEL = 3
REMEMBERED_BODIES = 20_000
# Below this a revisit record is no smaller than the response.
LEAST_REVISIT = 500
NOT_MODIFIED_PROFILE = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
# They describe the transfer, which is over; under their own names they would make readers undo it again.
_MOVED_ASIDE = {"transfer-encoding", "content-length"}


class Place(NamedTuple):
    """Where a record lies: file name as it will finally be called, first byte, bytes."""

    file: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class _Known:
    url: str
    date: str
    place: Place


class WarcArchive:
    """Writes the WARC files of one process of one run. Not for several threads.

    Raises ArchiveError when a record cannot be written; what was written before stays readable.
    """

    def __init__(self, folder: Path, run_id: str, clock: Clock, *, rotate_bytes: int = ROTATE_BYTES) -> None:
        self.folder = folder
        self._run_id = run_id
        self._clock = clock
        self._rotate_bytes = rotate_bytes
        self._file: int | None = None
        self._name = ""
        self._offset = 0
        self._count = 0
        self._bodies: dict[str, _Known] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def write_response(self, answer: Answer) -> Place:
        """Store a request and its response; a body that this run has stored before becomes a revisit record."""
        digest = _digest(answer.body)
        known = self._bodies.get(digest) if len(answer.body) >= LEAST_REVISIT and answer.cut is None else None
        builder = _builder()
        if known is not None:
            response = _identical(builder, answer, digest, known)
        else:
            response = _response(builder, answer, digest)
        place = self._append(response, _request(builder, answer, response))
        if known is None and answer.cut is None and len(self._bodies) < REMEMBERED_BODIES:
            self._bodies[digest] = _Known(answer.url, _warc_date(answer.started_at), place)
        return place

    def write_revisit(self, answer: Answer) -> Place:
        """Store a request and the 304 that it was answered with (profile server-not-modified)."""
        builder = _builder()
        headers = {
            "WARC-Date": _warc_date(answer.started_at),
            "WARC-Profile": NOT_MODIFIED_PROFILE,
            "WARC-Refers-To-Target-URI": answer.url,
        }
        revisit = builder.create_warc_record(
            answer.url, "revisit", http_headers=_http_headers(answer), warc_headers_dict=headers
        )
        return self._append(revisit, _request(builder, answer, revisit))

    def write_resource(self, url: str, content_type: str, data: bytes) -> Place:
        """Store a file that was given to us. ``url`` may be any URI, e.g. ``file:`` or ``urn:``."""
        headers = {"WARC-Date": _warc_date(self._clock.now()), "Content-Type": content_type}
        record = _builder().create_warc_record(
            url, "resource", payload=BytesIO(data), length=len(data), warc_headers_dict=headers
        )
        return self._append(record)

    def recover(self) -> tuple[str, ...]:
        """Finish what dead processes left open in this folder; see ``stored.recover``."""
        return recover(self.folder)

    def close(self) -> None:
        """Give the open file its final name."""
        if self._file is None:
            return
        file, self._file = self._file, None
        try:
            os.fsync(file)
            path = self.folder / self._name
            path.with_name(self._name + OPEN_SUFFIX).rename(path)
        except OSError as error:
            raise self._failed(error) from error
        finally:
            os.close(file)

    def _append(self, first: ArcWarcRecord, *others: ArcWarcRecord) -> Place:
        main = _member(first)
        rest = b"".join(map(_member, others))
        try:
            if self._file is not None and self._offset >= self._rotate_bytes:
                self.close()
            file = self._file if self._file is not None else self._open()
            offset = self._offset
            self._write(file, main + rest)
        except OSError as error:
            raise self._failed(error) from error
        return Place(self._name, offset, len(main))

    def _write(self, file: int, data: bytes) -> None:
        view = memoryview(data)
        try:
            while view:
                view = view[os.write(file, view) :]
        except OSError:
            # Half a record would hide all that follow.
            os.ftruncate(file, self._offset)
            raise
        self._offset += len(data)

    def _open(self) -> int:
        self.folder.mkdir(parents=True, exist_ok=True)
        while True:
            now = self._clock.now().astimezone(UTC)
            self._count += 1
            name = f"newswake-{now:%Y%m%dT%H%M%SZ}-{self._run_id[:8]}-{os.getpid()}-{self._count}.warc.gz"
            if (self.folder / name).exists():
                continue
            try:
                file = os.open(
                    self.folder / (name + OPEN_SUFFIX),
                    os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_APPEND | os.O_CLOEXEC,
                    0o644,
                )
            except FileExistsError:
                continue
            if lock(file):
                break
            os.close(file)
        self._file, self._name, self._offset = file, name, 0
        self._write(file, _member(_warcinfo(name, self._run_id, now)))
        return file

    def _failed(self, error: OSError) -> ArchiveError:
        return ArchiveError(
            f"cannot be written ({error.strerror or error})",
            subject=str(self.folder / self._name),
            advice="Check free disk space and permissions; what was written before is kept.",
        )


def _builder() -> WARCWriter:
    return WARCWriter(BytesIO(), gzip=False, warc_version="1.1")


def _member(record: ArcWarcRecord) -> bytes:
    """One record as one gzip member. warcio itself always packs at level 9, which costs three times as much."""
    plain = BytesIO()
    WARCWriter(plain, gzip=False, warc_version="1.1").write_record(record)
    packer = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return packer.compress(plain.getbuffer()) + packer.flush()


def _warcinfo(name: str, run_id: str, now: datetime) -> ArcWarcRecord:
    info = {
        "software": "newswake",
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "robots": "obey",
        "isPartOf": run_id,
    }
    record = _builder().create_warcinfo_record(name, info)
    record.rec_headers.replace_header("WARC-Date", _warc_date(now))
    return record


def _response(builder: WARCWriter, answer: Answer, digest: str) -> ArcWarcRecord:
    headers = {"WARC-Date": _warc_date(answer.started_at), "WARC-Payload-Digest": digest}
    if answer.peer:
        headers["WARC-IP-Address"] = answer.peer
    if answer.cut:
        headers["WARC-Truncated"] = answer.cut
    return builder.create_warc_record(
        answer.url,
        "response",
        payload=BytesIO(answer.body),
        length=len(answer.body),
        http_headers=_http_headers(answer, len(answer.body)),
        warc_headers_dict=headers,
    )


def _identical(builder: WARCWriter, answer: Answer, digest: str, known: _Known) -> ArcWarcRecord:
    headers = {
        "WARC-Date": _warc_date(answer.started_at),
        REFERS_TO: f"{known.place.offset} {known.place.file}",
    }
    return builder.create_revisit_record(
        answer.url,
        digest,
        known.url,
        known.date,
        http_headers=_http_headers(answer, len(answer.body)),
        warc_headers_dict=headers,
    )


def _request(builder: WARCWriter, answer: Answer, response: ArcWarcRecord) -> ArcWarcRecord:
    line = StatusAndHeaders(f"{answer.request_target} HTTP/1.1", list(answer.request_headers), protocol="GET")
    headers = {
        "WARC-Date": _warc_date(answer.started_at),
        "WARC-Concurrent-To": response.rec_headers.get_header("WARC-Record-ID"),
    }
    return builder.create_warc_record(answer.url, "request", http_headers=line, warc_headers_dict=headers)


def _http_headers(answer: Answer, length: int | None = None) -> StatusAndHeaders:
    """Headers as received, but what describes the transfer says what is stored."""
    headers: list[tuple[str, str]] = []
    for name, value in answer.headers:
        lower = name.lower()
        aside = lower in _MOVED_ASIDE and not (lower == "content-length" and value.strip() == str(length))
        headers.append((f"{ORIGINAL}{name}" if aside and length is not None else name, value))
    if length is not None and not any(name.lower() == "content-length" for name, _ in headers):
        headers.append(("Content-Length", str(length)))
    return StatusAndHeaders(f"{answer.status} {answer.reason}".rstrip(), headers, protocol="HTTP/1.1")


def _digest(body: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode("ascii")


def _warc_date(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
