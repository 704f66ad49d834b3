"""Whether the headline of a link shares the subject of an article."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from extractors.features.background import RAREST, guessed, rarity, stem_shares
from extractors.features.stems import stem
from extractors.features.words import even, folded

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_TEXT = 20_000
MAX_HEADLINE = 300
# A word of the text counts as one of the title from so many times on.
OFTEN = 3
LEAST_RARITY = 2.5
_SHORT = 2
# Pairs of characters stand for words where no spaces are written; pairs with hiragana stand for grammar.
PAIR = 3.0
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")
_BARE = re.compile("[\u3040-\u309f]|.[\u3040-\u309f]")


class Subject:
    """The words of an article's title and text, against which headlines are held."""

    def __init__(self, title: str, lines: Sequence[str], lang: str | None) -> None:
        self._title = title
        self._lines = lines
        self._lang = lang

    def nearness(self, headline: str) -> float:
        """How much of what is rare in a headline the article speaks of: the sum of rarities, 9 for the rarest word."""
        return sum(self._weight(term) for term in set(self._stems(headline[:MAX_HEADLINE])))

    @cached_property
    def _counts(self) -> Counter[str]:
        counts = Counter(self._stems("\n".join(self._lines)[:MAX_TEXT]))
        for term in set(self._stems(self._title)):
            counts[term] += OFTEN
        return counts

    def _weight(self, term: str) -> float:
        count = self._counts.get(term, 0)
        if not count or len(term) < _SHORT or term.isdecimal():
            return 0.0
        if _UNSPACED.match(term):
            return min(1.0, count / OFTEN) * PAIR if _BARE.match(term) is None else 0.0
        shares = stem_shares(self._lang)
        rare = rarity(shares.get(term, RAREST)) if shares else guessed(term)
        return min(1.0, count / OFTEN) * rare if rare >= LEAST_RARITY else 0.0

    def _stems(self, text: str) -> list[str]:
        return [stem(word, self._lang) for word in folded(even(text))]
