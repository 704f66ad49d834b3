"""Whether an article repeats a quotation: word for word, a part of it, or in other words. Pure, within one language."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from warehouse.compare.figures import is_telling
from warehouse.compare.tokens import Tokens, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MAX_WORDS = 400  # of a quotation
LEAST_WORDS = 4
MAX_PLACES = 50  # at which one word is looked for
# A part of a quotation is one if nothing else stands in it; other words make it reworded. Less than half of it must
# be more words, or a common turn of phrase would do.
LEAST_PART, PART_TELLING, PART_IDENTITY = 5, 3, 0.95
LEAST_HALF, HALF_TELLING, HALF = 4, 2, 0.5
LEAST_REWORDED, REWORDED_SHARE, REWORDED_IDENTITY, REWORDED_TELLING = 5, 0.5, 0.6, 3

_BETWEEN = re.compile(
    '["\u201c\u201e\u00ab\u201f]([^"\u201c\u201d\u201e\u00ab\u00bb\u201f\n]{1,2000})["\u201c\u201d\u00bb]'
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that a text puts in quotation marks: characters ``start`` to ``end``, and who said them, if known."""

    start: int
    end: int
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article has a quotation, in characters, and in which form."""

    start: int
    end: int
    how: Literal["verbatim", "shortened", "reworded"]


@dataclass(frozen=True, slots=True)
class Sides:
    """Both texts in words; ``places`` are those of each word of the article."""

    seed: Tokens
    article: Tokens
    places: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, seed_text: str, article_text: str) -> Sides:
        """Split both texts."""
        article = tokens(article_text)
        places: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(article.words):
            places[word].append(at)
        return cls(tokens(seed_text), article, places)


def between_marks(text: str) -> list[Quoted]:
    """Quotations of at least ``LEAST_WORDS`` words, for a text of which nobody has told them."""
    found = []
    for match in _BETWEEN.finditer(text):
        words = tokens(match[1])
        if len(words) >= LEAST_WORDS:
            found.append(Quoted(match.start(1) + words.starts[0], match.start(1) + words.ends[-1]))
    return found


def found_again(sides: Sides, quote: Quoted) -> Place | None:
    """Where the article has the quotation; None where it has not enough of it."""
    wanted = [
        word
        for word, start, end in zip(sides.seed.words, sides.seed.starts, sides.seed.ends, strict=True)
        if start >= quote.start and end <= quote.end
    ][:MAX_WORDS]
    if len(wanted) < LEAST_WORDS:
        return None
    return _verbatim(sides, wanted) or _in_part(sides, wanted)


def _verbatim(sides: Sides, wanted: Sequence[str]) -> Place | None:
    for at in sides.places.get(wanted[0], ()):
        if sides.article.words[at : at + len(wanted)] == wanted:
            return Place(sides.article.starts[at], sides.article.ends[at + len(wanted) - 1], "verbatim")
    return None


def _in_part(sides: Sides, wanted: Sequence[str]) -> Place | None:
    first = _densest(sides, wanted)
    if first is None:
        return None
    window = sides.article.words[first : first + _reach(wanted)]
    blocks = SequenceMatcher(None, wanted, window, autojunk=False).get_matching_blocks()[:-1]
    spans = _without_chance([(block.b, block.size) for block in blocks], window)
    if not spans:
        return None
    start, end = spans[0][0], spans[-1][0] + spans[-1][1]
    equal = [word for at, size in spans for word in window[at : at + size]]
    how = _how(equal, len(wanted), end - start)
    article = sides.article
    return how and Place(article.starts[first + start], article.ends[first + end - 1], how)


def _reach(wanted: Sequence[str]) -> int:
    return len(wanted) * 3 // 2 + LEAST_WORDS


def _densest(sides: Sides, wanted: Sequence[str]) -> int | None:
    """Where the stretch begins in which most of the words stand that tell something."""
    telling = sorted(
        (at, word) for word in set(wanted) if is_telling(word) for at in sides.places.get(word, ())[:MAX_PLACES]
    )
    best, most, first = None, 0, 0
    counts: dict[str, int] = defaultdict(int)
    for at, word in telling:
        counts[word] += 1
        while telling[first][0] < at - _reach(wanted):
            gone = telling[first][1]
            counts[gone] -= 1
            if not counts[gone]:
                del counts[gone]
            first += 1
        if len(counts) > most:
            best, most = telling[first][0], len(counts)
    # The stretch may begin with little words that were not looked for.
    return None if best is None else max(best - LEAST_WORDS, 0)


def _without_chance(spans: list[tuple[int, int]], window: Sequence[str]) -> list[tuple[int, int]]:
    """Without little words at the ends that stand apart from the rest: they are equal by chance."""
    while len(spans) > 1 and _is_chance(spans[0], window):
        spans = spans[1:]
    while len(spans) > 1 and _is_chance(spans[-1], window):
        spans = spans[:-1]
    return spans


def _is_chance(span: tuple[int, int], window: Sequence[str]) -> bool:
    at, size = span
    return not any(map(is_telling, window[at : at + size]))


def _how(equal: Sequence[str], wanted: int, stretch: int) -> Literal["shortened", "reworded"] | None:
    telling, identity = sum(map(is_telling, equal)), len(equal) / stretch
    is_part = len(equal) >= LEAST_PART and telling >= PART_TELLING
    is_half = len(equal) >= max(LEAST_HALF, HALF * wanted) and telling >= HALF_TELLING
    if (is_part or is_half) and identity >= PART_IDENTITY:
        return "shortened"
    is_same = len(equal) >= max(LEAST_REWORDED, REWORDED_SHARE * wanted) and telling >= REWORDED_TELLING
    return "reworded" if is_same and identity >= REWORDED_IDENTITY else None
