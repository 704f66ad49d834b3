"""Keys that need no common language: names as consonant skeletons, countries, numbers."""

# ruff: noqa: RUF001 - letters and signs of other scripts are meant

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from extractors.features import territories
from extractors.features.background import HIGHEST, frequencies, rarity
from extractors.features.numerals import numbers
from extractors.features.skeleton import skeleton
from extractors.features.weights import heaviest
from extractors.features.words import MAX_WORDS, WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_KEYS = 300
RARE_FIRST = 2e-6  # a first word of a sentence more frequent than this may be an ordinary word
EVERYDAY = 4e-4  # and anywhere, even with a capital letter (The, January)
COUNTRY_WEIGHT = 4.0
NUMBER_WEIGHT = 5.0
TITLE_CASE = 0.6  # headlines with this share of capitals say nothing by a capital
FULL_LENGTH = 5  # skeletons of this many letters count fully, shorter ones collide

_SENTENCE_END = re.compile(r"[.!?…:;\n\"“”„«»‘’()\[\]–—|•-]")
_GERMAN_NOUN = re.compile(r"(?:ung|heit|keit|schaft|tät|tion|ismus|kräfte|minister|präsident)(?:en|in|s|innen)?$")
_CAPITALLESS = frozenset(("zh", "ja", "th", "ko", "lo", "my", "km"))


def keys(title: str | None, text: str, lang: str | None) -> dict[str, float]:
    """Key -> weight, the ``MAX_KEYS`` heaviest. ``title`` and ``text`` have gone through ``even``.

    A weight grows with how often the key stands in the text, with how rare the word is and with its length.
    """
    whole = f"{title or ''}\n{text}"
    counts: Counter[str] = Counter()
    rare: dict[str, float] = {}
    for key, weight in (*_named(title, text, lang), *_counted(whole), *_countries(whole, lang)):
        if weight:
            counts[key] += 1
        rare[key] = max(weight, rare.get(key, 0.0))
    weights = {key: round((1 + math.log(count)) * rare[key], 4) for key, count in counts.items()}
    return heaviest(weights.items(), MAX_KEYS)


def _counted(text: str) -> Iterator[tuple[str, float]]:
    for key in numbers(text):
        digits = key.strip("#%").rstrip("0")
        yield key, min(NUMBER_WEIGHT, 2.0 + len(digits))


def _countries(text: str, lang: str | None) -> Iterator[tuple[str, float]]:
    """Countries in scripts without spaces; elsewhere they are found among the names."""
    if lang in _CAPITALLESS:
        for name, key in territories.substrings(lang):
            for _ in range(min(text.count(name), 20)):
                yield key, COUNTRY_WEIGHT


def _named(title: str | None, text: str, lang: str | None) -> Iterator[tuple[str, float]]:
    """Names in reading order, each with the weight of one occurrence."""
    found = [*_title_words(title), *_spread(text)]
    lower = {word for word, _ in found if word.islower()}
    inside = {word for word, initial in found if not initial}
    common = frequencies(lang)
    skip = 0
    for i, (word, initial) in enumerate(found):
        if skip:
            skip -= 1
        elif not word.islower():
            country = _country(found, i, lang)
            if country:
                skip = country[1] - 1
                yield country[0], COUNTRY_WEIGHT
            elif _is_name(word, lang, common, lower) and (not initial or _may_begin(word, common, inside)):
                bones = skeleton(word, lang)
                yield bones, _weight(bones, common.get(word.lower()))


def _country(found: list[tuple[str, bool]], at: int, lang: str | None) -> tuple[str, int] | None:
    """Key and length in words of the country that is named at this place."""
    first = found[at][0]
    key = territories.short(first)
    if key:
        return key, 1
    if not territories.may_begin(first, lang):
        return None
    return territories.longest_match([word for word, _ in found[at : at + territories.LONGEST]], lang)


def _is_name(word: str, lang: str | None, common: Mapping[str, float], lower: set[str]) -> bool:
    """Whether a word with a capital names something."""
    plain = word.lower()
    share = common.get(plain, 0.0)
    if plain == word or plain in lower or share > EVERYDAY:
        return False
    return lang != "de" or not _is_german_noun(plain, share)


def _may_begin(word: str, common: Mapping[str, float], inside: set[str]) -> bool:
    """Whether a word is a name although a sentence begins with it: a rare one, or one with a capital elsewhere."""
    return word in inside or common.get(word.lower(), 0.0) < RARE_FIRST


def _is_german_noun(plain: str, share: float) -> bool:
    """German writes all nouns with a capital. Names are known in English too; ordinary nouns are not."""
    if _GERMAN_NOUN.search(plain) or len(plain) > 14:  # noqa: PLR2004 - compounds
        return True
    return share > 0 and frequencies("en").get(plain, 0.0) < share / 20


def _weight(bones: str, share: float | None) -> float:
    if len(bones) < 3:  # noqa: PLR2004 - two letters collide with everything
        return 0.0
    rare = rarity(share) if share else HIGHEST
    return rare * min(1.0, len(bones) / FULL_LENGTH)


def _spread(text: str) -> Iterator[tuple[str, bool]]:
    """Words of a text, and of those with a capital whether a sentence, a quotation or a line begins with it."""
    last = 0
    for match in islice(WORD.finditer(text), MAX_WORDS):
        word = match.group()
        initial = False
        if not word.islower():
            start = match.start()
            initial = last == 0 or (start - last > 1 and _SENTENCE_END.search(text, last, start) is not None)
        yield (word if word.isalnum() else _longest_part(word)), initial
        last = match.end()


def _title_words(title: str | None) -> list[tuple[str, bool]]:
    found = list(_spread(title or ""))
    capitals = sum(word[:1].isupper() for word, _ in found)
    if capitals >= TITLE_CASE * len(found):
        return [(word, True) for word, _ in found]
    return found


def _longest_part(word: str) -> str:
    """Without the English possessive, and without elided articles (l'Ukraine)."""
    return max(word.replace("’", "'").split("'"), key=len)
