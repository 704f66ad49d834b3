"""Countries by name in the language of a text, from the CLDR tables that Babel brings: "@KZ" in every language.

Country names are the one kind of name that languages translate instead of transcribing
(Germany, Deutschland, Allemagne, Германия), and news name them in nearly every article.
"""

# ruff: noqa: RUF001 - letters and signs of other scripts are meant

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from extractors.features.background import LANGUAGES
from extractors.features.stems import country_stem
from extractors.features.words import even, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LONGEST = 4  # words

_COUNTRY = re.compile(r"[A-Z]{2}")
_ASIDE = re.compile(r"\(.*?\)")
_NO_COUNTRY = frozenset({"ZZ", "EZ", "QO", "XA", "XB", "UN"})
# Short names that CLDR lacks. Compared as they stand: "US" is not "us".
_SHORT = {"USA": "US", "US": "US", "UK": "GB", "EU": "EU", "США": "US", "ЕС": "EU", "ФРГ": "DE", "КНР": "CN"}
_ALSO = {
    "en": {"Turkey": "TR", "Britain": "GB", "Czech Republic": "CZ", "Burma": "MM", "Ivory Coast": "CI", "Bosnia": "BA"},
    "de": {"Großbritannien": "GB", "Tschechische Republik": "CZ", "Weißrussland": "BY"},
    "fr": {"Grande-Bretagne": "GB", "Birmanie": "MM"},
    "es": {"Gran Bretaña": "GB", "Birmania": "MM", "EEUU": "US"},
    "ru": {"Британия": "GB", "Америка": "US", "Белоруссия": "BY", "Киргизия": "KG", "Молдавия": "MD"},
    "it": {"Gran Bretagna": "GB", "Birmania": "MM"},
}


def short(word: str) -> str | None:
    """Key of an abbreviation: "@US" of "USA" and of "США"."""
    code = _SHORT.get(word)
    return f"@{code}" if code else None


@lru_cache(maxsize=32_768)
def may_begin(word: str, lang: str | None) -> bool:
    """True if a country's name may begin with this word: a quick look before ``longest_match``."""
    return country_stem(word, lang) in _names(lang)[1]


def longest_match(following: Sequence[str], lang: str | None) -> tuple[str, int] | None:
    """Key and number of words of the country that ``following`` (the next ``LONGEST`` words of a text) begins with."""
    names, firsts = _names(lang)
    stems = [country_stem(following[0], lang)]
    if stems[0] not in firsts:
        return None
    stems += [country_stem(word, lang) for word in following[1:]]
    for length in range(len(stems), 0, -1):
        code = names.get(tuple(stems[:length]))
        if code:
            return f"@{code}", length
    return None


@lru_cache(maxsize=LANGUAGES)
def _names(lang: str | None) -> tuple[Mapping[tuple[str, ...], str], frozenset[str]]:
    """Countries by the stems of their words, and the first words of all."""
    names: dict[tuple[str, ...], str] = {}
    for name, code in _spelled(lang):
        stems = tuple(country_stem(word, lang) for word in words(even(name)))
        if stems and len(stems) <= LONGEST:
            names.setdefault(stems, code)
    return names, frozenset(stems[0] for stems in names)


@lru_cache(maxsize=LANGUAGES)
def substrings(lang: str | None) -> tuple[tuple[str, str], ...]:
    """Names and keys for scripts without spaces, to be looked for as they stand."""
    return tuple((name, f"@{code}") for name, code in _spelled(lang) if len(name) > 1)


def _spelled(lang: str | None) -> list[tuple[str, str]]:
    """Names and codes; our own additions first. A name of another language in its place would mislead."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - not at start-up

    try:
        territories = Locale.parse(lang or "und").territories
    except (UnknownLocaleError, ValueError):
        return []
    wanted = (
        (code, name) for code, name in territories.items() if _COUNTRY.fullmatch(code) and code not in _NO_COUNTRY
    )
    return [*_ALSO.get(lang or "", {}).items(), *((_ASIDE.sub("", name).strip(), code) for code, name in wanted)]
