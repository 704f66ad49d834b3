"""The coverage of the window: what each source gave for each day, and what could not be searched."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from warehouse.report import select
from warehouse.report.accounts import ArchiveSearched, Coverage, CoverageCell, CoverageRow, Day
from warehouse.report.words import ARCHIVES, OUTCOMES, day_range, plural

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    import duckdb

SOURCES = 60
COLUMNS = 45
CELL_ROWS = 40_000
STEPS = (1, 2, 4, 8)  # articles from which a cell is one shade darker
NOTES = 6
PROBLEMS = 3


def load(con: duckdb.DuckDBPyConnection, seed_id: str, today: date) -> Coverage | None:
    """Coverage of the seed's window as of ``today``; None if no source was asked for it."""
    rows = select.rows(con, "coverage", seed_id=seed_id, limit=CELL_ROWS)
    if not rows:
        return None
    days = sorted({row["day"] for row in rows})
    step = math.ceil(len(days) / COLUMNS)
    columns = [days[place : place + step] for place in range(0, len(days), step)]
    sources = [list(group) for _, group in itertools.groupby(rows, key=lambda row: (row["name"], row["source_id"]))]
    problems = _problems(con, seed_id)
    shown = [_row(group, columns, today) for group in sources[:SOURCES]]
    return Coverage(
        columns=tuple(Day(part[0], len(part)) for part in columns),
        rows=tuple(shown),
        silent=tuple(_silence(row, problems.get(row.source_id, ())) for row in shown if not row.articles),
        more_rows=max(len(sources) - SOURCES, 0),
        archives=tuple(_archive(row) for row in select.rows(con, "searches", seed_id=seed_id)),
    )


def _archive(row: dict[str, Any]) -> ArchiveSearched:
    way = row.pop("way")
    return ArchiveSearched(name=ARCHIVES.get(way, way), **row)


def _row(group: Sequence[dict[str, Any]], columns: Sequence[Sequence[date]], today: date) -> CoverageRow:
    by_day = {row["day"]: row for row in group}
    past = [row for row in group if row["day"] <= today]
    return CoverageRow(
        source_id=group[0]["source_id"],
        name=group[0]["name"],
        cells=tuple(_cell([by_day[day] for day in part if day in by_day], today) for part in columns),
        known=sum(row["known"] for row in group),
        articles=sum(row["articles"] for row in group),
        days_searched=sum(row["searched"] for row in past),
        days_past=len(past),
        notes=tuple(_gaps(past)),
    )


def _cell(rows: Sequence[dict[str, Any]], today: date) -> CoverageCell:
    known, fetched, articles, related = (
        sum(row[name] for row in rows) for name in ("known", "fetched", "articles", "related")
    )
    level = sum(articles >= least for least in STEPS)
    return CoverageCell(known, fetched, articles, related, _state(rows, today), level)


def _state(rows: Sequence[dict[str, Any]], today: date) -> str:
    past = [row for row in rows if row["day"] <= today]
    if not past:
        return "future"
    searched = sum(row["searched"] for row in past)
    if searched == len(past):
        return "searched"
    return "partly" if searched or any(row["partly"] for row in past) else "blind"


def _gaps(past: Sequence[dict[str, Any]]) -> list[str]:
    """Runs of days that were not searched wholly for one reason: "1 to 9 March 2025: before its oldest entry"."""
    found = []
    for reason, group in itertools.groupby(past, key=lambda row: None if row["searched"] else row["reason"]):
        days = [row["day"] for row in group]
        if reason is not None:
            found.append(f"{day_range(days[0], days[-1])}: {reason}")
    return found if len(found) <= NOTES else [*found[:NOTES], f"and {len(found) - NOTES} more gaps"]


def _problems(con: duckdb.DuckDBPyConnection, seed_id: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in select.rows(con, "problems", seed_id=seed_id):
        why = row["note"] or OUTCOMES.get(row["outcome"], row["outcome"])
        if row["outcome"] == "ok" and not row["note"]:
            why = "answered with an empty list"
        found[row["source_id"]].append(f"{row['url']} ({why})")
    return found


def _silence(row: CoverageRow, problems: Sequence[str]) -> str:
    """One sentence on a source that brought no article."""
    listed = f"listed {plural(row.known, 'address', 'addresses')} but no article of these days" if row.known else ""
    what = f"{row.name} {listed or 'yielded nothing'}"
    if problems:
        more = f" and {len(problems) - PROBLEMS} more" if len(problems) > PROBLEMS else ""
        return f"{what}: {'; '.join(problems[:PROBLEMS])}{more}."
    return f"{what}. It could be searched for {row.days_searched} of {plural(row.days_past, 'day')}."
