"""A machine with a clock of its own: time passes when everybody sleeps; it may be set, the machine be restarted."""

from __future__ import annotations

import asyncio
import selectors
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine

T = TypeVar("T")
START = 1_641_981_600.0
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Machine:
    """``at`` is the true time in seconds; ``set_by`` how far the wall clock is from it. It is a Clock too."""

    def __init__(self) -> None:
        self.at = 1000.0
        self.set_by = 0.0
        self.boots = 1
        self.booted_at = 0.0

    def now(self) -> datetime:
        return EPOCH + timedelta(seconds=START + self.at + self.set_by)

    def monotonic(self) -> float:
        return self.at - self.booted_at

    def boot(self) -> str:
        return f"boot {self.boots}"

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    def restart(self, off: float = 0.0) -> None:
        self.at += off
        self.boots += 1
        self.booted_at = self.at

    def run(self, main: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine in this machine's time."""
        with asyncio.Runner(loop_factory=lambda: _Loop(self)) as runner:
            return runner.run(main)


class _Selector(selectors.SelectSelector):
    def __init__(self, machine: Machine) -> None:
        super().__init__()
        self._machine = machine

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None:
            raise AssertionError("everybody waits for somebody else")
        self._machine.at += max(0.0, timeout)
        return super().select(0)


class _Loop(asyncio.SelectorEventLoop):
    def __init__(self, machine: Machine) -> None:
        super().__init__(_Selector(machine))
        self._machine = machine

    def time(self) -> float:
        return self._machine.at
