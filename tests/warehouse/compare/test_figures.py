"""Figures with what they count, in several languages; years, dates and names apart."""

# ruff: noqa: RUF001 - texts in several languages

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.compare.figures import MAX_FIGURES, figures

COUNTED = [
    ("en", "Orlund sent 3,000 paratroopers north.", "3,000 paratroopers", "3000", None),
    ("en", "Some 3,000 Garvian paratroopers came.", "3,000 Garvian paratroopers", "3000", None),
    ("en", "It makes 14 percent of the country's electricity.", "14 percent of the country's electricity", "14", "%"),
    ("en", "A loan of $1.5 billion was signed.", "$1.5 billion", "1500000000", "USD"),
    ("en", "A 25-year-old baker.", "25-year-old", "25", None),
    ("en", "Garvia lent 600 army engineers.", "600 army engineers", "600", None),
    ("en", "At twenty past four the next day. Three bakers were heard.", "Three bakers", "3", None),
    ("en", "Three bakers were heard.", "Three bakers", "3", None),
    ("en", "It weighs 1,234.5 tons.", "1,234.5 tons", "1234.5", None),
    ("de", "Es kamen 2.500 Soldaten aus Garvien.", "2.500 Soldaten", "2500", None),
    ("de", "Der Kredit über 1,9 Milliarden Euro läuft.", "1,9 Milliarden Euro", "1900000000", "EUR"),
    ("de", "Zwölf Brücken sind zu.", "Zwölf Brücken", "12", None),
    ("fr", "Près de 1 200 habitants sont partis.", "1 200 habitants", "1200", None),
    ("es", "El 5 por ciento de los votos.", "5 por ciento de los votos", "5", "%"),
    ("es", "Llegaron 300 soldados el 7 de enero.", "300 soldados", "300", None),
    ("it", "Sono 1,5 milioni di euro.", "1,5 milioni di euro", "1500000", "EUR"),
    ("ru", "Пострадали 1,5 млн человек.", "1,5 млн человек", "1500000", None),
    ("ru", "На это ушло 160 тыс. рублей.", "160 тыс. рублей", "160000", "RUB"),
    ("uk", "Прибуло 2 тисячі військових.", "2 тисячі військових", "2000", None),
    ("pl", "Straty to 3,5 mln osób.", "3,5 mln osób", "3500000", None),
    ("ar", "وصل ٣٬٠٠٠ جندي", "٣٬٠٠٠ جندي", "3000", None),
    ("zh", "约3000名伞兵抵达。", "3000名伞兵", "3000", None),
    ("zh", "约30万人离开。", "30万人离开", "300000", None),
]


@pytest.mark.parametrize(("lang", "text", "told", "value", "unit"), COUNTED)
def test_a_figure_has_its_value_and_what_it_counts(
    lang: str, text: str, told: str, value: str, unit: str | None
) -> None:
    (found,) = [figure for figure in figures(text, lang) if figure.value == value]
    assert (text[found.start : found.end], found.unit) == (told, unit)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "It was 2019, or 1999."),
        ("en", "On 7 January and on January 7 it rained until 10:30, then at 5 p.m. again."),
        ("en", "The F-16 flew over in 2021-22, and COVID-19 came for the 19th time; see section 3/4."),
        ("en", "One of them said no one knew. Two."),
        ("de", "Am 14. Mai um 17 Uhr."),
        ("es", "El 7 de enero."),
        ("ru", "7 января 2022 года."),
        ("zh", "2022年1月7日10时"),
    ],
)
def test_what_counts_nothing_is_no_figure(lang: str, text: str) -> None:
    assert figures(text, lang) == []


def test_numbers_are_spelled_out_in_a_language_that_is_known() -> None:
    assert figures("Three bakers were heard.", None) == []


@given(st.text(alphabet="0123456789,. $%€kmn-\nабв", max_size=200), st.sampled_from([None, "en", "ru"]))
def test_places_cut_out_the_number(text: str, lang: str | None) -> None:
    last = -1
    for figure in figures(text, lang):
        assert 0 <= figure.start < figure.end <= len(text)
        assert figure.start > last
        assert any(sign.isdigit() for sign in text[figure.start : figure.end])
        last = figure.start


def test_a_page_of_numbers_stays_cheap() -> None:
    assert figures("1" + " 111" * 100_000)
    assert len(figures("1 " * 200_000 + "12 tons " * 50_000)) == MAX_FIGURES
