"""Where the words come from: who had the seed's text first, by which evidence, and how many sources there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from warehouse.report import select

if TYPE_CHECKING:
    from datetime import datetime

    import duckdb

CARRIERS = 30
FAMILIES = 20
HOSTS = 6
LEAST_WIDTH = 0.6  # percent: a moment must be seen


@dataclass(frozen=True, slots=True)
class Origin:
    """An outlet that carries the seed's text: between which moments it came out with it, and what says so.

    ``start`` and ``width`` place the interval on the common axis, in percent; ``is_open``: it may have been earlier.
    ``verdict`` is that of view first_publishers.
    """

    place: int | None
    host: str | None
    url: str | None
    title: str | None
    is_seed: bool
    not_before: datetime | None
    not_before_by: str | None
    not_after: datetime
    not_after_by: str
    verdict: str
    contradiction: str | None
    start: float
    width: float
    is_open: bool


@dataclass(frozen=True, slots=True)
class Family:
    """A source that several articles may go back to. ``why`` is the reason of one of them."""

    name: str
    articles: int
    hosts: tuple[str, ...]
    more_hosts: int
    why: str


@dataclass(frozen=True, slots=True)
class Origins:
    """Who was first, and the sources behind the articles. ``spread`` is from the first to the last, in hours.

    ``articles`` copy, reuse or report the seed; they stand on ``sites`` and go back to ``independent`` sources besides
    that of the seed's text.
    """

    carriers: tuple[Origin, ...]
    more_carriers: int
    spread: float | None
    articles: int
    sites: int
    independent: int
    of_seed_text: int
    families: tuple[Family, ...]
    more_families: int


def load(con: duckdb.DuckDBPyConnection, seed_id: str, rows: list[dict[str, Any]]) -> Origins:
    """Who was first, by rows of view first_publishers, and what view source_families says of a seed."""
    families = select.rows(con, "families", seed_id=seed_id, hosts=HOSTS)
    return Origins(
        carriers=_carriers(rows[:CARRIERS]),
        more_carriers=max(len(rows) - CARRIERS, 0),
        spread=_spread(rows),
        articles=sum(row["articles"] for row in families),
        sites=families[0]["all_sites"] if families else 0,
        independent=sum(not row["is_seed_text"] for row in families),
        of_seed_text=sum(row["articles"] for row in families if row["is_seed_text"]),
        families=tuple(_family(row) for row in families[:FAMILIES]),
        more_families=max(len(families) - FAMILIES, 0),
    )


def _carriers(rows: list[dict[str, Any]]) -> tuple[Origin, ...]:
    if not rows:
        return ()
    ends = [select.utc(row["not_after"]) for row in rows]
    starts = [select.utc(row["not_before"]) for row in rows if row["not_before"] is not None]
    first, last = min([*starts, *ends]), max(ends)
    return tuple(_carrier(row, first, max((last - first).total_seconds(), 1.0)) for row in rows)


def _carrier(row: dict[str, Any], first: datetime, seconds: float) -> Origin:
    since, until = select.moment(row["not_before"]), select.utc(row["not_after"])
    start = 0.0 if since is None else 100 * (since - first).total_seconds() / seconds
    width = max(100 * (until - first).total_seconds() / seconds - start, LEAST_WIDTH)
    names = ("place", "host", "url", "title", "is_seed", "not_before_by", "not_after_by", "verdict", "contradiction")
    return Origin(
        **{name: row[name] for name in names},
        not_before=since,
        not_after=until,
        start=round(min(start, 100 - LEAST_WIDTH), 2),
        width=round(min(width, 100.0), 2),
        is_open=since is None,
    )


def _spread(rows: list[dict[str, Any]]) -> float | None:
    """Hours from the earliest evidence to the latest; None if fewer than two outlets have any."""
    moments = [row["earliest_evidence_at"] for row in rows if row["is_decidable"]]
    return (max(moments) - min(moments)).total_seconds() / 3600 if len(moments) > 1 else None


def _family(row: dict[str, Any]) -> Family:
    hosts = tuple(row["hosts"])
    return Family(row["family"], row["articles"], hosts, row["host_count"] - len(hosts), row["why"])
