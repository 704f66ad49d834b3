"""What all searches of archives have in common: the budget, the trouble that an answer tells of, what was found by day.

Within a step two things end it early, told by exceptions and turned into values by whoever does the step: the budget is
used up, or the archive wants to be left alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from config.errors import RunError
from flows.listing import Listing

if TYPE_CHECKING:
    from datetime import date, datetime

    from config.catalogue import SourceConfig
    from extractors.discover.archives.faults import Fault
    from extractors.fetch.client import Fetcher
    from extractors.fetch.robots import Robots
    from extractors.records import Candidate, Fetch, Page, Request, SearchState
    from flows.answering import Memory
    from flows.keeper import Keeper, Rules
    from flows.work import Work

# Fetches that were not made because the host is to be left alone, or that were answered so.
RESTS = "retry_later"
MAX_REASON = 300


class SpentError(RunError):
    """The budget of the backfill is used up."""


class RestsError(RunError):
    """An archive wants to be left alone: until ``until``, or, if it did not say, for the rest of this run."""

    def __init__(self, message: str, until: datetime | None = None) -> None:
        super().__init__(message)
        self.until = until


@dataclass(slots=True)
class Meter:
    """The budget of a backfill, and what of it is spent."""

    most_requests: int
    most_bytes: int
    requests: int = 0
    bytes: int = 0

    @property
    def exhausted(self) -> str | None:
        """Which part is used up, or None."""
        if self.requests >= self.most_requests:
            return f"the budget of {self.most_requests} requests is used up"
        if self.bytes >= self.most_bytes:
            return f"the budget of {self.most_bytes} bytes is used up"
        return None

    def check(self) -> None:
        """Raise SpentError if nothing is left."""
        if self.exhausted:
            raise SpentError(self.exhausted)


@dataclass(frozen=True, slots=True)
class Day:
    """How the search of one day went."""

    state: SearchState
    reason: str | None = None
    found: int = 0


@dataclass(slots=True)
class Finding:
    """What one step found: by day, for its source, or of WARC files by source and day. Filled as it goes on."""

    days: dict[date, Day] = field(default_factory=dict)
    by_source: Counter[tuple[str, date]] = field(default_factory=Counter)
    requests: int = 0
    bytes: int = 0
    found: int = 0
    remark: str | None = None

    def note(self, day: date, state: SearchState, reason: str | None = None, found: int = 0) -> None:
        """Note how the search of a day went. What was found in several lists adds up; the better state counts."""
        before = self.days.get(day)
        self.found += found
        if before is None or (state == "searched" and before.state != "searched"):
            self.days[day] = Day(state, reason, found + (before.found if before else 0))
        else:
            self.days[day] = Day(before.state, before.reason, before.found + found)


class MeteredFetcher:
    """A fetcher that counts what it spends. ``last`` is the last request that ended. Listing and others use it."""

    def __init__(self, fetcher: Fetcher, meter: Meter, finding: Finding) -> None:
        self._fetcher = fetcher
        self._meter = meter
        self._finding = finding
        self.last: Fetch | None = None

    async def get(self, request: Request) -> Page:
        """Do a request. Raises SpentError if the budget is used up."""
        self._meter.check()
        page = await self._fetcher.get(request)
        fetch = page.fetch
        # Each try of the last hop, and each redirect before it, was a request.
        sent = fetch.attempt + len(fetch.redirects)
        self._meter.requests += sent
        self._meter.bytes += fetch.bytes_wire
        self._finding.requests += sent
        self._finding.bytes += fetch.bytes_wire
        self.last = fetch
        return page

    async def robots(self, url: str) -> Robots | None:
        """Give a host's rules. A robots.txt is asked once a day and counts for nothing."""
        return await self._fetcher.robots(url)


class Offers:
    """A keeper that counts what a list offers by the day that it is dated. What is undated counts under None."""

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self.days: Counter[date | None] = Counter()

    @property
    def rules(self) -> Rules:
        """Those of the keeper."""
        return self._keeper.rules

    def offer(self, candidate: Candidate, *, wanted: bool = False) -> bool:
        """Hand a candidate on."""
        moment = candidate.published_at or candidate.modified_at
        self.days[moment.date() if moment else None] += 1
        return self._keeper.offer(candidate, wanted=wanted)


def listing(work: Work, source: SourceConfig, fetcher: MeteredFetcher, offers: Offers, memory: Memory) -> Listing:
    """A poll of some lists of a source whose requests and finds are counted."""
    # Both have all that Listing asks of a keeper and a fetcher.
    return Listing(work.run, source, cast("Keeper", offers), cast("Fetcher", fetcher), memory)


def heed(fetch: Fetch | None, fault: Fault | None = None, problem: str | None = None) -> tuple[SearchState, str] | None:
    """Give the state of a day whose search was answered like this; None if all is well.

    Raises RestsError if the archive wants to be left alone.
    """
    if fault == "rate_limited" or (fetch is not None and fetch.outcome == RESTS):
        raise _rests(fetch, problem)
    if fetch is not None and fetch.outcome == "robots":
        # A source's own robots.txt is never passed over.
        advice = "" if fetch.purpose == "sitemap" else "; NEWSWAKE_ARCHIVE_ROBOTS=false asks all the same"
        return "forbidden", f"its robots.txt forbids it{advice}"
    if fault == "blocked_site":
        return "forbidden", "the archive holds this site back"
    if fault is not None:
        return "failed", (problem or fault.replace("_", " "))[:MAX_REASON]
    if fetch is None or fetch.outcome in ("ok", "not_modified", "not_found"):
        return None
    said = fetch.error or (f"status {fetch.status}" if fetch.status else fetch.outcome.replace("_", " "))
    return "failed", said[:MAX_REASON]


def _rests(fetch: Fetch | None, problem: str | None) -> RestsError:
    until = fetch.retry_at if fetch is not None else None
    if fetch is not None and fetch.attempt == 0 and fetch.error:
        return RestsError(fetch.error[:MAX_REASON], until)
    told = f"; not before {until:%Y-%m-%d %H:%M} UTC" if until else ""
    return RestsError(f"it wants to be asked less often{told}" + (f" ({problem})" if problem else ""), until)
