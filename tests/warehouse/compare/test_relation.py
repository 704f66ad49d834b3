from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.compare.measured import Measured
from warehouse.compare.relation import METHOD, judge
from warehouse.compare.thresholds import DEFAULT

BASE = Measured(term_cosine=0.02, key_cosine=0.01, same_language=True, words=500, seed_words=500)
WHOLE = replace(
    BASE,
    term_cosine=1.0,
    key_cosine=1.0,
    reuse_article=1.0,
    reuse_seed=1.0,
    reuse_words=500,
    own_words=480,
    passages=1,
    longest_passage=500,
    identity=1.0,
)

shares = st.floats(0, 1, allow_nan=False)
maybe = st.none() | shares
measures = st.builds(
    Measured,
    term_cosine=maybe,
    key_cosine=maybe,
    same_language=st.none() | st.booleans(),
    words=st.integers(0, 5000),
    seed_words=st.integers(0, 5000),
    reuse_article=shares,
    reuse_seed=shares,
    reuse_words=st.integers(0, 5000),
    own_words=st.integers(0, 5000),
    passages=st.integers(0, 30),
    quoted_passages=st.integers(0, 30),
    identity=shares,
    title_similarity=maybe,
    hours_from_seed=st.none() | st.floats(-1e5, 1e5),
    is_seed=st.booleans(),
    links_to_seed=st.booleans(),
    canonical_to_seed=st.booleans(),
    syndication_credit=st.none() | st.text(max_size=20),
)


@pytest.mark.parametrize(
    ("changes", "relation", "kind"),
    [
        ({}, "copy", "exact"),
        ({"identity": 0.95}, "copy", "edited"),
        ({"reuse_article": 0.93, "reuse_seed": 0.95}, "copy", "edited"),
        ({"reuse_seed": 0.5, "words": 250}, "copy", "abridged"),
        ({"reuse_seed": 0.15, "reuse_words": 80, "words": 80}, "copy", "abridged"),
        ({"reuse_article": 0.3, "reuse_seed": 0.9, "words": 1600}, "copy", "edited"),
        ({"reuse_article": 0.3, "reuse_seed": 0.3, "own_words": 150}, "partial", None),
    ],
)
def test_reuse_decides_first(changes: dict[str, Any], relation: str, kind: str | None) -> None:
    judged = judge(replace(WHOLE, **changes))
    assert (judged.relation, judged.copy_kind) == (relation, kind)


@pytest.mark.parametrize(
    ("changes", "relation"),
    [
        ({"term_cosine": 0.25, "key_cosine": 0.2}, "same_event"),
        ({"term_cosine": 0.2, "key_cosine": 0.5}, "same_topic"),  # names only
        ({"term_cosine": 0.4, "key_cosine": 0.8}, "same_event"),
        ({"term_cosine": 0.13, "key_cosine": 0.14}, "same_topic"),
        ({"term_cosine": 0.05, "key_cosine": 0.1}, "unrelated"),
        ({"term_cosine": 0.25, "key_cosine": 0.2, "hours_from_seed": 24.0 * 100}, "same_topic"),
        ({"same_language": False, "term_cosine": None, "key_cosine": 0.5}, "same_event"),
        ({"same_language": False, "term_cosine": None, "key_cosine": 0.33}, "same_topic"),
        ({"same_language": False, "term_cosine": None, "key_cosine": 0.2}, "unrelated"),
        ({"same_language": False, "term_cosine": None, "key_cosine": None}, "undecided"),
        ({"same_language": None, "term_cosine": None}, "undecided"),
        ({"words": 20}, "undecided"),
        ({"seed_words": 20}, "undecided"),
    ],
)
def test_without_reuse_the_subject_decides(changes: dict[str, Any], relation: str) -> None:
    assert judge(replace(BASE, **changes)).relation == relation


def test_a_speaker_whom_both_quote_is_no_reuse_of_the_seed() -> None:
    both = replace(BASE, term_cosine=0.3, key_cosine=0.3, reuse_words=18, own_words=0, passages=1)
    assert judge(both).relation == "same_event"
    assert judge(replace(both, own_words=18)).relation == "partial"


def test_an_exact_copy_scores_one_and_nothing_else_does() -> None:
    assert judge(WHOLE).score == 1
    assert judge(replace(WHOLE, identity=0.9)).score < 1


def test_why_names_the_figures_and_the_evidence() -> None:
    measured = replace(
        WHOLE,
        reuse_article=0.93,
        reuse_seed=0.95,
        title_similarity=0.1,
        canonical_to_seed=True,
        syndication_credit="Lantern Institute",
    )
    assert judge(measured).why == (
        "93% of its words and 95% of the seed's stand in both, under another headline; "
        "canonical link names the seed; credits Lantern Institute"
    )
    assert judge(replace(WHOLE, is_seed=True)).why == "It is the seed itself"
    assert "published 2 days before the seed" in judge(replace(WHOLE, hours_from_seed=-50.0)).why


def test_the_receipt_says_what_nearly_was() -> None:
    nearest = judge(replace(BASE, term_cosine=0.2, key_cosine=0.5)).receipt["nearest"]
    assert nearest == {
        "relation": "same_event",
        "measure": "term_cosine",
        "value": 0.2,
        "needs": "at least",
        "threshold": round(DEFAULT.event_story * 0.5, 4),
    }


@settings(deadline=None)
@given(measures)
def test_a_receipt_can_be_replayed(measured: Measured) -> None:
    judged = judge(measured)
    receipt = json.loads(json.dumps(judged.receipt))
    assert receipt["method"] == METHOD
    again = judge(Measured(**receipt["measured"]))
    assert (again.relation, again.copy_kind, again.score, again.why) == (
        judged.relation,
        judged.copy_kind,
        judged.score,
        judged.why,
    )


@settings(deadline=None)
@given(measures)
def test_a_score_is_a_share_and_a_reason_is_given(measured: Measured) -> None:
    judged = judge(measured)
    assert 0 <= judged.score <= 1
    assert judged.why
    assert all(judged.reasons)
    assert (judged.copy_kind is None) == (judged.relation != "copy")


@settings(deadline=None)
@given(measures)
def test_a_date_only_lowers(measured: Measured) -> None:
    order = ["undecided", "unrelated", "same_topic", "same_event", "partial", "copy"]
    undated = judge(replace(measured, hours_from_seed=None))
    dated = judge(measured)
    assert dated.score <= undated.score
    assert order.index(dated.relation) <= order.index(undated.relation)


@settings(deadline=None)
@given(measures, st.integers(0, DEFAULT.least_words - 1))
def test_too_little_text_is_never_called_unrelated(measured: Measured, words: int) -> None:
    assert judge(replace(measured, words=words)).relation != "unrelated"
