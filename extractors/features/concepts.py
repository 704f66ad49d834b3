"""Concepts of the news by the words of fourteen languages: "*vaccine" of vaccine, Impfstoff, вакцина and 疫苗.

The words stand in ``concept_words.py``, written for newswake: a concept in each row, a language in each column. They
are what two texts in different languages can share besides names and numbers.
"""

# ruff: noqa: RUF001 - letters and signs of other scripts are meant

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from extractors.features.concept_words import TABLE
from extractors.features.stems import stem
from extractors.features.words import folded
from extractors.records import CONCEPT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LONGEST = 3  # words of a phrase
LEAST_PART = 6  # letters of a word that a longer German or Dutch word may begin or end with
LEAST_COMPOUND = 9
LEAST_STEM = 4  # letters of an English verb without its ending
MOST_SIGNS = 8  # of a word in Chinese

_UNSPACED = frozenset(("zh",))
_ENGLISH = ("ing", "ed", "es", "d", "er")
_ARABIC_BEGINNINGS = ("وال", "بال", "فال", "كال", "ال", "لل", "و", "ب", "ل")
_ARABIC_ENDINGS = ("ات", "ون", "ين", "ية", "ها", "هم", "ة", "ه", "ي")
_LEAST_ARABIC = 3


def concepts(text: str, lang: str | None) -> list[str]:
    """Keys of the concepts that a text names, in reading order, one for each time.

    ``text`` has gone through ``even``. A language without words of ours has none.
    """
    known = _words_of(lang or "")
    if not known:
        return []
    return list(_by_signs(text, known) if lang in _UNSPACED else _by_words(folded(text), lang or "", known))


@lru_cache(maxsize=16)
def _words_of(lang: str) -> Mapping[str, str]:
    """Concept of each word or phrase of a language, by ``key_of``."""
    lines = TABLE.splitlines()
    columns = lines[0].split("\t")
    if lang not in columns[1:]:
        return {}
    at = columns.index(lang)
    rows = [line.split("\t") for line in lines[1:]]
    return {key_of(word, lang): CONCEPT + row[0] for row in rows for word in row[at].split("|") if word}


@lru_cache(maxsize=16)
def _firsts_of(lang: str) -> frozenset[str]:
    """What the first words of phrases have in common; few words begin one."""
    return frozenset(first for first, gap, _ in (key.partition(" ") for key in _words_of(lang)) if gap)


def key_of(word: str, lang: str) -> str:
    """What the forms of a word or phrase have in common: the stems of its words."""
    return word if lang in _UNSPACED else " ".join(stem(part, lang) for part in folded(word))


def _by_signs(text: str, known: Mapping[str, str]) -> Iterator[str]:
    """The longest word that stands at each place, for scripts without spaces."""
    at = 0
    while at < len(text):
        key, length = _longest(text, at, (MOST_SIGNS, 1), "", known)
        if key:
            yield key
        at += length


def _by_words(words: Sequence[str], lang: str, known: Mapping[str, str]) -> Iterator[str]:
    """The longest phrase that begins at each word, else the word itself."""
    stems = [stem(word, lang) for word in words]
    firsts = _firsts_of(lang)
    at = 0
    while at < len(stems):
        key, length = _longest(stems, at, (LONGEST, 2), " ", known) if stems[at] in firsts else (None, 1)
        key = key or _of_word(words[at], lang)
        if key:
            yield key
        at += length


def _longest(
    parts: Sequence[str], at: int, lengths: tuple[int, int], gap: str, known: Mapping[str, str]
) -> tuple[str | None, int]:
    """Key and number of the parts from ``at`` on that have one, tried from the greatest length to the least."""
    most, least = lengths
    for length in range(min(most, len(parts) - at), least - 1, -1):
        key = known.get(gap.join(parts[at : at + length]))
        if key:
            return key, length
    return None, 1


@lru_cache(maxsize=8_192)
def _of_word(word: str, lang: str) -> str | None:
    known = _words_of(lang)
    key = known.get(stem(word, lang))
    if key is None and lang in _FORMS:
        key = next((known[part] for part in _FORMS[lang](word) if part in known), None)
    return key


def _parts(word: str) -> Iterator[str]:
    """What a compound may begin or end with, the longest first: the end says what it is."""
    if len(word) < LEAST_COMPOUND:
        return
    for length in range(len(word) - 1, LEAST_PART - 1, -1):
        yield word[-length:]
        yield word[:length]


def _english(word: str) -> Iterator[str]:
    """The verb of a form: "infect" of infected."""
    for ending in _ENGLISH:
        if word.endswith(ending) and len(word) - len(ending) >= LEAST_STEM:
            bare = word[: -len(ending)]
            yield bare
            yield bare + "e"


def _arabic(word: str) -> Iterator[str]:
    """Without the article and the particles that are written as one with a word, and without its ending."""
    bare = [word, *(word[len(b) :] for b in _ARABIC_BEGINNINGS if word.startswith(b))]
    for part in bare:
        if len(part) >= _LEAST_ARABIC:
            yield part
            yield part + "ة"
            yield from (
                part[: -len(e)] for e in _ARABIC_ENDINGS if part.endswith(e) and len(part) - len(e) >= _LEAST_ARABIC
            )


# Where a word is looked for in other forms too, by language.
_FORMS = {"de": _parts, "nl": _parts, "en": _english, "ar": _arabic}
