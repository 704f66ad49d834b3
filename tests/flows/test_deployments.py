"""What `newswake up` serves. Nothing here needs a server."""

from __future__ import annotations

import importlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from prefect.client.schemas.objects import ConcurrencyLimitStrategy
from prefect.client.schemas.schedules import CronSchedule, IntervalSchedule
from prefect.flows import Flow

from config.catalogue import Catalogue, Schedule, SeedConfig, SourceConfig, load_catalogue
from flows import deployments
from flows.deployments import SEED_EVERY, SEEDS_PAUSE, SOURCE_EVERY, SOURCES_PAUSE, by_interval, due

if TYPE_CHECKING:
    from collections.abc import Mapping

    from prefect.deployments.runner import RunnerDeployment

pytestmark = pytest.mark.prefect

NOW = datetime(2025, 3, 17, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
PAUSE = timedelta(seconds=15)
REAL = Path(__file__).resolve().parents[2] / "config"


def seed(seed_id: str, schedule: Schedule | None = None, *, active: bool = True) -> SeedConfig:
    return SeedConfig(id=seed_id, url=f"https://a.example/{seed_id}", schedule=schedule, active=active)


def source(source_id: str, every: timedelta | None = None, *, active: bool = True) -> SourceConfig:
    return SourceConfig(
        id=source_id, name=source_id, homepage=f"https://{source_id}.example/", every=every, active=active
    )


CATALOGUE = Catalogue(
    Path("nowhere"),
    {
        item.id: item
        for item in (
            seed("canal"),
            seed("daily", Schedule(cron="0 6 * * *")),
            seed("fast", Schedule(every=timedelta(minutes=30))),
            seed("paused", active=False),
        )
    },
    {
        item.id: item
        for item in (
            source("anchor", timedelta(hours=6)),
            source("courier"),
            source("ledger", timedelta(hours=6)),
            source("off", active=False),
            source("wire", timedelta(minutes=90)),
        )
    },
)


def served(last_runs: Mapping[tuple[str, str | None], datetime] | None = None) -> dict[str, RunnerDeployment]:
    found = deployments.deployments(CATALOGUE, NOW, last_runs or {})
    names = [f"{item.flow_name}/{item.name}" for item in found]
    assert len(set(names)) == len(names)
    return dict(zip(names, found, strict=True))


def schedule_of(deployment: RunnerDeployment) -> CronSchedule | IntervalSchedule:
    (only,) = deployment.schedules or ()
    schedule = only.schedule
    assert isinstance(schedule, CronSchedule | IntervalSchedule)
    return schedule


def interval_of(deployment: RunnerDeployment) -> IntervalSchedule:
    schedule = schedule_of(deployment)
    assert isinstance(schedule, IntervalSchedule)
    return schedule


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (None, NOW + PAUSE),
        (NOW - 10 * HOUR, NOW + PAUSE),
        (NOW - HOUR, NOW + PAUSE),
        (NOW - HOUR + timedelta(seconds=5), NOW + PAUSE),
        (NOW - HOUR / 2, NOW + HOUR / 2),
        (NOW, NOW + HOUR),
    ],
    ids=["never ran", "long overdue", "due now", "due before the pause is over", "half way", "just ran"],
)
def test_what_is_overdue_begins_soon_and_the_rest_goes_on_in_its_rhythm(
    last: datetime | None, expected: datetime
) -> None:
    assert due(NOW, last, HOUR, PAUSE) == expected


def test_there_is_one_deployment_per_active_seed_and_interval() -> None:
    assert list(served()) == [
        "monitor/canal",
        "monitor/daily",
        "monitor/fast",
        "poll/every-6h",
        "poll/every-1h",
        "poll/every-1.5h",
        "compare/all-seeds",
    ]


def test_each_is_told_what_to_do() -> None:
    found = served()
    assert found["monitor/canal"].parameters == {"seed": "canal"}
    assert found["poll/every-6h"].parameters == {"sources": ["anchor", "ledger"]}
    assert found["compare/all-seeds"].parameters == {}


def test_sources_are_grouped_by_interval_and_those_switched_off_are_left_out() -> None:
    groups = {timedelta(hours=6): ["anchor", "ledger"], SOURCE_EVERY: ["courier"], timedelta(minutes=90): ["wire"]}
    assert by_interval(CATALOGUE) == groups


def test_a_cron_line_stays_one_and_counts_in_utc() -> None:
    schedule = schedule_of(served()["monitor/daily"])
    assert isinstance(schedule, CronSchedule)
    assert (schedule.cron, schedule.timezone or "UTC") == ("0 6 * * *", "UTC")


def test_an_interval_begins_soon_where_nothing_has_run() -> None:
    found = {
        name: interval_of(item)
        for name, item in served().items()
        if name.startswith("monitor/") and "daily" not in name
    }
    assert {name: item.interval for name, item in found.items()} == {
        "monitor/canal": SEED_EVERY,
        "monitor/fast": timedelta(minutes=30),
    }
    assert {item.anchor_date for item in found.values()} == {NOW + SEEDS_PAUSE}
    poll = interval_of(served()["poll/every-1h"])
    assert (poll.interval, poll.anchor_date) == (HOUR, NOW + SOURCES_PAUSE)


def test_an_interval_goes_on_where_the_last_run_left_it() -> None:
    ago = NOW - timedelta(minutes=20)
    found = served({("monitor", "fast"): ago, ("poll", None): ago})
    assert interval_of(found["monitor/fast"]).anchor_date == NOW + timedelta(minutes=10)
    assert interval_of(found["monitor/canal"]).anchor_date == NOW + SEEDS_PAUSE
    assert interval_of(found["poll/every-1h"]).anchor_date == NOW + timedelta(minutes=40)


def test_comparing_is_only_on_demand() -> None:
    assert served()["compare/all-seeds"].schedules == []


def test_a_deployment_runs_once_at_a_time() -> None:
    for name, item in served().items():
        assert item.concurrency_limit == 1, name
        assert item.concurrency_options is not None
        assert item.concurrency_options.collision_strategy == ConcurrencyLimitStrategy.CANCEL_NEW


def test_entrypoints_are_modules_that_hold_the_flow() -> None:
    """A path would put flows/ first on sys.path, before our own packages and the standard library."""
    for name, item in served().items():
        assert item.entrypoint is not None
        assert "/" not in item.entrypoint
        module, _, function = item.entrypoint.rpartition(".")
        flow = getattr(importlib.import_module(module), function)
        assert isinstance(flow, Flow), name
        assert flow.name == item.flow_name


def test_a_seed_with_a_title_is_described_by_it() -> None:
    seeds = {"canal": seed("canal").model_copy(update={"title": "Canal closes"})}
    (first, *_) = deployments.deployments(replace(CATALOGUE, seeds=seeds), NOW, {})
    assert first.description == "Canal closes"


def test_the_real_catalogue_is_served() -> None:
    catalogue = load_catalogue(REAL)
    found = deployments.deployments(catalogue, NOW, {})
    assert [item.name for item in found if item.flow_name == "monitor"] == [s.id for s in catalogue.active_seeds()]
    polled = [name for item in found if item.flow_name == "poll" for name in (item.parameters or {})["sources"]]
    assert sorted(polled) == [item.id for item in catalogue.active_sources()]
