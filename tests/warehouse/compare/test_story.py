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
from warehouse.compare.story_weights import ACROSS, WITHIN
from warehouse.compare.thresholds import DEFAULT

SHARES = st.floats(min_value=0, max_value=1)


def measured(one: str, two: str) -> Measured:
    found = likeness(features(None, one), features(None, two))
    return Measured(words=len(two.split()), seed_words=len(one.split()), **found)


@st.composite
def pairs(draw: st.DrawFn) -> Measured:
    values = {name: draw(SHARES) for name in story.SIGNALS}
    languages = draw(st.sampled_from([None, "de-en", "en-pl", "fi-hu"]))
    both = {"term_cosine": values["word_cosine"], "key_cosine": None, "terms": draw(st.integers(1, 200))}
    same = languages is None
    return Measured(same_language=same, languages=languages, words=300, seed_words=300, **both, **values)  # type: ignore[arg-type]


@given(pairs(), st.sampled_from(story.SIGNALS), SHARES)
def test_more_in_common_is_never_farther(pair: Measured, name: str, more: float) -> None:
    raised = replace(pair, **{name: max(more, getattr(pair, name))})  # type: ignore[arg-type]
    near, nearer = story.weigh(pair).nearness, story.weigh(raised).nearness
    assert nearer >= near
    assert story.probability(raised, nearer) >= story.probability(pair, near)


@given(pairs())
def test_parts_are_the_way_from_the_usual_pair(pair: Measured) -> None:
    fitted = WITHIN if pair.same_language else ACROSS
    weighed = story.weigh(pair)
    if 0 < weighed.nearness < 1:
        assert weighed.nearness == pytest.approx(fitted.base + sum(weighed.parts.values()), abs=0.001)


def test_two_languages_that_share_few_words_are_as_near_with_less_in_common() -> None:
    pair = Measured(None, None, words=300, seed_words=300, same_language=False, terms=100, word_cosine=0.1)
    near = {pair_of: story.weigh(replace(pair, languages=pair_of)) for pair_of in ("de-en", "en-pl", "fi-hu")}
    assert near["de-en"].nearness < near["fi-hu"].nearness < near["en-pl"].nearness
    assert near["en-pl"].parts["languages"] > 0
    # Of these two nothing is known.
    assert "languages" not in near["fi-hu"].parts


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


FINNISH = """Orlundin padon luukut avattiin sunnuntaina, kun jokilaakson asukkaat olivat odottaneet vettä kolme viikkoa.
Kunnan mukaan korjaukset maksavat enemmän kuin viime vuoden rakennukset, eikä kukaan tiedä, kuka laskun maksaa.
Viljelijät sanovat, että kuivuus on vienyt heiltä puolet sadosta, ja vaativat korvauksia ennen syksyä."""


def test_a_language_without_concepts_is_undecided_where_another_is_unrelated() -> None:
    pair = measured(texts.SEED, FINNISH)
    judged = judge(pair)
    assert (pair.languages, pair.concept_cosine) == ("en-fi", None)
    assert (judged.relation, judged.same_story) == ("undecided", None)
    assert "en-fi" in judged.why
    assert judged.receipt["nearest"]["measure"] == "nearness"  # type: ignore[index]
    assert judge(replace(pair, languages="en-pl", concept_cosine=0.0)).relation == "unrelated"
    assert judge(replace(pair, word_cosine=0.9)).relation == "same_event"


def test_two_texts_that_share_nothing_are_told_so() -> None:
    pair = replace(measured(texts.SEED, texts.UNRELATED), main_terms=0.0, lead_most=0.0, concept_cosine=0.0)
    assert judge(pair).why.endswith("no main words, first words or subjects shared")


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


def test_a_short_common_passage_brings_the_same_story_no_nearer_and_a_taken_text_does() -> None:
    pair = measured(texts.SEED, texts.REWRITE)
    alone = judge(pair)
    quoting = judge(replace(pair, reuse_article=0.1, reuse_seed=0.1, reuse_words=10))
    copied = judge(replace(pair, reuse_article=0.97, reuse_seed=0.97, reuse_words=300, own_words=300))
    assert quoting.relation == alone.relation == "same_event"
    assert quoting.score == alone.score
    assert copied.relation == "copy"
    assert 0.97 < copied.score < 1


@given(pairs(), SHARES, SHARES, st.one_of(st.none(), st.floats(min_value=0, max_value=24 * 400)))
def test_a_score_is_a_share(pair: Measured, article: float, seed: float, hours: float | None) -> None:
    taken = replace(pair, reuse_article=article, reuse_seed=seed, reuse_words=round(300 * seed), hours_from_seed=hours)
    assert 0 <= judge(taken).score <= 1
