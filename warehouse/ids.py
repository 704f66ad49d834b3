"""Identities: hashes made from the facts themselves, so that doing a thing twice gives the same row.

All are unsigned 63-bit integers from BLAKE2b: they fit DuckDB's UBIGINT and BIGINT alike. With ten million
URLs the chance of any collision is about 5 in a million.
"""

from __future__ import annotations

import hashlib

MASK = (1 << 63) - 1


def number(*parts: str) -> int:
    """Hash ``parts`` into 63 bits. The parts are kept apart: ("a", "bc") and ("ab", "c") differ."""
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "little"))
        digest.update(data)
    return int.from_bytes(digest.digest(), "little") & MASK


def url_id(dedupe_key: str) -> int:
    """Identity of a URL: of its dedupe key (``extractors.urls.dedupe_key``)."""
    return number("url", dedupe_key)


def content_id(content_hash: str) -> int:
    """Identity of a title and text: of ``Features.content_hash``."""
    return number("content", content_hash)


def observation_id(fetch_id: str, extractor: str) -> int:
    """Identity of what one extractor made of one fetch."""
    return number("observation", fetch_id, extractor)
