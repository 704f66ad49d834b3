from __future__ import annotations

import pytest

from extractors.features.background import HIGHEST, key_rarity, rarity, term_rarity, term_shares
from extractors.features.beginnings import beginning
from extractors.features.shingles import shingles
from extractors.features.stems import stem
from extractors.features.terms import LEAD_TERMS, lead, weigh
from extractors.features.words import even, folded, words


@pytest.mark.parametrize(
    ("one", "two", "lang"),
    [
        ("protests", "protest", "en"),
        ("tokayev's", "tokayev", "en"),
        ("cities", "city", "en"),
        ("протесты", "протестов", "ru"),
        ("l'ukraine", "ukraine", "fr"),
        ("gobiernos", "gobierno", "es"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, two: str, lang: str) -> None:
    assert stem(one, lang) == stem(two, lang)


@pytest.mark.parametrize(("one", "two"), [("bus", "bu"), ("crisis", "crisi"), ("was", "wa"), ("press", "pres")])
def test_words_that_only_look_like_plurals(one: str, two: str) -> None:
    assert stem(one, "en") != two


def test_rare_words_weigh_more_and_common_ones_nothing() -> None:
    known = {term: rarity(share) for term, share in term_shares("en").items()}
    assert known["the"] < 0.01
    assert known["gover"] < known["reser"] < HIGHEST
    assert rarity(0.5) < rarity(1e-3) < rarity(1e-6)


def test_a_title_counts_double() -> None:
    body = folded("a dam and a smelter")
    assert weigh(folded("dam"), body, "en")["dam"] > weigh([], body, "en")["dam"]
    assert weigh(folded("dam"), body, "en")["smelt"] == weigh([], body, "en")["smelt"]


def test_languages_without_a_list_go_by_the_open_texts() -> None:
    found = weigh([], ["virusi", "serikali", "maandamano"], "sw")
    assert found["virus"] < found["serik"] == found["maand"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("coronavirus", "коронавирус"),
        ("minister", "министров"),
        ("kazakhstan", "kasachstan"),
        ("président", "presidente"),
        ("protests", "protested"),
    ],
)
def test_forms_and_relatives_of_a_word_begin_alike(one: str, two: str) -> None:
    assert beginning(one) == beginning(two)


@pytest.mark.parametrize("word", ["a", "of", "2022", "12", "я"])
def test_what_says_nothing_is_no_term(word: str) -> None:
    assert beginning(word) is None


def test_what_is_in_all_the_news_weighs_less() -> None:
    assert term_rarity("the", "en") < 0.1 < term_rarity("koron", "en") < term_rarity("smelt", "en")
    assert key_rarity("~2020") < key_rarity("~2300")


def test_the_lead_is_the_first_terms_of_headline_and_text() -> None:
    title, text = folded("Dam is full"), folded(" ".join(f"word{n} {n}" for n in range(50)) + " dam")
    weights = weigh(title, text, "en")
    found = lead(title, text, weights)
    assert found[0] == "dam"
    assert len(found) <= LEAD_TERMS
    assert weights.keys() >= set(found)


def test_words_of_scripts_without_spaces_are_pairs() -> None:
    assert words("水库 dam") == ["水库", "dam"]
    assert words("水位计") == ["水位", "位计"]


def test_invisible_characters_are_no_part_of_words() -> None:
    assert words(even("reser\u00advoir \ufb01ll\u200bed")) == ["reservoir", "filled"]


def test_shingles_are_of_three_words_in_order() -> None:
    one = shingles(folded("The dam is full again"))
    assert len(one) == 3
    assert set(shingles(folded("THE DAM is full"))) < set(one)
    assert shingles(folded("full is dam the")) == shingles(folded("full is dam the"))
    assert not set(shingles(folded("full is dam the"))) & set(one)
    assert shingles(["a", "b"]) == ()
