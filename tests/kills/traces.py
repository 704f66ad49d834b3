"""What a killed run left on disk: independent proof of where it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.fetch.stored import _whole_members
from warehouse import db, incoming, publish
from warehouse.settings import WarehouseSettings

if TYPE_CHECKING:
    from pathlib import Path

    from config.settings import Settings


@dataclass(frozen=True, slots=True)
class Traces:
    """What lies in the data folder. ``current``: the snapshot shows all that the live database holds."""

    children: int
    open_warcs: int
    torn_warcs: int
    batches: int
    unfinished_batches: int
    spooled_tables: frozenset[str]
    log: bool
    copies: int
    newest_snapshot: int
    linked_snapshot: int
    current: bool
    observations: int
    comparisons: int
    reports: int
    unfinished_reports: int


def find(settings: Settings, children: int) -> Traces:
    """Look at what is there and change nothing. ``children``: processes that the killed one had."""
    warehouse = WarehouseSettings.from_settings(settings)
    opened = sorted(settings.archive_dir.glob("*.open"))
    batches = incoming.waiting(settings.spool_dir)
    linked = db.snapshot(settings.published)
    return Traces(
        children=children,
        open_warcs=len(opened),
        torn_warcs=sum(_is_torn(path) for path in opened),
        batches=len(batches),
        unfinished_batches=len(list(settings.spool_dir.glob("*.tmp-*"))),
        spooled_tables=frozenset(file.stem for folder in batches for file in folder.glob("*.jsonl")),
        log=publish.wal_of(warehouse.database).exists(),
        copies=len(list(warehouse.snapshots.glob("*.duckdb.tmp"))),
        newest_snapshot=max(publish._numbers(warehouse.snapshots), default=0) if warehouse.snapshots.is_dir() else 0,
        linked_snapshot=int(linked.stem.rpartition("-")[2]) if linked else 0,
        current=publish.is_current(warehouse),
        observations=_count(settings.published, "SELECT count(*) FROM observation"),
        comparisons=_count(settings.published, "SELECT count(*) FROM comparison"),
        reports=len(list(settings.report_dir.glob("[!.]*.html"))),
        unfinished_reports=len(list(settings.report_dir.glob(".*.tmp"))),
    )


def _is_torn(path: Path) -> bool:
    with path.open("rb") as stream:
        return _whole_members(stream) < path.stat().st_size


def _count(published: Path, sql: str) -> int:
    if db.snapshot(published) is None:
        return 0
    with db.read_only(published) as con:
        row = con.execute(sql).fetchone()
    return int(row[0]) if row else 0
