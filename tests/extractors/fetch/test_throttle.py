from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fetch import throttle

SECONDS = st.floats(0, 100)


def test_the_first_response_is_the_mean() -> None:
    assert throttle.mean_latency(None, 0.4, trouble=False) == 0.4
    assert throttle.mean_latency(None, None, trouble=True) is None


def test_a_faster_response_moves_the_mean_halfway_a_slower_one_at_once() -> None:
    assert throttle.mean_latency(4.0, 2.0, trouble=False) == 3.0
    assert throttle.mean_latency(2.0, 4.0, trouble=False) == 4.0


def test_quick_errors_do_not_make_us_quick() -> None:
    assert throttle.mean_latency(4.0, 0.01, trouble=True) == 4.0
    assert throttle.mean_latency(4.0, None, trouble=True) == 4.0
    assert throttle.mean_latency(4.0, 9.0, trouble=True) == 9.0


@given(st.lists(st.tuples(SECONDS, st.booleans()), min_size=1))
def test_the_mean_is_never_below_the_last_response_nor_above_the_slowest(seen: list[tuple[float, bool]]) -> None:
    mean = None
    for latency, trouble in seen:
        before, mean = mean, throttle.mean_latency(mean, latency, trouble=trouble)
        assert mean is not None
        assert mean >= latency
        assert not (trouble and before is not None and mean < before)
    assert mean is not None
    assert mean <= max(latency for latency, _ in seen)


@given(SECONDS)
def test_a_host_that_stays_fast_is_soon_taken_for_fast(slow: float) -> None:
    mean: float | None = slow
    for _ in range(20):
        mean = throttle.mean_latency(mean, 0.1, trouble=False)
    assert mean == pytest.approx(0.1, abs=0.001)


def test_the_rest_is_named_and_capped() -> None:
    assert throttle.rest_of(2.4, 1.0, 30.0) == (2.4, "latency 2.4 s x 1")
    assert throttle.rest_of(2.4, 0.5, 30.0) == (1.2, "latency 2.4 s x 0.5")
    assert throttle.rest_of(20.0, 2.0, 30.0) == (30.0, "latency 20.0 s x 2, at most 30 s")
    assert throttle.rest_of(2.4, 0.0, 30.0)[0] == 0.0
    assert throttle.rest_of(None, 1.0, 30.0)[0] == 0.0


def test_what_is_older_than_a_day_is_forgotten() -> None:
    assert throttle.remembered(2.0, 86_400.0) == 2.0
    assert throttle.remembered(2.0, 86_401.0) is None
