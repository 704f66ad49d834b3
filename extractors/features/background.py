"""How common a word is: a fixed background, so that a score never depends on what else was crawled.

Two sources, both frozen. The frequencies of wordfreq's "small" lists (words above one in a million) belong to a version
of wordfreq that the lock names. ``background_counts.py`` counts in how many open texts of the news a key stands
(``tests/benchmarks/fit_background.py``): what is in all the news, whatever the language, tells no story.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from extractors.features.background_counts import COUNTS, TEXTS
from extractors.features.beginnings import beginning
from extractors.features.words import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

ARTICLE_WORDS = 400  # a usual article: turns "once in p words" into "in this share of articles"
LANGUAGES = 24  # lists kept in memory by a worker: some 3 MB each
RAREST = 4e-7  # taken for a word the list does not have
# A key in one of this many articles is as rare as any: what an article repeats tells more than what is odd in it.
RARE_TERM = 120
RARE_KEY = 60
COMMON = 0.3  # share of articles from which on a word is common in its language
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
def term_shares(lang: str | None) -> Mapping[str, float]:
    """Share of the words with each ``beginning`` in running text; empty for a language without a list."""
    total: dict[str, float] = {}
    for word, share in frequencies(lang).items():
        for part in folded(word):
            # Not by its memory: it would keep the whole list for each language.
            term = beginning.__wrapped__(part)
            if term:
                total[term] = total.get(term, 0.0) + share
    return total


@lru_cache(maxsize=1)
def _counted() -> Mapping[str, int]:
    """In how many open texts each key stands."""
    lines = (line.split() for line in COUNTS.splitlines())
    return {key: int(count) for count, *keys in lines for key in keys}


def news_share(key: str) -> float:
    """Share of open texts of the news that hold a key."""
    return (_counted().get(key, 0) + 0.5) / (TEXTS + 1)


def article_share(share: float) -> float:
    """Share of articles that hold a word which is this share of running text."""
    articles: float = -math.expm1(ARTICLE_WORDS * math.log1p(-min(share, 0.5)))
    return articles


@lru_cache(maxsize=16_384)
def rarity(share: float) -> float:
    """Minus the log of the part of articles that hold a word which is this share of running text: 0 for "the"."""
    return -math.log(article_share(share))


HIGHEST = rarity(RAREST)


@lru_cache(maxsize=8_192)
def term_rarity(term: str, lang: str | None) -> float:
    """Minus the log of the share of articles with a term: the mean of what both sources say, at most ``RARE_TERM``."""
    shares = term_shares(lang)
    share = news_share(term)
    if shares:
        usual = article_share(shares.get(term, RAREST))
        # However few texts in other languages hold it.
        share = usual if usual > COMMON else (usual + share) / 2
    return -math.log(max(share, 1 / RARE_TERM))


def key_rarity(key: str) -> float:
    """The same of a number or concept, by the open texts alone, at most ``RARE_KEY``."""
    return -math.log(max(news_share(key), 1 / RARE_KEY))
