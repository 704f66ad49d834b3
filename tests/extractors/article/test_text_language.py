from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extractors.article.extract import LEAST_WORDS, extract

if TYPE_CHECKING:
    from extractors.records import Article

ENGLISH = "The council of the town voted on Tuesday evening to close the old bridge to lorries, for the {} time."
GERMAN = "Der Rat der Stadt hat am Dienstagabend beschlossen, die alte Brücke für Lastwagen zu sperren, zum {}. Mal."
RUSSIAN = "Городской совет во вторник вечером решил закрыть старый мост для грузовиков, уже в {} раз за эти годы."
NORWEGIAN = "Kommunestyret vedtok tysdag kveld å stengje den gamle brua for lastebilar frå mars, for {}. gong."
JAPANESE = "港町の議会は火曜日の夜、古い橋を三月一日からトラックに対して閉鎖することを決めた。第{}回。"


def article(stated: str, sentence: str, times: int = 8) -> Article:
    text = "".join(f"<p>{sentence.format(number)}</p>" for number in range(1, times + 1))
    return extract(f'<html lang="{stated}"><head><title>x</title></head><body><article>{text}</article></body></html>',
                   "https://courier.example/x")  # fmt: skip


def told(found: Article) -> list[tuple[str, str, bool]]:
    return [(item.value, item.method, item.chosen) for item in found.evidence if item.field == "lang"]


@pytest.mark.parametrize(
    ("stated", "sentence", "lang"),
    [("en", GERMAN, "de"), ("de", ENGLISH, "en"), ("en-US", RUSSIAN, "ru"), ("zh", JAPANESE, "ja")],
)
def test_a_text_speaks_against_what_the_page_states(stated: str, sentence: str, lang: str) -> None:
    found = article(stated, sentence)
    assert found.lang == lang
    assert told(found)[-1] == (lang, "text", True)
    assert told(found)[0][:2] == (stated, "html")


@pytest.mark.parametrize(
    ("stated", "sentence", "lang"), [("de-AT", GERMAN, "de"), ("ru", RUSSIAN, "ru"), ("nn", NORWEGIAN, "nn")]
)
def test_where_text_and_page_agree_the_page_is_the_evidence(stated: str, sentence: str, lang: str) -> None:
    found = article(stated, sentence)
    assert (found.lang, told(found)) == (lang, [(stated, "html", True)])


def test_a_page_that_states_nothing_is_told_by_its_text() -> None:
    assert article("", GERMAN).lang == "de"
    assert told(article("", GERMAN)) == [("de", "text", True)]


def test_a_few_words_do_not_speak_against_a_page() -> None:
    few = article("en", GERMAN, times=2)
    assert few.word_count < LEAST_WORDS
    assert few.lang == "en"


def test_a_text_of_no_language_does_not_speak() -> None:
    assert article("de", "0 1 2 3 4 5 6 7 8 9 % {}", times=20).lang == "de"
    assert article("", "0 1 2 3 4 5 6 7 8 9 % {}", times=20).lang is None
