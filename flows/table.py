"""Tables for people (aligned, cut to the terminal) and for programs (tab-separated).

Text from the web is hostile: control characters, terminal escapes and marks that turn the writing direction
are shown by their number and never reach the terminal.
"""

from __future__ import annotations

import json
import unicodedata
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from config.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

GAP = "  "
CUT = "…"
NARROWEST = 6
WIDEST = 80
# A cell is cut to this before it is measured: nobody reads more of it in a table.
CELL_CHARS = 2000


def width(text: str) -> int:
    """Columns that ``text`` takes on a terminal: wide East Asian letters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_char_width(char) for char in text)


def _char_width(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def fit(text: str, columns: int) -> str:
    """Cut ``text`` to ``columns`` on the terminal; an ellipsis stands for what is gone."""
    if width(text) <= columns:
        return text
    used, kept = 0, []
    for char in text:
        used += _char_width(char)
        if used > columns - 1:
            break
        kept.append(char)
    return "".join(kept) + CUT


def cell(value: object) -> str:
    """A value as text of one line. None is empty; times are in UTC."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, list | tuple | dict):
        return visible(json.dumps(value, ensure_ascii=False, default=_inner))
    return visible(value.hex() if isinstance(value, bytes) else str(value))


def _moment(value: datetime) -> str:
    if value.tzinfo is None:
        return f"{value:%Y-%m-%d %H:%M:%S}"
    return f"{value.astimezone(UTC):%Y-%m-%d %H:%M:%S}Z"


def _inner(value: object) -> str:
    """A value inside a list or struct that JSON does not know."""
    return _moment(value) if isinstance(value, datetime) else str(value)


def tab_separated(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Lines for programs: a header, then a line per row. Tabs and line breaks in values are escaped."""
    yield "\t".join(visible(name) for name in columns)
    for row in rows:
        yield "\t".join(cell(value) for value in row)


def aligned(columns: Sequence[str], rows: Sequence[Sequence[object]], terminal: int) -> Iterator[str]:
    """Lines for people, at most ``terminal`` columns wide. Numbers stand on the right.

    Where even narrow columns do not fit beside each other, each row becomes a block of ``name  value`` lines.
    """
    names = [visible(name) for name in columns]
    if len(names) * (NARROWEST + len(GAP)) > terminal:
        yield from _blocks(names, rows, terminal)
        return
    cells = [[_shown(value) for value in row] for row in rows]
    widths = _widths(names, cells, terminal)
    right = [_is_number(rows, index) for index in range(len(names))]
    yield _line(names, widths, right)
    yield _line(["-" * columns for columns in widths], widths, right)
    for row in cells:
        yield _line(row, widths, right)


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.6g}"
    return cell(value[:CELL_CHARS] if isinstance(value, str) else value)


def _is_number(rows: Sequence[Sequence[object]], index: int) -> bool:
    values = [row[index] for row in rows if row[index] is not None]
    return bool(values) and all(isinstance(value, int | float) and not isinstance(value, bool) for value in values)


def _widths(names: Sequence[str], cells: Sequence[Sequence[str]], terminal: int) -> list[int]:
    """Natural widths, then the widest columns give way until all fit."""
    widths = [
        min(WIDEST, max([width(name), *(width(row[index]) for row in cells)])) for index, name in enumerate(names)
    ]
    spare = terminal - len(GAP) * (len(widths) - 1)
    while sum(widths) > spare and max(widths) > NARROWEST:
        widest = max(range(len(widths)), key=widths.__getitem__)
        widths[widest] -= 1
    return widths


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    parts = []
    for text, columns, is_right in zip(cells, widths, right, strict=True):
        fitted = fit(text, columns)
        padding = " " * (columns - width(fitted))
        parts.append(padding + fitted if is_right else fitted + padding)
    return GAP.join(parts).rstrip()


def _blocks(names: Sequence[str], rows: Sequence[Sequence[object]], terminal: int) -> Iterator[str]:
    label = max((width(name) for name in names), default=0)
    for number, row in enumerate(rows, 1):
        yield f"-- {number} --"
        for name, value in zip(names, row, strict=True):
            padding = " " * (label - width(name))
            yield fit(f"{name}{padding}{GAP}{_shown(value)}", terminal).rstrip()
