"""Databases as released versions themselves left them, each made by that version's own code, in the hands of this one.

All hold the same story: a seed, two articles of which one is read again a day later with another text, a page that
robots.txt forbids, and two runs.
"""

from __future__ import annotations

import lzma
from datetime import timedelta
from pathlib import Path

import pytest

from tests.warehouse.planting import NOON, World, url_id
from warehouse import adoption, backup, backup_manifest, checks, migrate, receipts
from warehouse.compare.methods import STORY

FOLDER = Path(__file__).parent / "released"
# Each with the schema that it made.
RELEASES = {"0.1": 1, "0.2": 2, "0.3": 3, "0.4": 4, "0.5": 8}
A, B = "https://a.example/1", "https://b.example/2"
DAY = timedelta(days=1)


def unpack(release: str, world: World) -> None:
    world.settings.database.parent.mkdir(parents=True)
    world.settings.database.write_bytes(lzma.decompress((FOLDER / f"{release}.duckdb.xz").read_bytes()))


@pytest.fixture(scope="module", params=RELEASES)
def loaded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, World]:
    """A released database after the first load by this version, and how it was before."""
    world = World(tmp_path_factory.mktemp("released"))
    unpack(request.param, world)
    assert migrate.schema_of(world.settings.database) == RELEASES[request.param]
    world.load()
    return request.param, world


def test_every_release_is_here() -> None:
    assert {path.name.removesuffix(".duckdb.xz") for path in FOLDER.iterdir()} == set(RELEASES)


def test_it_is_migrated_to_the_schema_of_this_version(loaded: tuple[str, World], tmp_path: Path) -> None:
    _, world = loaded
    assert migrate.schema_of(world.settings.database) == migrate.migrations()[-1].number
    fresh = World(tmp_path)
    fresh.load()
    sql = "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal ORDER BY ALL"
    assert world.ask(sql) == fresh.ask(sql)


def test_nothing_is_lost(loaded: tuple[str, World]) -> None:
    _, world = loaded
    assert world.ask("SELECT url, title, revisions FROM articles ORDER BY url") == [
        (A, "The ferry sinks", 2),
        (B, "Canal opens", 1),
    ]
    assert world.ask("SELECT seq, changed_at, words FROM article_history WHERE url = ? ORDER BY seq", A) == [
        (1, NOON, 8),
        (2, NOON + DAY, 10),
    ]
    assert world.ask("SELECT url, relation FROM matches ORDER BY url") == [(A, "partial"), (B, "same_topic")]
    assert world.ask("SELECT run_id, state, balanced FROM runs ORDER BY run_id") == [
        ("run-1", "completed", True),
        ("run-2", "warning", True),
    ]
    assert world.ask("SELECT state FROM run_ledger WHERE url LIKE '%private'") == [("robots",)]


# Fixtures before 0.5 have comparisons of a test's own method. What a real one said is in compare/test_replay.py.
def test_its_receipts_are_judged_again(loaded: tuple[str, World]) -> None:
    release, world = loaded
    expected = ("reuse-tfidf/1", "same") if release == "0.5" else ("test/1", "unknown_method")
    for url, relation in ((A, "partial"), (B, "same_topic")):
        (found,) = receipts.why(world.settings.published, url, url_id(url)).comparisons
        assert (found.stored.method, found.replayed.outcome) == expected
        assert found.stored.relation == relation


# The others have the same schema by now.
@pytest.mark.parametrize("loaded", ["0.1"], indirect=True)
def test_every_view_answers(loaded: tuple[str, World]) -> None:
    _, world = loaded
    with world.reading() as con:
        for (view,) in con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall():
            con.table(view).fetchall()


def test_it_is_checked_after_the_first_load(loaded: tuple[str, World]) -> None:
    _, world = loaded
    found = checks.latest(world.settings.published)
    assert {item.name for item in found} == {check.name for check in checks.checks()}
    assert [(item.name, item.message) for item in found if item.state == "broken" or item.is_grave] == []


def test_it_can_be_backed_up_before_it_is_migrated(tmp_path: Path) -> None:
    world = World(tmp_path / "data")
    unpack("0.1", world)
    places = backup.Places(world.settings, tmp_path / "archive", tmp_path / "catalogue")
    assert backup.backup(places, tmp_path / "backup", version="1", now=NOON).schema == 1
    assert backup_manifest.verify(tmp_path / "backup").tables["observation"] == 3


def test_a_preview_says_that_texts_of_an_earlier_version_cannot_be_judged_yet(loaded: tuple[str, World]) -> None:
    """A method that cannot measure them would call all of them undecided."""
    _, world = loaded
    found = adoption.preview(world.settings.published, STORY, None, NOON)
    assert found.pairs == found.unjudged + sum(found.moves.values()) > 0
    assert found.unjudged > 0
    assert "undecided" not in {new for _, new in found.moves}
