"""Who may ask which host when, and who fetches which URL: shared by all processes through one SQLite file.

The file is coordination, not truth: it may be deleted when nothing runs. Hosts' leases are in ``Leases.hosts``,
answers of feeds and sitemaps in ``Leases.lists``.
The order of runs is kept as numbers and the rests of hosts as durations: the wall clock may be set at any moment.
Each call is one short transaction.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from extractors.fetch.clock import SystemClock
from extractors.fetch.host_leases import HostLeases
from extractors.fetch.lease_file import LeaseFile
from extractors.fetch.list_answers import ListAnswers
from extractors.fetch.processes import birth_mark, is_alive
from extractors.fetch.stamps import Stamp, Watch

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from extractors.fetch.clock import Clock

OPEN_RUN = """
INSERT INTO process
SELECT ?, ?, ?, ?, NULL, 1 + coalesce(max(max(began, coalesce(ended, 0))), 0), NULL FROM process WHERE true
ON CONFLICT DO UPDATE SET ended_at = NULL, ended = NULL
"""
END_RUN = """
UPDATE process SET ended_at = ?, ended = (SELECT 1 + max(max(began, coalesce(ended, 0))) FROM process)
WHERE run_id = ? AND ended_at IS NULL
"""
OLD_RUNS = "SELECT run_id FROM process GROUP BY run_id HAVING max(coalesce(ended_at, started_at)) < ?"
FORGET_RUN = "DELETE FROM process WHERE run_id = ?"
FORGET_CLAIMS = "DELETE FROM claim WHERE run_id NOT IN (SELECT run_id FROM process)"
TAKE_CLAIM = """
INSERT INTO claim VALUES (?, ?, ?)
ON CONFLICT DO UPDATE SET run_id = excluded.run_id, claimed_at = excluded.claimed_at
"""
STORED_ROBOTS = """
SELECT fetched_at, expires_at, status, problem, body FROM robots
WHERE origin = ?1 AND expires_at > ?2 AND fetched_at <= ?2 + ?3
"""
# A claim of a run that has ended, or is dead, is of no use to a run of today.
KEEP_RUNS = 7 * 86_400.0
# An answer from further ahead was got before the clock was set back: how old it is cannot be known.
AHEAD = 60.0


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
    Raises FetchError if the file cannot be used. ``set_aside`` is where a broken file was put, if there was one.
    """

    def __init__(self, path: Path, run_id: str, clock: Clock | None = None) -> None:
        self.run_id = run_id
        self._pid = os.getpid()
        self._watch = Watch(clock or SystemClock())
        now = self._watch.read()
        self._file = LeaseFile(path, now)
        self.set_aside = self._file.set_aside
        self.hosts = HostLeases(self._file, self._watch, run_id)
        self.lists = ListAnswers(self._file)
        # At once: a run that is not registered looks dead to others, and they would close it.
        with self._file.writing():
            self._began = self._register(self._pid, now.wall)
            self._compare(now)

    @property
    def clock_jump(self) -> float | None:
        """Seconds by which the wall clock was set since the last run began, or back, and by more than a minute."""
        return self._watch.jump

    def close(self) -> None:
        """Give back what this process holds and close the file. The run stays registered."""
        try:
            self.hosts.release_all()
        finally:
            self._file.close()

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
        rows = self._file.execute("SELECT pid, born, ended FROM process WHERE run_id = ?", (run_id,))
        return any(ended > self._began if ended is not None else is_alive(pid, born) for pid, born, ended in rows)

    # ---- runs ----

    def open_run(self, pid: int | None = None) -> None:
        """Register a further process as one that works for our run."""
        now = self._watch.read()
        with self._file.writing():
            self._register(pid or self._pid, now.wall)

    def _register(self, pid: int, now: float) -> int:
        """Note the process; give the number of the run's beginning."""
        self._file.execute(OPEN_RUN, (self.run_id, pid, birth_mark(pid) or "gone", now))
        ((began,),) = self._file.execute("SELECT min(began) FROM process WHERE run_id = ?", (self.run_id,))
        return int(began)

    def _compare(self, now: Stamp) -> None:
        """Hold our clock against what the last process read that opened the file."""
        row = self._file.one("SELECT wall, tick, boot FROM seen")
        self._watch.compare(Stamp(*row) if row else None, now)
        self._file.execute("INSERT OR REPLACE INTO seen VALUES (1, ?, ?, ?)", (now.wall, now.tick, now.boot))

    def finish_run(self, run_id: str) -> None:
        """Note that a run ended well: its claims hold against runs that were live at the same time."""
        now = self._watch.read().wall
        with self._file.writing():
            self._file.execute(END_RUN, (now, run_id))
            for (old,) in self._file.execute(OLD_RUNS, (now - KEEP_RUNS,)):
                # A clock that was set forward makes no live run old.
                if self.standing(old) != "live":
                    self._file.execute(FORGET_RUN, (old,))
            self._file.execute(FORGET_CLAIMS)
            self.lists.forget(now)
            self.hosts.forget()

    def close_run(self, run_id: str) -> None:
        """Forget the claims and leases of a dead run."""
        with self._file.writing():
            self._file.execute("DELETE FROM claim WHERE run_id = ?", (run_id,))
            self._file.execute(FORGET_RUN, (run_id,))
            self.hosts.bury_run(run_id)

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
        row = self._file.one(STORED_ROBOTS, (origin, now, AHEAD))
        return StoredRobots(*row) if row else None

    def store_robots(self, answers: Mapping[str, StoredRobots]) -> None:
        """Share answers, by origin, with all processes."""
        with self._file.writing():
            for origin, answer in answers.items():
                self._file.execute(
                    "INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?, ?, ?)",
                    (origin, answer.fetched_at, answer.expires_at, answer.status, answer.problem, answer.body),
                )
