"""The robots.txt of every origin that we meet: remembered here, shared with other processes, else asked for.

Rules that another process asked for are told too: it may have died before it could note what we now obey.
While a robots.txt is unreachable the last one that could be read goes on to hold, for at most 30 days
(RFC 9309, sections 2.3.1.4 and 2.4); what is told is what the host said, and ``Robots.account`` names the day.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple, cast

from extractors.fetch import policy
from extractors.fetch.leases import StoredRobots
from extractors.fetch.robots import Robots
from extractors.records import RobotsSnapshot

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from extractors.fetch.clock import Clock
    from extractors.fetch.guard import Target
    from extractors.fetch.leases import Leases
    from extractors.records import Fetch, Outcome, Page

# RFC 9309, section 2.4: not longer than a day. A host that is closed is asked again soon.
KEEP = 86_400.0
KEEP_CLOSED = 1800.0
KEEP_UNREACHABLE = 600.0
# An answer from further ahead of now than this was noted before the clock was set back: nobody knows its age.
SLACK = 60.0
KEEP_GOOD = 30 * 86_400.0
# The last readable robots.txt of an origin is shared under a name of its own: the other row is the latest answer.
GOOD = "last good "


class _Entry(NamedTuple):
    robots: Robots
    fetched_at: float
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
        return entry.robots if entry and self._is_fresh(entry) else None

    async def rules(self, target: Target) -> Robots:
        """Give the rules, asking the host if need be."""
        async with self._asking[target.origin]:
            robots = self.known(target) or self._shared(target)
            while robots is None:
                page = await self._ask(
                    f"{target.origin}/robots.txt",
                    lambda: self._stored(target) is not None,
                )
                robots = self._learn(target, page) if page else self._shared(target)
            return robots

    def _shared(self, target: Target) -> Robots | None:
        stored = self._stored(target)
        if stored is None:
            return None
        if stored.status is None:
            outcome, _, error = (stored.problem or "connect_error").partition(" ")
            robots = Robots.unreachable(cast("Outcome", outcome), error)
        else:
            robots = Robots.of_answer(stored.status, stored.body)
        self._say(target, robots, datetime.fromtimestamp(stored.fetched_at, UTC), None, stored.status)
        return self._remember(target, robots, stored)

    def _stored(self, target: Target) -> StoredRobots | None:
        stored = self._leases.stored_robots(target.origin, self._now())
        return stored if stored and self._is_fresh(stored) else None

    def _is_fresh(self, entry: _Entry | StoredRobots) -> bool:
        return entry.fetched_at - SLACK <= self._now() < entry.expires_at

    def _learn(self, target: Target, page: Page) -> Robots:
        fetch = page.fetch
        if fetch.status is None or _is_unreachable(fetch):
            robots = Robots.unreachable(fetch.outcome, fetch.error or "no answer")
        else:
            robots = Robots.of_answer(fetch.status, page.body)
        # A rest that the host asked for is remembered with its lease and not here: it ends at its own time. Nothing was
        # asked, so there is nothing to tell of its robots.txt either.
        if fetch.status is None and fetch.outcome == "retry_later":
            return robots
        self._say(target, robots, fetch.started_at, fetch.fetch_id, fetch.status)
        return self._remember(target, robots, self._store(target, page, robots))

    def _remember(self, target: Target, robots: Robots, answer: StoredRobots) -> Robots:
        held = self._good(target) if robots.verdict == "closed" else None
        self._known[target.origin] = _Entry(held or robots, answer.fetched_at, answer.expires_at)
        return held or robots

    def _good(self, target: Target) -> Robots | None:
        """Give the last rules that could be read, if they are not too old."""
        good = self._leases.stored_robots(GOOD + target.origin, self._now())
        if good is None or good.body is None:
            return None
        return Robots.parse(good.body).kept_from(datetime.fromtimestamp(good.fetched_at, UTC).date())

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
                opt_outs=robots.opt_outs,
            )
        )

    def _store(self, target: Target, page: Page, robots: Robots) -> StoredRobots:
        """Share the answer, and what it means for the last rules that could be read."""
        now = self._now()
        fetch = page.fetch
        keep = KEEP
        away = _is_unreachable(fetch)
        if robots.verdict == "closed":
            keep = KEEP_UNREACHABLE if away else KEEP_CLOSED
        problem = f"{fetch.outcome} {fetch.error or ''}" if away else None
        body = page.body if robots.verdict == "rules" else None
        answer = StoredRobots(fetch.started_at.timestamp(), now + keep, None if away else fetch.status, problem, body)
        if policy.BAD_CERTIFICATE in (problem or ""):
            # The user may be about to name the right authority: the next run is to see it at once.
            return answer
        shared = {target.origin: answer}
        if robots.verdict == "rules":
            shared[GOOD + target.origin] = replace(answer, expires_at=answer.fetched_at + KEEP_GOOD)
        elif robots.verdict == "open" and self._leases.stored_robots(GOOD + target.origin, now):
            # Taken down: its rules are not to come back with the next failure.
            shared[GOOD + target.origin] = replace(answer, expires_at=now)
        self._leases.store_robots(shared)
        return answer

    def _now(self) -> float:
        return self._clock.now().timestamp()


def _is_unreachable(fetch: Fetch) -> bool:
    """Tell whether robots.txt could not be asked for.

    That holds too where it sends us on to what nobody may ask: who set this up does not mean "everything is allowed".
    """
    return fetch.status is None or fetch.outcome == "refused"
