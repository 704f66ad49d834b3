"""Hashes of three consecutive words: what two texts must share before anybody aligns them."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MASK = (1 << 63) - 1


def shingles(text: Sequence[str]) -> tuple[int, ...]:
    """Distinct 63-bit hashes of each three consecutive words of a ``folded`` text, ascending."""
    # In one expression, as a call for each word of a text would cost as much as the hash.
    grams = map(" ".join, zip(text, text[1:], text[2:], strict=False))
    hashed = (blake2b(gram.encode("utf-8", "surrogatepass"), digest_size=8).digest() for gram in grams)
    return tuple(sorted({int.from_bytes(digest, "little") & MASK for digest in hashed}))
