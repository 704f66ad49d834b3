"""What can be seen of a page without building its tree: the dates and the language that it states, its visible text.

For looking at thousands of pages a second. Byte strings are searched for, not patterns, wherever that will do. Pure.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_PLACES = 200
# The words that stand before a stated publication, wherever it is stated: JSON-LD, meta elements, microdata, scripts.
# Each is searched for through the whole page: as few as will do, and none that stands in ordinary words.
_PUBLISHED = (b"ublish", b"ubdate", b"icationDate", b"ateCreated")
_TIME = (b"datetime=",)
_DAY = rb"[\"'\\]{0,4}(?P<y>(?:19|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)"
_AFTER_PUBLISHED = re.compile(
    rb"[\w:.-]{0,20}[\"'\\]{0,4}\s{0,5}(?::\s{0,5}|=\s{0,5}|(?:content|datetime|title|value)\s{0,5}=\s{0,5})" + _DAY
)
_AFTER_TIME = re.compile(_DAY)
_LANG = re.compile(rb"<html[^>]{0,500}?\slang\s{0,5}=\s{0,5}[\"']?([A-Za-z]{2,3})(?![A-Za-z])", re.IGNORECASE)
_HEAD = 8192
_DATA_KIND = "ld+json"
# In small letters only, as nearly all write them: that halves the time. What is missed is looked at as text.
_OPENING = re.compile(r"<(s(?:cript|tyle|vg)|noscript|template)\b")
_TEXT = re.compile(r">([^<]+)")


def published_days(body: bytes) -> Iterator[date]:
    """Give the days that are stated as a publication, of the article or of others that the page names."""
    return _days(body, _PUBLISHED, _AFTER_PUBLISHED)


def marked_days(body: bytes) -> Iterator[date]:
    """Give the days of all ``time`` elements."""
    return _days(body, _TIME, _AFTER_TIME)


def names_year(body: bytes, years: range) -> bool:
    """Say whether one of these years stands anywhere in the page, in a calendar and digits that newspapers use."""
    return any(spelled in body for year in years for spelled in _spellings(year))


def stated_language(body: bytes) -> str | None:
    """Give the language that the page's first element claims, as it stands there."""
    found = _LANG.search(body[:_HEAD])
    return found[1].decode("ascii").lower() if found else None


def visible_text(html: str, limit: int) -> str:
    """Give the text between the tags, about the first ``limit`` characters of it.

    JSON-LD is part of it, other scripts and styles are not. Entities stay as they are.
    """
    parts: list[str] = []
    at = size = 0
    while size < limit:
        opening = _OPENING.search(html, at)
        found = _TEXT.findall(html, at - 1 if at else 0, opening.start() if opening else len(html))
        if opening is not None:
            data, at = _hidden(html, opening)
            found.append(data)
        parts += found
        size += sum(map(len, found))
        if opening is None:
            break
    return " ".join(parts)[:limit]


def _hidden(html: str, opening: re.Match[str]) -> tuple[str, int]:
    """Give what of a hidden element is data, and where the page goes on."""
    name = opening[1]
    end = html.find(f"</{name}", opening.end())
    if end < 0:
        # Never closed: browsers hide the rest of the page, we look at it.
        return "", opening.end()
    within = html.find(">", opening.end()) + 1
    is_data = name == "script" and _DATA_KIND in html[opening.end() : within]
    return html[within:end] if is_data else "", end + 2


def _days(body: bytes, marks: tuple[bytes, ...], after: re.Pattern[bytes]) -> Iterator[date]:
    for mark in marks:
        at = body.find(mark)
        for _ in range(MAX_PLACES):
            if at < 0:
                break
            at += len(mark)
            found = after.match(body, at)
            if found is not None and (day := _day(found)) is not None:
                yield day
            at = body.find(mark, at)


def _day(found: re.Match[bytes]) -> date | None:
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def _spellings(year: int) -> tuple[bytes, ...]:
    """A year of ours, of Thailand, of Iran, in digits of Europe, of the Arab world and of Iran."""
    plain = str(year)
    own = (plain, str(year + 543), plain.translate(_ARABIC), str(year - 622).translate(_PERSIAN))
    return tuple(text.encode() for text in own)


_ARABIC = {ord("0") + i: 0x660 + i for i in range(10)}
_PERSIAN = {ord("0") + i: 0x6F0 + i for i in range(10)}
