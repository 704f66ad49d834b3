"""Connections to DuckDB: the live file for the loader, the published snapshot for everybody else.

DuckDB locks by POSIX record locks: a process that opens and closes its own live database file by other means
loses the lock, and writes of others are silently lost. So nobody here opens that file but DuckDB itself.
"""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

import duckdb

from extractors.errors import WarehouseBusy, WarehouseError
from warehouse import statements

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from warehouse.settings import WarehouseSettings

Config = dict[str, str | bool | int | float | list[str]]

NOTHING_LOADED = "nothing loaded yet"
RUN_FIRST = "Run `newswake run ...` first."
DEFAULT_MEMORY = "2GB"
DEFAULT_THREADS = 2
RETRY_S = 0.1
# A question that spills more than this is stopped: the disk is the loader's too.
SPILL_LIMIT = "20GB"
# A load ends with a checkpoint of its own; one after every batch would pack the same rows again and again.
LOG_BYTES = "256MB"


def _config(memory_limit: str, threads: int, temp_dir: Path) -> Config:
    return {
        "memory_limit": memory_limit,
        "threads": str(threads),
        "temp_directory": str(temp_dir),
        # Nothing is downloaded: what is needed (json, icu, parquet) is built in.
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        # 1.5.5 dies of it ("Failed to bind column reference") on run_ledger, as the view is once it was stored.
        "disabled_optimizers": "common_subplan",
    }


def reader_config(memory_limit: str, threads: int, temp_dir: Path) -> Config:
    """Settings for questions of people: what does not fit in memory spills, but never fills the disk."""
    return {**_config(memory_limit, threads, temp_dir), "max_temp_directory_size": SPILL_LIMIT}


@contextlib.contextmanager
def reading_little(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """While this lasts, a join with a thousand rows or fewer reads of the other table what these need and no more.

    DuckDB tells a scan which keys are wanted where there are at most 50. More are worth it where the other table holds
    whole texts, and are not where it holds a hundred million short rows. Put it around a transaction: where one has
    failed nothing can be set back before it has ended.
    """
    con.execute("SET dynamic_or_filter_threshold = 1000")
    try:
        yield
    finally:
        con.execute("RESET dynamic_or_filter_threshold")


@contextlib.contextmanager
def live(settings: WarehouseSettings, wait: float = 0.0) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the live database for writing; only the loader does, while it holds the loader's lock.

    Waits up to ``wait`` seconds for a foreign program that has the file open, then raises WarehouseBusy.
    Raises WarehouseError if it is no database of ours.
    """
    settings.database.parent.mkdir(parents=True, exist_ok=True)
    con = _connect_patiently(settings, time.monotonic() + wait)
    try:
        con.execute("SET TimeZone = 'UTC'")
        yield con
    finally:
        con.close()


@contextlib.contextmanager
def copied(copy: Path, settings: WarehouseSettings) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open for writing a copy of the database that nobody else knows of yet. Raises duckdb.Error if that fails.

    As the live one is opened: with row groups of another size, the checkpoint would pack all tables anew.
    """
    con = _attached(copy, settings)
    try:
        con.execute("SET TimeZone = 'UTC'")
        yield con
        con.execute("CHECKPOINT")
    finally:
        con.close()


@contextlib.contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Commit what is done inside, all of it or, if anything is raised, none."""
    con.execute("BEGIN")
    try:
        yield
    except BaseException:
        # Some errors have ended it already.
        with contextlib.suppress(duckdb.Error):
            con.execute("ROLLBACK")
        raise
    con.execute("COMMIT")


def _connect_patiently(settings: WarehouseSettings, deadline: float) -> duckdb.DuckDBPyConnection:
    while True:
        try:
            return _attached(settings.database, settings)
        except duckdb.Error as error:
            explained = explain(error, settings.database)
            if not isinstance(explained, WarehouseBusy) or time.monotonic() >= deadline:
                raise explained from error
            time.sleep(RETRY_S)


def _attached(database: Path, settings: WarehouseSettings) -> duckdb.DuckDBPyConnection:
    """A connection with a database in it to write to: only so can the size of its row groups be said."""
    config = _config(settings.memory_limit, settings.threads, settings.temp_dir)
    con = duckdb.connect(config={**config, "checkpoint_threshold": LOG_BYTES})
    try:
        con.execute(statements.with_paths("batch", "attach", path=database))
    except BaseException:
        con.close()
        raise
    return con


def snapshot(published: Path) -> Path | None:
    """The file that the symlink ``published`` points to now; None if nothing is published yet."""
    try:
        return published.resolve(strict=True)
    except (FileNotFoundError, NotADirectoryError):
        return None


@contextlib.contextmanager
def read_only(
    published: Path,
    memory_limit: str = DEFAULT_MEMORY,
    threads: int = DEFAULT_THREADS,
    writable: Path | None = None,
    writable_folder: Path | None = None,
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the snapshot that ``published`` points to; it stays the same however long the connection lives.

    The connection reaches no other file, but may write ``writable`` or in ``writable_folder`` if given. Raises
    WarehouseError with advice if nothing is published or the file cannot be read.
    """
    # Resolved, because DuckDB would hand out an older snapshot that is still open under the name of the symlink.
    path = snapshot(published)
    if path is None:
        raise WarehouseError(NOTHING_LOADED, subject=str(published), advice=RUN_FIRST)
    try:
        con = duckdb.connect(
            str(path), read_only=True, config=reader_config(memory_limit, threads, path.parent / "tmp")
        )
    except duckdb.Error as error:
        raise explain(error, path) from error
    try:
        con.execute("SET TimeZone = 'UTC'")
        if writable is not None:
            con.execute("SET allowed_paths = $paths", {"paths": [str(writable)]})
        if writable_folder is not None:
            con.execute("SET allowed_directories = $paths", {"paths": [str(writable_folder)]})
        con.execute("SET enable_external_access = false")
        yield con
    finally:
        # After Ctrl-C a question may go on in DuckDB's threads, and closing would wait for its end.
        con.interrupt()
        con.close()


def explain(error: duckdb.Error, path: Path) -> WarehouseError:
    """Say in our words why ``path`` cannot be opened or written, and what to do."""
    text = str(error)
    subject = str(path)
    if "Could not set lock" in text or "Conflicting lock" in text:
        advice = "Close the program that has this file open; readers should open current.duckdb beside it."
        return WarehouseBusy(_first_line(text), subject=subject, advice=advice)
    if "not a valid DuckDB database file" in text or "checksum" in text or "Corrupt" in text:
        advice = "Put a backup in its place, or move it away: the next load starts a new one from the spool."
        return WarehouseError(f"not a DuckDB database, or damaged: {_first_line(text)}", subject=subject, advice=advice)
    if "newer version" in text or "version number" in text:
        advice = "Install the version of newswake that wrote it."
        return WarehouseError(f"written by another DuckDB: {_first_line(text)}", subject=subject, advice=advice)
    if "No space left" in text:
        return WarehouseError("the disk is full", subject=subject, advice="Free some space and run again.")
    if "Permission denied" in text or "Read-only file system" in text:
        advice = "Make the file and its folder readable and, for loading, writable for you."
        return WarehouseError(_first_line(text), subject=subject, advice=advice)
    return WarehouseError(_first_line(text), subject=subject, advice="`newswake doctor` checks the warehouse.")


def _first_line(text: str) -> str:
    return text.strip().splitlines()[0][:300]
