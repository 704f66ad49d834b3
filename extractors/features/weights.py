"""How much of a text hangs on a term or key: often in it, rare elsewhere (tf-idf)."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

DIGITS = 4


def weighed(
    counts: Mapping[str, int], rarity: Callable[[str], float], most: int, least: float = 0.0
) -> dict[str, float]:
    """Key -> (1 + ln tf) * rarity, without what weighs less than ``least``: the ``most`` heaviest, heaviest first."""
    weights = ((key, (1 + math.log(count)) * rarity(key)) for key, count in counts.items())
    return heaviest(((key, round(weight, DIGITS)) for key, weight in weights if weight >= least), most)


def heaviest(weights: Iterable[tuple[str, float]], most: int) -> dict[str, float]:
    """The ``most`` heaviest, heaviest first; of equal weights in the order of the alphabet."""
    return dict(sorted(weights, key=lambda item: (-item[1], item[0]))[:most])
