"""Carries out a backfill's plan: archives side by side, each at its own pace, until all is done or the budget is spent.

How each source and day was searched becomes a row of ``search``, once all that was planned for them in a way is over: a
run that is killed before searches them again, and then finds in our own archive what it had read.
"""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from typing import TYPE_CHECKING

from extractors import urls
from extractors.discover.archives.limits import GDELT
from flows.backfill_book import Book, told
from flows.backfill_steps import OF_TITLES
from flows.searching import Finding, Meter, MeteredFetcher, RestsError, SpentError
from flows.searching_files import Files
from flows.searching_gdelt import Gdelt
from flows.searching_index import SiteIndex
from flows.searching_lists import Captures, sitemaps
from warehouse import rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from extractors.records import Search, SearchState, SearchWay
    from flows.backfill_steps import Step
    from flows.backfill_survey import Survey
    from flows.work import Work

# Sources whose own sites are asked side by side.
MOST_SITES = 8
NO_LIMIT = 1 << 60
LEAST_LETTERS = 4
# What they cost is known when they were read. Beyond what was planned each has the rest of the budget for itself.
OF_FILES: tuple[SearchWay, ...] = ("warc", "cc_news")


class Backfilling:
    """The search of one backfill. ``work`` until nothing is ``waiting``, then ``finish``.

    ``say`` is told of each step in a line. ``pace`` is how long GDELT is left alone when it asks for it in words.
    """

    def __init__(
        self, work: Work, survey: Survey, say: Callable[[str], None] | None = None, pace: float = GDELT.seconds
    ) -> None:
        self.job = work
        self.run = work.run
        self.survey = survey
        self._say = say or (lambda _: None)
        settings = self.run.settings
        self.meter = Meter(survey.wish.requests, survey.wish.bytes)
        self._own_sites = Meter(NO_LIMIT, NO_LIMIT)
        self._captures = Captures(work, settings.wayback_url, survey.plan.scope)
        self._index = SiteIndex(work, settings.wayback_url, _telling(survey))
        self._gdelt = Gdelt(work, settings.gdelt_url, survey.terms, survey.plan.scope.pivot, pace)
        languages = frozenset(survey.seed.languages)
        self._files = Files(
            work,
            settings.ccnews_url,
            survey.window,
            survey.topic,
            languages or None,
            _sites(survey),
            self.meter,
            survey.marks,
        )
        self._lanes: dict[SearchWay, deque[Step]] = {}
        for step in survey.plan.steps:
            self._lanes.setdefault(step.way, deque()).append(step)
        self._rests: dict[SearchWay, tuple[datetime | None, str]] = {}
        self._again: set[Step] = set()
        # What an archive holds back of a source, it holds back for all days.
        self._forbidden: dict[tuple[SearchWay, str | None], str] = {}
        self._book = Book(survey)
        self._unsaid: Counter[tuple[SearchWay, str]] = Counter()
        self.done = 0
        self._note([row for skipped in survey.plan.skipped if (row := skipped.search) is not None])

    @property
    def waiting(self) -> int:
        """Steps that can be done now."""
        return sum(len(queue) for way, queue in self._lanes.items() if not self._is_resting(way))

    def work(self, seconds: float) -> int:
        """Do steps for about so long; what was begun is finished. Returns how many were done."""
        before = self.done
        self.job.do(self._all(self.run.clock.monotonic() + seconds))
        self.run.flush()
        return self.done - before

    def finish(self) -> None:
        """Note what was not done: its archive wants to be left alone."""
        for way, queue in self._lanes.items():
            _, reason = self._rests.get(way, (None, "the run ended before"))
            while queue:
                step = queue.popleft()
                self._end(step, Finding(), ("failed", reason))
        for (way, reason), count in self._unsaid.items():
            self._say(f"{way}: {count} searches not done: {reason}")
        for way, (_, reason) in self._rests.items():
            self.run.warn(way, f"not all of it was searched: {reason}")
        if self.meter.exhausted:
            advice = "run it again, or raise --max-requests or --max-bytes; what is done is not done again"
            self.run.warn("backfill", f"{self.meter.exhausted}: {advice}")
        self.run.flush()

    # ---- steps ----

    async def _all(self, deadline: float) -> None:
        """What the budget was planned for comes first: a fast archive must not spend what is meant for a slow one."""
        await self._side_by_side(self._lanes, deadline, beyond=False)
        if any(self._is_next(way, beyond=False) for way in self._lanes):
            return
        for ways in (self._lanes.keys() - set(OF_FILES), *({way} for way in OF_FILES if way in self._lanes)):
            await self._side_by_side(ways, deadline, beyond=True)

    async def _side_by_side(self, ways: Iterable[SearchWay], deadline: float, *, beyond: bool) -> None:
        async with asyncio.TaskGroup() as group:
            for way in ways:
                side_by_side = min(MOST_SITES, self.run.settings.connections) if way == "sitemap" else 1
                for _ in range(side_by_side):
                    group.create_task(self._lane(way, deadline, beyond=beyond))

    def _is_next(self, way: SearchWay, *, beyond: bool) -> bool:
        """Tell whether a way can go on, ``beyond`` the budget or within it."""
        queue = self._lanes[way]
        return bool(queue) and (beyond or queue[0].in_budget) and not self._is_resting(way)

    async def _lane(self, way: SearchWay, deadline: float, *, beyond: bool) -> None:
        queue = self._lanes[way]
        while self._is_next(way, beyond=beyond) and self.run.clock.monotonic() < deadline:
            await self._do(queue.popleft())
            self.run.breathe()
            # Steps that ask nothing (the budget is spent) must not starve the others.
            await asyncio.sleep(0)

    def _is_resting(self, way: SearchWay) -> bool:
        if way not in self._rests:
            return False
        until, _ = self._rests[way]
        return until is None or self.run.clock.now() < until

    async def _do(self, step: Step) -> None:
        finding = Finding()
        meter = self._own_sites if step.way == "sitemap" else self.meter
        undone: tuple[SearchState, str] | None = None
        if (step.way, step.source_id) in self._forbidden:
            self._end(step, finding, ("forbidden", self._forbidden[step.way, step.source_id]))
            return
        try:
            await self._search(step, MeteredFetcher(self.job.fetcher, meter, finding), finding)
        except SpentError as spent:
            undone = "over_budget", spent.message
        except RestsError as rests:
            if self._is_put_off(step, finding, rests):
                return
            undone = "failed", rests.message
        self._end(step, finding, undone)

    def _is_put_off(self, step: Step, finding: Finding, rests: RestsError) -> bool:
        """Leave an archive alone that wants it so; a step that had found nothing yet is tried again after its rest."""
        if step.way == "sitemap":
            # It is the outlet itself that wants it; the others have nothing to do with that.
            return False
        self._rests[step.way] = rests.until, rests.message
        if finding.days or step in self._again:
            return False
        self._again.add(step)
        self._lanes[step.way].appendleft(step)
        self._book.spent(step, finding)
        return True

    async def _search(self, step: Step, fetcher: MeteredFetcher, into: Finding) -> None:
        source = self.survey.sources.get(step.source_id or "")
        if source is None:
            await self._search_all(step, fetcher, into)
            return
        place = self.survey.places[source.id]
        if step.method == "sitemaps":
            await sitemaps(self.job, source, place, step, fetcher, into)
        elif step.method == "index":
            await self._index.search(source, step, fetcher, into)
        else:
            lists = place.feeds if step.method == "feeds" else [place.front] if place.front else []
            await self._captures.search(source, lists, step, fetcher, into)

    async def _search_all(self, step: Step, fetcher: MeteredFetcher, into: Finding) -> None:
        if step.method == "terms":
            await self._gdelt.search(step, fetcher, into)
        elif step.method in OF_TITLES:
            await self._titles(step, fetcher, into)
        elif step.method == "files":
            await self._files.given(step, [name for name, _ in self.survey.wish.warcs], into)
        else:
            await self._files.cc_news(step, fetcher, into)

    async def _titles(self, step: Step, fetcher: MeteredFetcher, into: Finding) -> None:
        """Ask for each title without address: GDELT by its words, or the index of the seed's site by its slug."""
        troubles: Counter[str] = Counter()
        site = self.survey.site
        where = "GDELT" if site is None or step.method == "titles" else f"the index of {site}"
        for title in self.survey.titles:
            if site is None or step.method == "titles":
                found, trouble = await self._gdelt.find_title(title, step.last_day, fetcher)
            else:
                found, trouble = await self._index.find_title(title, site, step.last_day, fetcher)
            into.found += found
            troubles.update([f"{where}: {trouble}"] if trouble else [])
        if troubles:
            of = len(self.survey.titles)
            into.remark = "; ".join(f"{what} ({count} of {of})" for what, count in troubles.items())
            self.run.warn("titles without address", into.remark)

    # ---- how they end ----

    def _end(self, step: Step, finding: Finding, undone: tuple[SearchState, str] | None) -> None:
        self.done += 1
        for day in step.days:
            if day not in finding.days:
                finding.note(day, *(undone or ("not_held", None)))
        held_back = next((day.reason for day in finding.days.values() if day.state == "forbidden"), None)
        if held_back is not None:
            self._forbidden[step.way, step.source_id] = held_back
        if step.method not in OF_TITLES:
            self._note(self._book.ended(step, finding))
        elif undone is not None:
            self.run.warn("titles without address", undone[1])
        if undone is not None and not finding.requests:
            # A line for each of hundreds of steps that ask nothing would hide those that ask.
            self._unsaid[step.way, undone[1]] += 1
        else:
            self._say(told(step, finding))

    def _note(self, searches: Sequence[Search]) -> None:
        now = self.run.clock.now()
        for search in searches:
            self.run.note("search", rows.search_row(search, self.run.run_id, self.survey.seed.id, now))


def _sites(survey: Survey) -> frozenset[str] | None:
    """The sites that are looked for in WARC files: any, unless the seed or the user names sources."""
    if not survey.seed.sources and not survey.wish.of_sources:
        return None
    return frozenset(urls.site_of(str(source.homepage)) for source in survey.sources.values())


def _telling(survey: Survey) -> frozenset[str]:
    """Words of the seed by which an address is told from others."""
    terms = (term for group in survey.terms.groups for term in group)
    return frozenset(word.lower() for term in terms for word in term.split() if len(word) >= LEAST_LETTERS)
