from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractors.fetch import breaker


def test_only_failures_in_a_row_count() -> None:
    failures = 0
    for trouble in (True, True, False, True):
        failures = breaker.count(failures, trouble=trouble)
    assert failures == 1


def test_it_opens_after_so_many_and_each_failed_trial_doubles_the_rest() -> None:
    assert [breaker.rest_of(failures, 5, 300.0, 0.0) for failures in range(4, 8)] == [0.0, 300.0, 600.0, 1200.0]
    assert breaker.rest_of(1000, 5, 300.0, 0.0) == 86_400.0
    assert breaker.rest_of(1, 1, 300.0, 0.0) == 300.0


def test_chance_spreads_the_rests_apart_but_shortens_none() -> None:
    assert breaker.rest_of(5, 5, 300.0, 0.999) > 370


@given(st.integers(0, 10_000), st.integers(1, 1000), st.floats(1, 86_400), st.floats(0, 1, exclude_max=True))
def test_the_rest_is_bounded_and_grows(failures: int, allowed: int, first: float, chance: float) -> None:
    rest = breaker.rest_of(failures, allowed, first, chance)
    assert 0.0 <= rest <= 86_400.0
    assert (rest >= first) == (failures >= allowed)
    assert breaker.rest_of(failures + 1, allowed, first, chance) >= rest


def test_a_host_that_is_down_is_remembered_longer_than_between_two_runs() -> None:
    assert breaker.remembered(5, 7 * 86_400.0) == 5
    assert breaker.remembered(5, 31 * 86_400.0) == 0


def test_it_says_why_in_words() -> None:
    assert breaker.words(5) == "5 failures in a row"
    assert breaker.words(1) == "1 failure in a row"
