from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.features.compute import features
from tests.benchmarks.likeness import likeness
from tests.warehouse.compare import texts
from warehouse.compare import story
from warehouse.compare.measured import Measured
from warehouse.compare.story_relation import judge
from warehouse.compare.story_trees import ACROSS, WITHIN
from warehouse.compare.thresholds import DEFAULT

SHARES = st.floats(min_value=0, max_value=1)


def measured(one: str, two: str) -> Measured:
    found = likeness(features(None, one), features(None, two))
    return Measured(words=len(two.split()), seed_words=len(one.split()), **found)


@st.composite
def pairs(draw: st.DrawFn) -> Measured:
    values = {name: draw(SHARES) for name in story.RISING}
    counts = sorted((draw(st.integers(1, 200)), draw(st.integers(1, 200))))
    same = draw(st.booleans())
    both = {"term_cosine": values["word_cosine"], "terms": counts[0], "terms_more": counts[1]}
    return Measured(same_language=same, words=300, seed_words=300, **both, **values)  # type: ignore[arg-type]


@given(pairs(), st.sampled_from(story.RISING), SHARES)
def test_more_in_common_is_never_farther(pair: Measured, name: str, more: float) -> None:
    raised = replace(pair, **{name: max(more, getattr(pair, name))})  # type: ignore[arg-type]
    near, nearer = story.weigh(pair).nearness, story.weigh(raised).nearness
    assert nearer >= near
    assert story.probability(raised, nearer) >= story.probability(pair, near)


@given(pairs())
def test_parts_are_the_way_from_the_usual_pair(pair: Measured) -> None:
    """A leaf is all that a tree adds, shared out between its forks; the root's mean is left over."""
    fitted = WITHIN if pair.same_language else ACROSS
    row = story.signals(pair)
    whole = sum(story.leaf(tree, row) - story._mean(tree) for tree in fitted.trees) / story.NEAREST
    assert sum(story.weigh(pair).parts.values()) == pytest.approx(whole, abs=0.002)


@pytest.mark.parametrize("other", [texts.REWRITE, texts.RUSSIAN, texts.UNRELATED, texts.QUOTING])
def test_seed_and_article_can_change_places(other: str) -> None:
    one, two = measured(texts.SEED, other), measured(other, texts.SEED)
    assert story.weigh(one).nearness == story.weigh(two).nearness


def test_a_text_is_nearest_to_itself() -> None:
    itself = story.weigh(measured(texts.SEED, texts.SEED)).nearness
    for other in (texts.REWRITE, texts.RUSSIAN, texts.UNRELATED):
        assert itself >= story.weigh(measured(texts.SEED, other)).nearness


def test_a_related_block_behind_the_text_changes_nothing() -> None:
    block = "\n\nRelated article\n\nOrlund bakers ask for the accounts\n\nGarvia lends once more"
    assert measured(texts.SEED, texts.REWRITE + block) == replace(
        measured(texts.SEED, texts.REWRITE), words=len((texts.REWRITE + block).split())
    )


def test_too_little_text_is_undecided_and_has_no_probability() -> None:
    judged = judge(measured(texts.SEED, "The dam is full."))
    assert (judged.relation, judged.same_story) == ("undecided", None)
    assert judged.receipt["nearest"] == {
        "relation": "unrelated",
        "measure": "terms",
        "value": 2,
        "needs": "at least",
        "threshold": DEFAULT.least_terms,
    }


def test_an_unknown_language_is_undecided() -> None:
    pair = replace(measured(texts.SEED, texts.REWRITE), same_language=None)
    assert judge(pair).relation == "undecided"


def test_long_after_it_is_the_topic_and_the_receipt_says_what_held_it_back() -> None:
    pair = replace(measured(texts.SEED, texts.REWRITE), hours_from_seed=24.0 * 365)
    judged = judge(pair)
    assert judged.relation == "same_topic"
    assert judged.receipt["nearest"]["measure"] == "hours_from_seed"  # type: ignore[index]
    assert judged.score < judge(replace(pair, hours_from_seed=0.0)).score


def test_the_sentence_gives_the_probability_and_never_blends_it_with_reuse() -> None:
    judged = judge(measured(texts.SEED, texts.REWRITE))
    assert judged.same_story is not None
    assert f"probability of {round(judged.same_story * 100)}%" in judged.why
