"""A few of the kills and the full disk of ``python -m tests.benchmarks.kill_warehouse``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.kill_warehouse import PLAN
from tests.kills.warehouse_child import BATCHES
from tests.kills.warehouse_ground import Ground, full_disk, heal
from tests.kills.warehouse_look import look
from tests.kills.warehouse_moments import MOMENTS
from tests.warehouse.planting import World
from warehouse import db
from warehouse.load import Loader

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return Ground(tmp_path_factory.mktemp("kills"))


@pytest.mark.parametrize(
    ("name", "nth"),
    [
        ("in the transaction", 3),
        ("in the transaction of revisions", 2),
        ("in the transaction of figures", 1),
        ("an entry kept, not handed over", 1),
        ("in a step", 2),
        ("in the checkpoint", 4),
        ("a file copied", 2),
    ],
)
def test_a_killed_round_loses_and_doubles_nothing(ground: Ground, name: str, nth: int) -> None:
    found = ground.kill(name, nth)
    assert (found.sigkill, found.proven, found.faults) == (True, True, []), found


def test_a_full_disk_loses_and_doubles_nothing(tmp_path: Path) -> None:
    faults = full_disk(tmp_path)
    if faults is None:
        pytest.skip("there are no user namespaces here")
    assert faults == []


def test_the_plan_has_more_than_a_hundred_kills_and_all_moments() -> None:
    assert sum(len(events) for events in PLAN.values()) == 128
    assert set(PLAN) == set(MOMENTS)
    assert {moment.phase for moment in MOMENTS.values()} == {
        "spool", "journal", "load", "revise", "keep", "index", "cluster", "migrate", "checkpoint", "publish", "backup",
    }  # fmt: skip
    assert BATCHES >= 2


DAMAGES = {
    "lost": ("DELETE FROM batch WHERE batch_id = 'round-0001-0'", "acknowledged and lost"),
    "half": ("DELETE FROM observation WHERE article_id = (SELECT min(article_id) FROM observation)", "half a batch"),
    "revision lost": ("DELETE FROM revision_diff", "revisions are not held against their base"),
    "figures doubled": ("INSERT INTO kept_fact SELECT * FROM kept_fact LIMIT 1", "kept_fact has 1 rows twice"),
    "revision doubled": (
        "INSERT INTO revision_change SELECT * FROM revision_change LIMIT 1",
        "revision_change has 1 rows twice",
    ),
    "doubled": ("INSERT INTO evidence SELECT * FROM evidence LIMIT 1", "rows twice"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_would_be_seen(tmp_path: Path, name: str) -> None:
    from tests.kills.warehouse_child import spool  # noqa: PLC0415 - only here

    sql, says = DAMAGES[name]
    world = World(tmp_path)
    spool(world, tmp_path, 1)
    Loader(world.settings).load()
    with db.live(world.settings) as con:
        con.execute(sql)
    assert any(says in fault for fault in heal(world, tmp_path, 1, look(world, tmp_path, 1)))
