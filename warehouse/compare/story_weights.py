"""Weights of what two texts share; ``tests/benchmarks/fit_story.py --write`` wrote them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Fitted on 1205 pairs; SHA-256 of their file:
# 1807325c9abd2af8c7359d3899feaf9f352956eed90996521dc58dd5b5ab03e7


@dataclass(frozen=True, slots=True)
class Fitted:
    """``base``: nearness (0 to 1) of a usual pair; ``at_zero`` and ``slope``: log odds of the same story.

    ``weights``: how much nearer a pair is for one more of a signal than its ``usual`` value; ``languages``:
    what is added for two of them.
    """

    base: float
    at_zero: float
    slope: float
    usual: Mapping[str, float]
    weights: Mapping[str, float]
    languages: Mapping[str, float]


WITHIN = Fitted(
    base=0.423,
    at_zero=-3.7407,
    slope=7.0973,
    usual={
        "concept_cosine": 0.303,
        "main_terms": 0.4195,
        "lead_most": 0.3972,
        "lead_least": 0.2518,
    },
    weights={
        "concept_cosine": 0.1288,
        "main_terms": 0.2943,
        "lead_most": 0.4297,
        "lead_least": 0.1888,
    },
    languages={},
)
ACROSS = Fitted(
    base=0.3535,
    at_zero=-3.7826,
    slope=7.6281,
    usual={
        "word_cosine": 0.0751,
        "concept_cosine": 0.2188,
        "main_terms": 0.2083,
        "lead_least": 0.0847,
    },
    weights={
        "word_cosine": 1.6719,
        "concept_cosine": 0.5558,
        "main_terms": 0.0738,
        "lead_least": 0.1316,
    },
    languages={
        "de-en": -0.126,
        "de-fr": -0.0546,
        "en-es": 0.0414,
        "en-pl": 0.1393,
        "en-zh": 0.1212,
        "es-it": -0.013,
    },
)
