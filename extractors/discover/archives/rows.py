"""JSON lists of rows, read row by row: bounded, and whole up to where an answer breaks off."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

MAX_ROW = 16_384
_GAP = re.compile(r"[\s,]*")
_NEXT = re.compile(r"\]\s*,\s*(?=\[)")


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of text fields. ``strange`` counts what is no such row; ``broken`` says that the list has no end."""

    rows: tuple[tuple[str, ...], ...] = ()
    strange: int = 0
    capped: bool = False
    broken: bool = False


def read_rows(text: str, most: int) -> Rows:
    """Read ``[[...], [...]]``: at most ``most`` rows of 16,384 characters each. Never raises for what it holds.

    Read whole, a hostile list of 16 MB takes half a gigabyte; this keeps one row at a time.
    """
    decoder = json.JSONDecoder()
    found: list[tuple[str, ...]] = []
    strange = 0
    at = _past_gap(text, text.find("[") + 1)
    while at < len(text) and text[at] != "]":
        if len(found) + strange >= most:
            return Rows(tuple(found), strange, capped=True)
        try:
            value, length = decoder.raw_decode(text[at : at + MAX_ROW])
            end = at + length
        except (ValueError, RecursionError):
            following = _NEXT.search(text, at)
            if following is None:
                return Rows(tuple(found), strange, broken=True)
            value, end = None, following.end()
        row = _row(value)
        if row is None:
            strange += 1
        else:
            found.append(row)
        at = _past_gap(text, end)
    return Rows(tuple(found), strange, broken=at >= len(text))


def _past_gap(text: str, at: int) -> int:
    gap = _GAP.match(text, at)
    return gap.end() if gap else at


def _row(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list) or not all(isinstance(item, str | int) for item in value):
        return None
    return tuple(item if isinstance(item, str) else str(item) for item in value)
