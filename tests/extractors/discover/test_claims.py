from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.discover import claims

SITE = "https://www.outlet.example"
STORY = f"{SITE}/2025/03/14/fog-on-the-river"


@pytest.mark.parametrize(
    ("final", "claimed"),
    [
        (f"{SITE}/print/fog-on-the-river", STORY),
        (f"{STORY}?print=1", STORY),
        (f"{SITE}/?p=3289", STORY),
        (f"{SITE}/a/b7", f"{SITE}/news/story.php?id=7"),
        (f"{SITE}/print/world/ferry", f"{SITE}/world/ferry"),
        ("https://m.outlet.example/world/ferry", f"{SITE}/world/ferry"),
        # Editions of countries, and a language that both name.
        (f"{SITE}/us/fog-on-the-river", f"{SITE}/fog-on-the-river"),
        (f"{SITE}/print/en/fog-on-the-river", f"{SITE}/en/fog-on-the-river"),
        (f"{STORY}?page=1", STORY),
        (f"{SITE}/2025/04/01/fog-on-the-river-again", STORY),
    ],
)
def test_another_address_of_the_page_is_believed(final: str, claimed: str) -> None:
    assert claims.believed(claimed, final, "en") == claimed


@pytest.mark.parametrize(
    ("final", "claimed"),
    [
        (STORY, None),
        (STORY, "https://agency.example/fog-on-the-river"),
        (STORY, f"{SITE}/"),
        (STORY, f"{SITE}/en/"),
        (STORY, f"{SITE}/world"),
        (f"{SITE}/world/ferry", f"{SITE}/world"),
        (f"{SITE}/news/story.php?id=7", f"{SITE}/news/story.php"),
        (f"{SITE}/story?id=7", f"{SITE}/story"),
        (STORY, f"{SITE}/tag/fog-on-the-river"),
        (STORY, f"{SITE}/author/ann-of-the-ferry"),
        (STORY, "mailto:a@outlet.example"),
        (STORY, "https://[broken"),
        (f"{STORY}/2", STORY),
        (f"{STORY}/page/3/", STORY),
        (f"{STORY}?page=2", STORY),
        (f"{SITE}/ru/fog-on-the-river", f"{SITE}/en/fog-on-the-river"),
        (f"{SITE}/ru/fog-on-the-river", f"{SITE}/fog-on-the-river"),
        (f"{STORY}?lang=ru", STORY),
        (f"{SITE}/2025/04/masks-for-all/2/", f"{SITE}/2016/08/apartments-to-let/"),
        ("https://ru.outlet.example/fog-on-the-river", f"{SITE}/fog-on-the-river"),
    ],
)
def test_a_claim_that_would_take_two_articles_for_one_is_not(final: str, claimed: str | None) -> None:
    assert claims.believed(claimed, final, "ru") is None


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (f"{SITE}/print/fog-on-the-river", True),
        (f"{SITE}/ru/fog-on-the-river", False),
        (f"{STORY}/2", False),
        (f"{STORY}?page=2", False),
        ("https://ru.outlet.example/2025/03/14/fog-on-the-river", False),
    ],
)
def test_editions_that_need_not_be_read_twice(other: str, *, same: bool) -> None:
    assert claims.is_edition(STORY, other) == same
    assert claims.is_edition(other, STORY) == same


def test_texts_that_share_a_part_are_no_others() -> None:
    whole, part, other = range(4000), range(400), range(4000, 8000)
    assert not claims.is_another(claims.sample(whole), claims.sample(part))
    assert claims.is_another(claims.sample(whole), claims.sample(other))


def test_nothing_is_said_of_short_or_unknown_texts() -> None:
    long, short = claims.sample(range(8000)), claims.sample(range(9000, 9030))
    assert not claims.is_another(long, short)
    assert not claims.is_another(None, long)
    assert not claims.is_another(long, None)


@given(st.sets(st.integers(0, 2**63 - 1)), st.sets(st.integers(0, 2**63 - 1)))
def test_no_text_is_another_than_itself_and_order_does_not_matter(one: set[int], other: set[int]) -> None:
    here, there = claims.sample(one), claims.sample(other)
    assert not claims.is_another(here, here)
    assert claims.is_another(here, there) == claims.is_another(there, here)
