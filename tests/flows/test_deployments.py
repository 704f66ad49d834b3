"""What `newswake up` serves. Nothing here needs a server, only Prefect's classes."""

from __future__ import annotations

import importlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from config.catalogue import Catalogue, Schedule, SeedConfig, SourceConfig, load_catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import ModuleType

pytestmark = pytest.mark.prefect

NOW = datetime(2025, 3, 17, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
PAUSE = timedelta(seconds=15)
REAL = Path(__file__).resolve().parents[2] / "config"


@pytest.fixture(scope="module")
def deploy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The module. Prefect makes its folder when it is imported: not in the user's home."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREFECT_HOME", str(tmp_path_factory.mktemp("prefect")))
        yield importlib.import_module("flows.deployments")


def seed(seed_id: str, schedule: Schedule | None = None, *, active: bool = True) -> SeedConfig:
    return SeedConfig(id=seed_id, url=f"https://a.example/{seed_id}", schedule=schedule, active=active)


def source(source_id: str, every: timedelta | None = None, *, active: bool = True) -> SourceConfig:
    homepage = f"https://{source_id}.example/"
    return SourceConfig(id=source_id, name=source_id, homepage=homepage, every=every, active=active)


SEEDS = (
    seed("canal"),
    seed("daily", Schedule(cron="0 6 * * *")),
    seed("fast", Schedule(every=timedelta(minutes=30))),
    seed("paused", active=False),
)
SOURCES = (
    source("anchor", timedelta(hours=6)),
    source("courier"),
    source("ledger", timedelta(hours=6)),
    source("off", active=False),
    source("wire", timedelta(minutes=90)),
)
CATALOGUE = Catalogue(Path("nowhere"), {item.id: item for item in SEEDS}, {item.id: item for item in SOURCES})


def served(deploy: ModuleType, last_runs: Mapping[tuple[str, str | None], datetime] | None = None) -> dict[str, Any]:
    found = deploy.deployments(CATALOGUE, NOW, last_runs or {})
    names = [f"{item.flow_name}/{item.name}" for item in found]
    assert len(set(names)) == len(names)
    return dict(zip(names, found, strict=True))


def schedule_of(deployment: Any) -> Any:
    (only,) = deployment.schedules
    return only.schedule


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
    deploy: ModuleType, last: datetime | None, expected: datetime
) -> None:
    assert deploy.due(NOW, last, HOUR, PAUSE) == expected


def test_there_is_one_deployment_per_active_seed_and_one_for_all_sources(deploy: ModuleType) -> None:
    assert list(served(deploy)) == [
        "monitor/canal",
        "monitor/daily",
        "monitor/fast",
        "poll/due-sources",
        "backfill/on-demand",
        "compare/all-seeds",
        "reprocess/on-demand",
    ]


def test_each_is_told_what_to_do(deploy: ModuleType) -> None:
    found = served(deploy)
    assert found["monitor/canal"].parameters == {"seed": "canal"}
    assert found["poll/due-sources"].parameters == {}
    assert found["compare/all-seeds"].parameters == {}


def test_what_is_due_is_looked_for_four_times_in_the_shortest_interval(deploy: ModuleType) -> None:
    assert deploy.tick(CATALOGUE) == timedelta(minutes=15)
    assert deploy.tick(replace(CATALOGUE, sources={})) == timedelta(minutes=15)
    busy = CATALOGUE.sources["wire"].model_copy(update={"every": timedelta(minutes=2)})
    assert deploy.tick(replace(CATALOGUE, sources={"wire": busy})) == deploy.SHORTEST_TICK
    quiet = CATALOGUE.sources["wire"].model_copy(update={"every": timedelta(days=7)})
    assert deploy.tick(replace(CATALOGUE, sources={"wire": quiet})) == deploy.SOURCE_EVERY


def test_a_cron_line_stays_one_and_counts_in_utc(deploy: ModuleType) -> None:
    schedule = schedule_of(served(deploy)["monitor/daily"])
    assert (schedule.cron, schedule.timezone or "UTC") == ("0 6 * * *", "UTC")


def test_an_interval_begins_soon_where_nothing_has_run(deploy: ModuleType) -> None:
    found = served(deploy)
    canal, fast, poll = (schedule_of(found[name]) for name in ("monitor/canal", "monitor/fast", "poll/due-sources"))
    assert (canal.interval, canal.anchor_date) == (deploy.SEED_EVERY, NOW + deploy.SEEDS_PAUSE)
    assert (fast.interval, fast.anchor_date) == (timedelta(minutes=30), NOW + deploy.SEEDS_PAUSE)
    assert (poll.interval, poll.anchor_date) == (HOUR / 4, NOW + deploy.SOURCES_PAUSE)


def test_an_interval_goes_on_where_the_last_run_left_it(deploy: ModuleType) -> None:
    ago = NOW - timedelta(minutes=20)
    found = served(deploy, {("monitor", "fast"): ago, ("poll", None): ago})
    assert schedule_of(found["monitor/fast"]).anchor_date == NOW + timedelta(minutes=10)
    assert schedule_of(found["monitor/canal"]).anchor_date == NOW + deploy.SEEDS_PAUSE
    assert schedule_of(found["poll/due-sources"]).anchor_date == NOW + deploy.SOURCES_PAUSE


@pytest.mark.parametrize("name", ["compare/all-seeds", "backfill/on-demand", "reprocess/on-demand"])
def test_it_is_only_on_demand(deploy: ModuleType, name: str) -> None:
    assert served(deploy)[name].schedules == []


def test_a_deployment_runs_once_at_a_time(deploy: ModuleType) -> None:
    for name, item in served(deploy).items():
        assert (item.concurrency_limit, item.concurrency_options.collision_strategy) == (1, "CANCEL_NEW"), name


def test_entrypoints_are_modules_that_hold_the_flow(deploy: ModuleType) -> None:
    """A path would put flows/ first on sys.path, before our own packages and the standard library."""
    for name, item in served(deploy).items():
        assert "/" not in item.entrypoint
        module, _, function = item.entrypoint.rpartition(".")
        flow = getattr(importlib.import_module(module), function)
        assert flow.name == name.partition("/")[0]


def test_a_seed_is_described_by_its_title_if_it_has_one(deploy: ModuleType) -> None:
    seeds = {"canal": seed("canal").model_copy(update={"title": "Canal closes"})}
    (first, *_) = deploy.deployments(replace(CATALOGUE, seeds=seeds), NOW, {})
    assert first.description == "Canal closes"
    assert served(deploy)["monitor/canal"].description == "canal"


def test_the_real_catalogue_is_served(deploy: ModuleType) -> None:
    catalogue = load_catalogue(REAL)
    found = deploy.deployments(catalogue, NOW, {})
    assert [item.name for item in found if item.flow_name == "monitor"] == [s.id for s in catalogue.active_seeds()]
    (poll,) = [item for item in found if item.flow_name == "poll"]
    assert (poll.parameters, schedule_of(poll).interval) == ({}, deploy.tick(catalogue))
