"""One kill of tests/kills, a minute with all that it needs; all of them: ``python -m tests.benchmarks.kill``."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import duckdb
import pytest

from config.settings import Settings
from tests.demo_web import DemoWeb
from tests.kills import state, traces
from tests.kills.ground import Ground, prefect_server
from tests.kills.moments import MOMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.prefect, pytest.mark.loopback, pytest.mark.enable_socket]

# Lost, doubled or changed: each must be seen, or the comparison proves nothing.
DAMAGES = {
    "links": "DELETE FROM link WHERE ord = (SELECT min(ord) FROM link)",
    "observations": "UPDATE observation SET title = 'x' WHERE kind = 'opinion'",
    "terms": "INSERT INTO term SELECT * FROM term LIMIT 1",
    "passages": "DELETE FROM passage WHERE ord = 0",
    "comparisons": "UPDATE comparison SET score = score + 0.01 WHERE relation = 'copy'",
    "how each URL ended": "DELETE FROM run_url WHERE state = 'robots'",
}


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    folder = tmp_path_factory.mktemp("kill")
    home = folder / "prefect"
    home.mkdir()
    with prefect_server(home) as api_url, DemoWeb() as web:
        yield Ground(folder, web, api_url, delay=0.05)


def test_a_run_that_was_killed_and_started_again_leaves_what_an_undisturbed_one_leaves(ground: Ground) -> None:
    found = ground.case("half a record written")
    assert (found.sigkill, found.proven) == (True, True), found
    assert found.faults == []
    assert found.differences == []


@pytest.mark.parametrize("name", DAMAGES)
def test_the_comparison_sees_damage(ground: Ground, tmp_path: Path, name: str) -> None:
    undisturbed = ground.undisturbed()
    copy = tmp_path / "damaged.duckdb"
    shutil.copyfile(Settings(data_dir=ground.folder / "undisturbed").published, copy)
    with duckdb.connect(str(copy)) as con:
        con.execute("SET TimeZone = 'UTC'")
        con.execute(DAMAGES[name])
    assert any(line.startswith(f"{name}: ") for line in state.differences(undisturbed, state.read(copy)))


def test_no_moment_is_taken_for_proven_after_a_whole_run(ground: Ground) -> None:
    ground.undisturbed()
    left = traces.find(Settings(data_dir=ground.folder / "undisturbed"), 0)
    assert [moment.name for moment in MOMENTS.values() if moment.left(left)] == []
