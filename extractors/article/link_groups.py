"""What the links of a box have in common: how near their headlines are to the subject, how new their articles are."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from extractors.article.further import UNSPACED, address
from extractors.discover.window import date_in_url

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from extractors.article.further import Own
    from extractors.article.subject import Subject

# As much of the subject as one headline can well share.
MAX_NEAR = 14.0
MAX_GROUP = 30
MAX_WORDS = 12.0
# A word has about so many characters where no spaces are written.
_WORD = 3
_NUMBER = re.compile(r"\d{5,15}")
_YEAR = re.compile(r"(?:19|20)\d\d")


class Groups:
    """The articles that each box of a page leads to, with the longest text of a link to each."""

    def __init__(self, own: Own, subject: Subject) -> None:
        self.headlines: dict[str, str] = {}
        self._own = own
        self._subject = subject
        self._members: dict[Any, set[str]] = {}
        self._signals: dict[Any, dict[str, float]] = {}
        self._near: dict[str, float] = {}

    def add(self, box: Any, url: str) -> None:
        """An article that a box leads to."""
        self._members.setdefault(box, set()).add(url)

    def size(self, box: Any) -> int:
        """How many articles it leads to."""
        return len(self._members.get(box, ()))

    def nearness(self, url: str) -> float:
        """How much of the subject the headline of an address shares."""
        return self.nearness_of(self.headlines[url])

    def nearness_of(self, text: str) -> float:
        """How much of the subject a text shares."""
        near = self._near.get(text)
        if near is None:
            near = self._near[text] = min(MAX_NEAR, self._subject.nearness(text))
        return near

    def newer(self, url: str) -> float:
        """Whether an address was given later than the page's own: 1, -1; 0 is unknown."""
        mine, other = _stamp(self._own.url), _stamp(url)
        if mine[0] and other[0] and mine[0] != other[0]:
            return 1.0 if other[0] > mine[0] else -1.0
        if not mine[1] or not other[1] or abs(len(mine[1]) - len(other[1])) > 1:
            return 0.0
        return float((int(other[1]) > int(mine[1])) - (int(other[1]) < int(mine[1])))

    def signals(self, box: Any) -> dict[str, float]:
        """The signals that all links of a box share."""
        known = self._signals.get(box)
        if known is None:
            known = self._signals[box] = self._read(sorted(self._members.get(box, ()))[:MAX_GROUP])
        return known

    def _read(self, urls: Sequence[str]) -> dict[str, float]:
        nearness = [self.nearness(url) / 5 for url in urls]
        own = self._own.address.section
        return {
            "group_near": _mean(nearness),
            "least_near": min(nearness, default=0.0),
            "most_near": max(nearness, default=0.0),
            "group_newer": _mean([self.newer(url) for url in urls]),
            "group_words": _mean([min(MAX_WORDS, words_of(self.headlines[url])) for url in urls]),
            "group_section": _mean([float(address(url).section == own) for url in urls]),
        }


def words_of(text: str) -> float:
    """The number of words, estimated where no spaces are written."""
    if not text.isascii() and UNSPACED.search(text):
        return len(text) / _WORD
    return float(len(text.split()))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


@lru_cache(maxsize=4096)
def _stamp(url: str) -> tuple[date | None, str | None]:
    """The day and the last long number in an address."""
    numbers = _NUMBER.findall(url)
    # Most addresses hold no year: the expressions for whole dates need not be tried on them.
    return date_in_url(url) if _YEAR.search(url) else None, numbers[-1] if numbers else None
