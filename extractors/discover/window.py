"""The days around a seed, and whether a candidate belongs to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from extractors.records import Candidate, Via

# Before 1994 no newspaper was on the web; from 2040 on, eight digits are more likely an id than a date.
_YEAR = r"(?P<y>199[4-9]|20[0-3]\d)"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATES = (
    re.compile(rf"/{_YEAR}/(?P<m>\d{{1,2}}|[a-z]{{3}})/(?P<d>\d{{1,2}})(?=/|-|_|\.|$)", re.IGNORECASE),
    re.compile(rf"(?<!\d){_YEAR}(?P<s>[-_.])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})(?!\d)"),
    re.compile(rf"/{_YEAR}/(?P<m>\d\d)-?(?P<d>\d\d)(?=/|$)"),
    re.compile(rf"(?<!\d){_YEAR}(?P<m>\d\d)(?P<d>\d\d)(?!\d)"),
)
_MAX_PATH = 2048
# Zones reach from 14 hours before UTC's day to 12 hours after it; a day in a URL names none.
_EAST = timedelta(hours=14)
_WEST = timedelta(hours=12)

_ASKED_FOR = frozenset[str]({"seed", "given", "title"})
# What was chosen by hand or by an editor comes first, the long lists of a sitemap last.
_PRIORITY: dict[Via, int] = {
    "seed": 0,
    "given": 0,
    "title": 1,
    "canonical": 1,
    "redirect": 1,
    "alternate": 1,
    "related": 2,
    "body_link": 2,
    "news_sitemap": 4,
    "feed": 4,
    "section": 5,
    "front": 5,
    "gdelt": 5,
    "warc": 5,
    "sitemap": 6,
    "cdx": 7,
}
_UNDATED = 10


@dataclass(frozen=True, slots=True)
class Window:
    """The time from ``start`` to ``end``, both included and both in UTC.

    While it ``is_open`` its end is only planned: what is dated later is inside too, as a clock may be wrong.
    """

    start: datetime
    end: datetime
    is_open: bool = False

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise ValueError("a window needs moments that know their zone")
        if self.end < self.start:
            raise ValueError("a window ends after it starts")

    def contains(self, moment: datetime) -> bool:
        """Say whether ``moment`` (aware) is inside."""
        return self.start <= moment and (self.is_open or moment <= self.end)

    def touches(self, day: date, last: date | None = None) -> bool:
        """Say whether any hour of ``day`` (up to ``last``), in whatever zone, is inside."""
        begin = datetime(day.year, day.month, day.day, tzinfo=UTC)
        until = last or day
        finish = datetime(until.year, until.month, until.day, tzinfo=UTC) + timedelta(days=1)
        return (self.is_open or begin - _EAST <= self.end) and self.start < finish + _WEST

    def last_day(self, today: date) -> date:
        """The last day (UTC) on which something of the window can have appeared by ``today``."""
        return min(self.end.date(), today)


@dataclass(frozen=True, slots=True)
class Intent:
    """What to do with a candidate. The lower ``priority``, the sooner."""

    action: Literal["fetch", "skip"]
    reason: str
    priority: int


def around(published: datetime, before_days: int = 7, after_days: int = 30, now: datetime | None = None) -> Window:
    """Give the window around a seed's (aware) date, to the second. It is open as long as ``now`` is before its end."""
    moment = published.astimezone(UTC)
    end = moment + timedelta(days=after_days)
    return Window(moment - timedelta(days=before_days), end, is_open=now is not None and now <= end)


def decide(candidate: Candidate, window: Window | None) -> Intent:
    """Decide by what is claimed about the candidate whether it is to be fetched.

    The claimed publication counts; without one a date in the URL's path; without that the claimed modification,
    which bounds the publication from above only, but is next to it for nearly all news. What is undated is fetched
    after what is dated; what was asked for by name is always fetched.
    """
    priority = _PRIORITY[candidate.via] + candidate.depth
    if candidate.via in _ASKED_FOR:
        return Intent("fetch", "asked_for", priority)
    if window is None:
        return Intent("fetch", "no_window", priority)
    inside, basis = _claim(candidate, window)
    if inside is None:
        return Intent("fetch", "undated", priority + _UNDATED)
    if inside:
        return Intent("fetch", f"in_window_by_{basis}", priority)
    return Intent("skip", "outside_window", priority)


def date_in_url(url: str) -> date | None:
    """Give the day that the URL's path names: /2022/01/07/, /2022/jan/07/, 2022-01-07, 20220107; else None."""
    try:
        path = urlsplit(url[:_MAX_PATH]).path
    except ValueError:
        return None
    for pattern in _DATES:
        for match in pattern.finditer(path):
            day = _day(match.group("y"), match.group("m"), match.group("d"))
            if day is not None:
                return day
    return None


def _claim(candidate: Candidate, window: Window) -> tuple[bool | None, str]:
    if candidate.published_at is not None:
        return _inside(candidate.published_at, window), "date"
    day = date_in_url(candidate.url)
    if day is not None:
        return window.touches(day), "url"
    if candidate.modified_at is not None:
        return _inside(candidate.modified_at, window), "modification"
    return None, "nothing"


def _inside(moment: datetime, window: Window) -> bool:
    # Midnight sharp in UTC is how a bare day arrives here; the article may be of any hour of it.
    at = moment.astimezone(UTC)
    return window.contains(at) or (at.time() == time.min and window.touches(at.date()))


def _day(year: str, month: str, day: str) -> date | None:
    name = month.lower()
    number = _MONTHS.index(name) + 1 if name in _MONTHS else None
    if number is None and not month.isdecimal():
        return None
    try:
        return date(int(year), number or int(month), int(day))
    except ValueError:
        return None
