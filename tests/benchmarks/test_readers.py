"""Readers while a writer publishes, at a small size; and that the benchmark would notice what must not happen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.readers import DONE, Plan, Tally, quantile, read, run, tell, write

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


def test_no_reader_meets_an_error_or_a_torn_read_while_a_run_publishes(tmp_path: Path) -> None:
    plan = Plan(tmp_path, readers=2, queries=8, publications=3, pages=3, pause=0.1)
    tallies = run(plan)
    assert len(tallies) == 2
    assert [(tally.torn, tally.errors) for tally in tallies] == [(0, []), (0, [])]
    assert all(len(tally.seconds) >= 8 for tally in tallies)
    assert max(max(tally.versions) for tally in tallies) > 1


def test_a_run_that_is_not_whole_is_a_torn_read(tmp_path: Path) -> None:
    plan = Plan(tmp_path, queries=3, pages=3)
    write(plan, 0)
    (tmp_path / DONE).touch()
    assert read(plan).torn == 0
    assert read(replace(plan, pages=4)).torn == 3


def test_a_reader_that_is_locked_out_is_an_error(tmp_path: Path) -> None:
    (tmp_path / DONE).touch()
    found = read(Plan(tmp_path, queries=2))
    assert len(found.errors) == 2
    assert "nothing loaded yet" in found.errors[0]


def test_the_result_is_told() -> None:
    told = tell(Plan(None), [Tally([0.001 * n for n in range(1, 101)], {1, 2}, 1, ["Traceback"])])  # type: ignore[arg-type]
    assert "1 readers, 100 queries (100 at least each)" in told
    assert "errors 1, torn reads 1" in told
    assert "median 51 ms, p99 100 ms, longest 100 ms" in told
    assert told.endswith("\nTraceback")
    assert quantile([3.0], 0.99) == 3.0
