from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.settings import Settings
from extractors.fetch import policy

if TYPE_CHECKING:
    from extractors.records import Barrier, Outcome

NOW = datetime(2022, 1, 12, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, "ok"),
        (204, "ok"),
        (304, "not_modified"),
        (301, "http_error"),
        (404, "not_found"),
        (410, "not_found"),
        (401, "blocked"),
        (403, "blocked"),
        (407, "blocked"),
        (402, "blocked"),
        (206, "http_error"),
        (429, "http_error"),
        (451, "blocked"),
        (400, "http_error"),
        (500, "http_error"),
    ],
)
def test_outcome_of_a_status(status: int, outcome: str) -> None:
    assert policy.outcome_of(status) == outcome


def test_retries_help_with_5xx_429_and_passing_network_errors_only() -> None:
    again = {status for status in range(100, 600) if policy.may_retry(policy.outcome_of(status), status)}
    assert again == {429, *range(500, 600)} - {501}
    for passing in ("connect_error", "protocol_error", "truncated"):
        assert policy.may_retry(passing, None)
        assert not policy.may_retry(passing, None, lasting=True)
    assert not policy.may_retry("blocked", 503)
    assert not policy.may_retry("timeout", None)
    assert not policy.may_retry("refused", None)


def test_who_is_asked_to_wait() -> None:
    assert policy.asks_for_rest(429, None)
    assert policy.asks_for_rest(503, "120")
    assert not policy.asks_for_rest(503, None)
    assert not policy.asks_for_rest(403, "120")


@pytest.mark.parametrize(
    ("outcome", "status", "barrier", "expected"),
    [
        ("ok", 200, None, False),
        ("not_found", 404, None, False),
        ("too_large", 200, None, False),
        ("blocked", 401, "login", False),
        ("blocked", 402, "payment", False),
        ("blocked", 451, "legal", False),
        ("blocked", 403, "forbidden", True),
        ("blocked", 200, "challenge", True),
        ("retry_later", 429, "rate_limit", True),
        ("http_error", 400, None, False),
        ("http_error", 500, None, True),
        ("timeout", None, None, True),
        ("connect_error", None, None, True),
    ],
)
def test_what_speaks_against_the_whole_host(
    outcome: Outcome, status: int | None, barrier: Barrier | None, *, expected: bool
) -> None:
    assert policy.speaks_against_host(outcome, status, barrier) is expected


@given(st.integers(1, 50), st.floats(0, 1, exclude_max=True))
def test_a_retry_is_never_hot_and_never_late(attempt: int, chance: float) -> None:
    assert 1.0 <= policy.retry_delay(attempt, chance) <= 60.0


@given(st.floats(0, 100), st.none() | st.floats(), st.floats(0, 100))
def test_the_host_gets_at_least_the_configured_delay(configured: float, crawl: float | None, most: float) -> None:
    delay, reason = policy.host_delay(configured, crawl, most)
    assert configured <= delay <= max(configured, most)
    assert reason.endswith(" s")


def test_crawl_delay_wins_if_longer_and_is_capped() -> None:
    assert policy.host_delay(1, 5, 60) == (5, "crawl_delay 5 s")
    assert policy.host_delay(1, 500, 60) == (60, "crawl_delay 60 s")
    assert policy.host_delay(2, 1, 60) == (2, "host_delay 2 s")


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 7 ", 7),
        ("0", 0),
        ("1.5", 1),
        ("99999999", 86_400),
        ("Wed, 12 Jan 2022 10:05:00 GMT", 300),
        ("Wed, 12 Jan 2022 11:05:00 +0100", 300),
        ("Wed, 12 Jan 2022 09:00:00 GMT", 0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
        ("٣", None),
        ("Fri, 31 Dec 9999 23:59:59 -1400", None),
    ],
)
def test_retry_after_in_both_forms(value: str | None, seconds: int | None) -> None:
    expected = None if seconds is None else NOW + timedelta(seconds=seconds)
    assert policy.parse_retry_after(value, NOW) == expected


@given(st.text(max_size=60))
def test_retry_after_never_raises(value: str) -> None:
    at = policy.parse_retry_after(value, NOW)
    assert at is None or NOW <= at <= NOW + policy.RETRY_AFTER_LIMIT


def test_types_that_are_worth_reading() -> None:
    for kind in (
        None,
        "",
        "text/html; charset=x",
        "application/xhtml+xml",
        "application/octet-stream",
        "application/gzip",
    ):
        assert policy.accepts("article", kind)
    for kind in ("image/png", "VIDEO/mp4", "application/pdf", "application/zip", "application/vnd.ms-excel"):
        assert not policy.accepts("article", kind)
    assert policy.accepts("robots", "image/png")


def test_settings_are_taken_over_whole() -> None:
    taken = policy.FetchSettings.from_settings(Settings(host_delay=3.5, extra_ports=(8080,)))
    assert (taken.host_delay, taken.extra_ports) == (3.5, (8080,))
    assert taken.user_agent.startswith("newswake/")
