"""Bands of a text: small numbers of which two texts share some if they share a good part of their wording. Pure.

Locality-sensitive hashing: the hashes of a text's runs of three words are dealt into bins, the smallest of each bin
stands for it (one-permutation MinHash, Li, Owen and Zhang 2012), an empty bin borrows from the next that is not
(Shrivastava and Li 2014). A band is a hash of two bins. Two texts with a share J of common runs have the same in a bin
with a chance of J, and the same band with a chance of about J squared: near ones share many, others next to none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Greater whenever a text may get other bands; a migration empties the tables of clusters then.
BINS = 48
# Each bin makes a band with the one so many places behind it.
STEPS = (1, 5)
LEAST_RUNS = 16  # a text with fewer different runs has no bands: what it shares may be chance
_WORD = (1 << 64) - 1
# Odd constants of SplitMix64 and XXH64: they spread what differs in a few bits over all of them.
_A, _B, _C = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9


def bands(shingles: Iterable[int]) -> tuple[int, ...]:
    """Bands of a text, ascending 32-bit numbers, from the hashes of its runs of words in any order."""
    hashes = set(shingles)
    if len(hashes) < LEAST_RUNS:
        return ()
    lows = _borrowed(_lows(hashes))
    return tuple(
        sorted({_band(lows[i], lows[(i + step) % BINS], i + step * BINS) for step in STEPS for i in range(BINS)})
    )


def _lows(hashes: Iterable[int]) -> list[int | None]:
    """The smallest hash of each bin; None where nothing fell in."""
    lows: list[int | None] = [None] * BINS
    for value in hashes:
        place = value % BINS
        low = lows[place]
        if low is None or value < low:
            lows[place] = value
    return lows


def _borrowed(lows: list[int | None]) -> list[int]:
    """Each empty bin with what the next one behind it has, marked by the distance. One bin at least is not empty."""
    full: list[int] = []
    at_hand, distance = 0, 0
    # Twice round, as the last bins borrow from the first.
    for low in reversed(lows + lows):
        if low is None:
            distance += 1
        else:
            at_hand, distance = low, 0
        full.append((at_hand + distance * _C) & _WORD)
    return full[: BINS - 1 : -1]


def _band(one: int, two: int, place: int) -> int:
    """32 bits of a hash. Which bands they are goes in: the same two bins elsewhere say nothing."""
    mixed = (one * _A + two * _B + (place + 1) * _C) & _WORD
    mixed ^= mixed >> 29
    return (mixed * _A & _WORD) >> 32
