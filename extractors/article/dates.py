"""Dates as pages write them, with how much of them was said."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime

from extractors.article.months import MONTHS
from extractors.records import Moment, Precision

_ISO = re.compile(
    r"^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?"
    r"(?:[T ,]{1,3}(\d{1,2})[:.h](\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?)?\s*(.{0,12})$"
)
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(.{0,6})$")
_EPOCH = re.compile(r"^1\d{9}(\d{3})?$")
_DAY_FIRST = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
_CLOCK = re.compile(
    r"(?<!\d)(\d{1,2})(?:[:.h\uff1a]|\s?[\u6642\u65f6\uc2dc\u70b9]\s?)(\d{2})(?::(\d{2}))?(?:\s*([ap])\.?m\b\.?)?",
    re.IGNORECASE,
)
_ZONE = re.compile(r"(Z|UTC|GMT|[A-Z]{2,4})?\s*([+-]\d{1,2}):?(\d{2})?$|\b([A-Z]{1,4})$")
_MONTH_DAY_YEAR = re.compile(r"\b([^\W\d_]{3,14})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_DAY_MONTH_YEAR = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+|d['\u2019]|\u05d1)?([^\W\d_]{3,14})\.?,?\s+(?:de\s+)?(\d{4})\b"
)
# "2026. március 3.", and years, months and days as Chinese, Japanese and Korean mark them.
_YEAR_MONTH_DAY = re.compile(r"\b(\d{4})\.\s+([^\W\d_]{3,14})\.?\s+(\d{1,2})\b")
_MARKED = re.compile(r"(\d{4})\s?[\u5e74\ub144]\s?(\d{1,2})\s?[\u6708\uc6d4]\s?(\d{1,2})\s?[\u65e5\uc77c\u53f7\u865f]")
_AFTERNOON = re.compile(r"\uc624\ud6c4|\u4e0b\u5348|\u5348\u5f8c|\u5348\u540e")
_URL_DATE = re.compile(r"/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|$)")
_URL_COMPACT = re.compile(r"/((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/-])")
# Ways that say what is likely, not what the page says of itself.
GUESSES = frozenset({"url", "htmldate"})
_OLDEST = datetime(1990, 1, 1, tzinfo=UTC)
# Names in use on news pages, as minutes east of UTC. CST is the American one.
_ZONES = {
    name: minutes
    for names, minutes in (
        ("Z UTC GMT WET", 0),
        ("BST CET MEZ", 60),
        ("CEST MESZ EET", 120),
        ("EEST MSK", 180),
        ("SGT HKT", 480),
        ("JST KST", 540),
        ("EDT", -240),
        ("EST CDT", -300),
        ("CST MDT", -360),
        ("MST PDT", -420),
        ("PST", -480),
    )
    for name in names.split()
}


def parse_moment(raw: str | None, method: str, now: datetime | None = None) -> Moment | None:
    """The point in time that ``raw`` names, or None.

    ISO 8601 in its usual shapes, RFC 5322, epoch seconds and milliseconds, and written dates in some thirty
    languages are understood; bare numbers not in running text (``method`` "text"). Without a zone UTC is
    taken and said so. What is older than 1990, or more than a day after ``now``, is refused: no date is
    better than a wrong one.
    """
    text = " ".join(raw.split()) if raw else ""
    if not 6 <= len(text) <= 80:  # noqa: PLR2004 - "2022-1" to a long written date with its weekday
        return None
    try:
        number = None if method == "text" else _epoch(text) or _compact(text)
        found = _iso(text) or number or _mail(text) or _written(text)
        if found is None:
            return None
        local, precision, zone = found
        at = local.replace(tzinfo=zone or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    if at < _OLDEST or (now is not None and at > now + timedelta(days=1)):
        return None
    offset = zone.utcoffset(local) if zone else None
    minutes = None if offset is None else round(offset.total_seconds() / 60)
    return Moment(at, precision, zone is None, method, text, is_guess=method in GUESSES, offset_minutes=minutes)


def url_moment(url: str, now: datetime | None = None) -> Moment | None:
    """The day in a URL's path (``/2022/01/07/``, ``/20220107-``), or None."""
    path = url.split("?", 1)[0]
    found = _URL_DATE.search(path) or _URL_COMPACT.search(path)
    if found is None:
        return None
    return parse_moment("-".join(found.groups()), "url", now)


_Found = tuple[datetime, Precision, tzinfo | None]


def _zone(text: str) -> tzinfo | None:
    """The offset that a zone's name or ``+03:00`` stands for."""
    found = _ZONE.search(text.strip().rstrip(")").replace("\N{MINUS SIGN}", "-"))
    if found is None:
        return None
    _, hours, minutes, name = found.groups()
    if hours:
        offset = int(hours) * 60 + (-1 if hours.startswith("-") else 1) * int(minutes or 0)
    elif name in _ZONES:
        offset = _ZONES[name]
    else:
        return None
    return timezone(timedelta(minutes=offset))


def _made(year: str, month: str | int, day: str | None, clock: tuple[str | None, ...], zone: str) -> _Found:
    hour, minute, second = clock
    precision: Precision = "month"
    if day is not None:
        precision = "day" if hour is None else "minute" if second is None else "second"
    clocked = (int(hour or 0), int(minute or 0), int(second or 0))
    local = datetime(int(year), int(month), int(day or 1), *clocked)  # noqa: DTZ001 - the caller sets the zone
    return local, precision, _zone(zone) if hour is not None else None


def _iso(text: str) -> _Found | None:
    found = _ISO.match(text)
    if found is None:
        return None
    year, month, day, hour, minute, second, rest = found.groups()
    if hour is None and rest.strip() and not rest.strip().startswith(("T", "t")):
        return None
    half_day = re.match(r"\s*([ap])\.?m\b\.?\s*(.*)$", rest, re.IGNORECASE)
    if half_day and hour is not None:
        hour, rest = _hour(hour, half_day[1]), half_day[2]
    return _made(year, month, day, (hour, minute, second), rest)


def _compact(text: str) -> _Found | None:
    found = _COMPACT.match(text)
    if found is None:
        return None
    year, month, day, hour, minute, second, rest = found.groups()
    return _made(year, month, day, (hour, minute, second), rest)


def _epoch(text: str) -> _Found | None:
    found = _EPOCH.match(text)
    if found is None:
        return None
    seconds = int(text) / (1000 if found[1] else 1)
    return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None), "second", UTC


def _mail(text: str) -> _Found | None:
    """RFC 5322: ``Fri, 07 Jan 2022 10:00:00 +0300``."""
    if not re.match(r"^(?:[A-Za-z]{3},? )?\d{1,2} [A-Za-z]{3} \d{4} \d", text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    # "-0000" and no zone at all both come back naive.
    return moment.replace(tzinfo=None), "second" if text.count(":") > 1 else "minute", moment.tzinfo


def _hour(hour: str, half_day: str | None) -> str:
    if half_day is None:
        return hour
    return str(int(hour) % 12 + (12 if half_day.lower() == "p" else 0))


def _written(text: str) -> _Found | None:
    """``January 7, 2022 10:15 a.m. EST``, ``7 января 2022, 10:15``, ``07.01.2022 10:15 Uhr``, ``2022年1月7日``."""
    found = _day_in(text)
    if found is None:
        return None
    (year, month, day), (start, end) = found
    rest = f"{text[:start]} {text[end:]}"
    clock = _CLOCK.search(rest)
    if clock is None:
        return _made(year, month, day, (None, None, None), "")
    half_day = clock[4] or ("p" if _AFTERNOON.search(rest) else None)
    return _made(year, month, day, (_hour(clock[1], half_day), clock[2], clock[3]), rest[clock.end() :])


def _day_in(text: str) -> tuple[tuple[str, int, str], tuple[int, int]] | None:
    """Year, month and day that a text names, and where they stand."""
    for pattern, (year, month, day) in _ORDERS:
        if (found := pattern.search(text)) and (number := MONTHS.get(found[month].casefold())):
            return (found[year], number, found[day]), found.span()
    if found := _MARKED.search(text):
        return (found[1], int(found[2]), found[3]), found.span()
    found = _DAY_FIRST.search(text)
    # 3/4/2022 could be either.
    if found and (int(found[1]) > 12 or "." in found[0] or found[1] == found[2]):  # noqa: PLR2004 - months
        return (found[3], int(found[2]), found[1]), found.span()
    return None


# Patterns of dates with the name of the month, and which groups are year, month and day.
_ORDERS = ((_MONTH_DAY_YEAR, (3, 1, 2)), (_DAY_MONTH_YEAR, (3, 2, 1)), (_YEAR_MONTH_DAY, (1, 2, 3)))
