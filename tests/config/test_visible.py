from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.errors import ConfigError, FetchError
from config.visible import blanked, visible, visible_lines


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("a\rb\nc\td", "a\\rb\\nc\\td"),
        ("\x9b2J", "\\x9b2J"),
        ("abc\u202edcba", "abc\\u202edcba"),
        ("\u2066x\u2069", "\\u2066x\\u2069"),
        ("\ud800", "\\ud800"),
        ("Канал 运河 é", "Канал 运河 é"),
    ],
)
def test_what_a_terminal_would_obey_is_shown(hostile: str, shown: str) -> None:
    assert visible(hostile) == shown


@given(st.text())
def test_nothing_that_moves_the_cursor_is_left(text: str) -> None:
    assert not any(unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} for char in visible(text))


@given(st.text())
def test_visible_text_stays_as_it_is(text: str) -> None:
    assert visible(visible(text)) == visible(text)


def test_lines_of_our_own_stay_lines_and_blanks_stand_for_the_rest() -> None:
    assert visible_lines("one\n\x1btwo") == "one\n\\x1btwo"
    assert blanked("one\n\x1btwo") == "one  two"


def test_an_error_that_quotes_the_web_cannot_forge_a_line_of_the_log() -> None:
    error = FetchError("no answer\nINFO all is well", subject="http://a.example/\x1b[2J", advice="Wait.")
    assert str(error) == "http://a.example/\\x1b[2J: no answer\\nINFO all is well. Wait."
    assert str(ConfigError("2 problems:\n  one\n  two")) == "2 problems:\n  one\n  two"
