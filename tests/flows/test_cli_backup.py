"""``newswake backup`` and ``newswake restore`` from the command line: messages, exit codes, the way there and back."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from config.settings import load_settings
from extractors.fetch.leases import Leases
from flows import alive, environment, exits, places
from tests.flows.fakes import FixedClock
from tests.warehouse.planting import World

if TYPE_CHECKING:
    from pathlib import Path

    from tests.flows.conftest import Newswake

A = "https://a.example/1"


@pytest.fixture
def data(place: Path) -> Path:
    """A data folder with an article and a WARC file, and a catalogue with a seed."""
    world = World(place / "data")
    world.page(A, "A story. It is short")
    world.load()
    (place / "data" / "archive").mkdir()
    (place / "data" / "archive" / "a.warc.gz").write_bytes(b"x" * 1000)
    (place / "catalogue" / "seeds" / "s.toml").write_text("url = 'https://a.example/1'\n")
    return place / "data"


def test_there_and_back(newswake: Newswake, data: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = newswake("backup", "kept")
    assert (made.exit_code, made.stdout) == (exits.OK, f"{place / 'kept'}\n"), made.output
    assert "all read back, nothing differs" in made.stderr
    monkeypatch.setenv("NEWSWAKE_DATA_DIR", str(place / "elsewhere"))
    back = newswake("restore", "kept")
    assert back.exit_code == exits.OK, back.output
    assert "next: `newswake doctor`" in back.stderr
    assert "the catalogue was left as it is" in back.stderr
    assert back.stdout.strip() == str(load_settings().published.absolute())
    assert newswake("sql", "SELECT url FROM articles").stdout == f"url\n{A}\n"
    assert (place / "elsewhere" / "archive" / "a.warc.gz").read_bytes() == b"x" * 1000


def test_a_backup_is_verified_again_later(newswake: Newswake, data: Path, place: Path) -> None:
    newswake("backup", "kept", "--copy")
    assert newswake("backup", "kept", "--verify").exit_code == exits.OK
    os.truncate(place / "kept" / "archive" / "a.warc.gz", 999)
    result = newswake("backup", "kept", "--verify")
    assert result.exit_code == exits.WAREHOUSE
    assert "archive/a.warc.gz has 999 bytes instead of 1000" in result.stderr
    assert newswake("backup", "kept", "--verify", "--copy").exit_code == exits.USAGE


def test_what_is_there_stops_a_restore_before_anything_happens(newswake: Newswake, data: Path) -> None:
    newswake("backup", "kept", "--no-archive")
    result = newswake("restore", "kept")
    assert result.exit_code == exits.WAREHOUSE
    assert "--overwrite" in result.stderr
    told = newswake("restore", "kept", "--overwrite", "--catalogue").stderr
    assert "set aside:" in told
    assert "left out" not in told


# ---- a restore while somebody is at work ----


def listing(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_a_restore_keeps_off_while_a_run_is_at_work(newswake: Newswake, data: Path) -> None:
    newswake("backup", "kept")
    at_work = Leases(places.leases_of(load_settings()), "run", FixedClock())
    before = listing(data / "warehouse")
    result = newswake("restore", "kept", "--overwrite")
    assert result.exit_code == exits.WAREHOUSE
    assert f"a run is at work here (process {os.getpid()})" in result.stderr
    assert "Stop it" in result.stderr
    assert listing(data / "warehouse") == before
    at_work.close()
    assert newswake("restore", "kept", "--overwrite").exit_code == exits.OK


def test_a_run_that_was_killed_is_not_in_the_way(newswake: Newswake, data: Path) -> None:
    newswake("backup", "kept")
    code = (
        "import os, sys; from pathlib import Path; from extractors.fetch.leases import Leases\n"
        "leases = Leases(Path(sys.argv[1]), 'killed'); os._exit(9)"
    )
    killed = subprocess.run([sys.executable, "-c", code, places.leases_of(load_settings())], check=False)
    assert killed.returncode == 9
    assert newswake("restore", "kept", "--overwrite").exit_code == exits.OK


def test_a_restore_keeps_off_while_newswake_up_runs(
    newswake: Newswake, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newswake("backup", "kept")
    environment.note_server(load_settings(), "http://127.0.0.1:1/api", "http://127.0.0.1:2")
    monkeypatch.setattr(environment, "answers", lambda _url: True)
    result = newswake("restore", "kept", "--overwrite")
    assert result.exit_code == exits.WAREHOUSE
    assert "`newswake up` is running here (http://127.0.0.1:1/api)" in result.stderr


def test_runs_wait_until_a_restore_is_over(data: Path) -> None:
    settings = load_settings()
    with alive.nobody_at_work(settings):
        users = places.leases_of(settings).with_name("leases.sqlite.users")
        with users.open() as handle, pytest.raises(BlockingIOError):
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    Leases(places.leases_of(settings), "next", FixedClock()).close()


def test_a_folder_of_state_that_cannot_be_written_is_named(newswake: Newswake, data: Path) -> None:
    newswake("backup", "kept")
    (data / "state").write_text("a file")
    result = newswake("restore", "kept", "--overwrite")
    assert result.exit_code == exits.WAREHOUSE
    assert "leases.sqlite" in result.stderr


@pytest.mark.parametrize("words", [("backup", "kept"), ("restore", "kept"), ("backup", "kept", "--verify")])
def test_without_anything_to_take_it_says_what_to_do(newswake: Newswake, place: Path, words: tuple[str, ...]) -> None:
    result = newswake(*words)
    assert result.exit_code == exits.WAREHOUSE
    assert "newswake: " in result.stderr
    assert "Traceback" not in result.output


def test_neither_needs_prefect(place: Path, data: Path) -> None:
    code = (
        "import sys; from click.testing import CliRunner; from flows.cli import cli\n"
        "done = CliRunner().invoke(cli, ['backup', 'kept'])\n"
        "sys.exit(done.exit_code or 'prefect' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
