"""``newswake export`` from the command line."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from flows import exits
from tests.warehouse.planting import World

if TYPE_CHECKING:
    from pathlib import Path

    from tests.flows.conftest import Newswake


@pytest.fixture
def data(place: Path) -> Path:
    world = World(place / "data")
    world.run("run", seed_id="s", ended="completed")
    world.seed("s", "A seed. It is long")
    world.compare("s", world.page("https://a.example/1", "=Story. It is short"), relation="copy")
    world.load()
    return place


def test_each_form_is_written_and_told(newswake: Newswake, data: Path) -> None:
    for form, name in (("parquet", "p"), ("csv", "c.csv"), ("jsonl", "j.jsonl")):
        done = newswake("export", form, name, "--view", "matches")
        assert (done.exit_code, done.stdout) == (exits.OK, ""), done.output
        assert f"1 rows written to {name}" in done.stderr
    assert next((data / "p").rglob("*.parquet")).read_bytes()[:4] == b"PAR1"
    (row,) = csv.DictReader(io.StringIO((data / "c.csv").read_text("utf-8")))
    assert row["title"] == "'=Story"
    assert json.loads((data / "j.jsonl").read_text("utf-8"))["title"] == "=Story"


def test_the_feed_is_what_is_printed(newswake: Newswake, data: Path) -> None:
    done = newswake("export", "atom", "s")
    assert done.exit_code == exits.OK
    assert done.stdout.startswith('<?xml version="1.0" encoding="utf-8"?>\n<feed')
    assert done.stdout.count("<entry>") == 1
    assert newswake("export", "atom", "s", "--relation", "unrelated").stdout.count("<entry>") == 0


def test_the_package_is_written_and_counted(newswake: Newswake, data: Path) -> None:
    done = newswake("export", "package", "s", "study")
    assert (done.exit_code, done.stdout) == (exits.OK, f"{data / 'study'}\n"), done.output
    assert "1  matches" in done.stderr
    assert (data / "study" / "datapackage.json").is_file()
    again = newswake("export", "package", "s", "study")
    assert again.exit_code == exits.WAREHOUSE
    assert "something already" in again.stderr


@pytest.mark.parametrize("words", [("csv", "x", "--view", "nothing"), ("atom",), ("xlsx", "x")])
def test_wrong_use_ends_with_2(newswake: Newswake, data: Path, words: tuple[str, ...]) -> None:
    assert newswake("export", *words).exit_code == exits.USAGE


def test_an_unknown_seed_and_an_empty_warehouse_say_what_to_do(newswake: Newswake, place: Path) -> None:
    assert "newswake run" in newswake("export", "atom", "s").stderr
    World(place / "data").load()
    done = newswake("export", "atom", "unknown")
    assert done.exit_code == exits.WAREHOUSE
    assert "newswake run unknown" in done.stderr
