"""What a backfill is made of: the days, the places to look, the steps, and what is left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal, Self

from config.errors import ConfigError
from extractors.records import Search

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from extractors.records import Endpoint, SearchState, SearchWay

Method = Literal["sitemaps", "titles", "addresses", "terms", "feeds", "front", "index", "files", "cc_news"]
WAY_OF: Mapping[Method, SearchWay] = {
    "sitemaps": "sitemap",
    "titles": "gdelt",
    "addresses": "wayback",
    "terms": "gdelt",
    "feeds": "wayback",
    "front": "wayback",
    "index": "wayback",
    "files": "warc",
    "cc_news": "cc_news",
}
METHODS = tuple(WAY_OF)
# What looks for titles says nothing of days.
OF_TITLES: frozenset[Method] = frozenset({"titles", "addresses"})
# CC-NEWS has so many bytes that nobody is led to read it by default.
DEFAULT_WAYS: frozenset[SearchWay] = frozenset({"sitemap", "wayback", "gdelt"})


@dataclass(frozen=True, slots=True)
class Scope:
    """The days (UTC, both included) that are searched, and the one that matters most: the seed's own."""

    first_day: date
    last_day: date
    pivot: date

    @property
    def days(self) -> tuple[date, ...]:
        """All of them."""
        return tuple(
            self.first_day + timedelta(days=number) for number in range((self.last_day - self.first_day).days + 1)
        )


@dataclass(frozen=True, slots=True)
class Place:
    """A source and where it can be searched.

    ``live_from`` is the first day that its live lists have shown without a break; ``delay`` the seconds between two
    requests to its own site.
    """

    source_id: str
    feeds: tuple[Endpoint, ...] = ()
    sitemaps: tuple[Endpoint, ...] = ()
    front: Endpoint | None = None
    live_from: date | None = None
    delay: float = 1.0


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user wants. ``ways`` None: those that are cheap. ``warcs`` are the given files with their sizes.

    ``again``: also what was searched before. ``requests`` and ``bytes`` are the budget. ``of_sources``: the user named
    the sources, so that nothing else is wanted of WARC files.
    """

    ways: frozenset[SearchWay] | None = None
    warcs: tuple[tuple[str, int | None], ...] = ()
    again: bool = False
    requests: int = 1000
    bytes: int = 4_000_000_000
    of_sources: bool = False

    @classmethod
    def of(
        cls,
        ways: Collection[str] | None,
        warcs: Sequence[tuple[str, int | None]],
        *,
        again: bool,
        requests: int,
        size: int,
        of_sources: bool = False,
    ) -> Self:
        """Make it of what a command or a flow's parameters say. Raises ConfigError for a way that there is not."""
        strange = sorted(set(ways or ()) - set(WAY_OF.values()))
        if strange:
            raise ConfigError(
                "there is no such way.",
                subject=", ".join(strange),
                advice=f"Ways are {', '.join(sorted(DEFAULT_WAYS))}, cc_news, warc.",
            )
        if ways and "warc" in ways and not warcs:
            raise ConfigError("names no file.", subject="way warc", advice="Name WARC files or folders, too.")
        chosen = frozenset(way for way in WAY_OF.values() if way in ways) if ways else None
        return cls(chosen, tuple(warcs), again, requests, size, of_sources)

    @property
    def chosen(self) -> frozenset[SearchWay]:
        """The ways to go."""
        chosen = DEFAULT_WAYS if self.ways is None else self.ways
        return chosen | {"warc"} if self.warcs else chosen - {"warc"}


@dataclass(frozen=True, slots=True)
class Step:
    """One search: at most so many requests and bytes, so many seconds at the archive's pace.

    ``source_id`` None: for all sources at once. Beyond the budget (``in_budget`` false) it is done only if what comes
    before costs less than thought.
    """

    method: Method
    source_id: str | None
    first_day: date
    last_day: date
    requests: int
    bytes: int
    seconds: float
    in_budget: bool = True
    note: str | None = None

    @property
    def way(self) -> SearchWay:
        """The archive."""
        return WAY_OF[self.method]

    @property
    def days(self) -> tuple[date, ...]:
        """The days that it is for."""
        return Scope(self.first_day, self.last_day, self.first_day).days


@dataclass(frozen=True, slots=True)
class Skipped:
    """Days that are not searched in a way, and why. ``state`` None: nothing is amiss, they were seen before.

    ``cost`` is the step that it would have been.
    """

    way: SearchWay
    source_id: str | None
    first_day: date
    last_day: date
    state: SearchState | None
    reason: str
    cost: Step | None = None

    @property
    def search(self) -> Search | None:
        """Its row of ``search``; None for what needs none."""
        if self.state is None:
            return None
        return Search(self.way, self.source_id, self.first_day, self.last_day, self.state, reason=self.reason)


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps in their order, and what is left out."""

    scope: Scope
    steps: tuple[Step, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    @property
    def affordable(self) -> tuple[Step, ...]:
        """The steps that the budget suffices for."""
        return tuple(step for step in self.steps if step.in_budget)

    @property
    def seconds(self) -> float:
        """How long it takes within the budget: archives are asked side by side, and so are the sources' own sites."""
        lanes: dict[str, float] = {}
        for step in self.affordable:
            lane = f"sitemap {step.source_id}" if step.way == "sitemap" else step.way
            lanes[lane] = lanes.get(lane, 0.0) + step.seconds
        return max(lanes.values(), default=0.0)
