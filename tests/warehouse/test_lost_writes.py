"""The trap in which writes are silently lost cannot snap: in the process that writes only DuckDB opens the database.

POSIX record locks belong to a process and a file. When the process closes any handle of the file, also one that it only
read through, its locks on it are gone, and DuckDB in another process may open the database and write.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from warehouse import db

if TYPE_CHECKING:
    from tests.warehouse.planting import World

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a process opened while it loaded, checked and published."""
    command = [sys.executable, "-m", "tests.warehouse.watched_load", str(tmp_path_factory.mktemp("watched"))]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_writer_never_opens_its_own_database_by_other_means(watched: dict[str, Any]) -> None:
    assert watched["published"].endswith(".duckdb")
    assert watched["live"] not in watched["opened"]
    assert f"{watched['live']}.wal" not in watched["opened"]


def test_the_watch_sees_what_is_opened(watched: dict[str, Any]) -> None:
    """The loader reads manifests and fsyncs the published copy: these were seen, so the database would have been."""
    names = [path.rpartition("/")[2] for path in watched["opened"]]
    assert "manifest.json" in names
    assert any(name.startswith("newswake-") and ".duckdb" in name for name in names)
    assert "loader.lock" in names


def test_the_lock_holds_in_every_phase_of_a_load(watched: dict[str, Any]) -> None:
    assert {"load", "commit", "close"} <= set(watched["intruders"])
    assert not any(watched["intruders"].values())


def test_the_trap_is_real(world: World) -> None:
    """If this fails, locks have changed and the rule may go: a read by other means lets another process write."""
    from tests.warehouse.watched_load import intrudes  # noqa: PLC0415 - only this test is an intruder itself

    world.run("run")
    world.load()
    with db.live(world.settings):
        assert not intrudes(world.settings.database)
        with world.settings.database.open("rb") as file:
            file.read(1)
        assert intrudes(world.settings.database)
