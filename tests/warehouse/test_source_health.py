from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.warehouse.planting import NOON
from warehouse import source_health

if TYPE_CHECKING:
    from pathlib import Path

    from tests.warehouse.planting import World

DAY = timedelta(days=1)


def test_before_the_first_load_nothing_is_known(tmp_path: Path) -> None:
    assert source_health.source_health(tmp_path / "current.duckdb") == []
    assert source_health.list_states(tmp_path / "current.duckdb", ["a"]) == []


def test_sources_and_their_lists_are_told(world: World) -> None:
    world.poll("good", NOON, entries=7, newest_entry_at=NOON, due_at=NOON + DAY)
    world.poll("bad", NOON - DAY, newest_entry_at=NOON)
    world.poll("bad", NOON, run_id="r2", outcome="not_found", entries=0, note="status 404")
    world.load()
    bad, good = source_health.source_health(world.settings.published)
    assert (good.source_id, good.state, good.entries, good.next_due_at) == ("good", "ok", 7, NOON + DAY)
    assert (good.problem, good.advice, good.lists, good.failing_lists) == (None, None, 1, 0)
    assert (bad.source_id, bad.state, bad.last_asked_at, bad.last_ok_at) == ("bad", "failing", NOON, NOON - DAY)
    assert bad.problem is not None
    assert "404" in bad.problem
    assert bad.advice is not None
    (feed,) = source_health.list_states(world.settings.published, ["bad", "nobody"])
    assert (feed.url, feed.kind, feed.found_by, feed.state) == ("https://bad.example/feed", "feed", "config", "failing")
    assert feed.advice is not None
