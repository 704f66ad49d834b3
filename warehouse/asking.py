"""Reports of ``sql/reports`` on the published snapshot, as rows or as records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import duckdb

from warehouse import db, migrate, statements

if TYPE_CHECKING:
    from pathlib import Path

R = TypeVar("R")


def rows(path: Path, report: str, values: dict[str, object] | None = None) -> list[tuple[Any, ...]]:
    """What a report says; nothing before the first publication. Raises WarehouseError if it cannot be read."""
    if db.snapshot(path) is None:
        return []
    with db.read_only(path) as con:
        try:
            return con.execute(statements.read("reports", report), values).fetchall()
        except duckdb.Error as error:
            # The likeliest cause by far: the snapshot is of the version before, and nothing has run since.
            migrate.refuse_outdated(con)
            raise db.explain(error, path) from error


def records(kind: type[R], path: Path, report: str, values: dict[str, object] | None = None) -> list[R]:
    """The report's rows as records; its columns are the record's fields, in their order."""
    return [kind(*row) for row in rows(path, report, values)]
