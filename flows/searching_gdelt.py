"""Searches GDELT: by the seed's names and words day by day, and by the words of a title."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.discover.archives import gdelt
from extractors.discover.archives.limits import GDELT
from extractors.records import Request
from flows.backfill_plan import BY_TERMS
from flows.searching import MAX_REASON, RestsError, SpentError, heed

if TYPE_CHECKING:
    from datetime import date, datetime

    from extractors.discover.archives.gdelt import GdeltAnswer, Terms
    from extractors.records import SearchState
    from flows.backfill_steps import Step
    from flows.searching import Finding, MeteredFetcher
    from flows.work import Work

# It asks for one request every 5 seconds in words, with status 200: the fetcher does not see that it is to wait.
PATIENCE = 2
# A day of 250 articles is asked for in halves, down to some two hours.
MOST_QUESTIONS = 24
MOST_AT_ONCE = f"it gives {GDELT.page} articles at most"


@dataclass(slots=True)
class _Looked:
    """What a day has given so far, and what of it was left out."""

    found: int = 0
    left_out: str | None = None


@dataclass(slots=True)
class Gdelt:
    """GDELT's DOC search. ``pivot`` is the day that is asked for first, then those next to it.

    ``pace`` are the seconds to wait when it asks for fewer requests.
    """

    work: Work
    base: str
    terms: Terms
    pivot: date
    pace: float = GDELT.seconds

    async def search(self, step: Step, fetcher: MeteredFetcher, into: Finding) -> None:
        """Ask for each day of the step what names the seed's names and words."""
        days = gdelt.queries(self.base, self.terms, step.first_day, step.last_day)
        for day in sorted(days, key=lambda item: abs(item.start.date() - self.pivot)):
            looked = _Looked()
            try:
                state, reason = await self._day(day.start, day.end, fetcher, looked)
            except (SpentError, RestsError) as ended:
                if looked.found:
                    into.note(day.start.date(), "partly", ended.message, looked.found)
                raise
            into.note(day.start.date(), state, reason, looked.found)

    async def _day(
        self, start: datetime, end: datetime, fetcher: MeteredFetcher, looked: _Looked
    ) -> tuple[SearchState, str]:
        waiting = [(start, end)]
        for _ in range(MOST_QUESTIONS):
            if not waiting:
                break
            first, last = waiting.pop(0)
            answer, trouble = await self._ask(gdelt.address(self.base, self.terms, first, last), fetcher)
            if trouble is not None:
                return ("partly" if looked.found else trouble[0]), trouble[1]
            looked.found += self._offer(answer)
            parts = gdelt.halves(first, last) if answer.capped else ()
            waiting += parts
            if answer.capped and not parts:
                looked.left_out = MOST_AT_ONCE
            elif answer.is_cut:
                looked.left_out = answer.problem
        left_out = MOST_AT_ONCE if waiting else looked.left_out
        return "partly", f"{BY_TERMS}; {left_out}"[:MAX_REASON] if left_out else BY_TERMS

    def _offer(self, answer: GdeltAnswer) -> int:
        for candidate in answer.candidates:
            self.work.keeper.offer(candidate)
        return len(answer.candidates)

    async def find_title(self, title: str, last: date, fetcher: MeteredFetcher) -> tuple[int, str | None]:
        """Ask for pages that hold the words of a title in a row; the keeper recognises the article itself.

        Returns how many pages it gave, and what went wrong.
        """
        terms = gdelt.phrase_query(title)
        if terms is None:
            return 0, "it is too short to be asked for"
        found = 0
        for slice_ in gdelt.queries(self.base, terms, GDELT.first_day, last, days=None):
            answer, trouble = await self._ask(slice_.url, fetcher)
            if trouble is not None:
                return found, trouble[1]
            found += self._offer(answer)
        return found, None

    async def _ask(self, url: str, fetcher: MeteredFetcher) -> tuple[GdeltAnswer, tuple[SearchState, str] | None]:
        """Ask, and once more after a while if that is what it wants. Raises RestsError if it still does."""
        answer = await self._once(url, fetcher)
        if answer.fault == "rate_limited" and fetcher.last is not None and fetcher.last.outcome == "ok":
            await self.work.run.clock.sleep(PATIENCE * self.pace)
            answer = await self._once(url, fetcher)
        return answer, heed(fetcher.last, answer.fault, answer.problem)

    async def _once(self, url: str, fetcher: MeteredFetcher) -> GdeltAnswer:
        page = await fetcher.get(Request(url, "archive"))
        return gdelt.parse(page.body or b"", page.fetch.status, page.fetch.content_type, via_url=url)
