"""Light stems: enough that "protests" meets "protest" and "протестов" meets "протесты", and no dictionary."""

# ruff: noqa: RUF001, RUF002 - letters and signs of other scripts are meant

from __future__ import annotations

import re
from functools import lru_cache

# Languages whose nouns and adjectives carry case and gender at the end: the first letters are the word.
CASED = frozenset(
    (
        "ru",
        "uk",
        "be",
        "bg",
        "mk",
        "sr",
        "hr",
        "bs",
        "sl",
        "cs",
        "sk",
        "pl",
        "lt",
        "lv",
        "fi",
        "hu",
        "et",
        "tr",
        "az",
        "kk",
        "ky",
        "uz",
        "ka",
        "hy",
        "el",
        "ro",
    )
)
CUT_AT = 6

_SIBILANT = ("sses", "shes", "ches", "xes", "zes")
_CASE_ENDING = re.compile(
    "(?:ами|ями|ах|ях|ом|ем|ём|ым|им|ой|ей|ою|ею|ого|его|ому|ему|ami|ach|ech|ích|om|em|ou|ie|ím|ých|ého|ému|nin|nın|da|de)$"
)
_CASE_VOWELS = "аеёиіїоуыэюяйьaeiouyáéíóúůýěąęăâîışьъ"
_LEAST = 3


def stem(word: str, lang: str | None) -> str:
    """Stem of a lower-case word with straight apostrophes."""
    if lang == "en":
        return _english(word)
    if "'" in word:
        word = max(word.split("'"), key=len)  # l'Union, dell'est
    if lang in CASED:
        return word[:CUT_AT]
    if lang in {"es", "pt", "fr", "it", "ca"}:
        return _romance(word)
    return word


@lru_cache(maxsize=65_536)
def country_stem(word: str, lang: str | None) -> str:
    """What all cases of a country's name share (Россия, России, Россией: "росс"); in English the name itself."""
    plain = word.casefold()
    if lang not in CASED:
        return plain
    cut = _CASE_ENDING.sub("", plain)
    cut = (cut if len(cut) >= _LEAST else plain).rstrip(_CASE_VOWELS)
    return cut if len(cut) >= _LEAST else plain


def _english(word: str) -> str:
    word = word.partition("'")[0] or word
    if len(word) <= _LEAST or not word.endswith("s"):  # "was" and "his" are no plurals
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(_SIBILANT):
        return word[:-2]
    return word if word.endswith(("ss", "us", "is")) else word[:-1]


def _romance(word: str) -> str:
    """Without the vowels and s that mark gender and number."""
    cut = word.rstrip("s")
    cut = cut[:-1] if cut.endswith(("a", "o", "e")) else cut
    return cut if len(cut) > _LEAST else word  # short words are all ending
