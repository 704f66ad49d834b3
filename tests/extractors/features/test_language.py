# ruff: noqa: RUF001 - Russian
from __future__ import annotations

import pytest

from extractors.features.language import detect, primary


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The council met on Monday and decided that the old bridge must be closed to lorries.", "en"),
        ("Der Stadtrat hat am Montag beschlossen, die alte Brücke für Lastwagen zu sperren.", "de"),
        ("В понедельник городской совет решил закрыть старый мост для грузовиков.", "ru"),
        ("El ayuntamiento decidió el lunes cerrar el puente viejo a los camiones.", "es"),
        ("Le conseil municipal a décidé lundi de fermer le vieux pont aux camions.", "fr"),
        ("Zastupitelé v pondělí rozhodli, že starý most bude pro nákladní auta uzavřen.", "cs"),
    ],
)
def test_languages_of_a_sentence(text: str, lang: str) -> None:
    found, confidence = detect(text)
    assert found == lang
    assert confidence is not None
    assert confidence > 0.5


def test_a_wrong_claim_does_not_win_against_a_clear_text() -> None:
    text = "Der Stadtrat hat am Montag beschlossen, die alte Brücke für Lastwagen zu sperren."
    assert detect(text, "en-US")[0] == "de"


def test_a_claim_decides_for_a_short_text() -> None:
    assert detect("Radio Minsk", "ru") == ("ru", None)


def test_no_letters_no_language() -> None:
    assert detect("12:30 --- 14:45") == (None, None)
    assert detect("") == (None, None)


@pytest.mark.parametrize(
    ("tag", "lang"), [("en-US", "en"), ("PT_br", "pt"), ("no", "nb"), ("", None), (None, None), ("1", None)]
)
def test_tags(tag: str | None, lang: str | None) -> None:
    assert primary(tag) == lang
