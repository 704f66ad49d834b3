"""Choose which sub-sitemaps of an index are worth opening."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractors.discover.window import Window

MAX_CHILDREN = 100

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = r"(?<!\d)(?P<y>199[4-9]|20[0-3]\d)"
_NAMED = r"(?P<n>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
# In the order in which they are tried; one digit is a month only if a day or "mm=" says so, else a page number.
_SPANS = (
    re.compile(rf"{_YEAR}(?P<s>[-_/.]?)(?P<m>0[1-9]|1[0-2])(?:(?P=s)(?P<d>0[1-9]|[12]\d|3[01]))?(?!\d)"),
    re.compile(rf"{_YEAR}(?P<s>[-_/.])(?P<m>[1-9])(?P=s)(?P<d>[12]?\d|3[01])(?!\d)"),
    re.compile(rf"{_YEAR}&(?:mm?|month)=(?P<m>\d\d?)(?:&(?:dd?|day)=(?P<d>\d\d?))?(?!\d)"),
    re.compile(rf"{_YEAR}[-_/]?{_NAMED}(?![a-z])"),
    re.compile(rf"(?<![a-z]){_NAMED}[-_/]?{_YEAR}(?!\d)"),
    re.compile(rf"{_YEAR}(?!\d)"),
)
_MAX_NAME = 2048


@dataclass(frozen=True, slots=True)
class ChildSitemap:
    """A sitemap that an index lists, and when it claims to have been modified."""

    url: str
    modified_at: datetime | None = None


def children_in_window(children: Iterable[ChildSitemap], window: Window | None) -> tuple[ChildSitemap, ...]:
    """Choose the sub-sitemaps that may list articles of the window; at most 100.

    First those whose name holds a date inside, then those modified inside, then those modified later, undated ones
    last; the latest first within each. Left out is what a name dates outside, and what was last modified before the
    window began: it cannot list anything of it. Without a window all stay, the latest first.
    """
    ranked = [(rank, child) for child in children if (rank := _rank(child, window)) is not None]
    # Python's sort is stable: what compares equal stays in the order of the index.
    ranked.sort(key=lambda pair: _latest(pair[1]), reverse=True)
    ranked.sort(key=lambda pair: pair[0])
    return tuple(child for _, child in ranked[:MAX_CHILDREN])


def days_in_name(url: str) -> tuple[date, date] | None:
    """Give the first and last day that a sitemap's address names (2022-01, /2022/01/07/, yyyy=2022&mm=1), if any."""
    try:
        parts = urlsplit(url[:_MAX_NAME])
    except ValueError:
        return None
    name = f"{parts.path}?{parts.query}".lower()
    for pattern in _SPANS:
        spans = [span for match in pattern.finditer(name) if (span := _span(match)) is not None]
        if spans:
            # "from=2022-01-01&to=2022-01-31" names both ends.
            return min(first for first, _ in spans), max(last for _, last in spans)
    return None


def _rank(child: ChildSitemap, window: Window | None) -> int | None:
    if window is None:
        return 0
    named = days_in_name(child.url)
    if named is not None:
        return 0 if window.touches(*named) else None
    if child.modified_at is None:
        return 3
    if window.contains(child.modified_at) or window.touches(child.modified_at.date()):
        return 1
    return 2 if child.modified_at > window.end else None


def _latest(child: ChildSitemap) -> datetime:
    named = days_in_name(child.url)
    if named is not None:
        return datetime(named[1].year, named[1].month, named[1].day, tzinfo=UTC)
    return child.modified_at or datetime.min.replace(tzinfo=UTC)


def _span(match: re.Match[str]) -> tuple[date, date] | None:
    groups = match.groupdict()
    year = int(groups["y"])
    month = int(groups.get("m") or 0) or (_MONTHS.index(groups["n"]) + 1 if groups.get("n") else 0)
    day = int(groups.get("d") or 0)
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        if month:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    except ValueError:
        return None
    return date(year, 1, 1), date(year, 12, 31)
