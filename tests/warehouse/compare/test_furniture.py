from __future__ import annotations

import pytest

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
