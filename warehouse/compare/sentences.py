"""Sentences of a text with their places, in any script. Pure.

A splitter for comparing two versions of a text: what it does with an abbreviation matters less than that it does the
same on both sides.
"""

# ruff: noqa: RUF001 - signs of other scripts are meant

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse.compare import noise

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_SENTENCES = 5_000
# A sentence that goes on for longer is cut: it is a dump, and no reader is shown more.
MAX_CHARS = 2_000

_CLOSING = r"[\"'”’»›)\]」』】）]*+"
# Ends where a space follows, or at once in scripts that write none.
_END = re.compile(rf"(?:(?<![.!?…؟।։])[.!?…؟।։]++{_CLOSING}(?=\s)|[。！？｡]++{_CLOSING})\s*+")
_WORD_BEFORE = re.compile(r"([^\W\d_]+(?:\.[^\W\d_]+)*)\.$")
# Words that a full stop follows within a sentence, a group of languages in each line.
_SHORT = frozenset(
    """
    mr mrs ms dr prof sen rep gov gen col lt sgt capt st jr sr no nos vol art inc ltd co corp vs etc approx dept est fig
    jan feb mar apr jun jul aug sep sept oct nov dec i.e e.g cf p.m a.m
    bzw ca usw vgl nr abs str hr fr mio mrd z.b u.a d.h m av n sra srta ud pág núm dott sig
    т.е т.д т.п т.н г гг ул им тыс млн млрд руб стр см др проф акад
    np tzw m.in inż r ul tj např č p str sv tzv bl kl dvs t.ex bl.a f.eks
    """.split()  # noqa: SIM905 - a list of single words would be a page long
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters ``start`` to ``end`` (exclusive) of the text; equal ``key``: a reader sees the same."""

    start: int
    end: int
    key: str
    is_loose: bool = False


def sentences(text: str) -> list[Sentence]:
    """The sentences of ``text`` that say something, at most ``MAX_SENTENCES``. What is noise is in none of them."""
    found: list[Sentence] = []
    for line in noise.lines(text):
        for start, end in _spans(line.text):
            key = noise.evened(line.text[start:end])
            if key:
                found.append(Sentence(line.start + start, line.start + end, key, line.is_loose))
            if len(found) >= MAX_SENTENCES:
                return found
    return found


def _spans(line: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(line):
        if match.end() < len(line) and _goes_on(line, match):
            continue
        yield from _trimmed(line, start, match.end())
        start = match.end()
    yield from _trimmed(line, start, len(line))


def _goes_on(line: str, match: re.Match[str]) -> bool:
    """Whether the sentence goes on after the sign: "Mr. Tokayev", "J. Smith", "said no. one"."""
    following = line[match.end()]
    if following.islower():
        return True
    if match.group().rstrip() != ".":
        return False
    before = _WORD_BEFORE.search(line, max(match.start() - 20, 0), match.start() + 1)
    if before is None:
        return False
    word = before.group(1)
    return word.casefold() in _SHORT or (len(word) == 1 and word.isupper())


def _trimmed(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    while end - start > MAX_CHARS:
        yield start, start + MAX_CHARS
        start += MAX_CHARS
    if start < end:
        yield start, end
