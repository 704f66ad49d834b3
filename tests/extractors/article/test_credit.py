# ruff: noqa: RUF001 - names in Cyrillic letters

from __future__ import annotations

import pytest

from extractors.article.credit import find_credit, is_credit_line, sentence_credit


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("This article was first published by the Harbour Institute.", "Harbour Institute"),
        ("Originally published on Northern Post, 3 May.", "Northern Post, 3 May"),
        ("It first appeared in The Alder Courier on 3 May 2024.", "Alder Courier"),
        ("Republished with permission from Open Water.", "Open Water"),
        ("Dieser Text ist zuerst erschienen bei Hafenbote.", "Hafenbote"),
        ("Cet article a été initialement publié par Le Quai.", "Quai"),
        ("Publicado originalmente en El Puerto.", "Puerto"),
        ("Статья впервые опубликована на сайте «Вестник».", "Вестник"),
        ("The figures were published by the ministry.", None),
        ("Her first book appeared in spring.", None),
    ],
)
def test_sentences(line: str, name: str | None) -> None:
    assert sentence_credit(line) == name


def test_a_line_that_tells_more_stays_in_the_text() -> None:
    assert is_credit_line("This article was first published by the Harbour Institute.")
    assert not is_credit_line("Engineers read what was first published by the Harbour Institute and laughed.")


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["PORT ALDER (Reuters) - The bridge is closed.", "More follows."], "Reuters"),
        (["Порт-Альдер (ТАСС). Мост закрыт.", "Ещё."], "TASS"),
        (["The bridge is closed.", "With files from Canadian Press"], "Canadian Press"),
        (["The bridge is closed.", "(dpa/AFP)"], "dpa"),
        (["The bridge (built by Renn) is closed.", "Nothing else."], None),
        ([], None),
    ],
)
def test_datelines_and_closing_lines(lines: list[str], name: str | None) -> None:
    assert find_credit(lines) == name
