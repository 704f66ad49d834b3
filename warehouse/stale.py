"""Texts whose features an earlier version made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from warehouse import statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

ROWS_AT_ONCE = 200


class StaleText(NamedTuple):
    """A stored text, as its features are made from it."""

    content_id: int
    title: str | None
    text: str
    lang: str | None


def texts(con: duckdb.DuckDBPyConnection, version: int) -> Iterator[StaleText]:
    """Texts that have no features of this version: those of articles that stand, and of seeds."""
    cursor = con.cursor()
    cursor.execute(statements.read("compare", "stale_features"), {"version": version})
    while rows := cursor.fetchmany(ROWS_AT_ONCE):
        for row in rows:
            yield StaleText(*row)
