"""Words of a text with their places, for alignment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse.compare.furniture import furniture

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_TOKENS = 20_000
NOUNS = 0.19  # share of words with a capital inside sentences; German has 0.25, English news 0.1
# A list of names has as many capitals. These are a tenth of any German text and rare in any other.
GERMAN = 0.03
_GERMAN = frozenset(
    {"der", "und", "das", "ist", "nicht", "ein", "eine", "auf", "für", "mit", "zu", "im", "sich", "von"}
)

_WORD = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f]|"  # scripts without spaces: by character
    "[^\\W_\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f]+"
)
_INSIDE = re.compile(r"[^\W\d_][ ]|[,:;][ ]")  # what stands before a word that a sentence does not begin with


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel sequences, one entry per word: folded form, first character, end (exclusive), and what it is.

    ``plain`` is true for a word that can show reuse: it has no capital (names, first words) and is no number.
    ``inner`` is true for a word with a capital inside a sentence: a name may begin there.
    ``lines`` is the number of the line that a word stands in, from 0.
    ``nouns`` says that the language writes nouns with a capital, as German does.
    Words of furniture (rights reserved, newsletters) have no folded form that could match: theirs is unique.
    """

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    plain: Sequence[bool]
    inner: Sequence[bool]
    lines: Sequence[int]
    nouns: bool

    def __len__(self) -> int:
        return len(self.words)


def tokens(text: str, side: str = "") -> Tokens:
    """Words of ``text``, at most ``MAX_TOKENS``. ``side`` keeps the furniture of two texts from matching."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    plain: list[bool] = []
    inner: list[bool] = []
    lines: list[int] = []
    line = last = 0
    barred = furniture(text)
    turn = 0
    for match in _WORD.finditer(text):
        if len(words) >= MAX_TOKENS:
            break
        start, end = match.span()
        while turn < len(barred) and barred[turn][1] <= start:
            turn += 1
        hidden = turn < len(barred) and barred[turn][0] <= start
        word = match.group()
        words.append(f"\x00{side}{start}" if hidden else word.casefold())
        line += text.count("\n", last, start)
        last = end
        lines.append(line)
        starts.append(start)
        ends.append(end)
        plain.append(not hidden and word.isalpha() and word == word.lower())
        inner.append(word[0].isupper() and _INSIDE.fullmatch(text, max(start - 2, 0), start) is not None)
    return Tokens(words, starts, ends, plain, inner, lines, nouns=_nouns(words, inner))


def _nouns(words: Sequence[str], inner: Sequence[bool]) -> bool:
    """Whether the language writes nouns with a capital: there are many, and German little words between them."""
    return sum(inner) > NOUNS * len(inner) and sum(word in _GERMAN for word in words) >= GERMAN * len(words)
