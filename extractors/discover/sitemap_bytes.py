"""The bytes of a sitemap: gzip undone, its beginning found, its kind told by what is in it and not by its name."""

from __future__ import annotations

import io
import re
import zlib
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 50_000_000
_BLOCK = 1 << 18
_GZIP = b"\x1f\x8b"
# A file of the name "sitemap.xml.gz" that a server compressed once more.
_MAX_LAYERS = 2
# Warnings of a script and empty lines may come before the document; further down it is a document of another kind.
_MAX_JUNK = 65_536
_START = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex|rss|feed|RDF)[\s>]", re.IGNORECASE)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def plain(body: bytes, most: int = MAX_BYTES) -> tuple[bytes, str | None]:
    """Undo gzip (all members, twice if need be) up to ``most`` bytes; with it what is wrong, if anything is.

    A bomb is counted before anything of it is kept.
    """
    for _ in range(_MAX_LAYERS):
        if not body.startswith(_GZIP):
            break
        size = 0
        try:
            for block in _inflated(body):
                size += len(block)
                if size > most:
                    return b"", f"larger than {most} bytes"
            body = b"".join(_inflated(body))
        except EOFError:
            return b"", "truncated gzip"
        except zlib.error:
            return b"", "broken gzip"
    return (body, None) if len(body) <= most else (b"", f"larger than {most} bytes")


def _inflated(body: bytes) -> Iterator[bytes]:
    """Give the content in blocks. Raises EOFError if it ends early."""
    while body.startswith(_GZIP):
        member = zlib.decompressobj(wbits=31)
        rest = body
        while not member.eof:
            block = member.decompress(rest, _BLOCK)
            rest = member.unconsumed_tail
            if not block and not rest and not member.eof:
                raise EOFError
            yield block
        body = member.unused_data


def looks_like_markup(data: bytes) -> bool:
    """Say whether the text starts as markup does; UTF-16 has a zero byte beside its "<"."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<" or b"<" in data[:4]


def without_junk(data: bytes) -> bytes:
    """Give the document without what a faulty script printed before it; as it is if it holds no known one."""
    found = _START.search(data, 0, _MAX_JUNK)
    if found is None:
        return data
    declared = data.rfind(b"<?xml", 0, found.start())
    return data[declared if declared >= 0 else found.start() :]


def root_of(data: bytes) -> str:
    """Give the name of the first element, in lower case; "" if there is none."""
    try:
        for _, element in etree.iterparse(
            io.BytesIO(data), events=("start",), recover=True, resolve_entities=False, no_network=True
        ):
            return str(element.tag).rpartition("}")[2].lower()
    except etree.LxmlError:
        return ""
    return ""


def lines(data: bytes) -> list[str]:
    """Give the lines of a text file in UTF-8, or in UTF-16 if its first bytes say so, without empty ones."""
    wide = data.startswith(_WIDE_MARKS)
    text = data.decode("utf-16" if wide else "utf-8-sig", "replace")
    return [line for line in map(str.strip, text.splitlines()) if line]
