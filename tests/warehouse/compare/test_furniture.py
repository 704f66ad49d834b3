from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.compare.furniture import furniture


@pytest.mark.parametrize(
    "line",
    [
        "All rights reserved.",
        "Subscribe to our newsletter for more.",
        "We use cookies on this site.",
        "Alle Rechte vorbehalten.",
        "Todos los derechos reservados.",
        "Все права защищены.",  # noqa: RUF001 - Russian
        "Подпишитесь на наш канал в Telegram.",
    ],
)
def test_lines_under_every_article_are_known(line: str) -> None:
    text = f"The river rose by a metre overnight.\n{line}\nIt fell again by noon."
    (place,) = furniture(text)
    assert text[slice(*place)].strip() == line


def test_sentences_of_the_story_stay() -> None:
    assert furniture("The court ruled that the rights of the valley were reserved. Readers followed the case.") == []


def test_a_long_sentence_with_a_phrase_stays() -> None:
    assert furniture("a word " * 100 + "all rights reserved.") == []


BLOCKS = [
    "Related article\nMarket hall of Tarn to close for repairs\nSeven things to do in Port Kessel this week",
    "Lesen Sie auch:\nMarkthalle in Tarn schließt",
    "Читайте также\nВ Тарне закрывается рынок",  # noqa: RUF001 - Russian
]


@pytest.mark.parametrize("block", BLOCKS)
def test_lists_of_further_articles_are_known(block: str) -> None:
    text = f"The river rose by a metre overnight.\n\n{block}\n\nIt fell again by noon."
    (place,) = furniture(text)
    assert text[slice(*place)] == block


def test_a_paragraph_after_a_heading_stays() -> None:
    text = "Read more\nThe river rose by a metre overnight, and the bridge was closed."
    (place,) = furniture(text)
    assert text[slice(*place)] == "Read more"


def test_the_words_of_a_heading_within_a_sentence_stay() -> None:
    assert furniture("Read more books, she said.\nA related article was withdrawn.") == []


@given(st.text(alphabet="aR.\n ", max_size=80), st.sampled_from(BLOCKS), st.text(max_size=80))
def test_ranges_are_in_order_and_apart(before: str, block: str, after: str) -> None:
    text = f"{before}\n{block}\nAll rights reserved.\n{block}\n{after}"
    last = 0
    for start, end in furniture(text):
        assert last <= start < end <= len(text)
        last = end
