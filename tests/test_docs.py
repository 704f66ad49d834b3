"""The pages of docs/ keep their word: each query runs, each setting and outcome exists."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from config.settings import Settings
from extractors.records import Outcome, SearchWay
from tests.warehouse.planting import World

ROOT = Path(__file__).resolve().parents[1]
FETCHING = (ROOT / "docs" / "fetching.md").read_text("utf-8")
DISCOVERY = (ROOT / "docs" / "discovery.md").read_text("utf-8")
REVISIONS = (ROOT / "docs" / "revisions.md").read_text("utf-8")
COMPARISON = (ROOT / "docs" / "comparison.md").read_text("utf-8")
PAGES = FETCHING + DISCOVERY + REVISIONS + COMPARISON
QUERIES = re.findall(r"^```sql\n(.*?)^```", PAGES, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A published warehouse with one page that was fetched."""
    world = World(tmp_path_factory.mktemp("docs") / "data")
    world.run("run", ended="completed")
    world.page("https://a.example/story", "A story of the harbour.")
    world.load()
    return world


@pytest.mark.parametrize("query", QUERIES, ids=[f"query {number}" for number in range(1, len(QUERIES) + 1)])
def test_a_query_runs(world: World, query: str) -> None:
    world.ask(query)


def test_there_are_queries() -> None:
    assert len(QUERIES) >= 14


def test_every_outcome_is_explained_and_none_is_invented() -> None:
    table = FETCHING.partition("## What became of a request")[2].partition("\n\n## ")[0]
    cells = [line.split("|")[1] for line in table.splitlines()[3:] if line.startswith("| `")]
    named = {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}
    assert named == set(get_args(Outcome))


@pytest.mark.parametrize("name", sorted(set(re.findall(r"NEWSWAKE_([A-Z_]+)", PAGES))))
def test_a_setting_exists(name: str) -> None:
    assert name.lower() in Settings.model_fields


def test_every_way_of_searching_is_explained() -> None:
    table = DISCOVERY.partition("## The days of an old seed")[2].partition("\n\n`NEWSWAKE")[0]
    assert set(re.findall(r"^\| `(\w+)`", table, re.MULTILINE)) == set(get_args(SearchWay))
