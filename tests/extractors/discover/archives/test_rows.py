from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.discover.archives.rows import MAX_ROW, Rows, read_rows

ROWS = st.lists(st.lists(st.text(max_size=20), max_size=5), max_size=20)


@given(ROWS, st.sampled_from([None, 0, 1]))
def test_rows_are_read_as_json_reads_them(rows: list[list[str]], indent: int | None) -> None:
    assert read_rows(json.dumps(rows, indent=indent), 100) == Rows(tuple(map(tuple, rows)))


@given(ROWS, st.integers(min_value=0, max_value=200))
def test_what_is_cut_gives_the_rows_before(rows: list[list[str]], end: int) -> None:
    text = json.dumps(rows)
    found = read_rows(text[:end], 100)
    assert list(found.rows) == list(map(tuple, rows))[: len(found.rows)]
    assert found.broken == (end < len(text))


@pytest.mark.parametrize("text", ["", "[", "nonsense", "{}", '[["a"', "[" * 50_000])
def test_what_has_no_end_is_broken(text: str) -> None:
    assert read_rows(text, 10).broken


def test_a_row_beyond_the_limit_is_passed_over() -> None:
    text = json.dumps([["a"], ["x" * MAX_ROW], ["b"]])
    assert read_rows(text, 10) == Rows((("a",), ("b",)), strange=1)


def test_numbers_are_text_and_all_else_is_strange() -> None:
    assert read_rows('[["a", 5], ["a", null], ["a", 1.5], {"a": 1}, ["b"]]', 10) == Rows(
        (("a", "5"), ("b",)), strange=3
    )


def test_no_more_than_asked_for() -> None:
    assert read_rows('[["a"], ["b"], ["c"]]', 2) == Rows((("a",), ("b",)), capped=True)
