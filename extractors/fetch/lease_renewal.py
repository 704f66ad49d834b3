"""What becomes of a lease file of an older version: all that counts for longer than a run are the rests of hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.errors import FetchError
from extractors.fetch.policy import RETRY_AFTER_LIMIT
from extractors.fetch.processes import was_alive

if TYPE_CHECKING:
    import sqlite3

    from extractors.fetch.stamps import Stamp

Rests = list[tuple[str, float, str | None]]


def clear(db: sqlite3.Connection, version: int, path: str) -> Rests:
    """Drop the tables of version 0.1, if that is what the file has; give hosts, ends of their rests, reasons.

    Raises FetchError if a run of the other version is at work, or the file is of a later one.
    """
    ((found,),) = db.execute("PRAGMA user_version").fetchall()
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    if found == version or "host" not in tables:
        return []
    if found > version:
        raise FetchError(
            "the lease store was written by a later version of newswake",
            subject=path,
            advice="Use that version; the file may be deleted when no run is active.",
        )
    if any(was_alive(pid, born) for pid, born in db.execute("SELECT pid, born FROM process WHERE ended_at IS NULL")):
        raise FetchError(
            "a run of an earlier version of newswake is still at work",
            subject=path,
            advice="Wait for it to end, or stop it, and start again.",
        )
    rests = db.execute("SELECT host, next_at, reason FROM host WHERE next_at > 0").fetchall()
    for statement in ("DROP TABLE host", "DROP TABLE claim", "DROP TABLE process"):
        db.execute(statement)
    return rests


def carry_over(db: sqlite3.Connection, rests: Rests, now: Stamp) -> None:
    """Note what is left of these rests; no more than a day, which is the longest that there was."""
    for host, until, reason in rests:
        left = min(until - now.wall, RETRY_AFTER_LIMIT.total_seconds())
        if left > 0:
            db.execute(
                "INSERT INTO host (host, wall, tick, boot, rest, reason) VALUES (?, ?, ?, ?, ?, ?)",
                (host, now.wall, now.tick, now.boot, left, reason or "host_delay"),
            )
