"""Small trees that weigh numbers: how those are read that ``tests/benchmarks/fit_*.py`` wrote."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# A leaf is a part of the log odds; a fork has a number's name, the value up to which to go left, two branches.
Tree = float | tuple[str, float, Any, Any]
MOST_ODDS = 30.0


def chance(numbers: Mapping[str, float], trees: Iterable[Tree]) -> float:
    """What the trees make of some numbers together, 0 to 1; a number that is missing is 0 (Friedman 2001)."""
    odds = 0.0
    for tree in trees:
        node: Any = tree
        while isinstance(node, tuple):
            name, most, low, high = node
            node = low if numbers.get(name, 0.0) <= most else high
        odds += node
    return 1 / (1 + math.exp(-max(-MOST_ODDS, min(MOST_ODDS, odds))))
