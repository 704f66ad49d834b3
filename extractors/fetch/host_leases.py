"""Who may ask which host when, among all processes: the host table of the lease file.

Rests are kept as durations from the end of the last request, so that a clock that is set neither skips nor prolongs
one. Each call is one short transaction.
"""

from __future__ import annotations

import os
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.fetch import breaker
from extractors.fetch.policy import LONGEST_WAIT
from extractors.fetch.processes import birth_mark, is_alive
from extractors.fetch.stamps import Stamp, is_one_boot, passed

if TYPE_CHECKING:
    from extractors.fetch.lease_file import LeaseFile
    from extractors.fetch.stamps import Watch

OTHERS = "another process"
LOOK = """
SELECT holder, pid, born, taken, hold, wall, tick, boot, rest, reason, latency, failures FROM host WHERE host = ?
"""
TAKE = """
INSERT INTO host (host, holder, run_id, pid, born, taken, hold, rest, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET holder = excluded.holder, run_id = excluded.run_id, pid = excluded.pid,
  born = excluded.born, taken = excluded.taken, hold = excluded.hold, rest = excluded.rest, reason = excluded.reason
"""
LEAVE = """
UPDATE host SET holder = NULL, wall = ?, tick = ?, boot = ?, rest = ?, reason = ?, latency = ?, failures = ?
WHERE host = ? AND holder = ?
"""
GIVE_BACK = "UPDATE host SET holder = NULL WHERE host = ? AND holder = ?"
EXTEND = "UPDATE host SET taken = ?, hold = ? WHERE host = ? AND holder = ? RETURNING host"
# Its last request ended when the lease did, at the latest.
BURY = """
UPDATE host SET holder = NULL, boot = :boot, tick = min(:tick, taken + hold),
  wall = :wall - :tick + min(:tick, taken + hold)
WHERE holder IS NOT NULL AND (host = :host OR holder = :holder OR run_id = :run_id)
"""
RESTAMP = "UPDATE host SET wall = ?, tick = ?, boot = ?, rest = ? WHERE host = ?"
FORGET = """
DELETE FROM host WHERE holder IS NULL AND
  (boot IS NULL OR CASE WHEN boot = ?1 AND tick <= ?2 THEN ?2 - tick ELSE ?3 - wall END > ?4)
"""


@dataclass(frozen=True, slots=True)
class Granted:
    """The host is ours, for as long as was asked.

    ``latency`` and ``failures`` are what is known of it from ``idle`` seconds ago, when it was last asked.
    """

    latency: float | None = None
    failures: int = 0
    idle: float = 0.0


@dataclass(frozen=True, slots=True)
class Wait:
    """Not now: ask again in ``seconds``. ``held`` says that somebody is asking the host now."""

    seconds: float
    reason: str
    held: bool = False
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Owed:
    """What a host is owed after a request, and what is known of it."""

    rest: float
    reason: str
    latency: float | None = None
    failures: int = 0


@dataclass(frozen=True, slots=True)
class _Row:
    holder: str | None
    pid: int
    born: str
    taken: float
    hold: float
    wall: float | None
    tick: float
    boot: str
    rest: float
    reason: str
    latency: float | None
    failures: int

    @property
    def ended(self) -> Stamp | None:
        """End of the last request, None if there was none yet."""
        return None if self.wall is None else Stamp(self.wall, self.tick, self.boot)


class HostLeases:
    """The hosts' leases as one process of one run sees them."""

    def __init__(self, file: LeaseFile, watch: Watch, run_id: str) -> None:
        self._file = file
        self._watch = watch
        self._run_id = run_id
        self._holder = uuid.uuid4().hex
        self._pid = os.getpid()
        self._born = birth_mark(self._pid)

    def acquire(self, host: str, *, hold: float, delay: float, reason: str) -> Granted | Wait:
        """Take the host for at most ``hold`` seconds, or say when to ask again.

        That is when the rest that it is owed is over, and at least ``delay`` seconds after the last request.
        """
        with self._file.writing():
            # Only now: we may have waited for another writer.
            now = self._watch.read()
            row = self._row(host)
            if row is not None and row.holder is not None and not self._is_free(row, now):
                return Wait(row.hold - (now.tick - row.taken), OTHERS, held=True)
            if row is not None and row.holder is not None:
                self._bury(now, host=host)
                row = self._row(host)
            wait = self._rests(host, row, now, delay, reason) if row else None
            if wait is not None:
                return wait
            vow = _vow(row, delay, reason)
            lease = (host, self._holder, self._run_id, self._pid, self._born, now.tick, hold, *vow)
            self._file.execute(TAKE, lease)
        return _known(row, now)

    def extend(self, host: str, hold: float) -> bool:
        """Keep a host that we hold for ``hold`` seconds from now on; False if it is ours no more."""
        return bool(self._file.execute(EXTEND, (self._watch.read().tick, hold, host, self._holder)))

    def release(self, host: str, owed: Owed) -> None:
        """Give the host back after a request that has just ended."""
        now = self._watch.read()
        state = (owed.rest, owed.reason, owed.latency, owed.failures)
        self._file.execute(LEAVE, (now.wall, now.tick, now.boot, *state, host, self._holder))

    def give_back(self, host: str) -> None:
        """Give the host back as it was: nothing was asked."""
        self._file.execute(GIVE_BACK, (host, self._holder))

    def release_all(self) -> None:
        """Give back whatever this process holds; what is due for a holder that dies is due for these too."""
        self._bury(self._watch.read(), holder=self._holder)

    def bury_run(self, run_id: str) -> None:
        """Give back whatever a dead run holds."""
        self._bury(self._watch.read(), run_id=run_id)

    def forget(self) -> None:
        """Drop the hosts that nobody has asked for a month."""
        now = self._watch.read()
        self._file.execute(FORGET, (now.boot, now.tick, now.wall, breaker.FORGET))

    def _row(self, host: str) -> _Row | None:
        values = self._file.one(LOOK, (host,))
        return _Row(*values) if values else None

    def _is_free(self, row: _Row, now: Stamp) -> bool:
        if now.tick - row.taken >= row.hold:
            return True
        return row.holder != self._holder and not is_alive(row.pid, row.born)

    def _bury(
        self, now: Stamp, *, host: str | None = None, holder: str | None = None, run_id: str | None = None
    ) -> None:
        whose = {"host": host, "holder": holder, "run_id": run_id}
        self._file.execute(BURY, {"wall": now.wall, "tick": now.tick, "boot": now.boot, **whose})

    def _rests(self, host: str, row: _Row, now: Stamp, delay: float, reason: str) -> Wait | None:
        ended = row.ended
        if ended is None:
            return None
        due = max(row.rest, delay)
        why = row.reason if row.rest >= delay or row.reason == breaker.REASON else reason
        left = due - passed(ended, now, due)
        if left <= 0:
            return None
        if not is_one_boot(ended, now):
            # From here on ticks count: what the wall clock does next is of no matter.
            left_of_rest = max(0.0, row.rest - passed(ended, now, row.rest))
            self._file.execute(RESTAMP, (now.wall, now.tick, now.boot, left_of_rest, host))
        return Wait(left, why, failures=row.failures)


def _vow(row: _Row | None, delay: float, reason: str) -> tuple[float, str]:
    """What the host is owed if we die: a trial that nobody heard the end of counts as one that failed."""
    if row is not None and row.reason == breaker.REASON:
        return row.rest, row.reason
    before = min(row.rest, LONGEST_WAIT) if row is not None else 0.0
    return (before, row.reason) if row is not None and before > delay else (delay, reason)


def _known(row: _Row | None, now: Stamp) -> Granted:
    ended = row.ended if row is not None else None
    if row is None or ended is None:
        return Granted()
    idle = now.tick - ended.tick if is_one_boot(ended, now) else now.wall - ended.wall
    return Granted(row.latency, row.failures, max(0.0, idle))
