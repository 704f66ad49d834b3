"""Time as a parameter: what waits or stamps asks a clock, so that tests and replays can bring their own."""

from __future__ import annotations

import asyncio
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Clock(Protocol):
    """What the fetch room asks of time. All processes that share leases must tell the same time."""

    def now(self) -> datetime:
        """Tell the time of day, in UTC. It may be set, forward or back, at any moment."""
        ...

    def monotonic(self) -> float:
        """Seconds that never jump, for durations: the same for all processes of one ``boot``, zero at its start."""
        ...

    def boot(self) -> str:
        """Name the machine's present start: ``monotonic`` can be compared within it. Empty if it has no name."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Let others work for that long."""
        ...


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        """Tell the time of day, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds since the machine's start; on Linux those in which it slept count too."""
        if sys.platform == "linux":
            return time.clock_gettime(time.CLOCK_BOOTTIME)
        else:  # noqa: RET505 - only so does mypy see that this is for other systems
            return time.monotonic()

    def boot(self) -> str:
        """Name the machine's present start; empty where the system has no name for it."""
        try:
            return BOOT_ID.read_text("ascii").strip()
        except (OSError, ValueError):
            return ""

    async def sleep(self, seconds: float) -> None:
        """Let others work for that long."""
        await asyncio.sleep(seconds)
