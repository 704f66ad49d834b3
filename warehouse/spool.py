"""Batches of rows on their way to the loader.

A batch is a folder ``<spool>/<batch id>/`` with one ``<table>.jsonl`` per table and a ``manifest.json``. It is
written under a name ending in ``.tmp-<pid>`` and renamed when it is whole and on disk, so a folder without that
ending is always complete. Nothing in here knows DuckDB.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import re
import shutil
import time
from datetime import date, datetime
from typing import TYPE_CHECKING

from extractors.errors import WarehouseError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MANIFEST = "manifest.json"
REJECTED = "rejected"
_BATCH_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,150}")
_TABLE = re.compile(r"[a-z][a-z_]{0,40}")
# Rows of one table that are held in memory before they go to disk, in bytes.
SPILL_BYTES = 1 << 20
_counter = itertools.count(1)


def new_batch_id() -> str:
    """An id that sorts by time and is unique on this machine: microseconds, process, counter."""
    return f"{time.time_ns() // 1000:016d}-{os.getpid()}-{next(_counter):06d}"


def sync_folder(folder: Path) -> None:
    """Make a rename or a new name in ``folder`` survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _plain(value: object) -> object:
    """What json does not know: datetimes as ISO 8601 with their offset, days, mappings, sets."""
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise WarehouseError(f"the time {value} has no zone", advice="Give every datetime its zone.")
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "keys"):
        return dict(value)  # type: ignore[call-overload]
    raise WarehouseError(f"a {type(value).__name__} cannot be a value of a row", advice="Convert it in rows.py.")


_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=_plain).encode


def line_of(table: str, row: Mapping[str, object]) -> bytes:
    """A row of a table as it stands in a file. Raises WarehouseError for a value that cannot be stored."""
    try:
        text = _encode(dict(row))
    except (TypeError, ValueError) as error:
        raise WarehouseError(f"a row cannot be written: {error}", subject=table) from error
    # Half a surrogate pair has no UTF-8 form and would spoil the whole file for the loader.
    return text.encode("utf-8", "replace") + b"\n"


class Batch:
    """Rows that are loaded together, in one transaction, or not at all. Made by ``Spool.batch``."""

    def __init__(self, spool: Path, batch_id: str, run_id: str, kind: str) -> None:
        self.batch_id = batch_id
        self.run_id = run_id
        self.kind = kind
        self._spool = spool
        self._folder = spool / f"{batch_id}.tmp-{os.getpid()}"
        # No open files: a batch that a failing run leaves behind costs a folder at most.
        self._held: dict[str, bytearray] = {}
        self._counts: dict[str, int] = {}
        self._columns: dict[str, set[str]] = {}
        self._longest: dict[str, int] = {}
        self._closed = False

    @property
    def rows(self) -> int:
        """Rows added so far."""
        return sum(self._counts.values())

    def add(self, table: str, row: Mapping[str, object]) -> None:
        """Add one row. Raises WarehouseError for a value that cannot be stored or a batch that is closed."""
        if self._closed:
            raise WarehouseError("the batch is closed already", subject=self.batch_id)
        line = line_of(table, row)
        held = self._held.get(table)
        if held is None:
            held = self._begin(table)
        held += line
        self._counts[table] += 1
        self._columns[table].update(row)
        self._longest[table] = max(self._longest[table], len(line))
        if len(held) >= SPILL_BYTES:
            with self._explained():
                self._spill(table)

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise WarehouseError(
                f"the batch cannot be written: {error}",
                subject=str(self._folder),
                advice="Check free space and permissions of the data folder.",
            ) from error

    def _begin(self, table: str) -> bytearray:
        if not _TABLE.fullmatch(table):
            raise WarehouseError("this is no name of a table", subject=repr(table))
        self._held[table] = bytearray()
        self._counts[table] = 0
        self._columns[table] = set()
        self._longest[table] = 0
        return self._held[table]

    def _spill(self, table: str, *, sync: bool = False) -> None:
        """Append what is held of a table to its file."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / f"{table}.jsonl").open("ab") as handle:
            handle.write(self._held[table])
            handle.flush()
            if sync:
                os.fsync(handle.fileno())
        self._held[table].clear()

    def commit(self) -> Path | None:
        """Put the batch where the loader finds it, whole and on disk. Returns its folder, None if it was empty.

        Raises WarehouseError if it cannot be written; what was added is lost then, unless the caller has it.
        """
        if self._closed:
            return None
        self._closed = True
        if not self._held:
            return None
        with self._explained():
            return self._write()

    def _write(self) -> Path:
        for table in self._held:
            self._spill(table, sync=True)
        self._write_manifest()
        sync_folder(self._folder)
        final = self._spool / self.batch_id
        self._folder.rename(final)
        sync_folder(self._spool)
        return final

    def _write_manifest(self) -> None:
        manifest = {
            "batch_id": self.batch_id,
            "run_id": self.run_id,
            "kind": self.kind,
            "counts": self._counts,
            "columns": {table: sorted(names) for table, names in self._columns.items()},
            "longest": self._longest,
        }
        with (self._folder / MANIFEST).open("w", encoding="utf-8") as handle:
            json.dump(manifest, handle)
            handle.flush()
            os.fsync(handle.fileno())

    def discard(self) -> None:
        """Forget what was added."""
        self._closed = True
        self._held.clear()
        shutil.rmtree(self._folder, ignore_errors=True)


class Spool:
    """The folder in which batches wait for the loader."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def batch(self, run_id: str, kind: str, batch_id: str | None = None) -> Batch:
        """Begin a batch. The same ``batch_id`` is loaded at most once, ever; by default it is a new one."""
        chosen = batch_id or new_batch_id()
        if not _BATCH_ID.fullmatch(chosen) or ".tmp-" in chosen or chosen == REJECTED:
            raise WarehouseError("this cannot be the name of a batch", subject=repr(chosen))
        return Batch(self.folder, chosen, run_id, kind)
