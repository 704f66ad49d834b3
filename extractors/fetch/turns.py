"""Whose turn it is at a host: first in line within this process, then by lease among all processes."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.fetch import policy
from extractors.fetch.leases import Granted

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from extractors.fetch.clock import Clock
    from extractors.fetch.leases import Leases

POLL_LEAST = 0.05
POLL_MOST = 0.25
# What a request may take beyond its deadline before its lease is void: archiving, a slow machine.
SLACK = 15.0


class HostRestsError(Exception):
    """The host has asked us to stay away for longer than we wait."""

    def __init__(self, until: datetime, reason: str) -> None:
        super().__init__(reason)
        self.until = until
        self.reason = reason


@dataclass(slots=True)
class Waited:
    """Time spent waiting for turns, in seconds, and what for (the last reason there was)."""

    seconds: float = 0.0
    reason: str | None = None


class Turns:
    """The lines in front of the hosts, as all requests of one process see them."""

    def __init__(self, leases: Leases, clock: Clock, random: Callable[[], float], deadline: float) -> None:
        self._leases = leases
        self._clock = clock
        self._random = random
        self._hold = deadline + SLACK
        self._lines: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    def seat(self) -> Seat:
        """Begin a request that may go through several hosts, one after the other."""
        return Seat(self)

    async def enter(self, host: str, delay: float, waited: Waited) -> None:
        """Wait in line for the host and lease it."""
        line = self._lines[host]
        if line.locked():
            waited.reason = waited.reason or "queue"
        await line.acquire()
        try:
            await self._lease(host, delay, waited)
        except BaseException:
            line.release()
            raise

    async def _lease(self, host: str, delay: float, waited: Waited) -> None:
        while True:
            now = self._clock.now()
            answer = self._leases.acquire(host, now.timestamp(), hold=self._hold, delay=delay)
            if isinstance(answer, Granted):
                return
            seconds = answer.until - now.timestamp()
            waited.reason = answer.reason
            if answer.held:
                seconds = min(seconds, POLL_LEAST + (POLL_MOST - POLL_LEAST) * self._random())
            elif seconds > policy.LONGEST_WAIT:
                raise HostRestsError(type(now).fromtimestamp(answer.until, now.tzinfo), answer.reason)
            await self._clock.sleep(max(0.001, seconds))

    async def pause(self, host: str, delay: float) -> None:
        """Rest between two requests to a host that we keep."""
        until = self._clock.now().timestamp() + delay + self._hold
        self._leases.extend(host, until)
        await self._clock.sleep(delay)

    def leave(self, host: str, rest: float, reason: str) -> None:
        """Give the host back; nobody asks it for ``rest`` seconds."""
        try:
            self._leases.release(host, self._clock.now().timestamp() + rest, reason)
        finally:
            self._lines[host].release()


class Seat:
    """The turn of one request: at most one host at a time. ``rest`` is what the host is owed when we leave."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self._host: str | None = None
        self._rest = 0.0
        self._reason = ""
        self.waited = Waited()

    async def move(self, host: str, delay: float, reason: str) -> None:
        """Take the turn at ``host``. Where we sit already we stay, but rest for ``delay`` seconds."""
        began = self._turns._clock.monotonic()  # noqa: SLF001 - two halves of one thing
        try:
            if host == self._host:
                self.waited.reason = reason
                await self._turns.pause(host, delay)
            else:
                self.leave()
                await self._turns.enter(host, delay, self.waited)
                self._host = host
        finally:
            self.waited.seconds += self._turns._clock.monotonic() - began  # noqa: SLF001 - as above
        self._rest, self._reason = delay, reason

    def owe(self, rest: float, reason: str) -> None:
        """Note that the host is owed a longer rest."""
        if rest > self._rest:
            self._rest, self._reason = rest, reason

    def forgive(self) -> None:
        """Owe nothing: the host was not asked after all."""
        self._rest = 0.0

    def leave(self) -> None:
        """Give back what we hold, if anything."""
        if self._host is not None:
            host, self._host = self._host, None
            self._turns.leave(host, self._rest, self._reason)
