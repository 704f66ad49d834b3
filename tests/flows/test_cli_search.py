from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from config.settings import load_settings
from extractors.records import Moment
from flows import exits
from tests.flows.test_cli import imported_by
from tests.warehouse import planting

if TYPE_CHECKING:
    from pathlib import Path

    from tests.flows.conftest import Newswake

PAGES = (
    ("CSTO paratroopers land\x1b[31m", "The first 3,000 troops came\nto Almaty.", 6),
    ("=HYPERLINK(1)", "A paratrooper drinks coffee.", 9),
)


@pytest.fixture
def warehouse(place: Path) -> Path:
    """A published warehouse with two articles and a seed, in the data folder of the settings."""
    world = planting.World(load_settings().database.parent.parent)
    for number, (title, text, day) in enumerate(PAGES):
        at = datetime(2022, 1, day, 23, 30, tzinfo=UTC)
        published = Moment(at, "minute", zone_assumed=False, method="json-ld", raw="r")
        world.page(f"https://a.example/{number}", text, title=title, published=published)
    world.seed("karvenia", "A seed.")
    world.load()
    assert world.settings.published == load_settings().published.absolute()
    return place


def titles(newswake: Newswake, *words: str) -> list[str]:
    result = newswake("search", "--json", *words)
    assert result.exit_code == exits.OK, result.stderr
    return [row["title"] for row in json.loads(result.stdout)]


def test_the_best_come_first_on_clean_lines(newswake: Newswake, warehouse: Path) -> None:
    result = newswake("search", "CSTO paratroopers")
    assert (result.exit_code, result.stderr) == (exits.OK, "(2 articles)\n")
    head, first, second = result.stdout.splitlines()
    assert head.split("\t") == ["rank", "score", "published_at", "host", "lang", "title", "snippet", "url"]
    assert first.split("\t")[5] == "CSTO paratroopers land\\x1b[31m"
    assert first.split("\t")[6] == "The first 3,000 troops came to Almaty."
    assert second.endswith("https://a.example/1")


def test_nothing_found_is_an_answer(newswake: Newswake, warehouse: Path) -> None:
    result = newswake("search", "nothingofthekind")
    assert (result.exit_code, result.stderr) == (exits.OK, "(0 articles)\n")
    assert titles(newswake, "nothingofthekind") == []
    assert titles(newswake, "'; DROP TABLE url; --") == []


def test_json_and_csv_are_for_programs(newswake: Newswake, warehouse: Path) -> None:
    row = json.loads(newswake("search", "coffee", "--json").stdout)[0]
    assert (row["rank"], row["url"], row["article_id"]) == (
        1,
        "https://a.example/1",
        planting.url_id("https://a.example/1"),
    )
    read = csv.DictReader(io.StringIO(newswake("search", "coffee", "--csv").stdout_bytes.decode(), newline=""))
    assert [line["title"] for line in read] == ["'=HYPERLINK(1)"]


def test_options_narrow_it(newswake: Newswake, warehouse: Path) -> None:
    one, two = (title for title, *_ in PAGES)
    assert titles(newswake, "paratrooper", "--limit", "1") == [one]
    assert titles(newswake, "paratrooper", "--since", "2022-01-07") == [two]
    assert titles(newswake, "paratrooper", "--until", "2022-01-06") == [one]
    assert titles(newswake, "paratrooper", "--lang", "EN") == [one, two]
    assert titles(newswake, "paratrooper", "--lang", "ru") == []
    assert titles(newswake, "paratrooper", "--seed", "karvenia") == []
    assert titles(newswake, "--", "paratrooper", "-coffee") == [one]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["x", "--seed", "unknown"], exits.USAGE),
        ([], exits.USAGE),
        (["x", "--since", "yesterday"], exits.USAGE),
        (["x", "--limit", "0"], exits.USAGE),
    ],
)
def test_wrong_use_ends_with_one_message(newswake: Newswake, warehouse: Path, arguments: list[str], code: int) -> None:
    result = newswake("search", *arguments)
    assert result.exit_code == code
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_without_a_warehouse_it_says_what_to_do(newswake: Newswake) -> None:
    result = newswake("search", "x")
    assert result.exit_code == exits.WAREHOUSE
    assert "newswake run" in result.stderr


def test_it_loads_no_prefect(warehouse: Path) -> None:
    loaded = imported_by("search", "x", cwd=warehouse)
    assert "duckdb" in loaded
    assert not loaded & {"prefect", "httpx", "trafilatura"}
