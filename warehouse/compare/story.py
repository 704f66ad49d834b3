"""How near two texts tell the same story: what was measured, weighed by fitted trees. Pure.

Two sets of trees, one for texts in one language and one for texts in two, since raw measures of both do not compare.
They were fitted to what people said of pairs of articles (``tests/benchmarks/fit_story.py``): first how near a pair is,
then how probable it is, at that nearness, that people call both the same story. No date goes into it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from warehouse.compare.story_trees import ACROSS, WITHIN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from warehouse.compare.measured import Measured
    from warehouse.compare.story_trees import Fitted, Tree

# Signals in which more in common never lowers the nearness.
RISING = (
    "word_cosine",
    "key_cosine",
    "number_cosine",
    "concept_cosine",
    "main_terms",
    "many_terms",
    "main_concepts",
    "lead_most",
    "lead_least",
)
LENGTHS = ("terms", "terms_more")
FARTHEST, NEAREST = 0.0, 3.0  # people's scale turned round: 3 is the same story, 0 has nothing in common
DIGITS = 4


def signals(measured: Measured) -> dict[str, float]:
    """What the trees look at. What could not be measured is not in common."""
    found = {name: getattr(measured, name) or 0.0 for name in RISING}
    return found | {name: float(getattr(measured, name) or 0) for name in LENGTHS}


def is_measured(measured: Measured) -> bool:
    """Whether there is enough for an opinion: terms on both sides, and languages that are known."""
    return measured.same_language is not None and bool(measured.terms)


@dataclass(frozen=True, slots=True)
class Weighed:
    """``nearness``: part of the way from nothing in common (0) to the same story (1), as people would put it.

    ``parts``: what each signal adds to the nearness of a usual pair, the greatest first. A tree's leaf is shared out
    along its way: each fork is given what the mean below it changes (Saabas 2014).
    """

    nearness: float
    parts: dict[str, float]


def weigh(measured: Measured) -> Weighed:
    """Weigh what was measured by the trees for one language or for two."""
    row = signals(measured)
    shares = dict.fromkeys(row, 0.0)
    sum_of_leaves = 0.0
    for tree in _WITHIN if measured.same_language else _ACROSS:
        end = leaf(tree, row)
        sum_of_leaves += end.adds
        for name, change in end.way:
            shares[name] += change
    raw = _fitted(measured).base + sum_of_leaves
    near = round(min(max((raw - FARTHEST) / (NEAREST - FARTHEST), 0.0), 1.0), DIGITS)
    scaled = {name: round(value / (NEAREST - FARTHEST), DIGITS) for name, value in shares.items() if value}
    return Weighed(near, dict(sorted(scaled.items(), key=lambda item: (-abs(item[1]), item[0]))))


def probability(measured: Measured, near: float) -> float:
    """Probability that people call a pair of this ``nearness`` the same story."""
    fitted = _fitted(measured)
    return round(1 / (1 + math.exp(-(fitted.at_zero + fitted.slope * near))), DIGITS)


def _fitted(measured: Measured) -> Fitted:
    return WITHIN if measured.same_language else ACROSS


def leaf(tree: Any, row: Mapping[str, float]) -> Any:
    """What stands at the end of a tree's way for the signals of a pair."""
    while isinstance(tree, tuple):
        name, limit, left, right = tree
        tree = left if row[name] <= limit else right
    return tree


@dataclass(frozen=True, slots=True)
class _End:
    """A leaf and the way to it: every fork's signal, and what the mean below the fork changes."""

    adds: float
    way: tuple[tuple[str, float], ...] = ()


def _with_ways(tree: Tree, way: tuple[tuple[str, float], ...] = ()) -> Any:
    """The same forks with an ``_End`` for each leaf. Worked out once, since a warehouse has many pairs."""
    if not isinstance(tree, tuple):
        return _End(tree, way)
    name, limit, *branches = tree
    left, right = (_with_ways(branch, (*way, (name, _mean(branch) - _mean(tree)))) for branch in branches)
    return name, limit, left, right


def _mean(tree: Tree) -> float:
    if not isinstance(tree, tuple):
        return tree
    return (_mean(tree[2]) + _mean(tree[3])) / 2


_WITHIN = tuple(_with_ways(tree) for tree in WITHIN.trees)
_ACROSS = tuple(_with_ways(tree) for tree in ACROSS.trees)
