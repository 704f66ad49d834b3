"""Makes visible what a terminal or a log would obey: control characters and marks that turn the writing direction."""

from __future__ import annotations

import re

# C0, DEL, C1, bidirectional marks and isolates, line and paragraph separator, byte order mark, lone surrogates.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_BREAKS = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_LAST_OF_BYTE = 0xFF


def visible(text: str) -> str:
    """Show such characters by their number, as Python writes it; the rest is left alone. Idempotent."""
    return _UNSAFE.sub(_escape, text)


def visible_lines(text: str) -> str:
    """``visible``, but line breaks stay: for text of our own that has lines on purpose."""
    return "\n".join(visible(line) for line in text.split("\n"))


def blanked(text: str) -> str:
    """Put a blank in the place of each such character."""
    return _UNSAFE.sub(" ", text)


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    if char in _BREAKS:
        return _BREAKS[char]
    return f"\\x{ord(char):02x}" if ord(char) <= _LAST_OF_BYTE else f"\\u{ord(char):04x}"
