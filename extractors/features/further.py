"""Further keys that need no common language: concepts of the news ("*vaccine") and numbers as written ("~2020")."""

from __future__ import annotations

import re
from collections import Counter

from extractors.features.background import key_rarity
from extractors.features.concepts import concepts
from extractors.features.weights import weighed
from extractors.records import WRITTEN

MAX_NUMBERS = 100
MAX_CONCEPTS = 150

# Nine digits are an identifier, not a number that somebody tells.
_DIGITS = re.compile(r"(?<!\d)\d{1,9}(?!\d)")


def further(title: str | None, text: str, lang: str | None) -> dict[str, float]:
    """Key -> (1 + ln tf) * rarity, the heaviest of either kind. ``title`` and ``text`` have gone through ``even``."""
    whole = f"{title or ''}\n{text}"
    numbers = (WRITTEN + str(int(match.group())) for match in _DIGITS.finditer(whole))
    return weighed(Counter(concepts(whole, lang)), key_rarity, MAX_CONCEPTS) | weighed(
        Counter(numbers), key_rarity, MAX_NUMBERS
    )
