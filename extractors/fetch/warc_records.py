"""WARC 1.1 records (ISO 28500:2017) as bytes: one record, one gzip member. Pure but for the record ids.

The header blocks are written here because warcio takes 0.5 ms for a record and packs at level 9 only; warcio and
fastwarc read every kind of record back in the tests.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from datetime import UTC
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import quote

from isal import isal_zlib

from extractors.fetch import facts
from extractors.records import ArchivedRecord

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from extractors.fetch.answer import Answer, Headers
    from extractors.records import Fetch

Kind = Literal["warcinfo", "request", "response", "metadata", "revisit", "resource"]
# Of 300 pages (154 KB each): isal 2 takes 0.35 ms and leaves 37.0 KB, zlib 3 1.54 ms and 36.2 KB, zlib 9 5.0 ms and
# 32.4 KB. On a body that came packed isal spends 0.07 ms, zlib 0.67 ms: no need to treat it apart.
GZIP_LEVEL = 2
GZIP_WBITS = 31
IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
ORIGINAL = "X-Archive-Orig-"
REFERS_TO = "X-Newswake-Refers-To"
COPIED_FROM = "X-Newswake-Copied-From"
FIELDS = "application/warc-fields"
RESPONSE = "application/http; msgtype=response"
REQUEST = "application/http; msgtype=request"
MAX_MIME = 100

_PLAIN_URI = re.compile(r"[!-;=?-~]+")
_QUOTED = "".join(map(chr, range(0x21, 0x7F))).replace("<", "").replace(">", "")
_VALUE = {0: " ", 10: " ", 13: " "}
_NAME = {**_VALUE, ord(":"): "_"}
_INFO = (
    ("software", "newswake"),
    ("format", "WARC File Format 1.1"),
    ("conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"),
    ("robots", "obey"),
)


class Packed(NamedTuple):
    """A record as one gzip member, and what the index says of it. ``record_id`` has no angle brackets."""

    kind: Kind
    record_id: str
    url: str
    at: datetime
    data: bytes
    status: int | None = None
    digest: str | None = None
    mime: str | None = None

    def placed(self, file: str, offset: int) -> ArchivedRecord:
        """Give its row of the index, now that it lies somewhere."""
        return ArchivedRecord(
            file,
            offset,
            len(self.data),
            self.kind,
            self.record_id,
            self.url,
            self.at,
            self.status,
            self.digest,
            self.mime,
        )


class Original(NamedTuple):
    """The record that a revisit confirms; ``place`` (file, offset) lets us find it without an index."""

    record_id: str
    url: str
    at: datetime
    place: tuple[str, int] | None = None


def warcinfo(file: str, run_id: str, at: datetime) -> Packed:
    """Make the record that opens a file. In the index its address is the file's name."""
    lines = [("WARC-Filename", file)]
    block = fields_block((*_INFO, ("isPartOf", run_id)))
    return _record("warcinfo", file, at, lines, FIELDS, block, mime=FIELDS)


def response(answer: Answer, digest: str, copied_from: str | None = None) -> Packed:
    """Make the record of a response with its body as received; ``digest`` is that of the body.

    ``copied_from`` names the record of another archive that it was taken from.
    """
    lines = _about_payload(answer, digest)
    if copied_from:
        lines.append((COPIED_FROM, _value(copied_from)))
    if answer.cut:
        lines.append(("WARC-Truncated", answer.cut))
    head = _response_head(answer, len(answer.body))
    return _of_answer("response", answer, lines, head, answer.body, digest)


def identical(answer: Answer, digest: str, original: Original) -> Packed:
    """Make the revisit record of a response whose very body was stored before."""
    lines = [*_about_payload(answer, digest), ("WARC-Profile", IDENTICAL), *_referring(original)]
    return _of_answer("revisit", answer, lines, _response_head(answer, len(answer.body)), b"", digest)


def not_modified(answer: Answer, original: Original | None) -> Packed:
    """Make the revisit record of a 304; ``original`` is the copy that it confirms, if we know it."""
    lines = [*_about_payload(answer, None), ("WARC-Profile", NOT_MODIFIED)]
    if original is not None:
        lines += _referring(original)
    return _of_answer("revisit", answer, lines, _response_head(answer, None), b"", None)


def request(answer: Answer, of: Packed) -> Packed:
    """Make the record of the request that was answered by ``of``."""
    lines = [("WARC-Concurrent-To", f"<{of.record_id}>")]
    target = _value(answer.request_target)
    head = _head(f"GET {target} HTTP/1.1", answer.request_headers)
    return _record("request", of.url, of.at, lines, REQUEST, head)


def metadata(fetch: Fetch, of: Packed) -> Packed:
    """Make the record of all facts of the request that was answered by ``of``."""
    reference = f"<{of.record_id}>"
    lines = [("WARC-Refers-To", reference), ("WARC-Concurrent-To", reference)]
    return _record("metadata", of.url, of.at, lines, FIELDS, fields_block(facts.fields(fetch)), mime=FIELDS)


def resource(url: str, at: datetime, content_type: str, data: bytes) -> Packed:
    """Make the record of a file that was given to us."""
    digest = digest_of(data)
    kind = _value(content_type)
    lines = [("WARC-Payload-Digest", digest)]
    return _record("resource", _uri(url), at, lines, kind, data, digest=digest, mime=media_type(kind))


def digest_of(*parts: bytes) -> str:
    """SHA-256 as WARC files have it. In hexadecimal, so that the one which a Fetch has can be taken for it."""
    total = hashlib.sha256()
    for part in parts:
        total.update(part)
    return digest_from(total.hexdigest())


def digest_from(sha256: str) -> str:
    """Write a SHA-256, given in hexadecimal, as WARC files have it."""
    return f"sha256:{sha256}"


def fields_block(pairs: Iterable[tuple[str, str]]) -> bytes:
    """Write names and values, each fit for a line, as ``application/warc-fields``."""
    return "".join([f"{name}: {value}\r\n" for name, value in pairs]).encode("utf-8")


def date(at: datetime) -> str:
    """Write a time as WARC-Date has it."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def _of_answer(
    kind: Kind, answer: Answer, lines: list[tuple[str, str]], head: bytes, body: bytes, digest: str | None
) -> Packed:
    return _record(
        kind,
        _uri(answer.url),
        answer.started_at.astimezone(UTC),
        lines,
        RESPONSE,
        head,
        body,
        status=answer.status,
        digest=digest,
        mime=media_type(answer.header("content-type")),
    )


def _record(
    kind: Kind,
    url: str,
    at: datetime,
    lines: list[tuple[str, str]],
    content_type: str,
    *block: bytes,
    status: int | None = None,
    digest: str | None = None,
    mime: str | None = None,
) -> Packed:
    record_id = f"urn:uuid:{uuid.uuid4()}"
    named = [
        ("WARC-Type", kind),
        ("WARC-Record-ID", f"<{record_id}>"),
        ("WARC-Date", date(at)),
        *([] if kind == "warcinfo" else [("WARC-Target-URI", url)]),
        *lines,
        # A reader that checks digests passes over a record without this one (fastwarc).
        ("WARC-Block-Digest", digest_of(*block)),
        ("Content-Type", content_type),
        ("Content-Length", str(sum(map(len, block)))),
    ]
    plain = b"".join((b"WARC/1.1\r\n", fields_block(named), b"\r\n", *block, b"\r\n\r\n"))
    return Packed(kind, record_id, url, at, isal_zlib.compress(plain, GZIP_LEVEL, GZIP_WBITS), status, digest, mime)


def _about_payload(answer: Answer, digest: str | None) -> list[tuple[str, str]]:
    lines = []
    if answer.peer:
        lines.append(("WARC-IP-Address", _value(answer.peer)))
    if digest is not None:
        lines.append(("WARC-Payload-Digest", digest))
    return lines


def _referring(original: Original) -> list[tuple[str, str]]:
    lines = [
        ("WARC-Refers-To", f"<{original.record_id}>"),
        ("WARC-Refers-To-Target-URI", original.url),
        ("WARC-Refers-To-Date", date(original.at)),
    ]
    if original.place is not None:
        file, offset = original.place
        lines.append((REFERS_TO, f"{offset} {file}"))
    return lines


def _response_head(answer: Answer, length: int | None) -> bytes:
    """Headers as received, but what describes the transfer, which is over, says what is stored.

    Under its own name Transfer-Encoding would make readers undo it again. ``length`` is None where no body belongs.
    """
    headers: list[tuple[str, str]] = []
    sized = length is None
    for name, value in answer.headers:
        clean = _name(name)
        lower = clean.lower()
        fits = lower == "content-length" and (length is None or value.strip() == str(length))
        sized = sized or fits
        aside = lower == "transfer-encoding" or (lower == "content-length" and not fits)
        headers.append((f"{ORIGINAL}{clean}" if aside else clean, value))
    if not sized:
        headers.append(("Content-Length", str(length)))
    return _head(f"HTTP/1.1 {answer.status} {_value(answer.reason)}", tuple(headers))


def _head(first: str, headers: Headers) -> bytes:
    """Write a header block. No name or value can end its line: what could is made a blank."""
    lines = [first, *[f"{_name(name)}: {_value(value)}" for name, value in headers], "", ""]
    return b"\r\n".join(map(_octets, lines))


def _name(name: str) -> str:
    plain = name.isprintable() and ":" not in name
    return (name if plain else name.translate(_NAME)).strip()


def _value(value: str) -> str:
    return value if value.isprintable() else value.translate(_VALUE)


def _octets(line: str) -> bytes:
    """Give the bytes as they came: what reads the wire decodes them as Latin-1."""
    try:
        return line.encode("latin-1")
    except UnicodeEncodeError:
        return line.encode("utf-8", "replace")


def _uri(url: str) -> str:
    return url if _PLAIN_URI.fullmatch(url) else quote(url, safe=_QUOTED, errors="replace")


def media_type(content_type: str | None) -> str | None:
    """Give the media type that a header states, without its parameters; None if it states none."""
    kind = (content_type or "").partition(";")[0].strip().lower()
    return kind if kind.isascii() and kind.isprintable() and 0 < len(kind) <= MAX_MIME else None
