"""The robots.txt of every origin that we meet: remembered here, shared with other processes, else asked for.

Rules that another process asked for are told too: it may have died before it could note what we now obey.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple, cast

from extractors.fetch.leases import StoredRobots
from extractors.fetch.robots import Robots
from extractors.records import RobotsSnapshot

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from extractors.fetch.clock import Clock
    from extractors.fetch.guard import Target
    from extractors.fetch.leases import Leases
    from extractors.records import Outcome, Page

# RFC 9309, section 2.4: not longer than a day. A host that is closed is asked again soon.
KEEP = 86_400.0
KEEP_CLOSED = 1800.0
KEEP_UNREACHABLE = 600.0


class _Entry(NamedTuple):
    robots: Robots
    expires_at: float


class RuleBook:
    """Gives the rules of an origin. ``ask`` fetches a robots.txt; it gives None if another process was faster."""

    def __init__(
        self,
        leases: Leases,
        clock: Clock,
        ask: Callable[[str, Callable[[], bool]], Awaitable[Page | None]],
        tell: Callable[[RobotsSnapshot], None],
    ) -> None:
        self._leases = leases
        self._clock = clock
        self._ask = ask
        self._tell = tell
        self._known: dict[str, _Entry] = {}
        self._asking: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    def known(self, target: Target) -> Robots | None:
        """Give the rules if this process has them."""
        entry = self._known.get(target.origin)
        return entry.robots if entry and entry.expires_at > self._now() else None

    async def rules(self, target: Target) -> Robots:
        """Give the rules, asking the host if need be."""
        async with self._asking[target.origin]:
            robots = self.known(target) or self._shared(target)
            while robots is None:
                page = await self._ask(
                    f"{target.origin}/robots.txt",
                    lambda: self._leases.stored_robots(target.origin, self._now()) is not None,
                )
                robots = self._learn(target, page) if page else self._shared(target)
            return robots

    def _shared(self, target: Target) -> Robots | None:
        stored = self._leases.stored_robots(target.origin, self._now())
        if stored is None:
            return None
        if stored.status is None:
            outcome, _, error = (stored.problem or "net_error").partition(" ")
            robots = Robots.unreachable(cast("Outcome", outcome), error)
        else:
            robots = Robots.of_answer(stored.status, stored.body)
        self._known[target.origin] = _Entry(robots, stored.expires_at)
        self._say(target, robots, datetime.fromtimestamp(stored.fetched_at, UTC), None, stored.status)
        return robots

    def _learn(self, target: Target, page: Page) -> Robots:
        fetch = page.fetch
        if fetch.status is None:
            robots = Robots.unreachable(fetch.outcome, fetch.error or "no answer")
        else:
            robots = Robots.of_answer(fetch.status, page.body)
        self._say(target, robots, fetch.started_at, fetch.fetch_id, fetch.status)
        # A rest that the host asked for is remembered with its lease and not here: it ends at its own time.
        if not (fetch.status is None and fetch.outcome == "blocked"):
            self._store(target, page, robots)
        return robots

    def _say(self, target: Target, robots: Robots, at: datetime, fetch_id: str | None, status: int | None) -> None:
        """Tell what rules hold. ``fetch_id`` None: another process asked."""
        self._tell(
            RobotsSnapshot(
                host=target.lease,
                fetched_at=at,
                fetch_id=fetch_id,
                status=status,
                verdict=robots.verdict,
                crawl_delay_s=robots.crawl_delay,
                sitemaps=robots.sitemaps,
                raw=robots.text,
            )
        )

    def _store(self, target: Target, page: Page, robots: Robots) -> None:
        now = self._now()
        fetch = page.fetch
        keep = KEEP_UNREACHABLE if fetch.status is None else KEEP_CLOSED if robots.verdict == "closed" else KEEP
        problem = f"{fetch.outcome} {fetch.error or ''}" if fetch.status is None else None
        body = page.body if fetch.status and fetch.status < HTTPStatus.MULTIPLE_CHOICES else None
        self._leases.store_robots(
            target.origin, StoredRobots(fetch.started_at.timestamp(), now + keep, fetch.status, problem, body)
        )
        self._known[target.origin] = _Entry(robots, now + keep)

    def _now(self) -> float:
        return self._clock.now().timestamp()
