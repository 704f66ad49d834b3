"""Makes text and addresses from the web harmless to look at. Escaping is the template engine's part."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

MAX_HREF = 2048
MAX_MARKS = 4
# Controls, direction overrides and marks, invisible spaces, tags, lone surrogates and noncharacters. The joiners
# U+200C and U+200D stay: Persian, Hindi and emoji need them.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164"
    "\ud800-\udfff\ufeff\ufff0-\uffff\U000e0000-\U000e0fff]"
)
_NOT_IN_HREF = re.compile(r"[\s\x00-\x20\x7f\\<>\"'`]")
_LANG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


def neutral(text: str) -> str:
    """``text`` without characters that hide, reorder or pile up; each run of them becomes nothing or a space."""
    shown = _HIDDEN.sub(lambda match: " " if match.group() in "\x0b\x0c\r\x85\u2028\u2029" else "", text)
    return shown if shown.isascii() else _without_piles(shown)


def _without_piles(text: str) -> str:
    """Drop combining marks beyond ``MAX_MARKS`` on one character."""
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)


def cut(text: str | None, limit: int) -> str:
    """At most ``limit`` characters, at the end of a word where one is near, with a mark of omission."""
    clean = neutral(text or "").strip()
    if len(clean) <= limit:
        return clean
    short = clean[: limit - 1]
    space = short.rfind(" ")
    return (short[:space] if space > limit * 2 // 3 else short).rstrip() + "…"


def href(url: str | None) -> str | None:
    """``url`` if it is a plain http(s) address that can stand in a link, else None."""
    if not url or len(url) > MAX_HREF or _NOT_IN_HREF.search(url) or neutral(url) != url:
        return None
    try:
        parts = urlsplit(url)
        known = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and parts.username is None
    except ValueError:
        return None
    return url if known else None


def lang(code: str | None) -> str | None:
    """A language tag that can stand in a ``lang`` attribute, else None."""
    return code if code and _LANG.fullmatch(code) else None
