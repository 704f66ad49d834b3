"""Searches WARC files: those that the user has, and those of CC-NEWS for the days of the seed."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from extractors.discover.archives import ccnews
from extractors.discover.sieve import Sieve
from extractors.records import Request
from flows.collecting import Bounds, Collecting
from flows.searching import MAX_REASON, heed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from extractors.discover.archives.ccnews import PathList, WarcFile
    from extractors.discover.topic import Topic
    from extractors.discover.window import Window
    from extractors.records import SearchState
    from flows.backfill_steps import Step
    from flows.collecting import Collected
    from flows.searching import Finding, Meter, MeteredFetcher
    from flows.warc_files import FileRead
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
    marks: Mapping[date, str] = field(default_factory=dict)
    _known: dict[str, FileRead] = field(default_factory=dict)
    _lists: dict[tuple[int, int], PathList] = field(default_factory=dict)

    async def given(self, step: Step, names: Sequence[str], into: Finding) -> None:
        """Read the files, folders and addresses that the user named."""
        done = await self._read(names, into, fresh_days=None)
        state, reason = _state(done, self.meter.exhausted)
        for day in step.days:
            into.note(day, state, reason)

    async def cc_news(self, step: Step, fetcher: MeteredFetcher, into: Finding) -> None:
        """Read the files that were filled in the days of the step, but those that were read for another day.

        The sieve is that of all days. What an earlier run has read is not read again.
        """
        files: list[ccnews.WarcFile] = []
        for year, month in ccnews.months(step.first_day, step.last_day):
            listed = await self._list(year, month, fetcher)
            trouble = heed(fetcher.last, listed.fault, listed.problem if listed.fault else None)
            if trouble is not None:
                for day in step.days:
                    into.note(day, *trouble)
                return
            files += listed.files
        wanted = ccnews.files_in(files, step.first_day, step.last_day)
        before = {file for day, mark in self.marks.items() for file in _up_to(mark, ccnews.files_in(files, day, day))}
        missing = [file.url for file in wanted if file not in before and not self._is_read(file)]
        if missing:
            done = await self._read(missing, into, fresh_days=ccnews.LATE_DAYS)
            self._known.update((read.source, read) for read in done.files)
        state, reason = self._progress(wanted, before) if wanted else ("not_held", "it has no files of this day")
        for day in step.days:
            into.note(day, state, reason)

    def _is_read(self, file: WarcFile) -> bool:
        known = self._known.get(file.url)
        return known is not None and known.state == "read"

    def _progress(self, wanted: Sequence[WarcFile], before: AbstractSet[WarcFile]) -> tuple[SearchState, str]:
        """How far the files of a day are read. ``file_marks`` of the warehouse reads how its reason begins."""
        done = list(takewhile(lambda file: file in before or self._is_read(file), wanted))
        if len(done) == len(wanted):
            return "not_held", NOTHING_ELSE
        known = [self._known[file.url] for file in wanted if file.url in self._known]
        why = self.meter.exhausted or next((read.problem for read in known if read.problem), "the rest is not read")
        if done:
            of = f"{len(done)} of {len(wanted)} files"
            return "partly", f"read up to {done[-1].name} ({of}); {why}"[:MAX_REASON]
        if any(read.tally.records for read in known):
            return "partly", why[:MAX_REASON]
        return ("over_budget" if self.meter.exhausted else "failed"), why[:MAX_REASON]

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

    async def _read(self, names: Sequence[str], into: Finding, *, fresh_days: int | None) -> Collected:
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
        into.remark = f"{done.pages} pages looked at, {done.kept} kept, {done.stored} articles"
        for (source_id, day), count in done.by_day.items():
            if source_id is not None:
                into.by_source[source_id, day] += count
        into.found += done.kept
        return done


def _up_to(mark: str, files: Iterable[WarcFile]) -> Iterator[WarcFile]:
    return (file for file in files if file.name <= mark)


def _state(done: Collected, exhausted: str | None) -> tuple[SearchState, str]:
    problems = [f"{item.source}: {item.problem}" for item in done.files if item.problem]
    read = [item for item in done.files if item.state == "read"]
    if done.stopped is not None:
        begun = any(item.tally.records for item in done.files)
        return ("partly" if begun else "over_budget"), exhausted or done.stopped
    if not problems:
        return "not_held", NOTHING_ELSE
    state: SearchState = "partly" if read or any(item.state == "partly" for item in done.files) else "failed"
    return state, "; ".join(problems)[:MAX_REASON]
