"""From measured values to a relation, a score and the reasons: pure, and the same again when replayed."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from warehouse.compare.nearest import nearest
from warehouse.compare.thresholds import DEFAULT, Thresholds
from warehouse.compare.wording import reasons, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extractors.records import CopyKind, Relation
    from warehouse.compare.measured import Measured

METHOD = "reuse-tfidf/1"
PARTIAL_FLOOR = 0.35  # what a short passage adds to a score: reuse of a sentence ranks above a mere topic
NEARLY_ONE = 0.9999  # 1 is for exact copies


@dataclass(frozen=True, slots=True)
class Judgement:
    """``why`` is one sentence for people, ``receipt`` holds all that is needed to come to it again (JSON)."""

    relation: Relation
    copy_kind: CopyKind | None
    score: float
    why: str
    reasons: tuple[str, ...]
    receipt: Mapping[str, object]
    same_story: float | None = None


def judge(measured: Measured, thresholds: Thresholds = DEFAULT) -> Judgement:
    """Name the relation of an article to the seed.

    Too little text, or nothing that could be compared, is ``undecided``, never ``unrelated``. A date only lowers.
    """
    relation = _relation(measured, thresholds)
    kind = copy_kind(measured, thresholds) if relation == "copy" else None
    return Judgement(
        relation=relation,
        copy_kind=kind,
        score=_score(measured, relation, kind, thresholds),
        why=sentence(measured, relation, kind),
        reasons=reasons(measured, relation),
        receipt={
            "method": METHOD,
            "measured": measured.values(),
            "thresholds": asdict(thresholds),
            "closeness": closeness(measured),
            "nearest": nearest(measured, relation, closeness(measured), thresholds),
        },
    )


def closeness(measured: Measured) -> float | None:
    """How much two texts are about the same, without their passages; None when that cannot be said.

    Within a language a mean of terms and keys, across languages the keys. The two scales are not comparable.
    """
    if measured.same_language and measured.term_cosine is not None:
        return round(0.7 * measured.term_cosine + 0.3 * (measured.key_cosine or 0.0), 4)
    return measured.key_cosine


def _relation(m: Measured, t: Thresholds) -> Relation:
    if is_copy(m, t):
        return "copy"
    if m.own_words >= t.partial_words or m.reuse_words >= t.partial_quoted_words:
        return "partial"
    near = closeness(m)
    if near is None or m.same_language is None or min(m.words, m.seed_words) < t.least_words:
        return "undecided"
    if _is_event(m, near, t):
        return "same_topic" if long_apart(m, t) else "same_event"
    return "same_topic" if near >= (t.topic if m.same_language else t.topic_cross) else "unrelated"


def is_copy(m: Measured, t: Thresholds) -> bool:
    """Whether most of the article, or of the seed, stands in both."""
    if m.reuse_words < min(t.least_words, m.seed_words):
        return False
    most = m.reuse_article >= t.copy_article and m.reuse_seed >= t.copy_seed
    excerpt = m.reuse_article >= t.excerpt_article and m.reuse_words >= t.excerpt_words
    return most or excerpt or m.reuse_seed >= t.whole_seed


def copy_kind(m: Measured, t: Thresholds) -> CopyKind:
    """Name what was done to the text of a copy."""
    if min(m.reuse_article, m.reuse_seed) >= t.exact_share and m.identity >= t.exact_identity:
        return "exact"
    return "abridged" if m.reuse_seed < t.abridged_seed and m.words < m.seed_words else "edited"


def _is_event(m: Measured, near: float, t: Thresholds) -> bool:
    if not m.same_language:
        return near >= t.event_cross
    story = (m.term_cosine or 0.0) >= t.event_story * (m.key_cosine or 0.0)
    return near >= t.event_sure or (near >= t.event and story)


def long_apart(m: Measured, t: Thresholds) -> bool:
    """Whether the same event cannot be meant any more."""
    return m.hours_from_seed is not None and abs(m.hours_from_seed) > t.event_days * 24


def _score(m: Measured, relation: Relation, kind: CopyKind | None, t: Thresholds) -> float:
    """The root spreads small cosines (Pearson)."""
    if kind == "exact":
        return 1.0
    return combined(math.sqrt(_evened(m, t)) * date_factor(m, t), m, relation)


def combined(about: float, m: Measured, relation: Relation) -> float:
    """Closeness and reuse of text in one figure for the order of a list: independent evidence, 1 - (1 - a)(1 - b)."""
    score = 1 - (1 - min(about, 1.0)) * (1 - cover(m, relation))
    return round(min(max(score, 0.0), NEARLY_ONE), 4)


def cover(m: Measured, relation: Relation) -> float:
    """How much of the two texts is common: a part that was taken whole is close, the whole is closer."""
    more, less = max(m.reuse_article, m.reuse_seed), min(m.reuse_article, m.reuse_seed)
    common = 0.75 * more + 0.25 * less
    return max(PARTIAL_FLOOR, common) if relation == "partial" else common


def _evened(m: Measured, t: Thresholds) -> float:
    """Closeness on one scale: across languages in proportion, so that an event has the same value in both."""
    near = max(closeness(m) or 0.0, 0.0)
    return near if m.same_language else near * t.event / t.event_cross


def date_factor(m: Measured, t: Thresholds) -> float:
    """1 within ``near_days``, falling to ``far_factor`` at ``far_days``; 1 without a date."""
    if m.hours_from_seed is None:
        return 1.0
    days = abs(m.hours_from_seed) / 24
    part = min(max((days - t.near_days) / (t.far_days - t.near_days), 0.0), 1.0)
    return 1 - part * (1 - t.far_factor)
