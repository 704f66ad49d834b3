"""``newswake search``: the best articles for a question, from the published snapshot."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from extractors.errors import QueryError
from warehouse import db, migrate, query, statements

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from warehouse.query import Answer

MOST = 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for. ``seed``: only its matches. ``until`` is exclusive; ``history``: former texts, too."""

    question: str
    lang: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    seed: str | None = None
    history: bool = False
    most: int = 20


@contextlib.contextmanager
def search(path: Path, wanted: Wanted, memory_limit: str = "2GB") -> Iterator[Answer]:
    """Ask the macro ``search`` of the snapshot; every value is bound.

    Raises QueryError for a seed that the warehouse does not hold, WarehouseError if nothing is published or an earlier
    version published it.
    """
    with db.read_only(path, memory_limit=memory_limit) as con:
        migrate.refuse_outdated(con)
        try:
            asked = {name: getattr(wanted, name) for name in ("question", "lang", "since", "until", "history", "most")}
            found = con.execute(statements.read("reports", "search"), {**asked, "among": _among(con, wanted.seed)})
            described = found.description or []
            yield query.Answer(
                columns=tuple(item[0] for item in described),
                types=tuple(str(item[1]) for item in described),
                chunks=iter([found.fetchall()]),
            )
        except duckdb.Error as error:
            raise query.explain(con, error) from error


def _among(con: duckdb.DuckDBPyConnection, seed: str | None) -> list[int] | None:
    if seed is None:
        return None
    row = con.execute(statements.read("reports", "search_among"), {"seed": seed}).fetchone()
    if row is None or row[0] is None:
        raise QueryError(
            "the warehouse holds no seed of this name.", subject=seed, advice="`newswake seeds list` shows yours."
        )
    return list(row[0])
