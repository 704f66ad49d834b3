"""Backups and their way back: whole, verified, never over anything, and recognisable when they are not whole."""

from __future__ import annotations

import json
import os
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import duckdb
import pytest

from extractors.errors import WarehouseBusy, WarehouseError
from tests.warehouse.planting import World
from warehouse import backup, backup_manifest, db, lock, publish, restore
from warehouse.backup import Places, Wish
from warehouse.load import Loader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOW = datetime(2026, 11, 29, 22, tzinfo=UTC)
A, B = "https://a.example/1", "https://b.example/2"
ALL = frozenset(backup.PARTS)
DATA = frozenset({"warehouse", "spool", "archive"})


def places_in(folder: Path, world: World) -> Places:
    return Places(world.settings, folder / "archive", folder / "catalogue")


def plant(folder: Path) -> tuple[World, Places]:
    """A data folder with something in every part: rows, a batch that waits, two WARC files, a source."""
    world = World(folder)
    places = places_in(folder, world)
    world.page(A, "First. It is loaded")
    world.load()
    world.page(B, "Second. It waits")
    world.commit()
    places.archive.mkdir()
    (places.archive / "a.warc.gz").write_bytes(b"finished" * 100)
    (places.archive / "b.warc.gz.open").write_bytes(b"being written")
    (places.catalogue / "sources").mkdir(parents=True)
    (places.catalogue / "sources" / "a.toml").write_text('name = "A"\n')
    return world, places


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> tuple[World, Places]:
    return plant(tmp_path_factory.mktemp("original"))


@pytest.fixture(scope="module")
def whole(original: tuple[World, Places], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup that nobody changes."""
    folder = tmp_path_factory.mktemp("backups") / "whole"
    make(original[1], folder)
    return folder


def make(places: Places, folder: Path, **wish: bool) -> backup_manifest.Manifest:
    return backup.backup(places, folder, version="0.5.0", now=NOW, wish=Wish(**wish))


def put_back(
    folder: Path, target: Path, parts: frozenset[str] = DATA, **options: bool
) -> tuple[World, restore.Restored]:
    world = World(target)
    done = restore.restore(places_in(target, world), folder, parts, now=NOW, **options)
    return world, done


def urls(world: World) -> list[str]:
    return sorted(url for (url,) in world.ask("SELECT url FROM articles"))


def rows(database: Path) -> dict[str, int]:
    return backup_manifest.count_rows(database)


# ---- making one ----


def test_everything_is_in_it_and_counted(original: tuple[World, Places], whole: Path) -> None:
    manifest = backup_manifest.verify(whole)
    assert {entry.part for entry in manifest.files} == ALL
    names = {entry.path for entry in manifest.files}
    assert {"warehouse/newswake.duckdb", "archive/a.warc.gz", "archive/b.warc.gz.open"} < names
    assert "catalogue/sources/a.toml" in names
    assert any(name.startswith("spool/") and name.endswith("observation.jsonl") for name in names)
    assert manifest.tables["observation"] == 1
    assert manifest.tables == rows(original[0].settings.published.resolve())
    assert not (whole / backup_manifest.UNFINISHED).exists()


def test_what_never_changes_is_linked_and_what_does_is_copied(original: tuple[World, Places], whole: Path) -> None:
    archive = original[1].archive
    assert (whole / "archive" / "a.warc.gz").samefile(archive / "a.warc.gz")
    assert not (whole / "archive" / "b.warc.gz.open").samefile(archive / "b.warc.gz.open")


def test_copies_and_no_archive_are_choices(original: tuple[World, Places], tmp_path: Path) -> None:
    make(original[1], tmp_path / "copies", copy=True)
    copied = tmp_path / "copies" / "archive" / "a.warc.gz"
    assert not copied.samefile(original[1].archive / "a.warc.gz")
    manifest = make(original[1], tmp_path / "texts", archive=False)
    assert not (tmp_path / "texts" / "archive").exists()
    assert manifest.left_out == ("archive",)
    assert "archive" not in backup_manifest.verify(tmp_path / "texts").parts


def test_a_file_that_was_finished_meanwhile_is_taken_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, places = plant(tmp_path / "data")
    copied = backup._Making.copied

    def finishing(making: backup._Making, source: Path, name: str) -> None:
        copied(making, source, name)
        if source.name.endswith(".open"):
            source.rename(source.with_name(source.name.removesuffix(".open")))

    monkeypatch.setattr(backup._Making, "copied", finishing)
    manifest = make(places, tmp_path / "backup")
    taken = sorted(entry.path for entry in manifest.files if entry.part == "archive")
    assert taken == ["archive/a.warc.gz", "archive/b.warc.gz"]
    backup_manifest.verify(tmp_path / "backup")


def test_what_a_killed_loader_left_in_the_log_is_in_the_backup(tmp_path: Path) -> None:
    world, places = plant(tmp_path / "data")
    with duckdb.connect(str(world.settings.database)) as con:
        con.execute("PRAGMA disable_checkpoint_on_shutdown")
        con.execute("INSERT INTO run_end VALUES ('r', 'failed', now(), NULL)")
    assert publish.wal_of(world.settings.database).exists()
    assert make(places, tmp_path / "backup").tables["run_end"] == 1


def test_nothing_in_the_way_is_overwritten(original: tuple[World, Places], whole: Path, tmp_path: Path) -> None:
    (tmp_path / "other").write_text("mine")
    with pytest.raises(WarehouseError, match="something already"):
        make(original[1], whole)
    with pytest.raises(WarehouseError, match="something already"):
        make(original[1], tmp_path)
    with pytest.raises(WarehouseError, match="inside the archive folder"):
        make(original[1], original[1].archive / "backup")
    assert (tmp_path / "other").read_text() == "mine"


def test_without_a_warehouse_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    world = World(tmp_path / "data")
    with pytest.raises(WarehouseError, match="nothing loaded yet"):
        make(places_in(tmp_path / "data", world), tmp_path / "backup")
    assert not (tmp_path / "backup").exists()


def test_a_load_that_is_going_on_is_waited_for(tmp_path: Path) -> None:
    world = World(tmp_path / "data", lock_wait=0.05)
    world.load()
    with lock.hold(world.settings.lock_file, 0), pytest.raises(WarehouseBusy):
        make(places_in(tmp_path / "data", world), tmp_path / "backup")


def test_a_disk_without_room_is_said_before(
    original: tuple[World, Places], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 0))  # type: ignore[attr-defined]
    with pytest.raises(WarehouseError, match="GB are free") as caught:
        make(original[1], tmp_path / "backup")
    assert "--no-archive" in str(caught.value)


def test_a_disk_that_fills_up_leaves_an_unfinished_backup_and_the_next_one_is_whole(
    original: tuple[World, Places], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "somewhere")

    monkeypatch.setattr(backup, "_copy_archive", lambda *_, **__: full())
    with pytest.raises(WarehouseError, match=r"No space left on device.*starts anew"):
        make(original[1], tmp_path / "backup")
    monkeypatch.undo()
    with pytest.raises(WarehouseError, match="was not finished"):
        backup_manifest.verify(tmp_path / "backup")
    make(original[1], tmp_path / "backup")
    backup_manifest.verify(tmp_path / "backup")


def test_the_analysts_own_tables_are_in_it(tmp_path: Path) -> None:
    _, places = plant(tmp_path / "data")
    with duckdb.connect(str(places.workspace)) as con:
        con.execute("CREATE TABLE mine AS SELECT 42 AS answer")
    make(places, tmp_path / "closed")
    assert rows(tmp_path / "closed" / "warehouse" / "workspace.duckdb") == {"mine": 1}


# ---- verifying one ----


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.chmod(0o644)
    path.write_bytes(data)


def drop_row(folder: Path) -> None:
    """Damage that a hash alone does not show: database and manifest agree, the counts do not."""
    path = folder / backup_manifest.DATABASE
    with duckdb.connect(str(path)) as con:
        con.execute("DELETE FROM observation")
    data = json.loads((folder / "manifest.json").read_text())
    for item in data["files"]:
        if item["path"] == backup_manifest.DATABASE:
            item |= {"bytes": path.stat().st_size, "sha256": backup_manifest.sha256_of(path)}
    (folder / "manifest.json").write_text(json.dumps(data))


def lead_out(folder: Path) -> None:
    data = json.loads((folder / "manifest.json").read_text())
    data["files"][0]["path"] = "warehouse/../../escaped"
    (folder / "manifest.json").write_text(json.dumps(data))


DAMAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a bit of the database": (lambda folder: flip(folder / backup_manifest.DATABASE), "has other content"),
    "a bit of a batch": (lambda folder: flip(next(folder.glob("spool/*/url.jsonl"))), "has other content"),
    "a file is gone": (lambda folder: (folder / "catalogue/sources/a.toml").unlink(), "cannot be read"),
    "a file is shorter": (lambda folder: os.truncate(folder / backup_manifest.DATABASE, 4096), "bytes instead of"),
    "rows are gone": (drop_row, "table observation has 0 rows instead of 1"),
    "a path leads out": (lead_out, "leads out of the backup"),
    "the manifest is cut": (lambda folder: os.truncate(folder / "manifest.json", 100), "cannot be read"),
    "the manifest is gone": (lambda folder: (folder / "manifest.json").unlink(), "no backup of newswake"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_found_and_nothing_is_restored(whole: Path, tmp_path: Path, name: str) -> None:
    damage, says = DAMAGES[name]
    copy = copy_of(whole, tmp_path / "backup")
    damage(copy)
    with pytest.raises(WarehouseError, match=says):
        put_back(copy, tmp_path / "data")
    assert not (tmp_path / "data").exists()


def copy_of(source: Path, target: Path) -> Path:
    shutil.copytree(source, target)
    return target


def test_a_backup_of_another_format_is_refused(whole: Path, tmp_path: Path) -> None:
    copy = copy_of(whole, tmp_path / "backup")
    data = json.loads((copy / "manifest.json").read_text())
    (copy / "manifest.json").write_text(json.dumps(data | {"newswake_backup": 99}))
    with pytest.raises(WarehouseError, match="its format is 99"):
        backup_manifest.verify(copy)


# ---- the way back ----


def test_what_comes_back_is_what_was_there(original: tuple[World, Places], whole: Path, tmp_path: Path) -> None:
    world, done = put_back(whole, tmp_path / "data", ALL)
    assert done.aside == ()
    assert set(done.parts) == ALL
    assert Loader(world.settings).load().batches == 1
    assert urls(world) == [A, B]
    assert (tmp_path / "data/archive/a.warc.gz").read_bytes() == b"finished" * 100
    assert (tmp_path / "data/catalogue/sources/a.toml").read_text() == 'name = "A"\n'
    assert [path.name for path in (tmp_path / "data").iterdir() if path.name.startswith(".")] == []


def test_nothing_that_is_there_is_overwritten_without_leave(whole: Path, tmp_path: Path) -> None:
    world, places = plant(tmp_path / "data")
    before = world.settings.database.read_bytes()
    with pytest.raises(WarehouseError, match=r"something already.*--overwrite"):
        put_back(whole, tmp_path / "data")
    assert world.settings.database.read_bytes() == before
    assert sorted(path.name for path in places.archive.iterdir()) == ["a.warc.gz", "b.warc.gz.open"]


def test_with_leave_it_is_set_aside(whole: Path, tmp_path: Path) -> None:
    world, _ = plant(tmp_path / "data")
    world.page("https://c.example/3", "Third. Only here")
    world.load()
    restored, done = put_back(whole, tmp_path / "data", overwrite=True)
    # The spool was empty: nothing of it is worth keeping.
    assert {path.name for path in done.aside} == {"archive.before-20261129T220000", "warehouse.before-20261129T220000"}
    Loader(restored.settings).load()
    assert urls(restored) == [A, B]
    aside = next(path for path in done.aside if path.name.startswith("warehouse"))
    assert rows(aside / "newswake.duckdb")["observation"] == 3


def test_the_loaders_lock_stays_the_same_lock(whole: Path, tmp_path: Path) -> None:
    world, _ = plant(tmp_path / "data")
    before = world.settings.lock_file.stat().st_ino
    put_back(whole, tmp_path / "data", overwrite=True)
    assert world.settings.lock_file.stat().st_ino == before


def test_a_loader_at_work_is_not_disturbed(whole: Path, tmp_path: Path) -> None:
    world = World(tmp_path / "data", lock_wait=0.05)
    places = places_in(tmp_path / "data", world)
    with lock.hold(world.settings.lock_file, 0), pytest.raises(WarehouseBusy):
        restore.restore(places, whole, DATA, now=NOW)
    assert not world.settings.database.exists()


@pytest.mark.parametrize("swaps", [1, 2])
def test_killed_between_two_folders_it_goes_on(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, swaps: int
) -> None:
    swap, done = restore._swap, []

    def dying(*args: object) -> object:
        if len(done) == swaps:
            raise KeyboardInterrupt
        done.append(args[1])
        return swap(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(restore, "_swap", dying)
    with pytest.raises(KeyboardInterrupt):
        put_back(whole, tmp_path / "data")
    monkeypatch.undo()
    world, again = put_back(whole, tmp_path / "data")
    assert again.aside == ()
    Loader(world.settings).load()
    assert urls(world) == [A, B]
    assert not (tmp_path / "data" / restore.NOTE).exists()


def test_a_backup_of_an_earlier_schema_is_migrated(tmp_path: Path) -> None:
    from tests.warehouse.test_upgrade import make_released  # noqa: PLC0415 - only here

    world = World(tmp_path / "old")
    with db.live(world.settings) as con:
        make_released(con, 2)
    assert make(places_in(tmp_path / "old", world), tmp_path / "backup").schema == 2
    restored, _ = put_back(tmp_path / "backup", tmp_path / "new")
    Loader(restored.settings).load()
    assert restored.ask("SELECT count(*) FROM articles") == [(0,)]


def test_progress_is_told_in_bytes(original: tuple[World, Places], tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    backup.backup(
        original[1],
        tmp_path / "b",
        version="1",
        now=NOW,
        tell=lambda what, done, total: told.append((what, done, total)),
    )
    assert told[-1][1] == told[-1][2] > 0
    assert [done for _, done, _ in told] == sorted(done for _, done, _ in told)
