"""Everything that a text is compared by, in one call."""

# ruff: noqa: RUF001 - letters and signs of other scripts are meant

from __future__ import annotations

import hashlib
import re

from extractors.features.asides import without_asides
from extractors.features.further import further
from extractors.features.language import detect
from extractors.features.names import keys
from extractors.features.shingles import shingles
from extractors.features.terms import lead, weigh
from extractors.features.words import even, folded
from extractors.records import Features

VERSION = 2  # of everything below: texts whose features are of another version are taken up again
# News say first what they are about. In whole texts, long ones have a little of everything.
START_CHARS = 1_200
LONGEST_WORD = 60
MAX_CHARS = 400_000  # what is beyond is hashed, so that a change there is a revision, but not compared

_BREAK = re.compile(r"\s")
_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛′`´", "'") | dict.fromkeys("“”„‟″«»‹›", '"') | dict.fromkeys("‐‑‒–—―−", "-"))


def features(title: str | None, text: str, lang_hint: str | None = None) -> Features:
    """Features of an article. ``lang_hint`` is the language that the page claims.

    The same title and text always give the same features; nothing else goes into them.
    """
    plain_title = even(title) if title else None
    plain = even(text[:MAX_CHARS])
    lang, confidence = detect(f"{plain_title or ''}\n{plain}", lang_hint)
    told = without_asides(plain)
    start = _start(told)
    title_words, start_words = folded(plain_title or ""), folded(start)
    terms = weigh(title_words, start_words, lang)
    return Features(
        content_hash=content_hash(title, text),
        lang=lang,
        lang_confidence=confidence,
        terms=terms,
        lead=lead(title_words, start_words, terms),
        keys=keys(plain_title, told, lang) | further(plain_title, start, lang),
        shingles=shingles(folded(plain)),
        version=VERSION,
    )


def _start(text: str) -> str:
    """The first ``START_CHARS`` characters, to the end of a word."""
    if len(text) <= START_CHARS:
        return text
    end = _BREAK.search(text, START_CHARS, START_CHARS + LONGEST_WORD)
    return text[: end.start() if end else START_CHARS]


def content_hash(title: str | None, text: str) -> str:
    """32 hex digits that stay the same when only spaces, case, or the kind of quotes and dashes change."""
    evened = f"{_evened(title or '')}\x1f{_evened(text)}"
    return hashlib.blake2b(evened.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _evened(text: str) -> str:
    return " ".join(even(text).translate(_QUOTES).split()).casefold()
