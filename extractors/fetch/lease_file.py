"""The SQLite file that all processes on one data folder share, and who of its writers is still alive."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import psutil

from extractors.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCHEMA = """
CREATE TABLE IF NOT EXISTS process (
  run_id TEXT NOT NULL, pid INTEGER NOT NULL, born REAL NOT NULL, started_at REAL NOT NULL,
  ended_at REAL, PRIMARY KEY (run_id, pid, born)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS host (
  host TEXT PRIMARY KEY, holder TEXT, run_id TEXT, pid INTEGER, born REAL, taken_at REAL, held_until REAL,
  next_at REAL NOT NULL DEFAULT 0, reason TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS claim (key TEXT PRIMARY KEY, run_id TEXT NOT NULL, claimed_at REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS claim_of_run ON claim (run_id);
CREATE TABLE IF NOT EXISTS robots (
  origin TEXT PRIMARY KEY, fetched_at REAL NOT NULL, expires_at REAL NOT NULL, status INTEGER, problem TEXT, body BLOB);
"""
# How long a writer waits for another one.
BUSY_S = 10.0


class LeaseFile:
    """The open file. Raises FetchError for whatever keeps it from being read or written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=OFF")
            self._db.executescript(SCHEMA)
        except (OSError, sqlite3.Error) as error:
            raise self._unusable(error) from error

    def close(self) -> None:
        """Close the file; what was written stays."""
        self._db.close()

    def execute(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        """Run one statement and give all of its rows."""
        try:
            return self._db.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise self._unusable(error) from error

    def one(self, sql: str, values: tuple[object, ...]) -> tuple[Any, ...] | None:
        """Run one statement and give its first row, None if there is none."""
        return next(iter(self.execute(sql, values)), None)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: nobody else writes meanwhile; an exception undoes it."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.execute("ROLLBACK")
            raise
        self.execute("COMMIT")

    def _unusable(self, error: Exception) -> FetchError:
        return FetchError(
            f"the lease store cannot be used ({error})",
            subject=str(self._path),
            advice="Check that its folder is writable; the file may be deleted when no run is active.",
        )


def is_alive(pid: int, born: float) -> bool:
    """Tell whether the very process that registered still runs; its number may have been given to another."""
    try:
        process = psutil.Process(pid)
        return bool(abs(process.create_time() - born) < 1.0 and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
    except psutil.Error:
        return True
