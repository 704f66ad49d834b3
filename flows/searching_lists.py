"""Searches what lists of the source itself show: its sitemaps, and an archive's copies of its feeds and front page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from extractors.discover.archives import wayback
from extractors.discover.window import Window
from extractors.records import Endpoint, Request
from flows.listing import MAX_ENDPOINTS
from flows.searching import Day, MeteredFetcher, Offers, heed, listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from config.catalogue import SourceConfig
    from extractors.discover.archives.wayback import Capture
    from extractors.records import SearchState
    from flows.backfill_steps import Place, Scope, Step
    from flows.listing import Listing
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
    _spread(step, offers, trouble or _left_out(lists, source), into)


def _left_out(lists: Listing, source: SourceConfig) -> tuple[SearchState, str] | None:
    """What our own caps left out of the sitemaps, if anything."""
    if len(lists.polled) >= MAX_ENDPOINTS:
        return "partly", f"only the first {MAX_ENDPOINTS} of them were read"
    most = max((polled.entries for polled in lists.polled), default=0)
    if most > source.budgets.entries:
        return "partly", f"only {source.budgets.entries} of the {most} entries of one were taken (budgets.entries)"
    return None


def _spread(step: Step, offers: Offers, trouble: tuple[SearchState, str] | None, into: Finding) -> None:
    """Say of each day what the sitemaps list of it. From the first day that they list to the last, they list all.

    If one of them could not be read, they list a part.
    """
    dated = sorted(day for day in offers.days if day is not None)
    for day in step.days:
        if dated and dated[0] <= day <= dated[-1]:
            into.note(day, "partly" if trouble else "searched", trouble[1] if trouble else None, offers.days[day])
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
        """Read one copy a day of each list, as if it stood at its own address; the seed's day first.

        Day by day, so that a budget that does not suffice leaves whole days undone.
        """
        copies: dict[date, list[Endpoint]] = {}
        troubles: list[tuple[SearchState, str]] = []
        for endpoint in lists:
            captures = await self._of(endpoint.url, fetcher)
            troubles += [self._trouble[endpoint.url]] if endpoint.url in self._trouble else []
            for day, capture in _one_a_day(captures).items():
                copies.setdefault(day, []).append(self._copy(endpoint, capture))
        polling = self._listing(source, [copy for day in step.days for copy in copies.get(day, ())], fetcher)
        for day in sorted(step.days, key=lambda day: abs(day - self.scope.pivot)):
            read = [await self._read(polling, copy, fetcher) for copy in copies.get(day, ())]
            whole_day = _together([*read, *(Day(*trouble) for trouble in troubles)])
            into.note(day, whole_day.state, whole_day.reason, whole_day.found)

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
        if trouble is None and answer.is_cut:
            trouble = "failed", f"what it has of {url}: {answer.problem}"
        if trouble is not None:
            self._trouble[url] = trouble
        self._index[url] = answer.captures
        return answer.captures

    def _copy(self, endpoint: Endpoint, capture: Capture) -> Endpoint:
        address = wayback.capture_url(self.base, capture.url, capture.at)
        return Endpoint(address, endpoint.kind, found_by="capture", as_of=capture.at)

    def _listing(self, source: SourceConfig, copies: Sequence[Endpoint], fetcher: MeteredFetcher) -> Listing:
        # What was read before, by this run or another, comes from our own archive.
        memory = self.work.memories([source], [copy.url for copy in copies])[source.id]
        return listing(self.work, source, fetcher, Offers(self.work.keeper), memory)

    @staticmethod
    async def _read(polling: Listing, copy: Endpoint, fetcher: MeteredFetcher) -> Day:
        fetcher.last = None
        entries = await polling.ask_these([copy])
        trouble = heed(fetcher.last)
        if entries:
            return Day("searched", found=entries)
        return Day(*(trouble or ("not_held", "its copy of this day lists nothing")))


def _together(lists: Sequence[Day]) -> Day:
    """Make one of what several lists say of a day: it is searched if none of them is missing."""
    found = sum(day.found for day in lists)
    missing = next((day for day in lists if day.state not in ("searched", "not_held")), None)
    if any(day.state == "searched" for day in lists):
        return Day("searched", None, found) if missing is None else Day("partly", missing.reason, found)
    return missing or next(iter(lists), Day("not_held", "no copy of this day"))


def _one_a_day(captures: Iterable[Capture]) -> dict[date, Capture]:
    """Give the first copy of each day."""
    by_day: dict[date, Capture] = {}
    for capture in sorted(captures, key=lambda item: item.at):
        by_day.setdefault(capture.at.date(), capture)
    return by_day
