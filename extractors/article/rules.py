"""Lines that outlets put around their articles, told by what they say: labels, bylines, calls to subscribe, notes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.article.credit import is_credit_line
from extractors.article.dates import parse_moment
from extractors.article.head import MAX_HEADLINE
from extractors.article.phrases import BIO, BYLINE, HEAD, RELATED_LABEL, TAIL
from extractors.article.tree import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Sequence

HEAD_LINES = 6
TAIL_LINES = 14
_BULLET = re.compile(r"^(?:[-*\u2022\u25cf|]\s*)+")
_MARKS = tuple(".!?\u2026:;\u3002\uff01\uff1f\u061f\u06d4\u0964")
_CLOSING = "\"'\u2019\u201d\u00bb\u300d\u300f)]"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a page says outside of its text, folded: its titles, and the texts of its links that stand for themselves.

    A line that is nothing but such a link belongs to another article.
    """

    titles: frozenset[str]
    headlines: Container[str] = frozenset()


def without_furniture(lines: Sequence[str], around: Surroundings) -> list[int]:
    """The numbers of the lines that belong to the article. Asked again with these alone it leaves all of them."""
    seen = _Lines(lines, around)
    kept = list(range(len(lines)))
    while True:
        left = _without_tail(_without_head(_without_labels(kept, seen), seen), seen)
        if len(left) == len(kept):
            return left
        kept = left


class _Lines:
    """What is asked of the lines, each answered once."""

    def __init__(self, lines: Sequence[str], around: Surroundings) -> None:
        self._lines = lines
        self._around = around
        self._known: dict[tuple[str, int], bool] = {}

    def is_label(self, number: int) -> bool:
        return self._once("label", number, is_label)

    def is_call(self, number: int) -> bool:
        """A call to subscribe and the like; longer lines tell something as well."""
        return self._once("call", number, lambda line: len(line) < 200 and TAIL.search(line) is not None)  # noqa: PLR2004

    def is_headline(self, number: int) -> bool:
        return self._once("headline", number, lambda line: _is_headline(line, self._around.headlines))

    def is_head(self, number: int) -> bool:
        return self._once("head", number, lambda line: _is_head(line, self._around.titles))

    def is_tail(self, number: int) -> bool:
        return self._once("tail", number, lambda line: _is_tail(line, self._around.headlines))

    def ends_sentence(self, number: int) -> bool:
        return self._once("sentence", number, ends_sentence)

    def is_long(self, number: int) -> bool:
        """A paragraph, whatever it ends with."""
        return len(self._lines[number]) > 120  # noqa: PLR2004 - longer than a headline

    def _once(self, name: str, number: int, ask: Callable[[str], bool]) -> bool:
        known = self._known.get((name, number))
        if known is None:
            known = self._known[name, number] = ask(self._lines[number])
        return known


def is_label(line: str) -> bool:
    """``Read more: ...``, ``Related article: ...``, and such labels alone."""
    return len(line) < 250 and RELATED_LABEL.match(_BULLET.sub("", line)) is not None  # noqa: PLR2004 - a label and a headline


def ends_sentence(line: str) -> bool:
    """Whether a line ends as sentences do, quotation marks aside."""
    return line.rstrip(_CLOSING).endswith(_MARKS)


def _is_headline(line: str, headlines: Container[str]) -> bool:
    key = fold(line)
    return len(key.split()) >= 3 and key in headlines and not line.endswith(".")  # noqa: PLR2004 - shorter links are names


def _without_labels(numbers: list[int], lines: _Lines) -> list[int]:
    """Labels go, and the headlines that follow a label that stands alone."""
    kept: list[int] = []
    after_label = False
    for number in numbers:
        if lines.is_label(number):
            after_label = True
        elif not (after_label and lines.is_headline(number)):
            after_label = False
            if not lines.is_call(number):
                kept.append(number)
    return kept


def _is_head(line: str, titles: Collection[str]) -> bool:
    key = fold(line[:MAX_HEADLINE])
    if not key or key in titles:
        return True
    if len(line) > 160 or (ends_sentence(line) and len(line) > 60):  # noqa: PLR2004 - a paragraph
        return False
    if HEAD.match(line) or BYLINE.match(line):
        return True
    return len(line) <= 60 and parse_moment(line, "text") is not None  # noqa: PLR2004 - a date line has nothing else


def _without_head(numbers: list[int], lines: _Lines) -> list[int]:
    """Repeated title, bylines, dates and credits of pictures before the first paragraph.

    A standfirst may stand between them, so a few lines are looked at, up to the second paragraph.
    """
    kept: list[int] = []
    paragraphs = 0
    for place, number in enumerate(numbers):
        if place >= HEAD_LINES or paragraphs > 1:
            return kept + numbers[place:]
        if lines.is_head(number):
            continue
        paragraphs += lines.ends_sentence(number)
        kept.append(number)
    return kept


def _is_tail(line: str, headlines: Container[str]) -> bool:
    return (
        is_credit_line(line)
        or (len(line) < 400 and BIO.match(line) is not None)  # noqa: PLR2004 - a note on the writer is short
        or (len(line) < 300 and TAIL.search(line) is not None)  # noqa: PLR2004 - so is a call to subscribe
        or _is_headline(line, headlines)
    )


def _without_tail(numbers: list[int], lines: _Lines) -> list[int]:
    """Everything from the end that tells nothing; a headline without an end mark may stand among it."""
    end = len(numbers)
    for place in range(len(numbers) - 1, max(0, len(numbers) - TAIL_LINES), -1):
        if lines.is_tail(numbers[place]):
            end = place
        elif lines.ends_sentence(numbers[place]) or lines.is_long(numbers[place]):
            break
    return numbers[:end]
