"""Tables about sources as people read them on a terminal: what fits beside each other, then a line per trouble."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from config.durations import format_duration
from config.visible import visible
from extractors import urls
from flows import checking, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime, timedelta

    from extractors.discover.choice import Choice
    from extractors.discover.looks import Look
    from flows.checking import Checked
    from flows.prospecting import Prospect

# From this width on there is room for all columns.
WIDE = 110
FOUND = ("take", "kind", "entries", "newest", "oldest", "lang", "address", "note")
NARROW = ("take", "kind", "entries", "newest", "address", "note")
HEALTH = ("source", "state", "asked", "answered", "entries", "articles", "due")
LIVE = ("source", "file", "kind", "before", "now", "articles", "newest", "address")
DAY_S = 86_400
HOUR_S = 3600


def found_lines(prospect: Prospect, width: int) -> Iterator[str]:
    """What was looked at, those to be taken first. Addresses on the homepage's host are shown by their path."""
    if not prospect.choices:
        return
    names = FOUND if width >= WIDE else NARROW
    rows = [_found(item, prospect.homepage) for item in prospect.choices]
    yield from table.aligned(names, [[row[name] for name in names] for row in rows], width)


def health_lines(found: Sequence[Checked], now: datetime, width: int) -> Iterator[str]:
    """A row per source, then what is wrong with which and what to do."""
    yield from table.aligned(HEALTH, [_health(item, now) for item in found], width)
    for item in found:
        if item.state == "never_asked":
            continue
        told = [text for text in (item.problem, item.advice) if text and text != checking.PAUSED]
        if told:
            yield visible(f"{item.source.id}: {'; '.join(told)}")
    never = [item.source.id for item in found if item.state == "never_asked"]
    if never:
        yield visible(f"never asked: {', '.join(never)}. `newswake poll` asks them")


def live_lines(found: Sequence[Checked], width: int) -> Iterator[str]:
    """A row per list that was asked now, then what to do."""
    rows = [(item, row) for item in found for row in checking.live_rows(item)]
    shown = [[*row[:-2], short(str(row[-2]), item.source.homepage)] for item, row in rows]
    yield from table.aligned(LIVE, shown, width)
    for item, row in rows:
        if row[-1]:
            yield visible(f"{item.source.id}: {row[-2]}: {row[-1]}")


def short(address: str, homepage: str) -> str:
    """An address on the homepage's host by its path, any other whole."""
    if urls.host_of(address) != urls.host_of(homepage):
        return address
    parts = urlsplit(address)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def shorts(addresses: Sequence[str], homepage: str) -> str:
    """Addresses in one line."""
    return ", ".join(short(address, homepage) for address in addresses)


def _found(item: Choice, homepage: str) -> dict[str, object]:
    look = item.look
    return {
        "take": "yes" if item.taken else "no",
        "kind": _kind(look) if look.outcome == "ok" else None,
        "entries": look.articles,
        "newest": look.newest.date() if look.newest else None,
        "oldest": look.oldest.date() if look.oldest else None,
        "lang": look.lang,
        "address": short(look.endpoint.url, homepage),
        "note": item.why or None,
    }


def _kind(look: Look) -> str:
    return look.endpoint.kind.replace("_", " ")


def _health(item: Checked, now: datetime) -> list[object]:
    health = item.health
    if health is None:
        return [item.source.id, item.state, None, None, None, None, None]
    asked, answered = (_ago(moment, now) for moment in (health.last_asked_at, health.last_ok_at))
    due = _ago(health.next_due_at, now) if item.source.active else None
    return [item.source.id, item.state, asked, answered, health.entries, health.articles, due]


def _ago(moment: datetime | None, now: datetime) -> str | None:
    """How long ago, or in how long, in one unit or two: 3h ago, in 40m."""
    if moment is None:
        return None
    apart = abs(now - moment)
    told = format_duration(_rounded(apart))
    return f"{told} ago" if moment <= now else f"in {told}"


def _rounded(apart: timedelta) -> timedelta:
    seconds = int(apart.total_seconds())
    unit = DAY_S if seconds >= 2 * DAY_S else HOUR_S if seconds >= 2 * HOUR_S else 60
    return type(apart)(seconds=max(seconds // unit, 1) * unit)
