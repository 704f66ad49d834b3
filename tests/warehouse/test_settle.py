"""A snapshot whose views are worked out beforehand says what the views say."""

from __future__ import annotations

import shutil
from functools import partial
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from tests.warehouse.planting import NOON, World
from tests.warehouse.story import LATER, WIRE, plant
from warehouse import db, migrate, publish, settle

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = {"disabled_optimizers": "common_subplan"}
VIEWS = "SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY view_name"
# Tables of the copy come in addition.
COMMENTS = """SELECT table_name, column_name, comment FROM duckdb_columns()
    WHERE NOT internal AND table_name NOT LIKE 'settled%' UNION ALL
    SELECT view_name, NULL, comment FROM duckdb_views() WHERE NOT internal"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("settle") / "data")
    plant(world)
    return world


@pytest.fixture
def copy(world: World, tmp_path: Path) -> Path:
    target = tmp_path / "copy.duckdb"
    publish.copy_closed(world.settings.database, target)
    return target


def said(file: Path) -> dict[str, list[str]]:
    """All rows of all views, in an order that does not depend on how they were found."""
    with duckdb.connect(str(file), read_only=True, config=CONFIG) as con:
        con.execute("SET TimeZone = 'UTC'")
        views = [row[0] for row in con.execute(VIEWS).fetchall()]
        return {view: sorted(map(str, con.execute(f"FROM {view}").fetchall())) for view in views}


def asked(file: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(file), read_only=True, config=CONFIG) as con:
        return con.execute(sql).fetchall()


def test_the_views_of_a_settled_copy_say_the_same(world: World, copy: Path) -> None:
    before, comments = said(copy), set(asked(copy, COMMENTS))
    assert settle.settle(copy, world.settings, least=0)
    assert said(copy) == before
    # Near texts are settled in test_clusters: those of the story are too short.
    assert all(before[view] for view in settle.SETTLED if view != "near_label")
    assert set(asked(copy, COMMENTS)) == comments


def test_the_views_read_the_tables(world: World, copy: Path) -> None:
    settle.settle(copy, world.settings, least=0)
    texts = dict(asked(copy, "SELECT view_name, sql FROM duckdb_views()"))
    for view in settle.SETTLED:
        assert f"settled_{view}" in texts[view]


def test_a_small_copy_is_left_alone(world: World, copy: Path) -> None:
    before = copy.read_bytes()
    assert not settle.settle(copy, world.settings)
    assert copy.read_bytes() == before


def test_a_settled_snapshot_that_becomes_live_again_goes_on(world: World, tmp_path: Path) -> None:
    """Restored from a backup, or put in the place of a lost database."""
    other = World(tmp_path / "data")
    other.settings.database.parent.mkdir(parents=True)
    publish.copy_closed(world.settings.database, other.settings.database)
    settle.settle(other.settings.database, other.settings, least=0)
    other.run("third", at=LATER)
    other.page(WIRE, "Five missing. A gate broke.", "third", LATER + (LATER - NOON), title="Five missing")
    other.load()
    assert other.ask("SELECT revisions FROM articles WHERE url = ?", WIRE) == [(3,)]
    with db.live(other.settings) as con:
        assert migrate.migrate(con) == 0


def test_settling_packs_no_table_anew(world: World, tmp_path: Path) -> None:
    """What is packed anew is written twice, and leaves a hole of its size in the snapshot."""
    other = copied(world, tmp_path)
    with db.live(other.settings) as con:
        con.execute("INSERT INTO near_band SELECT n, n FROM range(100_000) AS r(n)")
        con.execute("CHECKPOINT")
    groups = (
        "SELECT row_group_id, count FROM pragma_storage_info('near_band') WHERE segment_type <> 'VALIDITY' ORDER BY ALL"
    )
    before = asked(other.settings.database, groups)
    assert settle.settle(other.settings.database, other.settings, least=0)
    assert asked(other.settings.database, groups) == before
    assert not publish.wal_of(other.settings.database).exists()


def test_what_is_published_is_settled(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settle, "settle", partial(settle.settle, least=0))
    other = copied(world, tmp_path)
    published = publish.publish(other.settings)
    assert other.ask("SELECT count(*) FROM settled_revision")[0][0] > 0
    assert not published.stat().st_mode & 0o222
    assert sorted(path.name for path in published.parent.iterdir()) == [published.name, publish.STATE]


def test_what_a_killed_loader_left_of_a_copy_is_swept(world: World, tmp_path: Path) -> None:
    other = copied(world, tmp_path)
    other.settings.snapshots.mkdir()
    for name in ("newswake-000001.duckdb.tmp", "newswake-000001.duckdb.tmp.wal"):
        (other.settings.snapshots / name).write_bytes(b"half")
    published = publish.publish(other.settings)
    assert sorted(path.name for path in published.parent.iterdir()) == [published.name, publish.STATE]


def test_where_it_cannot_be_settled_the_plain_copy_is_published(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(copy: Path, _: object) -> bool:
        copy.write_bytes(b"half")
        copy.with_name(f"{copy.name}.wal").write_bytes(b"half")
        raise duckdb.IOException("No space left on device")

    monkeypatch.setattr(settle, "settle", half)
    other = copied(world, tmp_path)
    published = publish.publish(other.settings)
    assert said(published) == said(world.settings.published.resolve())
    assert sorted(path.name for path in published.parent.iterdir()) == [published.name, publish.STATE]


def copied(world: World, folder: Path) -> World:
    """The same live database in another folder, not published yet."""
    other = World(folder / "data")
    other.settings.database.parent.mkdir(parents=True)
    shutil.copyfile(world.settings.database, other.settings.database)
    return other
