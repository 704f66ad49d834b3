"""Further keys that need no common language: concepts of the news ("*vaccine") and numbers as written ("~2020")."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from extractors.features.background import key_rarity
from extractors.features.concepts import concepts

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_NUMBERS = 100
MAX_CONCEPTS = 150
NUMBER = "~"

# Nine digits are an identifier, not a number that somebody tells.
_DIGITS = re.compile(r"(?<!\d)\d{1,9}(?!\d)")


def further(title: str | None, text: str, lang: str | None) -> dict[str, float]:
    """Key -> (1 + ln tf) * rarity, the heaviest of either kind. ``title`` and ``text`` have gone through ``even``."""
    whole = f"{title or ''}\n{text}"
    numbers = (NUMBER + str(int(match.group())) for match in _DIGITS.finditer(whole))
    return _weighed(concepts(whole, lang), MAX_CONCEPTS) | _weighed(numbers, MAX_NUMBERS)


def _weighed(keys: Iterable[str], most: int) -> dict[str, float]:
    weights = {key: round((1 + math.log(count)) * key_rarity(key), 4) for key, count in Counter(keys).items()}
    return dict(sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:most])
