"""Runs the report's queries and gives their values the types that the model has."""

from __future__ import annotations

import math
from datetime import UTC
from typing import TYPE_CHECKING, Any

from warehouse import statements
from warehouse.report.model import Stamp

if TYPE_CHECKING:
    from datetime import datetime

    import duckdb

Row = dict[str, Any]


def rows(con: duckdb.DuckDBPyConnection, name: str, **values: object) -> list[Row]:
    """Rows of ``sql/reports/report_<name>.sql`` as dictionaries; exactly its parameters must be given."""
    cursor = con.execute(statements.read("reports", f"report_{name}"), values)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def first(con: duckdb.DuckDBPyConnection, name: str, **values: object) -> Row | None:
    """The first row, if there is one."""
    found = rows(con, name, **values)
    return found[0] if found else None


def moment(value: datetime | None) -> datetime | None:
    """The same instant in UTC, whatever zone the connection hands out."""
    return None if value is None else utc(value)


def utc(value: datetime) -> datetime:
    """``moment`` for columns that are never NULL."""
    return value.astimezone(UTC)


def stamp(row: Row, column: str = "published_at") -> Stamp | None:
    """A publication with what is known about its precision."""
    at = moment(row[column])
    if at is None:
        return None
    assumed, is_guess = bool(row.get("published_zone_assumed")), bool(row.get("published_is_guess"))
    return Stamp(at, row.get("published_precision"), assumed, is_guess)


def share(value: float | None) -> float:
    """A number between 0 and 1, whatever was stored."""
    if value is None or not math.isfinite(value):
        return 0.0
    return min(max(float(value), 0.0), 1.0)
