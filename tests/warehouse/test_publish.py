from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import duckdb
import pytest

from extractors.errors import WarehouseError
from warehouse import db, publish

if TYPE_CHECKING:
    from pathlib import Path

    from tests.warehouse.planting import World

A = "https://a.example/1"


def test_a_snapshot_is_read_only_whole_and_behind_a_relative_link(world: World, tmp_path: Path) -> None:
    world.page(A, "Text. it is")
    path = world.load().published
    assert path is not None
    assert path.name == "newswake-000001.duckdb"
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    assert not world.settings.published.readlink().is_absolute()
    assert not publish.wal_of(world.settings.database).exists()
    assert not publish.wal_of(path).exists()
    # The whole data folder may be moved.
    moved = tmp_path.with_name(tmp_path.name + "-moved")
    tmp_path.rename(moved)
    with db.read_only(moved / "warehouse" / "current.duckdb") as con:
        assert con.execute("SELECT count(*) FROM articles").fetchone() == (1,)


def test_a_database_with_an_open_log_is_not_copied(world: World) -> None:
    world.load()
    publish.wal_of(world.settings.database).write_bytes(b"x")
    assert not publish.is_current(world.settings)
    with pytest.raises(WarehouseError, match="not closed cleanly"):
        publish.publish(world.settings)


def test_a_commit_that_only_the_log_holds_is_published_by_the_next_load(world: World) -> None:
    world.load()
    with db.live(world.settings) as con:
        con.execute("SET wal_autocheckpoint = '1GB'")
        con.execute("PRAGMA disable_checkpoint_on_shutdown")
        con.execute("INSERT INTO seed_state VALUES ('s', true, now())")
    assert publish.wal_of(world.settings.database).exists()
    assert world.load().published is not None
    assert world.ask("SELECT count(*) FROM seed_state") == [(1,)]


def test_old_snapshots_are_collected_when_nobody_can_need_them(world: World) -> None:
    folder = world.settings.snapshots
    for number in range(5):
        world.page(A, f"Text {number}. it is")
        world.load()
    assert len(list(folder.glob("*.duckdb"))) == 5
    now = world.settings.published.stat().st_mtime + publish.YOUNG_S + 1
    gone = publish.collect(folder, world.settings.published.resolve(), 3, now)
    assert sorted(path.name for path in gone) == ["newswake-000001.duckdb", "newswake-000002.duckdb"]


def test_the_current_snapshot_is_never_collected(world: World) -> None:
    world.load()
    current = world.settings.published.resolve()
    assert publish.collect(world.settings.snapshots, current, 0, current.stat().st_mtime + 1e6) == []


def test_a_reader_keeps_its_snapshot_when_it_is_collected(world: World) -> None:
    world.page(A, "Text. it is")
    world.load()
    with world.reading() as con:
        world.settings.published.resolve().unlink()
        assert con.execute("SELECT count(*) FROM articles").fetchone() == (1,)


def test_an_unfinished_copy_is_swept_away(world: World) -> None:
    world.load()
    leftover = world.settings.snapshots / "newswake-000009.duckdb.tmp"
    leftover.write_bytes(b"half")
    world.page(A, "Text. it is")
    world.load()
    assert not leftover.exists()


def test_a_copy_that_fails_leaves_the_old_snapshot(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.load()
    before = world.settings.published.resolve()

    def fail(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(publish, "_run_cp", fail)
    world.page(A, "Text. it is")
    with pytest.raises(WarehouseError, match=r"No space left on device.*free space"):
        world.load()
    assert world.settings.published.resolve() == before
    monkeypatch.undo()
    assert world.load().published is not None
    assert world.ask("SELECT count(*) FROM articles") == [(1,)]


def test_without_reflinks_a_plain_copy_is_made(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish.sys, "platform", "darwin")
    # GNU cp has no -c, as an old system's cp has none.
    assert world.load().published is not None


def test_a_damaged_snapshot_is_named(world: World) -> None:
    world.load()
    path = world.settings.published.resolve()
    path.chmod(0o644)
    path.write_bytes(b"nonsense" * 5000)
    with pytest.raises(WarehouseError, match="not a DuckDB database, or damaged"), world.reading():
        pass


def test_snapshots_are_no_place_to_write(world: World) -> None:
    world.load()
    with world.reading() as con, pytest.raises(duckdb.InvalidInputException, match="read-only"):
        con.execute("INSERT INTO seed_state VALUES ('s', true, now())")
