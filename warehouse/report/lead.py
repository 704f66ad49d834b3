"""The story in sentences: what the wake of the article is, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse.report.words import distance_text, moment_text, percent_text, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warehouse.report.model import ReportData, Story


ALL = 0.995  # of the seed's text: what is left are headings and signs


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do next; ``command`` is what to type."""

    text: str
    command: str | None = None


def lead(data: ReportData) -> tuple[str, ...]:
    """Two to four sentences that tell the wake of the seed."""
    if not data.story.compared:
        return ("Nothing has been compared with this article yet.",)
    return tuple(_sentences(data))


def _sentences(data: ReportData) -> Iterator[str]:
    story = data.story
    reuses = [_count(story, "copy", "copy", "copies"), _count(story, "partial", "partial reuse", "partial reuses")]
    found = " and ".join(item for item in reuses if item)
    if found:
        where = f"at {plural(story.carriers, 'other outlet')}" if story.carriers else "at its own outlet"
        yield f"We found {found} of this article {where}."
    else:
        yield f"Among {plural(story.compared, 'article')} we found no copy or partial reuse of this one."
    same = story.relations.get("same_event", 0)
    if same:
        verb = "reports" if same == 1 else "report"
        yield f"{plural(same, 'article')} {verb} the same event in other words{_own_words(story)}."
    yield from _first(story)
    if data.reuse.covered:
        much = "All" if data.reuse.covered >= ALL else percent_text(data.reuse.covered)
        yield f"{much} of its text was reused by at least one of them."


def _own_words(story: Story) -> str:
    return f", {plural(story.own_words, 'independent outlet')} among them" if story.own_words else ""


def _count(story: Story, relation: str, one: str, many: str) -> str:
    count = story.relations.get(relation, 0)
    return plural(count, one, many) if count else ""


def _first(story: Story) -> Iterator[str]:
    """Who had the text first, as far as the pages' own dates say."""
    first = story.first
    if first is None:
        return
    if not first.is_seed and first.hours is not None and first.hours < 0:
        yield f"By the pages' own dates {first.host} had the text first, {distance_text(first.hours)} the seed."
        return
    follower = story.next if first.is_seed else first
    if follower and follower.hours is not None and follower.hours > 0:
        yield f"By the pages' own dates {follower.host} was the first to follow, {distance_text(follower.hours)} it."


def next_steps(data: ReportData) -> tuple[Step, ...]:
    """What to do next, the most useful first."""
    return tuple(_steps(data))


def _steps(data: ReportData) -> Iterator[Step]:
    again = f"newswake run {data.seed.seed_id}"
    if data.run is None:
        yield Step("No run has looked for this seed yet.", again)
        return
    left = {item.state: item.urls for item in data.ledger.states} if data.ledger else {}
    waiting = sum(left.get(state, 0) for state in ("deferred", "interrupted", "stored"))
    if waiting:
        yield Step(f"{plural(waiting, 'address', 'addresses')} left for a later run: run it again.", again)
    open_titles = sum(item.url is None for item in data.ledger.titles) if data.ledger else 0
    if open_titles:
        yield Step(f"{plural(open_titles, 'title')} that the seed names still without an address: see the ledger.")
    if data.coverage:
        blind = [row for row in data.coverage.rows if row.days_searched < row.days_past]
        if blind:
            told = f"{plural(len(blind), 'source')} could not be searched for all days"
            if data.coverage.archives:
                yield Step(f"{told}, also not in the archives: see the coverage.")
            else:
                yield Step(f"{told}: look for them in the archives.", f"newswake backfill {data.seed.seed_id}")
    if data.seed.window_end and data.seed.window_end > data.made_at:
        yield Step(f"The window stays open until {moment_text(data.seed.window_end)}; look again before then.", again)
    yield Step("Ask the warehouse yourself: three queries stand at the end of this page.")
