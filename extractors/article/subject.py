"""Whether the headline of a link shares the subject of an article."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_TEXT = 6_000
MAX_HEADLINE = 200
# A word of the text counts as one of the title from so many times on.
OFTEN = 3
# The first letters are the word in most languages; shorter words are mostly grammar.
CUT_AT = 6
LEAST = 4
# Pairs of characters stand for words where no spaces are written; pairs with hiragana stand for grammar.
PAIR = 3.0
_WORD = re.compile(r"\w+")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af\u0e00-\u0e7f]")
_HIRAGANA = re.compile("[\u3040-\u309f]")


class Subject:
    """The words of an article's title and text, against which headlines are held.

    Long words are rare ones (Zipf's law of abbreviation). On labelled pages that tells related headlines from others
    as well as lists of word frequencies do, and needs none of them.
    """

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        self._title = title
        self._lines = lines

    def nearness(self, headline: str) -> float:
        """How much of what is rare in a headline the article speaks of: some 5 for each long word."""
        counts = self._counts
        return sum(
            min(1.0, counts[stem] / OFTEN) * _rarity(stem)
            for stem in set(_stems(headline[:MAX_HEADLINE]))
            if stem in counts
        )

    @cached_property
    def _counts(self) -> Counter[str]:
        counts = Counter(_stems("\n".join(self._lines)[:MAX_TEXT]))
        for stem in set(_stems(self._title)):
            counts[stem] += OFTEN
        return counts


def _stems(text: str) -> list[str]:
    words = _WORD.findall(text.casefold())
    if not text.isascii() and _UNSPACED.search(text):
        return [stem for word in words for stem in (_pairs(word) if _UNSPACED.match(word) else (word[:CUT_AT],))]
    return [word[:CUT_AT] for word in words if len(word) >= LEAST and not word.isdecimal()]


def _pairs(word: str) -> list[str]:
    pairs = [word[place : place + 2] for place in range(len(word) - 1)]
    return [pair for pair in pairs if _HIRAGANA.search(pair) is None]


def _rarity(stem: str) -> float:
    if len(stem) < LEAST:
        return PAIR
    return 0.6 * math.pow(len(stem), 1.25)
