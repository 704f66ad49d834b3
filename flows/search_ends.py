"""What a search came to, as rows of ``search``. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from extractors.records import Search
    from flows.backfill_plan import Step
    from flows.collecting import Collected

ONE_DAY = timedelta(days=1)


def place(name: str) -> str | Path:
    """A file as it was named: an address, or a path."""
    return name if name.lower().startswith(("http://", "https://")) else Path(name)


def of_collection(step: Step, done: Collected) -> Search:
    """What reading files came to. Files that somebody gave hold what they hold: they never cover a day as a whole."""
    costs = {"found": done.kept, "requests": done.requests, "bytes": done.bytes}
    read = [file for file in done.files if file.state in ("read", "partly")]
    if not read:
        problem = next((file.problem for file in done.files if file.problem), "no file could be read")
        return step.ended("failed", problem, **costs)
    kept = f"{done.kept} of {done.pages} pages kept"
    if done.stopped is not None or any(file.state != "read" for file in done.files):
        return step.ended("partly", f"{kept}; {done.stopped or 'not all files were read to their end'}", **costs)
    return step.ended("searched" if step.way == "cc_news" else "partly", kept, **costs)


def by_days(step: Step, days: Iterable[date], reason: str, **costs: int) -> list[Search]:
    """One search per stretch of days: searched where there was something, else not held. The first has the costs."""
    held = set(days)
    found: list[Search] = []
    day = step.first_day
    while day <= step.last_day:
        end = day
        while end < step.last_day and ((end + ONE_DAY) in held) == (day in held):
            end += ONE_DAY
        part = replace(step, first_day=day, last_day=end)
        found.append(part.ended("searched") if day in held else part.ended("not_held", reason))
        day = end + ONE_DAY
    return [replace(found[0], **costs), *found[1:]] if found else []  # type: ignore[arg-type]


def joined(searches: Sequence[Search]) -> list[Search]:
    """Join neighbouring days that ended alike."""
    joined: list[Search] = []
    for search in searches:
        last = joined[-1] if joined else None
        if last is not None and (last.state, last.reason) == (search.state, search.reason):
            joined[-1] = replace(
                last,
                last_day=search.last_day,
                found=last.found + search.found,
                requests=last.requests + search.requests,
                bytes=last.bytes + search.bytes,
            )
        else:
            joined.append(search)
    return joined
