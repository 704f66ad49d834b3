r"""The facts of a Fetch as lines of text, for the metadata record that stands beside a response in the archive.

A value is one line: what would end or bend is escaped (``\x0a``, ``\u2028``), a backslash is written
twice. What is unknown is left out; a list is its name several times. Pure.
"""

from __future__ import annotations

import dataclasses
import re
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any, get_args

from extractors.records import Barrier, Fetch, Outcome, Purpose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# They are known only when the records are written.
PLACE = frozenset({"warc_file", "warc_offset", "warc_length", "records"})

_LIST = "tuple[str, ...]"
# C0, DEL, C1, line and paragraph separator, lone surrogates; blanks at either end, which readers take off.
_UNSAFE = re.compile(r"[\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]|^\s|\s\Z")
_ESCAPE = re.compile(r"\\(?:(\\)|x([0-9a-f]{2})|u([0-9a-f]{4}))")
_LAST_OF_BYTE = 0xFF


def _one_of(choices: Any) -> Callable[[str], str]:
    allowed = frozenset(get_args(choices))

    def read(text: str) -> str:
        if text not in allowed:
            raise ValueError(f"unknown value {text[:50]!r}")
        return text

    return read


# How a value of each type that Fetch has is read. A new type fails here, at import.
_READ: dict[str, Callable[[str], Any]] = {
    "str": str,
    "str | None": str,
    "int": int,
    "int | None": int,
    "datetime": datetime.fromisoformat,
    "datetime | None": datetime.fromisoformat,
    "Purpose": _one_of(Purpose),
    "Outcome": _one_of(Outcome),
    "Barrier | None": _one_of(Barrier),
    _LIST: str,
}
_TYPES = {field.name: str(field.type) for field in dataclasses.fields(Fetch) if field.name not in PLACE}
_READERS = {name: _READ[kind] for name, kind in _TYPES.items()}
_values = attrgetter(*_TYPES)
_LISTS = frozenset(name for name, kind in _TYPES.items() if kind == _LIST)


def fields(fetch: Fetch) -> tuple[tuple[str, str], ...]:
    """Write down all that is known of a request, but where its records lie: name and value, each fit for a line."""
    found: list[tuple[str, str]] = []
    for name, value in zip(_TYPES, _values(fetch), strict=True):
        if isinstance(value, str):
            found.append((name, _line(value)))
        elif isinstance(value, tuple):
            found += [(name, _line(item)) for item in value]
        elif value is not None:
            found.append((name, value.isoformat() if isinstance(value, datetime) else str(value)))
    return tuple(found)


def fetch_of(pairs: Iterable[tuple[str, str]]) -> Fetch:
    """Make of such lines the Fetch that they were written from. Names that are not ours are passed over.

    Raises ValueError if a value cannot be read or one that no request lacks is missing.
    """
    values: dict[str, Any] = dict.fromkeys(_LISTS, ())
    for name, text in pairs:
        reader = _READERS.get(name)
        if reader is None:
            continue
        value = reader(_ESCAPE.sub(_meant, text))
        values[name] = (*values[name], value) if name in _LISTS else value
    try:
        return Fetch(**values)
    except TypeError as error:
        raise ValueError(f"facts are missing: {error}") from error


def _line(text: str) -> str:
    plain = text.isprintable() and "\\" not in text and text == text.strip()
    return text if plain else _UNSAFE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    if char == "\\":
        return "\\\\"
    return f"\\x{ord(char):02x}" if ord(char) <= _LAST_OF_BYTE else f"\\u{ord(char):04x}"


def _meant(match: re.Match[str]) -> str:
    return match[1] or chr(int(match[2] or match[3], 16))
