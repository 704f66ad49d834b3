"""The measures of a pair from its features, in Python: the same figures as ``warehouse/sql/compare/pairs.sql``."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from extractors.records import CONCEPT, WRITTEN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from extractors.records import Features

DIGITS = 4


def likeness(seed: Features, article: Features) -> dict[str, Any]:
    """Fields of ``Measured`` that SQL works out for a pair."""
    same = seed.lang == article.lang
    terms = cosine(seed.terms, article.terms)
    names = [_of_kind(side.keys, lambda key: key[0] not in (WRITTEN, CONCEPT)) for side in (seed, article)]
    numbers = [_of_kind(side.keys, lambda key: key[0] == WRITTEN) for side in (seed, article)]
    concepts = [_of_kind(side.keys, lambda key: key[0] == CONCEPT) for side in (seed, article)]
    return {
        "same_language": same if seed.lang and article.lang else None,
        "term_cosine": terms if same else None,
        "key_cosine": cosine(*names),
        "word_cosine": terms,
        "number_cosine": cosine(*numbers),
        "concept_cosine": cosine(*concepts),
        "main_terms": _covered(5, seed.terms, article.terms),
        **_lead(seed, article),
        "terms": min(len(seed.terms), len(article.terms)),
        "languages": "-".join(sorted((seed.lang, article.lang))) if seed.lang and article.lang and not same else None,
    }


def cosine(one: Mapping[str, float], two: Mapping[str, float]) -> float | None:
    """None when one side is empty."""
    lengths = math.sqrt(math.fsum(w * w for w in one.values())) * math.sqrt(math.fsum(w * w for w in two.values()))
    if lengths == 0:
        return None
    dot = math.fsum(weight * two.get(key, 0.0) for key, weight in one.items())
    return round(min(dot / lengths, 1.0), DIGITS)


def _of_kind(keys: Mapping[str, float], is_wanted: Callable[[str], bool]) -> dict[str, float]:
    return {key: weight for key, weight in keys.items() if is_wanted(key)}


def _covered(most: int, one: Mapping[str, float], two: Mapping[str, float]) -> float | None:
    """Weight of either side's ``most`` heaviest keys that the other has too: the higher part."""
    if not one or not two:
        return None
    sides = (_share(dict(list(one.items())[:most]), two), _share(dict(list(two.items())[:most]), one))
    return round(max(sides), DIGITS)


def _lead(seed: Features, article: Features) -> dict[str, float | None]:
    if not seed.lead or not article.lead:
        return {"lead_most": None, "lead_least": None}
    shares = [
        _share({term: side.terms[term] for term in side.lead}, other.terms)
        for side, other in ((seed, article), (article, seed))
    ]
    return {"lead_most": round(max(shares), DIGITS), "lead_least": round(min(shares), DIGITS)}


def _share(part: Mapping[str, float], other: Mapping[str, float]) -> float:
    total = math.fsum(part.values())
    return math.fsum(weight for key, weight in part.items() if key in other) / total if total else 0.0
