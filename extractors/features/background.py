"""How rare a word is in its language: a fixed background, so that a score never depends on what else was crawled.

The frequencies are wordfreq's "small" lists (words above one in a million). They belong to a version of
wordfreq that the lock names, so the same text has the same weights tomorrow.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from extractors.features.stems import stem

if TYPE_CHECKING:
    from collections.abc import Mapping

ARTICLE_WORDS = 400  # a usual article: turns "once in p words" into "in this share of articles"
LANGUAGES = 24  # lists kept in memory by a worker: some 3 MB each
RAREST = 4e-7  # taken for a word the list does not have
_LIST_OF = {"hr": "sh", "sr": "sh", "bs": "sh", "no": "nb", "nn": "nb"}


@lru_cache(maxsize=LANGUAGES)
def frequencies(lang: str | None) -> Mapping[str, float]:
    """Share of each lower-case word in running text; empty for a language without a list."""
    from wordfreq import available_languages, get_frequency_dict, get_frequency_list  # noqa: PLC0415 - not at start-up

    name = _LIST_OF.get(lang or "", lang or "")
    if name not in available_languages("small"):
        return {}
    found: Mapping[str, float] = get_frequency_dict(name, "small")
    # wordfreq would keep every language for good, twice.
    get_frequency_dict.cache_clear()
    get_frequency_list.cache_clear()
    return found


@lru_cache(maxsize=LANGUAGES)
def stem_shares(lang: str | None) -> Mapping[str, float]:
    """Share of each stem in running text; empty for a language without a list."""
    total: dict[str, float] = {}
    for word, share in frequencies(lang).items():
        key = stem(word, lang)
        total[key] = total.get(key, 0.0) + share
    return total


@lru_cache(maxsize=50_000)
def rarity(share: float) -> float:
    """Minus the log of the part of articles that hold a word which is this share of running text: 0 for "the"."""
    articles: float = -math.expm1(ARTICLE_WORDS * math.log1p(-min(share, 0.5)))
    return -math.log(articles)


HIGHEST = rarity(RAREST)


def guessed(word: str) -> float:
    """Rarity of a word in a language without a list: long words are rarer (Zipf's law of abbreviation)."""
    return min(HIGHEST, 0.6 * math.pow(len(word), 1.25))
