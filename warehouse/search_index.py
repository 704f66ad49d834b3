"""The index of search: what search knows of texts, brought up to the texts that there are.

Every load ends with it, so what is published can be searched. Texts of an earlier version are taken in by the first
loads of this one, some minutes' worth at a time. Each step is a transaction of its own: killed, the next load goes on.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse import db, statements

if TYPE_CHECKING:
    from collections.abc import Callable

    import duckdb

# Texts of one step: enough that its fixed cost does not count, few enough for little memory.
STEP = 1000
# Time for texts that were there before; what a load brings is far below it.
SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class Indexed:
    """Texts that were added to the index, and those that are ``left`` to the next load (0: search knows all)."""

    texts: int
    left: int


def index(
    con: duckdb.DuckDBPyConnection, seconds: float = SECONDS, clock: Callable[[], float] = time.monotonic
) -> Indexed:
    """Add the texts that search does not know yet; after ``seconds`` no further step is begun."""
    end = clock() + seconds
    before = left = _left(con)
    while left and clock() < end:
        _step(con)
        left = _left(con)
    return Indexed(before - left, left)


def _left(con: duckdb.DuckDBPyConnection) -> int:
    row = con.execute(statements.read("search", "left")).fetchone()
    return int(row[0]) if row else 0


def _step(con: duckdb.DuckDBPyConnection) -> None:
    with db.transaction(con):
        con.execute(statements.read("search", "fresh"), {"texts": STEP})
        con.execute(statements.read("search", "add"))
