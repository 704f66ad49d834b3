"""How names and numbers that two texts share are spelled in each: Tokayev here, Токаев there. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.features import territories
from extractors.features.skeleton import skeleton
from extractors.features.words import MAX_WORDS, WORD, even
from extractors.records import CONCEPT, NUMBER
from warehouse.compare.figures import figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class SharedName:
    """A key that both texts have, and how each spells it most often; None where no word of the text gives it."""

    key: str
    article: str | None
    seed: str | None


def spelled(
    keys: Sequence[str], article: tuple[str, str | None], seed: tuple[str, str | None]
) -> tuple[SharedName, ...]:
    """The spelling of each key in two texts, each given with its language."""
    ours, theirs = _spellings(keys, *article), _spellings(keys, *seed)
    return tuple(
        _subject(key) if key.startswith(CONCEPT) else SharedName(key, ours.get(key), theirs.get(key)) for key in keys
    )


def _subject(key: str) -> SharedName:
    """A concept has words in each language; it is told by its name."""
    name = key.removeprefix(CONCEPT).replace("_", " ")
    return SharedName(key, name, name)


def _spellings(keys: Sequence[str], text: str, lang: str | None) -> dict[str, str]:
    wanted = frozenset(keys)
    counts: dict[str, Counter[str]] = {}
    for key, words in _named(even(text), lang):
        if key in wanted:
            counts.setdefault(key, Counter())[words] += 1
    return _numbers(wanted, text, lang) | {key: _usual(found) for key, found in counts.items()}


def _numbers(keys: frozenset[str], text: str, lang: str | None) -> dict[str, str]:
    """Numbers with what they count, as the text has them first; those that count nothing in one spelling."""
    found = {key: _number(key) for key in keys if key.startswith(NUMBER)}
    for figure in reversed(figures(text, lang)):
        key = f"{NUMBER}{figure.value}{'%' if figure.unit == '%' else ''}"
        if key in found:
            found[key] = " ".join(text[figure.start : figure.end].split())
    return found


def _usual(found: Counter[str]) -> str:
    """The spelling that is most frequent, rather not that of a headline in capitals."""
    return max(found, key=lambda word: (not word.isupper(), found[word]))


def _number(key: str) -> str:
    digits = key.removeprefix(NUMBER)
    return f"{int(digits):,}" if digits.isdecimal() else digits


def _named(text: str, lang: str | None) -> Iterator[tuple[str, str]]:
    words = WORD.findall(text)[:MAX_WORDS]
    if not any(word[0].isupper() for word in words):
        # A script without capitals has often no spaces either: countries are looked for as they stand.
        yield from ((key, name) for name, key in territories.substrings(lang) if name in text)
    for at, word in enumerate(words):
        if word.islower():
            continue
        country = _country(words[at : at + territories.LONGEST], lang)
        if country is not None:
            yield country
        # The possessive and elided articles belong to the sentence, not to the name.
        bare = max(word.replace("’", "'").split("'"), key=len)  # noqa: RUF001 - the other apostrophe is meant
        yield skeleton(bare, lang), bare


def _country(words: Sequence[str], lang: str | None) -> tuple[str, str] | None:
    key = territories.short(words[0])
    if key is not None:
        return key, words[0]
    found = territories.longest_match(words, lang) if territories.may_begin(words[0], lang) else None
    return (found[0], " ".join(words[: found[1]])) if found else None
