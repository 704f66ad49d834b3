"""Types of the values in seed and source files. Each refuses what is wrong with a sentence that helps."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BeforeValidator, PlainSerializer, StringConstraints

from config.durations import format_duration, parse_duration

MAX_URL = 2048
CRON_RANGES = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
CRON_NAMES = ("minute", "hour", "day of the month", "month", "day of the week")
_CRON_PART = re.compile(r"(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:/(\d{1,2}))?", re.ASCII)
_HOST = re.compile(r"[^\s\x00-\x20/\\<>\"'@]+")


def _http_url(value: object) -> object:
    """An absolute http or https address without user name, as it is to be fetched."""
    if not isinstance(value, str):
        return value
    if len(value) > MAX_URL:
        raise ValueError(f"an address may have {MAX_URL} characters at most")
    if re.search(r"[\x00-\x20\x7f]", value):
        raise ValueError("an address may not hold spaces or control characters; write %20 for a space")
    parts = urlsplit(value)
    if parts.scheme.lower() not in {"http", "https"}:
        raise ValueError("an address must begin with https:// or http://")
    if parts.username is not None or parts.password is not None:
        raise ValueError("an address may not hold a user name or password")
    if not parts.hostname or not _HOST.fullmatch(parts.hostname):
        raise ValueError("the address names no host")
    _ = parts.port  # raises ValueError where it is no number
    return value


def _duration(value: object) -> object:
    if isinstance(value, timedelta):
        return value
    if not isinstance(value, str):
        raise ValueError('write a duration with its unit in quotes, e.g. "6h"')  # noqa: TRY004 - pydantic collects ValueError
    return parse_duration(value)


def _day_or_instant(value: object) -> object:
    """A date, or a time with its zone: without one nobody knows which instant is meant."""
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value) if len(value) == len("2022-01-07") else datetime.fromisoformat(value)
        except ValueError as error:
            raise ValueError("write a date as 2022-01-07 or a time as 2022-01-07T15:30:00+03:00") from error
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ValueError("the time lacks its zone; write e.g. 2022-01-07T15:30:00+03:00, or only the date")
    return value


def _cron(value: object) -> object:
    """Five fields of numbers, ``*``, ranges, lists and steps."""
    if not isinstance(value, str):
        return value
    fields = value.split()
    if len(fields) != len(CRON_RANGES):
        raise ValueError('a cron line has five fields: minute hour day month weekday, e.g. "0 6 * * *"')
    for field, (low, high), name in zip(fields, CRON_RANGES, CRON_NAMES, strict=True):
        for part in field.split(","):
            _check_cron_part(part, low, high, name)
    return " ".join(fields)


def _check_cron_part(part: str, low: int, high: int, name: str) -> None:
    match = _CRON_PART.fullmatch(part)
    if not match:
        raise ValueError(f"{part!r} cannot stand for the {name} of a cron line")
    first, last, step = (int(number) if number else None for number in match.groups())
    wrong_number = any(number is not None and not low <= number <= high for number in (first, last))
    backwards = first is not None and last is not None and first > last
    if wrong_number or backwards or step == 0:
        raise ValueError(f"the {name} of a cron line goes from {low} to {high}, not {part!r}")


HttpUrl = Annotated[str, BeforeValidator(_http_url)]
Duration = Annotated[timedelta, BeforeValidator(_duration), PlainSerializer(format_duration, when_used="json")]
DayOrInstant = Annotated[datetime | date, BeforeValidator(_day_or_instant)]
CronLine = Annotated[str, BeforeValidator(_cron)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,80}$")]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]
