"""How far a figure may lie from what other rows of the kind would give: the bootstrap (Efron and Tibshirani 1993)."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Row = TypeVar("Row")


def interval(
    strata: Iterable[Sequence[Row]], figure: Callable[[list[Row]], float], resamples: int, seed: int = 0
) -> tuple[float, float]:
    """The bounds between which 95 % of a figure's values lie when the rows of each stratum are drawn anew."""
    parts = list(strata)
    chance = random.Random(seed)  # noqa: S311 - no secret
    found = sorted(
        figure([row for rows in parts for row in chance.choices(rows, k=len(rows))]) for _ in range(resamples)
    )
    return found[int(0.025 * resamples)], found[int(0.975 * resamples) - 1]
