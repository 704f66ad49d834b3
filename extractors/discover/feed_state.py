"""When a list is asked again, and whether entries came and went unseen between two of its answers.

A list is a feed, a sitemap or a page that lists articles. Its interval follows the pace at which entries arrive; a
failing list is asked ever more rarely but never given up. The ideas of score and pace are those of Media Cloud's
rss-fetcher and of Common Crawl's news-crawl; neither records what it loses.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from extractors.discover import overlap
from extractors.discover.overlap import Gap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.records import EndpointKind

__all__ = ["DEAD", "WEEK_S", "Advance", "Due", "Gap", "Heard", "Held", "Limits", "Mark", "advance", "due"]

WEEK_S = 7 * 86_400.0
# From this failure score on a list may be called dead: four times gone, eight times broken, sixteen times unreachable.
DEAD = 4.0
_HIGHEST_SCORE = 20.0

WELL = frozenset({"ok", "not_modified"})
# Nothing was heard from the list itself: somebody else asks it, or it leads elsewhere.
_NEUTRAL = frozenset({"shared", "redirect"})
_HARD = frozenset({"not_found", "unreadable", "refused", "redirect_error"})
_TEMPORARY = frozenset({"timeout", "connect_error", "protocol_error", "retry_later"})

# An answer moves the interval by no more than this: a busy morning or a quiet night is no new pace.
_SHRINK = 0.5
_GROW = 1.5
# An answer without anything new says little if the dates say nothing: it may be night.
_IDLE = 1.2
# Entries that may arrive before the list is asked again: a tenth of what it shows, at least 1 and at most 5. Half as
# many where only the last answer tells the pace: the next hour may be a busier one.
_SHARE = 0.1
_UNDATED_SHARE = 0.05
_FEWEST = 1.0
_MOST = 5.0


class Held(Protocol):
    """What the warehouse holds of a list: anything with the fields of ``Mark``."""

    @property
    def url(self) -> str: ...  # noqa: D102 - described at Mark
    @property
    def last_asked_at(self) -> datetime | None: ...  # noqa: D102 - described at Mark
    @property
    def last_ok_at(self) -> datetime | None: ...  # noqa: D102 - described at Mark
    @property
    def interval_s(self) -> float | None: ...  # noqa: D102 - described at Mark
    @property
    def failure_score(self) -> float: ...  # noqa: D102 - described at Mark
    @property
    def newest_entry_at(self) -> datetime | None: ...  # noqa: D102 - described at Mark
    @property
    def entry_ids(self) -> frozenset[int]: ...  # noqa: D102 - described at Mark
    @property
    def asked(self) -> int: ...  # noqa: D102 - described at Mark
    @property
    def due_at(self) -> datetime | None: ...  # noqa: D102 - described at Mark
    @property
    def unlike(self) -> int: ...  # noqa: D102 - described at Mark


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known of a list from the times that it was asked. Stored as rows of ``poll``.

    ``last_ok_at`` is the last good answer, a 304 included; ``newest_entry_at`` and ``entry_ids`` are those of the
    last answer that listed anything. ``unlike`` counts the answers up to the last one, without a break, that listed
    something but no entry of the answer before (``new_entries > 0 and known_entries = 0``); the very first counts.
    """

    url: str
    last_asked_at: datetime | None = None
    last_ok_at: datetime | None = None
    interval_s: float | None = None
    failure_score: float = 0.0
    newest_entry_at: datetime | None = None
    entry_ids: frozenset[int] = frozenset()
    asked: int = 0
    due_at: datetime | None = None
    unlike: int = 0


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of the interval in seconds; ``base_s`` is where a list that nothing is known of begins."""

    least_s: float
    most_s: float
    base_s: float

    def clamp(self, seconds: float) -> float:
        """Give the interval inside the bounds that is nearest to ``seconds``."""
        return max(self.least_s, min(seconds, self.most_s))


@dataclass(frozen=True, slots=True)
class Heard:
    """What a list answered: how it ended, and its entries with their dates (None: undated), in its own order.

    ``outcome`` is one of ``records.Outcome``, or ``unreadable`` for an answer that is no list.
    """

    outcome: str
    entry_ids: Sequence[int] = ()
    moments: Sequence[datetime | None] = ()
    retry_at: datetime | None = None
    kind: EndpointKind = "feed"


@dataclass(frozen=True, slots=True)
class Due:
    """Whether a list is to be asked now, why, and if not, when."""

    ask: bool
    reason: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Advance:
    """How a list is to be asked from now on, and what its answer brought.

    ``known_entries`` stood in the answer before as well. ``note`` says in words why answers without a common entry
    are taken for no gap, or that there is one.
    """

    interval_s: float
    failure_score: float
    due_at: datetime
    new_entries: int = 0
    known_entries: int = 0
    gap: Gap | None = None
    note: str | None = None


def due(mark: Held | None, now: datetime) -> Due:
    """Say whether a list is to be asked at ``now``. What the warehouse knows nothing of is."""
    if mark is None or mark.last_asked_at is None:
        return Due(ask=True, reason="never asked")
    if mark.due_at is None:
        return Due(ask=True, reason="no time was set")
    if mark.due_at <= now:
        return Due(ask=True, reason="due", at=mark.due_at)
    if mark.last_asked_at > now:
        # A clock was set back: by the old one it may be due in years.
        return Due(ask=True, reason="last asked in the future")
    reason = "not due" if mark.failure_score == 0 else f"failing ({mark.failure_score:g})"
    return Due(ask=False, reason=reason, at=mark.due_at)


def advance(mark: Held | None, heard: Heard, now: datetime, limits: Limits) -> Advance:
    """Judge an answer that came at ``now``. The interval stays inside ``limits``.

    A failure leaves the interval as it is and puts the next time off: twice as far for each point of the score, but
    never beyond a week (or the interval, if that is longer). The first good answer brings the list back.
    """
    before = limits.clamp(mark.interval_s if mark is not None and mark.interval_s else limits.base_s)
    if heard.outcome not in WELL:
        return _after_failure(mark, heard, now, before)
    held = mark.entry_ids if mark is not None else frozenset()
    listed = frozenset(heard.entry_ids)
    judged = overlap.judge(_compared(mark, heard, listed, now)) if mark is not None else overlap.NOTHING
    interval = limits.clamp(_interval(mark, heard, now, before, judged, limits))
    return Advance(
        interval_s=interval,
        failure_score=0.0,
        due_at=_not_before(now + timedelta(seconds=interval), heard.retry_at, now),
        new_entries=len(listed - held),
        # A 304 whose old body is lost says that all is as it was.
        known_entries=len(listed & held) if listed or heard.outcome == "ok" else len(held),
        gap=judged.gap,
        note=judged.note,
    )


def _after_failure(mark: Held | None, heard: Heard, now: datetime, interval: float) -> Advance:
    score = min(_HIGHEST_SCORE, max(0.0, mark.failure_score if mark is not None else 0.0) + _weight(heard.outcome))
    delay = max(interval, min(WEEK_S, interval * 2**score))
    return Advance(interval, score, _not_before(now + timedelta(seconds=delay), heard.retry_at, now))


def _weight(outcome: str) -> float:
    if outcome in _NEUTRAL:
        return 0.0
    if outcome in _HARD:
        return 1.0
    return 0.25 if outcome in _TEMPORARY else 0.5


def _not_before(at: datetime, retry_at: datetime | None, now: datetime) -> datetime:
    """Honour Retry-After, up to a week: what a broken server says may lie years ahead."""
    return at if retry_at is None else max(at, min(retry_at, now + timedelta(seconds=WEEK_S)))


def _compared(mark: Held, heard: Heard, listed: frozenset[int], now: datetime) -> overlap.Answers:
    dated = list(zip(heard.entry_ids, heard.moments, strict=False))
    return overlap.Answers(
        kind=heard.kind,
        held=mark.entry_ids,
        listed=listed,
        moments=_believable(heard.moments, now),
        fresh=_believable([moment for entry, moment in dated if entry not in mark.entry_ids], now),
        kept=_believable([moment for entry, moment in dated if entry in mark.entry_ids], now),
        newest=mark.newest_entry_at,
        last_at=mark.last_ok_at,
        unlike=mark.unlike,
        now=now,
    )


def _believable(moments: Sequence[datetime | None], now: datetime) -> tuple[datetime, ...]:
    """Give the dates of the entries, newest first, without those that lie ahead of any zone's clock."""
    latest = now + overlap.AHEAD
    return tuple(sorted((moment for moment in moments if moment and moment <= latest), reverse=True))


def _interval(
    mark: Held | None, heard: Heard, now: datetime, before: float, judged: overlap.Judged, limits: Limits
) -> float:
    if judged.baseless:
        # It looks all new each time: asking it more often would show nothing else.
        return min(before * _GROW, max(before * _SHRINK, limits.base_s))
    shown = len(set(heard.entry_ids))
    dated = _pace_by_dates(heard, now, shown)
    pace = dated if dated is not None else _pace_by_count(mark, heard, now)
    if pace is None:
        return before if mark is None or mark.last_ok_at is None else before * _IDLE
    share = _SHARE if dated is not None else _UNDATED_SHARE
    wanted = pace * min(_MOST, max(_FEWEST, shown * share))
    if judged.gap is not None:
        # It was outrun: no step is too large.
        return min(wanted, before * _SHRINK)
    return min(max(wanted, before * _SHRINK), before * _GROW, pace * shown / 2)


def _pace_by_dates(heard: Heard, now: datetime, shown: int) -> float | None:
    """Give the seconds between two entries by their dates; None if these say nothing.

    The oldest quarter is left out: entries that stay on top for months.
    """
    moments = _believable(heard.moments, now)
    if not overlap.telling(moments, shown):
        return None
    counted = -(-3 * len(moments) // 4)
    # Dates in a wrong zone may lie ahead.
    return (max(now, moments[0]) - moments[counted - 1]).total_seconds() / counted


def _pace_by_count(mark: Held | None, heard: Heard, now: datetime) -> float | None:
    """Give the seconds between two entries by what is new since the last answer; None if nothing is."""
    if mark is None or mark.last_ok_at is None:
        return None
    new = len(frozenset(heard.entry_ids) - mark.entry_ids)
    elapsed = (now - mark.last_ok_at).total_seconds()
    return elapsed / new if new and elapsed > 0 else None
