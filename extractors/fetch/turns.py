"""Whose turn it is at a host: first in line within this process, then by lease among all processes."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from extractors.fetch import breaker, policy, throttle
from extractors.fetch.host_leases import OTHERS, Granted, Owed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from extractors.fetch.clock import Clock
    from extractors.fetch.host_leases import Wait
    from extractors.fetch.leases import Leases
    from extractors.fetch.policy import FetchSettings

POLL_LEAST = 0.05
POLL_MOST = 0.25
# The least that a sleep takes: what is left of a rest may be too little for a clock to notice.
BLINK = 0.001
# What a request may take beyond its deadline before its lease is void: archiving, a slow machine.
SLACK = 15.0
IN_LINE = "another request"


class HostRestsError(Exception):
    """The host wants to be left alone, or has failed too often, for longer than we wait."""

    def __init__(self, until: datetime, reason: str) -> None:
        super().__init__(reason)
        self.until = until
        self.reason = reason


@dataclass(slots=True)
class Waited:
    """Time spent waiting for turns, in seconds, and what for.

    ``reason`` names all that we waited for, in order: ``"another process, host_delay 1 s"``, of each kind the last.
    That another request of ours was before us is said only if there is nothing else: it was waiting for the same.
    """

    seconds: float = 0.0
    causes: dict[str, str] = field(default_factory=dict)

    @property
    def reason(self) -> str | None:
        """Say what the wait was for; None if there was none."""
        named = [cause for cause in self.causes.values() if cause != IN_LINE]
        return ", ".join(named or self.causes.values()) or None

    def add(self, cause: str) -> None:
        """Note what we wait for."""
        kind = cause.split(" ", 1)[0] if cause not in (IN_LINE, OTHERS) else cause
        self.causes[kind] = cause


class Turns:
    """The lines in front of the hosts, as all requests of one process see them. ``random`` gives numbers in [0, 1)."""

    def __init__(self, leases: Leases, clock: Clock, random: Callable[[], float], settings: FetchSettings) -> None:
        self.clock = clock
        self.random = random
        self.settings = settings
        self._hosts = leases.hosts
        self._hold = settings.request_deadline + SLACK
        self._lines: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    def seat(self) -> Seat:
        """Begin a request that may go through several hosts, one after the other."""
        return Seat(self)

    async def enter(self, host: str, delay: float, reason: str, waited: Waited) -> Granted:
        """Wait in line for the host and lease it. Raises HostRestsError."""
        line = self._lines[host]
        if line.locked():
            waited.add(IN_LINE)
        await line.acquire()
        try:
            return await self.lease(host, delay, reason, waited)
        except BaseException:
            line.release()
            raise

    async def lease(self, host: str, delay: float, reason: str, waited: Waited) -> Granted:
        """Lease a host at whose line we are first. Raises HostRestsError."""
        while True:
            answer = self._hosts.acquire(host, hold=self._hold, delay=delay, reason=reason)
            if isinstance(answer, Granted):
                return answer
            seconds = answer.seconds
            if answer.held:
                seconds = min(seconds, POLL_LEAST + (POLL_MOST - POLL_LEAST) * self.random())
            else:
                self._give_up(answer, delay)
            waited.add(answer.reason)
            await self.clock.sleep(max(BLINK, seconds))

    def _give_up(self, wait: Wait, delay: float) -> None:
        if wait.reason == breaker.REASON:
            raise self.resting(wait.seconds, breaker.words(wait.failures))
        # A delay that the user has set, however long, is waited for.
        if wait.seconds > max(policy.LONGEST_WAIT, delay):
            raise self.resting(wait.seconds, wait.reason)

    def resting(self, seconds: float, reason: str) -> HostRestsError:
        """Make the error that says for how long the host is left alone."""
        return HostRestsError(self.clock.now() + timedelta(seconds=seconds), reason)

    async def pause(self, host: str, seconds: float) -> bool:
        """Rest between two requests to a host that we keep; False if its lease had run out."""
        is_ours = self._hosts.extend(host, seconds + self._hold)
        until = self.clock.monotonic() + seconds
        while (left := until - self.clock.monotonic()) > 0:
            await self.clock.sleep(max(BLINK, left))
        return is_ours

    def leave(self, host: str, owed: Owed | None) -> None:
        """Give the host back, with what it is owed; None: it was not asked."""
        try:
            if owed is None:
                self._hosts.give_back(host)
            else:
                self._hosts.release(host, owed)
        finally:
            self._lines[host].release()


class Seat:
    """The turn of one request: at most one host at a time, and what that is owed when we leave.

    ``waited`` is what the waiting took; the caller may begin a new account at any time.
    """

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self._host: str | None = None
        self._dues: dict[str, tuple[float, str]] = {}
        self._latency: float | None = None
        self._failures = 0
        self._was_asked = False
        self._is_forgiven = False
        self.waited = Waited()

    @property
    def rest(self) -> float:
        """Seconds that the host is owed from the end of this request on."""
        return max((seconds for seconds, _ in self._dues.values()), default=0.0)

    @property
    def reason(self) -> str:
        """Name of that rest. An open breaker goes before all else: then nobody waits."""
        if breaker.REASON in self._dues:
            return breaker.REASON
        return max(self._dues.values(), key=lambda due: due[0], default=(0.0, ""))[1]

    async def move(self, host: str, delay: float, reason: str) -> None:
        """Take the turn at ``host``, at least ``delay`` seconds after its last request.

        Where we sit already we stay, and rest for what is owed. Raises HostRestsError if the host's breaker is open
        or its rest too long to wait for.
        """
        began = self._turns.clock.monotonic()
        try:
            known = (
                await self._stay(host, delay, reason) if host == self._host else await self._enter(host, delay, reason)
            )
        finally:
            self.waited.seconds += self._turns.clock.monotonic() - began
        if known is not None:
            self._latency = throttle.remembered(known.latency, known.idle)
            self._failures = breaker.remembered(known.failures, known.idle)
        self._dues = {"delay": (delay, reason)}
        self._judge()

    async def _enter(self, host: str, delay: float, reason: str) -> Granted:
        self.leave()
        known = await self._turns.enter(host, delay, reason, self.waited)
        self._host, self._was_asked, self._is_forgiven = host, False, False
        return known

    async def _stay(self, host: str, delay: float, reason: str) -> Granted | None:
        rest, why = max((self.rest, self.reason), (delay, reason), key=lambda due: due[0])
        if self.reason == breaker.REASON:
            raise self._turns.resting(rest, breaker.words(self._failures))
        if rest > max(policy.LONGEST_WAIT, delay):
            raise self._turns.resting(rest, why)
        if rest > 0:
            self.waited.add(why)
        if await self._turns.pause(host, rest):
            return None
        return await self._turns.lease(host, delay, reason, self.waited)

    def heard(self, latency: float | None, *, trouble: bool, again: bool = False) -> None:
        """Note how the request ended: seconds to the headers, None without an answer.

        ``trouble`` is what speaks against the host: no answer, 5xx, 429, a challenge. ``again`` marks further tries of
        one URL: they count as one failure, or two bad pages would close a healthy host.
        """
        self._was_asked = True
        self._latency = throttle.mean_latency(self._latency, latency, trouble=trouble)
        if not (trouble and again):
            self._failures = breaker.count(self._failures, trouble=trouble)
        self._judge()

    def owe(self, rest: float, reason: str) -> None:
        """Note that the host is owed a longer rest: Retry-After, backoff."""
        if rest > self._dues.get("owed", (0.0, ""))[0]:
            self._dues["owed"] = (rest, reason)

    def forgive(self) -> None:
        """Note that nothing was sent since the last move. What earlier requests of ours owe stays."""
        self._is_forgiven = not self._was_asked
        if self._is_forgiven:
            self._dues = {}

    def leave(self) -> None:
        """Give back what we hold, if anything."""
        if self._host is None:
            return
        host, self._host = self._host, None
        owed = Owed(self.rest, self.reason, self._latency, self._failures)
        self._turns.leave(host, None if self._is_forgiven else owed)

    def _judge(self) -> None:
        """Reckon what the host is owed by what we know of it."""
        settings = self._turns.settings
        self._dues["latency"] = throttle.rest_of(self._latency, settings.latency_factor, settings.max_latency_delay)
        self._dues.pop(breaker.REASON, None)
        if self._failures >= settings.breaker_failures:
            chance = self._turns.random()
            rest = breaker.rest_of(self._failures, settings.breaker_failures, settings.breaker_rest, chance)
            self._dues[breaker.REASON] = (rest, breaker.REASON)
