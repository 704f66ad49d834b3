"""Searches the Wayback Machine's index of a whole site: for the articles of some days, and for a title by its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from anyascii import anyascii

from extractors import urls
from extractors.discover import addresses, titles
from extractors.discover.archives import limits, wayback
from extractors.discover.window import date_in_url
from extractors.records import Request
from flows.searching import MAX_REASON, RestsError, SpentError, heed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from config.catalogue import SourceConfig
    from extractors.discover.archives.wayback import Capture, IndexAnswer, Match
    from extractors.records import Candidate, SearchState
    from flows.backfill_steps import Step
    from flows.searching import Finding, MeteredFetcher
    from flows.work import Work

# Pages of the index that are read of one week when the days cannot be asked for one by one.
MOST_PAGES = 3
# Addresses of one source and week that are offered, per day. What a run can fetch is bounded; the best come first.
MOST_A_DAY = 200
# How outlets write a day into an address, and the share of articles from which on a site is asked by it.
SHAPES = ("/%Y/%m/%d/", "/%Y/%b/%d/", "%Y-%m-%d", "%Y%m%d")
ENOUGH = 0.5
# Titles of related articles may be older than the seed.
YEARS_BACK = timedelta(days=3 * 365)
_SLUG_WORDS = 3
_WORDS = re.compile(r"[a-z0-9]+")


@dataclass(slots=True)
class SiteIndex:
    """The index of sites. ``telling`` are words of the seed: addresses that hold one come first."""

    work: Work
    base: str
    telling: frozenset[str] = frozenset()

    async def search(self, source: SourceConfig, step: Step, fetcher: MeteredFetcher, into: Finding) -> None:
        """List what the archive has of the site in these days, and offer what looks like an article of them."""
        host, match = target_of(str(source.homepage))
        answer = await self._ask(host, match, step.first_day, step.last_day, fetcher)
        trouble = heed(fetcher.last, answer.fault, answer.problem)
        if trouble is not None:
            for day in step.days:
                into.note(day, *trouble)
            return
        captures, cut = list(answer.captures), answer.problem if answer.is_cut else None
        shape = shape_of(captures)
        try:
            if answer.resume and shape is None:
                cut = await self._rest(host, match, step, answer.resume, fetcher, captures)
            elif answer.resume and shape is not None:
                cut = await self._by_day(host, match, shape, step, fetcher, captures)
        except (SpentError, RestsError) as ended:
            # What was read until then counts.
            self._offer(source, captures, step, into, ended.message)
            raise
        self._offer(source, captures, step, into, cut)

    async def _ask(
        self,
        host: str,
        match: Match,
        first: date,
        last: date,
        fetcher: MeteredFetcher,
        contains: str | None = None,
        resume: str | None = None,
    ) -> IndexAnswer:
        query = wayback.index_query(
            self.base,
            host,
            first,
            last,
            match=match,
            collapse="urlkey",
            mime="text/html",
            contains=contains,
            limit=limits.WAYBACK.page,
            resume=resume,
        )
        page = await fetcher.get(Request(query, "archive"))
        return wayback.parse_index(page.body or b"", page.fetch.status, page.fetch.content_type)

    async def _by_day(
        self, host: str, match: Match, shape: str, step: Step, fetcher: MeteredFetcher, into: list[Capture]
    ) -> str | None:
        """Ask for the addresses that name a day, one day at a time. Of what names none the first page is enough.

        Returns what was left out, if anything was.
        """
        cut: str | None = None
        for day in step.days:
            # What links to a page is copied days before the page is.
            until = day + timedelta(days=7)
            text = day.strftime(shape).lower()
            answer = await self._ask(host, match, day, until, fetcher, contains=text)
            trouble = heed(fetcher.last, answer.fault, answer.problem)
            into += answer.captures
            if trouble is not None:
                return f"not all days could be asked for: {trouble[1]}"[:MAX_REASON]
            if answer.resume:
                cut = f"only the first {limits.WAYBACK.page} addresses of a day were read"
            elif answer.is_cut:
                cut = answer.problem
        return cut

    async def _rest(
        self, host: str, match: Match, step: Step, resume: str | None, fetcher: MeteredFetcher, into: list[Capture]
    ) -> str | None:
        """Read on in the index, some pages further. Returns what was left out, if anything was."""
        for _ in range(MOST_PAGES - 1):
            if resume is None:
                return None
            answer = await self._ask(host, match, step.first_day, step.last_day, fetcher, resume=resume)
            trouble = heed(fetcher.last, answer.fault, answer.problem)
            into += answer.captures
            resume = answer.resume
            if trouble is not None or answer.is_cut:
                return trouble[1] if trouble is not None else answer.problem
        return f"only the first {MOST_PAGES} pages of its index were read" if resume else None

    def _offer(
        self, source: SourceConfig, captures: Sequence[Capture], step: Step, into: Finding, cut: str | None
    ) -> None:
        site = urls.site_of(str(source.homepage))
        found = wayback.candidates(captures, self.base, site=site, source_id=source.id)
        most = MOST_A_DAY * len(step.days)
        ranked = sorted(found, key=lambda item: self._rank(item, step))
        # What names a day outside is none of these days, however late it was copied.
        inside = [item for item in ranked if self._rank(item, step)[0] < _OUTSIDE]
        for candidate in inside[:most]:
            self.work.keeper.offer(candidate)
        if len(inside) > most:
            cut = f"{len(inside) - most} of {len(inside)} addresses were left out"
        days = set(step.days)
        by_day = dict.fromkeys(step.days, 0)
        for item in inside[:most]:
            day = date_in_url(item.url) or (item.captured_at.date() if item.captured_at else None)
            if day in days and day is not None:
                by_day[day] += 1
        seen = {capture.at.date() for capture in captures}
        for day, count in by_day.items():
            state, reason = _state(cut, is_held=count > 0 or day in seen)
            into.note(day, state, reason, count)

    def _rank(self, candidate: Candidate, step: Step) -> tuple[int, int]:
        """Those dated inside first, then those without a date; within each those that share words with the seed."""
        day = date_in_url(candidate.url)
        place = 1 if day is None else (0 if step.first_day <= day <= step.last_day else _OUTSIDE)
        shared = len(self.telling & set(_WORDS.findall(urlsplit(candidate.url).path.lower())))
        return place, -shared

    async def find_title(self, title: str, site: str, last: date, fetcher: MeteredFetcher) -> tuple[int, str | None]:
        """Look in a site's index for an article by three words of its title in a row, as addresses have them.

        Returns how many addresses were recognised, and what went wrong.
        """
        words = slug_words(title)
        if not words:
            return 0, "no three words of it can stand in an address"
        answer = await self._ask(site, "domain", last - YEARS_BACK, last, fetcher, contains=words)
        trouble = heed(fetcher.last, answer.fault, answer.problem)
        if trouble is not None:
            return 0, trouble[1]
        found = wayback.candidates(answer.captures, self.base, site=site)
        known = [item for item in found if titles.match_address(item.url, [title])]
        for candidate in known:
            self.work.keeper.offer(candidate)
        return len(known), None


_OUTSIDE = 2


def _state(cut: str | None, *, is_held: bool) -> tuple[SearchState, str | None]:
    if cut is not None:
        return "partly", cut
    return ("searched", None) if is_held else ("not_held", "its index has no page of this day")


def target_of(homepage: str) -> tuple[str, Match]:
    """What to ask the index for: a host of its own alone, but of a whole site all that is below its domain."""
    host, site = urls.host_of(homepage).partition(":")[0], urls.site_of(homepage)
    return (site, "domain") if host in (site, f"www.{site}") else (host, "host")


def shape_of(captures: Iterable[Capture]) -> str | None:
    """Give the way in which a site writes days into its addresses; None if it mostly does not."""
    articles = [capture.url for capture in captures if addresses.is_article(capture.url)]
    dated = [(url.lower(), day) for url in articles if (day := date_in_url(url)) is not None]
    for shape in SHAPES:
        fitting = sum(day.strftime(shape).lower() in url for url, day in dated)
        if fitting and fitting >= ENOUGH * len(articles):
            return shape
    return None


def slug_words(title: str) -> str | None:
    """Give the three longest words in a row of a title, as they stand in an address: "order-in-kazakhstan"."""
    words = _WORDS.findall(anyascii(title).lower().replace("'", ""))
    rows = list(_rows(words))
    return "-".join(max(rows, key=lambda row: sum(map(len, row)))) if rows else None


def _rows(words: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(len(words) - _SLUG_WORDS + 1):
        yield words[start : start + _SLUG_WORDS]
