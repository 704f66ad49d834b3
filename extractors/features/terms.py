"""The terms of a text with their weights (tf-idf): what it is about, by the beginnings of its words."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from extractors.features.background import term_rarity
from extractors.features.beginnings import beginning

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_TERMS = 600
TITLE_COUNTS = 2  # a headline names what the article is about
LEAST_WEIGHT = 0.1  # stop words end below it
LEAD_TERMS = 10  # an article says in its first words what it is about


def weigh(title: Sequence[str], text: Sequence[str], lang: str | None) -> dict[str, float]:
    """Term -> (1 + ln tf) * rarity of title and text as ``folded`` words: the heaviest, in their order."""
    counts: Counter[str] = Counter()
    for word, count in Counter(text).items():
        term = beginning(word)
        if term:
            counts[term] += count
    for word in title:
        term = beginning(word)
        if term:
            counts[term] += TITLE_COUNTS
    weights = {}
    for term, count in counts.items():
        weight = (1 + math.log(count)) * term_rarity(term, lang)
        if weight >= LEAST_WEIGHT:
            weights[term] = round(weight, 4)
    return dict(sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:MAX_TERMS])


def lead(title: Sequence[str], text: Sequence[str], weights: dict[str, float]) -> tuple[str, ...]:
    """Distinct terms among the first ``LEAD_TERMS`` of headline and text, in reading order."""
    found: dict[str, None] = {}
    for count, term in enumerate(_terms(title, text)):
        if count >= LEAD_TERMS:
            break
        if term in weights:
            found[term] = None
    return tuple(found)


def _terms(*parts: Sequence[str]) -> Iterator[str]:
    for part in parts:
        for word in part:
            term = beginning(word)
            if term:
                yield term
