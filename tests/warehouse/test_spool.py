from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from extractors.errors import WarehouseError
from warehouse import spool
from warehouse.spool import Spool

if TYPE_CHECKING:
    from pathlib import Path


def test_a_batch_appears_only_when_it_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "SPILL_BYTES", 1)
    batch = Spool(tmp_path).batch("r", "poll", "b1")
    batch.add("run_end", {"run_id": "r"})
    assert [path.name for path in tmp_path.iterdir()] == [f"b1.tmp-{os.getpid()}"]
    assert batch.commit() == tmp_path / "b1"
    assert [path.name for path in tmp_path.iterdir()] == ["b1"]


def test_the_manifest_counts_rows_and_names_columns(tmp_path: Path) -> None:
    batch = Spool(tmp_path).batch("r", "poll", "b1")
    batch.add("url", {"a": 1})
    batch.add("url", {"b": 2})
    batch.commit()
    manifest = json.loads((tmp_path / "b1" / spool.MANIFEST).read_text())
    assert manifest == {
        "batch_id": "b1",
        "run_id": "r",
        "kind": "poll",
        "counts": {"url": 2},
        "columns": {"url": ["a", "b"]},
        "longest": {"url": len('{"a": 1}\n')},
    }


def test_an_empty_batch_leaves_nothing(tmp_path: Path) -> None:
    assert Spool(tmp_path / "spool").batch("r", "poll").commit() is None
    assert not (tmp_path / "spool").exists()


def test_times_keep_their_zone_and_text_stays_readable(tmp_path: Path) -> None:
    batch = Spool(tmp_path).batch("r", "poll", "b1")
    batch.add("url", {"at": datetime(2022, 1, 7, tzinfo=UTC), "title": "Алматы", "list": ("a",)})
    batch.commit()
    line = (tmp_path / "b1" / "url.jsonl").read_text(encoding="utf-8")
    assert json.loads(line) == {"at": "2022-01-07T00:00:00+00:00", "title": "Алматы", "list": ["a"]}
    assert "Алматы" in line


def test_half_a_surrogate_pair_does_not_spoil_the_file(tmp_path: Path) -> None:
    batch = Spool(tmp_path).batch("r", "poll", "b1")
    batch.add("url", {"title": "a\ud83d b"})
    batch.commit()
    assert json.loads((tmp_path / "b1" / "url.jsonl").read_bytes())["title"] == "a? b"


@pytest.mark.parametrize("value", [datetime(2022, 1, 7), object(), float("nan"), {1, 2}])  # noqa: DTZ001 - the point
def test_what_cannot_be_stored_is_refused_at_once(tmp_path: Path, value: object) -> None:
    with pytest.raises(WarehouseError):
        Spool(tmp_path).batch("r", "poll").add("url", {"a": value})


@pytest.mark.parametrize("name", ["../x", "a/b", ".hidden", "rejected", "a.tmp-1"])
def test_a_batch_cannot_be_named_like_a_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(WarehouseError):
        Spool(tmp_path).batch("r", "poll", name)


def test_tables_cannot_be_paths(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError):
        Spool(tmp_path).batch("r", "poll").add("../url", {"a": 1})


def test_what_was_written_in_pieces_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "SPILL_BYTES", 30)
    batch = Spool(tmp_path).batch("r", "poll", "b1")
    for number in range(20):
        batch.add("url", {"a": number})
    batch.commit()
    lines = (tmp_path / "b1" / "url.jsonl").read_text().splitlines()
    assert [json.loads(line)["a"] for line in lines] == list(range(20))


def test_nothing_is_added_after_the_commit(tmp_path: Path) -> None:
    batch = Spool(tmp_path).batch("r", "poll")
    batch.add("url", {"a": 1})
    batch.commit()
    assert batch.commit() is None
    with pytest.raises(WarehouseError):
        batch.add("url", {"a": 1})


def test_a_discarded_batch_leaves_nothing(tmp_path: Path) -> None:
    batch = Spool(tmp_path).batch("r", "poll")
    batch.add("url", {"a": 1})
    batch.discard()
    assert list(tmp_path.iterdir()) == []


def test_ids_differ_and_sort_by_time() -> None:
    made = [spool.new_batch_id() for _ in range(100)]
    assert made == sorted(set(made))


def test_a_batch_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "spool").write_text("a file where the folder should be")
    batch = Spool(tmp_path / "spool").batch("r", "poll")
    batch.add("url", {"a": 1})
    with pytest.raises(WarehouseError, match="free space"):
        batch.commit()
