"""When a feed, sitemap or page is asked again, and whether something came and went between two looks at it. Pure.

The state is what the warehouse holds of an endpoint (``Mark``); what it answers now (``Heard``) turns that into the
next state (``Advance``). Nothing is ever dropped: what fails is asked ever more rarely, and as often as before from its
first good answer on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

# What a failure adds to the score. Gone or forbidden is likely to stay so; a line that breaks is mended by itself.
_HARD = dict.fromkeys(("not_found", "blocked", "robots", "refused", "redirect_error"), 1.0)
_SOFT = dict.fromkeys(("http_error", "unreadable", "empty", "decode_error", "too_large", "truncated"), 0.5)
_PASSING = dict.fromkeys(("timeout", "connect_error", "protocol_error", "retry_later"), 0.25)
_WEIGHTS = _HARD | _SOFT | _PASSING
_GOOD = frozenset({"ok", "not_modified"})
# Somebody else asked, and his answer is not known here: that says nothing.
_SILENT = frozenset({"shared"})
MOST_SCORE = 20.0
# What fails is asked once a week at least.
LONGEST_S = 7 * 86_400.0
# A quiet list is asked half as often again after each vain look, a busy one at most twice as often as before.
GROW = 1.5
SHRINK = 2.0
# At most this share of a list may be new at a look: with more, one late look loses entries.
TURNOVER = 1 / 3
# Shorter lists turn over within one look by nature; that they share no entry says nothing.
LEAST_ENTRIES = 3


class Mark(Protocol):
    """What is held of an endpoint. ``entry_ids`` are those of the last answer that listed any."""

    @property
    def last_asked_at(self) -> datetime | None:
        """When it was last asked, however that ended."""

    @property
    def last_ok_at(self) -> datetime | None:
        """When it last answered well."""

    @property
    def interval_s(self) -> float | None:
        """Seconds between two looks while it answers well; None if that was never worked out."""

    @property
    def failure_score(self) -> float:
        """0 after a good answer; grows with each failure."""

    @property
    def newest_entry_at(self) -> datetime | None:
        """The latest date that its last listing claimed."""

    @property
    def entry_ids(self) -> frozenset[int]:
        """The entries of its last listing."""

    @property
    def due_at(self) -> datetime | None:
        """When it is to be asked again."""

    @property
    def known_entries(self) -> int | None:
        """How many entries of the last listing stood in the one before; None for the first."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds between two looks: never fewer than ``least_s`` nor more than ``most_s``; ``base_s`` to begin with."""

    least_s: float = 900.0
    most_s: float = 86_400.0
    base_s: float = 3600.0

    def clamp(self, seconds: float) -> float:
        """Bring an interval within the limits."""
        return max(self.least_s, min(seconds, max(self.least_s, self.most_s)))


@dataclass(frozen=True, slots=True)
class Heard:
    """What an endpoint answered.

    ``outcome`` is that of the fetch, or ``unreadable`` or ``empty``; ``entry_ids`` and ``moments`` (claimed dates) go
    together. ``retry_at`` is when the host allows to ask again.
    """

    outcome: str
    entry_ids: Sequence[int] = ()
    moments: Sequence[datetime | None] = ()
    retry_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A time of which entries may have come and gone unseen."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Due:
    """Whether to ask now, why, and if not, when."""

    ask: bool
    reason: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Advance:
    """The next state. ``new_entries`` and ``known_entries`` count the listing against the one before."""

    interval_s: float
    failure_score: float
    due_at: datetime
    new_entries: int | None = None
    known_entries: int | None = None
    gap: Gap | None = None


def due(mark: Mark | None, now: datetime) -> Due:
    """Say whether an endpoint is to be asked ``now`` (aware)."""
    if mark is None or mark.last_asked_at is None or mark.due_at is None:
        return Due(ask=True, reason="never asked")
    if mark.last_asked_at > now:
        # A clock that was set back must not put it to rest.
        return Due(ask=True, reason="asked in the future")
    if mark.due_at <= now:
        return Due(ask=True, reason="due")
    return Due(ask=False, reason="failing" if mark.failure_score else "not due", at=mark.due_at)


def advance(mark: Mark | None, heard: Heard, now: datetime, limits: Limits) -> Advance:
    """Work out the next state from the last one, None for an endpoint that was never asked."""
    interval = limits.clamp((mark.interval_s if mark else None) or limits.base_s)
    score = mark.failure_score if mark else 0.0
    if heard.outcome in _SILENT:
        return Advance(interval, score, now + timedelta(seconds=interval))
    if heard.outcome not in _GOOD:
        return _failed(interval, score, heard, now)
    ids = frozenset(heard.entry_ids)
    if mark is None or not mark.entry_ids or mark.last_ok_at is None:
        return Advance(interval, 0.0, _due_at(now, interval, heard), len(ids), None)
    known = len(ids & mark.entry_ids)
    gap = _gap(mark, heard, known, now)
    interval = limits.clamp(_adapted(interval, (now - mark.last_ok_at).total_seconds(), len(ids), len(ids) - known))
    return Advance(interval, 0.0, _due_at(now, interval, heard), len(ids) - known, known, gap)


def _failed(interval: float, score: float, heard: Heard, now: datetime) -> Advance:
    score = min(score + _WEIGHTS.get(heard.outcome, 0.5), MOST_SCORE)
    pause = min(interval * 2**score, max(LONGEST_S, interval))
    return Advance(interval, score, _due_at(now, pause, heard))


def _due_at(now: datetime, pause: float, heard: Heard) -> datetime:
    at = now + timedelta(seconds=pause)
    return max(at, heard.retry_at) if heard.retry_at is not None else at


def _adapted(interval: float, elapsed: float, listed: int, new: int) -> float:
    """Aim at one new entry per look, and at no more new ones than ``TURNOVER`` of the list; go there in steps."""
    if new == 0 or elapsed <= 0:
        return interval * GROW
    each = elapsed / new
    aim = min(max(each, interval / SHRINK), each * max(1.0, listed * TURNOVER))
    return max(interval / SHRINK, min(aim, interval * GROW))


def _gap(mark: Mark, heard: Heard, known: int, now: datetime) -> Gap | None:
    """Two listings without a common entry: what stood between them is not known.

    None if the new one reaches back behind the newest entry of the last: its entries have only changed their
    addresses. Where nothing is dated, two looks in a row without a common entry mean the same.
    """
    if known or min(len(mark.entry_ids), len(set(heard.entry_ids))) < LEAST_ENTRIES:
        return None
    dated = [moment for moment in heard.moments if moment is not None]
    if dated and mark.newest_entry_at is not None:
        oldest = min(dated)
        return Gap(mark.newest_entry_at, min(oldest, now)) if mark.newest_entry_at < min(oldest, now) else None
    if mark.known_entries == 0 or mark.last_ok_at is None or mark.last_ok_at >= now:
        return None
    return Gap(mark.last_ok_at, now)
