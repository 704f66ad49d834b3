from __future__ import annotations

import pytest

from extractors.features.background import HIGHEST, rarity, stem_shares
from extractors.features.shingles import shingles
from extractors.features.stems import stem
from extractors.features.terms import weigh
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
    known = {term: rarity(share) for term, share in stem_shares("en").items()}
    assert known["the"] < 0.01
    assert known["government"] < known["reservoir"] < HIGHEST
    assert rarity(0.5) < rarity(1e-3) < rarity(1e-6)


def test_a_title_counts_double() -> None:
    body = folded("a dam and a smelter")
    assert weigh(folded("dam"), body, "en")["dam"] > weigh([], body, "en")["dam"]
    assert weigh(folded("dam"), body, "en")["smelter"] == weigh([], body, "en")["smelter"]


def test_languages_without_a_list_go_by_length() -> None:
    found = weigh([], ["mu", "serikali", "maandamano"], "sw")
    assert found["mu"] < found["serikali"] < found["maandamano"]


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
