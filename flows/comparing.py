"""Compares what is new in the published warehouse with the seeds and spools the outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows import methods, refreshing
from warehouse import adoption, db, seed_rows
from warehouse.compare import engine
from warehouse.judgement_rows import adoption_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flows.run import Run


def compare_pending(run: Run, seeds: Sequence[str] | None, method: str | None = None) -> int:
    """Compare every pair that this method has not compared yet. Returns the number of pairs.

    Texts whose features an earlier version made are taken up anew before.
    ``seeds`` None means all active seeds. ``method`` None means the one that the settings put in force, which the
    warehouse is told if it is another than before; one that is named leaves in force what is.
    """
    refreshing.refresh(run)
    pairs = 0
    chosen = methods.chosen(run.settings, method)
    with db.read_only(run.settings.published) as con:
        adopted = adoption.to_adopt(con, chosen.name, is_named=method is not None)
        if adopted is not None:
            run.note("adoption", adoption_row(adopted, run.clock.now(), run.run_id))
        for result in engine.compare(con, run.clock.now(), run.run_id, seeds, chosen):
            run.note("comparison", seed_rows.comparison_row(result))
            for row in seed_rows.passage_rows(result):
                run.note("passage", row)
            pairs += 1
            run.breathe()
    run.flush()
    return pairs
