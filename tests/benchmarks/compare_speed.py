"""What the SQL of a comparison costs: one seed against all texts, beside numpy on the same data in the same run.

    PYTHONPATH=/tmp/np python -m tests.benchmarks.compare_speed      # pip install --target /tmp/np numpy
    python -m tests.benchmarks.compare_speed --texts 1000 10000 --keep /tmp/near

Texts are those of ``synthetic_texts``. The SQL is that of ``warehouse/compare`` as it stands, with all that it tells of
a pair, on a settled snapshot; its rows are counted, not fetched. numpy measures the three sums that hold most of it
(terms, names, runs of words) from arrays that lie ready in memory, with words as numbers: that is kinder to numpy than
to the database. Both are asked in turns; the medians are told, by the clock and of CPU (the database uses two threads).
Without numpy the database is told alone. Behind them stands what a user waits for when a seed is new: the SQL, and all
pairs judged, with their receipts.
"""

from __future__ import annotations

import importlib
import sys
from datetime import UTC, datetime
from statistics import median
from typing import TYPE_CHECKING, Any

from tests.benchmarks import near_duplicates, synthetic_texts
from warehouse import statements
from warehouse.compare import engine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import duckdb

TEXTS = (1000, 10_000, 100_000)
ROUNDS = 5
VALUES = {"seed_id": "seed", "seed_version": 1, "method": "none", "least_triples": engine.LEAST_TRIPLES}
# Prefilter of hashes by their lowest bits: what is not there is in no seed.
BITS = 20
NUMBERED = "CREATE TEMP TABLE numbered AS SELECT content_id, row_number() OVER () - 1 AS number FROM content"
TERMS = """SELECT number::INTEGER AS number, code::INTEGER AS code, weight FROM term JOIN numbered USING (content_id)
JOIN (SELECT term, row_number() OVER () - 1 AS code FROM (SELECT DISTINCT term FROM term)) USING (term)"""
KEYS = """SELECT number::INTEGER AS number, code::INTEGER AS code, weight FROM name_key JOIN numbered USING (content_id)
JOIN (SELECT key, row_number() OVER () - 1 AS code FROM (SELECT DISTINCT key FROM name_key)) USING (key)"""
SHINGLES = "SELECT number::INTEGER AS number, shingle FROM shingle JOIN numbered USING (content_id)"
OF_SEED = "SELECT number FROM numbered JOIN seed USING (content_id)"


def prepare(con: duckdb.DuckDBPyConnection) -> None:
    """A seed, and views worked out as in a snapshot."""
    if not con.execute("FROM seed").fetchall():
        synthetic_texts.add_seed(con)
    synthetic_texts.add_features(con)
    con.execute(statements.read("settle", "settle"))


def of_sql(con: duckdb.DuckDBPyConnection) -> Callable[[], int]:
    """The SQL as it stands."""
    (statement,) = con.extract_statements(
        f"CREATE OR REPLACE TEMP TABLE answer AS\n{statements.read('compare', 'pairs')}"
    )
    values = {name: VALUES[name] for name in statement.named_parameters}

    def ask() -> int:
        con.execute(statement, values)
        [(count,)] = con.execute("SELECT count(*) FROM answer").fetchall()
        return int(count)

    return ask


class Arrays:
    """The same data as numpy has it best."""

    def __init__(self, con: duckdb.DuckDBPyConnection, numpy: Any) -> None:
        self.np = numpy
        con.execute(NUMBERED)
        [(self.seed,)] = con.execute(OF_SEED).fetchall()
        [(self.texts,)] = con.execute("SELECT count(*) FROM numbered").fetchall()
        self.terms, self.keys, self.shingles = (con.execute(sql).fetchnumpy() for sql in (TERMS, KEYS, SHINGLES))

    def ask(self) -> Any:
        """Products of terms and of names, and runs in common, of all texts with the seed."""
        return self._products(self.terms), self._products(self.keys), self._shared()

    def _products(self, table: Any) -> Any:
        np = self.np
        mine = table["number"] == self.seed
        of_seed = np.zeros(table["code"].max() + 1)
        of_seed[table["code"][mine]] = table["weight"][mine]
        (hit,) = np.nonzero(of_seed[table["code"]])
        weights = table["weight"][hit] * of_seed[table["code"][hit]]
        return np.bincount(table["number"][hit], weights=weights, minlength=self.texts)

    def _shared(self) -> Any:
        np = self.np
        number, shingle = self.shingles["number"], self.shingles["shingle"]
        mine = np.sort(shingle[number == self.seed])
        low = np.zeros(1 << BITS, dtype=bool)
        low[mine & np.uint64((1 << BITS) - 1)] = True
        (maybe,) = np.nonzero(low[shingle & np.uint64((1 << BITS) - 1)])
        place = np.minimum(np.searchsorted(mine, shingle[maybe]), len(mine) - 1)
        return np.bincount(number[maybe[mine[place] == shingle[maybe]]], minlength=self.texts)


def judging(con: duckdb.DuckDBPyConnection) -> Callable[[], int]:
    """The product's own path from the seed to all results."""
    return lambda: sum(1 for _ in engine.compare(con, datetime(2026, 1, 1, tzinfo=UTC), "speed"))


def measure(path: Path, numpy: Any) -> str:
    """Ask both in turns."""
    with near_duplicates.open_database(path) as con:
        prepare(con)
        sides: dict[str, Callable[[], Any]] = {"sql": of_sql(con)}
        count = sides["sql"]()
        if numpy:
            sides["numpy"] = Arrays(con, numpy).ask
        spent: dict[str, list[tuple[float, float]]] = {name: [] for name in sides}
        for _ in range(ROUNDS):
            for name, ask in sides.items():
                spent[name].append(near_duplicates.timed(ask))
        judged = near_duplicates.timed(judging(con))
    middle = {name: [median(times) for times in zip(*found, strict=True)] for name, found in spent.items()}
    line = f"{count:,} texts: " + ", ".join(
        f"{name} {wall:.3f} s ({cpu:.3f} of CPU)" for name, (wall, cpu) in middle.items()
    )
    if numpy:
        wall, cpu = (mine / its for mine, its in zip(middle["sql"], middle["numpy"], strict=True))
        line += f"; {wall:.2f} times numpy, {cpu:.2f} of CPU"
    return f"{line}; all judged in {judged[0]:.1f} s ({judged[1]:.1f} of CPU)"


def _numpy() -> Any:
    try:
        return importlib.import_module("numpy")
    except ImportError:
        return None


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure each size."""
    return near_duplicates.over_sizes(arguments, __doc__, lambda path: [measure(path, _numpy())])


if __name__ == "__main__":
    sys.exit(main())
