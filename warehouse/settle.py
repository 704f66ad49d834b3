"""Works out, once for all readers of a snapshot, what its slowest views say.

Views give the state from facts, by looking at all observations. From some ten thousand articles on that takes seconds,
in every query anew. A snapshot never changes: so the rows of a few narrow views, on which nearly all others stand, are
put into tables of the copy before it is published, and the views read these. The live database has no such tables.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from warehouse import db, statements

if TYPE_CHECKING:
    from pathlib import Path

    from warehouse.settings import WarehouseSettings

# Some 5,000 articles; with fewer of them the views themselves are fast.
LEAST_BYTES = 100_000_000
SETTLED = ("revision", "observation_seq", "url_article", "article_source", "near_label")
_COMMENT = re.compile(rf"COMMENT ON (?:VIEW|COLUMN) (?:{'|'.join(SETTLED)})\b", re.IGNORECASE)


def settle(copy: Path, settings: WarehouseSettings, least: int = LEAST_BYTES) -> bool:
    """Settle the views of a copy that nobody else has open; returns False if it is too small to be worth it.

    Raises duckdb.Error if it cannot be done: the copy is of no use then.
    """
    if copy.stat().st_size < least:
        return False
    with db.copied(copy, settings) as con:
        con.execute(statements.read("settle", "settle"))
        for statement in con.extract_statements("\n".join(_views())):
            # A view that is made anew has lost its comments.
            if _COMMENT.search(statement.query):
                con.execute(statement)
    return True


def _views() -> list[str]:
    return [statements.read("views", name) for name in statements.names("views")]
