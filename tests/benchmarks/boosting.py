"""Gradient boosting of small trees (Friedman 2001), in plain Python, without chance: the same rows give the same trees.

Signals that may only raise the outcome are held to it in every tree (monotone constraints), so that a model which was
fitted on a thousand pairs does not find that more in common means less.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extractors.article.trees import Tree


@dataclass(frozen=True)
class Plan:
    """How to fit: ``rounds`` trees of ``depth`` forks, each taken by ``rate``.

    A leaf holds ``least`` of the second derivatives of the loss, ``penalty`` is added to them. A fork must explain more
    than ``gain``. Leaves have ``digits``.
    """

    rounds: int
    depth: int
    rate: float
    least: float
    penalty: float
    digits: int
    gain: float = 0.0
    rising: frozenset[str] = frozenset()


class Learner:
    """Signals as numbers of bins, so that a fork is found in one pass. ``edges`` are the values between bins."""

    def __init__(self, rows: Sequence[Mapping[str, float]], edges: Mapping[str, Sequence[float]], plan: Plan) -> None:
        self._plan = plan
        self._edges = edges
        self._names = list(edges)
        self._bins = [[bisect_left(edges[name], row.get(name, 0.0)) for name in self._names] for row in rows]

    def tree(self, slopes: Sequence[float], bends: Sequence[float]) -> tuple[Tree, dict[int, float]]:
        """The best tree for first and second derivatives of the loss, and the step that it gives each row."""
        whole = list(range(len(self._bins)))
        return self._grown(whole, slopes, bends, self._plan.depth, (-math.inf, math.inf))

    def _grown(
        self,
        numbers: list[int],
        slopes: Sequence[float],
        bends: Sequence[float],
        depth: int,
        bounds: tuple[float, float],
    ) -> tuple[Tree, dict[int, float]]:
        """A tree for some rows whose leaves, before they are taken by the rate, keep within ``bounds``."""
        fork = self._fork(numbers, slopes, bends) if depth else None
        if fork is None:
            leaf = round(self._plan.rate * self._value(numbers, slopes, bends, bounds), self._plan.digits)
            return leaf, dict.fromkeys(numbers, leaf)
        place, last = fork
        left = [n for n in numbers if self._bins[n][place] <= last]
        right = [n for n in numbers if self._bins[n][place] > last]
        name = self._names[place]
        lower, upper = bounds, bounds
        if name in self._plan.rising:
            middle = sum(self._value(part, slopes, bends, bounds) for part in (left, right)) / 2
            lower, upper = (bounds[0], min(bounds[1], middle)), (max(bounds[0], middle), bounds[1])
        low, low_steps = self._grown(left, slopes, bends, depth - 1, lower)
        high, high_steps = self._grown(right, slopes, bends, depth - 1, upper)
        return (name, self._edges[name][last], low, high), low_steps | high_steps

    def _value(
        self, numbers: Sequence[int], slopes: Sequence[float], bends: Sequence[float], bounds: tuple[float, float]
    ) -> float:
        value = sum(slopes[n] for n in numbers) / (sum(bends[n] for n in numbers) + self._plan.penalty)
        return min(max(value, bounds[0]), bounds[1])

    def _fork(self, numbers: list[int], slopes: Sequence[float], bends: Sequence[float]) -> tuple[int, int] | None:
        """The signal and the bin up to which rows go left that explain most, or None."""
        total, weight = sum(slopes[n] for n in numbers), sum(bends[n] for n in numbers)
        best, found = self._plan.gain, None
        for place, name in enumerate(self._names):
            slope, bend = self._summed(numbers, slopes, bends, place)
            left = held = 0.0
            for last in range(len(self._edges[name])):
                left += slope[last]
                held += bend[last]
                right, rest = total - left, weight - held
                if min(held, rest) < self._plan.least or (name in self._plan.rising and left / held > right / rest):
                    continue
                gain = self._worth(left, held) + self._worth(right, rest) - self._worth(total, weight)
                if gain > best:
                    best, found = gain, (place, last)
        return found

    def _summed(
        self, numbers: list[int], slopes: Sequence[float], bends: Sequence[float], place: int
    ) -> tuple[list[float], list[float]]:
        """Sums of the derivatives in each bin of a signal."""
        size = len(self._edges[self._names[place]]) + 1
        slope, bend = [0.0] * size, [0.0] * size
        for n in numbers:
            number = self._bins[n][place]
            slope[number] += slopes[n]
            bend[number] += bends[n]
        return slope, bend

    def _worth(self, slope: float, bend: float) -> float:
        return slope * slope / (bend + self._plan.penalty)


def quantiles(values: Sequence[float], bins: int) -> list[float]:
    """Values between which to tell rows apart, so that about as many are in each of ``bins``."""
    ordered = sorted(values)
    places = {ordered[len(ordered) * step // bins] for step in range(1, bins)}
    return [round(value, 4) for value in sorted(places) if value < ordered[-1]]


def regression(
    rows: Sequence[Mapping[str, float]],
    wanted: Sequence[float],
    weights: Sequence[float],
    bins: int,
    plan: Plan,
) -> tuple[float, list[Tree]]:
    """Least squares: the mean, and trees whose sum is to be added to it."""
    learner = Learner(rows, {name: quantiles([row[name] for row in rows], bins) for name in rows[0]}, plan)
    base = sum(w * y for w, y in zip(weights, wanted, strict=True)) / sum(weights)
    rest = [y - base for y in wanted]
    trees: list[Tree] = []
    for _ in range(plan.rounds):
        tree, steps = learner.tree([w * r for w, r in zip(weights, rest, strict=True)], weights)
        rest = [r - steps[number] for number, r in enumerate(rest)]
        trees.append(tree)
    return base, trees


def edges_of(values: Sequence[float], bins: int) -> list[float]:
    """Up to ``bins`` values between which rows are told apart: middles of few values, else quantiles of all but 0."""
    kinds = sorted(set(values))
    if len(kinds) <= bins:
        return [round((a + b) / 2, 4) for a, b in pairwise(kinds)]
    ordered = sorted(value for value in values if value)
    return sorted({round(ordered[len(ordered) * step // bins], 4) for step in range(bins)} | {0.0})


def classification(
    rows: Sequence[Mapping[str, float]],
    wanted: Sequence[bool],
    weights: Sequence[float],
    bins: int,
    plan: Plan,
) -> list[Tree]:
    """Log loss: trees whose sum is the log odds, each on what the ones before leave. A number that is missing is 0."""
    names = sorted({name for row in rows for name in row})
    learner = Learner(rows, {name: edges_of([row.get(name, 0.0) for row in rows], bins) for name in names}, plan)
    odds = [0.0] * len(rows)
    trees: list[Tree] = []
    for _ in range(plan.rounds):
        chances = [1 / (1 + math.exp(-value)) for value in odds]
        slopes = [w * (is_so - p) for w, is_so, p in zip(weights, wanted, chances, strict=True)]
        bends = [w * max(p * (1 - p), 1e-6) for w, p in zip(weights, chances, strict=True)]
        tree, steps = learner.tree(slopes, bends)
        for number, step in steps.items():
            odds[number] += step
        trees.append(tree)
    return trees
