"""Time as a parameter: what waits or stamps asks a clock, so that tests and replays can bring their own."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What the fetch room asks of time. All processes that share leases must tell the same time."""

    def now(self) -> datetime:
        """Tell the time of day, in UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that never jump, for durations."""
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
        """Seconds that never jump, for durations."""
        return time.perf_counter()

    async def sleep(self, seconds: float) -> None:
        """Let others work for that long."""
        await asyncio.sleep(seconds)
