"""The terms of a text with their weights (tf-idf): what it is about, by the beginnings of its words."""

from __future__ import annotations

from collections import Counter
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from extractors.features.background import term_rarity
from extractors.features.beginnings import beginning
from extractors.features.weights import weighed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MAX_TERMS = 600
TITLE_COUNTS = 2  # a headline names what the article is about
LEAST_WEIGHT = 0.1  # stop words end below it
LEAD_TERMS = 10  # an article says in its first words what it is about


def weigh(title: Sequence[str], text: Sequence[str], lang: str | None) -> dict[str, float]:
    """Term -> (1 + ln tf) * rarity of title and text as ``folded`` words: the heaviest, in their order."""
    counts = Counter(_terms(text))
    for term in _terms(title):
        counts[term] += TITLE_COUNTS
    return weighed(counts, partial(term_rarity, lang=lang), MAX_TERMS, LEAST_WEIGHT)


def lead(title: Sequence[str], text: Sequence[str], weights: dict[str, float]) -> tuple[str, ...]:
    """Distinct terms among the first ``LEAD_TERMS`` of headline and text, in reading order."""
    first = islice(_terms(chain(title, text)), LEAD_TERMS)
    return tuple(dict.fromkeys(term for term in first if term in weights))


def _terms(words: Iterable[str]) -> Iterator[str]:
    return (term for word in words if (term := beginning(word)))
