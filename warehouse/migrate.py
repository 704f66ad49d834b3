"""Bring a database to the schema of this version: numbered migrations first, then the views anew."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

import duckdb

from extractors.errors import WarehouseError
from warehouse import db, statements

if TYPE_CHECKING:
    from pathlib import Path


class Migration(NamedTuple):
    """One numbered step. ``name`` is the file's, e.g. ``0001_initial``."""

    number: int
    name: str
    sql: str
    checksum: str


def _checksum(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def migrations() -> tuple[Migration, ...]:
    """All migrations of this version, in their order."""
    found = []
    for name in statements.names("migrations"):
        sql = statements.read("migrations", name)
        found.append(Migration(int(name.split("_", 1)[0]), name, sql, _checksum(sql)))
    return tuple(found)


def migrate(con: duckdb.DuckDBPyConnection, steps: tuple[Migration, ...] | None = None) -> int:
    """Apply what is missing, each step in its own transaction; returns how many were applied.

    Raises WarehouseError, with nothing changed, if the database is of a newer version, is not ours, or was made by a
    migration that reads differently today.
    """
    steps = migrations() if steps is None else steps
    _refuse_foreign(con)
    con.execute(statements.read("migrate", "bookkeeping"))
    applied = dict(con.execute(statements.read("migrate", "applied")).fetchall())
    _refuse_unknown(applied, steps)
    missing = [step for step in steps if step.number not in applied]
    for step in missing:
        _in_transaction(con, step.sql, "record", {"version": step.number, "checksum": step.checksum, "name": step.name})
    _renew_views(con)
    return len(missing)


def refuse_outdated(con: duckdb.DuckDBPyConnection) -> None:
    """See that a snapshot has the schema of this version. Raises WarehouseError if an earlier one published it."""
    applied = dict(con.execute(statements.read("migrate", "applied")).fetchall())
    if max(applied, default=0) < migrations()[-1].number:
        raise WarehouseError(
            "the published warehouse is of an earlier version of newswake",
            advice="Run newswake once, for instance `newswake poll`: that brings it up to date, and loses nothing.",
        )


def schema_of(path: Path) -> int:
    """The schema of a database file that nobody writes. Raises WarehouseError if it is none of ours."""
    with duckdb.connect(str(path), read_only=True) as con:
        _refuse_foreign(con)
        return max(dict(con.execute(statements.read("migrate", "applied")).fetchall()), default=0)


def _refuse_foreign(con: duckdb.DuckDBPyConnection) -> None:
    row = con.execute(statements.read("migrate", "foreign")).fetchone()
    if row is not None and row[0]:
        raise WarehouseError(
            "this is a DuckDB database, but not one of newswake",
            advice="Choose another data_dir, or move the file away.",
        )


def _refuse_unknown(applied: dict[int, str], steps: tuple[Migration, ...]) -> None:
    known = {step.number: step for step in steps}
    newest = max(known, default=0)
    if applied and max(applied) > newest:
        raise WarehouseError(
            f"the database has schema {max(applied)}, this version of newswake knows {newest}",
            advice="Install the newer newswake again; nothing was changed.",
        )
    for number, checksum in applied.items():
        if number in known and known[number].checksum != checksum:
            raise WarehouseError(
                f"migration {known[number].name} is not the one that made this database",
                advice="Never edit a released migration; add a new one.",
            )


def _renew_views(con: duckdb.DuckDBPyConnection) -> None:
    """Views are not migrations: all are made anew, in the order of their file names, when any of them changed."""
    sql = "\n".join(statements.read("views", name) for name in statements.names("views"))
    checksum = _checksum(sql)
    row = con.execute(statements.read("migrate", "views_applied")).fetchone()
    if row is None or row[0] != checksum:
        _in_transaction(con, sql, "record_views", {"checksum": checksum})


def _in_transaction(con: duckdb.DuckDBPyConnection, sql: str, record: str, values: dict[str, object]) -> None:
    with db.transaction(con):
        con.execute(sql)
        con.execute(statements.read("migrate", record), values)
