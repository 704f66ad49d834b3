"""Read records back from the archive, and finish the files that dead processes left open."""

from __future__ import annotations

import fcntl
import os
import zlib
from typing import TYPE_CHECKING, NamedTuple

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from extractors.errors import ArchiveError
from extractors.fetch.decode import decode_content

if TYPE_CHECKING:
    from pathlib import Path
    from typing import IO

    from warcio.recordloader import ArcWarcRecord

OPEN_SUFFIX = ".open"
ORIGINAL = "X-Archive-Orig-"
REFERS_TO = "X-Newswake-Refers-To"
BLOCK = 1 << 16
MAX_BODY = 16_000_000


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
        if not at.isdecimal() or "/" in name or not name:
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
        found.setdefault(name.lower(), value)
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


def lock(file: int) -> bool:
    """Take the writer's lock of an open file for as long as it is open; False if somebody else has it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def recover(folder: Path) -> tuple[str, ...]:
    """Finish what dead processes left open: cut after the last whole record and rename. Names of the files.

    A file whose writer lives is locked and left alone. Raises ArchiveError if a leftover cannot be finished.
    """
    done = []
    for path in sorted(folder.glob(f"*.warc.gz{OPEN_SUFFIX}")):
        try:
            if _finish(path):
                done.append(path.name.removesuffix(OPEN_SUFFIX))
        except FileNotFoundError:
            continue  # its writer, or another recovery, was faster
        except OSError as error:
            raise ArchiveError(
                f"cannot be finished ({error.strerror or error})", subject=str(path), advice="Check its permissions."
            ) from error
    return tuple(done)


def _finish(path: Path) -> bool:
    file = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    try:
        if not lock(file):
            return False
        with os.fdopen(os.dup(file), "rb") as stream:
            whole = _whole_members(stream)
        os.ftruncate(file, whole)
        if whole == 0:
            path.unlink()
            return False
        os.fsync(file)
        path.rename(path.with_name(path.name.removesuffix(OPEN_SUFFIX)))
        return True
    finally:
        os.close(file)


def _whole_members(stream: IO[bytes]) -> int:
    """Give the length of the file up to the end of its last whole gzip member."""
    whole = position = 0
    member = zlib.decompressobj(zlib.MAX_WBITS | 16)
    while block := stream.read(BLOCK):
        position += len(block)
        while block:
            try:
                member.decompress(block)
            except zlib.error:
                return whole
            if not member.eof:
                break
            block = member.unused_data
            whole = position - len(block)
            member = zlib.decompressobj(zlib.MAX_WBITS | 16)
    return whole
