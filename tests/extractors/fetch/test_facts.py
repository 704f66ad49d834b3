from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta, timezone
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fetch import facts
from extractors.records import Barrier, Fetch, Outcome, Purpose
from tests.extractors.fetch.warcs import FETCH

# Everything that Python holds in a string: controls, lone surrogates, every kind of line break.
TEXT = st.text(st.characters(codec=None), max_size=40) | st.sampled_from(
    ["", " ", "\\", "\\x0a", "\r\n\r\nWARC/1.1", "\u2028"]
)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
NUMBER = st.integers(-(10**12), 10**12)
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=-3, minutes=-30)), timezone(timedelta(seconds=37))])
TIME = st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=ZONES)  # noqa: DTZ001 - hypothesis wants it
VALUES = {
    "str": TEXT,
    "str | None": st.none() | TEXT,
    "int": NUMBER,
    "int | None": st.none() | NUMBER,
    "datetime": TIME,
    "datetime | None": st.none() | TIME,
    "tuple[str, ...]": TEXTS,
    "Purpose": st.sampled_from(get_args(Purpose)),
    "Outcome": st.sampled_from(get_args(Outcome)),
    "Barrier | None": st.none() | st.sampled_from(get_args(Barrier)),
}
KNOWN = {field.name: VALUES[str(field.type)] for field in dataclasses.fields(Fetch) if field.name not in facts.PLACE}
FETCHES = st.builds(Fetch, **KNOWN)


@given(FETCHES)
def test_what_is_written_is_read_back(fetch: Fetch) -> None:
    assert facts.fetch_of(facts.fields(fetch)) == fetch


@given(FETCHES)
def test_a_value_is_one_line_of_unicode_without_blanks_at_its_ends(fetch: Fetch) -> None:
    for name, value in facts.fields(fetch):
        assert name.isidentifier()
        assert len(value.splitlines()) <= 1
        assert value == value.strip()
        value.encode("utf-8")


def test_only_where_records_lie_is_left_out() -> None:
    every = {field.name for field in dataclasses.fields(Fetch)}
    assert set(KNOWN) == every - {"warc_file", "warc_offset", "warc_length", "records"}


def test_a_webmaster_can_read_it() -> None:
    lines = [f"{name}: {value}" for name, value in facts.fields(FETCH)]
    for line in (
        "requested_url: https://outlet.example/old",
        "started_at: 2022-01-08T12:30:15.123456+00:00",
        "outcome: ok",
        "waited_ms: 1010",
        "wait_reason: crawl_delay 1 s",
        "delay_ms: 1000",
        "robots: allow: /",
        "opt_outs: tdm-reservation: 1",
        "opt_outs: x-robots-tag: noai",
        "hop: 1",
    ):
        assert line in lines
    assert not any(line.startswith("error") for line in lines)


def test_what_would_end_a_line_is_escaped() -> None:
    fetch = dataclasses.replace(FETCH, error="a\r\nb\\c\u2028 ")
    assert dict(facts.fields(fetch))["error"] == r"a\x0d\x0ab\\c\u2028\x20"


def test_names_of_others_are_passed_over() -> None:
    assert facts.fetch_of((*facts.fields(FETCH), ("via", "https://a.example/"), ("", ""))) == FETCH


@pytest.mark.parametrize(
    ("name", "value"), [("outcome", "splendid"), ("status", "two"), ("started_at", "yesterday"), ("barrier", "moat")]
)
def test_a_value_that_cannot_be_ours_is_refused(name: str, value: str) -> None:
    pairs = [pair for pair in facts.fields(FETCH) if pair[0] != name]
    with pytest.raises(ValueError, match=r".+"):
        facts.fetch_of([*pairs, (name, value)])


def test_what_no_request_lacks_must_be_there() -> None:
    with pytest.raises(ValueError, match="fetch_id"):
        facts.fetch_of([pair for pair in facts.fields(FETCH) if pair[0] != "fetch_id"])
