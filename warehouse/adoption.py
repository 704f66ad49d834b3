"""Which method of comparison holds, and what another one would say: reads the published snapshot, stores nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb

from extractors.errors import QueryError
from warehouse import db, migrate, statements
from warehouse.compare import engine
from warehouse.compare.preview import Answer, Pair, Preview, summed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from warehouse.compare.methods import Method


def adopted(con: duckdb.DuckDBPyConnection) -> str | None:
    """The method in force; None if no run has put one in force yet."""
    row = con.execute(statements.read("compare", "adopted")).fetchone()
    return str(row[0]) if row else None


def to_adopt(con: duckdb.DuckDBPyConnection, chosen: str, *, is_named: bool) -> str | None:
    """The method that a run has to note as the one in force; None if what is noted stays.

    A method that was named for one comparison (``is_named``) is not put in force. But where none is yet, as in the
    database of an earlier version, its answers would be the newest and be shown: so what holds is noted first.
    """
    known = adopted(con)
    if not is_named:
        return None if known == chosen else chosen
    if known is not None:
        return None
    row = con.execute(statements.read("compare", "last_method")).fetchone()
    return row[0] if row else None


def preview(published: Path, method: Method, seeds: Sequence[str] | None, now: datetime) -> Preview:
    """Judge all that matches shows by ``method`` and hold it against what it shows. ``seeds`` None: all active ones.

    Raises QueryError for a seed that the warehouse does not hold, WarehouseError if nothing is published.
    """
    with db.read_only(published) as con:
        try:
            _refuse_unknown(con, seeds or ())
            fresh = {
                (result.seed_id, result.seed_version, result.observation_id): Answer(
                    result.relation, result.copy_kind, result.score, result.why
                )
                for result in engine.compare(con, now, "preview", seeds, method)
                if result.is_measured
            }
            return summed(_pairs(con, method, seeds, fresh))
        except duckdb.Error as error:
            migrate.refuse_outdated(con)
            raise db.explain(error, published) from error


def _refuse_unknown(con: duckdb.DuckDBPyConnection, seeds: Sequence[str]) -> None:
    held = {row[0] for row in con.execute(statements.read("reports", "judgement_seeds")).fetchall()}
    for seed_id in seeds:
        if seed_id not in held:
            advice = f"It has {', '.join(sorted(held)) or 'none yet'}."
            raise QueryError("the warehouse has no such seed", subject=seed_id, advice=advice)


def _pairs(
    con: duckdb.DuckDBPyConnection,
    method: Method,
    seeds: Sequence[str] | None,
    fresh: dict[tuple[str, int, int], Answer],
) -> Iterator[Pair]:
    bound = {"method": method.name, "seeds": None if seeds is None else list(seeds)}
    cursor = con.execute(statements.read("reports", "preview_pairs"), bound)
    names = [column[0] for column in cursor.description or ()]
    for values in cursor.fetchall():
        row: dict[str, Any] = dict(zip(names, values, strict=True))
        stored = _answer(row, "other_") if row["other_relation"] is not None else None
        key = (row["seed_id"], row["seed_version"], row["observation_id"])
        yield Pair(
            seed_id=row["seed_id"],
            url=row["url"],
            title=row["title"],
            method=row["method"],
            old=_answer(row),
            new=stored or fresh.get(key),
            judged=row["judged_relation"],
        )


def _answer(row: dict[str, Any], prefix: str = "") -> Answer:
    return Answer(*(row[f"{prefix}{name}"] for name in ("relation", "copy_kind", "score", "why")))
