"""Which sentence of one text is which of another: the same, moved, or edited. Pure, in bounded time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse.compare import order
from warehouse.compare.rewording import bag, likeness
from warehouse.compare.sentences import Sentence, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

# From this share of common words on a sentence is the other one, edited; more is asked where it stands elsewhere.
ALIKE = 0.5
ALIKE_ELSEWHERE = 0.7
# Pairs of sentences that are looked at; beyond, each sentence looks at its nearest neighbours only.
PAIRS = 20_000
NEIGHBOURS = 6

Places = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Side:
    """A text and its sentences."""

    text: str
    sentences: Sequence[Sentence]

    @classmethod
    def of(cls, text: str) -> Side:
        """Split a text."""
        return cls(text, sentences(text))

    def told(self, at: int) -> str:
        """The words of a sentence, as they stand."""
        sentence = self.sentences[at]
        return self.text[sentence.start : sentence.end]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Numbers of sentences: pairs of an old and a new one by what became of them, and those that have no partner."""

    kept: Places
    moved: Places
    edited: Places
    removed: Sequence[int]
    added: Sequence[int]


def pair(old: Side, new: Side) -> Pairing:
    """Find for each sentence what became of it. Every sentence is in one list, once."""
    kept = order.common([item.key for item in old.sentences], [item.key for item in new.sentences])
    removed, added = _left(old, (places[0] for places in kept)), _left(new, (places[1] for places in kept))
    moved = order.by_turn(
        [(old.sentences[at].key, at) for at in removed], [(new.sentences[at].key, at) for at in added]
    )
    removed, added = _without(removed, moved, 0), _without(added, moved, 1)
    old_gaps, new_gaps = _gaps(removed, [places[0] for places in kept]), _gaps(added, [places[1] for places in kept])
    edited = sorted(_best(_ranked(old, new, old_gaps, new_gaps)))
    return Pairing(kept, moved, edited, _without(removed, edited, 0), _without(added, edited, 1))


def _left(side: Side, taken: Iterable[int]) -> list[int]:
    gone = set(taken)
    return [at for at in range(len(side.sentences)) if at not in gone]


def _without(places: Sequence[int], pairs: Iterable[tuple[int, int]], side: int) -> list[int]:
    gone = {both[side] for both in pairs}
    return [at for at in places if at not in gone]


def _gaps(places: Sequence[int], kept: Sequence[int]) -> dict[int, int]:
    """Behind how many kept sentences each place stands."""
    found: dict[int, int] = {}
    passed = 0
    for at in places:
        while passed < len(kept) and kept[passed] < at:
            passed += 1
        found[at] = passed
    return found


def _ranked(
    old: Side, new: Side, old_gaps: Mapping[int, int], new_gaps: Mapping[int, int]
) -> Iterator[tuple[float, int, int]]:
    old_bags = {at: bag(old.told(at)) for at in old_gaps}
    new_bags = {at: bag(new.told(at)) for at in new_gaps}
    for i, j in _candidates(old_gaps, new_gaps):
        alike = likeness(old_bags[i], new_bags[j])
        if alike >= (ALIKE if old_gaps[i] == new_gaps[j] else ALIKE_ELSEWHERE):
            yield -alike, i, j


def _candidates(old_gaps: Mapping[int, int], new_gaps: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Pairs that are worth a look: all where they are few, else those that stand near each other."""
    if len(old_gaps) * len(new_gaps) <= PAIRS:
        yield from ((i, j) for i in old_gaps for j in new_gaps)
        return
    beside: dict[int, list[int]] = {}
    for j, gap in new_gaps.items():
        beside.setdefault(gap, []).append(j)
    passed: dict[int, int] = {}
    for i, gap in old_gaps.items():
        turn = passed.get(gap, 0)
        passed[gap] = turn + 1
        yield from ((i, j) for j in beside.get(gap, ())[max(turn - NEIGHBOURS, 0) : turn + NEIGHBOURS + 1])


def _best(ranked: Iterable[tuple[float, int, int]]) -> Iterator[tuple[int, int]]:
    """The most alike first, each sentence once."""
    old_taken: set[int] = set()
    new_taken: set[int] = set()
    for _, i, j in sorted(ranked):
        if i not in old_taken and j not in new_taken:
            old_taken.add(i)
            new_taken.add(j)
            yield i, j
