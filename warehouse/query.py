"""``newswake sql``: what a person asks the published snapshot, and nothing that writes."""

from __future__ import annotations

import contextlib
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import duckdb

from extractors.errors import QueryError
from warehouse import db, statements

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that is still coming in. ``types`` are DuckDB's names; iterate ``chunks`` once, inside the context."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    chunks: Iterator[list[tuple[Any, ...]]]


@contextlib.contextmanager
def run_query(
    path: Path, sql: str, limit: int | None = None, memory_limit: str = "2GB", seconds: float | None = None
) -> Iterator[Answer]:
    """Run one or more statements on the snapshot and give the last one's answer, at most ``limit`` rows of it.

    Rows come as they are asked for, so an endless answer costs nothing until it is read. Raises QueryError with advice
    for what DuckDB cannot run, for anything that writes or reaches outside, and after ``seconds``; WarehouseError if
    nothing is published.
    """
    with db.read_only(path, memory_limit=memory_limit) as con, stopped_after(con, seconds):
        try:
            for part in statements_of(con, sql):
                con.execute(part)
            yield answer_of(con, limit)
        except duckdb.Error as error:
            raise explain(con, error) from error


def statements_of(con: duckdb.DuckDBPyConnection, sql: str) -> list[duckdb.Statement]:
    """The statements of a text. Raises QueryError if there is none."""
    parts = con.extract_statements(sql)
    if not parts:
        raise QueryError("there is no statement in it", advice='Try: newswake sql "SHOW TABLES"')
    return parts


def answer_of(con: duckdb.DuckDBPyConnection, limit: int | None = None) -> Answer:
    """The answer to the statement that was run last, at most ``limit`` rows of it."""
    described = con.description or []
    return Answer(
        columns=tuple(item[0] for item in described),
        types=tuple(str(item[1]) for item in described),
        chunks=_chunks(con, limit) if described else iter(()),
    )


@contextlib.contextmanager
def stopped_after(con: duckdb.DuckDBPyConnection, seconds: float | None) -> Iterator[None]:
    """Interrupt what ``con`` does after this time. Raises QueryError then; None: never."""
    if seconds is None:
        yield
        return
    late = threading.Event()

    def stop() -> None:
        late.set()
        con.interrupt()

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (duckdb.Error, QueryError) as error:
        if not late.is_set():
            raise
        advice = "Ask for less, with --limit or a narrower WHERE, or give it more --timeout."
        raise QueryError(f"stopped: no whole answer after {seconds:g} s", advice=advice) from error
    finally:
        timer.cancel()


def _chunks(con: duckdb.DuckDBPyConnection, limit: int | None) -> Iterator[list[tuple[Any, ...]]]:
    left = limit
    while left is None or left > 0:
        rows = con.fetchmany(CHUNK if left is None else min(CHUNK, left))
        if not rows:
            return
        yield rows
        left = None if left is None else left - len(rows)


def explain(con: duckdb.DuckDBPyConnection, error: duckdb.Error) -> QueryError:
    """DuckDB's message without its internals, and what to do."""
    text = str(error).strip()
    message = "\n".join(line for line in text.splitlines() if line.strip())[:1500]
    if isinstance(error, duckdb.CatalogException) and "does not exist" in text:
        return QueryError(message, advice=f"Views to ask: {', '.join(_views(con))}.")
    if isinstance(error, duckdb.BinderException):
        return QueryError(message, advice="`DESCRIBE name` lists the columns of a view.")
    if "read-only" in text or "disabled" in text or isinstance(error, duckdb.PermissionException):
        advice = "The snapshot can only be read; `newswake shell` has a workspace of your own beside it."
        return QueryError(message, advice=advice)
    if "max_temp_directory_size" in text or "No space left" in text:
        advice = "It would spill too much to disk. Ask for less: a narrower WHERE, a JOIN condition, a LIMIT."
        return QueryError(message, advice=advice)
    if isinstance(error, duckdb.OutOfMemoryException):
        return QueryError(message, advice="Ask for less, or raise NEWSWAKE_MEMORY_LIMIT.")
    return QueryError(message)


def _views(con: duckdb.DuckDBPyConnection) -> list[str]:
    try:
        return [row[0] for row in con.execute(statements.read("reports", "public_views")).fetchall()]
    except duckdb.Error:
        return []
