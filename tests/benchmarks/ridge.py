"""Linear regression whose weights are held small, and above 0 where more may not mean less, in plain Python.

Ridge regression (Hoerl and Kennard 1970) by coordinate descent; without chance, the same rows give the same weights.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

PASSES = 1_000
SETTLED = 1e-9


@dataclass(frozen=True)
class Column:
    """``penalty``: what holds its weight back, in rows; of values as they are, or ``scaled`` to a spread of 1."""

    penalty: float
    scaled: bool
    rising: bool


@dataclass(frozen=True)
class Line:
    """``mean`` of the outcome where each column has its ``usual`` value, and what one more of it adds."""

    mean: float
    usual: tuple[float, ...]
    weights: tuple[float, ...]


def fit(rows: Sequence[Sequence[float]], outcome: Sequence[float], columns: Sequence[Column]) -> Line:
    """The line that is nearest to the outcome."""
    count = len(rows)
    mean = sum(outcome) / count
    usual = [sum(row[at] for row in rows) / count for at in range(len(columns))]
    spread = [_spread(rows, at, usual[at]) if column.scaled else 1.0 for at, column in enumerate(columns)]
    centred = [[(row[at] - usual[at]) / spread[at] for row in rows] for at in range(len(columns))]
    left = [value - mean for value in outcome]
    weights = [0.0] * len(columns)
    squares = [math.fsum(value * value for value in values) for values in centred]
    for _ in range(PASSES):
        most = 0.0
        for at, column in enumerate(columns):
            pull = math.fsum(a * b for a, b in zip(centred[at], left, strict=True)) + weights[at] * squares[at]
            weight = pull / (squares[at] + column.penalty)
            weight = max(weight, 0.0) if column.rising else weight
            step = weight - weights[at]
            if step:
                left = [value - step * part for value, part in zip(left, centred[at], strict=True)]
            weights[at], most = weight, max(most, abs(step))
        if most < SETTLED:
            break
    return Line(mean, tuple(usual), tuple(weight / by for weight, by in zip(weights, spread, strict=True)))


def _spread(rows: Sequence[Sequence[float]], at: int, usual: float) -> float:
    """Standard deviation of a column; 1 where it says nothing."""
    return math.sqrt(math.fsum((row[at] - usual) ** 2 for row in rows) / len(rows)) or 1.0
