"""Undo the content codings of a body (RFC 9110 section 8.4) in bounded space and time. Pure.

Every coding is read through the interface that bz2, lzma and zstd share in the standard library: small pieces in,
blocks out, ``needs_input``, ``eof`` and ``unused_data``. zlib and brotli get a thin adapter to it.
"""

from __future__ import annotations

import io
import re
import sys
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_CODINGS = 3
# A body of nothing but empty members would cost much time and give no byte.
MAX_MEMBERS = 10_000
PIECE = 16_384
BLOCK = 65_536
# RFC 9659: no encoder may ask for more than 8 MB for zstd as a content coding.
ZSTD_WINDOW_LOG = 23
SNIFF = 2048
# Compressed bytes without a single control character are hardly ever this many.
TELLING = 64

_GZIP_MAGIC = b"\x1f\x8b"
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
# Frames that carry no data: 16 magic numbers that differ in the low half of their first byte.
_SKIPPABLE_HIGH, _SKIPPABLE_REST = 0x50, b"\x2a\x4d\x18"
# The first byte of a zlib stream: method 8, a window of at most 32 KB. Both bytes together divide by 31.
_ZLIB_MASK, _ZLIB_METHOD, _ZLIB_CHECK = 0x8F, 0x08, 31
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\f\r\x1b")
_DOCUMENT = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}(?:<[!?a-z]|[\[{]\s{0,20}[\[{\"])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DecodedBody:
    """A body without its content coding, or why there is none.

    ``problem``: ``too_large`` (more than the limit), ``broken`` (ends early or is damaged) or ``unsupported``.
    """

    data: bytes | None
    problem: Literal["too_large", "broken", "unsupported"] | None = None


class _Stream(Protocol):
    """One member or frame."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes | memoryview, max_length: int) -> bytes: ...


@dataclass(frozen=True, slots=True)
class _Coding:
    """How to read a coding, what its library raises, and whether another member begins with these bytes."""

    open: Callable[[], _Stream]
    error: type[Exception]
    follows: Callable[[bytes], bool] = lambda _: False


def decode_content(raw: bytes, encoding: str | None, limit: int) -> DecodedBody:
    """Undo Content-Encoding (gzip, deflate, zstd, br, also stacked) and give at most ``limit`` bytes.

    No step holds more than its input, ``limit`` bytes and one block. All members of gzip and frames of zstd are
    read. A body that is plainly text is taken as it is, whatever coding was named for it: some servers name one
    and do not apply it.
    """
    codings = [coding.strip().lower() for coding in (encoding or "").split(",")]
    codings = [coding for coding in codings if coding not in {"", "identity"}]
    if len(codings) > MAX_CODINGS:
        return DecodedBody(None, "unsupported")
    body = DecodedBody(raw)
    for coding in reversed(codings):
        if not body.data:
            break
        body = _undo(body.data, coding, limit)
    if body.data is not None and len(body.data) > limit:
        return DecodedBody(None, "too_large")
    return body


def _undo(raw: bytes, name: str, limit: int) -> DecodedBody:
    if name in {"gzip", "x-gzip"}:
        return _unpack(raw, _GZIP, limit) if _begins_gzip(raw) else _as_it_is(raw, "broken")
    if name == "zstd":
        return _unpack(raw, _zstd(), limit) if _begins_zstd(raw) else _as_it_is(raw, "broken")
    if name not in {"deflate", "br"}:
        return _as_it_is(raw, "unsupported")
    if _is_document(raw):
        return DecodedBody(raw)
    if name == "br":
        return _unpack(raw, _brotli(), limit)
    return _unpack(raw, _ZLIB if _begins_zlib(raw) else _BARE_DEFLATE, limit)


def _unpack(raw: bytes, coding: _Coding, limit: int) -> DecodedBody:
    try:
        return _members(memoryview(raw), coding, limit)
    except coding.error:
        return DecodedBody(None, "broken")


def _members(raw: memoryview, coding: _Coding, limit: int) -> DecodedBody:
    out = io.BytesIO()
    at = 0
    for _ in range(MAX_MEMBERS):
        stream = coding.open()
        while not stream.eof:
            piece = raw[at : at + PIECE] if stream.needs_input else b""
            if stream.needs_input and not piece:
                return DecodedBody(None, "broken")
            at += len(piece)
            out.write(stream.decompress(piece, BLOCK))
            if out.tell() > limit:
                return DecodedBody(None, "too_large")
        at -= len(stream.unused_data)
        if not coding.follows(bytes(raw[at : at + len(_ZSTD_MAGIC)])):
            return DecodedBody(out.getvalue())
    return DecodedBody(None, "unsupported")


class _Zlib:
    """zlib's object in the common interface."""

    def __init__(self, bits: int) -> None:
        self._object = zlib.decompressobj(bits)
        self._full = False

    @property
    def eof(self) -> bool:
        return self._object.eof

    @property
    def needs_input(self) -> bool:
        # After a full block there can be more to come out of what went in.
        return not self._full and not self._object.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._object.unused_data

    def decompress(self, data: bytes | memoryview, max_length: int) -> bytes:
        block = self._object.decompress(self._object.unconsumed_tail or data, max_length)
        self._full = len(block) == max_length
        return block


class _Brotli:
    """Brotli's object in the common interface; a block can be half as long again as was asked for.

    The format has one stream only, and the library calls anything after it an error.
    """

    unused_data = b""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.eof = False
        self.needs_input = True

    def decompress(self, data: bytes | memoryview, max_length: int) -> bytes:
        block: bytes = self._stream.process(data, output_buffer_limit=max_length)
        self.eof = self._stream.is_finished()
        # The library also says that it can take more while it still has more to give.
        self.needs_input = len(block) < max_length and self._stream.can_accept_more_data()
        return block


def _begins_gzip(raw: bytes) -> bool:
    return bool(raw) and raw.startswith(_GZIP_MAGIC[: len(raw)])


def _begins_zlib(raw: bytes) -> bool:
    """RFC 9110 means the zlib format (RFC 1950) by "deflate"; some servers send it bare.

    A bare stream that began like this would have to set padding bits that encoders leave at zero.
    """
    if raw[0] & _ZLIB_MASK != _ZLIB_METHOD:
        return False
    return len(raw) == 1 or int.from_bytes(raw[:2], "big") % _ZLIB_CHECK == 0


def _begins_zstd(raw: bytes) -> bool:
    """RFC 8878: a frame or a skippable frame."""
    if not raw:
        return False
    if raw[0] & 0xF0 == _SKIPPABLE_HIGH:
        return raw[1:4] == _SKIPPABLE_REST[: len(raw) - 1]
    return raw.startswith(_ZSTD_MAGIC[: len(raw)])


_GZIP = _Coding(lambda: _Zlib(zlib.MAX_WBITS | 16), zlib.error, lambda rest: rest.startswith(_GZIP_MAGIC))
_ZLIB = _Coding(lambda: _Zlib(zlib.MAX_WBITS), zlib.error)
_BARE_DEFLATE = _Coding(lambda: _Zlib(-zlib.MAX_WBITS), zlib.error)


def _zstd() -> _Coding:
    """Import it only now: we do not ask for zstd, so most runs never see any."""
    if sys.version_info >= (3, 14):
        from compression import zstd  # noqa: PLC0415 - see above
    else:
        from backports import zstd  # noqa: PLC0415 - see above
    options: dict[int, int] = {zstd.DecompressionParameter.window_log_max: ZSTD_WINDOW_LOG}
    return _Coding(lambda: zstd.ZstdDecompressor(options=options), zstd.ZstdError, _begins_zstd)


def _brotli() -> _Coding:
    """Import it only now, for the same reason."""
    import brotli  # noqa: PLC0415 - see above

    return _Coding(lambda: _Brotli(brotli.Decompressor()), brotli.error)


def _as_it_is(raw: bytes, problem: Literal["broken", "unsupported"]) -> DecodedBody:
    return DecodedBody(raw) if _is_text(raw) else DecodedBody(None, problem)


def _is_text(raw: bytes) -> bool:
    """Text of any character set that keeps ASCII where it is: what is compressed has control characters."""
    head = raw[:SNIFF]
    return not _has_controls(head) and (len(head) >= TELLING or head.isascii())


def _is_document(raw: bytes) -> bool:
    """HTML, XML or JSON from the first byte on; brotli and bare deflate have no magic number to tell them by."""
    head = raw[:SNIFF]
    return len(head) >= TELLING and _DOCUMENT.match(head) is not None and not _has_controls(head)


def _has_controls(head: bytes) -> bool:
    return len(head.translate(None, _CONTROLS)) != len(head)
