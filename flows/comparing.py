"""Compares what is new in the published warehouse with the seeds and spools the outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warehouse import db, seed_rows
from warehouse.compare import engine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.run import Run


def compare_pending(run: Run, seeds: Sequence[str] | None) -> int:
    """Compare every pair that has no comparison by the current method yet. Returns the number of pairs.

    ``seeds`` None means all active seeds.
    """
    pairs = 0
    with db.read_only(run.settings.published) as con:
        for result in engine.compare(con, run.clock.now(), run.run_id, seeds):
            run.note("comparison", seed_rows.comparison_row(result))
            for row in seed_rows.passage_rows(result):
                run.note("passage", row)
            pairs += 1
            run.breathe()
    run.flush()
    return pairs
