"""The one loader: what waits in the spool goes into the live database, then a snapshot is published.

Killed at any point, the next load heals: a batch is in the database whole or not at all, its id with it, and its
folder goes away only after the snapshot that shows it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypedDict

import duckdb

from extractors.errors import WarehouseError
from warehouse import checks, clusters, db, incoming, kept, lock, migrate, publish, revisions, search_index, statements
from warehouse.settings import WarehouseSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from warehouse.clusters import Clustered
    from warehouse.incoming import Manifest
    from warehouse.kept import Kept
    from warehouse.revisions import Revised
    from warehouse.search_index import Indexed

__all__ = ["TABLES", "LoadReport", "Loader", "WarehouseSettings"]

# In this order, so that what others refer to comes first.
TABLES = (
    "run",
    "source",
    "url",
    "url_alias",
    "robots_snapshot",
    "fetch_log",
    "warc_record",
    "search",
    "discovery",
    "poll",
    "content",
    "feature_sum",
    "observation",
    "evidence",
    "link",
    "quote",
    "seed",
    "seed_state",
    "title_candidate",
    "title_match",
    "adoption",
    "comparison",
    "passage",
    "judgement",
    "run_url",
    "run_warning",
    "run_end",
)
# Bounds of what one row may take.
LEAST_BYTES, MOST_BYTES = 1 << 20, 1 << 27
# The batch is at fault, not the database, the disk or the memory: only then is it put aside.
FAULTS = (duckdb.DataError, duckdb.IntegrityError, duckdb.ProgrammingError)


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did. ``rejected`` names the batches that were put aside, ``published`` the new snapshot, if any.

    ``indexed`` says what search was taught, ``revised`` what was found out about revisions, ``clustered`` which texts
    were held against all others, ``kept`` for how many pairs the seed's figures and quotations were looked for.
    """

    batches: int
    rows: int
    rejected: tuple[str, ...]
    seconds: float
    published: Path | None
    indexed: Indexed | None = None
    revised: Revised | None = None
    clustered: Clustered | None = None
    kept: Kept | None = None

    def warnings(self) -> Iterator[str]:
        """What a person should know: batches that were put aside, work that is left to the next loads."""
        for name in self.rejected:
            yield f"batch {name} could not be loaded; it was put aside in the spool's rejected/ folder"
        if self.revised is not None and not self.revised.is_done:
            yield "not all texts of earlier versions have been compared yet; the next loads go on with it"
        if self.indexed is not None and self.indexed.left:
            yield f"search does not know {self.indexed.left} texts of earlier versions yet; the next loads go on"
        if self.clustered is not None and self.clustered.left:
            left = self.clustered.left
            yield f"{left} texts of earlier versions are not in the clusters yet; the next loads go on"
        if self.kept is not None and not self.kept.is_done:
            yield "figures and quotations have not been looked for in all related articles yet; the next loads go on"


class _Derived(TypedDict):
    """The parts of a report on what follows from the facts."""

    revised: Revised
    indexed: Indexed
    clustered: Clustered
    kept: Kept


def ignore(_phase: str) -> None:
    """Nobody wants to know."""


def system_time() -> datetime:
    """Now, by the system's clock."""
    return datetime.now(UTC)


class Loader:
    """Loads the spool. Any number of processes may have one; they take turns.

    ``on_phase`` is told of ``load``, ``commit`` (a batch was committed), ``revise``, ``index``, ``cluster``, ``check``,
    ``close``, ``publish`` and ``clean``. ``now`` dates what the checks find.
    """

    def __init__(
        self,
        settings: WarehouseSettings,
        on_phase: Callable[[str], None] = ignore,
        now: Callable[[], datetime] = system_time,
    ) -> None:
        self.settings = settings
        self._on_phase = on_phase
        self._now = now

    def load(self, *, publish: bool = True) -> LoadReport:
        """Load every whole batch, each in one transaction, then publish if readers would see anything new.

        Raises WarehouseBusy if another process holds the lock or the database for too long, WarehouseError if the
        database cannot be used; the batches wait in the spool then.
        """
        began = time.monotonic()
        with lock.hold(self.settings.lock_file, self.settings.lock_wait):
            incoming.sweep(self.settings.spool)
            folders = incoming.waiting(self.settings.spool)
            loaded, rejected, derived = self._load_all(folders)
            path = self._publish() if publish else None
            self._on_phase("clean")
            for folder in folders:
                if folder.is_dir():
                    incoming.remove(folder)
        return LoadReport(
            batches=len(loaded),
            rows=sum(manifest.rows for manifest in loaded),
            rejected=tuple(rejected),
            seconds=round(time.monotonic() - began, 3),
            published=path,
            **derived,
        )

    def _load_all(self, folders: Sequence[Path]) -> tuple[list[Manifest], list[str], _Derived]:
        loaded: list[Manifest] = []
        rejected: list[str] = []
        with db.live(self.settings, self.settings.lock_wait) as con:
            try:
                migrate.migrate(con)
                for folder in folders:
                    self._load_or_reject(con, folder, loaded, rejected)
                derived = self._derive(con)
                self._on_phase("check")
                checks.after_load(con, self._now())
                self._on_phase("close")
                con.execute("CHECKPOINT")
            except duckdb.Error as error:
                raise db.explain(error, self.settings.database) from error
        return loaded, rejected, derived

    def _derive(self, con: duckdb.DuckDBPyConnection) -> _Derived:
        """What follows from the facts and is kept beside them, brought up to what was loaded."""
        self._on_phase("revise")
        revised = revisions.revise(con)
        kept_facts = kept.keep(con)
        self._on_phase("index")
        indexed = search_index.index(con)
        self._on_phase("cluster")
        clustered = clusters.cluster(con)
        return {"revised": revised, "indexed": indexed, "clustered": clustered, "kept": kept_facts}

    def _load_or_reject(
        self, con: duckdb.DuckDBPyConnection, folder: Path, loaded: list[Manifest], rejected: list[str]
    ) -> None:
        try:
            manifest = incoming.read_manifest(folder)
            self._on_phase("load")
            if _load_batch(con, folder, manifest):
                loaded.append(manifest)
            self._on_phase("commit")
        except (WarehouseError, *FAULTS) as error:
            incoming.reject(folder, str(error))
            rejected.append(folder.name)

    def _publish(self) -> Path | None:
        if publish.is_current(self.settings):
            return None
        self._on_phase("publish")
        return publish.publish(self.settings)


def _load_batch(con: duckdb.DuckDBPyConnection, folder: Path, manifest: Manifest) -> bool:
    """Load one batch in one transaction. Returns False if it was loaded before."""
    unknown = set(manifest.counts) - set(TABLES)
    if unknown:
        raise WarehouseError(f"there is no table {', '.join(sorted(unknown))}", subject=folder.name)
    with db.transaction(con):
        fresh = not _scalar(con, "loaded", {"batch_id": manifest.batch_id})
        if fresh:
            for table in TABLES:
                if table in manifest.counts:
                    _load_table(con, folder / f"{table}.jsonl", table, manifest)
            values = {"batch_id": manifest.batch_id, "run_id": manifest.run_id, "kind": manifest.kind}
            con.execute(statements.read("batch", "record"), {**values, "row_count": manifest.rows})
    return fresh


def _load_table(con: duckdb.DuckDBPyConnection, file: Path, table: str, manifest: Manifest) -> None:
    stage, *rest = con.extract_statements(statements.read("load", table))
    con.execute(stage, {"file": str(file), "longest": _longest(manifest, table)})
    held = {row[0] for row in con.execute(statements.read("batch", "columns")).fetchall()}
    unknown = set(manifest.columns.get(table, ())) - held
    if unknown:
        raise WarehouseError(f"table {table} has no column {', '.join(sorted(unknown))}", subject=file.parent.name)
    count = _scalar(con, "count", None)
    if count != manifest.counts[table]:
        stated = manifest.counts[table]
        raise WarehouseError(
            f"{file.name} has {count} rows, not the {stated} of the manifest", subject=file.parent.name
        )
    for statement in rest:
        con.execute(statement)


def _longest(manifest: Manifest, table: str) -> int:
    """Bytes that a row may have: DuckDB reads a file in pieces of twice that, by one thread each."""
    return min(max(manifest.longest.get(table, MOST_BYTES), LEAST_BYTES), MOST_BYTES)


def _scalar(con: duckdb.DuckDBPyConnection, name: str, values: dict[str, object] | None) -> Any:
    row = con.execute(statements.read("batch", name), values).fetchone()
    return row[0] if row else None
