"""Method story/1: passages decide what is reuse, fitted weights what is the same story; two numbers, never blended."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING

from warehouse.compare import story
from warehouse.compare.nearest import story_nearest
from warehouse.compare.relation import (
    NEARLY_ONE,
    Judgement,
    combined,
    copy_kind,
    cover,
    date_factor,
    is_copy,
    long_apart,
)
from warehouse.compare.thresholds import DEFAULT, Thresholds
from warehouse.compare.wording import story_reasons, story_sentence

if TYPE_CHECKING:
    from extractors.records import CopyKind, Relation
    from warehouse.compare.measured import Measured

METHOD = "story/1"
# Thresholds that this method does not look at.
OF_OTHERS = frozenset(("event", "topic", "event_story", "event_sure", "event_cross", "topic_cross"))
WITHOUT_REUSE = 0.9  # the highest score of the same story in other words: a copy ranks above it


def judge(measured: Measured, thresholds: Thresholds = DEFAULT) -> Judgement:
    """Name the relation of an article to the seed, with the probability that both tell the same story.

    Too little text, or a language that is not known, is ``undecided``, never ``unrelated``; so is a pair of two
    languages one of which has no concepts, unless its words alone bring it near. A date only lowers.
    """
    weighed = story.weigh(measured) if story.is_measured(measured) else None
    near = None if weighed is None else weighed.nearness
    same = _same_story(measured, near, thresholds)
    relation = _relation(measured, near, same, thresholds)
    kind = copy_kind(measured, thresholds) if relation == "copy" else None
    return Judgement(
        relation=relation,
        copy_kind=kind,
        score=_score(measured, near or 0.0, relation, kind, thresholds),
        why=story_sentence(measured, relation, kind, same),
        reasons=story_reasons(measured, relation, same),
        receipt={
            "method": METHOD,
            "measured": measured.values(),
            "thresholds": dict(_looked_at(thresholds)),
            "nearness": near,
            "same_story": same,
            "parts": {} if weighed is None else weighed.parts,
            "nearest": story_nearest(measured, relation, near, same, thresholds),
        },
        same_story=same,
    )


def _score(m: Measured, near: float, relation: Relation, kind: CopyKind | None, t: Thresholds) -> float:
    """For the order of a list: as near as the story or the text, whichever is nearer; a copy is nearer for both.

    People who judged pairs did not find the same story nearer for a common passage: forms are filled in anew each day.
    """
    about = WITHOUT_REUSE * near * date_factor(m, t)
    if kind is not None:
        return 1.0 if kind == "exact" else combined(about, m, relation)
    return round(min(max(about, cover(m, relation)), NEARLY_ONE), 4)


def _same_story(m: Measured, near: float | None, t: Thresholds) -> float | None:
    """The probability that both tell the same story, if there is enough to have an opinion."""
    if near is None or (m.terms or 0) < t.least_terms:
        return None
    if not story.is_comparable(m) and near < t.topic_nearness:
        return None
    return story.probability(m, near)


@cache
def _looked_at(thresholds: Thresholds) -> dict[str, object]:
    return {name: value for name, value in asdict(thresholds).items() if name not in OF_OTHERS}


def _relation(m: Measured, near: float | None, same: float | None, t: Thresholds) -> Relation:
    if is_copy(m, t):
        return "copy"
    if m.own_words >= t.partial_words or m.reuse_words >= t.partial_quoted_words:
        return "partial"
    if near is None or same is None:
        return "undecided"
    if same >= t.same_story:
        return "same_topic" if long_apart(m, t) else "same_event"
    return "same_topic" if near >= t.topic_nearness else "unrelated"
