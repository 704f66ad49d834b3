"""Durations as people write them: ``90m``, ``6h``, ``1d``, ``1h30m``."""

from __future__ import annotations

import re
from datetime import timedelta

UNITS = {"w": 604_800, "d": 86_400, "h": 3600, "m": 60, "s": 1}
LONGEST = timedelta(days=3660)
_SHAPE = re.compile(r"(?:\d{1,9}[wdhms])+", re.ASCII)
_PART = re.compile(r"(\d{1,9})([wdhms])", re.ASCII)


def parse_duration(text: str) -> timedelta:
    """Read whole weeks, days, hours, minutes and seconds, in any order, each unit at most once.

    Raises ValueError with what is wrong. Zero and more than ten years are refused.
    """
    compact = re.sub(r"\s+", "", text).lower()
    if not _SHAPE.fullmatch(compact):
        raise ValueError(f'{text[:40]!r} is no duration; write e.g. "90m", "6h", "1d" or "1h30m"')
    parts = _PART.findall(compact)
    if len({unit for _, unit in parts}) < len(parts):
        raise ValueError(f"{text[:40]!r} names a unit twice")
    seconds = sum(int(count) * UNITS[unit] for count, unit in parts)
    if seconds == 0:
        raise ValueError("a duration must be longer than nothing")
    if seconds > LONGEST.total_seconds():
        raise ValueError("a duration may be ten years at most")
    return timedelta(seconds=seconds)


def format_duration(duration: timedelta) -> str:
    """Write a duration so that ``parse_duration`` reads it back; fractions of a second are dropped."""
    rest = int(duration.total_seconds())
    written = ""
    for unit, seconds in UNITS.items():
        count, rest = divmod(rest, seconds)
        if count:
            written += f"{count}{unit}"
    return written or "0s"
