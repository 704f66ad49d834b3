"""The timeline: when each source published what is related to the seed."""

from __future__ import annotations

import math
from collections import defaultdict
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from warehouse.report import select
from warehouse.report.model import Dot, Tick, Timeline, TimeRow

if TYPE_CHECKING:
    import duckdb

    from warehouse.report.model import Seed, Stamp

DOTS = 400
ROWS = 24
LANES = 5
APART = 2.4  # percent of the width between two dots of a lane
TICKS = 8
EDGE = 0.02  # of the time, kept free at both ends


def load(con: duckdb.DuckDBPyConnection, seed: Seed) -> Timeline | None:
    """Related articles over the days of the seed's window; None if nothing has a date.

    The axis is narrowed to the days that hold something, so that a wake of three days is not a speck in five weeks.
    """
    rows = select.rows(con, "timeline", seed_id=seed.seed_id, limit=DOTS)
    for row in rows:
        row["stamp"] = select.stamp(row)
    inside = [row for row in rows if row["stamp"] and _in_window(row["stamp"].at, seed)]
    undated = sum(row["stamp"] is None for row in rows)
    moments = [row["stamp"].at for row in inside]
    if seed.published and moments:
        moments.append(seed.published.at)
    if not moments:
        return None
    start, end = _days(min(moments), max(moments))
    by_source = _by_source(inside, start, end)
    return Timeline(
        start=start,
        end=end,
        seed_x=_x(_place(seed.published), start, end) if seed.published else None,
        ticks=tuple(_ticks(start, end)),
        rows=by_source[:ROWS],
        more_rows=max(len(by_source) - ROWS, 0),
        undated=undated,
        outside=len(rows) - undated - len(inside),
    )


def _in_window(at: datetime, seed: Seed) -> bool:
    return (seed.window_start is None or at >= seed.window_start) and (seed.window_end is None or at <= seed.window_end)


def _days(first: datetime, last: datetime) -> tuple[datetime, datetime]:
    """Whole days around both moments."""
    start = datetime.combine(first.date(), time(), UTC)
    end = datetime.combine(last.date(), time(), UTC) + timedelta(days=1)
    return start, end


def _x(at: datetime, start: datetime, end: datetime) -> float:
    part = (at - start) / (end - start)
    return round(100 * (EDGE + (1 - 2 * EDGE) * part), 2)


def _place(stamp: Stamp) -> datetime:
    """Where a publication stands on the axis: a bare day or month at noon of its first day."""
    return stamp.at if stamp.exact else datetime.combine(stamp.at.date(), time(12), UTC)


def _ticks(start: datetime, end: datetime) -> list[Tick]:
    days = (end - start).days
    step = math.ceil(days / TICKS)
    starts = [start + timedelta(days=number) for number in range(0, days, step)]
    return [Tick(_x(day, start, end), day.date(), minor=number % 2 == 1) for number, day in enumerate(starts)]


def _by_source(rows: list[dict[str, Any]], start: datetime, end: datetime) -> tuple[TimeRow, ...]:
    """One row per source, the one that published first on top; guesses come after what is stated."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[row["source"] or "unknown"].append(row)
    ordered = sorted(groups.items(), key=lambda item: (min(_rank(row["stamp"]) for row in item[1]), item[0]))
    return tuple(_row(source, members, start, end) for source, members in ordered)


def _rank(stamp: Stamp) -> tuple[bool, datetime]:
    return stamp.is_guess, stamp.at


def _row(source: str, members: list[dict[str, Any]], start: datetime, end: datetime) -> TimeRow:
    last_in_lane: list[float] = []
    dots = []
    for row in sorted(members, key=lambda row: (_place(row["stamp"]), row["url"] or "")):
        x = _x(_place(row["stamp"]), start, end)
        lane = next((n for n, last in enumerate(last_in_lane) if x - last >= APART), len(last_in_lane))
        lane = min(lane, LANES - 1)
        if lane == len(last_in_lane):
            last_in_lane.append(x)
        last_in_lane[lane] = x
        dots.append(Dot(x, lane, row["relation"], row["title"], row["url"], row["lang"], row["host"], row["stamp"]))
    return TimeRow(source, tuple(dots), len(last_in_lane))
