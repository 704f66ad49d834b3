"""What `newswake up` serves: the flows with the schedules of the catalogue."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.deployments.runner import RunnerDeployment
from prefect.types.entrypoint import EntrypointType

from flows.compare import compare
from flows.monitor import monitor
from flows.poll import poll

if TYPE_CHECKING:
    from config.catalogue import Catalogue, SeedConfig

# Seeds and sources that state no schedule.
SEED_EVERY = timedelta(hours=6)
SOURCE_EVERY = timedelta(hours=1)
# Each deployment runs once at a time. What comes due meanwhile is dropped: the run that is at work does the same.
ONCE = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)


def deployments(catalogue: Catalogue) -> list[RunnerDeployment]:
    """Monitor per active seed, poll per group of sources with the same interval, compare on demand."""
    seeds = [_monitor(seed) for seed in catalogue.active_seeds()]
    groups = [_poll(every, names) for every, names in by_interval(catalogue).items()]
    return [*seeds, *groups, _served(compare, "all-seeds", "New revisions against every active seed.")]


def _monitor(seed: SeedConfig) -> RunnerDeployment:
    schedule = seed.schedule
    if schedule is not None and schedule.cron is not None:
        when: dict[str, Any] = {"cron": schedule.cron}
    else:
        when = {"interval": schedule.every if schedule else SEED_EVERY}
    return _served(monitor, seed.id, seed.title or seed.id, parameters={"seed": seed.id}, **when)


def _poll(every: timedelta, names: list[str]) -> RunnerDeployment:
    hours = every.total_seconds() / 3600
    what = f"Every {hours:g} h: {', '.join(names)}"
    return _served(poll, f"every-{hours:g}h", what, parameters={"sources": names}, interval=every)


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


def by_interval(catalogue: Catalogue) -> dict[timedelta, list[str]]:
    """The active sources, grouped by how often they are polled."""
    groups: dict[timedelta, list[str]] = {}
    for source in catalogue.active_sources():
        groups.setdefault(source.every or SOURCE_EVERY, []).append(source.id)
    return groups
