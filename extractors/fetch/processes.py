"""Which of the processes that left their number in a file are still alive."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import psutil

from extractors.fetch.clock import SystemClock

PROC = Path("/proc")
# Of /proc/PID/stat, counted from behind the name in brackets: state and start in clock ticks since boot (man 5 proc).
STATE, START = 0, 19
DEAD_STATES = (b"Z", b"X")


def birth_mark(pid: int) -> str | None:
    """Give what tells this process from a later one with the same number; None if there is no such process.

    It does not change when the wall clock is set, which psutil's ``create_time`` does.
    """
    if not (PROC / "self" / "stat").exists():
        return _portable_mark(pid)
    try:
        fields = (PROC / str(pid) / "stat").read_bytes().rpartition(b")")[2].split()
    except OSError:
        return None
    if len(fields) <= START or fields[STATE] in DEAD_STATES:
        return None
    return f"{_boot()} {int(fields[START])}"


def is_alive(pid: int, mark: str) -> bool:
    """Tell whether the very process that left its number and birth mark still runs."""
    return birth_mark(pid) == mark


def was_alive(pid: int, born: float) -> bool:
    """Tell the same for files of version 0.1, which have the time of birth in seconds since the epoch."""
    try:
        return bool(abs(psutil.Process(pid).create_time() - born) < 1.0)
    except psutil.NoSuchProcess:
        return False


def _portable_mark(pid: int) -> str | None:
    try:
        process = psutil.Process(pid)
        return None if process.status() == psutil.STATUS_ZOMBIE else f"{process.create_time():.0f}"
    except psutil.Error:
        return None


@cache
def _boot() -> str:
    return SystemClock().boot()
