"""Undo the content coding and the character set of a body, in bounded space and time. Pure.

The worker processes import this module: no HTTP library here.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import Literal

import webencodings

MAX_CODINGS = 3
SAMPLE = 16_384
PRESCAN = 4096
# A page cut in the middle of a character, or with one foreign advert in it, is still what it says it is.
TOLERATED = 0.002

_GZIP_MAGIC = b"\x1f\x8b"
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s{0,20}<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.\-]{2,40})[\"']", re.IGNORECASE)
_LABEL = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]{2,40})", re.IGNORECASE)
_MARKUP = re.compile(
    rb"<script\b.{0,20000}?</script\s*>|<style\b.{0,20000}?</style\s*>|<[^>]{0,2000}>", re.IGNORECASE | re.DOTALL
)
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16le"), (b"\xfe\xff", "utf-16be"))
_NOT_ASCII_LIKE = {"utf-16le", "utf-16be", "iso-2022-jp"}


@dataclass(frozen=True, slots=True)
class DecodedBody:
    """A body without its content coding, or why there is none.

    ``problem``: ``too_large`` (more than the limit), ``truncated`` (ends early or is broken) or ``unsupported``.
    """

    data: bytes | None
    problem: Literal["too_large", "truncated", "unsupported"] | None = None


def decode_content(raw: bytes, encoding: str | None, limit: int) -> DecodedBody:
    """Undo Content-Encoding (gzip, deflate, also stacked) and give at most ``limit`` bytes.

    Never holds more than ``limit`` decoded bytes and one output block. All members of a gzip body are read.
    """
    codings = [coding.strip().lower() for coding in (encoding or "").split(",")]
    codings = [coding for coding in codings if coding not in {"", "identity"}]
    if len(codings) > MAX_CODINGS:
        return DecodedBody(None, "unsupported")
    body = DecodedBody(raw)
    for coding in reversed(codings):
        if body.data is None:
            break
        body = _undo(body.data, coding, limit)
    if body.data is not None and len(body.data) > limit:
        return DecodedBody(None, "too_large")
    return body


def _undo(raw: bytes, coding: str, limit: int) -> DecodedBody:
    if not raw:
        return DecodedBody(raw)
    if coding in {"gzip", "x-gzip"}:
        # Some servers name gzip and send plain text.
        return _gunzip(raw, limit) if raw.startswith(_GZIP_MAGIC[: len(raw)]) else DecodedBody(raw)
    if coding == "deflate":
        return _inflate(raw, limit)
    return DecodedBody(None, "unsupported")


def _gunzip(raw: bytes, limit: int) -> DecodedBody:
    parts: list[bytes] = []
    size = 0
    rest = raw
    while rest.startswith(_GZIP_MAGIC) or not parts:
        member = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            data = member.decompress(rest, limit - size + 1)
        except zlib.error:
            return DecodedBody(None, "truncated")
        size += len(data)
        parts.append(data)
        if size > limit:
            return DecodedBody(None, "too_large")
        if not member.eof:
            return DecodedBody(None, "truncated")
        rest = member.unused_data
    return DecodedBody(parts[0] if len(parts) == 1 else b"".join(parts))


def _inflate(raw: bytes, limit: int) -> DecodedBody:
    """RFC 9110 means the zlib format by "deflate"; some servers send it bare."""
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        stream = zlib.decompressobj(bits)
        try:
            data = stream.decompress(raw, limit + 1)
        except zlib.error:
            continue
        if len(data) > limit:
            return DecodedBody(None, "too_large")
        return DecodedBody(data) if stream.eof else DecodedBody(None, "truncated")
    return DecodedBody(None, "truncated")


def decode_text(body: bytes, content_type: str | None) -> tuple[str, str]:
    """Decode a page: its text without NUL and lone surrogates, and the WHATWG name of the character set.

    Order: byte order mark, HTTP label, meta or XML declaration, valid UTF-8, detection. A label that does not
    fit the bytes is passed over; text beyond ASCII that is valid UTF-8 is hardly ever anything else.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return _clean(body[len(mark) :].decode(name, "replace")), name
    claims = [name for name in (_http_label(content_type), _prescan(body)) if name]
    if not (claims and claims[0] in _NOT_ASCII_LIKE):
        try:
            return _clean(body.decode("utf-8")), "utf-8"
        except UnicodeDecodeError:
            pass
    for name in claims:
        text = _plausible(body, name)
        if text is not None:
            return _clean(text), name
    text, name = _detect(body)
    return _clean(text), name


def http_charset(content_type: str | None) -> str | None:
    """Give the character set that a Content-Type names, by its WHATWG name, or None."""
    return _http_label(content_type)


def _http_label(content_type: str | None) -> str | None:
    found = _LABEL.search(content_type[:500]) if content_type else None
    return _known(found[1]) if found else None


def _prescan(body: bytes) -> str | None:
    head = body[:PRESCAN]
    found = _XML.match(head) or _META.search(head)
    name = _known(found[1].decode("ascii")) if found else None
    # A declaration that could be read as ASCII is not in UTF-16 (HTML standard, prescan).
    return "utf-8" if name in {"utf-16le", "utf-16be"} else name


def _known(label: str) -> str | None:
    encoding = webencodings.lookup(label)
    name = str(encoding.name) if encoding else None
    return None if name == "x-user-defined" else name


def _plausible(body: bytes, name: str) -> str | None:
    encoding = webencodings.lookup(name)
    if encoding is None:
        return None
    text: str = encoding.codec_info.decode(body, "replace")[0]
    broken = text.count("\ufffd") - body.count(b"\xef\xbf\xbd")
    return text if broken <= max(2, TOLERATED * len(text)) else None


def _detect(body: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - costs 30 ms and is seldom needed

    sample = _MARKUP.sub(b" ", body[: SAMPLE * 8])[:SAMPLE]
    best = from_bytes(sample, steps=5, chunk_size=512).best()
    name = _known(best.encoding.replace("_", "-")) if best else None
    text = _plausible(body, name) if name else None
    if text is not None and name is not None:
        return text, name
    return body.decode("cp1252", "replace"), "windows-1252"


def _clean(text: str) -> str:
    """Take out what neither a parser nor DuckDB can hold."""
    if "\x00" in text:
        text = text.replace("\x00", "")
    return text
