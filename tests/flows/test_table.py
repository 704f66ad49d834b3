from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows import table

CELLS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=200))


def columns_of(line: str) -> int:
    return sum(
        0 if unicodedata.category(char) in {"Mn", "Me", "Cf"} else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in line
    )


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("运河", 4), ("e\u0301", 1), ("", 0), ("ｱ", 1)])
def test_width_is_that_of_the_terminal(text: str, columns: int) -> None:
    assert table.width(text) == columns


@given(st.text(max_size=50), st.integers(1, 40))
def test_what_is_cut_fits(text: str, columns: int) -> None:
    assert table.width(table.fit(text, columns)) <= columns


def test_columns_stand_under_each_other() -> None:
    lines = list(table.aligned(("title", "score"), [("运河关闭", 0.5), ("canal", 12)], 80))
    assert lines == [
        "title     score",
        "--------  -----",
        "运河关闭    0.5",
        "canal        12",
    ]


@given(
    st.integers(1, 12).flatmap(
        lambda n: st.tuples(
            st.lists(st.text(max_size=30), min_size=n, max_size=n), st.lists(st.tuples(*[CELLS] * n), max_size=6)
        )
    ),
    st.integers(20, 200),
)
def test_no_line_is_wider_than_the_terminal(content: tuple[list[str], list[tuple[object, ...]]], terminal: int) -> None:
    names, rows = content
    for line in table.aligned(names, rows, terminal):
        assert columns_of(line) <= terminal


def test_many_columns_become_blocks() -> None:
    names = [f"column{number}" for number in range(20)]
    lines = list(table.aligned(names, [range(20)], 80))
    assert lines[0] == "-- 1 --"
    assert lines[1] == "column0   0"
    assert len(lines) == 21


def test_an_empty_answer_still_names_its_columns() -> None:
    assert list(table.aligned(("a", "b"), [], 80)) == ["a  b", "-  -"]
    assert list(table.tab_separated(("a", "b"), [])) == ["a\tb"]


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_tab_separated_has_one_line_per_row_and_one_tab_per_gap(rows: list[tuple[object, ...]]) -> None:
    lines = list(table.tab_separated(("a", "b"), rows))
    assert len(lines) == len(rows) + 1
    assert all(line.count("\t") == 1 for line in lines)


def test_values_are_written_for_people() -> None:
    east = timezone(timedelta(hours=2))
    assert table.cell(None) == ""
    assert table.cell(True) == "true"
    assert table.cell(datetime(2025, 3, 14, 9, 30, tzinfo=east)) == "2025-03-14 07:30:00Z"
    assert table.cell([datetime(2025, 3, 14, tzinfo=UTC), "\x1b"]) == '["2025-03-14 00:00:00Z", "\\u001b"]'
    assert table.cell(b"\x00\xff") == "00ff"
