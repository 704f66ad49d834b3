"""Asks a source for what it lists: its feeds, sitemaps and front page, and those that they lead to."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from extractors import urls
from extractors.discover import feed_state
from extractors.discover import window as windows
from extractors.discover.children import ChildSitemap
from extractors.discover.outward import outward
from extractors.discover.window import Window
from extractors.records import Endpoint
from flows.answering import Answers
from flows.reading import SITEMAPS, Listed, dated_in, read_listing
from flows.sitemap_choice import Chooser
from flows.sitemap_choice import endpoints as sitemap_endpoints
from warehouse import ids, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from config.catalogue import SourceConfig
    from extractors.discover.feed_state import Advance, Gap
    from extractors.fetch.client import Fetcher
    from extractors.records import Candidate, Fetch
    from flows.answering import Answered, Memory
    from flows.keeper import Keeper
    from flows.run import Run
    from flows.sitemap_choice import Choice

# Endpoints of one source and run: a sitemap index may name thousands of children.
MAX_ENDPOINTS = 40
# Sitemaps of a robots.txt, and lists that are looked through for a gap beside all others.
MAX_NAMED = 12
MAX_FOR_GAP = 12
# Sources that state no interval of their own are asked hourly.
BASE_S = 3600.0
# A gap is looked through with this much room on both sides: the dates of a sitemap are not those of a feed.
GAP_MARGIN = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Polled:
    """How one endpoint answered. ``days`` are those (UTC) of which it listed dated entries."""

    endpoint: Endpoint
    fetch: Fetch
    entries: int
    days: frozenset[date]
    reused: bool
    problem: str | None


class Listing:
    """Polls the endpoints of one source, each once. ``await poll()``.

    With ``only_due`` what is not due is not asked: what it answered the last time stands in for it.
    """

    def __init__(self, run: Run, source: SourceConfig, keeper: Keeper, fetcher: Fetcher, memory: Memory) -> None:
        self.run = run
        self.source = source
        self.keeper = keeper
        self.fetcher = fetcher
        self.memory = memory
        self.only_due = keeper.rules.only_due and keeper.rules.recheck != "all"
        share = 0.0 if keeper.rules.recheck == "all" else run.settings.poll_share
        self._answers = Answers(run, fetcher, memory, share)
        self._limits = feed_state.Limits(
            least_s=run.settings.poll_least,
            most_s=run.settings.poll_most,
            base_s=source.every.total_seconds() if source.every else BASE_S,
        )
        self._chooser = Chooser(memory, self.only_due, anew=keeper.rules.recheck == "all")
        self._seen: set[str] = set()
        self._most = MAX_ENDPOINTS
        # Endpoints that were not due, and sitemaps whose last answer still holds.
        self._rested = 0
        self._standing: set[str] = set()
        self.polled: list[Polled] = []
        self._gaps: list[Gap] = []
        # While a gap is filled nothing rests; what was left alone before is asked after all.
        self._fills = False
        self._left_alone: set[str] = set()
        self._indexes: list[tuple[Endpoint, Listed]] = []
        # Entries of the sitemaps that were read, by the hour that they claim.
        self._hours: Counter[datetime] = Counter()
        self._problems: dict[str, list[str]] = {}

    async def poll(self) -> int:
        """Ask every endpoint, follow what they lead to, offer what they list. Returns the number of entries.

        The front page is asked when the source allows autodiscovery; what the robots.txt names as sitemaps is asked
        when the source states no sitemap itself, or when a feed seems to have lost entries.
        """
        waiting = self._first()
        if self.source.autodiscover and not any(endpoint.kind in SITEMAPS for endpoint in waiting):
            waiting += await self._named_by_robots(self.run.window)
        entries = await self.ask_these(waiting)
        if self._gaps:
            entries += await self._fill_gaps()
        self._warn(entries)
        return entries

    async def ask_these(self, endpoints: Iterable[Endpoint], window: Window | None = None) -> int:
        """Ask these endpoints and those that they lead to, each once. Returns the number of entries.

        ``window`` bounds what is offered, beside the run's own.
        """
        waiting = deque(endpoints)
        entries = 0
        while waiting and len(self._seen) < self._most:
            endpoint = waiting.popleft()
            key = urls.dedupe_key(endpoint.url)
            if key in self._seen:
                continue
            self._seen.add(key)
            listed, children = await self._ask(endpoint, window)
            entries += len(listed.candidates)
            # Feeds go first: sitemaps may be without number.
            waiting.extendleft(reversed(listed.endpoints))
            waiting.extend(children)
        return entries

    def _choose(self, named: Sequence[ChildSitemap], window: Window | None, *, level: int, most: int) -> Choice:
        """The sitemaps that are worth asking now, and for a seed those whose last answer still holds."""
        chooser = replace(self._chooser, only_due=False) if self._fills else self._chooser
        choice = chooser.choose(named, window, self.run.clock.now(), level=level, most=most)
        if self._fills:
            return replace(choice, standing=())
        self._standing.update(choice.standing)
        return choice

    def _led_to(self, index: Endpoint, choice: Choice) -> list[Endpoint]:
        return sitemap_endpoints(choice, "gap" if self._fills else "sitemap_index", index.level + 1)

    def _first(self) -> list[Endpoint]:
        given = [Endpoint(str(item.url), item.kind, verified=item.verified) for item in self.source.endpoints]
        waiting = [*given, *self.memory.remembered]
        if self.source.autodiscover:
            waiting.append(Endpoint(str(self.source.homepage), "front"))
        return waiting

    async def _named_by_robots(self, window: Window | None) -> list[Endpoint]:
        robots = await self.fetcher.robots(str(self.source.homepage))
        named = (outward(str(self.source.homepage), text) for text in robots.sitemaps) if robots else ()
        choice = self._choose([ChildSitemap(url) for url in named if url], window, level=0, most=MAX_NAMED)
        return sitemap_endpoints(choice, "gap" if self._fills else "robots", 0)

    async def _fill_gaps(self) -> int:
        """Look through the sitemaps for what came and went between two polls of a feed."""
        since, until = min(gap.since for gap in self._gaps), max(gap.until for gap in self._gaps)
        window = Window(since - GAP_MARGIN, until + GAP_MARGIN)
        self._fills, self._most = True, len(self._seen) + MAX_FOR_GAP
        self._seen -= self._left_alone
        sitemaps = [*(item for item in self._first() if item.kind in SITEMAPS), *await self._named_by_robots(window)]
        unread = [item for item in sitemaps if urls.dedupe_key(item.url) not in self._seen]
        for index, listed in self._indexes:
            unread += self._led_to(
                index, self._choose(listed.children, window, level=index.level + 1, most=MAX_FOR_GAP)
            )
        found = await self.ask_these(unread, window)
        self.run.warn(self.source.id, f"a gap in its feed: {self._told_of_gap(since, until, window)}")
        return found

    def _told_of_gap(self, since: datetime, until: datetime, window: Window) -> str:
        missed = f"entries between {since:%Y-%m-%d %H:%M} and {until:%Y-%m-%d %H:%M} UTC may have been missed"
        asked = [item for item in self.polled if item.endpoint.kind in SITEMAPS]
        if not asked:
            return f"{missed}; it has no sitemap to look them up in: poll it more often"
        if all(item.fetch.outcome not in feed_state.WELL for item in asked):
            return f"{missed}; none of its sitemaps answered: poll it more often"
        listed = sum(count for hour, count in self._hours.items() if window.contains(hour))
        return f"{missed}; its sitemaps list {listed} of those days"

    def _warn(self, entries: int) -> None:
        """One warning per source, with what its endpoints answered. What was found on the way may fail quietly."""
        told = "; ".join(f"{problem} ({', '.join(kinds)})" for problem, kinds in self._problems.items())
        if entries == 0 and not self._rested:
            self.run.warn(self.source.id, f"listed nothing: {told or 'its endpoints hold no articles'}")
        elif told:
            self.run.warn(self.source.id, f"not all of its endpoints answered well: {told}")

    async def _ask(self, endpoint: Endpoint, window: Window | None) -> tuple[Listed, list[Endpoint]]:
        """Ask one endpoint. Returns what it lists, and the sitemaps that it leads to."""
        if self.run.seed_id is None and self._is_resting(endpoint):
            self._rested += 1
            self.run.resting_lists += 1
            self._left_alone.add(urls.dedupe_key(endpoint.url))
            return Listed(), []
        answered = await self._answers.of(endpoint, resting=self._is_resting(endpoint))
        if answered.body is None:
            problem = answered.fetch.error or f"status {answered.fetch.status}"
            self._warn_of(endpoint, problem)
            self._note(endpoint, answered, Listed(problem=problem), 0)
            return Listed(), []
        listed = await asyncio.to_thread(
            read_listing,
            endpoint,
            answered.fetch.final_url,
            answered.body,
            answered.content_type,
            (str(self.source.homepage), endpoint.url),
        )
        if window is not None:
            listed = replace(listed, candidates=dated_in(listed.candidates, window))
        if listed.problem and not listed.candidates:
            self._warn_of(endpoint, listed.problem)
        in_window = self._offer(listed.candidates)
        choice = self._choose(listed.children, window or self.run.window, level=endpoint.level + 1, most=MAX_ENDPOINTS)
        if listed.children:
            self._indexes.append((endpoint, listed))
        if endpoint.kind in SITEMAPS:
            self._hours.update(moment.replace(minute=0, second=0, microsecond=0) for moment in listed.dates)
        self._note(endpoint, answered, listed, in_window, choice.note)
        return listed, self._led_to(endpoint, choice)

    def _is_resting(self, endpoint: Endpoint) -> bool:
        if self._fills:
            return False
        if endpoint.url in self._standing:
            return True
        mark = self.memory.marks.get(endpoint.url)
        return self.only_due and mark is not None and not feed_state.due(mark, self.run.clock.now()).ask

    def _warn_of(self, endpoint: Endpoint, problem: str) -> None:
        """An endpoint that the source's file states is expected to work."""
        if endpoint.found_by == "config":
            self._problems.setdefault(problem, []).append(endpoint.kind.replace("_", " "))

    def _offer(self, candidates: Sequence[Candidate]) -> int:
        in_window = 0
        for candidate in candidates[: self.source.budgets.entries]:
            in_window += windows.decide(candidate, self.run.window).action == "fetch"
            self.keeper.offer(replace(candidate, source_id=self.source.id))
        return in_window

    def _advance(self, endpoint: Endpoint, answered: Answered, listed: Listed) -> Advance | None:
        """How the endpoint is to be asked from now on; nothing new is known of what was not asked."""
        if answered.reused or endpoint.as_of is not None:
            return None
        fetch = answered.fetch
        heard = feed_state.Heard(
            outcome=_outcome(fetch, listed),
            entry_ids=[ids.url_id(urls.dedupe_key(item.url)) for item in listed.candidates],
            moments=[item.published_at or item.modified_at for item in listed.candidates],
            retry_at=fetch.retry_at,
            kind=endpoint.kind,
        )
        mark = self.memory.marks.get(endpoint.url)
        advance = feed_state.advance(mark, heard, self.run.clock.now(), self._limits)
        if endpoint.kind == "feed" and advance.gap is not None:
            self._gaps.append(advance.gap)
        return advance

    def _note(
        self, endpoint: Endpoint, answered: Answered, listed: Listed, in_window: int, left_out: str | None = None
    ) -> None:
        dates = listed.dates
        advance = self._advance(endpoint, answered, listed)
        gap = advance.gap if advance else None
        row = rows.poll_row(
            run_id=self.run.run_id,
            source_id=self.source.id,
            endpoint=endpoint,
            fetch=answered.fetch,
            entries=len(listed.candidates),
            entries_in_window=in_window,
            oldest_entry_at=min(dates, default=None),
            newest_entry_at=max(dates, default=None),
            note=listed.problem or (advance.note if advance else None) or left_out,
            endpoints=listed.named,
            listed_as=listed.url,
            reused=answered.reused,
            interval_s=advance.interval_s if advance else None,
            due_at=advance.due_at if advance else None,
            failure_score=advance.failure_score if advance else None,
            new_entries=advance.new_entries if advance else None,
            known_entries=advance.known_entries if advance else None,
            gap_since=gap.since if gap else None,
            gap_until=gap.until if gap else None,
        )
        self.run.note("poll", row)
        days = frozenset(moment.date() for moment in dates)
        self.polled.append(
            Polled(endpoint, answered.fetch, len(listed.candidates), days, answered.reused, listed.problem)
        )


def _outcome(fetch: Fetch, listed: Listed) -> str:
    """How a look at a list ended: an answer that came well may still be no list."""
    is_no_list = fetch.outcome in ("ok", "not_modified") and listed.problem and not listed.candidates
    return "unreadable" if is_no_list else fetch.outcome
