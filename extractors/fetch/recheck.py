"""When a known article is asked for again: often when young, rarely when old. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

# Age of the article -> least time between two looks. Corrections come within hours, seldom after a month
# (NewsDiffs looked every 15 minutes at first, every 30 days in the end).
STEPS = (
    (timedelta(hours=3), timedelta(minutes=15)),
    (timedelta(days=1), timedelta(hours=1)),
    (timedelta(days=7), timedelta(hours=6)),
    (timedelta(days=30), timedelta(days=3)),
)
RARELY = timedelta(days=30)
LEAST = timedelta(minutes=15)
# As crawlers that adapt do it: half as long after a change, half as long again for each look in vain, within bounds.
AFTER_CHANGE = 0.5
IN_VAIN = 1.5
PATIENCE = 2
MOST_STRETCH = 4.0


def due_at(
    mode: str,
    *,
    born: datetime,
    last_fetched: datetime,
    last_changed: datetime | None,
    changes: int = 0,
    unchanged_in_a_row: int = 0,
) -> datetime | None:
    """The moment from which an article may be asked for again; None means never.

    ``mode`` is ``all`` (at once), ``none`` (never) or ``due`` (by age and history). ``born`` is its publication or,
    failing that, when it was first fetched. A change makes an article young again, and one that has just
    changed is looked at sooner; each look in vain after the second makes the next pause longer.
    """
    if mode == "none":
        return None
    if mode == "all":
        return last_fetched
    youth = max(born, last_changed) if last_changed else born
    age = last_fetched - youth
    pause = next((pause for limit, pause in STEPS if age < limit), RARELY)
    pause *= _stretch(changes, unchanged_in_a_row)
    return last_fetched + min(max(pause, LEAST), RARELY)


def _stretch(changes: int, unchanged_in_a_row: int) -> float:
    if changes > 0 and unchanged_in_a_row == 0:
        return AFTER_CHANGE
    return float(min(MOST_STRETCH, IN_VAIN ** min(10, max(0, unchanged_in_a_row - PATIENCE))))


def may_be_conditional(last_whole: datetime | None, now: datetime, full_fetch_days: int) -> bool:
    """Tell whether a 304 may be asked for: not if the page was last seen whole too long ago.

    Some servers answer 304 for ever, whatever becomes of the page.
    """
    return last_whole is not None and now - last_whole < timedelta(days=full_fetch_days)
