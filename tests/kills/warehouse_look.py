"""What a killed round left on disk, seen without changing anything."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from extractors.errors import WarehouseError
from tests.kills.warehouse_child import ACKNOWLEDGED, JOURNAL, SAID
from warehouse import backup_manifest, db, incoming, migrate, publish

if TYPE_CHECKING:
    from tests.warehouse.planting import World

UNDONE = """
SELECT
  (SELECT count(*) FROM observation ANTI JOIN revision_key USING (observation_id)
   WHERE article_id IN (SELECT article_id FROM observation GROUP BY ALL HAVING count(DISTINCT content_id) > 1)),
  (SELECT count(*) FROM content ANTI JOIN indexed_text USING (content_id)),
  (SELECT count(*) FROM content ANTI JOIN near_text USING (content_id)),
  (SELECT count(*) FROM comparison ANTI JOIN kept_pair USING (seed_id, seed_version, observation_id))
"""


@dataclass(frozen=True, slots=True)
class Undone:
    """What the loader has still to do with facts: looks at changed articles without a key, texts that search does not
    know, texts that were not held against the others, pairs in which the seed's figures were not looked for.
    """

    keys: int = 0
    index: int = 0
    clusters: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True)
class Left:
    """What a killed round left on disk. ``published`` is of the snapshot, what follows ``is_current`` of the database
    with its log. ``entries`` are those of the journal, ``said`` those that wait in the spool, too.
    """

    unfinished_batches: int
    manifests: int
    waiting: frozenset[str]
    acknowledged: frozenset[str]
    published: frozenset[str]
    log: bool
    copies: int
    newest: int
    shown: int
    is_current: bool
    schema: int
    undone: Undone
    expected: int
    backup: str
    entries: frozenset[str]
    unfinished_entries: int
    said: frozenset[str]


def look(world: World, data: Path, number: int) -> Left:
    """See what is there and change nothing: the database is opened as a copy with its log."""
    settings = world.settings
    snapshot = db.snapshot(settings.published)
    unfinished = list(settings.spool.glob("*.tmp-*"))
    schema, undone = _looked_into(settings.database)
    waiting = frozenset(path.name for path in incoming.waiting(settings.spool))
    said = frozenset(name for name in waiting if name.startswith(SAID))
    journal = data / JOURNAL
    return Left(
        unfinished_batches=len(unfinished),
        manifests=sum((folder / "manifest.json").exists() for folder in unfinished),
        waiting=waiting - said,
        acknowledged=_acknowledged(data),
        published=frozenset(_column(snapshot, "SELECT batch_id FROM batch")) if snapshot else frozenset(),
        log=publish.wal_of(settings.database).exists(),
        copies=len(list(settings.snapshots.glob("*.duckdb.tmp"))) if settings.snapshots.is_dir() else 0,
        newest=max(publish._numbers(settings.snapshots), default=0) if settings.snapshots.is_dir() else 0,
        shown=int(snapshot.stem.rpartition("-")[2]) if snapshot else 0,
        is_current=publish.is_current(settings),
        schema=schema,
        undone=undone,
        expected=migrate.migrations()[-1].number,
        backup=backup_state(data / f"backup-{number}"),
        entries=frozenset(path.stem for path in journal.glob(f"{SAID}*.jsonl")),
        unfinished_entries=len(list(journal.glob(".*.tmp"))),
        said=said,
    )


def _acknowledged(data: Path) -> frozenset[str]:
    with contextlib.suppress(FileNotFoundError):
        return frozenset((data / ACKNOWLEDGED).read_text("utf-8").split())
    return frozenset()


def _column(path: Path, sql: str) -> list[Any]:
    with duckdb.connect(str(path), read_only=True) as con:
        return [row[0] for row in con.execute(sql).fetchall()]


def _looked_into(database: Path) -> tuple[int, Undone]:
    """Schema of a database with its log, and what does not follow yet from its facts; read from a copy."""
    if not database.exists():
        return 0, Undone()
    with tempfile.TemporaryDirectory() as scratch:
        for path in database.parent.glob(f"{database.name}*"):
            shutil.copyfile(path, Path(scratch) / path.name)
        with duckdb.connect(str(Path(scratch) / database.name)) as con:
            ((schema,),) = con.execute("SELECT max(version) FROM schema_migration").fetchall()
            is_new = con.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'kept_pair'").fetchall()
            undone = Undone(*con.execute(UNDONE).fetchall()[0]) if is_new else Undone()
    return int(schema or 0), undone


def backup_state(folder: Path) -> str:
    """None, unfinished, whole or damaged."""
    if not folder.is_dir():
        return "none"
    try:
        backup_manifest.verify(folder)
    except WarehouseError as error:
        return "unfinished" if "not finished" in error.message else f"damaged: {error.message}"
    return "whole"
