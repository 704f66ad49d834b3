"""The article's own words: trafilatura's text without what outlets put around it."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import trafilatura

from extractors.article.credit import find_credit, is_credit_line
from extractors.article.dates import parse_moment
from extractors.article.head import MAX_HEADLINE
from extractors.article.phrases import BIO, BYLINE, HEAD, RELATED_LABEL, TAIL
from extractors.article.tree import fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

HEAD_LINES = 6
TAIL_LINES = 14
# A longer text or paragraph is no article's; what is beyond is left out.
MAX_TEXT = 500_000
MAX_LINE = 50_000
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")
_BULLET = re.compile(r"^(?:[-*\u2022\u25cf|]\s*)+")
_SENTENCE_END = re.compile(r"[.!?\u2026:;\u3002][\"'\u2019\u201d\u00bb)\]]*$")
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Body:
    """Paragraphs of the article, and the credit that stood among them."""

    lines: tuple[str, ...]
    credit: str | None = None

    @property
    def text(self) -> str | None:
        """Paragraphs joined by newlines; None where there is none."""
        return "\n".join(self.lines) or None

    @property
    def words(self) -> int:
        """Number of words; two characters count as one where no spaces are written."""
        return count_words(self.text or "")


def count_words(text: str) -> int:
    """Words between spaces; Chinese, Japanese and Thai by two characters."""
    return max(len(text.split()), len(_CJK.findall(text)) // 2)


def raw_lines(root: Any, url: str) -> list[str]:
    """Paragraphs as trafilatura finds them. ``root`` is not changed: trafilatura copies a tree that it is given."""
    try:
        document = trafilatura.bare_extraction(
            root, url=url, include_comments=False, include_tables=True, deduplicate=False, with_metadata=False
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return []
    return _bounded(getattr(document, "text", None) or "")


def _bounded(text: str) -> list[str]:
    lines: list[str] = []
    room = MAX_TEXT
    for part in text[: 20 * MAX_TEXT].split("\n"):
        line = squeeze(part[: min(room, MAX_LINE)])
        if line:
            lines.append(line)
            room -= len(line)
        if room <= 0:
            break
    return lines


def clean(lines: Sequence[str], titles: Collection[str], headlines: Collection[str]) -> Body:
    """Paragraphs without furniture.

    ``titles`` are the folded titles of the page, ``headlines`` the folded texts of its links that stand outside
    the running text: a line that is nothing but one of them belongs to another article.
    """
    credit = find_credit(lines)
    kept = _without_labels(lines, headlines)
    kept = _without_head(kept, titles)
    kept = _without_tail(kept, headlines)
    return Body(tuple(kept), credit)


def is_label(line: str) -> bool:
    """``Read more: ...``, ``Related article: ...``, and such labels alone."""
    return len(line) < 250 and RELATED_LABEL.match(_BULLET.sub("", line)) is not None  # noqa: PLR2004 - a label and a headline


def _is_headline(line: str, headlines: Collection[str]) -> bool:
    key = fold(line)
    return len(key.split()) >= 3 and key in headlines and not line.endswith(".")  # noqa: PLR2004 - shorter links are names


def _without_labels(lines: Sequence[str], headlines: Collection[str]) -> list[str]:
    """Labels go, and the headlines that follow a label that stands alone."""
    kept: list[str] = []
    after_label = False
    for line in lines:
        if is_label(line):
            after_label = True
        elif after_label and _is_headline(line, headlines):
            continue
        else:
            after_label = False
            if not (len(line) < 200 and TAIL.search(line)):  # noqa: PLR2004 - longer lines tell something as well
                kept.append(line)
    return kept


def _is_head(line: str, titles: Collection[str]) -> bool:
    key = fold(line[:MAX_HEADLINE])
    if not key or key in titles:
        return True
    if len(line) > 160 or (_SENTENCE_END.search(line) and len(line) > 60):  # noqa: PLR2004 - a paragraph
        return False
    if HEAD.search(line) or BYLINE.match(line):
        return True
    return len(line) <= 60 and parse_moment(line, "text") is not None  # noqa: PLR2004 - a date line has nothing else


def _without_head(lines: list[str], titles: Collection[str]) -> list[str]:
    """Repeated title, bylines, dates and credits of pictures before the first paragraph.

    A standfirst may stand between them, so a few lines are looked at, up to the second paragraph.
    """
    kept: list[str] = []
    paragraphs = 0
    for number, line in enumerate(lines):
        if number >= HEAD_LINES or paragraphs > 1:
            return kept + lines[number:]
        if _is_head(line, titles):
            continue
        paragraphs += bool(_SENTENCE_END.search(line))
        kept.append(line)
    return kept


def _is_tail(line: str, headlines: Collection[str]) -> bool:
    return (
        is_credit_line(line)
        or (len(line) < 400 and BIO.match(line) is not None)  # noqa: PLR2004 - a note on the writer is short
        or (len(line) < 300 and TAIL.search(line) is not None)  # noqa: PLR2004 - so is a call to subscribe
        or _is_headline(line, headlines)
    )


def _without_tail(lines: list[str], headlines: Collection[str]) -> list[str]:
    """Everything from the end that tells nothing; a headline without an end mark may stand among it."""
    end = len(lines)
    for number in range(len(lines) - 1, max(0, len(lines) - TAIL_LINES), -1):
        if _is_tail(lines[number], headlines):
            end = number
        elif _SENTENCE_END.search(lines[number]) or len(lines[number]) > 120:  # noqa: PLR2004 - a paragraph
            break
    return lines[:end]
