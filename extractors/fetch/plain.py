"""The plain bytes of a WARC file, whether each record is packed for itself, all of them together, or none.

What it reads was written by others: each unpacked block is bounded, and so is the sum of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from isal import igzip_lib

if TYPE_CHECKING:
    from collections.abc import Callable

PIECE = 1 << 16
BLOCK = 1 << 18
# News pages unpack to five to ten times their size; hardly any file to more than this.
MOST_TIMES = 100
MOST_FREE = 1_000_000_000
_GZIP = b"\x1f\x8b\x08"
_ZSTD = b"\x28\xb5\x2f\xfd"
_WARC = b"WARC/"
# So much of a member shows whether a record begins in it.
_SHOWN = 1024
# Its stubs declare an instance.
_BROKEN = cast("type[Exception]", igzip_lib.error)


class Plain:
    """Reads a WARC file from front to back. ``read`` gives the next block of it as it lies, ``b""`` at its end.

    ``packed`` and ``unpacked`` count bytes; ``problem`` says why nothing more can be read of the file.
    """

    def __init__(self, read: Callable[[], bytes]) -> None:
        self._read = read
        self.packed = 0
        self.unpacked = 0
        self.problem: str | None = None
        self._block = b""
        self._given = 0
        self._waiting = b""
        self._last = b""
        self._stream: igzip_lib.IgzipDecompressor | None = None
        self._is_fresh = True
        self._is_packed: bool | None = None
        self._is_over = True
        self._is_torn = False
        self._buffer = b""
        self._at = 0

    def next_member(self) -> bool:
        """Go on to where the next record may begin. A file that is not packed is one member. False at the end."""
        while self._fill():
            pass
        self._buffer, self._at = b"", 0
        if self.problem is not None:
            return False
        if self._is_packed is None:
            return self._begin()
        if not self._is_packed:
            return False
        self._top_up(len(_GZIP))
        if not self._waiting:
            return False
        return self._enter() if self._waiting.startswith(_GZIP) else self._find()

    @property
    def is_torn(self) -> bool:
        """True if the member could not be read to its end."""
        return self._is_torn

    def through(self, mark: bytes, limit: int) -> bytes | None:
        """Give all up to and with ``mark``; None, and nothing is taken, if it is not within ``limit`` bytes."""
        searched = self._at
        while True:
            found = self._buffer.find(mark, searched)
            if found >= 0:
                end = found + len(mark)
                if end - self._at > limit:
                    return None
                data, self._at = self._buffer[self._at : end], end
                return data
            searched = max(self._at, len(self._buffer) - len(mark) + 1)
            if len(self._buffer) - self._at > limit:
                return None
            block = self._fill()
            if not block:
                return None
            searched -= self._at
            self._buffer, self._at = self._buffer[self._at :] + block, 0

    def take(self, size: int) -> bytes:
        """Give the next ``size`` bytes; fewer if the member ends before."""
        data = self._buffer[self._at : self._at + size]
        self._at += len(data)
        if len(data) == size:
            return data
        parts, missing = [data], size - len(data)
        while missing and (block := self._fill()):
            parts.append(block[:missing])
            self._buffer, self._at = block, min(len(block), missing)
            missing -= len(parts[-1])
        return b"".join(parts)

    def skip(self, size: int) -> bool:
        """Pass over the next ``size`` bytes without holding them. False if the member ends before."""
        left = len(self._buffer) - self._at
        while size > left:
            size -= left
            self._buffer, self._at = self._fill(), 0
            left = len(self._buffer)
            if not left:
                return False
        self._at += size
        return True

    def _begin(self) -> bool:
        self._top_up(len(_WARC))
        self._is_packed = self._waiting.startswith(_GZIP)
        if self._is_packed:
            return self._enter()
        if not self._waiting:
            self.problem = "the file is empty"
        elif self._waiting.startswith(_ZSTD):
            self.problem = "it is packed with zstd, which is not read"
        elif not self._waiting.startswith(_WARC):
            self.problem = "it is no WARC file"
        self._is_over = self.problem is not None
        return self.problem is None

    def _enter(self) -> bool:
        self._stream = igzip_lib.IgzipDecompressor(flag=igzip_lib.DECOMP_GZIP)
        self._is_over, self._is_fresh, self._is_torn = False, True, False
        return True

    def _find(self) -> bool:
        """Look for the next member behind damaged bytes: one that begins as a record does."""
        while self._waiting:
            at = self._waiting.find(_GZIP)
            if at < 0:
                # The sign may lie across the end of the block.
                tail = self._waiting[1 - len(_GZIP) :]
                self._waiting = b""
                block = self._take_in()
                self._waiting = tail + block if block else b""
                continue
            self._waiting = self._waiting[at:]
            self._top_up(_SHOWN)
            if _begins_record(self._waiting[:_SHOWN]):
                return self._enter()
            self._waiting = self._waiting[1:]
        return False

    def _top_up(self, size: int) -> None:
        while len(self._waiting) < size and (block := self._take_in()):
            self._waiting += block

    def _take_in(self) -> bytes:
        """Give the next piece. A small one: behind each member what is left of it is copied."""
        if self._given >= len(self._block):
            self._block, self._given = self._read(), 0
            self.packed += len(self._block)
        piece = self._block[self._given : self._given + PIECE]
        self._given += len(piece)
        return piece

    def _fill(self) -> bytes:
        """Give the next plain block of the member; ``b""`` at its end, or where it cannot be read."""
        if self._is_over:
            return b""
        block = self._unpack() if self._is_packed else self._as_it_lies()
        self.unpacked += len(block)
        if self.unpacked > MOST_TIMES * self.packed + MOST_FREE:
            self.problem = f"{self.packed} bytes of it unpack into more than {self.unpacked} bytes"
            self._is_over = True
            return b""
        self._is_over = self._is_over or not block
        return block

    def _as_it_lies(self) -> bytes:
        block, self._waiting = self._waiting or self._take_in(), b""
        return block

    def _unpack(self) -> bytes:
        stream = self._stream
        while stream is not None and not stream.eof:
            if stream.needs_input and not self._hand_over():
                self._damage()
                return b""
            try:
                data = stream.decompress(self._waiting, BLOCK)
            except _BROKEN:
                self._damage()
                # The beginning of a damaged member is not taken for the next one.
                self._waiting = self._last[1:] if self._is_fresh else self._last
                return b""
            self._waiting = b""
            if data:
                return data
        if stream is not None:
            self._waiting = stream.unused_data
            self._is_over = True
            self._stream = None
        return b""

    def _hand_over(self) -> bool:
        """See that there is input for the stream."""
        self._is_fresh = self._is_fresh and bool(self._waiting)
        self._waiting = self._waiting or self._take_in()
        self._last = self._waiting
        return bool(self._waiting)

    def _damage(self) -> None:
        self._is_over, self._is_torn, self._stream = True, True, None


def _begins_record(packed: bytes) -> bool:
    try:
        data = igzip_lib.IgzipDecompressor(flag=igzip_lib.DECOMP_GZIP).decompress(packed, len(_WARC))
    except _BROKEN:
        return False
    return bool(data == _WARC)
