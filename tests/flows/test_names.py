from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from flows import names

PREFECT_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def test_a_run_is_named_by_what_it_does_and_when_in_utc() -> None:
    what, _, when = names.run_name("kazakhstan-gamble").partition(" ")
    assert what == "kazakhstan-gamble"
    age = datetime.now(UTC) - datetime.strptime(when, "%Y-%m-%d %H:%M").replace(tzinfo=UTC)
    assert timedelta(0) <= age < timedelta(minutes=3)


def test_a_key_is_small_and_hyphenated() -> None:
    assert names.key("report", "Kazakhstan: a Gamble?!") == "report-kazakhstan-a-gamble"


def test_a_long_key_is_cut_and_ends_in_no_hyphen() -> None:
    assert names.key("report", "a" * (names.MAX_KEY - len("report-") - 1) + "-b") == "report-" + "a" * 72


@given(st.text(min_size=1))
def test_whatever_the_name_the_key_is_one_that_prefect_takes(name: str) -> None:
    key = names.key("report", name)
    assert len(key) <= names.MAX_KEY
    assert PREFECT_KEY.fullmatch(key)
