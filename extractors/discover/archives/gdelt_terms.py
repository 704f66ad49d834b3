"""What to ask GDELT for: names and telling words of a seed, or the words of a title, within its rules of syntax.

GDELT searches an English translation of everything, so words are taken from English texts only; names of people and
places mostly survive translation from other Latin alphabets, and countries are asked for by their English names.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from babel import Locale

from extractors.features.background import frequencies
from extractors.features.words import WORD, even

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from extractors.records import Features

# Longer queries than 250 characters are refused ("too short or too long"); an outlet's domain may have to fit in too.
MAX_QUERY = 200
MAX_TEXT = 50_000
MAX_TITLE = 1_000
MAX_NAMES = 5
MAX_WORDS = 4
# "The specified phrase is too short": three letters are too few, quoted ones must be five.
_MIN_WORD = 4
_MIN_PHRASE = 5
_MAX_PHRASE_WORDS = 10
_MIN_TITLE_WORDS = 3
_MIN_TITLE_LETTERS = 15
_MAX_NAME_WORDS = 4
_LONGEST_WORD = 40
_OPERATORS = frozenset({"or", "and", "not"})

_SENTENCE_END = re.compile(r"[.!?:;\n\"\u201c\u201d\u201e\u00ab\u00bb()\[\]\u2013\u2014|]")
# Share of running text up to which a word tells something: "Kazakhstan" does, "Russia" and "forces" do not. GDELT
# would answer with thousands of pages a day, or call them too common.
_TELLING = 2e-5
_GERMAN_NOUN = 2e-6
_UNKNOWN = 4e-7
_IN_TITLE = 3
# An apostrophe parts words for it too: "president ' s".
_BREAK = re.compile(r"[^\w\s-]+|\s-+\s")
_ADDED = re.compile(r" \(| & | SAR ")
_LATIN = re.compile("[\u0000-\u024f\u1e00-\u1eff]+")


@dataclass(frozen=True, slots=True)
class Terms:
    """What an article must hold: of each group at least one term. A term is a word or some words in a row.

    All are ready for GDELT's syntax but for quotes. No groups: there is nothing to ask for.
    """

    groups: tuple[tuple[str, ...], ...] = ()

    @property
    def query(self) -> str:
        """The query: groups in a row, terms joined by OR, phrases in quotes; "" without terms."""
        return " ".join(_group(group) for group in self.groups if group)


@dataclass(slots=True)
class _Names:
    """Names as they were found: how often, and the place of the first."""

    counts: Counter[tuple[str, ...]] = field(default_factory=Counter)
    first: dict[tuple[str, ...], int] = field(default_factory=dict)

    def add(self, name: tuple[str, ...]) -> None:
        self.counts[name] += 1
        self.first.setdefault(name, len(self.first))


def terms_of(title: str | None, text: str | None, features: Features | None = None) -> Terms:
    """Choose what to ask for: names that the text is about, and words that tell it from others of the same names.

    ``features`` are those of the same text: its language and countries. Reads the first 50,000 characters; the same
    text gives the same terms. No terms if nothing in it can be asked for.
    """
    lang = features.lang if features is not None else None
    plain_title, plain = even(title or ""), even((text or "")[:MAX_TEXT])
    common = frequencies(lang or "en")
    names = _names(plain_title, plain, lang, common)
    if not _is_english(lang):
        names = [*names, *(name for name in _countries(features) if name not in names)]
    taken = {word.casefold() for name in names for word in name.split()}
    words = _telling(plain_title, plain, common, taken) if _is_english(lang) else []
    return _fitting([names[:MAX_NAMES], words[:MAX_WORDS]])


def phrase_query(title: str) -> Terms | None:
    """Give the longest run of words of a title as one phrase; None if it is too short to tell an article by.

    Signs end a run, but for hyphens: GDELT parts words at them, and refuses some of them.
    """
    runs = [_run(part) for part in _BREAK.split(even(title[:MAX_TITLE]))]
    longest = max(runs, key=_letters, default=[])[:_MAX_PHRASE_WORDS]
    while longest and len(" ".join(longest)) + 2 > MAX_QUERY:
        longest.pop()
    words = {word.casefold() for word in longest}
    if len(words) < _MIN_TITLE_WORDS or _letters(words) < _MIN_TITLE_LETTERS:
        return None
    return Terms(((" ".join(longest),),))


def _group(group: Sequence[str]) -> str:
    terms = [f'"{term}"' if " " in term else term for term in group]
    # Parentheses are for OR alone: around one term they are an error.
    return terms[0] if len(terms) == 1 else f"({' OR '.join(terms)})"


def _fitting(groups: list[list[str]]) -> Terms:
    """Take the last terms away until the query is short enough: first of the longest group."""
    groups = [[term for term in group if _is_askable(term)] for group in groups]
    while True:
        terms = Terms(tuple(tuple(group) for group in groups if group))
        if len(terms.query) <= MAX_QUERY:
            return terms
        max(groups, key=len).pop()


def _is_askable(term: str) -> bool:
    letters = len(term.replace(" ", ""))
    return letters >= (_MIN_PHRASE if " " in term else _MIN_WORD) and term.casefold() not in _OPERATORS


def _phrase_words(text: str) -> list[str]:
    """Words without signs: "Kassym-Jomart" is two; "president's" is one, and its "s" falls away."""
    found: list[str] = []
    for match in WORD.finditer(text):
        word = re.split("['\u2019]", match.group())[0]
        if word and len(word) <= _LONGEST_WORD:
            found.append(word)
    return found


def _letters(words: Iterable[str]) -> int:
    return sum(map(len, words))


def _run(text: str) -> list[str]:
    """Words of a part of a title, without the letter that an apostrophe left at its start."""
    words = _phrase_words(text)
    return words[1:] if words and len(words[0]) == 1 and words[0].islower() else words


def _names(title: str, text: str, lang: str | None, common: Mapping[str, float]) -> list[str]:
    """Names in Latin letters, those first that stand often and in the title."""
    found = _found_names(text)
    in_title = {word.casefold() for word in _phrase_words(title)}

    def weight(name: tuple[str, ...]) -> tuple[float, int]:
        titled = sum(word.casefold() in in_title for word in name) / len(name)
        rarity = -math.log(min(common.get(word.casefold(), _UNKNOWN) for word in name))
        return (-found.counts[name] * (1 + 2 * titled) * rarity, found.first[name])

    chosen: list[str] = []
    used: set[str] = set()
    for name in sorted(found.counts, key=weight):
        folded = {word.casefold() for word in name}
        if folded & used or not _says_something(name, lang, common) or not _is_askable(" ".join(name)):
            continue
        used |= folded
        chosen.append(" ".join(name))
    return chosen[:MAX_NAMES]


def _found_names(text: str) -> _Names:
    names = _Names()
    runs = list(_capital_runs(text))
    inside = {run[0] for run, initial in runs if not initial}
    for run, initial in runs:
        # What begins a sentence has its capital from there, unless it has one elsewhere too.
        name = run[1:] if initial and run[0] not in inside else run
        if 0 < len(name) <= _MAX_NAME_WORDS:
            names.add(name)
    return names


def _capital_runs(text: str) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Words with capitals that follow each other, and whether a sentence begins with them."""
    run: list[str] = []
    initial, last = True, 0
    for match in WORD.finditer(text):
        between = text[last : match.start()]
        starts = last == 0 or _SENTENCE_END.search(between) is not None
        last = match.end()
        word = re.split("['\u2019]", match.group())[0]
        joined = between in (" ", "-") and not starts
        if run and not (joined and _is_capital(word)):
            yield tuple(run), initial
            run = []
        if _is_capital(word):
            if not run:
                initial = starts
            run.append(word)
    if run:
        yield tuple(run), initial


def _is_capital(word: str) -> bool:
    return word[:1].isupper() and len(word) <= _LONGEST_WORD and _LATIN.fullmatch(word) is not None


def _says_something(name: tuple[str, ...], lang: str | None, common: Mapping[str, float]) -> bool:
    """Whether one word of a name is rare; German writes every noun with a capital."""
    limit = _GERMAN_NOUN if lang == "de" and len(name) == 1 else _TELLING
    return any(common.get(word.casefold(), 0.0) < limit for word in name)


def _countries(features: Features | None) -> list[str]:
    """English names of the countries that the features name, the weightiest first."""
    keys = features.keys if features is not None else {}
    english = Locale("en").territories
    codes = [key[1:] for key in sorted(keys, key=lambda key: (-keys[key], key)) if key.startswith("@")]
    return [_country(english[code]) for code in codes if code in english]


def _country(name: str) -> str:
    """As English texts write it: "Cote d Ivoire" without marks, "Myanmar" without "(Burma)"."""
    plain = "".join(char for char in unicodedata.normalize("NFD", name) if not unicodedata.combining(char))
    return " ".join(WORD.findall(_ADDED.split(plain)[0].replace("\u2019", " ").replace("'", " ")))


def _telling(title: str, text: str, common: Mapping[str, float], taken: Iterable[str]) -> list[str]:
    """Words without capitals that are frequent here and rare elsewhere; those of the title count three times."""
    counts: Counter[str] = Counter()
    lower: set[str] = set()
    for word in _phrase_words(text):
        counts[word.casefold()] += 1
        if word.islower():
            lower.add(word)
    for word in _phrase_words(title):
        counts[word.casefold()] += _IN_TITLE
    used = set(taken)

    def weight(word: str) -> tuple[float, str]:
        return (math.log1p(counts[word]) * math.log(common.get(word, _UNKNOWN)), word)

    telling = [
        word
        for word in counts
        if word in lower and word not in used and len(word) > _MIN_WORD and common.get(word, 0.0) < _TELLING
    ]
    return sorted((word for word in telling if _LATIN.fullmatch(word) and word.isalpha()), key=weight)


def _is_english(lang: str | None) -> bool:
    return lang in (None, "en")
