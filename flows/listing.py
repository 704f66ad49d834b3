"""Asks a source for what it lists: its feeds, sitemaps and front page, and those that they lead to."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from extractors import urls
from extractors.discover import feed_state, sitemap_state
from extractors.discover import window as windows
from extractors.discover.window import Window
from extractors.records import Endpoint
from flows.answering import Answers
from flows.reading import SITEMAPS, Listed, dated_in, read_listing
from warehouse import ids, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from config.catalogue import SourceConfig
    from extractors.discover.feed_state import Advance, Gap
    from extractors.fetch.client import Fetcher
    from extractors.records import Candidate, Fetch
    from flows.answering import Answered, Memory
    from flows.keeper import Keeper
    from flows.run import Run
    from warehouse.store import PollMark

# Endpoints of one source and run: a sitemap index may name thousands of children.
MAX_ENDPOINTS = 40
SITEMAP_LIMITS = sitemap_state.Limits(most=MAX_ENDPOINTS)
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
        self._seen: set[str] = set()
        # Endpoints that were not due, and sitemaps whose last answer still holds.
        self._rested = 0
        self._standing: set[str] = set()
        self.polled: list[Polled] = []
        self._gaps: list[Gap] = []
        self._problems: dict[str, list[str]] = {}

    async def poll(self) -> int:
        """Ask every endpoint, follow what they lead to, offer what they list. Returns the number of entries.

        The front page is asked when the source allows autodiscovery; what the robots.txt names as sitemaps is asked
        when the source states no sitemap itself, or when a feed seems to have lost entries.
        """
        waiting = self._first()
        if self.source.autodiscover and not any(endpoint.kind in SITEMAPS for endpoint in waiting):
            waiting += await self._named_by_robots()
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
        while waiting and len(self._seen) < MAX_ENDPOINTS:
            endpoint = waiting.popleft()
            key = urls.dedupe_key(endpoint.url)
            if key in self._seen:
                continue
            self._seen.add(key)
            listed = await self._ask(endpoint, window)
            entries += len(listed.candidates)
            waiting.extend(listed.endpoints)
            waiting.extend(self._children(endpoint, listed, window or self.run.window))
        return entries

    def _children(self, index: Endpoint, listed: Listed, window: Window | None) -> list[Endpoint]:
        """The sitemaps of an index that are worth asking now, and for a seed those whose last answer still holds."""
        if not listed.children:
            return []
        marks = {} if self.keeper.rules.recheck == "all" else self._marks_of_sitemaps()
        chosen = sitemap_state.choose(
            listed.children,
            marks,
            window,
            self.run.clock.now(),
            SITEMAP_LIMITS,
            level=index.level + 1,
            indexes=self.memory.indexes,
        )
        standing = [item.url for item in chosen.left_out if item.answer_holds]
        self._standing.update(standing)
        child = Endpoint("", "sitemap", found_by="sitemap_index", level=index.level + 1)
        if index.found_by == "gap":
            child = replace(child, found_by="gap")
        return [replace(child, url=url) for url in (*(item.url for item in chosen.ask), *standing)]

    def _marks_of_sitemaps(self) -> Mapping[str, PollMark]:
        """What is known of them. Whoever starts a run by hand does not care for what is due."""
        if self.only_due:
            return self.memory.marks
        return {url: replace(mark, due_at=None) for url, mark in self.memory.marks.items()}

    def _first(self) -> list[Endpoint]:
        given = [Endpoint(str(item.url), item.kind, verified=item.verified) for item in self.source.endpoints]
        waiting = [*given, *self.memory.remembered]
        if self.source.autodiscover:
            waiting.append(Endpoint(str(self.source.homepage), "front"))
        return waiting

    async def _named_by_robots(self) -> list[Endpoint]:
        robots = await self.fetcher.robots(str(self.source.homepage))
        return [Endpoint(url, "sitemap", found_by="robots") for url in robots.sitemaps] if robots else []

    async def _fill_gaps(self) -> int:
        """Look through the sitemaps for what came and went between two polls of a feed."""
        since, until = min(gap.since for gap in self._gaps), max(gap.until for gap in self._gaps)
        sitemaps = [*(item for item in self._first() if item.kind in SITEMAPS), *await self._named_by_robots()]
        unread = [replace(item, found_by="gap") for item in sitemaps if urls.dedupe_key(item.url) not in self._seen]
        found = await self.ask_these(unread, Window(since - GAP_MARGIN, until + GAP_MARGIN))
        between = f"entries between {since:%Y-%m-%d %H:%M} and {until:%Y-%m-%d %H:%M} UTC may have been missed"
        if sitemaps:
            self.run.warn(self.source.id, f"a gap in its feed: {between}; its sitemaps list {found} of those days")
        else:
            advice = "it has no sitemap to look them up in: poll it more often"
            self.run.warn(self.source.id, f"a gap in its feed: {between}; {advice}")
        return found

    def _warn(self, entries: int) -> None:
        """One warning per source, with what its endpoints answered. What was found on the way may fail quietly."""
        told = "; ".join(f"{problem} ({', '.join(kinds)})" for problem, kinds in self._problems.items())
        if entries == 0 and not self._rested:
            self.run.warn(self.source.id, f"listed nothing: {told or 'its endpoints hold no articles'}")
        elif told:
            self.run.warn(self.source.id, f"not all of its endpoints answered well: {told}")

    async def _ask(self, endpoint: Endpoint, window: Window | None) -> Listed:
        if self.run.seed_id is None and self._is_resting(endpoint):
            self._rested += 1
            self.run.resting_lists += 1
            return Listed()
        answered = await self._answers.of(endpoint, resting=self._is_resting(endpoint))
        if answered.body is None:
            problem = answered.fetch.error or f"status {answered.fetch.status}"
            self._warn_of(endpoint, problem)
            self._note(endpoint, answered, Listed(problem=problem), 0)
            return Listed()
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
        self._note(endpoint, answered, listed, in_window)
        return listed

    def _is_resting(self, endpoint: Endpoint) -> bool:
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

    def _note(self, endpoint: Endpoint, answered: Answered, listed: Listed, in_window: int) -> None:
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
            note=listed.problem or (advance.note if advance else None),
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
