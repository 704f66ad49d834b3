"""Collections of WARC files that others wrote (ISO 28500:2017), read as pages: local files, folders, CC-NEWS.

A file is read once, from front to back. What a filter does not want by address and date is passed over without being
held; of the rest one page at a time is. Everything in a collection is hostile: heads, bodies and ratios are bounded.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple, Protocol

from extractors.errors import ArchiveError
from extractors.fetch.chunks import joined
from extractors.fetch.coding import decode_content
from extractors.fetch.plain import Plain
from extractors.fetch.warc_records import media_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from extractors.fetch.answer import Headers

MAX_HEAD = 65_536
MAX_HTTP_HEAD = 262_144
MAX_BODY = 16_000_000
MAX_FILES = 100_000
SUFFIXES = (".warc", ".warc.gz")
_END = b"\r\n\r\n"
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})(?: +([^\r\n]*))?")
_TYPE = re.compile(rb"\r\ncontent-type:[ \t]*([^\r\n]*)", re.IGNORECASE)
_HTML = frozenset({"text/html", "application/xhtml+xml"})


class PageCopy(NamedTuple):
    """A page as a collection holds it.

    ``at`` is when the collection's crawler got it, ``headers`` and ``raw`` what it was answered (chunks joined),
    ``body`` that without its content coding. ``position`` counts the records of the file from 0; ``record_id`` has no
    angle brackets.
    """

    url: str
    at: datetime
    position: int
    record_id: str | None
    status: int
    reason: str
    headers: Headers
    content_type: str | None
    raw: bytes
    body: bytes


class Filter(Protocol):
    """Says in one word why a page is not wanted; None: it is."""

    def by_address(self, url: str, at: datetime) -> str | None:
        """Judge by the address and the moment of the capture, before the page is unpacked."""
        ...

    def by_body(self, url: str, at: datetime, body: bytes, content_type: str | None) -> str | None:
        """Judge by the page."""
        ...


@dataclass(slots=True)
class Tally:
    """What was read of one file. ``pages`` are responses that hold one; each is kept or ``dropped`` for a reason.

    ``packed`` and ``unpacked`` count bytes, ``damaged`` records that could not be read; ``problem`` says why the file
    could not be read to its end. ``first_at`` and ``last_at`` are the earliest and latest capture.
    """

    records: int = 0
    pages: int = 0
    kept: int = 0
    packed: int = 0
    unpacked: int = 0
    damaged: int = 0
    problem: str | None = None
    first_at: datetime | None = None
    last_at: datetime | None = None
    dropped: Counter[str] = field(default_factory=Counter)

    def seen(self, at: datetime) -> None:
        """Take note of when a page was captured."""
        self.first_at = at if self.first_at is None else min(at, self.first_at)
        self.last_at = at if self.last_at is None else max(at, self.last_at)


def files(place: Path) -> tuple[Path, ...]:
    """Give the WARC files of a folder, in order of their names, at any depth; a file is given as it is.

    Links are not followed. Raises ArchiveError if nothing is there, nothing in it is a WARC file, or too much.
    """
    if place.is_file():
        return (place,)
    try:
        found = sorted(path for path in place.rglob("*") if path.name.endswith(SUFFIXES) and path.is_file())
    except OSError as error:
        raise ArchiveError(
            f"cannot be read ({error.strerror}).", subject=str(place), advice="Check the path."
        ) from error
    if not found:
        what = "holds no .warc or .warc.gz file" if place.is_dir() else "is neither a file nor a folder"
        raise ArchiveError(f"{what}.", subject=str(place), advice="Name a WARC file or a folder of them.")
    if len(found) > MAX_FILES:
        raise ArchiveError(
            f"holds {len(found)} WARC files.", subject=str(place), advice=f"Name folders of at most {MAX_FILES}."
        )
    return tuple(found)


def pages(read: Callable[[], bytes], wanted: Filter, tally: Tally, *, limit: int = MAX_BODY) -> Iterator[PageCopy]:
    """Give the pages of one file that ``wanted`` lets through; what else is in it is counted in ``tally``.

    ``read`` gives the file in blocks of whatever size, ``b""`` at its end. Bodies of more than ``limit`` bytes are
    passed over. Damage is no error: the rest of a record that is packed for itself is left out, else of the file.
    """
    return _Reader(Plain(read), wanted, tally, limit).pages()


class _Record(NamedTuple):
    """The head of a record. ``url`` is "" where it names none."""

    kind: bytes
    url: str
    at: datetime
    length: int
    record_id: str | None
    content_type: bytes


class _Reader:
    """One pass over a file."""

    def __init__(self, plain: Plain, wanted: Filter, tally: Tally, limit: int) -> None:
        self._plain = plain
        self._wanted = wanted
        self._tally = tally
        self._limit = limit

    def pages(self) -> Iterator[PageCopy]:
        tally, plain = self._tally, self._plain
        while plain.next_member():
            while (head := self._head()) is not None:
                tally.records += 1
                page = self._page(head)
                self._count()
                if page is not None:
                    tally.kept += 1
                    yield page
                if not plain.skip(len(_END)):
                    break
            self._count()
        tally.problem = plain.problem

    def _count(self) -> None:
        plain, tally = self._plain, self._tally
        tally.packed, tally.unpacked = plain.packed, plain.unpacked

    def _head(self) -> _Record | None:
        """Read the head of the next record; None where the member holds no other, or is damaged."""
        data = self._plain.through(_END, MAX_HEAD)
        if data is None:
            # What is left of a whole member is nothing, or the blank lines of a careless writer.
            self._tally.damaged += self._plain.is_torn or bool(self._plain.take(MAX_HEAD).strip())
            return None
        head = _parsed(data)
        if head is None:
            self._tally.damaged += 1
        return head

    def _page(self, head: _Record) -> PageCopy | None:
        """Read the record to its end; a page if it is one that is wanted."""
        if head.kind == b"response" and head.url.startswith("http"):
            self._tally.pages += 1
            self._tally.seen(head.at)
            left, answer = self._answered(head)
        elif head.kind == b"revisit":
            self._tally.pages += 1
            left, answer = head.length, "revisit"
        else:
            left, answer = head.length, None
        is_whole = self._plain.skip(left)
        if not is_whole and answer is not None:
            answer = "damaged"
        self._tally.damaged += not is_whole or answer == "damaged"
        if isinstance(answer, str):
            self._tally.dropped[answer] += 1
            return None
        return answer

    def _answered(self, head: _Record) -> tuple[int, PageCopy | str]:
        """Give how much of the record is left to pass over, and the page or why it is not wanted."""
        if (why := self._wanted.by_address(head.url, head.at)) is not None:
            return head.length, why
        fields = self._plain.through(_END, min(head.length, MAX_HTTP_HEAD))
        if fields is None:
            return head.length, "damaged"
        left = head.length - len(fields)
        status = _STATUS.match(fields)
        why = "damaged" if status is None else self._refused(int(status[1]), fields, left)
        if status is None or why is not None:
            return left, why or "damaged"
        raw = self._plain.take(left)
        if len(raw) < left:
            return 0, "damaged"
        return 0, self._judged(head, fields, status, raw)

    def _refused(self, status: int, fields: bytes, size: int) -> str | None:
        """Say why an answer is not unpacked: by its status, its type, its size."""
        if status != HTTPStatus.OK:
            return "status"
        if not _is_html(fields):
            return "kind"
        # What is packed may be smaller than what it holds, but hardly larger.
        return "too_large" if size > self._limit else None

    def _judged(self, head: _Record, fields: bytes, status: re.Match[bytes], raw: bytes) -> PageCopy | str:
        headers = _headers(fields)
        named = {name.lower(): value for name, value in reversed(headers)}
        if "chunked" in named.get("transfer-encoding", "").lower():
            raw = joined(raw)
        decoded = decode_content(raw, named.get("content-encoding"), self._limit)
        if decoded.data is None:
            return "too_large" if decoded.problem == "too_large" else "coding"
        content_type = named.get("content-type")
        why = self._wanted.by_body(head.url, head.at, decoded.data, content_type)
        if why is not None:
            return why
        return PageCopy(
            url=head.url,
            at=head.at,
            position=self._tally.records - 1,
            record_id=head.record_id,
            status=int(status[1]),
            reason=(status[2] or b"").decode("latin-1").strip(),
            headers=headers,
            content_type=content_type,
            raw=raw,
            body=decoded.data,
        )


def _parsed(data: bytes) -> _Record | None:
    """Read a record's head; None if it is none."""
    first, *lines = data.lstrip(b"\r\n").split(b"\r\n")
    if not first.startswith(b"WARC/"):
        return None
    fields: dict[bytes, bytes] = {}
    for line in lines:
        name, _, value = line.partition(b":")
        fields.setdefault(name.lower(), value.strip())
    try:
        length = int(fields[b"content-length"])
        at = datetime.fromisoformat(fields[b"warc-date"].decode("ascii"))
    except (KeyError, ValueError):
        return None
    if length < 0:
        return None
    return _Record(
        kind=fields.get(b"warc-type", b"").lower(),
        url=fields.get(b"warc-target-uri", b"").decode("utf-8", "replace").strip("<>"),
        at=at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC),
        length=length,
        record_id=fields.get(b"warc-record-id", b"").decode("ascii", "replace").strip("<>") or None,
        content_type=fields.get(b"content-type", b""),
    )


def _is_html(fields: bytes) -> bool:
    """Tell whether an answer calls itself a page; one that states no type may be one."""
    stated = _TYPE.search(fields)
    kind = media_type(stated[1].decode("latin-1")) if stated else None
    return kind is None or kind in _HTML


def _headers(fields: bytes) -> Headers:
    found = []
    for line in fields.split(b"\r\n")[1:]:
        name, colon, value = line.partition(b":")
        if colon:
            found.append((name.decode("latin-1").strip(), value.decode("latin-1").strip()))
    return tuple(found)
