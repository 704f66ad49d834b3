"""Recognise an article by its title, under whatever address it turns up."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote, urlsplit

from anyascii import anyascii

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_TITLE = 1000
MAX_WORDS = 80
# One word changed in seven gives .857, in six .833: shorter titles must be equal, or lack one word.
NEAR = 0.85
_MIN_NEAR_WORDS = 6
# A title of one to three words ("Kazakhstan crisis") is often that of another article.
_TELLING_WORDS = 4
_SHORT_CONFIDENCE = 0.6

_SEPARATOR = re.compile(r"\s+[-\u2010-\u2015|\u00b7\u2022]+\s+|\s+::\s+|\s+[\u00ab\u00bb\u2039\u203a]\s+")
_MAX_CUTS = 3
_MAX_OUTLET_WORDS = 5
_MIN_TITLE_WORDS = 3
_MIN_NAME_LETTERS = 4
MAX_ADDRESS = 2048
_MIN_SLUG_WORDS = 5
_SLUG_SHARE = 0.6
_SLUG_CONFIDENCE = 0.9
_SLUG_PARTS = re.compile(r"[^a-z0-9]+")
_ENDING = re.compile(r"\.[a-z]{2,5}$", re.IGNORECASE)
# The number of a story, alone or with a letter ("a75986"); a year or a count in a headline is told by it either.
_ID = re.compile(r"[a-z]?\d{4,}")
_APOSTROPHES = re.compile(r"(?<=\w)['\u2019\u02bc\u2018`\u00b4](?=\w)")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A wanted title that was recognised. ``confidence`` is in (0, 1]."""

    wanted: str
    confidence: float
    how: Literal["exact", "near", "slug"]


@lru_cache(maxsize=8192)
def title_key(title: str) -> str:
    """Give the words of a title: NFKC, case, quotes, dashes and punctuation evened out, the outlet's name removed.

    "" if nothing is left. Only the first 1000 characters count.
    """
    return _words(_without_outlet(unicodedata.normalize("NFKC", title[:MAX_TITLE]).strip()))


def similarity(a_key: str, b_key: str) -> float:
    """Compare two keys of ``title_key``: 1.0 if equal, else below 1. Symmetric.

    The mean of two shares: words in common, and words in common in the same order.
    """
    if a_key == b_key:
        return 1.0
    a, b = _tokens(a_key), _tokens(b_key)
    total = len(a) + len(b)
    if not a or not b:
        return 0.0
    common = (Counter(a) & Counter(b)).total()
    alike = (common + _in_order(a, b)) / total
    return min(alike, 0.999)


def match(title: str, wanted: Iterable[str]) -> TitleMatch | None:
    """Find the wanted title that ``title`` is, or is but for a word; None if it is none of them.

    Near matches need six words and the same numbers: "Week 1 in review" is not "Week 2 in review".
    """
    key = title_key(title)
    if not key:
        return None
    found = [result for name in wanted if (result := _compare(key, name)) is not None]
    return max(found, key=lambda result: (result.how == "exact", result.confidence), default=None)


def match_address(url: str, wanted: Iterable[str]) -> TitleMatch | None:
    """Find the wanted title that the address of an article spells: ``/2022/01/06/alliance-to-send-forces-a75978``.

    The slug may leave out words or stop early, but not change their order; five words at least must be the title's.
    A slug says less than a title: the confidence is 0.9 at most.
    """
    words = _slug(url)
    if len(words) < _MIN_SLUG_WORDS:
        return None
    found = [result for name in wanted if (result := _spelled(words, name)) is not None]
    return max(found, key=lambda result: result.confidence, default=None)


@lru_cache(maxsize=8192)
def _slug(url: str) -> tuple[str, ...]:
    """The words of the longest slug in the path, in Latin letters, without the ids at either end."""
    try:
        path = unquote(urlsplit(url[:MAX_ADDRESS]).path)
    except ValueError:
        return ()
    segments = [_SLUG_PARTS.split(_latin(_ENDING.sub("", segment))) for segment in path.split("/")]
    longest = max(segments, key=len, default=[])
    return tuple(part for part in longest if part and not _ID.fullmatch(part))[:MAX_WORDS]


@lru_cache(maxsize=1024)
def _latin(text: str) -> str:
    return str(anyascii(_APOSTROPHES.sub("", text))).lower()


def _spelled(slug: tuple[str, ...], name: str) -> TitleMatch | None:
    title = tuple(part for part in _SLUG_PARTS.split(_latin(title_key(name))) if part and not _ID.fullmatch(part))
    common = _in_order(slug, title[:MAX_WORDS])
    # All of the slug must be in the title, but for a word; a good part of the title in the slug.
    if common < _MIN_SLUG_WORDS or common < len(slug) - 1 or common < _SLUG_SHARE * len(title):
        return None
    return TitleMatch(name, round(_SLUG_CONFIDENCE * 2 * common / (len(slug) + len(title)), 3), "slug")


def _compare(key: str, name: str) -> TitleMatch | None:
    other = title_key(name)
    if key == other:
        telling = len(_tokens(key)) >= _TELLING_WORDS
        return TitleMatch(name, 1.0 if telling else _SHORT_CONFIDENCE, "exact")
    a, b = _tokens(key), _tokens(other)
    if min(len(a), len(b)) < _MIN_NEAR_WORDS or _numbers(a) != _numbers(b):
        return None
    alike = similarity(key, other)
    return TitleMatch(name, alike, "near") if alike >= NEAR else None


def _without_outlet(title: str) -> str:
    """Cut " | Section | Outlet" off the end, as long as what is cut is short beside what stays."""
    cuts = list(_SEPARATOR.finditer(title))
    for cut in reversed(cuts[-_MAX_CUTS:]):
        rest, suffix = title[: cut.start()], title[cut.end() :]
        rest_words, suffix_words = len(_words(rest).split()), len(_words(suffix).split())
        is_short = suffix_words <= _MAX_OUTLET_WORDS and 2 * suffix_words <= rest_words
        if not (is_short and rest_words >= _MIN_TITLE_WORDS and _is_name(suffix)):
            break
        title = rest
    return title


def _is_name(text: str) -> bool:
    """Say whether every longer word starts with a capital (or a digit, or is of a script without capitals)."""
    words = [word for word in text.split() if len(word) >= _MIN_NAME_LETTERS]
    # An outlet may write itself as a domain: "outlet.com".
    return all(not word[0].islower() or "." in word for word in words)


def _words(text: str) -> str:
    folded = unicodedata.normalize("NFKC", _APOSTROPHES.sub("", text).casefold())
    kept = (char if unicodedata.category(char)[0] in "LMN" else " " for char in folded)
    return " ".join("".join(kept).split())


@lru_cache(maxsize=8192)
def _tokens(key: str) -> tuple[str, ...]:
    # Chinese and Japanese write no spaces: each character counts as a word.
    return tuple(_IDEOGRAPH.sub(r" \g<0> ", key).split()[:MAX_WORDS])


def _numbers(tokens: tuple[str, ...]) -> Counter[str]:
    return Counter(token for token in tokens if any(char.isdigit() for char in token))


def _in_order(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """Length of the longest common subsequence; bounded by MAX_WORDS squared steps."""
    row = [0] * (len(b) + 1)
    for word in a:
        diagonal = 0
        for index, other in enumerate(b, start=1):
            above = row[index]
            row[index] = diagonal + 1 if word == other else max(above, row[index - 1])
            diagonal = above
    return row[-1]
