"""What `newswake up` serves: the flows with the schedules of the catalogue."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Interval
from prefect.types.entrypoint import EntrypointType

from flows.backfill import backfill
from flows.compare import compare
from flows.monitor import monitor
from flows.poll import poll
from flows.reprocess import reprocess

if TYPE_CHECKING:
    from collections.abc import Mapping

    from config.catalogue import Catalogue, SeedConfig

# Seeds and sources that state no schedule.
SEED_EVERY = timedelta(hours=6)
SOURCE_EVERY = timedelta(hours=1)
# Lists are due at any time: looked for so many times in the shortest interval, but not more often than this.
TICKS = 4
SHORTEST_TICK = timedelta(minutes=5)
# Prefect needs a moment to take a schedule in. The seeds ask their sources themselves, so polling may wait.
SEEDS_PAUSE = timedelta(seconds=15)
SOURCES_PAUSE = timedelta(minutes=5)
# Each deployment runs once at a time. What comes due meanwhile is dropped: the run that is at work does the same.
ONCE = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)


def deployments(
    catalogue: Catalogue, now: datetime, last_runs: Mapping[tuple[str, str | None], datetime]
) -> list[RunnerDeployment]:
    """Monitor per active seed, one poll for all sources that asks what is due; the others on demand.

    ``last_runs`` says when each flow last began, by flow and seed: what is overdue begins at once, what ran a while
    ago goes on in its rhythm.
    """
    seeds = [_monitor(seed, now, last_runs.get(("monitor", seed.id))) for seed in catalogue.active_seeds()]
    polls = [_poll(catalogue, now, last_runs.get(("poll", None)))] if catalogue.active_sources() else []
    on_demand = (
        _served(backfill, "on-demand", "The days of an old seed, from sitemaps and archives; name the seed."),
        _served(compare, "all-seeds", "New revisions against every active seed."),
        _served(reprocess, "on-demand", "What lies in the archive, read again by this version's extractor."),
    )
    return [*seeds, *polls, *on_demand]


def due(now: datetime, last: datetime | None, every: timedelta, pause: timedelta) -> datetime:
    """When the next run is due: an interval after the last one, but not before ``pause`` from now is over."""
    soon = now + pause
    return soon if last is None else max(soon, last + every)


def _monitor(seed: SeedConfig, now: datetime, last: datetime | None) -> RunnerDeployment:
    schedule = seed.schedule
    if schedule is not None and schedule.cron is not None:
        when: dict[str, Any] = {"cron": schedule.cron}
    else:
        every = schedule.every if schedule and schedule.every else SEED_EVERY
        when = {"schedule": Interval(every, anchor_date=due(now, last, every, SEEDS_PAUSE))}
    return _served(monitor, seed.id, seed.title or seed.id, parameters={"seed": seed.id}, **when)


def _poll(catalogue: Catalogue, now: datetime, last: datetime | None) -> RunnerDeployment:
    every = tick(catalogue)
    schedule = Interval(every, anchor_date=due(now, last, every, SOURCES_PAUSE))
    minutes = every.total_seconds() / 60
    what = f"Every {minutes:g} min: the lists of all active sources that are due, each at a pace of its own."
    return _served(poll, "due-sources", what, schedule=schedule)


def _served(flow: Any, name: str, description: str, **options: Any) -> RunnerDeployment:
    # A module entrypoint: a path would put flows/ first on sys.path, before our own packages.
    return RunnerDeployment.from_flow(
        flow,
        name,
        description=description,
        tags=["newswake"],
        concurrency_limit=ONCE,
        entrypoint_type=EntrypointType.MODULE_PATH,
        **options,
    )


def tick(catalogue: Catalogue) -> timedelta:
    """How often to look for lists that are due: a busy source is asked more often than it states."""
    shortest = min((source.every or SOURCE_EVERY for source in catalogue.active_sources()), default=SOURCE_EVERY)
    return max(SHORTEST_TICK, min(shortest / TICKS, SOURCE_EVERY))
