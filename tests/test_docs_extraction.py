"""docs/extraction.md keeps its word: queries run, answers are what comes out, kinds, zones and columns exist."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from config.settings import Settings
from extractors import records
from extractors.worker import Job, article_of
from tests.golden import EXPECTED, GOLDEN, PAGE
from tests.warehouse.planting import World

DOCS = (Path(__file__).resolve().parents[1] / "docs" / "extraction.md").read_text("utf-8")
BLOCKS = re.findall(r"^```sql\n(.*?)^```", DOCS, re.DOTALL | re.MULTILINE)
ONE_LINERS = re.findall(r'^    newswake sql "(.*?)"', DOCS, re.MULTILINE)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A published warehouse with all golden pages, as they are read today."""
    world = World(tmp_path_factory.mktemp("docs") / "data")
    world.run("run", ended="completed")
    for folder in sorted(GOLDEN.iterdir()):
        given = json.loads((folder / EXPECTED).read_text("utf-8"))["given"]
        article, _ = article_of(Job(given["url"], (folder / PAGE).read_bytes(), "text/html"))
        said = {item.name: getattr(article, item.name) for item in fields(article)}
        world.page(said.pop("url"), said.pop("text") or "", **said)
    world.load()
    return world


def rows_after(query: str) -> list[list[str]]:
    """The rows of the table that the page shows under a query."""
    table = DOCS.partition(query)[2].removeprefix("```\n\n").partition("\n\n")[0]
    return [[cell.strip() for cell in line.strip("| ").split("|")] for line in table.splitlines()[2:]]


def as_shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def section(title: str) -> str:
    return DOCS.partition(f"## {title}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("query", BLOCKS + ONE_LINERS)
def test_a_query_runs_and_finds_something(world: World, query: str) -> None:
    assert world.ask(query)


def test_there_are_queries() -> None:
    assert len(BLOCKS) >= 4
    assert len(ONE_LINERS) >= 4


def test_the_worked_example_shows_what_comes_out(world: World) -> None:
    found = [[as_shown(value) for value in row] for row in world.ask(BLOCKS[0])]
    assert [["" if cell == "-" else cell.strip("`") for cell in row] for row in rows_after(BLOCKS[0])] == found


def test_every_kind_of_a_page_is_explained_and_none_is_invented() -> None:
    named = set(re.findall(r"^\| `(\w+)` \|", section("Verdicts"), re.MULTILINE))
    said = (records.Article.__doc__ or "").partition("else\n")[2].partition("``reasons``")[0]
    assert named == set(re.findall(r"``(\w+)``", said))


def test_every_zone_is_explained_but_those_that_are_left_out() -> None:
    zones: Any = get_type_hints(records.Link)["zone"]
    named = set(re.findall(r"^\| `(\w+)` \|", section("Links"), re.MULTILINE))
    assert named == set(zones.__args__) - {"navigation", "footer"}


def test_every_field_with_evidence_is_named(world: World) -> None:
    sentence = section("Evidence").partition("The fields are")[2].partition(". ")[0]
    named = set(re.findall(r"`(\w+)`", sentence))
    assert {field for (field,) in world.ask("SELECT DISTINCT field FROM evidence")} <= named


def test_every_column_of_the_metadata_exists(world: World) -> None:
    there = {name for name, *_ in world.ask("DESCRIBE articles")}
    cells = re.findall(r"^\| (`[^|]+) \|", section("Metadata"), re.MULTILINE)
    assert {name for cell in cells for name in re.findall(r"`(\w+)`", cell)} <= there


@pytest.mark.parametrize("name", sorted(set(re.findall(r"NEWSWAKE_([A-Z_]+)", DOCS))))
def test_a_setting_exists(name: str) -> None:
    assert name.lower() in Settings.model_fields
