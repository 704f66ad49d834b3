"""The figures of a text, what they count and what stands around them. Pure.

Years, dates, times of day, ordinals and numbers within names are no figures: they count nothing.
"""

# ruff: noqa: RUF001 - signs of other scripts are meant

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import decimal

from warehouse.compare.figure_words import (
    CLOCK,
    LITTLE,
    MONTHS,
    OF,
    PER_CENT,
    PERCENT,
    PLURALS,
    POWERS,
    SIGNS,
    SPELLED,
    UNITS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MAX_FIGURES = 300
AROUND = 5  # words on either side that a figure is known by
REACH = 120  # characters in which they are looked for
NOUNS = 2  # words that tell what is counted
STEM = 5  # letters of a word that its forms share
LEAST_NOUN = 3
EAST_NOUN = 3  # signs: a measure word and a noun
LAST_DAY = 31

# No letter, sign of a range, path or name before it; Chinese and Japanese write no space.
_BEFORE = r"(?<![^\W\u3040-\u30ff\u3400-\u9fff])(?<![.,/:\-‐‑#№])"
_GROUPS = r"\d{1,3}(?:[ \u00a0\u2009\u202f.,'’\u066c]\d{3}){1,5}|\d{1,12}"
_NUMBER = re.compile(rf"{_BEFORE}([{SIGNS}]\s?)?({_GROUPS})([.,\u066b]\d{{1,2}})?(?![\d/:]|[.,]\d)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# A unit may be joined: "millones de euros", "milioni di euro", "millions d'euros".
_UNIT = re.compile(rf"[ \u00a0\u202f]?(?:d[ei][ ]|d['’])?([{SIGNS}%％]|[^\W\d_]+(?:-[^\W\d_]+)?)", re.IGNORECASE)
_SEPARATORS = re.compile(r"\D")
# What ends the phrase in which a figure counts something.
_STOP = re.compile(r"[.;:!?()\[\]\n\"“”„«»–—,\d]")
# Chinese and Japanese: powers of ten, and what makes a number a date or a time of day.
_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_EAST_POWERS = {"万": 4, "萬": 4, "亿": 8, "億": 8}
_EAST_DATES = "年月日号號时時点點分秒"
_LINKED = re.compile(r"[-‐‑](?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Figure:
    """Characters ``start`` to ``end`` hold the number and what it counts: "3,000 paratroopers".

    ``value`` is normalised ("3000", "1.5"), ``unit`` ``%`` or a currency, ``nouns`` stems of the words that tell what
    is counted, in their order, ``before`` and ``after`` the words around, nearest first.
    """

    start: int
    end: int
    value: str
    unit: str | None
    nouns: tuple[str, ...]
    before: Sequence[str]
    after: Sequence[str]


def figures(text: str, lang: str | None = None) -> list[Figure]:
    """The figures of a text in its order, at most ``MAX_FIGURES``. ``lang`` is needed for numbers spelled out."""
    found = sorted([*_in_digits(text, lang), *_in_words(text, lang)], key=lambda figure: figure.start)
    return found[:MAX_FIGURES]


def stem(word: str) -> str:
    """What the forms of a word share, roughly."""
    return word.casefold().partition("'")[0][:STEM]


def is_telling(word: str) -> bool:
    """Whether a word is more than a little one."""
    return len(word) >= LEAST_NOUN and word not in LITTLE


def _in_digits(text: str, lang: str | None) -> Iterator[Figure]:
    count = 0
    for match in _NUMBER.finditer(text):
        if count >= MAX_FIGURES:
            return
        end, power, unit = _measure(text, match)
        if end == match.end() and _is_no_count(text, match):
            continue
        count += 1
        whole, decimals = _plain(_SEPARATORS.sub("", match[2])), _plain(match[3] or "")
        yield _figure(text, (match.start(), end), _value(whole, decimals[1:], power), unit, lang)


def _in_words(text: str, lang: str | None) -> Iterator[Figure]:
    pattern, values = _spelled(lang)
    for count, match in enumerate(pattern.finditer(text) if pattern else ()):
        if count >= MAX_FIGURES:
            return
        end, power, unit = _measure(text, match)
        value = _value(values[match.group().casefold()], "", power)
        following = _WORD.match(text, end + 1)
        if power or (following and is_telling(following.group().casefold())):
            yield _figure(text, (match.start(), end), value, unit, lang)


@lru_cache(maxsize=64)
def _spelled(lang: str | None) -> tuple[re.Pattern[str] | None, Mapping[str, str]]:
    words = SPELLED.get(lang or "", "").split()
    if not words:
        return None, {}
    values = {word: str(number) for number, word in enumerate(words, 2)}
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", re.IGNORECASE), values


def _plain(digits: str) -> str:
    """Digits of other scripts (Arabic, Devanagari) as ours."""
    return digits if digits.isascii() else "".join(str(decimal(sign, sign)) for sign in digits)


def _value(whole: str, decimals: str, power: int) -> str:
    """The number in one spelling, whatever its separators were."""
    digits = whole + decimals.ljust(power, "0")[:power]
    rest = decimals[power:].rstrip("0")
    return (digits.lstrip("0") or "0") + (f".{rest}" if rest else "")


def _measure(text: str, match: re.Match[str]) -> tuple[int, int, str | None]:
    """Where the number with its power and unit ends, the power of ten, and the unit."""
    sign = match[1].strip() if match.re.groups and match[1] else ""
    end, power, unit = match.end(), 0, _unit(sign) if sign else None
    if text[end : end + 1] in _EAST_POWERS:
        return end + 1, _EAST_POWERS[text[end]], unit
    for _ in range(2):
        if (per_cent := PER_CENT.match(text, end)) is not None:
            return per_cent.end(), power, PERCENT
        following = _UNIT.match(text, end)
        if following is None:
            break
        word = following[1]
        more = next((exponent for exponent, names in POWERS if names.match(word)), 0)
        if not power and more:
            # "тыс." and "Mio." are cut off by a full stop.
            power, end = more, following.end() + text.startswith(". ", following.end())
        elif unit is None and _unit(word):
            return following.end(), power, _unit(word)
        else:
            break
    return end, power, unit


def _unit(word: str) -> str | None:
    return next((unit for unit, names in UNITS if names.match(word)), None)


def _is_no_count(text: str, match: re.Match[str]) -> bool:
    """Whether a bare number is a year, part of a date, a time of day, an ordinal or part of a name."""
    if match[1] or match[3]:
        return CLOCK.match(text, match.end()) is not None
    end = match.end()
    if _YEAR.fullmatch(match[2]) or CLOCK.match(text, end):
        return True
    following = text[end : end + 1]
    if following == "°" or (following.isalpha() and (following in _EAST_DATES or not _EAST.match(following))):
        return True
    return match[2].isdigit() and int(match[2]) <= LAST_DAY and _by_month(text, match.start(), end)


def _by_month(text: str, start: int, end: int) -> bool:
    """Whether a month stands beside: "7 January", "January 7", "7. Januar", "7 de enero"."""
    after = [word.casefold() for word in _WORD.findall(text, end, end + 24)[:2]]
    if after and (after[0] in MONTHS or (after[0] in OF and after[-1] in MONTHS)):
        return True
    before = _WORD.findall(text, max(start - 16, 0), start)
    return bool(before) and before[-1].casefold() in MONTHS and text[start - 1 : start].isspace()


def _figure(text: str, place: tuple[int, int], value: str, unit: str | None, lang: str | None) -> Figure:
    start, end = place
    nouns, last = _counted(text, end, unit, lang)
    line_start = max(text.rfind("\n", 0, start) + 1, start - REACH)
    line_end = min(text.find("\n", end) % (len(text) + 1), end + REACH)
    return Figure(
        start=start,
        end=last,
        value=value,
        unit=unit,
        nouns=nouns,
        before=[word.casefold() for word in _WORD.findall(text, line_start, start)[-AROUND:]][::-1],
        after=[word.casefold() for word in _WORD.findall(text, end, line_end)[:AROUND]],
    )


def _counted(text: str, end: int, unit: str | None, lang: str | None) -> tuple[tuple[str, ...], int]:
    """Stems of the first words behind a number that say something, and where what is counted ends.

    An adjective and a possessive need the word behind them: "Russian paratroopers".
    """
    link = _LINKED.match(text, end)
    at = link.end() if link else end
    stop = _STOP.search(text, at, at + REACH)
    found: list[str] = []
    last, ended = end, unit not in {None, PERCENT}
    for match in _WORD.finditer(text, at, stop.start() if stop else min(at + REACH, len(text))):
        word = match.group()
        if _EAST.match(word):
            return (word[:EAST_NOUN],), match.start() + min(len(word), EAST_NOUN)
        if not is_telling(word.casefold()):
            if found or match.start() - at > REACH // 4:
                break
            continue
        found.append(stem(word))
        last, ended = (last, True) if ended else (match.end(), _is_noun(word, lang))
        if len(found) == NOUNS:
            break
    return tuple(found), last


def _is_noun(word: str, lang: str | None) -> bool:
    """Whether what is counted may end here: not at "Russian", "country's" or "army" (engineers).

    German nouns have a capital. English ones stand last and are plural, as what is counted is.
    """
    if "'" in word.replace("’", "'"):
        return False
    if lang == "en":
        return word.islower() and (word.endswith("s") or word in PLURALS)
    return lang == "de" or word.islower()
