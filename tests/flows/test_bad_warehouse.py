"""Databases, disks and questions that are not as they should be, met through the command line.

Each is one clear message with what to do and its exit code; the file that is at fault and what waits stay as they were.
"""

from __future__ import annotations

import os
import shutil
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from flows import exits
from tests.flows.conftest import clean_environment
from tests.warehouse.planting import World
from warehouse import db, incoming

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.flows.conftest import Newswake

A, B = "https://a.example/1", "https://b.example/2"
NEWSWAKE = str(Path(sys.executable).with_name("newswake"))
ORDINARY = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
# It needs neither memory nor disk, only time.
ENDLESS = "SELECT count(*) FROM range(1000000000000000) AS a WHERE a.range % 7 = 8"
PATIENCE_S = 60


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a loaded article, and a batch that waits."""
    folder = tmp_path_factory.mktemp("planted") / "data"
    world = World(folder)
    world.page(A, "A story. It is loaded")
    world.load()
    world.page(B, "Another. It waits")
    world.commit()
    return folder


@pytest.fixture
def data(place: Path, planted: Path) -> Path:
    return Path(shutil.copytree(planted, place / "data", symlinks=True))


def live(data: Path) -> Path:
    return data / "warehouse" / "newswake.duckdb"


def scribble(path: Path) -> None:
    path.write_bytes(b"this is no database\n" * 5000)


def tear(path: Path) -> None:
    """Overwrite the middle of the file, as a bad disk does."""
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(path.stat().st_size - 8192))


def cut(path: Path) -> None:
    os.truncate(path, 6000)


def replace_by_foreign(path: Path) -> None:
    path.unlink()
    with duckdb.connect(str(path)) as con:
        con.execute("CREATE TABLE somebodys AS SELECT 1 AS a")


def make_newer(path: Path) -> None:
    with duckdb.connect(str(path)) as con:
        con.execute("INSERT INTO schema_migration VALUES (999, 'x', 'x', now())")


def write_by_newer_duckdb(path: Path) -> None:
    """Raise the version in the file's header, behind its checksum and its magic word."""
    with path.open("r+b") as file:
        file.seek(12)
        file.write(struct.pack("<Q", 9999))


WRONG: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "no database": (scribble, "not a DuckDB database, or damaged", "Put a backup in its place"),
    "torn": (tear, "newswake.duckdb", ""),
    "cut off": (cut, "newswake.duckdb", ""),
    "foreign": (replace_by_foreign, "not one of newswake", "move the file away"),
    "newer schema": (make_newer, "the database has schema 999", "Install the newer newswake"),
    "newer DuckDB": (write_by_newer_duckdb, "newswake.duckdb", ""),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_live_database_that_cannot_be_used_is_named_and_left_alone(newswake: Newswake, data: Path, name: str) -> None:
    damage, says, advice = WRONG[name]
    damage(live(data))
    before = live(data).read_bytes()
    result = newswake("prepare")
    assert result.exit_code == exits.WAREHOUSE, result.output
    assert says in result.stderr
    assert advice in result.stderr
    assert "Traceback" not in result.output
    assert live(data).read_bytes() == before
    assert len(incoming.waiting(data / "spool")) == 1
    # Readers have their snapshot all the same.
    assert newswake("sql", "SELECT url FROM articles").stdout == f"url\n{A}\n"


@pytest.mark.parametrize("name", WRONG)
def test_no_backup_is_made_of_a_database_that_cannot_be_used(newswake: Newswake, data: Path, name: str) -> None:
    if name == "newer schema":
        pytest.skip("a backup of it is whole; the version that wrote it can restore it")
    WRONG[name][0](live(data))
    result = newswake("backup", "kept")
    assert result.exit_code == exits.WAREHOUSE, result.output
    assert "Traceback" not in result.output
    assert newswake("backup", "kept", "--verify").exit_code == exits.WAREHOUSE


@pytest.mark.parametrize("damage", [scribble, cut, replace_by_foreign, write_by_newer_duckdb])
@pytest.mark.parametrize("words", [("sql", "FROM articles"), ("export", "csv", "x.csv"), ("shell", "--memory")])
def test_a_snapshot_that_cannot_be_read_is_named(
    newswake: Newswake, data: Path, damage: Callable[[Path], None], words: tuple[str, ...]
) -> None:
    snapshot = (data / "warehouse" / "current.duckdb").resolve()
    snapshot.chmod(0o644)
    damage(snapshot)
    result = newswake(*words, input="FROM articles")
    assert result.exit_code in (exits.WAREHOUSE, exits.USAGE), result.output
    assert result.stderr.startswith("newswake: ")
    assert "Traceback" not in result.output
    assert not (data.parent / "x.csv").exists()


@pytest.mark.skipif(bool(ORDINARY) and not shutil.which("setpriv"), reason="root writes where it has no leave to")
def test_in_a_read_only_folder_one_can_ask_and_is_told_why_not_more(data: Path) -> None:
    folders = [path for path in (data, *data.rglob("*")) if path.is_dir()]
    for path in folders:
        path.chmod(0o555)
    try:
        asked = typed(data, "sql", "SELECT url FROM articles")
        made = typed(data, "backup", str(data / "kept"))
        loaded = typed(data, "prepare")
    finally:
        for path in folders:
            path.chmod(0o755)
    assert (asked.returncode, asked.stdout) == (exits.OK, f"url\n{A}\n"), asked.stderr
    for refused in (made, loaded):
        assert refused.returncode in (exits.WAREHOUSE, exits.CONFIG), refused.stderr
        assert "Permission denied" in refused.stderr
        assert "Traceback" not in refused.stderr
    assert len(incoming.waiting(data / "spool")) == 1


def typed(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*ORDINARY, NEWSWAKE, *words],
        env=clean_environment() | {"NEWSWAKE_DATA_DIR": str(data)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )


def test_a_file_that_may_not_grow_is_told(data: Path, place: Path) -> None:
    """What a quota does: files end at 64 KB."""
    done = subprocess.run(
        ["sh", "-c", 'ulimit -f 128; exec "$0" "$@"', NEWSWAKE, "backup", str(place / "kept")],
        env=clean_environment() | {"NEWSWAKE_DATA_DIR": str(data)},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )
    assert done.returncode == exits.WAREHOUSE, done.stderr
    assert "the backup cannot be written" in done.stderr
    assert "it starts anew" in done.stderr
    assert typed(data, "backup", str(place / "kept")).returncode == exits.OK


# ---- questions ----


@pytest.mark.parametrize(
    "sql", ["DELETE FROM run", "DROP VIEW articles", "CREATE TABLE mine AS SELECT 1", "COPY articles TO 'x.csv'"]
)
def test_a_question_that_writes_is_shown_the_workspace(newswake: Newswake, data: Path, sql: str) -> None:
    result = newswake("sql", sql)
    assert result.exit_code == exits.USAGE
    assert "newswake shell" in result.stderr
    assert not (data.parent / "x.csv").exists()


def test_an_endless_question_is_stopped_in_time(newswake: Newswake, data: Path) -> None:
    began = time.monotonic()
    result = newswake("sql", ENDLESS, "--timeout", "0.3")
    assert result.exit_code == exits.USAGE
    assert "no whole answer after 0.3 s" in result.stderr
    assert "--limit" in result.stderr
    assert time.monotonic() - began < PATIENCE_S


def test_a_question_in_time_is_answered_and_its_own_errors_stay(newswake: Newswake, data: Path) -> None:
    assert newswake("sql", "SELECT 42 AS answer", "--timeout", "50").stdout == "answer\n42\n"
    assert "nowhere" in newswake("sql", "FROM nowhere", "--timeout", "50").stderr


def test_an_endless_answer_is_read_only_as_far_as_wanted(newswake: Newswake, data: Path) -> None:
    result = newswake("sql", "FROM range(1000000000000)", "--limit", "3")
    assert (result.exit_code, result.stdout) == (exits.OK, "range\n0\n1\n2\n")


@pytest.fixture
def asking(data: Path) -> Iterator[subprocess.Popen[str]]:
    """The console script at work on a question without end."""
    with subprocess.Popen(
        [NEWSWAKE, "sql", f"SELECT 1; {ENDLESS}"],
        env=clean_environment() | {"NEWSWAKE_DATA_DIR": str(data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.kill()


def test_ctrl_c_ends_an_endless_question(asking: subprocess.Popen[str]) -> None:
    give_up = time.monotonic() + PATIENCE_S
    cpu = Path(f"/proc/{asking.pid}/stat")
    if not cpu.exists():
        pytest.skip("there is no /proc here")
    # Well past the imports: the question itself is at work.
    while sum(map(int, cpu.read_text().rpartition(")")[2].split()[11:13])) < 200:
        assert time.monotonic() < give_up
        time.sleep(0.05)
    asking.send_signal(signal.SIGINT)
    _, told = asking.communicate(timeout=PATIENCE_S)
    assert (asking.returncode, told) == (exits.INTERRUPTED, "newswake: interrupted\n")


def test_what_spills_too_much_is_stopped(newswake: Newswake, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(db, "SPILL_LIMIT", "1MB")
    monkeypatch.setenv("NEWSWAKE_MEMORY_LIMIT", "20MB")
    sql = "SELECT h, count(*) FROM (SELECT md5(range::VARCHAR) AS h FROM range(1000000)) GROUP BY h ORDER BY 2"
    result = newswake("sql", sql, "--limit", "1")
    assert result.exit_code == exits.USAGE, result.output
    assert "Ask for less" in result.stderr
