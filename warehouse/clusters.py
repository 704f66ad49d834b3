"""Near duplicates among all texts: which texts share much of their wording, whoever published them.

Every load ends with it: the texts that it brought are held against all others, by bands (``compare.bands``), and what
shares bands is counted in full. No two texts are looked at twice. Texts of earlier versions are taken in by the first
loads of this one. Each step is a transaction of its own: killed, the next load goes on.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse import db, statements
from warehouse.compare.bands import LEAST_RUNS, bands

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import duckdb

# Texts of one step. More would need more memory, fewer would read the bands of all others more often.
STEP = 20_000
# Texts of earlier versions whose bands are made at once: their hashes pass through Python.
PORTION = 1000
# Time for texts that were there before; what a load brings is far below it.
SECONDS = 120.0
# Bands that two texts must share before they are compared in full: one in common is mostly chance.
LEAST_BANDS = 2
# Of all runs of words of two texts, the share that both have from which on they are near duplicates.
LEAST_JACCARD = 0.25
# Runs of words of two texts together from which on an eighth of them tells whether to count all, and how many pairs it
# takes for that to save more than it costs: for an eighth, too, all hashes are gone through.
LONG, MANY = 800, 10_000
# From so many batches on all runs of words are gone through: some rows of each are read in any case.
SCATTERED = 64
# Texts with one band from which on a further one is held only against so many leaders.
CROWD, LEADERS = 64, 16


@dataclass(frozen=True, slots=True)
class Clustered:
    """Texts that were held against all others, pairs found, and texts ``left`` to the next load (0: all are done)."""

    texts: int
    pairs: int
    left: int


def cluster(
    con: duckdb.DuckDBPyConnection, seconds: float = SECONDS, clock: Callable[[], float] = time.monotonic
) -> Clustered:
    """Find the near duplicates of the texts that have not been looked at; after ``seconds`` no step is begun."""
    end = clock() + seconds
    before = left = _number(con, "left")
    if not left:
        return Clustered(0, 0, 0)
    known = _number(con, "pairs_known")
    start: int | None = 0
    while start is not None and clock() < end:
        with db.transaction(con):
            start = make_bands(con, start)
    while left and start is None and clock() < end:
        with db.transaction(con):
            _step(con)
        left = _number(con, "left")
    return Clustered(before - left, _number(con, "pairs_known") - known, left)


def make_bands(con: duckdb.DuckDBPyConnection, start: int = 0) -> int | None:
    """Make the bands of some texts that an earlier version stored without them, by their ids from ``start`` on.

    Returns where to go on, None where there are no more. A text whose runs of words repeat may get none.
    """
    values = {"texts": PORTION, "least_runs": LEAST_RUNS, "start": start}
    found = con.execute(statements.read("cluster", "unbanded"), values).fetchall()
    rows = [{"content_id": content_id, "bands": made} for content_id, runs in found if (made := bands(runs))]
    if rows:
        con.execute(statements.read("cluster", "band"), {"rows": json.dumps(rows)})
    return max(content_id for content_id, _ in found) + 1 if found else None


def _step(con: duckdb.DuckDBPyConnection) -> None:
    values = {
        "texts": STEP,
        "crowd": CROWD,
        "leaders": LEADERS,
        "least_bands": LEAST_BANDS,
        "least_runs": LEAST_RUNS,
        "least_jaccard": LEAST_JACCARD,
    }
    _run(con, "fresh", values)
    long_from = LONG if _number(con, "candidates") >= MANY else sys.maxsize
    _run(con, "likely", values | {"long": long_from})
    _gather(con)
    _run(con, "pairs", values)


def _gather(con: duckdb.DuckDBPyConnection) -> None:
    """Read the runs of words of the texts concerned: batch by batch, as most are of the last ones, or all at once."""
    batches = [number for (number,) in con.execute(statements.read("cluster", "batches")).fetchall()]
    if len(batches) > SCATTERED:
        con.execute(statements.read("cluster", "runs_of_all"))
        return
    for number in batches:
        con.execute(statements.read("cluster", "runs_of_batch"), {"batch_number": number})


def _run(con: duckdb.DuckDBPyConnection, name: str, values: Mapping[str, float]) -> None:
    for statement in con.extract_statements(statements.read("cluster", name)):
        con.execute(statement, {key: values[key] for key in statement.named_parameters})


def _number(con: duckdb.DuckDBPyConnection, name: str) -> int:
    row = con.execute(statements.read("cluster", name)).fetchone()
    return int(row[0]) if row else 0
