"""What became of the seed's figures and quotations in the articles around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from warehouse.report import select

if TYPE_CHECKING:
    import duckdb

    from warehouse.report.select import Row

MOST = 24
MOST_CHANGES = 3
TEXT_LIMIT = 300


@dataclass(frozen=True, slots=True)
class Changed:
    """How an article says it otherwise. Texts are as they came."""

    url: str
    host: str | None
    text: str


@dataclass(frozen=True, slots=True)
class KeptFact:
    """A figure or quotation of the seed, and in how many related articles it is kept, changed and left out."""

    kind: Literal["figure", "quote"]
    text: str
    speaker: str | None
    kept: int
    changed: int
    left_out: int
    changes: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """The facts of the seed of which most is to be told, of ``total``."""

    facts: tuple[KeptFact, ...]
    total: int


def load(con: duckdb.DuckDBPyConnection, seed_id: str, seed_version: int) -> Kept | None:
    """None where the seed has no figures and quotations, or nobody looked for them yet."""
    wanted = {"seed_id": seed_id, "seed_version": seed_version, "text_limit": TEXT_LIMIT, "most": MOST}
    found = select.rows(con, "kept", **wanted)
    return Kept(tuple(map(_fact, found)), found[0]["total"]) if found else None


def _fact(row: Row) -> KeptFact:
    return KeptFact(
        kind=row["kind"],
        text=row["text"] or "",
        speaker=row["speaker"],
        kept=row["kept"],
        changed=row["changed"],
        left_out=row["left_out"],
        changes=tuple(
            Changed(change["url"], change["host"], change["text"] or "")
            for change in (row["changes"] or ())[:MOST_CHANGES]
        ),
    )
