"""The fetcher: asks politely, archives what comes, and says what became of it.

Everything that can go wrong on the other side is an outcome. Only what makes fetching impossible raises:
FetchError (proxy, CA file, lease store) and ArchiveError.
"""

from __future__ import annotations

import random as random_module
import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol, Self

from extractors.errors import ArchiveError
from extractors.fetch import policy
from extractors.fetch.answer import Failure
from extractors.fetch.ending import ending
from extractors.fetch.guard import RefusedError, Target, judge
from extractors.fetch.rulebook import RuleBook
from extractors.fetch.transport import Wire
from extractors.fetch.trip import Claims, Trip
from extractors.fetch.turns import HostRestsError, Turns
from extractors.records import Page, Request
from extractors.urls import dedupe_key, host_of, site_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from extractors.fetch.answer import Answer, Headers
    from extractors.fetch.archive import WarcArchive
    from extractors.fetch.clock import Clock
    from extractors.fetch.ending import Ending
    from extractors.fetch.leases import Leases
    from extractors.fetch.policy import FetchSettings
    from extractors.fetch.robots import Robots
    from extractors.records import Fetch, RobotsSnapshot

MAX_VALIDATOR = 500
# Part of the deadline that a redirect must have left; less would be held against its host.
LEAST_SHARE = 0.05


class Recorder(Protocol):
    """Takes down what was done, as it is done."""

    def fetched(self, fetch: Fetch) -> None:
        """Note a request: each redirect and each attempt, robots.txt too."""
        ...

    def robots(self, snapshot: RobotsSnapshot) -> None:
        """Note what a robots.txt said."""
        ...


class Fetcher:
    """Fetches pages for one process of one run. An async context manager; ``get`` may be called by many tasks.

    ``random`` gives numbers in [0, 1).
    """

    def __init__(
        self,
        settings: FetchSettings,
        archive: WarcArchive,
        leases: Leases,
        recorder: Recorder,
        clock: Clock,
        *,
        random: Callable[[], float] = random_module.random,
    ) -> None:
        self._settings = settings
        self._archive = archive
        self._leases = leases
        self._recorder = recorder
        self._clock = clock
        self._random = random
        self._wire = Wire(settings, clock)
        self._turns = Turns(leases, clock, random, settings)
        self._book = RuleBook(leases, clock, self._ask_robots, recorder.robots)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._wire.aclose()

    async def get(self, request: Request) -> Page:
        """Fetch a page, with robots.txt, the host's turn, redirects, retries and archiving.

        Each request that this takes, redirect or retry, goes to the recorder; the last one is given back. A body
        is there only if its outcome is ``ok``. ``shared`` means that another run, or this run under another
        address, has it.
        """
        claims = Claims()
        try:
            return await self._attempts(request, claims)
        except BaseException:
            claims.used = False
            raise
        finally:
            if not claims.used:
                for key in claims.keys:
                    self._leases.unclaim(key)

    async def robots(self, url: str) -> Robots | None:
        """Give the rules of the URL's origin, for its sitemaps; None if our own rules forbid the URL."""
        try:
            target = judge(url, self._settings)
        except RefusedError:
            return None
        return self._book.known(target) or await self._book.rules(target)

    async def _ask_robots(self, url: str, answered: Callable[[], bool]) -> Page | None:
        page = await self._attempts(Request(url, "robots"), Claims(), answered)
        return None if page.fetch.outcome == "shared" else page

    async def _attempts(self, request: Request, claims: Claims, answered: Callable[[], bool] | None = None) -> Page:
        chain_id = uuid.uuid4().hex
        attempt = 1
        while True:
            trip = Trip(
                chain_id=chain_id,
                request=request,
                attempt=attempt,
                seat=self._turns.seat(),
                url=request.url,
                claims=claims,
                answered=answered,
            )
            page = await self._attempt(trip)
            if not (request.purpose == "robots" and page.fetch.outcome == "shared"):
                self._recorder.fetched(page.fetch)
            if attempt >= self._settings.max_attempts or not self._worth_retrying(trip, page.fetch):
                return page
            if not policy.pauses_host(page.fetch.status):
                await self._clock.sleep(policy.retry_delay(attempt, self._random()))
            attempt += 1

    def _worth_retrying(self, trip: Trip, fetch: Fetch) -> bool:
        if fetch.attempt == 0 or not policy.may_retry(fetch.outcome, fetch.status, lasting=trip.lasting):
            return False
        rest = (fetch.retry_at - self._clock.now()).total_seconds() if fetch.retry_at else 0.0
        return rest <= policy.LONGEST_WAIT

    async def _attempt(self, trip: Trip) -> Page:
        try:
            return await self._walk(trip)
        except RefusedError as refusal:
            return trip.stopped(self._clock.now(), "refused", str(refusal))
        except HostRestsError as rests:
            trip.retry_at = rests.until
            until = f"{rests.until:%Y-%m-%d %H:%M} UTC"
            return trip.stopped(
                self._clock.now(), "retry_later", f"the host is left alone until {until}: {rests.reason}"
            )
        finally:
            trip.seat.leave()

    async def _walk(self, trip: Trip) -> Page:
        """Go from redirect to redirect until there is a last answer, or a reason to stop."""
        while True:
            target = judge(trip.url, self._settings)
            stop = await self._admit(trip, target)
            if stop is not None:
                return stop
            budget = self._settings.request_deadline - trip.elapsed
            if trip.redirects and budget < LEAST_SHARE * self._settings.request_deadline:
                trip.seat.forgive()
                return trip.stopped(self._clock.now(), "timeout", "the redirects before it took up the time")
            answer = await self._wire.send(target, self._headers(trip), trip.request.purpose, budget)
            trip.elapsed += answer.elapsed
            if isinstance(answer, Failure):
                return self._failed(trip, answer)
            trip.claims.used = True
            end = ending(answer, trip.request, trip.redirects, self._settings)
            page = self._archived(trip, answer, end)
            if end.onward is None:
                return page
            self._recorder.fetched(page.fetch)
            trip.go_on(end.onward)

    async def _admit(self, trip: Trip, target: Target) -> Page | None:
        """See that we may ask, and wait for our turn. A page if we may not."""
        crawl_delay = None
        if trip.request.purpose != "robots":
            if self._heeds_robots(trip):
                robots = await self._rules(trip, target)
                trip.robots = robots.account(trip.url)
                if not robots.allows(trip.url):
                    return trip.stopped(self._clock.now(), robots.outcome or "robots", f"robots.txt: {robots.why}")
                crawl_delay = robots.crawl_delay
            else:
                trip.robots = "off"
            if not self._claim(trip):
                why = "another run, or this run under another address, has it"
                return trip.stopped(self._clock.now(), "shared", why)
        await trip.seat.move(target.lease, *self._delay(trip.url, crawl_delay))
        if trip.answered is not None and trip.answered():
            trip.seat.forgive()
            return trip.stopped(self._clock.now(), "shared")
        return None

    def _heeds_robots(self, trip: Trip) -> bool:
        return self._settings.respect_robots and host_of(trip.url) not in self._settings.interface_hosts

    def _delay(self, url: str, crawl_delay: float | None) -> tuple[float, str]:
        own = self._settings.host_delay
        if self._settings.site_delays:
            own = self._settings.site_delays.get(site_of(url), own)
        return policy.host_delay(own, crawl_delay, self._settings.max_crawl_delay)

    async def _rules(self, trip: Trip, target: Target) -> Robots:
        known = self._book.known(target)
        if known is None:
            # Its robots.txt may be on the very host whose turn we hold.
            trip.seat.leave()
            known = await self._book.rules(target)
        return known

    def _claim(self, trip: Trip) -> bool:
        """Claim the address for this run. Only articles: a run cannot do without its seed and its sources' lists."""
        key = dedupe_key(trip.url)
        if key in trip.claims.keys or trip.request.purpose != "article":
            return True
        if trip.redirects and self._leases.has(key):
            return False
        if self._leases.claim(key, self._clock.now().timestamp()) == "taken":
            return False
        trip.claims.keys.add(key)
        return True

    def _failed(self, trip: Trip, failure: Failure) -> Page:
        trip.lasting = failure.lasting
        if failure.sent:
            trip.claims.used = True
            # What is wrong with our own line changes nothing in what we think of the host.
            trip.seat.heard(None, trouble=True, again=trip.attempt > 1 or not failure.reached)
        else:
            trip.seat.forgive()
        return trip.failed(failure)

    def _archived(self, trip: Trip, answer: Answer, end: Ending) -> Page:
        """Note what the host is owed, and put the exchange into the archive before anything is made of it."""
        self._owe(trip, answer, end)
        trouble = policy.speaks_against_host(end.outcome, answer.status, end.barrier)
        trip.seat.heard(answer.latency, trouble=trouble, again=trip.attempt > 1)
        page = trip.answered_with(answer, end)
        if trip.request.purpose == "warc":
            # A piece of an archive is no page: what is kept of it enters ours page by page.
            return page
        try:
            fetch = self._archive.write(answer, page.fetch, trip.request.refers_to)
        except ArchiveError:
            # The run ends here, but its host was asked.
            self._recorder.fetched(page.fetch)
            raise
        return Page(fetch, page.body)

    def _owe(self, trip: Trip, answer: Answer, end: Ending) -> None:
        now = self._clock.now()
        trip.retry_at = None
        if answer.status >= policy.LEAST_ERROR:
            trip.retry_at = policy.parse_retry_after(answer.header("retry-after"), now)
        if trip.retry_at is not None:
            # "Retry-After: 0" is no leave to ask again at once.
            rest = max((trip.retry_at - now).total_seconds(), policy.LEAST_BACKOFF)
            trip.seat.owe(rest, f"retry_after {answer.status}")
        elif policy.pauses_host(answer.status):
            rest = policy.retry_delay(trip.attempt, self._random())
            trip.seat.owe(rest, f"backoff {answer.status}")
            if end.outcome == "retry_later":
                trip.retry_at = now + timedelta(seconds=rest)

    def _headers(self, trip: Trip) -> Headers:
        headers = [
            ("User-Agent", self._settings.user_agent),
            ("Accept", policy.accept_header(trip.request.purpose)),
            ("Accept-Encoding", "identity" if trip.request.byte_range else "gzip"),
        ]
        if trip.request.byte_range:
            headers.append(("Range", "bytes={}-{}".format(*trip.request.byte_range)))
        # Elsewhere they mean nothing: a page that a redirect leads to by now could be taken for the one that is held.
        if trip.url == (trip.request.validators_of or trip.request.url):
            if _sendable(trip.request.etag):
                headers.append(("If-None-Match", trip.request.etag or ""))
            if _sendable(trip.request.last_modified):
                headers.append(("If-Modified-Since", trip.request.last_modified or ""))
        return tuple(headers)


def _sendable(validator: str | None) -> bool:
    """Tell whether a validator, which came from the web, may go into a header."""
    return (
        validator is not None
        and 0 < len(validator) <= MAX_VALIDATOR
        and validator.isascii()
        and validator.isprintable()
    )
