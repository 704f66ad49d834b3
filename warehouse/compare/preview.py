"""What another method of comparison would change: pure sums over what both say of the same pairs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extractors.records import CopyKind, Relation

# From near to far, for the order of changes.
NEAR = ("copy", "partial", "same_event", "same_topic", "unrelated")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a method says of a pair."""

    relation: Relation
    copy_kind: CopyKind | None
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Pair:
    """An article and a seed, by the method that holds now (``old``) and by the other one (``new``).

    ``new`` is None where the other method cannot judge what is stored: the seed has another text since, or the method
    needs what an earlier version has not kept. ``judged`` is what a person says, None for the page of the seed itself.
    """

    seed_id: str
    url: str
    title: str | None
    method: str
    old: Answer
    new: Answer | None
    judged: Relation | None

    @property
    def is_changed(self) -> bool:
        """Whether another relation, or another kind of copy, comes out."""
        if self.new is None:
            return False
        return (self.old.relation, self.old.copy_kind) != (self.new.relation, self.new.copy_kind)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How both do against people's labels; an article of which a person cannot say either counts nowhere."""

    labels: int
    old: int
    new: int
    only_old: int
    only_new: int


@dataclass(frozen=True, slots=True)
class Preview:
    """The sums. ``moves`` counts pairs by (old relation, new relation), those that stay too."""

    pairs: int
    unjudged: int
    moves: Mapping[tuple[str, str], int]
    changed: tuple[Pair, ...]
    agreement: Agreement


def summed(pairs: Iterable[Pair]) -> Preview:
    """Sum up. Changes come with those of labelled articles first, then the widest moves."""
    known = list(pairs)
    both = [pair for pair in known if pair.new is not None]
    return Preview(
        pairs=len(known),
        unjudged=len(known) - len(both),
        moves=Counter((pair.old.relation, pair.new.relation) for pair in both if pair.new is not None),
        changed=tuple(sorted((pair for pair in both if pair.is_changed), key=_order)),
        agreement=_agreement(both),
    )


def _order(pair: Pair) -> tuple[bool, float, str, str]:
    return pair.judged is None, -_distance(pair), pair.seed_id, pair.url


def _distance(pair: Pair) -> float:
    """Steps between the two relations. Undecided stands beside them all: half a step from each."""
    if pair.new is None:
        return 0
    old, new = pair.old.relation, pair.new.relation
    if "undecided" in (old, new):
        return 0.5 * (old != new)
    return abs(NEAR.index(old) - NEAR.index(new))


def _agreement(pairs: Iterable[Pair]) -> Agreement:
    labelled = [pair for pair in pairs if pair.judged not in (None, "undecided") and pair.new is not None]
    right = [
        (pair.old.relation == pair.judged, pair.new is not None and pair.new.relation == pair.judged)
        for pair in labelled
    ]
    return Agreement(
        labels=len(labelled),
        old=sum(old for old, _ in right),
        new=sum(new for _, new in right),
        only_old=sum(old and not new for old, new in right),
        only_new=sum(new and not old for old, new in right),
    )
