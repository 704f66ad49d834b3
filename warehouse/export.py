"""Answers as files: CSV that no spreadsheet runs, JSON, JSON Lines, Parquet."""

from __future__ import annotations

import csv
import json
import math
import uuid
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TextIO

import duckdb

from extractors.errors import QueryError, WarehouseError
from warehouse import db
from warehouse.query import explain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from warehouse.query import Answer

# A spreadsheet takes a cell that begins so for a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(value: object) -> str:
    """A value as text for CSV. Text that a spreadsheet would run as a formula gets a leading apostrophe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float, Decimal)):
        return str(value)
    text = value if isinstance(value, str) else _as_text(value)
    return "'" + text if text.startswith(FORMULA) else text


def _as_text(value: object) -> str:
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(_plain(value), ensure_ascii=False)
    return _name(value)


def write_csv(answer: Answer, out: TextIO) -> int:
    """Write the answer as CSV (RFC 4180) with a header; returns the number of rows. Open ``out`` with newline=""."""
    writer = csv.writer(out)
    writer.writerow([cell(name) for name in answer.columns])
    written = 0
    for rows in answer.chunks:
        writer.writerows([cell(value) for value in row] for row in rows)
        written += len(rows)
    return written


def write_json(answer: Answer, out: TextIO) -> int:
    """Write the answer as one JSON array of objects, row by row; returns the number of rows."""
    written = 0
    out.write("[")
    for line in _objects(answer):
        out.write(f"{',' if written else ''}\n{line}")
        written += 1
    out.write("\n]\n" if written else "]\n")
    return written


def write_json_lines(answer: Answer, out: TextIO) -> int:
    """Write one JSON object per line; returns the number of rows."""
    written = 0
    for line in _objects(answer):
        out.write(line + "\n")
        written += 1
    return written


def _objects(answer: Answer) -> Iterable[str]:
    for rows in answer.chunks:
        for row in rows:
            yield json.dumps(
                {name: _plain(value) for name, value in zip(answer.columns, row, strict=True)}, ensure_ascii=False
            )


def _plain(value: Any) -> object:
    """What JSON can say. Numbers that it cannot (NaN, infinities) become null."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, (float, Decimal)):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return _name(value)


def _name(value: Any) -> str:
    """Times as ISO 8601, bytes as hexadecimal digits, the rest as Python writes it."""
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    return value.hex() if isinstance(value, (bytes, bytearray)) else str(value)


def write_parquet(path: Path, sql: str, target: Path, memory_limit: str = "2GB") -> int:
    """Write the answer of one query on the snapshot ``path`` to the Parquet file ``target``; returns its rows.

    ``target`` appears when it is whole. Raises QueryError for what DuckDB cannot run, WarehouseError if the file cannot
    be written.
    """
    target = target.absolute()
    unfinished = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}.tmp")
    try:
        with db.read_only(path, memory_limit=memory_limit, writable=unfinished) as con:
            rows = _copy(con, sql, unfinished)
        unfinished.replace(target)
    except OSError as error:
        raise WarehouseError(str(error), subject=str(target), advice="Check the folder and its permissions.") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return rows


def _copy(con: duckdb.DuckDBPyConnection, sql: str, unfinished: Path) -> int:
    try:
        relation = con.sql(sql)
        if relation is None:
            raise QueryError("this gives no rows to export", advice="Parquet takes one SELECT.")
        relation.write_parquet(str(unfinished), compression="zstd")
        row = con.read_parquet(str(unfinished)).count("*").fetchone()
    except duckdb.IOException as error:
        raise OSError(str(error).splitlines()[0]) from error
    except duckdb.Error as error:
        raise explain(con, error) from error
    return int(row[0]) if row else 0
