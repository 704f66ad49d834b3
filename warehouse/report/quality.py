"""How well the machine agrees with the people who labelled articles of this seed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse.report import select

if TYPE_CHECKING:
    import duckdb

    from warehouse.report.select import Row

MOST_SHOWN = 10
# Fewer labels than this are told to be few.
FEW = 50


@dataclass(frozen=True, slots=True)
class Rate:
    """A share with its 95 % interval, 0 to 1."""

    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class QualityRow:
    """One relation, or ``all``. A rate is None where nothing could be counted."""

    relation: str
    labelled: int
    said: int
    agreed: int
    precision: Rate | None
    recall: Rate | None
    f1: Rate | None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An article of which a person says something else. Texts are as they came."""

    url: str
    title: str | None
    judged_relation: str
    relation: str
    why: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Quality:
    """Figures of ``labels`` labelled articles; ``disagreements`` are the newest of ``disagreements_total``."""

    method: str
    labels: int
    rows: tuple[QualityRow, ...]
    disagreements: tuple[Disagreement, ...]
    disagreements_total: int

    @property
    def is_few(self) -> bool:
        """Whether the intervals say more than the figures."""
        return self.labels < FEW


def load(con: duckdb.DuckDBPyConnection, seed_id: str) -> Quality | None:
    """The figures of a seed; None if nobody has labelled an article that was compared with it."""
    # Asked first: the figures look at all comparisons.
    if not select.rows(con, "labels", seed_id=seed_id)[0]["labels"]:
        return None
    rows = select.rows(con, "quality", seed_id=seed_id)
    if not rows:
        return None
    found = select.rows(con, "disagreements", seed_id=seed_id, most=MOST_SHOWN)
    total = found[0]["total"] if found else 0
    names = ("url", "title", "judged_relation", "relation", "why", "note")
    return Quality(
        method=rows[0]["method"],
        labels=max(row["labels"] for row in rows),
        rows=tuple(_row(row) for row in rows),
        disagreements=tuple(Disagreement(**{name: row[name] for name in names}) for row in found),
        disagreements_total=total,
    )


def _row(row: Row) -> QualityRow:
    return QualityRow(
        relation=row["relation"],
        labelled=row["labelled"],
        said=row["said"],
        agreed=row["agreed"],
        precision=_rate(row, "precision"),
        recall=_rate(row, "recall"),
        f1=_rate(row, "f1"),
    )


def _rate(row: Row, name: str) -> Rate | None:
    if row[name] is None:
        return None
    return Rate(*(select.share(row[column]) for column in (name, f"{name}_low", f"{name}_high")))
