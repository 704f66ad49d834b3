"""The SQLite file that all processes on one data folder share: opened, renewed, or set aside when it is broken.

What it holds is coordination, not truth: losing it costs politeness for some minutes, never a page.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from extractors.errors import FetchError
from extractors.fetch import lease_renewal
from extractors.fetch.processes import is_alive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from extractors.fetch.stamps import Stamp

# host: of a lease, taken is a tick and hold the seconds it may last; wall, tick and boot are the end of the last
# request, from which the host rests for rest seconds. While it is leased, rest is what it is owed if the holder dies.
SCHEMA = """
CREATE TABLE IF NOT EXISTS process (
  run_id TEXT NOT NULL, pid INTEGER NOT NULL, born TEXT NOT NULL, started_at REAL NOT NULL, ended_at REAL,
  began INTEGER NOT NULL, ended INTEGER, PRIMARY KEY (run_id, pid, born)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS host (
  host TEXT PRIMARY KEY, holder TEXT, run_id TEXT, pid INTEGER, born TEXT, taken REAL, hold REAL,
  wall REAL, tick REAL, boot TEXT, rest REAL NOT NULL DEFAULT 0, reason TEXT NOT NULL DEFAULT '',
  latency REAL, failures INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS claim (key TEXT PRIMARY KEY, run_id TEXT NOT NULL, claimed_at REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS claim_of_run ON claim (run_id);
CREATE TABLE IF NOT EXISTS robots (
  origin TEXT PRIMARY KEY, fetched_at REAL NOT NULL, expires_at REAL NOT NULL, status INTEGER, problem TEXT, body BLOB);
CREATE TABLE IF NOT EXISTS list_answer (
  key TEXT PRIMARY KEY, asked_at REAL NOT NULL, run_id TEXT NOT NULL, fetch_id TEXT NOT NULL, final_url TEXT NOT NULL,
  content_type TEXT, warc_file TEXT NOT NULL, warc_offset INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS seen (
  only INTEGER PRIMARY KEY CHECK (only = 1), wall REAL NOT NULL, tick REAL NOT NULL, boot TEXT NOT NULL);
PRAGMA user_version = 2
"""
VERSION = 2
# How long a writer waits for another one.
BUSY_S = 10.0
BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
ADVICE = "Check that its folder is writable and the disk not full; the file may be deleted when no run is active."


class LeaseFile:
    """The open file. Raises FetchError for whatever keeps it from being read or written.

    ``set_aside`` is where a broken file was put before this one was begun; None if all was well.
    """

    def __init__(self, path: Path, now: Stamp) -> None:
        self._path = path
        self.set_aside: Path | None = None
        self._users = -1
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with _alone(path.with_name(f"{path.name}.opening")):
                self._users = _lock_file(_users_of(path))
                self._db = self._open(now)
                fcntl.flock(self._users, fcntl.LOCK_SH)
        except (OSError, sqlite3.Error) as error:
            self._leave()
            raise _unusable(self._path, error) from error
        except FetchError:
            self._leave()
            raise

    def close(self) -> None:
        """Close the file; what was written stays."""
        self._db.close()
        self._leave()

    def execute(self, sql: str, values: tuple[object, ...] | dict[str, object] = ()) -> list[tuple[Any, ...]]:
        """Run one statement and give all of its rows."""
        try:
            return self._db.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise _unusable(self._path, error) from error

    def one(self, sql: str, values: tuple[object, ...] = ()) -> tuple[Any, ...] | None:
        """Run one statement and give its first row, None if there is none."""
        return next(iter(self.execute(sql, values)), None)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: nobody else writes meanwhile; an exception undoes it."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            # A full disk may have undone it already.
            if self._db.in_transaction:
                self.execute("ROLLBACK")
            raise

    def _open(self, now: Stamp) -> sqlite3.Connection:
        try:
            return _sound(self._path, now)
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", BROKEN[0]) & 0xFF not in BROKEN:
                raise
            self._put_aside(error)
            return _sound(self._path, now)

    def _put_aside(self, error: sqlite3.Error) -> None:
        """Make room for a new file, unless others still work with the broken one: they would not meet us in the new."""
        try:
            fcntl.flock(self._users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as in_use:
            raise FetchError(
                f"the lease store is broken ({error}) and another run is using it",
                subject=str(self._path),
                advice="Wait for the other run to end, or stop it; the next one then begins a new store.",
            ) from in_use
        self.set_aside = self._path.with_name(f"{self._path.name}.broken")
        self._path.replace(self.set_aside)
        for ending in ("-wal", "-shm"):
            self._path.with_name(self._path.name + ending).unlink(missing_ok=True)

    def _leave(self) -> None:
        if self._users >= 0:
            os.close(self._users)
            self._users = -1


@contextmanager
def unused(path: Path) -> Iterator[bool]:
    """True if no process works with this lease file; whoever wants to begins when the block is over.

    False, and nobody is kept waiting, if one does. A process that dies gives its lock back, so it never counts.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = _lock_file(_users_of(path))
    except OSError as error:
        raise _unusable(path, error) from error
    try:
        yield _is_taken(handle)
    finally:
        os.close(handle)


def working(path: Path) -> tuple[int, ...]:
    """The live processes that the file names as working for a run; none if it cannot be read."""
    try:
        db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_S)
        try:
            found = db.execute("SELECT DISTINCT pid, born FROM process WHERE ended_at IS NULL ORDER BY pid").fetchall()
        finally:
            db.close()
    except sqlite3.Error:
        return ()
    return tuple(pid for pid, born in found if is_alive(pid, born))


def _is_taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _users_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.users")


def _lock_file(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)


def _unusable(path: Path, error: Exception) -> FetchError:
    return FetchError(f"the lease store cannot be used ({error})", subject=str(path), advice=ADVICE)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """One process at a time; the system gives the lock back when it dies."""
    handle = _lock_file(path)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _sound(path: Path, now: Stamp) -> sqlite3.Connection:
    """Open the file, see that it is whole and of our version."""
    db = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None, check_same_thread=False)
    try:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=OFF")
        ((verdict,),) = db.execute("PRAGMA quick_check(1)").fetchall()
        if verdict != "ok":
            raise sqlite3.DatabaseError(str(verdict).strip())  # noqa: TRY301 - as if SQLite had said it itself
        db.execute("BEGIN IMMEDIATE")
        rests = lease_renewal.clear(db, VERSION, str(path))
        for statement in SCHEMA.split(";"):
            db.execute(statement)
        lease_renewal.carry_over(db, rests, now)
        db.execute("COMMIT")
    except BaseException:
        db.close()
        raise
    return db
