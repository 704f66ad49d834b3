"""Join the chunks of a body (RFC 9112, section 7.1), where an archive's writer has left them in. Pure."""

from __future__ import annotations

import re

# More are a way to keep us busy.
MAX_CHUNKS = 100_000
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r\n")


def joined(raw: bytes) -> bytes:
    """Give the body without its chunks. What has none, or is none to its end, comes back as it is."""
    parts: list[bytes] = []
    at = 0
    while (size := _CHUNK.match(raw, at)) is not None and len(parts) < MAX_CHUNKS:
        length = int(size[1], 16)
        if length == 0:
            return b"".join(parts)
        at = size.end() + length + 2
        if raw[at - 2 : at] != b"\r\n":
            break
        parts.append(raw[size.end() : at - 2])
    return raw
