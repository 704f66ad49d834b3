"""What a backfill would ask of whom, and what that costs. Pure: nothing is asked here.

The days next to the seed come first, for all sources; further days follow week by week, so that a budget that does not
suffice for all is spent where it matters. Requests and bytes are what a step takes at most, by rule of thumb.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from extractors.discover.archives import ccnews, limits
from flows.backfill_steps import METHODS, OF_TITLES, Place, Plan, Scope, Skipped, Step, Wish

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date

    from extractors.records import Search, SearchState, SearchWay
    from flows.backfill_steps import Method

__all__ = ["Place", "Plan", "Scope", "Skipped", "Step", "Wish", "is_answered", "is_remote", "plan", "spans", "weeks"]

FIRST_DAYS = {"wayback": limits.WAYBACK.first_day, "cc_news": limits.CCNEWS.first_day, "gdelt": limits.GDELT.first_day}
# Sitemaps of one source that are asked; Listing has the same cap.
MOST_SITEMAPS = 40
# A search of a week can be resumed and fits in a budget where one of a month does not.
WEEK = 7
NOTHING_TO_ASK = "the seed names nothing that can be asked for in Latin letters"
# What GDELT finds by a seed's names is not all that the outlets published.
BY_TERMS = "by the seed's names and words alone"
# Rules of thumb, in bytes on the wire.
SITEMAP_BYTES = 300_000
FEED_BYTES = 60_000
FRONT_BYTES = 150_000
INDEX_BYTES = 400_000
GDELT_BYTES = 80_000
PATHS_BYTES = 10_000
PIECE_BYTES = 4_000_000


def plan(
    scope: Scope,
    places: Sequence[Place],
    wish: Wish,
    held: Iterable[Search] = (),
    *,
    titles: int = 0,
    askable: bool = True,
    has_site: bool = True,
) -> Plan:
    """Plan the search of ``scope``: each way, source and day of it is in a step or in ``skipped``.

    ``held`` is what was searched before, ``titles`` how many titles are still without an address. ``askable``: the
    seed has names or words that GDELT can be asked for; ``has_site``: it has an address.
    """
    planner = _Planner(scope, wish, _answered(() if wish.again else held))
    for place in places:
        planner.sitemaps(place)
        planner.wayback(place)
    planner.titles(titles, has_site=has_site)
    planner.gdelt(askable=askable)
    planner.files()
    planner.cc_news()
    steps = sorted(planner.steps, key=planner.order)
    return Plan(scope, tuple(_within(steps, wish)), tuple(planner.skipped))


def is_answered(row: Search) -> bool:
    """Tell whether a search needs no repetition: all was read, or there is nothing."""
    by_terms = row.way == "gdelt" and row.state == "partly" and (row.reason or "") == BY_TERMS
    return row.state in ("searched", "not_held") or by_terms


def _answered(held: Iterable[Search]) -> frozenset[tuple[str, str | None, date]]:
    return frozenset(
        (row.way, row.source_id, day)
        for row in held
        if is_answered(row)
        for day in Scope(row.first_day, row.last_day, row.first_day).days
    )


def spans(days: Iterable[date], longest: int | None = None) -> Iterator[tuple[date, date]]:
    """Give the unbroken rows of days, by their first and last; none longer than ``longest``."""
    row: list[date] = []
    for day in sorted(set(days)):
        if row and (day - row[-1] != timedelta(days=1) or len(row) == longest):
            yield row[0], row[-1]
            row = []
        row.append(day)
    if row:
        yield row[0], row[-1]


def weeks(days: Iterable[date], pivot: date) -> Iterator[tuple[date, date]]:
    """Give the unbroken rows of days within weeks, those of the week with ``pivot`` in its middle first."""
    by_week: dict[int, list[date]] = {}
    for day in days:
        by_week.setdefault(((day - pivot).days + WEEK // 2) // WEEK, []).append(day)
    for number in sorted(by_week, key=lambda number: (abs(number), number)):
        yield from spans(by_week[number])


class _Planner:
    """Collects steps and what is left out."""

    def __init__(self, scope: Scope, wish: Wish, answered: Collection[tuple[str, str | None, date]]) -> None:
        self.scope = scope
        self.wish = wish
        self.steps: list[Step] = []
        self.skipped: list[Skipped] = []
        self._answered = answered

    def order(self, step: Step) -> tuple[int, int, int]:
        """What serves all sources and all days comes first, then week by week away from the seed."""
        pivot = self.scope.pivot
        away = max(0, (step.first_day - pivot).days, (pivot - step.last_day).days)
        weekly = step.way in ("wayback", "cc_news") and step.method not in OF_TITLES
        late = METHODS.index(step.method) * 10_000 if step.method in ("files", "cc_news") else 0
        return late + (1 + -(-away // WEEK) if weekly else 0), METHODS.index(step.method), away

    def sitemaps(self, place: Place) -> None:
        days = self._open("sitemap", place.source_id, place.live_from)
        if not days:
            return
        first, last = min(days), max(days)
        known = len(place.sitemaps)
        requests = min(MOST_SITEMAPS, 1 + max(known, 1) + len(days))
        note = None if known else "no sitemap is known: robots.txt is asked"
        self._step("sitemaps", place.source_id, (first, last), requests, SITEMAP_BYTES, place.delay, note)

    def wayback(self, place: Place) -> None:
        days = self._open("wayback", place.source_id, place.live_from)
        asked_for: set[str] = set()
        for first, last in weeks(days, self.scope.pivot):
            length = (last - first).days + 1
            for method, lists, size in (("feeds", len(place.feeds), FEED_BYTES), ("front", 1, FRONT_BYTES)):
                if lists == 0 or (method == "front" and place.front is None):
                    continue
                # One question for the days on which there are captures; its answer serves all weeks.
                asked = lists * (length + (method not in asked_for))
                asked_for.add(method)
                self._step(method, place.source_id, (first, last), asked, size, limits.WAYBACK.seconds)  # type: ignore[arg-type]
            self._step("index", place.source_id, (first, last), 1 + length, INDEX_BYTES, limits.WAYBACK.seconds)

    def titles(self, titles: int, *, has_site: bool) -> None:
        whole = (self.scope.first_day, self.scope.last_day)
        if titles and "gdelt" in self.wish.chosen:
            self._step("titles", None, whole, titles, GDELT_BYTES, limits.GDELT.seconds, f"{titles} titles")
        if titles and has_site and "wayback" in self.wish.chosen:
            self._step("addresses", None, whole, titles, INDEX_BYTES, limits.WAYBACK.seconds, f"{titles} titles")

    def gdelt(self, *, askable: bool) -> None:
        days = self._open("gdelt", None)
        if days and not askable:
            for span in spans(days):
                self._skip("gdelt", None, span, "not_asked", NOTHING_TO_ASK)
            return
        for first, last in weeks(days, self.scope.pivot):
            self._step("terms", None, (first, last), (last - first).days + 1, GDELT_BYTES, limits.GDELT.seconds)

    def files(self) -> None:
        if "warc" not in self.wish.chosen:
            return
        sizes = [size or limits.CCNEWS_FILE_BYTES for _, size in self.wish.warcs]
        requests = sum(
            -(-size // PIECE_BYTES) for (name, _), size in zip(self.wish.warcs, sizes, strict=True) if is_remote(name)
        )
        note = f"{len(sizes)} given: " + ", ".join(name for name, _ in self.wish.warcs[:3])
        days = self.scope.first_day, self.scope.last_day
        self.steps.append(Step("files", None, *days, requests, sum(sizes), requests * limits.CCNEWS.seconds, note=note))

    def cc_news(self) -> None:
        wanted = "cc_news" in self.wish.chosen
        days = self._open("cc_news", None, shown=wanted)
        # The crawler is late: to the files of the days come those of the day after them. Each is read once.
        late_days = ccnews.LATE_DAYS
        for first, last in sorted(spans(days, 1 if wanted else None), key=self._away):
            length = (last - first).days + 1
            files = (length + late_days) * limits.CCNEWS_FILES_A_DAY
            late_days = 0
            size = files * limits.CCNEWS_FILE_BYTES
            requests = length + files * -(-limits.CCNEWS_FILE_BYTES // PIECE_BYTES)
            step = Step("cc_news", None, first, last, requests, size, requests * limits.CCNEWS.seconds)
            if wanted:
                self.steps.append(step)
            else:
                reason = "left out for its size; --way cc_news reads as much of it as the budget allows"
                self._skip("cc_news", None, (first, last), "not_asked", reason, step)

    # ---- the days ----

    def _open(
        self, way: SearchWay, source_id: str | None, live_from: date | None = None, *, shown: bool = True
    ) -> list[date]:
        """The days that are still to be searched in a way; why the others are not is noted."""
        reasons: dict[tuple[SearchState | None, str], list[date]] = {}
        left = []
        for day in self.scope.days:
            why = self._why_not(way, source_id, day, live_from, shown=shown)
            if why is None:
                left.append(day)
            else:
                reasons.setdefault(why, []).append(day)
        for (state, reason), days in reasons.items():
            for span in spans(days):
                self._skip(way, source_id, span, state, reason)
        return left

    def _why_not(
        self, way: SearchWay, source_id: str | None, day: date, live_from: date | None, *, shown: bool
    ) -> tuple[SearchState | None, str] | None:
        first_held = FIRST_DAYS.get(way)
        if (way, source_id, day) in self._answered:
            return None, "searched before (--again searches once more)"
        if live_from is not None and day >= live_from:
            return None, "its live lists have shown these days"
        if first_held is not None and day < first_held:
            return "not_held", f"it begins on {first_held:%Y-%m-%d}"
        if shown and way not in self.wish.chosen:
            return "not_asked", "left out by --way"
        return None

    def _away(self, span: tuple[date, date]) -> int:
        return max(0, (span[0] - self.scope.pivot).days, (self.scope.pivot - span[1]).days)

    def _step(
        self,
        method: Method,
        source_id: str | None,
        span: tuple[date, date],
        requests: int,
        size: int,
        pace: float,
        note: str | None = None,
    ) -> None:
        self.steps.append(Step(method, source_id, *span, requests, requests * size, requests * pace, note=note))

    def _skip(
        self,
        way: SearchWay,
        source_id: str | None,
        span: tuple[date, date],
        state: SearchState | None,
        reason: str,
        cost: Step | None = None,
    ) -> None:
        self.skipped.append(Skipped(way, source_id, *span, state, reason, cost))


def is_remote(name: str) -> bool:
    """Tell whether a given WARC file lies on the web."""
    return name.lower().startswith(("http://", "https://"))


def _within(steps: Iterable[Step], wish: Wish) -> Iterator[Step]:
    """Mark the steps that the budget suffices for. Where one of an archive does not fit, none after it does.

    The budget is for archives: what a source lists on its own site is bounded like any poll.
    """
    requests, size = wish.requests, wish.bytes
    full: set[SearchWay] = set()
    for step in steps:
        if step.way == "sitemap":
            yield step
        elif step.way in full or step.requests > requests or step.bytes > size:
            full.add(step.way)
            yield replace(step, in_budget=False)
        else:
            requests, size = requests - step.requests, size - step.bytes
            yield step
