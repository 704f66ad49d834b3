"""Everything that a text is compared by, in one call."""

# ruff: noqa: RUF001 - letters and signs of other scripts are meant

from __future__ import annotations

import hashlib

from extractors.features.language import detect
from extractors.features.names import keys
from extractors.features.shingles import shingles
from extractors.features.terms import weigh
from extractors.features.words import even, folded
from extractors.records import Features

MAX_CHARS = 400_000  # what is beyond is hashed, so that a change there is a revision, but not compared

_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛′`´", "'") | dict.fromkeys("“”„‟″«»‹›", '"') | dict.fromkeys("‐‑‒–—―−", "-"))


def features(title: str | None, text: str, lang_hint: str | None = None) -> Features:
    """Features of an article. ``lang_hint`` is the language that the page claims.

    The same title and text always give the same features; nothing else goes into them.
    """
    plain_title = even(title) if title else None
    plain = even(text[:MAX_CHARS])
    lang, confidence = detect(f"{plain_title or ''}\n{plain}", lang_hint)
    text_words = folded(plain)
    return Features(
        content_hash=content_hash(title, text),
        lang=lang,
        lang_confidence=confidence,
        terms=weigh(folded(plain_title or ""), text_words, lang),
        keys=keys(plain_title, plain, lang),
        shingles=shingles(text_words),
    )


def content_hash(title: str | None, text: str) -> str:
    """32 hex digits that stay the same when only spaces, case, or the kind of quotes and dashes change."""
    evened = f"{_evened(title or '')}\x1f{_evened(text)}"
    return hashlib.blake2b(evened.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _evened(text: str) -> str:
    return " ".join(even(text).translate(_QUOTES).split()).casefold()
