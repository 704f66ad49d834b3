"""Who may ask which host when, and who fetches which URL: shared by all processes through one SQLite file.

The file is coordination, not truth: it may be deleted when nothing runs. Times are seconds since the epoch
by the fetcher's clock. Each call is one short transaction.
"""

from __future__ import annotations

import os
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import psutil

from extractors.fetch.clock import SystemClock
from extractors.fetch.lease_file import LeaseFile, is_alive

if TYPE_CHECKING:
    from pathlib import Path

    from extractors.fetch.clock import Clock

OPEN_RUN = "INSERT INTO process VALUES (?, ?, ?, ?, NULL) ON CONFLICT DO UPDATE SET ended_at = NULL"
FORGET_CLAIMS = """
DELETE FROM claim WHERE run_id NOT IN (
  SELECT run_id FROM process GROUP BY run_id HAVING max(coalesce(ended_at, started_at)) >= ?)
"""
FORGET_RUNS = """
DELETE FROM process WHERE run_id IN (
  SELECT run_id FROM process GROUP BY run_id HAVING max(coalesce(ended_at, started_at)) < ?)
"""
TAKE_HOST = """
INSERT INTO host VALUES (?, ?, ?, ?, ?, ?, ?, 0, NULL)
ON CONFLICT DO UPDATE SET holder = excluded.holder, run_id = excluded.run_id, pid = excluded.pid,
  born = excluded.born, taken_at = excluded.taken_at, held_until = excluded.held_until
"""
FREE_HOST = """
UPDATE host SET holder = NULL, held_until = NULL, reason = CASE WHEN ?1 > next_at THEN ?2 ELSE reason END,
  next_at = max(next_at, ?1) WHERE host = ?3 AND holder = ?4
"""
POSTPONE_HOST = "UPDATE host SET next_at = ?1, reason = ?2 WHERE host = ?3 AND next_at < ?1"
TAKE_CLAIM = """
INSERT INTO claim VALUES (?, ?, ?)
ON CONFLICT DO UPDATE SET run_id = excluded.run_id, claimed_at = excluded.claimed_at
"""
# Longer than any run: an older claim of a run that nobody ended is no longer of use.
KEEP_RUNS = 7 * 86_400.0


@dataclass(frozen=True, slots=True)
class Granted:
    """The host is ours until ``expires_at``."""

    expires_at: float


@dataclass(frozen=True, slots=True)
class Wait:
    """Not now. ``until`` is the earliest time to ask again; ``held`` says that somebody is asking the host now."""

    until: float
    reason: str
    held: bool = False


@dataclass(frozen=True, slots=True)
class StoredRobots:
    """An answer to a request for robots.txt, as some process got it."""

    fetched_at: float
    expires_at: float
    status: int | None
    problem: str | None
    body: bytes | None


class Leases:
    """The shared file, as one process of one run sees it.

    Opening registers this process for the run, which is live until ``finish_run`` or the process's death.
    Raises FetchError if the file cannot be used.
    """

    def __init__(self, path: Path, run_id: str, clock: Clock | None = None) -> None:
        self.run_id = run_id
        self._clock = clock or SystemClock()
        self._holder = uuid.uuid4().hex
        self._pid = os.getpid()
        self._born = psutil.Process().create_time()
        self._file = LeaseFile(path)
        # At once: a run that is not registered looks dead to others, and they would close it.
        with self._file.writing():
            self._started = self._register(self._pid, self._born)

    def close(self) -> None:
        """Give back what this process holds and close the file. The run stays registered."""
        try:
            with self._file.writing():
                self._file.execute("UPDATE host SET holder = NULL, held_until = NULL WHERE holder = ?", (self._holder,))
        finally:
            self._file.close()

    # ---- hosts ----

    def acquire(self, host: str, now: float, *, hold: float, delay: float) -> Granted | Wait:
        """Take the host for at most ``hold`` seconds, or say when to ask again.

        ``delay`` is the rest that is owed to a host whose holder died without a word.
        """
        with self._file.writing():
            row = self._file.one(
                "SELECT holder, pid, born, taken_at, held_until, next_at, reason FROM host WHERE host = ?", (host,)
            )
            if row is not None:
                wait = self._judge(row, now, delay)
                if wait is not None:
                    return wait
            self._file.execute(TAKE_HOST, (host, self._holder, self.run_id, self._pid, self._born, now, now + hold))
        return Granted(now + hold)

    def _judge(self, row: tuple[Any, ...], now: float, delay: float) -> Wait | None:
        holder, pid, born, taken_at, held_until, next_at, reason = row
        free_at, why = float(next_at), str(reason or "host_delay")
        if holder is not None:
            if now < held_until and is_alive(pid, born):
                return Wait(float(held_until), "another process", held=True)
            # Whoever held it is gone and may have sent a request just before.
            rest = min(float(taken_at) + delay, float(held_until))
            free_at, why = max(free_at, rest), "another process"
        return Wait(free_at, why) if now < free_at else None

    def extend(self, host: str, until: float) -> None:
        """Keep a host that we hold until a later time."""
        with self._file.writing():
            self._file.execute(
                "UPDATE host SET held_until = ? WHERE host = ? AND holder = ?", (until, host, self._holder)
            )

    def release(self, host: str, next_at: float, reason: str = "host_delay") -> None:
        """Give the host back; nobody asks it before ``next_at``. A later time that is remembered stays."""
        with self._file.writing():
            self._file.execute(FREE_HOST, (next_at, reason, host, self._holder))

    def postpone(self, host: str, next_at: float, reason: str) -> None:
        """Nobody asks the host before ``next_at``, whoever holds it. A later time that is remembered stays."""
        with self._file.writing():
            self._file.execute(POSTPONE_HOST, (next_at, reason, host))

    # ---- URLs ----

    def claim(self, key: str, now: float) -> Literal["mine", "taken"]:
        """Claim a URL by its dedupe key for this run.

        It is taken if a run that is live has it, or one that ended well after this run had started.
        Claims of dead runs are void.
        """
        with self._file.writing():
            row = self._file.one("SELECT run_id FROM claim WHERE key = ?", (key,))
            if row is not None and row[0] != self.run_id and self._stands(row[0]):
                return "taken"
            self._file.execute(TAKE_CLAIM, (key, self.run_id, now))
        return "mine"

    def has(self, key: str) -> bool:
        """Tell whether this run has claimed the URL."""
        row = self._file.one("SELECT run_id FROM claim WHERE key = ?", (key,))
        return row is not None and row[0] == self.run_id

    def unclaim(self, key: str) -> None:
        """Give a claim back: nothing was fetched."""
        with self._file.writing():
            self._file.execute("DELETE FROM claim WHERE key = ? AND run_id = ?", (key, self.run_id))

    def _stands(self, run_id: str) -> bool:
        rows = self._file.execute("SELECT pid, born, ended_at FROM process WHERE run_id = ?", (run_id,))
        return any(
            ended_at > self._started if ended_at is not None else is_alive(pid, born) for pid, born, ended_at in rows
        )

    # ---- runs ----

    def open_run(self, pid: int | None = None) -> None:
        """Register a further process as one that works for our run."""
        pid = pid or self._pid
        with self._file.writing():
            self._register(pid, self._born if pid == self._pid else psutil.Process(pid).create_time())

    def _register(self, pid: int, born: float) -> float:
        """Note the process; give the time at which the run began."""
        self._file.execute(OPEN_RUN, (self.run_id, pid, born, self._now()))
        ((began,),) = self._file.execute("SELECT min(started_at) FROM process WHERE run_id = ?", (self.run_id,))
        return float(began)

    def finish_run(self, run_id: str) -> None:
        """Note that a run ended well: its claims hold against runs that were live at the same time."""
        now = self._now()
        with self._file.writing():
            self._file.execute("UPDATE process SET ended_at = ? WHERE run_id = ? AND ended_at IS NULL", (now, run_id))
            self._file.execute(FORGET_CLAIMS, (now - KEEP_RUNS,))
            self._file.execute(FORGET_RUNS, (now - KEEP_RUNS,))

    def close_run(self, run_id: str) -> None:
        """Forget the claims and leases of a dead run."""
        with self._file.writing():
            self._file.execute("DELETE FROM claim WHERE run_id = ?", (run_id,))
            self._file.execute("DELETE FROM process WHERE run_id = ?", (run_id,))
            self._file.execute("UPDATE host SET holder = NULL, held_until = NULL WHERE run_id = ?", (run_id,))

    def standing(self, run_id: str) -> Literal["live", "ended", "dead", "unknown"]:
        """Tell how a run stands: at work, ended well, killed, or never heard of (or closed already)."""
        rows = self._file.execute("SELECT pid, born, ended_at FROM process WHERE run_id = ?", (run_id,))
        if not rows:
            return "unknown"
        if any(ended_at is None and is_alive(pid, born) for pid, born, ended_at in rows):
            return "live"
        return "ended" if all(ended_at is not None for _, _, ended_at in rows) else "dead"

    def is_deserted(self, run_id: str) -> bool:
        """Tell whether no process of this run lives, be it that it ended well or not."""
        rows = self._file.execute("SELECT pid, born FROM process WHERE run_id = ?", (run_id,))
        return not any(is_alive(pid, born) for pid, born in rows)

    def dead_runs(self) -> tuple[str, ...]:
        """Runs that did not end and of which no process lives."""
        rows = self._file.execute("SELECT run_id, pid, born FROM process WHERE ended_at IS NULL")
        alive = {run_id for run_id, pid, born in rows if is_alive(pid, born)}
        return tuple(sorted({run_id for run_id, _, _ in rows} - alive))

    # ---- robots.txt ----

    def stored_robots(self, origin: str, now: float) -> StoredRobots | None:
        """Give the answer that any process got within its time to live."""
        row = self._file.one(
            "SELECT fetched_at, expires_at, status, problem, body FROM robots WHERE origin = ? AND expires_at > ?",
            (origin, now),
        )
        return StoredRobots(*row) if row else None

    def store_robots(self, origin: str, answer: StoredRobots) -> None:
        """Share an answer with all processes."""
        with self._file.writing():
            self._file.execute(
                "INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?, ?, ?)",
                (origin, answer.fetched_at, answer.expires_at, answer.status, answer.problem, answer.body),
            )

    # ---- below ----

    def _now(self) -> float:
        return self._clock.now().timestamp()
