"""Searches what lists of the source itself show: its sitemaps, and an archive's copies of its feeds and front page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from extractors.discover.archives import wayback
from extractors.discover.window import Window
from extractors.records import Endpoint, Request
from flows.searching import MeteredFetcher, Offers, heed, listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from config.catalogue import SourceConfig
    from extractors.discover.archives.wayback import Capture
    from extractors.records import SearchState
    from flows.backfill_steps import Place, Scope, Step
    from flows.searching import Finding
    from flows.work import Work

_NO_ANSWER: tuple[SearchState, str] = ("failed", "no sitemap is known, and its robots.txt cannot be asked")
_NO_SITEMAP: tuple[SearchState, str] = ("not_asked", "its robots.txt names no sitemap, and none is known")
# Captures of one address that the index is asked for: one a day of the longest window that makes sense.
MOST_CAPTURES = 2_000


def whole(first: date, last: date) -> Window:
    """The days from the first second to the last, in UTC."""
    return Window(datetime.combine(first, time.min, UTC), datetime.combine(last, time.max, UTC))


async def sitemaps(
    work: Work, source: SourceConfig, place: Place, step: Step, fetcher: MeteredFetcher, into: Finding
) -> None:
    """Ask the sitemaps that are known of a source, those that its robots.txt names, and the dated ones below them."""
    endpoints = place.sitemaps
    if not endpoints:
        robots = await fetcher.robots(str(source.homepage))
        endpoints = tuple(Endpoint(url, "sitemap", found_by="robots") for url in (robots.sitemaps if robots else ()))
        if not endpoints:
            is_unknown = robots is None or robots.outcome is not None
            for day in step.days:
                into.note(day, *(_NO_ANSWER if is_unknown else _NO_SITEMAP))
            return
    offers = Offers(work.keeper)
    memory = work.memories([source], [item.url for item in endpoints])[source.id]
    lists = listing(work, source, fetcher, offers, memory)
    trouble: tuple[SearchState, str] | None = None
    for endpoint in endpoints:
        await lists.ask_these([endpoint], whole(step.first_day, step.last_day))
        trouble = heed(fetcher.last) or trouble
    _spread(step, offers, trouble, into)


def _spread(step: Step, offers: Offers, trouble: tuple[SearchState, str] | None, into: Finding) -> None:
    """Say of each day what the sitemaps list of it. From the first day that they list to the last, they list all."""
    dated = sorted(day for day in offers.days if day is not None)
    for day in step.days:
        if dated and dated[0] <= day <= dated[-1]:
            into.note(day, "searched", found=offers.days[day])
        elif trouble is not None:
            into.note(day, *trouble)
        else:
            into.note(day, "not_held", "they list nothing of this day")


@dataclass(slots=True)
class Captures:
    """Copies of lists that the Wayback Machine made. What it has of an address is asked once for all weeks."""

    work: Work
    base: str
    scope: Scope
    _index: dict[str, tuple[Capture, ...]] = field(default_factory=dict)
    _trouble: dict[str, tuple[SearchState, str]] = field(default_factory=dict)

    async def search(
        self, source: SourceConfig, lists: Sequence[Endpoint], step: Step, fetcher: MeteredFetcher, into: Finding
    ) -> None:
        """Read one copy a day of each list, as if it stood at its own address."""
        for endpoint in lists:
            captures = await self._of(endpoint.url, fetcher)
            if endpoint.url in self._trouble:
                for day in step.days:
                    into.note(day, *self._trouble[endpoint.url])
                continue
            inside = [item for item in captures if step.first_day <= item.at.date() <= step.last_day]
            copies = [self._copy(endpoint, capture) for capture in _one_a_day(inside)]
            await self._read(source, copies, fetcher, into)
        for day in step.days:
            if day not in into.days:
                into.note(day, "not_held", "no copy of this day")

    async def _of(self, url: str, fetcher: MeteredFetcher) -> tuple[Capture, ...]:
        """The copies of an address in the days of the backfill."""
        if url in self._index:
            return self._index[url]
        query = wayback.index_query(
            self.base, url, self.scope.first_day, self.scope.last_day, collapse="timestamp:8", limit=MOST_CAPTURES
        )
        page = await fetcher.get(Request(query, "archive"))
        answer = wayback.parse_index(page.body or b"", page.fetch.status, page.fetch.content_type)
        trouble = heed(page.fetch, answer.fault, answer.problem)
        if trouble is not None:
            self._trouble[url] = trouble
        self._index[url] = answer.captures
        return answer.captures

    def _copy(self, endpoint: Endpoint, capture: Capture) -> Endpoint:
        address = wayback.capture_url(self.base, capture.url, capture.at)
        return Endpoint(address, endpoint.kind, found_by="capture", as_of=capture.at)

    async def _read(
        self, source: SourceConfig, copies: Sequence[Endpoint], fetcher: MeteredFetcher, into: Finding
    ) -> None:
        if not copies:
            return
        # What was read before, by this run or another, comes from our own archive.
        memory = self.work.memories([source], [copy.url for copy in copies])[source.id]
        lists = listing(self.work, source, fetcher, Offers(self.work.keeper), memory)
        for copy in copies:
            if copy.as_of is None:
                continue
            fetcher.last = None
            entries = await lists.ask_these([copy])
            trouble = heed(fetcher.last)
            if entries:
                into.note(copy.as_of.date(), "searched", found=entries)
            else:
                into.note(copy.as_of.date(), *(trouble or ("not_held", "its copy of this day lists nothing")))


def _one_a_day(captures: Iterable[Capture]) -> list[Capture]:
    """Give the first copy of each day, in order."""
    by_day: dict[date, Capture] = {}
    for capture in sorted(captures, key=lambda item: item.at):
        by_day.setdefault(capture.at.date(), capture)
    return list(by_day.values())
