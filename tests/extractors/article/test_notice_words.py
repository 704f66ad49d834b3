from __future__ import annotations

import pytest

from extractors.article.notice_words import MAX_CHARS, MEANINGS, PARTS, STEMS, meanings


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Your browser blocks our advertisements. Press the button to confirm.", {"browser", "data", "press", "agree"}),
        ("Bitte bestätigen Sie, dass Ihr Browser kein Automat ist.", {"agree", "browser", "machine", "reader"}),
        ("Le reste de l'article est pour nos abonnés, un euro par mois.", {"rest", "read", "subscribe", "pay"}),
        ("Z vášho pripojenia prišlo veľa žiadostí, počkajte 90 sekúnd.", {"connection", "reader"}),
        ("Ваш браузер отправил слишком много запросов, подождите минуту.", {"browser", "requests", "wait", "reader"}),
        ("続きをお読みになるには会員登録が必要です。", {"rest", "read", "account", "subscribe"}),
        ("请点击按钮确认您不是机器人", {"press", "agree", "machine", "reader"}),
        ("Vui lòng nhấn nút để đọc tiếp", {"wait", "press", "read", "rest"}),
        ("اضغط الزر لمتابعة القراءة", {"press"}),
    ],
)
def test_what_a_notice_speaks_of_is_known_in_many_languages(text: str, spoken: set[str]) -> None:
    assert spoken <= set(meanings(text))


def test_news_hardly_speak_of_it() -> None:
    told = "The harbour council closed the northern quay on Tuesday after divers found cracks in two of its pillars."
    assert meanings(told) == {}


def test_words_are_counted() -> None:
    assert meanings("button, button; Button")["press"] == 3


def test_a_whole_word_is_not_the_beginning_of_one() -> None:
    assert meanings("Vydavatel vydal knihu") == {}, "vy is a whole word in Czech"


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    assert meanings("x " * MAX_CHARS + "button") == {}


def test_every_meaning_has_words_and_no_stem_is_shorter_than_its_key() -> None:
    assert set(PARTS) <= set(MEANINGS)
    assert all(len(stem) > 2 or stem.endswith(".") for stems in STEMS.values() for stem in stems.split())
