"""Hashes of three consecutive words: what two texts must share before anybody aligns them."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MASK = (1 << 63) - 1


def shingles(text: Sequence[str]) -> tuple[int, ...]:
    """Distinct 63-bit hashes of each three consecutive words of a ``folded`` text, ascending."""
    grams = set(map(" ".join, zip(text, text[1:], text[2:], strict=False)))
    # Without a call for each word of a text, which would cost as much as the hash.
    of_bytes = int.from_bytes
    hashed = {
        of_bytes(blake2b(gram.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") & MASK
        for gram in grams
    }
    return tuple(sorted(hashed))
