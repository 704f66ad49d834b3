"""The end of a run, read from a real warehouse."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from flows import summary
from flows.summary import Match, Summary, summarise
from tests.warehouse.planting import World

if TYPE_CHECKING:
    from config.settings import Settings
    from flows.run import Run

SEED_URL = "https://a.example/seed"
COPY_URL = "https://b.example/copy"
OTHER_URL = "https://c.example/other"
PRIVATE_URL = "https://c.example/private"


@pytest.fixture
def world(settings: Settings) -> World:
    """A run that met the seed, a copy of it, another story and a page it may not read."""
    world = World(settings.data_dir)
    world.run("run-1", seed_id="the-seed")
    world.seed("the-seed", "Canal closes. Nobody knows for how long.")
    seen = {
        SEED_URL: {"relation": "copy", "copy_kind": "exact", "score": 1.0, "is_seed": True},
        COPY_URL: {"relation": "copy", "copy_kind": "abridged", "score": 0.9, "reuse_article": 0.75},
        OTHER_URL: {"relation": "same_event", "score": 0.4},
    }
    for url, found in seen.items():
        observation = world.page(url, f"Canal closes, says {url}.", "run-1")
        world.discover(url, "run-1")
        world.settle(url, "stored", "run-1", observation_id=observation)
        world.compare("the-seed", observation, run_id="run-1", **found)
    world.discover(PRIVATE_URL, "run-1")
    world.settle(PRIVATE_URL, "robots", "run-1", reason="Disallow: /private")
    world.load()
    return world


def test_it_tells_what_the_warehouse_holds_of_the_run(world: World, run: Run) -> None:
    found = summarise(run, "Canal closes")
    assert (found.flow, found.run_id, found.seed_id, found.seed_title) == (
        "monitor",
        "run-1",
        "the-seed",
        "Canal closes",
    )
    assert (found.state, found.known, found.balanced) == ("completed", 4, True)
    assert found.ledger == {"compared": 3, "robots": 1}
    assert [(item.url, item.state, item.reason) for item in found.refused] == [
        (PRIVATE_URL, "robots", "Disallow: /private")
    ]
    assert found.report is None


def test_the_nearest_come_first_and_the_seed_is_no_copy_of_itself(world: World, run: Run) -> None:
    found = summarise(run)
    assert [(item.url, item.label) for item in found.nearest] == [
        (SEED_URL, "seed"),
        (COPY_URL, "copy (abridged)"),
        (OTHER_URL, "same_event"),
    ]
    assert found.relations == {"copy": 1, "same_event": 1}
    assert found.nearest[1].reuse_article == 0.75
    assert found.nearest[1].published == "2022-01-07 12:00"


def test_only_the_nearest_are_listed_and_all_are_counted(
    world: World, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(summary, "NEAREST", 1)
    found = summarise(run)
    assert len(found.nearest) == 1
    assert sum(found.relations.values()) == 2


def test_warnings_are_part_of_it(world: World, run: Run) -> None:
    run.warn("old-ledger", "listed nothing")
    found = summarise(run)
    assert found.state == "warning"
    assert [(item.subject, item.message) for item in found.warnings] == [("old-ledger", "listed nothing")]


def test_a_url_that_was_found_and_came_to_no_end_is_seen(world: World, run: Run) -> None:
    world.discover("https://d.example/forgotten", "run-1")
    world.load()
    found = summarise(run)
    assert (found.known, found.ledger["pending"]) == (5, 1)


def test_paths_are_absolute(world: World, run: Run, place: Path) -> None:
    found = summarise(run, report=Path("x.html"))
    assert found.warehouse == str(place / "data" / "warehouse" / "current.duckdb")
    assert found.report == str(place / "x.html")


def test_it_survives_json(world: World, run: Run) -> None:
    found = summarise(run, "Canal closes")
    assert Summary.model_validate_json(found.model_dump_json()) == found


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({"is_seed": True, "relation": "copy", "copy_kind": "exact"}, "seed"),
        ({"relation": "copy", "copy_kind": "edited"}, "copy (edited)"),
        ({"relation": "unrelated"}, "unrelated"),
    ],
)
def test_a_relation_is_named_for_people(changes: dict[str, object], label: str) -> None:
    facts = {"title": None, "url": "https://a.example/", "host": "a.example", "published": None, "copy_kind": None}
    shares = {"is_seed": False, "score": 0.0, "reuse_article": 0.0, "reuse_seed": 0.0, "why": "x"}
    assert Match.model_validate({**facts, **shares, **changes}).label == label
