"""How near two texts tell the same story: what was measured, weighed. Pure.

A sum with weights that are never below 0, one for texts in one language and one for texts in two, since raw measures
of both do not compare. They were fitted to what people said of pairs of articles (``tests/benchmarks/fit_story.py``):
first how near a pair is, then how probable it is, at that nearness, that people call both the same story. No date goes
into it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse.compare.story_weights import ACROSS, WITHIN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from warehouse.compare.measured import Measured
    from warehouse.compare.story_weights import Fitted

# What is weighed; more in common never lowers the nearness.
SIGNALS = ("word_cosine", "concept_cosine", "main_terms", "lead_most", "lead_least")
LANGUAGES = "languages"
DIGITS = 4


def signals(measured: Measured) -> dict[str, float]:
    """What is weighed. What could not be measured is not in common."""
    return {name: getattr(measured, name) or 0.0 for name in SIGNALS}


def is_measured(measured: Measured) -> bool:
    """Whether there is enough for an opinion: terms on both sides, and languages that are known."""
    return measured.same_language is not None and bool(measured.terms)


def is_comparable(measured: Measured) -> bool:
    """Whether what is not found in common means anything: two languages need concepts, which not every one has."""
    return bool(measured.same_language) or measured.concept_cosine is not None


@dataclass(frozen=True, slots=True)
class Weighed:
    """``nearness``: part of the way from nothing in common (0) to the same story (1), as people would put it.

    ``parts``: what each signal adds to the nearness of a usual pair, the greatest first. ``languages`` among them is
    what pairs of these two languages are nearer than others that share as much: German and English have more words in
    common, whatever they tell, than Polish and English.
    """

    nearness: float
    parts: dict[str, float]


def weigh(measured: Measured) -> Weighed:
    """Weigh what was measured by the sum for one language or for two."""
    fitted = _fitted(measured)
    parts = parts_of(fitted, signals(measured), measured.languages)
    told = {name: round(part, DIGITS) for name, part in parts.items() if part}
    near = round(nearness(fitted, parts), DIGITS)
    return Weighed(near, dict(sorted(told.items(), key=lambda item: (-abs(item[1]), item[0]))))


def probability(measured: Measured, near: float) -> float:
    """Probability that people call a pair of this ``nearness`` the same story."""
    return round(probability_at(_fitted(measured), near), DIGITS)


def parts_of(fitted: Fitted, row: Mapping[str, float], languages: str | None) -> dict[str, float]:
    """What each signal of a pair adds to the nearness of a usual one."""
    parts = {name: weight * (row[name] - fitted.usual[name]) for name, weight in fitted.weights.items()}
    return parts | {LANGUAGES: fitted.languages.get(languages or "", 0.0)}


def nearness(fitted: Fitted, parts: Mapping[str, float]) -> float:
    """Where these parts lead to, 0 to 1."""
    return min(max(fitted.base + sum(parts.values()), 0.0), 1.0)


def probability_at(fitted: Fitted, near: float) -> float:
    """Probability at a nearness, 0 to 1."""
    return 1 / (1 + math.exp(-(fitted.at_zero + fitted.slope * near)))


def _fitted(measured: Measured) -> Fitted:
    return WITHIN if measured.same_language else ACROSS
