"""Gradient boosting of small regression trees (Friedman 2001), in plain Python, without chance.

Signals that may only raise the outcome are held to it in every tree (monotone constraints), so that a model which was
fitted on a thousand pairs does not find that more in common means less.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# A leaf, or a signal, the value up to which to go left, and two branches.
Tree = float | tuple[str, float, Any, Any]


@dataclass(frozen=True)
class Plan:
    """How to fit: ``rounds`` trees of ``depth`` forks, each taken by ``rate``; ``least`` weight in a leaf."""

    rounds: int = 150
    depth: int = 2
    rate: float = 0.05
    least: float = 20.0
    penalty: float = 5.0
    bins: int = 32
    rising: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Fork:
    gain: float
    name: str
    limit: float
    left: list[int]
    right: list[int]


def fit(
    rows: Sequence[Mapping[str, float]], wanted: Sequence[float], weights: Sequence[float], plan: Plan
) -> tuple[float, list[Tree]]:
    """The mean, and trees whose sum is to be added to it."""
    base = sum(w * y for w, y in zip(weights, wanted, strict=True)) / sum(weights)
    found = [base] * len(rows)
    limits = {name: _limits([row[name] for row in rows], plan.bins) for name in rows[0]}
    trees: list[Tree] = []
    for _ in range(plan.rounds):
        rest = [y - f for y, f in zip(wanted, found, strict=True)]
        tree = _grown(rows, rest, weights, limits, plan)
        trees.append(tree)
        found = [f + leaf(tree, row) for f, row in zip(found, rows, strict=True)]
    return base, trees


def leaf(tree: Tree, row: Mapping[str, float]) -> float:
    """What a tree adds for a row."""
    while isinstance(tree, tuple):
        name, limit, left, right = tree
        tree = left if row[name] <= limit else right
    return tree


def _limits(values: Sequence[float], bins: int) -> list[float]:
    """Values between which to fork: the quantiles."""
    ordered = sorted(values)
    places = [ordered[len(ordered) * k // bins] for k in range(1, bins)]
    return [round(value, 4) for value in sorted(set(places)) if value < ordered[-1]]


def _grown(  # noqa: C901 - four steps that share their data
    rows: Sequence[Mapping[str, float]],
    rest: Sequence[float],
    weights: Sequence[float],
    limits: Mapping[str, Sequence[float]],
    plan: Plan,
) -> Tree:
    def value(chosen: Sequence[int]) -> float:
        return sum(rest[k] * weights[k] for k in chosen) / (sum(weights[k] for k in chosen) + plan.penalty)

    def grow(chosen: list[int], depth: int, low: float, high: float) -> Tree:
        fork = _best(chosen) if depth else None
        if fork is None:
            return round(min(max(value(chosen), low), high) * plan.rate, 5)
        middle = (min(max(value(fork.left), low), high) + min(max(value(fork.right), low), high)) / 2
        rises = fork.name in plan.rising
        left = grow(fork.left, depth - 1, low, min(high, middle) if rises else high)
        right = grow(fork.right, depth - 1, max(low, middle) if rises else low, high)
        return (fork.name, fork.limit, left, right)

    def _best(chosen: list[int]) -> _Fork | None:
        best: tuple[float, str, float] | None = None
        total, mass = sum(rest[k] * weights[k] for k in chosen), sum(weights[k] for k in chosen)
        for name, places in limits.items():
            for gain, limit in _gains(name, places, chosen, (total, mass)):
                if best is None or gain > best[0] + 1e-12:
                    best = (gain, name, limit)
        if best is None:
            return None
        gain, name, limit = best
        left = [k for k in chosen if rows[k][name] <= limit]
        right = [k for k in chosen if rows[k][name] > limit]
        return _Fork(gain, name, limit, left, right)

    def _gains(
        name: str, places: Sequence[float], chosen: Sequence[int], whole: tuple[float, float]
    ) -> list[tuple[float, float]]:
        ordered = sorted(chosen, key=lambda k: rows[k][name])
        found: list[tuple[float, float]] = []
        at, left, mass = 0, 0.0, 0.0
        for limit in places:
            while at < len(ordered) and rows[ordered[at]][name] <= limit:
                left += rest[ordered[at]] * weights[ordered[at]]
                mass += weights[ordered[at]]
                at += 1
            right, other = whole[0] - left, whole[1] - mass
            if min(mass, other) < plan.least:
                continue
            if name in plan.rising and left / mass > right / other:
                continue
            gain = left**2 / (mass + plan.penalty) + right**2 / (other + plan.penalty)
            found.append((gain - whole[0] ** 2 / (whole[1] + plan.penalty), limit))
        return [item for item in found if item[0] > 0]

    return grow(list(range(len(rows))), plan.depth, float("-inf"), float("inf"))
