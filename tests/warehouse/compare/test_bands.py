"""Bands: near texts share many, others none; neither the order of a text's hashes nor how often one comes matters."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.compare.bands import BINS, LEAST_RUNS, STEPS, bands

HASHES = st.lists(st.integers(0, 2**63 - 1), min_size=1, max_size=300, unique=True)


def drawn(count: int, name: str) -> list[int]:
    rng = Random(name)  # noqa: S311 - repeatable on purpose
    return [rng.getrandbits(63) for _ in range(count)]


def pair(runs: int, jaccard: float, name: str) -> tuple[list[int], list[int]]:
    """Two texts of as many runs of words, of which they share so many."""
    shared = round(2 * runs * jaccard / (1 + jaccard))
    common = drawn(shared, f"common {name}")
    return tuple(common + drawn(runs - shared, f"{side} {name}") for side in ("one", "two"))  # type: ignore[return-value]


@given(HASHES, st.randoms(use_true_random=False))
def test_the_order_of_the_hashes_does_not_matter(hashes: list[int], rng: Random) -> None:
    turned = [*hashes, *hashes[:5]]
    rng.shuffle(turned)
    assert bands(turned) == bands(hashes)


@given(HASHES)
def test_bands_are_ascending_numbers_of_32_bits_and_short_texts_have_none(hashes: list[int]) -> None:
    found = bands(hashes)
    assert list(found) == sorted(set(found))
    assert all(0 <= band < 2**32 for band in found)
    assert bool(found) == (len(hashes) >= LEAST_RUNS)
    assert len(found) <= BINS * len(STEPS)


def test_bands_are_the_same_in_every_version() -> None:
    """They are stored: others would be compared with them."""
    assert bands(range(1, 1000, 7))[:4] == GOLDEN


GOLDEN = (29865145, 102357729, 230626266, 234106301)


@pytest.mark.parametrize("runs", [30, 60, 100, 400, 1500])
def test_near_texts_share_two_bands(runs: int) -> None:
    missed = 0
    for number in range(200):
        one, two = pair(runs, 0.34, f"{runs} {number}")
        missed += len(set(bands(one)) & set(bands(two))) < 2
    assert missed <= (2 if runs >= 60 else 6)


def test_other_texts_share_none() -> None:
    seen: set[int] = set()
    common = 0
    for number in range(300):
        found = set(bands(drawn(400, f"text {number}")))
        common += len(seen & found)
        seen |= found
    assert common <= 1
