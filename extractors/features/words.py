"""Words of a text, the same way for every feature."""

# ruff: noqa: RUF001 - letters and signs of other scripts are meant

from __future__ import annotations

import re
import unicodedata

MAX_WORDS = 20_000  # a page with more is a dump; what follows adds time, not knowledge

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
UNSPACED = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff]"
)


def even(text: str) -> str:
    """Compatibility form (NFKC) without soft hyphens, marks of direction and spaces of no width."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def words(text: str) -> list[str]:
    """Words in reading order, at most ``MAX_WORDS``; scripts without spaces give pairs of characters.

    ``text`` has gone through ``even``; case is kept.
    """
    found: list[str] = WORD.findall(text)[:MAX_WORDS]
    if UNSPACED.search(text) is None:
        return found
    return [part for word in found for part in (_pairs(word) if UNSPACED.match(word) else (word,))][:MAX_WORDS]


def folded(text: str) -> list[str]:
    """``words`` without case, and with one kind of apostrophe."""
    return words(text.casefold().replace("’", "'"))


def _pairs(run: str) -> list[str]:
    """Overlapping pairs of characters: the usual stand-in for words where nothing separates them."""
    if len(run) == 1:
        return [run]
    return [run[i : i + 2] for i in range(min(len(run) - 1, MAX_WORDS))]
