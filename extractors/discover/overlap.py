"""Whether two answers of a list leave room for entries that neither of them showed.

Two answers without a common entry are a sign that entries came and went in between: the list was asked too rarely.
It has other causes, and each of them would raise the alarm at every poll: a list that changes the addresses of its
entries each time, one that holds one entry, an edition that is replaced as a whole, a list of the last hours only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.records import EndpointKind

# How far ahead of ours a clock may be: the zone of a date is often missing or wrong.
AHEAD = timedelta(hours=26)
# Lists that show what is newest until something newer takes its place. Pages pick; sitemaps keep.
_ROLLING = frozenset({"feed", "news_sitemap"})
# A list of one entry shows its newest only: that nothing is in common says that there is something newer.
_FEWEST = 2
# Dates that lie closer together than this are that of an edition, or of the moment at which the list was made.
_AT_ONCE = timedelta(seconds=60)
# Editions come once a day at most often; later than this one may have been missed.
_EDITION = timedelta(hours=36)
# After so many answers in a row without a common entry, without dates that tell, it is the list's way.
_ITS_WAY = 3
# At most one entry in so many is pinned: it stays on top, or at the end, whatever comes and goes.
_PINNED_AMONG = 4
# An answer reaches back before the last one if so many of its entries are older than the newest of that one.
_REACHES_BACK = 2

_OTHER_ADDRESSES = "lists no entry of its last answer, but of the same time: it changes its addresses"
_NEVER_ALIKE = "its answers never share an entry: it changes its addresses each time, or is asked too rarely"
_GAP = "shares no entry with its last answer: some may have been missed"


@dataclass(frozen=True, slots=True)
class Gap:
    """Entries published between these moments may have been missed."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Answers:
    """An answer beside the one before. ``moments`` are the dates of the new one, newest first.

    ``newest`` is the newest date of the one before, ``last_at`` when the list last answered well. ``unlike`` counts
    the answers in a row, up to the last, that shared nothing with the one before them. ``fresh`` are the dates, newest
    first, of the entries that the one before did not have, ``kept`` those of the others.
    """

    kind: EndpointKind
    held: frozenset[int]
    listed: frozenset[int]
    moments: tuple[datetime, ...]
    newest: datetime | None
    last_at: datetime | None
    unlike: int
    now: datetime
    fresh: tuple[datetime, ...] = ()
    kept: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """``baseless``: that all entries look new says nothing about how fast they come."""

    gap: Gap | None = None
    note: str | None = None
    baseless: bool = False


NOTHING = Judged()


def judge(answers: Answers) -> Judged:
    """Say whether entries may have been missed. A gap needs two answers of 2 or more entries with none in common.

    Entries that are pinned do not count, if dates tell them from the others.
    """
    if answers.kind not in _ROLLING:
        return NOTHING
    if answers.held & answers.listed:
        return _beside_pinned(answers)
    if min(len(answers.held), len(answers.listed)) < _FEWEST:
        return NOTHING
    newest = answers.newest
    if newest is not None and newest <= answers.now + AHEAD and not _within_days(answers, newest):
        if _at_once(answers.moments, len(answers.listed)):
            return _by_edition(answers, newest)
        if telling(answers.moments, len(answers.listed)):
            return _by_dates(answers, newest)
    return _by_count(answers)


def telling(moments: tuple[datetime, ...], entries: int) -> bool:
    """Say whether the dates (newest first) of so many entries show the pace: half of them dated, not all at once."""
    return _enough(moments, entries) and moments[0] - moments[-1] >= _AT_ONCE


def _at_once(moments: tuple[datetime, ...], entries: int) -> bool:
    return _enough(moments, entries) and moments[0] - moments[-1] < _AT_ONCE


def _enough(moments: tuple[datetime, ...], entries: int) -> bool:
    return len(moments) >= _FEWEST and 2 * len(moments) >= entries


def _within_days(answers: Answers, newest: datetime) -> bool:
    """Whether the dates are days without hours, the newest of the last answer among them: they tell no order."""
    moments = answers.moments
    if not _enough(moments, len(answers.listed)) or any(moment.time() != time.min for moment in (*moments, newest)):
        return False
    return moments[-1] <= newest <= moments[0]


def _beside_pinned(answers: Answers) -> Judged:
    """Judge an answer that has a few old entries in common with the one before, and not what was newest in that."""
    newest, fresh, kept = answers.newest, answers.fresh, answers.kept
    common, new = len(answers.held & answers.listed), len(answers.listed - answers.held)
    if newest is None or newest > answers.now + AHEAD or len(kept) < common or not telling(fresh, new):
        return NOTHING
    if common * _PINNED_AMONG > len(answers.listed) or kept[0] >= newest:
        return NOTHING
    hole = fresh[-1] - newest
    usual = (fresh[0] - fresh[-1]) / (len(fresh) - 1)
    return _missed(answers, fresh[-1]) if hole > usual else NOTHING


def _by_dates(answers: Answers, newest: datetime) -> Judged:
    oldest, latest = answers.moments[-1], answers.moments[0]
    older = sum(moment < newest for moment in answers.moments)
    if older >= _REACHES_BACK or latest <= newest:
        return Judged(note=_OTHER_ADDRESSES)
    hole = oldest - newest
    usual = (latest - oldest) / (len(answers.moments) - 1)
    if timedelta(0) <= hole <= usual:
        return NOTHING
    # One entry that is older than the hole is an old one that was listed anew.
    return _missed(answers, oldest if hole > timedelta(0) else answers.moments[-2])


def _by_edition(answers: Answers, newest: datetime) -> Judged:
    if answers.moments[0] < newest:
        return Judged(note=_OTHER_ADDRESSES)
    soon = answers.last_at is not None and answers.now - answers.last_at <= _EDITION
    if soon and answers.unlike < _ITS_WAY:
        return NOTHING
    return _by_count(answers)


def _by_count(answers: Answers) -> Judged:
    if answers.unlike >= _ITS_WAY:
        return Judged(note=_NEVER_ALIKE, baseless=True)
    return _missed(answers, answers.now)


def _missed(answers: Answers, until: datetime) -> Judged:
    """The gap begins with the newest entry that was seen, but no more than a day before the last answer."""
    last_at = min(answers.last_at or answers.now, answers.now)
    newest = answers.newest or last_at
    since = min(max(newest, last_at - timedelta(days=1)), last_at)
    return Judged(Gap(since, max(since, min(until, answers.now))), _GAP)
