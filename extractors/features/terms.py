"""Words of a text with their weights (tf-idf), for texts in the same language."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from extractors.features.background import RAREST, guessed, rarity, stem_shares
from extractors.features.stems import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_TERMS = 600
TITLE_COUNTS = 2  # a headline names what the article is about
LEAST_WEIGHT = 0.05  # stop words end below it


def weigh(title: Sequence[str], text: Sequence[str], lang: str | None) -> dict[str, float]:
    """Stem -> (1 + ln tf) * idf of title and text as ``folded`` words; the ``MAX_TERMS`` heaviest."""
    counts: Counter[str] = Counter()
    for word, count in Counter(text).items():
        counts[stem(word, lang)] += count
    for word in title:
        counts[stem(word, lang)] += TITLE_COUNTS
    shares = stem_shares(lang)
    weights = {}
    for term, count in counts.items():
        if len(term) < 2 or len(term) > 60:  # noqa: PLR2004 - a letter says nothing, 60 letters are no word
            continue
        rare = rarity(shares.get(term, RAREST)) if shares else guessed(term)
        weight = (1 + math.log(count)) * rare
        if weight >= LEAST_WEIGHT:
            weights[term] = round(weight, 4)
    heaviest = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:MAX_TERMS]
    return dict(heaviest)
