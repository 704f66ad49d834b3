# ruff: noqa: RUF001 - words in other scripts
from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.features.background import key_rarity
from extractors.features.concept_words import TABLE
from extractors.features.concepts import concepts, key_of
from extractors.features.further import further
from extractors.features.words import even

ROWS = [line.split("\t") for line in TABLE.splitlines()]
LANGUAGES = ROWS[0][1:]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Infected patients were vaccinated in two hospitals."),
        ("de", "Infizierte Patienten wurden in zwei Krankenhäusern geimpft."),
        ("es", "Los pacientes infectados fueron vacunados en dos hospitales."),
        ("ru", "Заражённые пациенты получили прививку в двух больницах."),
        ("zh", "两家医院的感染患者接种了疫苗。"),
    ],
)
def test_the_same_is_named_in_each_language(lang: str, text: str) -> None:
    found = set(concepts(even(text), lang))
    assert len(found & {"*infection", "*patient", "*vaccination", "*vaccine", "*hospital"}) >= 3


def test_compounds_and_forms() -> None:
    assert concepts("waldbrandgefahr schulschließungen", "de") != []
    assert concepts("он арестован", "ru") == concepts("его арестовали", "ru") == ["*arrest"]
    assert "*prime_minister" in concepts("the prime minister resigned", "en")


def test_a_language_without_words_has_none() -> None:
    assert concepts("the police arrested him", "sw") == concepts("the police", None) == []


def test_a_word_stands_for_one_concept_in_its_language() -> None:
    assert all(len(row) == len(ROWS[0]) for row in ROWS)
    for at, lang in enumerate(LANGUAGES, start=1):
        keys = [key_of(word, lang) for row in ROWS[1:] for word in row[at].split("|") if word]
        assert len(keys) == len(set(keys)), lang


def test_further_keys_are_concepts_and_numbers_as_written() -> None:
    found = further("Police", even("In 2020 the police counted 007 cars. Police left."), "en")
    assert {"*police", "~2020", "~7"} <= found.keys()
    assert found["*police"] == pytest.approx((1 + math.log(3)) * key_rarity("*police"), abs=1e-4)
    assert found["~2020"] == pytest.approx(key_rarity("~2020"), abs=1e-4)


@given(st.text(max_size=200), st.sampled_from([*LANGUAGES, "sw", None]))
def test_any_text_has_concepts_and_always_the_same(text: str, lang: str | None) -> None:
    assert further(None, even(text), lang) == further(None, even(text), lang)
