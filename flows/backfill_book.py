"""Adds up how the searches of a backfill ended: what becomes a row of ``search``, and what is told of a step."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extractors.records import Search
from flows.backfill_plan import spans
from flows.backfill_steps import OF_TITLES
from flows.searching import Day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from extractors.records import SearchState, SearchWay
    from flows.backfill_steps import Method, Step
    from flows.backfill_survey import Survey
    from flows.searching import Finding

WORDS: dict[Method, str] = {
    "sitemaps": "its sitemaps",
    "titles": "titles without address",
    "addresses": "titles in the index of the seed's site",
    "terms": "names and words",
    "feeds": "copies of its feeds",
    "front": "copies of its front page",
    "index": "index of its site",
    "files": "given WARC files",
    "cc_news": "CC-NEWS files",
}
# What was not done says more than that there is nothing; the first of these that happened is told.
_UNDONE: tuple[SearchState, ...] = ("failed", "forbidden", "over_budget", "partly")
_LEFT: frozenset[SearchState] = frozenset({*_UNDONE, "not_asked"})


class Book:
    """Adds up what the steps of a way say of a source and a day, until all have spoken."""

    def __init__(self, survey: Survey) -> None:
        self._open: Counter[tuple[SearchWay, str | None, date]] = Counter()
        for step in survey.plan.steps:
            if step.method not in OF_TITLES:
                self._open.update((step.way, step.source_id, day) for day in step.days)
        self._said: dict[tuple[SearchWay, str | None, date], list[tuple[Method, Day]]] = {}
        self._requests: Counter[tuple[SearchWay, str | None]] = Counter()
        self._bytes: Counter[tuple[SearchWay, str | None]] = Counter()

    def spent(self, step: Step, finding: Finding) -> None:
        """Remember what a step has cost."""
        self._requests[step.way, step.source_id] += finding.requests
        self._bytes[step.way, step.source_id] += finding.bytes

    def ended(self, step: Step, finding: Finding) -> list[Search]:
        """Take down a step. Gives the rows of the days of which all is known now."""
        self.spent(step, finding)
        whole: dict[date, Day] = {}
        for day in step.days:
            key = step.way, step.source_id, day
            self._said.setdefault(key, []).append((step.method, finding.days[day]))
            self._open[key] -= 1
            if self._open[key] <= 0:
                whole[day] = combined(self._said.pop(key))
        found = [
            Search(step.way, source_id, day, day, "searched", found=count)
            for (source_id, day), count in sorted(finding.by_source.items())
        ]
        return [*found, *self._rows(step, whole)]

    def _rows(self, step: Step, days: dict[date, Day]) -> list[Search]:
        """One row for each unbroken row of days that ended alike; what they cost stands in the first."""
        alike: dict[tuple[SearchState, str | None], list[date]] = {}
        for day, how in days.items():
            alike.setdefault((how.state, how.reason), []).append(day)
        made = []
        for (state, reason), same in alike.items():
            for first, last in spans(same):
                made.append(
                    Search(
                        step.way,
                        step.source_id,
                        first,
                        last,
                        state,
                        found=sum(days[day].found for day in same if first <= day <= last),
                        requests=self._requests.pop((step.way, step.source_id), 0),
                        bytes=self._bytes.pop((step.way, step.source_id), 0),
                        reason=reason,
                    )
                )
        return made


def combined(said: Sequence[tuple[Method, Day]]) -> Day:
    """Make one of what several methods say of a day: it is searched if nothing that was planned was left undone."""
    found = sum(day.found for _, day in said)
    undone = [(method, day) for state in _UNDONE for method, day in said if day.state == state]
    is_searched = any(day.state in ("searched", "partly") for _, day in said)
    if not undone:
        best = next((day for _, day in said if day.state == "searched"), said[0][1])
        return Day(best.state, best.reason, found)
    method, worst = undone[0]
    reason = worst.reason
    if len(said) > 1:
        reason = f"{WORDS[method]}: {reason or worst.state.replace('_', ' ')}"
    return Day("partly" if is_searched else worst.state, reason, found)


def told(step: Step, finding: Finding) -> str:
    """One line on a step that is over."""
    days = f"{step.first_day:%Y-%m-%d}" + (f" to {step.last_day:%Y-%m-%d}" if step.last_day != step.first_day else "")
    states = Counter(day.state.replace("_", " ") for day in finding.days.values())
    how = ", ".join(f"{_number(count, 'day')} {state}" for state, count in states.items())
    why = next((day.reason for day in finding.days.values() if day.state in _LEFT and day.reason), None)
    notes = [note for note in (finding.remark, why) if note]
    parts = ["" if step.method in OF_TITLES else how, f"{finding.found} found", _number(finding.requests, "request")]
    parts += dict.fromkeys(notes)
    who = step.source_id or "all sources"
    return f"{step.way} {who}, {WORDS[step.method]}, {days}: {'; '.join(filter(None, parts))}"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
