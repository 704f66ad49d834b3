"""Views as files that others can work with: Parquet by day, CSV that no spreadsheet runs, JSON Lines.

The same snapshot gives the same bytes: rows have an order of their own, and one thread writes them.
"""

from __future__ import annotations

import contextlib
import shutil
import uuid
from typing import TYPE_CHECKING, Any

import duckdb

from extractors.errors import WarehouseError
from warehouse import db, export, statements
from warehouse.query import answer_of, explain
from warehouse.spool import sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAY = "day"


def names() -> tuple[str, ...]:
    """The views that can be exported."""
    return statements.names("exports")


@contextlib.contextmanager
def appearing(target: Path, *, is_folder: bool) -> Iterator[Path]:
    """A place to write to, which becomes ``target`` in one step when all went well.

    Raises WarehouseError if there is something already, or if it cannot be written.
    """
    target = target.absolute()
    if target.exists() and (is_folder or target.is_dir()):
        advice = "Name a new folder: nothing is written over."
        raise WarehouseError("there is something already", subject=str(target), advice=advice)
    unfinished = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}.tmp")
    try:
        if is_folder:
            unfinished.mkdir(parents=True)
        else:
            unfinished.parent.mkdir(parents=True, exist_ok=True)
        yield unfinished
        unfinished.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        advice = "Check free space and permissions of the folder."
        raise WarehouseError(str(error.strerror or error), subject=str(target), advice=advice) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)


def seed_of(con: duckdb.DuckDBPyConnection, seed_id: str) -> dict[str, Any]:
    """The newest version of a seed by column. Raises WarehouseError if the warehouse does not hold it."""
    row = con.execute(statements.read("reports", "latest_seed"), {"seed_id": seed_id}).fetchone()
    names = [item[0] for item in con.description or ()]
    if row is None:
        advice = f"Run `newswake run {seed_id}` first."
        raise WarehouseError("the warehouse has no such seed", subject=seed_id, advice=advice)
    return dict(zip(names, row, strict=True))


def write_rows(published: Path, view: str, form: str, target: Path, memory_limit: str = db.DEFAULT_MEMORY) -> int:
    """Write a view to one file, as ``csv`` or ``jsonl``; returns the number of rows.

    Raises WarehouseError if nothing is published or the file cannot be written.
    """
    with db.read_only(published, memory_limit, threads=1) as con, appearing(target, is_folder=False) as unfinished:
        try:
            con.execute(statements.read("exports", view))
            answer = answer_of(con)
            with unfinished.open("w", encoding="utf-8", newline="") as out:
                return export.write_csv(answer, out) if form == "csv" else export.write_json_lines(answer, out)
        except duckdb.Error as error:
            raise explain(con, error) from error


def write_parquet_by_day(published: Path, view: str, target: Path, memory_limit: str = db.DEFAULT_MEMORY) -> int:
    """Write a view to a folder with one folder of Parquet per day (``day=2022-01-07``); returns the number of rows.

    Raises as ``write_rows`` does, and if the folder exists.
    """
    with (
        appearing(target, is_folder=True) as unfinished,
        db.read_only(published, memory_limit, threads=1, writable_folder=unfinished) as con,
    ):
        try:
            relation = con.sql(statements.read("exports", view))
            # DuckDB may write in the folder that it is allowed, and not make that folder itself.
            inner = unfinished / "rows"
            relation.write_parquet(str(inner), compression="zstd", partition_by=[DAY], overwrite=True)
            row = relation.count("*").fetchone()
            for path in inner.iterdir() if inner.is_dir() else ():
                path.rename(unfinished / path.name)
            shutil.rmtree(inner, ignore_errors=True)
        except duckdb.IOException as error:
            raise OSError(str(error).splitlines()[0]) from error
        except duckdb.Error as error:
            raise explain(con, error) from error
    return int(row[0]) if row else 0
