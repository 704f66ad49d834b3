"""The texts of the benchmark are what they say, and what is planted among them is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks import near_duplicates
from tests.benchmarks.synthetic_texts import KINDS

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_planted_is_found_and_nothing_else(tmp_path: Path) -> None:
    near_duplicates.build(tmp_path / "near.duckdb", 168)
    found = near_duplicates.measure(tmp_path / "near.duckdb")
    assert (found["texts"], found["pairs"], found["others"]) == (168, 8, 0)
    assert {kind: (planted, hit) for kind, planted, hit in found["kinds"]} == dict.fromkeys(KINDS, (1, 1))
    assert next(near_duplicates.told(found)).startswith("168 texts: all pairs in ")
