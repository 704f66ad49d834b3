"""Notices of rights are no text; a text beside them stays one."""

from __future__ import annotations

import pytest

from extractors.article.extract import extract
from extractors.article.notices import own_words, without

TYPED = (
    '<meta property="og:type" content="article"><meta property="article:published_time" content="2024-02-06T10:00Z">'
)
RIGHTS = (
    "<p>This text is for your personal, non-commercial use only. Its distribution is governed by our customer agreement"
    " and by copyright law. To order reprints write to the address below.</p>"
)
BRIEF = (
    "<p>The bridge over the canal is closed from Monday. Lorries have to go through the old town, where the market"
    " will move to the church square for three weeks.</p>"
)
CALL = "<p>To read the full story, join now or sign in</p>"


def kind(body: str) -> str:
    page = f"<title>Bridge closed | Post</title>{TYPED}</head><body><main><h1>Bridge closed</h1>{body}</main></body>"
    article = extract(f"<html><head>{page}</html>", "https://www.post.example/news/bridge-closed")
    return "article" if article.verdict == "article" else article.kind


@pytest.mark.parametrize(
    "line",
    [
        "© 2026 Post. All rights reserved.",
        "This copy is for your personal, non-commercial use only.",
        "Alle Rechte vorbehalten. Vervielfältigung nur mit Genehmigung der Redaktion.",
        "Toute reproduction, même partielle, est interdite.",
        "Prohibida la reproducción total o parcial.",
        "© RIPRODUZIONE RISERVATA",
        "Wszelkie prawa zastrzeżone.",
        "Перепечатка материалов разрешена только со ссылкой на источник.",  # noqa: RUF001 - Russian
        "無断転載を禁じます。",
        "저작권자 ⓒ 포스트, 무단 전재 및 재배포 금지",
        "جميع الحقوق محفوظة",
        "https://www.post.example/news/bridge-closed",
    ],
)
def test_a_notice_tells_nothing(line: str) -> None:
    assert without(line) == ""


def test_a_sentence_beside_a_notice_is_kept() -> None:
    assert (
        without("The bridge is closed. All rights reserved. It opens in May.")
        == "The bridge is closed. It opens in May."
    )
    assert own_words(["The bridge is closed.", "All rights reserved."]) == 4


@pytest.mark.parametrize(
    "line",
    [
        "The court said that the author had reserved the rights to the film.",
        "Copies of the report were sent to every member of the council.",
        "A word on use: " + "the record " * 60 + "must not be copied.",
    ],
)
def test_a_story_about_rights_is_told(line: str) -> None:
    assert without(line) == line


def test_an_offer_beside_nothing_but_notices_is_a_paywall() -> None:
    assert kind(f"{CALL}{RIGHTS}") == "paywall"
    assert kind(f"{BRIEF}{RIGHTS}") == "article"


def test_a_page_of_nothing_but_notices_is_empty() -> None:
    assert kind(RIGHTS) == "empty"


def test_an_offer_is_seen_before_the_notice_behind_it() -> None:
    offer = "<div class=gate><h3>The rest of this story is for subscribers</h3><p>1 euro a month</p></div>"
    cut = "<p>The bridge over the canal is closed from Monday, and lorries have to go through the old town, where…</p>"
    assert kind(f"{cut}{offer}{RIGHTS}") == "paywall"
    assert kind(f"{cut}{RIGHTS}") == "article"
