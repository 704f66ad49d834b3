"""The journal: an entry is there whole or not at all, and the warehouse gets each of them once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from extractors.errors import WarehouseError
from tests.warehouse.planting import NOON, World
from warehouse import backup, journal
from warehouse.judgement_rows import judgement_row
from warehouse.spool import Batch

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "data")


def entry(world: World, name: str, count: int = 1) -> Path:
    made = [
        judgement_row(
            judgement_id=f"{name}/{n}",
            seed_id="s",
            article_id=n,
            url="https://a.example/\n",
            relation="copy",
            judged_at=NOON,
        )
        for n in range(count)
    ]
    return journal.write(folder(world), name, made)


def folder(world: World) -> Path:
    return world.settings.spool.parent / "archive" / "journal"


def hand_over(world: World) -> tuple[str, ...]:
    found = journal.hand_over(folder(world), world.spool, world.settings.published)
    assert found.problems == ()
    return found.entries


def held(world: World) -> list[str]:
    world.load()
    return [row[0] for row in world.ask("SELECT judgement_id FROM judgement ORDER BY 1")]


def test_each_entry_is_handed_over_once(world: World) -> None:
    assert hand_over(world) == ()
    entry(world, "one", 2)
    assert hand_over(world) == ("one",)
    # It waits in the spool.
    assert hand_over(world) == ()
    entry(world, "two")
    assert hand_over(world) == ("two",)
    assert held(world) == ["one/0", "one/1", "two/0"]
    # It is loaded.
    assert hand_over(world) == ()


def test_what_a_killed_writer_left_is_no_entry(world: World) -> None:
    entry(world, "one")
    (folder(world) / f".two.{os.getpid()}.tmp").write_text("half of i")
    (folder(world) / ".hidden.jsonl").write_text("half of i")
    assert hand_over(world) == ("one",)


def test_what_the_loader_has_put_aside_is_not_handed_over_again(world: World) -> None:
    row = judgement_row(judgement_id="x", seed_id="s", article_id=1, url="u", relation="copy", judged_at=NOON)
    journal.write(folder(world), "odd", [{**row, "relation": "alike"}])
    assert hand_over(world) == ("odd",)
    assert world.load().rejected == ("odd",)
    assert hand_over(world) == ()


def test_another_process_that_was_faster_is_no_error(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    entry(world, "one")
    commit = Batch.commit

    def late(batch: Batch) -> Path | None:
        monkeypatch.setattr(Batch, "commit", commit)
        hand_over(world)
        return commit(batch)

    monkeypatch.setattr(Batch, "commit", late)
    assert hand_over(world) == ("one",)
    assert [path.name for path in world.settings.spool.iterdir() if path.name == "one"] == ["one"]


@pytest.mark.parametrize("text", ["{half", "[1]\n", "\xff", ""])
def test_a_damaged_entry_is_said_and_keeps_no_other_out(world: World, text: str) -> None:
    entry(world, "good")
    path = folder(world) / "bad.jsonl"
    path.write_bytes(text.encode("latin-1"))
    found = journal.hand_over(folder(world), world.spool, world.settings.published)
    assert found.entries == ("good",)
    (problem,) = found.problems
    assert problem.startswith(f"{path} cannot be read (")


def test_it_is_part_of_a_backup(world: World, tmp_path: Path) -> None:
    kept = entry(world, "one")
    world.load()
    places = backup.Places(world.settings, folder(world).parent, tmp_path / "catalogue")
    made = backup.backup(places, tmp_path / "backup", version="1", now=NOON)
    assert "archive/journal/one.jsonl" in {item.path for item in made.files}
    assert (tmp_path / "backup" / "archive" / "journal" / "one.jsonl").read_bytes() == kept.read_bytes()


def test_what_cannot_be_written_leaves_nothing(world: World) -> None:
    folder(world).parent.mkdir(parents=True)
    folder(world).write_text("a file where the folder should be")
    with pytest.raises(WarehouseError, match="Nothing was kept"):
        entry(world, "one")


def test_an_entry_is_never_written_over(world: World) -> None:
    before = entry(world, "one", 2).read_bytes()
    with pytest.raises(WarehouseError):
        entry(world, "one")
    assert (folder(world) / "one.jsonl").read_bytes() == before
