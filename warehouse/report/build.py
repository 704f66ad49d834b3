"""Builds the report of a seed from the views of the warehouse."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any

from extractors.errors import WarehouseError
from warehouse.report import coverage, kept, ledger, origins, quality, ranking, reuse, select, timeline
from warehouse.report.model import Carrier, ReportData, Run, Seed, Stamp, Story
from warehouse.report.queries import ready_queries

if TYPE_CHECKING:
    from datetime import datetime

    import duckdb

SLUG = re.compile(r"[a-z0-9-]{1,80}")
# The seed's text is only asked for its paragraphs.
TEXT_LIMIT = 400_000
SECONDS_PER_HOUR = 3600


def report_data(con: duckdb.DuckDBPyConnection, seed_id: str, now: datetime, run_id: str | None = None) -> ReportData:
    """Everything that the report of ``seed_id`` says, read from ``con``.

    ``run_id`` names the run whose ledger is shown; None: the newest for this seed. ``now`` is when the report is made.
    Raises WarehouseError if the id is no slug or the warehouse has no such seed.
    """
    row = _seed_row(con, seed_id)
    seed = _seed(row)
    run = _run(con, seed_id, run_id)
    first = select.rows(con, "first", seed_id=seed_id)
    story = _story(con, seed, row["site"], first)
    ranked = ranking.load(con, seed_id, story)
    return ReportData(
        seed=seed,
        run=run,
        story=story,
        ranking=ranked,
        reuse=reuse.load(con, seed, row["text"], row["characters"], ranked, story),
        timeline=timeline.load(con, seed),
        origins=origins.load(con, seed_id, first),
        coverage=coverage.load(con, seed_id, now.date()),
        ledger=ledger.load(con, seed_id, run.run_id) if run else None,
        queries=ready_queries(seed_id),
        quality=quality.load(con, seed_id),
        kept=kept.load(con, seed_id, seed.version),
        made_at=now,
    )


def checked_slug(seed_id: str) -> str:
    """``seed_id`` if it can stand in a file name and in SQL that is shown; raises WarehouseError otherwise."""
    if SLUG.fullmatch(seed_id) is None:
        raise WarehouseError(
            "a seed's id has small letters, digits and hyphens, at most 80",
            subject=repr(seed_id[:100]),
            advice="`newswake seeds list` shows the ids.",
        )
    return seed_id


def _seed_row(con: duckdb.DuckDBPyConnection, seed_id: str) -> dict[str, Any]:
    row = select.first(con, "seed", seed_id=checked_slug(seed_id), text_limit=TEXT_LIMIT)
    if row is None:
        raise WarehouseError(
            "the warehouse has no such seed", subject=seed_id, advice=f"Run `newswake run {seed_id}` first."
        )
    return row


def _seed(row: dict[str, Any]) -> Seed:
    return Seed(
        seed_id=row["seed_id"],
        version=row["seed_version"],
        given_as=row["given_as"],
        url=row["url"],
        host=row["host"],
        outlet=row["source_name"] or row["site_name"],
        title=row["title"],
        authors=tuple(row["authors"] or ()),
        published=_published(row),
        lang=row["lang"],
        credit=row["credit"],
        window_start=select.moment(row["window_start"]),
        window_end=select.moment(row["window_end"]),
        active=row["active"],
        words=row["words"],
    )


def _published(row: dict[str, Any]) -> Stamp | None:
    """The seed's date. Midnight to the second that no page confirms was given as a bare day."""
    stamp = select.stamp(row)
    if stamp and stamp.precision is None and stamp.at.time() == time():
        return replace(stamp, precision="day")
    return stamp


def _run(con: duckdb.DuckDBPyConnection, seed_id: str, run_id: str | None) -> Run | None:
    row = select.first(con, "run", seed_id=seed_id, run_id=run_id)
    if row is None:
        return None
    names = ("run_id", "flow", "name", "state", "note", "known", "balanced", "requests", "bytes_wire", "code_version")
    return Run(
        **{name: row[name] for name in names},
        started_at=select.utc(row["started_at"]),
        finished_at=select.moment(row["finished_at"]),
    )


def _story(con: duckdb.DuckDBPyConnection, seed: Seed, site: str | None, first: list[dict[str, Any]]) -> Story:
    counts = {row["relation"]: row["articles"] for row in select.rows(con, "counts", seed_id=seed.seed_id)}
    outlets = select.rows(con, "outlets", seed_id=seed.seed_id, site=site)[0]
    # Whose date is only a guess has no place.
    carriers = [_carrier(row, seed) for row in first[:2] if row["is_decidable"]]
    return Story(
        relations=counts,
        carriers=outlets["carriers"],
        own_words=outlets["own_words"],
        sites=outlets["sites"],
        first=carriers[0] if carriers else None,
        next=carriers[1] if len(carriers) > 1 else None,
    )


def _comparable(one: Stamp, two: Stamp) -> bool:
    """Whether the hours between two publications mean something: of a bare day from two days on, of a guess never."""
    if one.is_guess or two.is_guess:
        return False
    return (one.exact and two.exact) or abs(one.at - two.at) >= timedelta(days=2)


def _carrier(row: dict[str, Any], seed: Seed) -> Carrier:
    claimed = select.stamp(row, "claimed_at")
    hours = None
    if claimed and seed.published and _comparable(claimed, seed.published):
        hours = (claimed.at - seed.published.at).total_seconds() / SECONDS_PER_HOUR
    return Carrier(row["host"], row["url"], row["title"], row["is_seed"], claimed, hours)
