"""Memory of processes as the Linux kernel counts it: the true peak since the last reset."""

from __future__ import annotations

import os
from pathlib import Path

PROC = Path("/proc")


def peak_mb(pid: int | None = None) -> float:
    """Greatest resident size of a process since its peak was last forgotten, in megabytes; 0 if it is gone."""
    try:
        lines = (PROC / str(pid or os.getpid()) / "status").read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return 0.0
    held = next((line.split()[1] for line in lines if line.startswith("VmHWM:")), "0")
    return int(held) * 1024 / 1_000_000


def forget_peak(pid: int | None = None) -> None:
    """Let the peak begin anew at what is held now (proc(5), ``clear_refs``)."""
    try:
        (PROC / str(pid or os.getpid()) / "clear_refs").write_text("5", encoding="ascii")
    except OSError:
        return


def children() -> list[int]:
    """The processes that this process started and that still run."""
    me = os.getpid()
    try:
        text = (PROC / str(me) / "task" / str(me) / "children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(pid) for pid in text.split()]
