from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.compare.texts import ABRIDGED, QUOTING, SEED, UNRELATED
from warehouse.compare.measured import reuse, title_similarity


def test_shares_are_parts_of_each_side() -> None:
    shared = reuse(SEED, ABRIDGED)
    assert shared.article_share > 0.98
    assert 0.4 < shared.seed_share < 0.75
    assert shared.identity > 0.99


def test_a_quotation_by_the_article_is_marked() -> None:
    shared = reuse(SEED, QUOTING)
    assert shared.quoted == 1
    assert shared.own_words == shared.words > 20


def test_what_the_seed_quotes_itself_is_not_its_own() -> None:
    said = '"We were asked to sign a paper saying that we had been consulted," said Ivo Drennan.'
    shared = reuse(SEED, f"{UNRELATED}\n\n{said}")
    assert shared.words >= 12
    assert shared.own_words == 0


def test_nothing_shared_is_nothing() -> None:
    assert reuse(SEED, UNRELATED).words == 0
    assert reuse("", "").passages == ()


@settings(deadline=None)
@given(st.text(min_size=0, max_size=300))
def test_a_text_is_whole_in_itself(tail: str) -> None:
    text = f"{SEED}\n{tail}"
    shared = reuse(text, text)
    assert (shared.article_share, shared.seed_share, shared.identity) == (1, 1, 1)


@settings(deadline=None)
@given(st.lists(st.sampled_from(UNRELATED.split(". ")), max_size=6))
def test_more_of_something_else_never_raises_the_seed_share(extra: list[str]) -> None:
    before = reuse(SEED, QUOTING)
    after = reuse(SEED, QUOTING + "\n\n" + ". ".join(extra))
    assert after.seed_share <= before.seed_share
    assert after.article_share <= before.article_share


def test_titles_are_compared_by_words() -> None:
    assert title_similarity("Dam at Vessin filled", "DAM AT VESSIN FILLED!") == 1
    assert title_similarity("Dam at Vessin filled", "Chess club wins") == 0
    assert title_similarity(None, "Chess club wins") is None
