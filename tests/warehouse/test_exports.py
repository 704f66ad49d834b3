"""Views, feeds and data packages as files: complete, safe to open, and the same bytes from the same snapshot."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from lxml import etree

from extractors.discover.feeds import parse_feed
from extractors.errors import WarehouseError
from extractors.records import Passage, Quote
from flows.commands.export import VIEWS
from tests.warehouse.planting import NOON, World
from warehouse import feed, statements, study, tables

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY = timedelta(days=1)
TITLE = "=Ferries <script>alert(1)</script> & more \x0b\x1b[31m"
QUOTES = (Quote("Story", 0, 5, "=Ann"),)
ATOM = "{http://www.w3.org/2005/Atom}"
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def address(number: int) -> str:
    return f"https://a.example/{number}?a=1&b='\""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Five articles on five days around a seed: three copies, one on the same topic, one unrelated; all hostile."""
    world = World(tmp_path_factory.mktemp("exports"))
    world.run("run", seed_id="s", ended="completed")
    world.seed("s", "A seed <b>. It is long", url="https://seed.example/1")
    relations = ("copy", "copy", "partial", "same_topic", "unrelated")
    for number, relation in enumerate(relations):
        url, at = address(number), NOON + number * DAY
        world.discover(url, at=at)
        observation = world.page(
            url,
            f"{TITLE}. The secret text {number}",
            at=at,
            published=None,
            authors=("Ann & Co", " ", "@home"),
            quotes=QUOTES,
        )
        world.settle(url, "stored", observation_id=observation, at=at)
        passages = (Passage(0, 5, 0, 5, 8, 1.0),) if relation == "copy" else ()
        world.compare("s", observation, relation=relation, compared_at=at, why=f"because {TITLE}", passages=passages)
    world.poll("a")
    world.load()
    return world


# ---- views ----


def test_what_can_be_exported_is_what_the_command_offers() -> None:
    assert set(tables.names()) == set(VIEWS)


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_written_whole_in_every_form(world: World, tmp_path: Path, view: str) -> None:
    ((expected,),) = world.ask(f"SELECT count(*) FROM {view}")  # noqa: S608 - names of our own
    assert expected > 0
    assert tables.write_parquet_by_day(world.settings.published, view, tmp_path / "p") == expected
    assert tables.write_rows(world.settings.published, view, "csv", tmp_path / "c") == expected
    assert tables.write_rows(world.settings.published, view, "jsonl", tmp_path / "j") == expected
    with (tmp_path / "c").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.reader(file))) == expected + 1
    lines = [json.loads(line) for line in (tmp_path / "j").read_text("utf-8").splitlines()]
    assert len(lines) == expected
    files = str(tmp_path / "p" / "**" / "*.parquet")
    assert duckdb.read_parquet(files, hive_partitioning=True).count("*").fetchone() == (expected,)
    assert set(duckdb.read_parquet(files, hive_partitioning=True).columns) == set(lines[0])


def test_parquet_has_a_folder_per_day(world: World, tmp_path: Path) -> None:
    tables.write_parquet_by_day(world.settings.published, "articles", tmp_path / "p")
    days = sorted(path.name for path in (tmp_path / "p").iterdir())
    assert days == [f"day=2022-01-{7 + number:02d}" for number in range(5)]


def test_csv_is_no_formula(world: World, tmp_path: Path) -> None:
    tables.write_rows(world.settings.published, "articles", "csv", tmp_path / "c")
    with (tmp_path / "c").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["title"] for row in rows} == {"'" + TITLE}


def write_tree(kind: str) -> Callable[[World, Path], object]:
    if kind == "package":
        return lambda world, path: study.write_package(
            world.settings.published, "s", path, version="1", with_texts=True
        )
    if kind == "parquet":
        return lambda world, path: tables.write_parquet_by_day(world.settings.published, "matches", path)
    return lambda world, path: tables.write_rows(world.settings.published, "matches", kind, path)


def bytes_of(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else [item for item in path.rglob("*") if item.is_file()]
    return {str(item.relative_to(path)): item.read_bytes() for item in files}


@pytest.mark.parametrize("kind", ["package", "parquet", "csv", "jsonl"])
def test_the_same_snapshot_gives_the_same_bytes(world: World, tmp_path: Path, kind: str) -> None:
    for name in ("one", "two"):
        write_tree(kind)(world, tmp_path / name)
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two") != {}


@pytest.mark.parametrize("kind", ["package", "parquet"])
def test_a_folder_that_is_there_is_left_alone(world: World, tmp_path: Path, kind: str) -> None:
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(WarehouseError, match="something already"):
        write_tree(kind)(world, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize("kind", ["package", "parquet", "csv", "jsonl"])
def test_what_cannot_be_written_leaves_nothing_behind(world: World, tmp_path: Path, kind: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WarehouseError, match="Check free space and permissions"):
        write_tree(kind)(world, tmp_path / "file" / "below")
    with pytest.raises(WarehouseError, match="nothing loaded yet"):
        write_tree(kind)(World(tmp_path / "empty"), tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


# ---- the feed ----


def entries(text: str) -> list[Any]:
    return list(etree.fromstring(text.encode()).iter(f"{ATOM}entry"))


def test_the_feed_has_what_the_standard_asks_for(world: World) -> None:
    root = etree.fromstring(feed.atom(world.settings.published, "s", self_url="https://me.example/f?a=1&b=2").encode())
    for part in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (found,) = part.findall(f"{ATOM}{name}")
            assert found.text
        assert part.findtext(f"{ATOM}id").startswith("tag:newswake.invalid,2026:")
        assert RFC3339.fullmatch(part.findtext(f"{ATOM}updated"))
    assert root.find(f"{ATOM}author/{ATOM}name").text == "newswake"
    assert root.find(f"{ATOM}link[@rel='self']").get("href") == "https://me.example/f?a=1&b=2"
    ids = [entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids) == 3
    assert root.findtext(f"{ATOM}updated") == max(
        entry.findtext(f"{ATOM}updated") for entry in root.iter(f"{ATOM}entry")
    )


def test_our_own_reader_of_feeds_reads_it(world: World) -> None:
    text = feed.atom(world.settings.published, "s")
    found = parse_feed(text.encode(), "https://me.example/feed.xml", "application/atom+xml")
    assert [candidate.url for candidate in found.candidates] == [
        address(number).replace("'", "%27").replace('"', "%22") for number in (2, 1, 0)
    ]
    # It takes markup out of titles, whatever they are.
    assert {candidate.title for candidate in found.candidates} == {"=Ferries & more [31m"}


def test_relations_and_number_are_choices(world: World) -> None:
    published = world.settings.published
    assert len(entries(feed.atom(published, "s", ("unrelated",)))) == 1
    assert len(entries(feed.atom(published, "s", most=2))) == 2
    assert "<updated>2022-01-07T12:00:00Z</updated>" in feed.atom(published, "s", ("undecided",))


def test_an_entry_keeps_its_id_when_it_is_compared_anew(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.seed("s", "A seed. It is long")
    observation = world.page(address(1), "A story. It is short")
    world.compare("s", observation, relation="copy")
    world.load()
    before = entries(feed.atom(world.settings.published, "s"))[0]
    world.compare("s", observation, relation="partial", method="test/2", compared_at=NOON + DAY)
    world.load()
    (after,) = entries(feed.atom(world.settings.published, "s"))
    assert after.findtext(f"{ATOM}id") == before.findtext(f"{ATOM}id")
    assert after.findtext(f"{ATOM}updated") > before.findtext(f"{ATOM}updated")


@pytest.mark.parametrize("seed_id", ["unknown", "no slug", "../x"])
def test_a_seed_that_is_not_there_is_named(world: World, tmp_path: Path, seed_id: str) -> None:
    with pytest.raises(WarehouseError, match=re.escape(seed_id)):
        feed.atom(world.settings.published, seed_id)
    with pytest.raises(WarehouseError, match=re.escape(seed_id)):
        study.write_package(world.settings.published, seed_id, tmp_path / "p", version="1")
    assert list(tmp_path.iterdir()) == []


# ---- the data package ----


@pytest.fixture(scope="module")
def package(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packages") / "study"
    study.write_package(world.settings.published, "s", folder, version="0.5.0")
    return folder


def descriptor(package: Path) -> dict[str, Any]:
    return dict(json.loads((package / "datapackage.json").read_text("utf-8")))


def test_every_resource_is_there_with_its_hash_and_all_columns(package: Path) -> None:
    resources = descriptor(package)["resources"]
    assert {resource["name"] for resource in resources} == {
        name.replace("_", "-") for name in statements.names("study") if name != "texts"
    }
    for resource in resources:
        path = package / resource["path"]
        assert resource["hash"] == f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}"
        assert resource["bytes"] == path.stat().st_size
        with path.open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        assert [field["name"] for field in resource["schema"]["fields"]] == head
        assert len(rows) == resource["newswake:rows"]


READERS: dict[str, Callable[[str], object]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "datetime": datetime.fromisoformat,
    "date": datetime.fromisoformat,
    "array": lambda text: json.loads(text) if text.startswith("[") else None,
    "object": lambda text: json.loads(text) if text.startswith("{") else None,
}


def test_every_cell_is_of_the_type_that_is_stated(package: Path) -> None:
    seen = set()
    for resource in descriptor(package)["resources"]:
        types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        with (package / resource["path"]).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for name, text in row.items():
                    if text:
                        assert READERS[types[name]](text) is not None, (resource["name"], name, text)
                        seen.add(types[name])
    assert seen == set(READERS)


def test_columns_are_described(package: Path) -> None:
    fields = [field for resource in descriptor(package)["resources"] for field in resource["schema"]["fields"]]
    assert [field["name"] for field in fields if "description" not in field] == []


def test_it_can_be_cited(package: Path, world: World) -> None:
    found = descriptor(package)
    assert found["profile"] == "tabular-data-package"
    assert found["name"] == "newswake-s"
    assert found["sources"][0]["path"] == "https://seed.example/1"
    ((loaded,),) = world.ask("SELECT max(loaded_at) FROM batch")
    assert datetime.fromisoformat(found["created"]) == loaded.astimezone(UTC).replace(microsecond=0)
    assert found["newswake"]["articles"] == {"copy": 2, "partial": 1, "same_topic": 1, "unrelated": 1}
    assert found["newswake"]["version"] == "0.5.0"
    assert "belong to their publishers" in found["description"]
    assert all(resource["newswake:query"].endswith(";") for resource in found["resources"])


def test_texts_are_in_it_only_where_they_are_asked_for(package: Path, world: World, tmp_path: Path) -> None:
    assert not any(b"secret text" in data for data in bytes_of(package).values())
    study.write_package(world.settings.published, "s", tmp_path / "whole", version="1", with_texts=True)
    assert (tmp_path / "whole" / "data" / "texts.csv").read_text("utf-8").count("secret text") == 5
    assert descriptor(tmp_path / "whole")["newswake"]["texts"] is True


def test_a_query_of_the_package_gives_its_rows_again(package: Path, world: World) -> None:
    for resource in descriptor(package)["resources"]:
        with world.reading() as con:
            rows = con.execute(resource["newswake:query"], {"seed_id": "s"}).fetchall()
        assert len(rows) == resource["newswake:rows"]
