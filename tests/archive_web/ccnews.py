"""CC-NEWS: lists of files, files, and pieces of them."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.archive_web.holdings import Holdings

_XML = "application/xml"
_LIST = re.compile(r"(crawl-data/CC-NEWS/\d{4}/\d\d)/warc\.paths\.gz")
_RANGE = re.compile(r"bytes=(\d+)-(\d*)")
_NO_SUCH_KEY = (
    b"<?xml version='1.0'?><Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>"
)

Given = tuple[int, bytes, str, dict[str, str]]


def file(holdings: Holdings, path: str, asked_range: str | None) -> Given:
    """Answer a request for a list or a file, or for some bytes of a file."""
    listed = _LIST.fullmatch(path)
    if listed:
        names = sorted(name for name in holdings.warcs if name.startswith(f"{listed.group(1)}/"))
        if names:
            return 200, gzip.compress("".join(f"{name}\n" for name in names).encode(), mtime=0), "application/gzip", {}
    data = holdings.warcs.get(path)
    if data is None:
        return 404, _NO_SUCH_KEY, _XML, {}
    headers = {"Accept-Ranges": "bytes", "ETag": f'"{len(data):x}-1"'}
    part = _RANGE.fullmatch(asked_range or "")
    if part is None:
        return 200, data, "application/octet-stream", headers
    first = int(part.group(1))
    last = min(int(part.group(2) or len(data) - 1), len(data) - 1)
    if first > last:
        return 416, b"", _XML, {"Content-Range": f"bytes */{len(data)}"}
    headers["Content-Range"] = f"bytes {first}-{last}/{len(data)}"
    return 206, data[first : last + 1], "application/octet-stream", headers
