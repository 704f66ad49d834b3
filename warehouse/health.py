"""Whether the published warehouse can be read, and how much is in it: what ``newswake doctor`` asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from extractors.errors import WarehouseError
from warehouse import db, migrate, statements

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Health:
    """The published snapshot in numbers. ``expected`` is the schema that this version of newswake makes."""

    schema: int | None
    expected: int
    runs: int
    articles: int
    comparisons: int
    loaded_at: datetime | None


def health(published: Path) -> Health | None:
    """Look at the snapshot; None if nothing is published yet. Raises WarehouseError if it cannot be read."""
    if db.snapshot(published) is None:
        return None
    expected = max(step.number for step in migrate.migrations())
    try:
        with db.read_only(published) as con:
            row = con.execute(statements.read("reports", "health")).fetchone()
    except duckdb.Error as error:
        advice = "Run `newswake run ...` once: it migrates and publishes again."
        raise WarehouseError(
            f"it is no warehouse of newswake: {error}", subject=str(published), advice=advice
        ) from error
    if row is None:
        raise WarehouseError("it gave no answer", subject=str(published))
    return Health(row[0], expected, row[1], row[2], row[3], row[4])
