"""How much a page has to do with a seed: by the seed's names and countries in any language, by its words in its own.

The words of a page are brought to the seed's keys (``extractors.features``) one by one, without sentences and weighing.
That takes a small part of what extraction and features take, and errs towards keeping. Pure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.features import territories
from extractors.features.beginnings import beginning
from extractors.features.skeleton import skeleton
from extractors.features.weights import heaviest
from extractors.features.words import WORD, even
from extractors.records import CONCEPT, COUNTRY, NUMBER, WRITTEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from extractors.records import Features

MAX_KEYS = 60
MAX_TERMS = 40
# On 448 pairs of articles that people called similar (the open half of SemEval-2022 task 8) these two keep 94 % of
# those in one language and 80 % of those in two, and 5 to 13 % of pairs drawn by lot.
LEAST_NAMES = 0.05
LEAST_TERMS = 0.10
# Names of fewer letters say nothing; a key of three consonants stands for at least so many.
LEAST_LETTERS = 3
# Distinct words of a page that are looked at, and words whose keys are remembered.
MAX_DISTINCT = 6_000
MAX_REMEMBERED = 100_000
# Numbers and concepts: neither names anything.
_NO_NAMES = (NUMBER, WRITTEN, CONCEPT)
# A country's name and the words around it.
_AROUND = 120
_PLACES = 3
# Apart from apostrophes the words of ``features.words``, in three quarters of the time.
_WORD = re.compile(r"\w+")
_UNSPACED_LANGS = frozenset(("zh", "ja", "th", "ko", "lo", "my", "km"))
# Scripts that set no space between words: what stands between two signs is a sentence, not a name.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


class _Remembered(dict[str, str]):
    """What ``look`` says of a word, remembered: the words of a thousand pages are mostly the same."""

    def __init__(self, look: Callable[[str], str]) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, word: str) -> str:
        found = self._look(word)
        if len(self) >= MAX_REMEMBERED:
            self.clear()
        self[word] = found
        return found


class Topic:
    """What a seed is about. ``names`` and ``terms`` are keys with weights as Features has them, ``lang`` the terms'.

    Safe in several threads.
    """

    def __init__(self, names: Mapping[str, float], terms: Mapping[str, float], lang: str | None) -> None:
        self._names = heaviest(((key, names[key]) for key in names if not key.startswith(_NO_NAMES)), MAX_KEYS)
        self._names_countries = any(key.startswith(COUNTRY) for key in self._names)
        self._terms = heaviest(terms.items(), MAX_TERMS)
        self._lang = lang
        self._names_in: dict[str | None, _Remembered] = {}
        self._terms_of = _Remembered(self._term)

    @classmethod
    def of(cls, features: Features) -> Topic:
        """Take the topic of an article by its features."""
        return cls(features.keys, features.terms, features.lang)

    @property
    def is_empty(self) -> bool:
        """True if the seed names nothing and says nothing: then it tells nothing of a page either."""
        return not self._names and not self._terms

    def concerns(self, text: str, lang: str | None) -> bool:
        """Say whether a text in ``lang`` may be about it. An empty topic concerns all."""
        if self.is_empty:
            return True
        plain = text if text.isascii() else even(text)
        words = set(_WORD.findall(plain))
        if _share(self._keys_in(plain, words, lang), self._names) >= LEAST_NAMES:
            return True
        if lang is None or lang != self._lang:
            return False
        terms_of = self._terms_of
        return _share({term for word in words if (term := terms_of[word])}, self._terms) >= LEAST_TERMS

    def _keys_in(self, text: str, words: set[str], lang: str | None) -> set[str]:
        """The names and countries of the seed that a text names."""
        keys_of = self._names_in.get(lang)
        if keys_of is None:
            keys_of = self._names_in.setdefault(lang, _Remembered(lambda word: self._key(word, lang)))
        named = [word for word in words if not word.islower()][:MAX_DISTINCT]
        found = {(key, word if key == COUNTRY else "") for word in named if (key := keys_of[word])}
        keys = {key for key, _ in found}
        if COUNTRY in keys:
            for key, word in found:
                keys |= _countries_at(word, text, lang) if key == COUNTRY else set()
        if self._names_countries and lang in _UNSPACED_LANGS:
            keys |= {key for name, key in territories.substrings(lang) if name in text}
        return keys & self._names.keys()

    def _key(self, word: str, lang: str | None) -> str:
        """The seed's key of a word; "@" where a country's name may begin; "" if it is neither."""
        short = territories.short(word)
        if short is not None:
            return short if short in self._names else ""
        if len(word) < LEAST_LETTERS or _UNSPACED.match(word):
            return ""
        if self._names_countries and territories.may_begin(word, lang):
            return COUNTRY
        bones = skeleton(word, lang)
        return bones if bones in self._names else ""

    def _term(self, word: str) -> str:
        term = beginning(word.casefold())
        return term if term is not None and term in self._terms else ""


def _share(hits: Iterable[str], weights: Mapping[str, float]) -> float:
    return sum(weights[key] for key in hits) / sum(weights.values()) if weights else 0.0


def _countries_at(word: str, text: str, lang: str | None) -> set[str]:
    """Keys of the countries whose names begin with this word at its first places in the text."""
    found, at = set(), -1
    for _ in range(_PLACES):
        at = text.find(word, at + 1)
        if at < 0:
            break
        following = WORD.findall(text[at : at + _AROUND])[: territories.LONGEST]
        match = territories.longest_match(following, lang)
        if match is not None:
            found.add(match[0])
    return found
