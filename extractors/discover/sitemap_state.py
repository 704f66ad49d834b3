"""Which of the sitemaps that were named are to be asked now.

News sites have sitemaps without number: one per day since 1995, one per tag, and some that get a new name at each
look. Left to themselves they eat all requests that a site allows, and its articles starve. So each is judged by what
is known of it: how deep it lies, what its name and its index say of its days, what it listed when it was last asked.
Nothing is dropped for good: what lists nothing new is asked ever more rarely, and again at once when it wakes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal, Protocol

from extractors.discover.children import ChildSitemap, in_order
from extractors.discover.rotating import pattern_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from extractors.discover.window import Window

Reason = Literal[
    "too_deep",  # below more indexes than ``Limits.levels``
    "outside_window",  # its name or its modification says so; or it lists tags, authors, pictures
    "not_due",  # asked a short time ago
    "unchanged",  # its index says that nothing was modified since
    "stale",  # asked several times, and its newest entry is old
    "empty",  # asked several times, and it never listed an entry
    "rotating",  # one of many names for the same thing: others are asked, or its last name was a short time ago
    "over_cap",  # more than can be asked
]
# What was left out for these reasons says nothing new: its last answer still holds.
_STANDING: frozenset[Reason] = frozenset({"not_due", "unchanged", "stale", "empty"})
_MOST_DOUBLINGS = 16


class Mark(Protocol):
    """What is known of a sitemap that was asked before: ``feed_state.Mark`` and the warehouse's ``PollMark``."""

    @property
    def last_asked_at(self) -> datetime | None:
        """When it was last asked."""

    @property
    def last_ok_at(self) -> datetime | None:
        """When it last answered well."""

    @property
    def newest_entry_at(self) -> datetime | None:
        """The latest date that its entries ever claimed."""

    @property
    def entry_ids(self) -> frozenset[int]:
        """The entries of the last answer that listed any."""

    @property
    def asked(self) -> int:
        """How often it was asked."""

    @property
    def due_at(self) -> datetime | None:
        """When it is to be asked again."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far the sitemaps of a site are followed.

    ``most`` are asked at a time, ``per_pattern`` of those with rotating names; ``levels`` of indexes lie above one at
    most. After ``polls`` looks a sitemap whose newest entry is older than ``stale_after`` waits for a tenth of that
    entry's age, one that never listed anything for ``base``, doubled each time; neither longer than ``longest``. What
    its index calls unmodified is looked at every ``recheck`` all the same: indexes err.
    """

    most: int = 100
    per_pattern: int = 5
    levels: int = 3
    polls: int = 3
    stale_after: timedelta = timedelta(days=30)
    base: timedelta = timedelta(days=1)
    longest: timedelta = timedelta(days=30)
    recheck: timedelta = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A sitemap that is not asked now, why, and from when on it will be (None: that depends on others)."""

    url: str
    reason: Reason
    until: datetime | None = None

    @property
    def answer_holds(self) -> bool:
        """Whether its last answer may be read in its stead: it was asked before and says nothing new."""
        return self.reason in _STANDING


@dataclass(frozen=True, slots=True)
class Chosen:
    """The sitemaps to ask, the most promising first, and those that are left out."""

    ask: tuple[ChildSitemap, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def choose(
    named: Iterable[ChildSitemap],
    marks: Mapping[str, Mark],
    window: Window | None,
    now: datetime,
    limits: Limits | None = None,
    *,
    level: int = 0,
    indexes: Collection[str] = (),
) -> Chosen:
    """Choose which of the ``named`` sitemaps to ask ``now`` (aware).

    ``marks`` is what is known of sitemaps of the site by address; those that are not named any more count too: they
    show which names rotate. ``level`` is that of the named ones (``Endpoint.level``), ``indexes`` are the addresses
    known to be indexes: they list no entry themselves, and are never taken for empty or stale.
    """
    limits = limits or Limits()
    unique = {child.url: child for child in named}
    if level > limits.levels:
        return Chosen(left_out=tuple(LeftOut(url, "too_deep") for url in unique))
    ordered = in_order(list(unique.values()), window)
    inside = {child.url for child in ordered}
    left_out = [LeftOut(url, "outside_window") for url in unique if url not in inside]
    inherited = _inherited(ordered, marks)
    ask: list[ChildSitemap] = []
    taken: dict[str, int] = {}
    for child in ordered:
        mark = marks.get(child.url) or inherited.get(child.url)
        reason = _waits(child, mark, now, limits, is_index=child.url in indexes)
        if reason is not None and child.url in inherited:
            # Its last answer was given under another name.
            reason = replace(reason, reason="rotating")
        reason = reason or _crowded(child, taken, len(ask), limits)
        if reason is None:
            ask.append(child)
            _count(child, taken)
        else:
            left_out.append(reason)
    return Chosen(tuple(ask), tuple(left_out))


def latest_names(known: Sequence[str], marks: Mapping[str, Mark]) -> tuple[str, ...]:
    """Give the sitemaps of a site that are worth remembering: of names that rotate, only the one asked last."""
    latest: dict[str, str] = {}
    for url in known:
        pattern = pattern_of(url) or url
        if pattern not in latest or _asked_at(marks.get(url)) > _asked_at(marks.get(latest[pattern])):
            latest[pattern] = url
    return tuple(url for url in known if latest[pattern_of(url) or url] == url)


def _inherited(children: Sequence[ChildSitemap], marks: Mapping[str, Mark]) -> dict[str, Mark]:
    """What is known of the last names of sitemaps that have a new one now.

    Only where the old name is gone from the list: several names that stay beside each other are several sitemaps.
    """
    listed = {child.url for child in children}
    gone: dict[str, list[Mark]] = {}
    for url, mark in marks.items():
        pattern = pattern_of(url)
        if pattern is not None and url not in listed:
            gone.setdefault(pattern, []).append(mark)
    return {
        child.url: max(old, key=_asked_at)
        for child in children
        if child.url not in marks and (old := gone.get(pattern_of(child.url) or "")) is not None
    }


def _waits(child: ChildSitemap, mark: Mark | None, now: datetime, limits: Limits, *, is_index: bool) -> LeftOut | None:
    """Say why a sitemap that was asked before is not asked now; None if it is to be asked."""
    if mark is None or mark.last_asked_at is None:
        return None
    if mark.due_at is not None and mark.due_at > now:
        return LeftOut(child.url, "not_due", mark.due_at)
    for reason, pause in _pauses(child, mark, limits, now, is_index=is_index):
        until = mark.last_asked_at + pause
        if until > now:
            return LeftOut(child.url, reason, until)
    return None


def _pauses(
    child: ChildSitemap, mark: Mark, limits: Limits, now: datetime, *, is_index: bool
) -> list[tuple[Reason, timedelta]]:
    """The reasons for which a sitemap rests, and how long from its last look on."""
    found: list[tuple[Reason, timedelta]] = []
    if mark.last_ok_at is None:
        return found
    if child.modified_at is not None and child.modified_at < mark.last_ok_at:
        found.append(("unchanged", limits.recheck))
    if is_index or mark.asked < limits.polls:
        return found
    # A claimed change wakes it, but within a day only: some indexes call everything modified at all times.
    claimed = child.modified_at is not None and (mark.last_asked_at or now) < child.modified_at
    longest = limits.base if claimed else limits.longest
    if mark.newest_entry_at is not None and now - mark.newest_entry_at > limits.stale_after:
        found.append(("stale", min((now - mark.newest_entry_at) / 10, longest)))
    elif mark.newest_entry_at is None and not mark.entry_ids:
        doublings = min(mark.asked - limits.polls, _MOST_DOUBLINGS)
        found.append(("empty", min(limits.base * 2**doublings, longest)))
    return found


def _crowded(child: ChildSitemap, taken: Mapping[str, int], asked: int, limits: Limits) -> LeftOut | None:
    if asked >= limits.most:
        return LeftOut(child.url, "over_cap")
    pattern = pattern_of(child.url)
    if pattern is not None and taken.get(pattern, 0) >= limits.per_pattern:
        return LeftOut(child.url, "rotating")
    return None


def _count(child: ChildSitemap, taken: dict[str, int]) -> None:
    pattern = pattern_of(child.url)
    if pattern is not None:
        taken[pattern] = taken.get(pattern, 0) + 1


def _asked_at(mark: Mark | None) -> datetime:
    at = mark.last_asked_at if mark is not None else None
    return at or datetime.min.replace(tzinfo=UTC)
