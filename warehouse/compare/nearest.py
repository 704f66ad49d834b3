"""The relation that a pair nearly had, and what would have to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.records import Relation
    from warehouse.compare.measured import Measured
    from warehouse.compare.thresholds import Thresholds

Flip = dict[str, object]
_OF_REUSE = ("copy", "partial")


def nearest(m: Measured, relation: Relation, closeness: float | None, t: Thresholds) -> Flip:
    """Name the nearest rejected relation, the measure that decided against it, its value and what was needed."""
    near = closeness or 0.0
    if relation in _OF_REUSE:
        return _nearest_of_reuse(m, relation, t)
    if relation == "undecided":
        if min(m.words, m.seed_words) < t.least_words:
            return _flip("unrelated", "words", min(m.words, m.seed_words), "at least", t.least_words)
        return _flip("unrelated", "key_cosine", m.key_cosine, "at least", 0.0)
    return _nearest_of_unshared(m, relation, near, t)


def story_nearest(m: Measured, relation: Relation, near: float | None, same: float | None, t: Thresholds) -> Flip:
    """The same for method story, which goes by nearness and probability."""
    if relation in _OF_REUSE:
        return _nearest_of_reuse(m, relation, t)
    if near is None or same is None:
        if near is not None and (m.terms or 0) >= t.least_terms:
            return _flip("same_topic", "nearness", near, "at least", t.topic_nearness)
        return _flip("unrelated", "terms", m.terms, "at least", t.least_terms)
    if relation == "same_event":
        return _flip("same_topic", "same_story", same, "below", t.same_story)
    if relation == "unrelated":
        return _flip("same_topic", "nearness", near, "at least", t.topic_nearness)
    return _nearest_of_topic(m, near, same, t)


def _nearest_of_topic(m: Measured, near: float, same: float, t: Thresholds) -> Flip:
    if same >= t.same_story:
        return _flip("same_event", "hours_from_seed", m.hours_from_seed, "within", t.event_days * 24)
    if t.same_story - same > near - t.topic_nearness:
        return _flip("unrelated", "nearness", near, "below", t.topic_nearness)
    return _flip("same_event", "same_story", same, "at least", t.same_story)


def _nearest_of_reuse(m: Measured, relation: Relation, t: Thresholds) -> Flip:
    if relation == "copy":
        return _flip("partial", "reuse_article", m.reuse_article, "below", t.copy_article)
    up = (t.copy_article - m.reuse_article) / t.copy_article
    down = (m.reuse_words - t.partial_words) / max(m.reuse_words, 1)
    if up < down:
        return _flip("copy", "reuse_article", m.reuse_article, "at least", t.copy_article)
    return _flip("same_event", "own_words", m.own_words, "below", t.partial_words)


def _nearest_of_unshared(m: Measured, relation: Relation, near: float, t: Thresholds) -> Flip:
    event, topic = (t.event, t.topic) if m.same_language else (t.event_cross, t.topic_cross)
    if relation == "same_event":
        return _nearest_of_event(m, near, event, t)
    if relation == "unrelated":
        return _flip("same_topic", "closeness", near, "at least", topic)
    if near >= event:
        return _held_back(m, t)
    if event - near > near - topic:
        return _flip("unrelated", "closeness", near, "below", topic)
    return _flip("same_event", "closeness", near, "at least", event)


def _nearest_of_event(m: Measured, near: float, event: float, t: Thresholds) -> Flip:
    """Whichever of the three conditions of an event is nearest to failing."""
    story = t.event_story * (m.key_cosine or 0.0)
    words = m.term_cosine or 0.0
    if m.same_language and near >= t.event_sure and words < story:
        return _flip("same_topic", "closeness", near, "below", t.event_sure)
    if m.same_language and near < t.event_sure and words * event < near * story:
        return _flip("same_topic", "term_cosine", m.term_cosine, "below", story)
    return _flip("same_topic", "closeness", near, "below", event)


def _held_back(m: Measured, t: Thresholds) -> Flip:
    """Close enough for an event, but a long time away, or by names alone."""
    if m.hours_from_seed is not None and abs(m.hours_from_seed) > t.event_days * 24:
        return _flip("same_event", "hours_from_seed", m.hours_from_seed, "within", t.event_days * 24)
    return _flip("same_event", "term_cosine", m.term_cosine, "at least", t.event_story * (m.key_cosine or 0.0))


def _flip(relation: str, measure: str, value: float | None, how: str, needed: float) -> Flip:
    return {"relation": relation, "measure": measure, "value": value, "needs": how, "threshold": round(needed, 4)}
