"""Consonant skeletons: one key for a name in whatever alphabet and spelling a newspaper uses.

Токаев, Tokayev, Tokajew and Tokaïev all give "tkv". Vowels and y carry the differences between
transcriptions and most case endings, so they go; sounds that one language writes in several ways are folded.
"""

# ruff: noqa: RUF001 - letters and signs of other scripts are meant

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

LONGEST = 40

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_SLAVIC_ENDING = re.compile("(?:ами|ями|ах|ях|ом|ем|ём|ым|им|ой|ей|ий|ый|ого|его|ому|ему|ую|юю)$")
_LEFT = 4  # letters that must be left of a word without its ending
# In order: what stands first is replaced first. "j" of English and "дж" stay apart from the German j (a y).
_BY_LANGUAGE = {
    "fr": (("tch", "k"), ("ch", "s"), ("dj", "J"), ("gu", "g"), ("qu", "k")),
    "de": (("tsch", "k"), ("dsch", "J"), ("sch", "s"), ("j", "y")),
    "pl": (("sz", "s"), ("cz", "k"), ("rz", "s"), ("dz", "s"), ("j", "y")),
    "cs": (("j", "y"),),
    "tr": (("c", "J"), ("j", "s")),
    "es": (("j", "k"), ("ll", "l"), ("gue", "ge"), ("gui", "gi"), ("qu", "k")),
    "it": (("gh", "g"), ("ch", "k"), ("sci", "s"), ("gi", "J"), ("j", "y")),
    "nl": (("sj", "s"), ("j", "y")),
}
_EVERYWHERE = (
    ("shch", "s"),
    ("dzh", "J"),
    ("tsch", "k"),
    ("sch", "s"),
    ("sh", "s"),
    ("zh", "s"),
    ("kh", "k"),
    ("ch", "k"),
    ("ck", "k"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("ts", "s"),
    ("tz", "s"),
    ("ce", "se"),
    ("ci", "si"),
    ("x", "ks"),
)
_LETTERS = str.maketrans({"c": "k", "q": "k", "z": "s", "w": "v", "j": "J"})
_SILENT_H = re.compile(r"(?<=[aeiouy])h(?=[^aeiouy]|$)")
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")
_NOT_A_LETTER = re.compile(r"[^a-z]+")


@lru_cache(maxsize=65_536)
def skeleton(word: str, lang: str | None) -> str:
    """Key of a name as it stands in a text in ``lang``; shorter than three letters it says nothing."""
    word = word[:LONGEST].casefold()
    if _CYRILLIC.search(word):
        word = _without_ending(word)
    plain = _NOT_A_LETTER.sub("", anyascii(word).lower())
    for old, new in (*_BY_LANGUAGE.get(lang or "", ()), *_EVERYWHERE):
        plain = plain.replace(old, new)
    plain = _SILENT_H.sub("", plain).replace("h", "k").translate(_LETTERS)
    bones = _DOUBLED.sub(r"\1", _VOWELS.sub("", plain)).lower()
    return "a" + bones if _VOWELS.match(plain) else bones


def _without_ending(word: str) -> str:
    cut = _SLAVIC_ENDING.sub("", word)
    return cut if len(cut) >= _LEFT else word
