# ruff: noqa: RUF001 - lines in many languages

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.article.quotes import MAX_QUOTES, quotes


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "“We shall rebuild the old bridge,” said Ann Tolley on Monday.",
            "We shall rebuild the old bridge,",
            "Ann Tolley",
        ),
        ('"We shall rebuild the old bridge," Tolley said.', "We shall rebuild the old bridge,", "Tolley"),
        ('Ann Tolley told reporters: "We shall rebuild the bridge."', "We shall rebuild the bridge.", "Ann Tolley"),
        (
            "„Wir bauen die alte Brücke wieder auf“, sagte Jens Brandt.",
            "Wir bauen die alte Brücke wieder auf",
            "Jens Brandt",
        ),
        ("« Nous allons reconstruire le pont », a déclaré Luc Morel.", "Nous allons reconstruire le pont", "Luc Morel"),
        ("«Мы восстановим старый мост», — сказал Иван Петров.", "Мы восстановим старый мост", "Иван Петров"),
        ("“We shall rebuild the old bridge,” he said.", "We shall rebuild the old bridge,", None),
        ("“We shall rebuild it soon,” said Brandt. For many that is late.", "We shall rebuild it soon,", "Brandt"),
        ("市長は「来年の春までに橋を必ず再建する」と述べた。", "来年の春までに橋を必ず再建する", None),
    ],
)
def test_a_quotation_and_its_speaker(text: str, words: str, speaker: str | None) -> None:
    (quote,) = quotes(text)
    assert (quote.text, quote.speaker) == (words, speaker)
    assert text[quote.start : quote.end] == words


def test_names_in_quotation_marks_are_no_quotations() -> None:
    assert quotes("The ferry “Saint Anne” and the film “A Bridge” were late.") == ()


def test_offsets_count_from_the_beginning_of_the_text() -> None:
    text = "First paragraph.\n“This is the second one,” said Tolley.\n“And this is the third,” said Brandt."
    found = quotes(text)
    assert [quote.speaker for quote in found] == ["Tolley", "Brandt"]
    assert all(text[quote.start : quote.end] == quote.text for quote in found)


def test_no_text_has_no_quotations_and_a_long_one_not_too_many() -> None:
    assert quotes(None) == ()
    assert len(quotes("“one two three four five” " * 500)) == MAX_QUOTES


@given(st.text(alphabet='“”„«»"「」 aB.\n,says', max_size=300))
def test_offsets_always_slice_back(text: str) -> None:
    for quote in quotes(text):
        assert text[quote.start : quote.end] == quote.text
        assert "\n" not in quote.text


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"The bridge is closed," said the harbour master, Ida Renn, "to all."', "Ida Renn"),
        ('The harbour master, Ida Renn, said: "The bridge is closed."', "Ida Renn"),
        ('"The bridge is closed," said the mayor on Monday.', None),
        ('On Monday the mayor said: "The bridge is closed."', None),
        ('He said: "The bridge is closed."', None),
    ],
)
def test_a_trade_before_the_name_and_a_day_behind_it(text: str, speaker: str | None) -> None:
    assert quotes(text)[0].speaker == speaker


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("“De brug is veilig genoeg voor mensen”, zegt Jan de Vries.", "Jan de Vries"),
        ("„Most jest wystarczająco bezpieczny dla ludzi” – powiedział Jan Kowalski.", "Jan Kowalski"),
        ('"Most je pro lidi dost bezpečný," řekl Jan Novák.', "Jan Novák"),
        ('"Köprü insanlar için yeterince güvenli" dedi Ahmet Yılmaz.', "Ahmet Yılmaz"),
        ("– Bron är säker nog för människor, säger Anna Berg.", "Anna Berg"),
        ("– Broen er trygg nok for folk, sier Kari Berg.", "Kari Berg"),
    ],
)
def test_speakers_in_more_languages(line: str, speaker: str) -> None:
    assert [quote.speaker for quote in quotes(line)] == [speaker]


@pytest.mark.parametrize(
    "line", ["– Bron är säker nog för människor.", "- one, two and three of a list", "– 12, säger"]
)
def test_a_dash_alone_quotes_nobody(line: str) -> None:
    assert quotes(line) == ()


def test_offsets_of_what_follows_a_dash() -> None:
    text = "First line.\n– Bron är säker nog för människor, säger Anna Berg."
    (quote,) = quotes(text)
    assert text[quote.start : quote.end] == quote.text == "Bron är säker nog för människor"
