from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.report import clean


def test_characters_that_hide_or_reorder_are_gone() -> None:
    assert clean.neutral("a\u202eb\u2066c\u200bd\x00e\ufefff\ud800g\u2028h\U000e0041") == "abcdefg h"


def test_joiners_and_line_breaks_stay() -> None:
    assert clean.neutral("\u0645\u06cc\u200c\u062e\n\tx") == "\u0645\u06cc\u200c\u062e\n\tx"


def test_piles_of_marks_are_cut_down() -> None:
    assert clean.neutral("e" + "\u0301" * 50) == "e" + "\u0301" * clean.MAX_MARKS


@given(st.text())
def test_neutral_is_idempotent_and_can_be_written(text: str) -> None:
    once = clean.neutral(text)
    assert clean.neutral(once) == once
    once.encode("utf-8")


@given(st.text(), st.integers(min_value=1, max_value=50))
def test_cut_keeps_to_its_limit(text: str, limit: int) -> None:
    assert len(clean.cut(text, limit)) <= limit


def test_cut_ends_at_a_word() -> None:
    assert clean.cut("one two three four", 15) == "one two three…"
    assert clean.cut(None, 5) == ""


@given(st.text())
def test_href_lets_only_web_addresses_through(text: str) -> None:
    found = clean.href(text)
    assert found is None or found.lower().startswith(("http://", "https://"))


@pytest.mark.parametrize("url", ["https://a.example/ж?q=1&b=(2)#c", "http://127.0.0.1:80/", "HTTPS://A.example"])
def test_plain_addresses_are_links(url: str) -> None:
    assert clean.href(url) == url


@pytest.mark.parametrize(
    ("code", "kept"), [("en", True), ("pt-BR", True), ("zh-Hant-TW", True), ('x" y', False), ("", False), ("e", False)]
)
def test_language_tags(code: str, kept: bool) -> None:
    assert clean.lang(code) == (code if kept else None)
