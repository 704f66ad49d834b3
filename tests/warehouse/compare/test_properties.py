"""What must hold of reuse whatever the texts are."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.compare.texts import QUOTING, REWRITE, SEED, UNRELATED, UNRELATED_RUSSIAN
from warehouse.compare.align import align
from warehouse.compare.measured import reuse

OURS = re.split(r"(?:(?<=[.!?])|(?<=[.!?]\"))\s+", SEED)
THEIRS = re.split(r"(?<=[.!?])\s+", f"{UNRELATED} {UNRELATED_RUSSIAN}")
TAKEN = st.lists(st.sampled_from(OURS), min_size=1, max_size=6).map(" ".join)
UNSHARED = st.lists(st.sampled_from(THEIRS), min_size=1, max_size=6).map(" ".join)
HEADLINES = st.lists(
    st.sampled_from(["Market hall of Tarn to close", *(s.rstrip(".!?") for s in OURS if len(s) < 140)]), max_size=4
)
HEADINGS = st.sampled_from(["Related article", "Related articles:", "READ MORE", "Lesen Sie auch", "À lire aussi :"])


@settings(deadline=None)
@given(st.one_of(TAKEN, UNSHARED))
def test_a_text_is_all_of_itself(text: str) -> None:
    shared = reuse(text, text)
    assert (shared.article_share, shared.seed_share, shared.identity) == (1, 1, 1)


@settings(deadline=None)
@given(TAKEN, UNSHARED, st.booleans())
def test_unrelated_text_never_raises_what_is_taken_of_the_seed(taken: str, unshared: str, behind: bool) -> None:
    article = f"{taken}\n\n{unshared}" if behind else f"{unshared}\n\n{taken}"
    before, after = reuse(SEED, taken), reuse(SEED, article)
    assert after.seed_share <= before.seed_share
    assert after.article_share <= before.article_share
    assert after.words <= before.words


@settings(deadline=None)
@given(st.sampled_from([QUOTING, REWRITE, OURS[0]]), HEADINGS, HEADLINES)
def test_a_block_of_further_articles_changes_nothing(article: str, heading: str, headlines: list[str]) -> None:
    block = "\n".join([heading, *headlines])
    assert reuse(SEED, f"{article}\n\n{block}") == reuse(SEED, article)
    assert reuse(f"{SEED}\n\n{block}", article) == reuse(SEED, article)


@settings(deadline=None)
@given(TAKEN, UNSHARED)
def test_the_order_of_the_two_texts_does_not_matter_much(taken: str, unshared: str) -> None:
    """The same words are found from either side; where a text repeats itself the sides differ in how often."""
    article = f"{unshared} {taken}"
    assert bool(align(SEED, article)) == bool(align(article, SEED))
