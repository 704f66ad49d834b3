# ruff: noqa: RUF001 - lines in many languages

from __future__ import annotations

import json

import pytest

from extractors.article.corrections import is_note
from extractors.article.extract import extract

STORY = "".join(
    f"<p>Paragraph {n} tells how the old bridge of the town was closed and what came of it.</p>" for n in range(12)
)


@pytest.mark.parametrize(
    "line",
    [
        "Correction: an earlier version of this article gave the wrong year.",
        "Correction (Jan. 8, 2022): the bridge was built in 1911.",
        "This article has been corrected to say that the ferry was late.",
        "An earlier version of this story misspelled the name of the mayor.",
        "Editor's note: This story was updated to correct the number of boats.",
        "Korrektur: In einer früheren Fassung stand ein falsches Datum.",
        "In einer früheren Version dieses Artikels hieß es, die Brücke sei offen.",
        "Rectificatif : le pont a été construit en 1911.",
        "Fe de errores: el puente se construyó en 1911.",
        "Исправление: мост был построен в 1911 году.",
    ],
)
def test_notes(line: str) -> None:
    assert is_note(line)


@pytest.mark.parametrize(
    "line",
    [
        "The correction of the river took thirty years and cost four lives.",
        "The minister said that an update of the plan would follow.",
        "This article is about a bridge.",
        "Editor's note: the writer is a friend of the mayor.",
    ],
)
def test_sentences_that_are_no_notes(line: str) -> None:
    assert not is_note(line)


def test_notes_of_the_text_and_of_the_head_are_each_kept_once() -> None:
    note = "Correction: an earlier version of this article gave the wrong year."
    node = {"@type": "NewsArticle", "headline": "Bridge", "correction": note}
    html = (
        f"<html><head><title>Bridge</title><script type='application/ld+json'>{json.dumps(node)}</script></head>"
        f"<body><article><h1>Bridge</h1>{STORY}<p>{note}</p>"
        "<p>This story was updated to add a comment.</p></article></body></html>"
    )
    assert extract(html, "https://a.example/bridge").corrections == (note, "This story was updated to add a comment.")


@pytest.mark.parametrize(
    "line",
    [
        "Mise à jour : cet article a été modifié le 4 mars.",
        "In een eerdere versie van dit artikel stond een verkeerd jaartal.",
        "Oikaisu 4.3. klo 10: Jutussa oli aiemmin väärä vuosi.",
        "【訂正】初出時、建設年に誤りがありました。",
        "更正：本文早前版本年份有误。",
        "정정: 이전 기사에서 연도가 잘못 표기되었습니다.",
        "تصحيح: ورد في نسخة سابقة من هذا المقال عام خاطئ.",
    ],
)
def test_notes_of_more_languages(line: str) -> None:
    assert is_note(line)
