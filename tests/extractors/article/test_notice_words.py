from __future__ import annotations

import pytest
from wordfreq import top_n_list, word_frequency

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
        ("Vui lòng nhấn nút để đọc tiếp", {"wait", "press", "read"}),
        ("اضغط الزر لمتابعة القراءة", {"press"}),
    ],
)
def test_what_a_notice_speaks_of_is_known_in_many_languages(text: str, spoken: set[str]) -> None:
    assert spoken <= set(meanings(text))


LANGUAGES = (
    "en",
    "de",
    "nl",
    "sv",
    "da",
    "nb",
    "fi",
    "fr",
    "es",
    "pt",
    "it",
    "ro",
    "pl",
    "cs",
    "hu",
    "ru",
    "uk",
    "el",
    "tr",
)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_of_a_language_hardly_speak_of_it(lang: str) -> None:
    """One word in forty at most, by how often words are used: a notice has one in ten."""
    used = [(word, word_frequency(word, lang)) for word in top_n_list(lang, 5000) if word.isalpha()]
    spoken = sum(often for word, often in used if set(meanings(word)) - {"reader"})
    assert spoken < sum(often for _, often in used) / 40


def test_words_are_counted() -> None:
    assert meanings("button, button; Button")["press"] == 3


def test_a_whole_word_is_not_the_beginning_of_one() -> None:
    assert meanings("Vydavatel vydal knihu") == {}, "vy is a whole word in Czech"


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    assert meanings("x " * MAX_CHARS + "button") == {}


def test_every_meaning_has_words_and_short_ones_are_whole() -> None:
    assert set(PARTS) <= set(MEANINGS)
    assert [
        stem for stems in STEMS.values() for stem in stems.split() if len(stem) < 3 and not stem.endswith(".")
    ] == []
