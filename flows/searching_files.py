"""Searches WARC files: those that the user has, and those of CC-NEWS for the days of the seed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractors.discover.archives import ccnews
from extractors.discover.sieve import Sieve
from extractors.records import Request
from flows.collecting import Bounds, Collecting
from flows.searching import MAX_REASON, heed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.discover.archives.ccnews import PathList
    from extractors.discover.topic import Topic
    from extractors.discover.window import Window
    from extractors.records import SearchState
    from flows.backfill_steps import Step
    from flows.collecting import Collected
    from flows.searching import Finding, Meter, MeteredFetcher
    from flows.work import Work

NOTHING_ELSE = "nothing else in them that fits"


@dataclass(slots=True)
class Files:
    """Collections of WARC files, read through a sieve: days, languages, the seed's names, and sites if given."""

    work: Work
    base: str
    window: Window
    topic: Topic | None
    langs: frozenset[str] | None
    sites: frozenset[str] | None
    meter: Meter
    _lists: dict[tuple[int, int], PathList] = field(default_factory=dict)

    async def given(self, step: Step, names: Sequence[str], into: Finding) -> None:
        """Read the files, folders and addresses that the user named."""
        await self._read(step, names, into, fresh_days=None)

    async def cc_news(self, step: Step, fetcher: MeteredFetcher, into: Finding) -> None:
        """Read the files that were filled in the days of the step."""
        files: list[ccnews.WarcFile] = []
        for year, month in ccnews.months(step.first_day, step.last_day):
            listed = await self._list(year, month, fetcher)
            trouble = heed(fetcher.last, listed.fault, listed.problem if listed.fault else None)
            if trouble is not None:
                for day in step.days:
                    into.note(day, *trouble)
                return
            files += listed.files
        wanted = [file.url for file in ccnews.files_in(files, step.first_day, step.last_day)]
        if wanted:
            await self._read(step, wanted, into, fresh_days=ccnews.LATE_DAYS)
        for day in step.days:
            if day not in into.days:
                into.note(day, "not_held", "it has no files of this day")

    async def _list(self, year: int, month: int, fetcher: MeteredFetcher) -> PathList:
        if (year, month) not in self._lists:
            url = ccnews.path_list_url(self.base, year, month)
            page = await fetcher.get(Request(url, "archive"))
            listed = ccnews.parse_paths(page.body or b"", self.base, page.fetch.status)
            heed(page.fetch, listed.fault, listed.problem)
            if page.fetch.outcome not in ("ok", "not_found"):
                return listed
            self._lists[year, month] = listed
        else:
            fetcher.last = None
        return self._lists[year, month]

    async def _read(self, step: Step, names: Sequence[str], into: Finding, *, fresh_days: int | None) -> None:
        self.meter.check()
        bounds = Bounds(
            bytes=self.meter.most_bytes - self.meter.bytes, requests=self.meter.most_requests - self.meter.requests
        )
        sieve = Sieve(self.window, sites=self.sites, langs=self.langs, topic=self.topic, fresh_days=fresh_days)
        done = await Collecting(self.work, sieve, bounds).collect(list(names))
        self.meter.requests += done.requests
        self.meter.bytes += done.bytes
        into.requests += done.requests
        into.bytes += done.bytes
        state, reason = _state(done)
        into.remark = f"{done.pages} pages looked at, {done.kept} kept, {done.stored} articles"
        for (source_id, day), count in done.by_day.items():
            if source_id is not None:
                into.by_source[source_id, day] += count
        for day in step.days:
            into.note(day, state, reason)
        into.found += done.kept


def _state(done: Collected) -> tuple[SearchState, str]:
    problems = [f"{item.source}: {item.problem}" for item in done.files if item.problem]
    read = [item for item in done.files if item.state == "read"]
    if done.stopped is not None:
        begun = any(item.tally.records for item in done.files)
        return ("partly" if begun else "over_budget"), done.stopped
    if not problems:
        return "not_held", NOTHING_ELSE
    state: SearchState = "partly" if read or any(item.state == "partly" for item in done.files) else "failed"
    return state, "; ".join(problems)[:MAX_REASON]
