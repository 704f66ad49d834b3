from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.features.asides import without_asides

TEXT = "The dam is full.\n\nNobody asked the bakers."


@pytest.mark.parametrize("heading", ["Related article", "RELATED STORIES:", "Lire aussi", "Читайте также:", "相关阅读"])
def test_headlines_below_a_heading_are_left_out(heading: str) -> None:
    assert without_asides(f"{TEXT}\n\n{heading}\n\nBakers march on Vessin\n\nGarvia lends again").strip() == TEXT


def test_the_text_goes_on_behind_them() -> None:
    one, two = TEXT.split("\n\n")
    assert without_asides(f"{one}\n\nRead more\n\nBakers march on Vessin\n\n{two}").replace("\n", "") == one + two


def test_a_sentence_that_speaks_of_related_articles_stays() -> None:
    text = "See also what the related articles of the treaty say.\n\nThe dam is full."
    assert without_asides(text) == text


@given(st.text(max_size=300))
def test_nothing_is_made_up_and_twice_is_once(text: str) -> None:
    found = without_asides(text)
    assert set(found.split("\n")) <= set(text.split("\n"))
    assert without_asides(found) == found
