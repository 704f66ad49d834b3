"""WARC files as others write them, made by hand: whatever packing, and what is wrong with them."""

from __future__ import annotations

import gzip
import zlib
from typing import Literal

Packing = Literal["each", "whole", "none"]
WHEN = "2022-01-07T10:00:00Z"
HTML = "text/html; charset=utf-8"


def record(kind: str, url: str, block: bytes, when: str = WHEN, **more: str) -> bytes:
    """One record; ``more`` are further WARC headers, with underscores for hyphens."""
    lines = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {url}",
        f"WARC-Date: {when}",
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>",
        *[f"{name.replace('_', '-')}: {value}" for name, value in more.items()],
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def http(body: bytes, status: str = "200 OK", **headers: str) -> bytes:
    """An answer of a web server."""
    named = {"Content_Type": HTML, **headers}
    lines = [f"HTTP/1.1 {status}", *[f"{name.replace('_', '-')}: {value}" for name, value in named.items()]]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def response(url: str, body: bytes | str, when: str = WHEN, status: str = "200 OK", **headers: str) -> bytes:
    """A page's record."""
    data = body.encode() if isinstance(body, str) else body
    return record("response", url, http(data, status, **headers), when)


def packed(records: list[bytes], packing: Packing = "each") -> bytes:
    """A file of these records."""
    if packing == "none":
        return b"".join(records)
    if packing == "whole":
        return gzip.compress(b"".join(records), mtime=0)
    return b"".join(gzip.compress(item, mtime=0) for item in records)


def stored(data: bytes) -> bytes:
    """A gzip member that holds its bytes as they are, as packers do with what cannot be made smaller."""
    packer = zlib.compressobj(0, zlib.DEFLATED, 31)
    return packer.compress(data) + packer.flush()
