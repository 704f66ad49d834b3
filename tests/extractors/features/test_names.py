# ruff: noqa: RUF001 - names in other scripts
from __future__ import annotations

import math

import pytest

from extractors.features.names import keys
from extractors.features.numerals import numbers
from extractors.features.skeleton import skeleton
from extractors.features.territories import longest_match


@pytest.mark.parametrize(
    "spellings",
    [
        {"ru": "Токаев", "en": "Tokayev", "de": "Tokajew", "fr": "Tokaïev"},
        {"ru": "Алматы", "en": "Almaty"},
        {"ru": "Казахстан", "en": "Kazakhstan", "de": "Kasachstan"},
        {"ru": "Лукашенко", "en": "Lukashenko", "de": "Lukaschenko", "fr": "Loukachenko", "pl": "Łukaszenko"},
        {"ru": "Назарбаев", "en": "Nazarbayev", "de": "Nasarbajew"},
        {"ru": "Джонсон", "en": "Johnson"},
        {"ru": "Песков", "en": "Peskov", "de": "Peskow"},
        {"ru": "Путин", "en": "Putin", "fr": "Poutine", "tr": "Putin"},
    ],
)
def test_a_name_has_one_skeleton_in_all_languages(spellings: dict[str, str]) -> None:
    assert len({skeleton(name, lang) for lang, name in spellings.items()}) == 1


@pytest.mark.parametrize("form", ["Токаева", "Токаеву", "Токаевым", "Токаеве"])
def test_russian_cases_have_the_skeleton_of_the_name(form: str) -> None:
    assert skeleton(form, "ru") == skeleton("Токаев", "ru")


def test_different_names_stay_different() -> None:
    names = ["Putin", "Poroshenko", "Johnson", "Jackson", "Merkel", "Macron", "Minsk", "Moscow", "Almaty", "Astana"]
    assert len({skeleton(name, "en") for name in names}) == len(names)


@pytest.mark.parametrize(
    ("words", "lang", "key"),
    [
        (["Germany"], "en", "@DE"),
        (["Deutschland"], "de", "@DE"),
        (["Allemagne"], "fr", "@DE"),
        (["Германии"], "ru", "@DE"),
        (["России"], "ru", "@RU"),
        (["Россией"], "ru", "@RU"),
        (["Kazachstánu"], "cs", "@KZ"),
        (["United", "Kingdom", "and"], "en", "@GB"),
        (["Mali"], "en", "@ML"),
    ],
)
def test_countries_have_one_key_in_all_languages(words: list[str], lang: str, key: str) -> None:
    match = longest_match(words, lang)
    assert match
    assert match[0] == key


def test_what_is_no_country() -> None:
    assert longest_match(["Kazakh"], "en") is None
    assert longest_match(["Nowhere"], "en") is None
    assert longest_match(["Germany"], "xx") is None


def test_first_words_of_sentences_are_no_names() -> None:
    found = keys(None, "However the talks failed. Yesterday nobody came. Protesters stayed away from Brennick.", "en")
    assert set(found) == {skeleton("Brennick", "en")}


def test_title_case_makes_no_names() -> None:
    assert keys("Harsh Winter Brings Long Queues", "The winter was harsh, and queues were long.", "en") == {}


def test_german_nouns_are_no_names() -> None:
    text = "Gestern hat die Regierung in der Hauptstadt ein Gesetz vorgelegt, sagte Minister Tokajew dem Parlament."
    found = keys(None, text, "de")
    assert skeleton("Tokajew", "de") in found
    for noun in ("Regierung", "Hauptstadt", "Gesetz"):
        assert skeleton(noun, "de") not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3,000 people", ["#3000"]),
        ("3.000 Menschen", ["#3000"]),
        ("3 000 человек", ["#3000"]),
        ("1.5 million", ["#1500000"]),
        ("1,5 млн", ["#1500000"]),
        ("12 percent, or 12%", ["#12%", "#12%"]),
        ("in 2022", []),
        ("7 men", []),
        ("2,022 men", ["#2022"]),
        ("$19 billion", ["#19000000000"]),
        ("9" * 400, []),
    ],
)
def test_numbers_have_one_spelling(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected


def test_two_languages_share_keys() -> None:
    english = keys(
        None,
        "On Tuesday President Kassym-Jomart Tokayev said that 3,000 troops would leave Almaty. Armenia, Russia agreed.",
        "en",
    )
    russian = keys(
        None,
        "Во вторник президент Касым-Жомарт Токаев заявил, что 3 000 военных покинут Алматы. Армения и Россия согласны.",
        "ru",
    )
    other = keys(None, "В городском парке Лондона открылась выставка велосипедов, её посетила Мэри Смит.", "ru")
    assert {"tkv", "#3000", "almt", "@AM", "@RU"} <= set(english) & set(russian)
    assert cosine(english, russian) > 0.5
    assert cosine(english, other) < 0.1


def cosine(one: dict[str, float], two: dict[str, float]) -> float:
    dot = sum(weight * two.get(key, 0.0) for key, weight in one.items())
    return dot / math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in two.values()))
