"""Read records back from the archive, and finish the files that dead processes left open."""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import zlib
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple, cast

from isal import isal_zlib
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader

from extractors.errors import ArchiveError
from extractors.fetch import facts
from extractors.fetch.decode import decode_content
from extractors.fetch.disk import refused
from extractors.fetch.warc_records import FIELDS, GZIP_WBITS, REFERS_TO, media_type
from extractors.records import ArchivedRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import IO

    from warcio.recordloader import ArcWarcRecord

    from extractors.records import Fetch

OPEN_SUFFIX = ".open"
BLOCK = 1 << 16
MAX_BODY = 16_000_000
_GZIP = b"\x1f\x8b"
# More than the headers of any response and the facts of any request have.
MAX_HEAD = 1_000_000
# Its stubs declare an instance.
_BROKEN = cast("type[Exception]", isal_zlib.error)


class StoredResponse(NamedTuple):
    """What ``read_record`` gives: HTTP headers (names in lower case) and the body, content coding undone.

    For a resource record the only header is its content type.
    """

    headers: dict[str, str]
    body: bytes


def read_record(path: Path, offset: int, *, limit: int = MAX_BODY) -> StoredResponse:
    """Read the response, revisit or resource record at ``offset``; a file still being written will do.

    A revisit of a body that was stored before gives that body; the revisit of a 304 has none.
    Raises ArchiveError if there is no such record, or its body does not unpack into ``limit`` bytes.
    """
    warc, headers, body = _load(path, offset)
    target = warc.get(REFERS_TO.lower())
    if target is not None:
        at, _, name = target.partition(" ")
        if not at.isdecimal() or "/" in name or not name.endswith(".warc.gz"):
            raise _unreadable(path, offset, "its reference is broken")
        body = _load(path.with_name(name), int(at))[2]
    decoded = decode_content(body, headers.get("content-encoding"), limit)
    if decoded.data is None:
        raise _unreadable(path, offset, f"its body is {decoded.problem}")
    return StoredResponse(headers, decoded.data)


def _load(path: Path, offset: int) -> tuple[dict[str, str], dict[str, str], bytes]:
    """Give the record's headers, its HTTP headers and its body."""
    try:
        with _opened(path) as stream:
            stream.seek(offset)
            # From the middle of a record warcio may go on to the next one, and give that.
            if stream.read(2) not in {b"", _GZIP}:
                raise _unreadable(path, offset, "no record begins there")
            stream.seek(offset)
            record: ArcWarcRecord = next(ArchiveIterator(stream))
            warc = {name.lower(): value for name, value in record.rec_headers.headers}
            return warc, _headers(record), record.raw_stream.read()
    except StopIteration as error:
        raise _unreadable(path, offset, "nothing is there") from error
    except (OSError, ArchiveLoadFailed, zlib.error, ValueError) as error:
        raise _unreadable(path, offset, str(error)) from error


def _headers(record: ArcWarcRecord) -> dict[str, str]:
    if record.http_headers is None:
        return {"content-type": record.content_type} if record.content_type else {}
    found: dict[str, str] = {}
    for name, value in record.http_headers.headers:
        lower = name.lower()
        if lower == "content-encoding" and lower in found:
            found[lower] += f", {value}"
        found.setdefault(lower, value)
    return found


def _opened(path: Path) -> IO[bytes]:
    try:
        return path.open("rb")
    except FileNotFoundError:
        return path.with_name(path.name + OPEN_SUFFIX).open("rb")


def _unreadable(path: Path, offset: int, why: str) -> ArchiveError:
    return ArchiveError(
        f"no record can be read at {offset} ({why})",
        subject=str(path),
        advice="The file may have been moved or changed; `warcio check` tells more.",
    )


def fetches(path: Path) -> Iterator[Fetch]:
    """Give the requests of a file that we wrote, in order, each as ``WarcArchive.write`` gave it back.

    Reads from front to back and holds one exchange without its body. A file still open will do, up to its last whole
    record. Raises ArchiveError where a finished file is damaged or no WARC file of ours.
    """
    info: ArchivedRecord | None = None
    group: list[ArchivedRecord] = []
    for entry in _entries(path):
        row = entry.row
        if row.kind == "warcinfo":
            info = row
        elif row.kind in {"response", "revisit"}:
            group = [row]
        elif group and entry.of == group[0].record_id:
            group.append(row)
            fetch = _fetch(entry) if row.kind == "metadata" else None
            if fetch is not None:
                first, records = group[0], (*group, info) if info else tuple(group)
                yield replace(
                    fetch, warc_file=first.file, warc_offset=first.offset, warc_length=first.length, records=records
                )
                group, info = [], None


def run_mark(run_id: str) -> str:
    """Give the part of a run's id that stands in the names of its files."""
    return re.sub(r"[^A-Za-z0-9]", "", run_id.rpartition("-")[2])[:12] or "run"


def files_of(folder: Path, run_id: str) -> list[Path]:
    """Give the finished files of a run, by name."""
    named = folder.glob(f"newswake-*-{run_mark(run_id)}-*.warc.gz")
    return sorted(path for path in named if run_of(path) == run_id)


def run_of(path: Path) -> str | None:
    """Give the id of the run that wrote a file, from the record that opens it; None if that says nothing of it."""
    with contextlib.suppress(ArchiveError):
        for entry in _entries(path):
            return dict(_pairs(entry.block)).get("isPartOf") if entry.row.kind == "warcinfo" else None
    return None


class _Entry(NamedTuple):
    """A record's row of the index, the record that it belongs to, and its block if that is made of fields."""

    row: ArchivedRecord
    of: str | None
    block: bytes


def _entries(path: Path) -> Iterator[_Entry]:
    name, end = path.name.removesuffix(OPEN_SUFFIX), 0
    try:
        with _opened(path) as stream:
            for member in members(stream, MAX_HEAD):
                end = member.offset + member.length
                yield _entry(name, member)
            is_torn = end < os.fstat(stream.fileno()).st_size
            finished = not str(stream.name).endswith(OPEN_SUFFIX)
    except (OSError, ArchiveLoadFailed, EOFError, ValueError) as error:
        raise _unreadable(path, end, str(error)) from error
    if is_torn and finished:
        raise _unreadable(path, end, "the file is damaged there")


def _entry(name: str, member: Member) -> _Entry:
    record: ArcWarcRecord = ArcWarcRecordLoader().parse_record_stream(BytesIO(member.head), known_format="warc")
    head, kind = record.rec_headers, record.rec_type
    http = record.http_headers if kind in {"response", "revisit"} else None
    stated = http.get_header("content-type") if http else record.content_type
    row = ArchivedRecord(
        file=name,
        offset=member.offset,
        length=member.length,
        kind=kind,
        record_id=_id(head.get_header("WARC-Record-ID")) or "",
        url=head.get_header("WARC-Target-URI") or head.get_header("WARC-Filename") or "",
        at=datetime.fromisoformat(head.get_header("WARC-Date") or ""),
        status=int(http.get_statuscode()) if http else None,
        digest=head.get_header("WARC-Payload-Digest"),
        mime=None if kind == "request" else media_type(stated),
    )
    block = record.raw_stream.read() if record.content_type == FIELDS else b""
    return _Entry(row, _id(head.get_header("WARC-Concurrent-To")), block)


def _fetch(entry: _Entry) -> Fetch | None:
    """What a metadata record of ours says; None for somebody else's."""
    try:
        return facts.fetch_of(_pairs(entry.block))
    except ValueError:
        return None


def _pairs(block: bytes) -> list[tuple[str, str]]:
    lines = block.decode("utf-8").removesuffix("\r\n").split("\r\n")
    return [(name, value) for name, _, value in (line.partition(": ") for line in lines)]


def _id(reference: str | None) -> str | None:
    return reference.removeprefix("<").removesuffix(">") if reference else None


def lock(file: int) -> bool:
    """Take the writer's lock of an open file for as long as it is open; False if somebody else has it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def recover(folder: Path, whole: Callable[[Path], None] | None = None) -> tuple[str, ...]:
    """Finish what dead processes left open: cut after the last whole record and rename. Names of the files.

    ``whole`` is called with each file after it was cut and before it gets its final name: what it brings home from
    there is not lost if we die between the two. A file whose writer lives is locked and left alone.
    Raises ArchiveError if a leftover cannot be finished.
    """
    done = []
    for path in sorted(folder.glob(f"*.warc.gz{OPEN_SUFFIX}")):
        try:
            if _finish(path, whole):
                done.append(path.name.removesuffix(OPEN_SUFFIX))
        except FileNotFoundError:
            continue  # its writer, or another recovery, was faster
        except OSError as error:
            raise refused(path, "cannot be finished", error) from error
    return tuple(done)


def _finish(path: Path, whole: Callable[[Path], None] | None) -> bool:
    file = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    try:
        if not lock(file) or not os.fstat(file).st_nlink:
            return False
        with os.fdopen(os.dup(file), "rb") as stream:
            length = _whole_members(stream)
        if length == 0:
            path.unlink()
            return False
        if length < os.fstat(file).st_size:
            os.ftruncate(file, length)
        os.fsync(file)
        if whole is not None:
            whole(path)
        path.rename(path.with_name(path.name.removesuffix(OPEN_SUFFIX)))
        return True
    finally:
        os.close(file)


class Member(NamedTuple):
    """A gzip member of a file: where it lies, and the beginning of what it holds."""

    offset: int
    length: int
    head: bytes


def members(stream: IO[bytes], keep: int = 0) -> Iterator[Member]:
    """Walk over the whole gzip members of a file, up to the first that is torn or broken.

    Gives at most ``keep`` bytes of each and never holds more than that and one block.
    """
    start = position = 0
    packed, head = isal_zlib.decompressobj(GZIP_WBITS), bytearray()
    while block := stream.read(BLOCK):
        position += len(block)
        while block:
            try:
                data = packed.decompress(block, BLOCK)
            except _BROKEN:
                return
            head += data[: keep - len(head)]
            if not packed.eof:
                block = packed.unconsumed_tail
                continue
            block = packed.unused_data
            end = position - len(block)
            yield Member(start, end - start, bytes(head))
            start = end
            packed, head = isal_zlib.decompressobj(GZIP_WBITS), bytearray()


def _whole_members(stream: IO[bytes]) -> int:
    """Give the length of the file up to the end of its last whole gzip member."""
    return max((member.offset + member.length for member in members(stream)), default=0)
