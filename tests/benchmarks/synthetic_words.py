"""Vocabularies of synthetic articles: real words at their real frequencies, and invented names and numbers.

Names and numbers are what makes the vocabulary of news grow for ever: here as there, new ones come with every article.
"""

# ruff: noqa: RUF001 - letters of other scripts are meant

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from wordfreq import get_frequency_dict

from extractors.features.background import term_rarity
from extractors.features.beginnings import beginning
from extractors.features.terms import LEAST_WEIGHT, TITLE_COUNTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

WORDS = 60_000
NAMES = 400_000
# Language -> its share of the articles, in percent.
SHARES = {"en": 46, "ru": 16, "es": 10, "fr": 10, "de": 10, "zh": 4, "ar": 4}
_LATIN = ("ba", "dor", "ke", "lin", "mar", "no", "pre", "qua", "ri", "sto", "tu", "vel", "yan", "zho", "gul", "sha")
_CYRILLIC = ("ба", "дор", "ке", "лин", "мар", "но", "пре", "ква", "ри", "сто", "ту", "вель", "ян", "жо", "гуль", "ша")


@dataclass(frozen=True)
class Vocabulary:
    """Words of a language, the sums of their shares from the first to each, and what each is as a term."""

    lang: str
    words: Sequence[str]
    sums: Sequence[float]
    terms: dict[str, tuple[str, float]]

    @property
    def gap(self) -> str:
        """What stands between two words."""
        return "" if self.lang == "zh" else " "

    def draw(self, rng: Random, count: int) -> list[str]:
        """Words of a text, one after another, by their frequency."""
        return rng.choices(self.words, cum_weights=self.sums, k=count)

    def rare(self, rng: Random, count: int) -> list[str]:
        """Words that a story is about: none of the thousand commonest."""
        return [self.words[rng.randrange(1000, 20_000)] for _ in range(count)]

    def weigh(self, title: Sequence[str], text: Sequence[str]) -> dict[str, float]:
        """As ``extractors.features.terms.weigh``, from stems and rarities that were looked up before."""
        counts: dict[str, float] = {}
        rarities: dict[str, float] = {}
        for words, each in ((text, 1), (title, TITLE_COUNTS)):
            for word in words:
                term, rare = self.terms.get(word) or (word, RARE)
                counts[term] = counts.get(term, 0) + each
                rarities[term] = rare
        weights = {term: (1 + math.log(count)) * rarities[term] for term, count in counts.items()}
        kept = ((term, round(weight, 4)) for term, weight in weights.items() if weight >= LEAST_WEIGHT)
        return dict(sorted(kept, key=lambda item: (-item[1], item[0])))


RARE = term_rarity("", None)


@cache
def vocabulary(lang: str) -> Vocabulary:
    """The ``WORDS`` commonest words of a language."""
    shares = get_frequency_dict(lang, wordlist="best")
    words = [word for word in shares if word.isalnum()][:WORDS]
    terms = {}
    for word in words:
        term = beginning(word) or word
        terms[word] = (term, term_rarity(term, lang))
    return Vocabulary(lang, words, list(accumulate(shares[word] for word in words)), terms)


def name(number: int, lang: str) -> str:
    """The invented family name with this number, in the letters of the language."""
    parts = _CYRILLIC if lang == "ru" else _LATIN
    found = []
    number += len(parts)
    while number:
        number, place = divmod(number, len(parts))
        found.append(parts[place])
    return "".join(found)
