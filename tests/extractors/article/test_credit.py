# ruff: noqa: RUF001 - names in Cyrillic letters

# ruff: noqa: RUF001 - names in several scripts

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


REST = "The bridge over the river is closed."


@pytest.mark.parametrize(
    ("start", "name"),
    [
        ("Berlin (dpa/lno) – ", "dpa"),
        ("МОСКВА, 3 марта. /ТАСС/. ", "TASS"),
        ("МОСКВА, 3 мар — РИА Новости. ", "RIA Novosti"),
        ("Москва. 3 марта. INTERFAX.RU - ", "Interfax"),
        ("(ANSA) - ROMA, 03 MAR - ", "ANSA"),
        ("Madrid, 3 mar (EFE).- ", "EFE"),
        ("Lisboa, 03 mar 2026 (Lusa) – ", "Lusa"),
        ("Praha (ČTK) - ", "ČTK"),
        ("新华社北京3月3日电 ", "Xinhua"),
        ("【ロンドン共同】", "Kyodo"),
        ("［ロンドン　３日　ロイター］ - ", "Reuters"),
        ("(서울=연합뉴스) 김철수 기자 = ", "Yonhap"),
        ("OSLO (RAT) - ", None),
        ("[Update] ", None),
        ("He paid 3/4 of it. ", None),
        ("Berlin – Müller. ", None),
    ],
)
def test_datelines_of_agencies(start: str, name: str | None) -> None:
    assert find_credit([start + REST, REST, REST]) == name


@pytest.mark.parametrize(
    ("end", "name"),
    [
        ("dpa-infocom, dpa:260303-99-123456/2", "dpa"),
        ("© dpa-infocom, dpa:260303-930-11/1", "dpa"),
        ("Mit Material von dpa", "dpa"),
        ("avec AFP", "AFP"),
        ("Source : AFP", "AFP"),
        ("Con información de EFE", "EFE"),
        ("Źródło: PAP", "PAP"),
        ("Источник: ТАСС", "TASS"),
        ("Copyright 2026 The Associated Press. All rights reserved.", "AP"),
        ("RIPRODUZIONE RISERVATA © Copyright ANSA", "ANSA"),
        ("(Reporting by Ann Lee in London; Editing by Bob Ray)", "Reuters"),
        ("This report by The Canadian Press was first published March 3, 2026.", "Canadian Press"),
        ("© 2026 Northern Post", None),
        ("Source: the city", None),
        ("He told Reuters that the bridge was safe.", None),
        ("Reporting by Ann Lee", None),
    ],
)
def test_last_lines_that_name_an_agency(end: str, name: str | None) -> None:
    assert find_credit([REST, REST, REST, end]) == name
