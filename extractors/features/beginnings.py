"""Beginnings of words in plain letters: "koron" of coronavirus, Coronavirus and коронавирус.

Five letters join the forms of a word in any language, and its relatives in others: as terms they did better than stems
within a language, and they compare across languages (``docs/adr/0017-story.md``).
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from extractors.features.words import UNSPACED

LETTERS = 5
LEAST = 3  # shorter words say nothing

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
# Sounds that one language writes in several ways, or each in its own: Kazakhstan, Kasachstan, Kazachstán.
_SOUNDS = (("ph", "f"), ("kh", "k"), ("ch", "k"))
_LETTERS = str.maketrans({"c": "k", "z": "s", "w": "v", "y": "i", "j": "i"})


@lru_cache(maxsize=8_192)
def beginning(word: str) -> str | None:
    """Term of a ``folded`` word; None for what says nothing, and for numbers. Pairs of signs stay as they are."""
    if UNSPACED.match(word):
        return word
    plain = word if word.isascii() and word.isalnum() else _NOT_PLAIN.sub("", anyascii(word).lower())
    if len(plain) < LEAST or plain.isdigit():
        return None
    for written, sound in _SOUNDS:
        plain = plain.replace(written, sound)
    return plain[:LETTERS].translate(_LETTERS)
