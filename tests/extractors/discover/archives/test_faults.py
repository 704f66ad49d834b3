from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.discover.archives import faults


@pytest.mark.parametrize(
    ("status", "fault"),
    [
        (None, None),
        (200, None),
        (302, None),
        (404, None),
        (410, None),
        (400, "bad_query"),
        (403, "unavailable"),
        (405, "bad_query"),
        (414, "bad_query"),
        (429, "rate_limited"),
        (451, "blocked_site"),
        (500, "unavailable"),
        (503, "unavailable"),
        (599, "unavailable"),
    ],
)
def test_a_status_alone(status: int | None, fault: str | None) -> None:
    assert faults.of_status(status) == fault


def test_only_passing_faults_are_worth_a_second_try() -> None:
    assert [fault for fault in get_args(faults.Fault) if faults.may_pass(fault)] == ["rate_limited", "unavailable"]
    assert not faults.may_pass(None)


def test_what_an_error_says_is_one_harmless_line() -> None:
    assert faults.said(b"<h1>429\nToo&nbsp;many</h1>\x1b[31m") == "429 Too many [31m"
    assert faults.said(b"") is None
    assert len(faults.said(b"x" * 10_000) or "") == faults.MAX_SAID


def test_a_problem_names_status_and_words() -> None:
    assert faults.explain(503, b"<b>Slow Down</b>") == "status 503: Slow Down"
    assert faults.explain(503, b"") == "status 503"
    assert faults.explain(None, b"") == "no answer"


@given(st.binary(max_size=200))
def test_no_body_raises(body: bytes) -> None:
    said = faults.said(body)
    assert said is None or (said and not {"\n", "\x1b", "\0"} & set(said))
    assert faults.opening(body) == faults.opening(body).casefold()
