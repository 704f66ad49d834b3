"""Our own functions in the shape that the kits in ../shared call."""

from __future__ import annotations

import math
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from extractors.features.compute import features
from warehouse.compare.measured import Measured, reuse, title_similarity
from warehouse.compare.relation import judge

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extractors.records import Features


def compare(seed: dict[str, Any], article: dict[str, Any]) -> dict[str, Any]:
    """Contract of ../shared/comparison/evaluate.py: the product's features, measures and judgement.

    The kit knows no ``undecided``: there it is the best guess, ``unrelated``, with its low score.
    """
    ours = _features(seed["title"], seed["text"], seed["lang"])
    theirs = _features(article["title"], article["text"], article["lang"])
    shared = reuse(seed["text"], article["text"])
    same = ours.lang == theirs.lang
    measured = Measured(
        term_cosine=_cosine(ours.terms, theirs.terms) if same else None,
        key_cosine=_cosine(ours.keys, theirs.keys),
        same_language=same if ours.lang and theirs.lang else None,
        words=len(article["text"].split()),
        seed_words=len(seed["text"].split()),
        reuse_article=shared.article_share,
        reuse_seed=shared.seed_share,
        reuse_words=shared.words,
        own_words=shared.own_words,
        passages=len(shared.passages),
        longest_passage=shared.longest,
        quoted_passages=shared.quoted,
        identity=shared.identity,
        title_similarity=title_similarity(seed["title"], article["title"]),
        hours_from_seed=_hours(seed["date"], article["date"]),
    )
    judged = judge(measured)
    return {
        "relation": "unrelated" if judged.relation == "undecided" else judged.relation,
        "score": judged.score,
        "spans": [[p.article_start, p.article_end, p.seed_start, p.seed_end] for p in shared.passages],
    }


@lru_cache(maxsize=4)
def _features(title: str | None, text: str, lang: str | None) -> Features:
    return features(title, text, lang)


def _cosine(one: Mapping[str, float], two: Mapping[str, float]) -> float | None:
    """The same figure that sql/compare/pairs.sql computes; None when one side is empty."""
    lengths = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in two.values()))
    if lengths == 0:
        return None
    return round(sum(weight * two.get(key, 0.0) for key, weight in one.items()) / lengths, 4)


def _hours(seed: str | None, article: str | None) -> float | None:
    if not seed or not article or len(seed) < len("2022-01-07") or len(article) < len("2022-01-07"):
        return None
    return (date.fromisoformat(article[:10]) - date.fromisoformat(seed[:10])).days * 24.0
