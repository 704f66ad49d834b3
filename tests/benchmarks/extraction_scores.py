"""The score of each page, and whether the difference between two extractors holds: a paired bootstrap over pages.

The formulas are those of ``../shared/extraction/scoring.py``; that file is read when the first page is scored.
"""

from __future__ import annotations

import re
import statistics
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extractors.features.language import detect
from tests.benchmarks import resampling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

RESAMPLES = 5_000
SEED = 5
LEAST_PAGES = 20
#: Collections whose truth is the whole text. Of "traf" only sentences to find and to leave out are known.
WHOLE = ("aeb", "feval", "fundus")


@dataclass(frozen=True)
class Gain:
    """The mean of the page scores of two extractors on some pages; ``low`` to ``high`` holds 95% of the gains."""

    group: str
    pages: int
    base: float
    ours: float
    low: float
    high: float

    @property
    def mean(self) -> float:
        """How much higher ours is; negative where it is lower."""
        return self.ours - self.base

    @property
    def is_lower(self) -> bool:
        """Whether ours is lower, by however little; sums of floats are not."""
        return self.mean < -1e-9


def page_score(dataset: str, truth: Mapping[str, Any], text: str | None) -> float | None:
    """Between 0 and 1; None where the truth says nothing of the text.

    Whole texts: F1 of shingles, or of ROUGE-LSum. Sentences: the share that is rightly there or rightly absent.
    """
    import scoring  # noqa: PLC0415 - of the kit in ../shared

    if "paragraphs" in truth:
        return float(scoring.rouge_lsum(truth["paragraphs"], text or "")[2])
    if "with" in truth:
        hits, _, _, left_out = counts = scoring.segment_counts(truth, text)
        return float((hits + left_out) / sum(counts))
    if "text" not in truth:
        return None
    token = scoring.WORD if dataset == "aeb" else scoring.WORD_OR_CJK
    shares = scoring.best_shingle_counts(truth, text or "", token)
    return float(scoring.f1(scoring.shingle_precision(shares), scoring.shingle_recall(shares)))


def language_of(truth: Mapping[str, Any]) -> str | None:
    """The language of the true text, or of the sentences that must be found."""
    parts = truth.get("paragraphs") or truth.get("with") or [truth.get("text") or ""]
    return detect("\n".join(re.sub(r"^\[|\]$", "", part) for part in parts))[0]


def interval(differences: Sequence[float], resamples: int = RESAMPLES, seed: int = SEED) -> tuple[float, float]:
    """The bounds between which 95% of the means of resampled pages lie."""
    return resampling.interval([differences], lambda rows: sum(rows) / len(rows), resamples, seed)


def groups(pages: Iterable[tuple[str, str, str | None]]) -> dict[str, list[str]]:
    """The pages (id, dataset, language) by name of group: all whole texts, each dataset, each language with 20 pages.

    Languages are counted over the whole texts, over the sentences, and over both.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for page, dataset, language in pages:
        kind = "whole texts" if dataset in WHOLE else dataset
        if dataset in WHOLE:
            found[" + ".join(WHOLE)].append(page)
        found[dataset].append(page)
        for name in (f"{kind}, {language}", f"all, {language}"):
            found[name].append(page)
    named = {name: its for name, its in found.items() if "," not in name or len(its) >= LEAST_PAGES}
    return _distinct(named)


def _distinct(named: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Without groups that hold the same pages as one before them."""
    kept: dict[str, list[str]] = {}
    for name, pages in named.items():
        if pages not in kept.values():
            kept[name] = pages
    return dict(sorted(kept.items(), key=lambda item: ("," in item[0], item[0])))


def gains(
    grouped: Mapping[str, Sequence[str]],
    base: Mapping[str, float],
    ours: Mapping[str, float],
    resamples: int = RESAMPLES,
) -> list[Gain]:
    """What ``ours`` gains over ``base`` in each group; both map pages to their scores."""
    found = []
    for name, pages in grouped.items():
        low, high = interval([ours[page] - base[page] for page in pages], resamples)
        means = (statistics.fmean(scores[page] for page in pages) for scores in (base, ours))
        found.append(Gain(name, len(pages), *means, low, high))
    return found
