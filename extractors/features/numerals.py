"""Numbers of a text in one spelling: 3,000 and 3.000 and 3 000 are "#3000", 1.5 million and 1,5 млн "#1500000"."""

# ruff: noqa: RUF001 - letters and signs of other scripts are meant

from __future__ import annotations

import re

MAX_NUMBERS = 200
LEAST_DIGITS = 3  # 1 to 99 stand in every text, unless they count something

_NUMBER = re.compile(r"(?<![\w.,])(\d{1,3}(?:[  \u202f.,'’]\d{3})+|\d{1,12})([.,]\d{1,2})?(?![\d])\s?(%|[^\W\d_]+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SEPARATORS = re.compile(r"\D")
_POWERS = (
    (1_000, re.compile(r"(?:thousand|tausend|mille|mil|тыс\w*|тисяч\w*|tys\w*|tisíc\w*|bin)$", re.IGNORECASE)),
    (
        1_000_000,
        re.compile(
            r"(?:m|mn|mln|mio|million\w*|millón|millones|milion\w*|milhões|milhão|milyon|млн|миллион\w*|мільйон\w*)$",
            re.IGNORECASE,
        ),
    ),
    (
        1_000_000_000,
        re.compile(
            r"(?:bn|mld|mrd|mia|billion|milliard\w*|miliard\w*|miljard\w*|milyar|млрд|миллиард\w*|мільярд\w*)$",
            re.IGNORECASE,
        ),
    ),
)
_PERCENT = re.compile(r"(?:%|percent|prozent|процент\w*|проц|procent\w*|yüzde)$", re.IGNORECASE)


def numbers(text: str) -> list[str]:
    """Keys of the numbers that tell something: not years, not small counts. ``text`` has gone through ``even``."""
    found: list[str] = []
    for match in _NUMBER.finditer(text):
        key = _key(match.group(1), match.group(2), match.group(3) or "")
        if key:
            found.append(key)
        if len(found) >= MAX_NUMBERS:
            break
    return found


def _key(whole: str, decimals: str | None, unit: str) -> str | None:
    value = float(_SEPARATORS.sub("", whole) + (decimals or "").replace(",", "."))
    if _PERCENT.match(unit):
        return f"#{value:g}%"
    for power, names in _POWERS:
        if names.match(unit):
            return f"#{value * power:.0f}"
    if decimals or len(f"{value:.0f}") < LEAST_DIGITS or _YEAR.fullmatch(whole):
        return None
    return f"#{value:.0f}"
