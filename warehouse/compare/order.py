"""Which items of two sequences are the same ones, in the same order: unique items first, then what lies between. Pure.

Time is bounded: n log n in each of a few rounds, whatever the sequences hold.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# How often a gap between common items is searched for items that are common in it alone.
ROUNDS = 8


class Gap(NamedTuple):
    """A part of both sequences, ends exclusive."""

    old: int
    old_end: int
    new: int
    new_end: int


def common(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of places of equal items, ascending on both sides."""
    pairs: list[tuple[int, int]] = []
    gaps = [Gap(0, len(old), 0, len(new))]
    for _ in range(ROUNDS):
        open_gaps: list[Gap] = []
        for gap in gaps:
            inner = _ends(old, new, gap, pairs)
            anchors = _anchors(old, new, inner)
            pairs += anchors
            if anchors:
                open_gaps += _between(inner, anchors)
            else:
                pairs += _by_turn(old, new, inner)
        gaps = open_gaps
    for gap in gaps:
        pairs += _by_turn(old, new, gap)
    return sorted(pairs)


def _ends(old: Sequence[str], new: Sequence[str], gap: Gap, pairs: list[tuple[int, int]]) -> Gap:
    """Note what a gap begins and ends with on both sides; returns what is left of it."""
    start, end, new_start, new_end = gap
    while start < end and new_start < new_end and old[start] == new[new_start]:
        pairs.append((start, new_start))
        start, new_start = start + 1, new_start + 1
    while start < end and new_start < new_end and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
        pairs.append((end, new_end))
    return Gap(start, end, new_start, new_end)


def _anchors(old: Sequence[str], new: Sequence[str], gap: Gap) -> list[tuple[int, int]]:
    """Items that stand once on each side of the gap, as many as are in the same order."""
    once_old = Counter(old[gap.old : gap.old_end])
    once_new = Counter(new[gap.new : gap.new_end])
    place = {new[at]: at for at in range(gap.new, gap.new_end) if once_new[new[at]] == 1}
    shared = [(at, place[old[at]]) for at in range(gap.old, gap.old_end) if once_old[old[at]] == 1 and old[at] in place]
    return ascending(shared)


def _between(gap: Gap, anchors: Iterable[tuple[int, int]]) -> list[Gap]:
    found = []
    start, new_start = gap.old, gap.new
    for at, new_at in (*anchors, (gap.old_end, gap.new_end)):
        if at > start and new_at > new_start:
            found.append(Gap(start, at, new_start, new_at))
        start, new_start = at + 1, new_at + 1
    return found


def _by_turn(old: Sequence[str], new: Sequence[str], gap: Gap) -> list[tuple[int, int]]:
    """Items that repeat themselves: the first with the first, the second with the second."""
    shared = by_turn(
        [(old[at], at) for at in range(gap.old, gap.old_end)], [(new[at], at) for at in range(gap.new, gap.new_end)]
    )
    return ascending(shared)


def by_turn(old: Sequence[tuple[str, int]], new: Sequence[tuple[str, int]]) -> list[tuple[int, int]]:
    """Pairs of the places of equal items, the n-th with the n-th, by place on the old side."""
    places: dict[str, list[int]] = {}
    for item, at in reversed(new):
        places.setdefault(item, []).append(at)
    return [(at, places[item].pop()) for item, at in old if places.get(item)]


def ascending(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most of ``pairs``, which ascend on the left, that ascend on the right too (patience sorting)."""
    tops: list[int] = []
    top_at: list[int] = []
    before: list[int] = []
    for number, (_, right) in enumerate(pairs):
        pile = bisect_left(tops, right)
        before.append(top_at[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(right)
            top_at.append(number)
        else:
            tops[pile], top_at[pile] = right, number
    found = []
    number = top_at[-1] if top_at else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]
