from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import psutil
import pytest

from extractors.errors import FetchError
from extractors.fetch import lease_file
from extractors.fetch.host_leases import Granted, Owed, Wait
from extractors.fetch.leases import Leases
from tests.extractors.fetch.virtual import START, Machine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

VERSION_0_1 = """
CREATE TABLE process (
  run_id TEXT NOT NULL, pid INTEGER NOT NULL, born REAL NOT NULL, started_at REAL NOT NULL,
  ended_at REAL, PRIMARY KEY (run_id, pid, born)) WITHOUT ROWID;
CREATE TABLE host (
  host TEXT PRIMARY KEY, holder TEXT, run_id TEXT, pid INTEGER, born REAL, taken_at REAL, held_until REAL,
  next_at REAL NOT NULL DEFAULT 0, reason TEXT) WITHOUT ROWID;
CREATE TABLE claim (key TEXT PRIMARY KEY, run_id TEXT NOT NULL, claimed_at REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX claim_of_run ON claim (run_id);
CREATE TABLE robots (
  origin TEXT PRIMARY KEY, fetched_at REAL NOT NULL, expires_at REAL NOT NULL, status INTEGER, problem TEXT, body BLOB);
"""


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "leases.sqlite"


@pytest.fixture
def old(path: Path) -> Iterator[sqlite3.Connection]:
    """A file as version 0.1 left it."""
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript(VERSION_0_1)
    yield db
    db.close()


def take(leases: Leases, host: str = "a.example") -> Granted | Wait:
    return leases.hosts.acquire(host, hold=40, delay=1, reason="host_delay 1 s")


def filled(path: Path, machine: Machine) -> None:
    """A file of some size that no process has open."""
    leases = Leases(path, "old", machine)
    for number in range(2000):
        leases.claim(f"a.example/a-rather-long-address-{number}", START)
    take(leases)
    leases.hosts.release("a.example", Owed(60, "retry_after 503"))
    leases.close()


def test_a_file_of_an_older_version_is_renewed_and_keeps_the_rests(
    path: Path, old: sqlite3.Connection, machine: Machine
) -> None:
    now = START + machine.at
    old.execute("INSERT INTO process VALUES ('dead', 4194305, 1.0, 1.0, NULL)")
    old.execute("INSERT INTO host (host, next_at, reason) VALUES ('a.example', ?, 'retry_after')", (now + 3600,))
    old.execute("INSERT INTO host (host, next_at) VALUES ('b.example', ?)", (now - 5,))
    old.execute("INSERT INTO host (host, next_at) VALUES ('c.example', ?)", (now + 1e9,))
    old.execute("INSERT INTO robots VALUES ('https://a.example:443', ?, ?, 404, NULL, NULL)", (now, now + 60))
    leases = Leases(path, "new", machine)
    assert take(leases) == Wait(pytest.approx(3600), "retry_after")
    assert take(leases, "b.example") == Granted()
    assert take(leases, "c.example") == Wait(86_400, "host_delay"), "no host ever asked for more"
    assert leases.stored_robots("https://a.example:443", now) is not None
    assert leases.dead_runs() == ()
    leases.close()
    assert Leases(path, "next", machine).standing("new") == "live", "renewed once"


def test_it_waits_for_a_run_of_the_older_version(path: Path, old: sqlite3.Connection, machine: Machine) -> None:
    born = psutil.Process().create_time()
    old.execute("INSERT INTO process VALUES ('live', ?, ?, 1.0, NULL)", (os.getpid(), born))
    with pytest.raises(FetchError, match="earlier version of newswake is still at work"):
        Leases(path, "new", machine)
    old.execute("UPDATE process SET ended_at = 2.0")
    assert Leases(path, "new", machine).standing("live") == "unknown"


def test_a_file_of_a_later_version_is_left_alone(path: Path, machine: Machine) -> None:
    filled(path, machine)
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(FetchError, match="later version"):
        Leases(path, "new", machine)


@pytest.mark.parametrize("damage", ["text", "half", "one page", "middle"])
def test_a_broken_file_is_set_aside_and_begun_anew(path: Path, machine: Machine, damage: str) -> None:
    filled(path, machine)
    whole = path.read_bytes()
    assert len(whole) > 100_000
    broken = {
        "text": b"this is no database, it is text" * 100,
        "half": whole[: len(whole) // 2],
        "one page": whole[:4096],
        "middle": whole[:8192] + b"\xff" * 8192 + whole[16384:],
    }[damage]
    path.write_bytes(broken)
    leases = Leases(path, "new", machine)
    assert leases.set_aside is not None
    assert leases.set_aside.read_bytes()[-1000:] == broken[-1000:]
    assert isinstance(take(leases), Granted)
    leases.close()
    assert Leases(path, "next", machine).set_aside is None


def test_an_empty_file_is_a_new_one(path: Path, machine: Machine) -> None:
    path.touch()
    leases = Leases(path, "new", machine)
    assert leases.set_aside is None
    assert isinstance(take(leases), Granted)


def test_a_broken_file_that_another_run_uses_is_left_to_it(path: Path, machine: Machine) -> None:
    filled(path, machine)
    other = Leases(path, "other", machine)
    path.write_bytes(b"\x00" * 5000)
    with pytest.raises(FetchError, match="another run is using it") as caught:
        Leases(path, "new", machine)
    assert caught.value.subject == str(path)
    assert path.read_bytes() == b"\x00" * 5000
    other._file.close()
    assert Leases(path, "new", machine).set_aside is not None


def test_a_place_that_cannot_be_used_is_named(tmp_path: Path, machine: Machine) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    with pytest.raises(FetchError, match=r"state/leases\.sqlite.*folder is writable"):
        Leases(tmp_path / "state" / "leases.sqlite", "one", machine)
    (tmp_path / "leases.sqlite").mkdir()
    with pytest.raises(FetchError, match=r"leases\.sqlite"):
        Leases(tmp_path / "leases.sqlite", "one", machine)


def test_whether_anybody_works_with_it_can_be_seen_from_outside(path: Path, machine: Machine) -> None:
    with lease_file.unused(path) as is_unused:
        assert is_unused, "there is no file yet"
    assert lease_file.working(path) == ()
    one, two = Leases(path, "one", machine), Leases(path, "two", machine)
    one.close()
    with lease_file.unused(path) as is_unused:
        assert not is_unused
    assert lease_file.working(path) == (os.getpid(),)
    two.finish_run("one")
    two.finish_run("two")
    two.close()
    with lease_file.unused(path) as is_unused:
        assert is_unused
    assert lease_file.working(path) == ()


def test_many_processes_can_begin_a_file_at_once(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from extractors.fetch.leases import Leases\n"
        "input(); leases = Leases(Path(sys.argv[1]), sys.argv[2]); leases.close()"
    )
    command = [sys.executable, "-c", code, str(path)]
    started = [subprocess.Popen([*command, f"run {number}"], stdin=subprocess.PIPE) for number in range(6)]
    for process in started:
        assert process.stdin is not None
        process.stdin.write(b"\n")
        process.stdin.close()
    assert [process.wait(timeout=30) for process in started] == [0] * 6
    assert len(Leases(path, "one", Machine()).dead_runs()) == 6


def test_a_full_disk_is_an_error_of_ours_and_undoes_the_step(path: Path, machine: Machine) -> None:
    leases = Leases(path, "one", machine)
    ((pages,),) = leases._file.execute("PRAGMA page_count")
    leases._file.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(FetchError, match=r"full.*disk not full"):
        leases.claim("a.example/" + "long" * 10_000, START)
    leases._file.execute("PRAGMA max_page_count = 100000")
    assert leases.claim("a.example/more", START) == "mine"
