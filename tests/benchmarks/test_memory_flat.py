"""What the samples of the memory benchmark say."""

from __future__ import annotations

import pytest

from tests.benchmarks.memory_flat import Sample, trend


def test_what_comes_before_the_warm_up_does_not_count() -> None:
    samples = [Sample(n * 500, 100.0 if n <= 4 else 200.0) for n in range(1, 41)]
    found = trend(samples, 2_000)
    assert (found.first_mb, found.last_mb, found.is_flat) == (200.0, 200.0, True)
    assert found.mb_per_1000 == pytest.approx(0.0)
    assert not trend(samples, 0).is_flat


def test_a_leak_of_a_kilobyte_for_each_page_is_seen() -> None:
    found = trend([Sample(n * 500, 150.0 + n * 0.5) for n in range(1, 41)], 2_000)
    assert found.mb_per_1000 == pytest.approx(1.0)
    assert not found.is_flat
