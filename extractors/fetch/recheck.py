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


def due_at(
    mode: str,
    *,
    born: datetime,
    last_fetched: datetime,
    last_changed: datetime | None,
) -> datetime | None:
    """The moment from which an article may be asked for again; None means never.

    ``mode`` is ``all`` (at once), ``none`` (never) or ``due`` (by age). ``born`` is its publication or,
    failing that, when it was first fetched. A change makes an article young again.
    """
    if mode == "none":
        return None
    if mode == "all":
        return last_fetched
    youth = max(born, last_changed) if last_changed else born
    age = last_fetched - youth
    pause = next((pause for limit, pause in STEPS if age < limit), RARELY)
    return last_fetched + pause
