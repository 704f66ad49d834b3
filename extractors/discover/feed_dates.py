"""The dates of feeds: the standard forms first, then those that many feeds write instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.discover import markup

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

# How some systems write that there is none: Mon, 01 Jan 0001.
_NO_DATE = re.compile(r"\b000\d\b")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
# The basic form of ISO 8601: 20040101, with or without a time.
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:[Tt ]?(\d\d):?(\d\d)(?::?(\d\d))?\s?(Z|[+-]\d\d:?\d\d)?)?")
# As C's asctime writes it: Thu Jan 01 19:48:21 2004.
_ASCTIME = re.compile(
    r"(?:\w{3,9},?\s)?(\w{3})\w{0,6}\s{1,2}(\d{1,2}),?\s(\d\d:\d\d(?::\d\d)?)\s(?:(\w{3,4})\s)?(\d{4})"
)
_MAX_DATE = 64


def first_moment(texts: Iterable[str]) -> datetime | None:
    """Read the first of these that is a date, in UTC; without a zone UTC is taken."""
    return next(filter(None, map(moment, texts)), None)


def moment(text: str) -> datetime | None:
    """Read a date of at least a day's precision, in UTC. None for what is none, or lies outside 1970 to 2100."""
    stated = " ".join(text[:_MAX_DATE].split())
    if not stated or _NO_DATE.search(stated):
        return None
    if _ISO.match(stated):
        return markup.moment(stated)
    basic = _BASIC.fullmatch(stated)
    if basic is not None:
        year, month, day, hour, minute, second, zone = basic.groups()
        return markup.moment(f"{year}-{month}-{day}T{hour or '00'}:{minute or '00'}:{second or '00'}{zone or 'Z'}")
    turned = _ASCTIME.fullmatch(stated)
    if turned is not None:
        name, day, clock, zone, year = turned.groups()
        return markup.mail_moment(f"{day} {name} {year} {clock} {zone or 'GMT'}")
    return markup.mail_moment(stated)
