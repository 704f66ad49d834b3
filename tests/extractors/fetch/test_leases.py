from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from extractors.errors import FetchError
from extractors.fetch.leases import Leases, StoredRobots
from tests.extractors.fetch.virtual import START, Machine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = START
DAY = 86_400.0


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def leases(tmp_path: Path, machine: Machine) -> Callable[[str], Leases]:
    return lambda run_id: Leases(tmp_path / "leases.sqlite", run_id, machine)


def dead_run(tmp_path: Path, work: str) -> None:
    """Let another process work for the run "dead" and vanish without a word."""
    code = (
        "import os, sys; from pathlib import Path; from extractors.fetch.leases import Leases\n"
        f"leases = Leases(Path(sys.argv[1]), 'dead')\n{work}\nos._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code, tmp_path / "leases.sqlite"], check=False).returncode == 9


def test_a_url_is_claimed_by_one_live_run(leases: Callable[[str], Leases]) -> None:
    one, two = leases("one"), leases("two")
    assert one.claim("a.example/1", T) == "mine"
    assert one.claim("a.example/1", T + 1) == "mine"
    assert two.claim("a.example/1", T + 1) == "taken"
    assert one.has("a.example/1")
    assert not two.has("a.example/1")
    one.unclaim("a.example/1")
    assert two.claim("a.example/1", T + 2) == "mine"


@pytest.mark.parametrize("jump", [0.0, -3600.0, 3600.0])
def test_a_run_that_ended_while_mine_was_live_has_fetched_it(
    leases: Callable[[str], Leases], machine: Machine, jump: float
) -> None:
    one, two = leases("one"), leases("two")
    one.open_run()
    two.open_run()
    one.claim("key", T)
    machine.set_by += jump
    one.finish_run("one")
    assert two.claim("key", T + 101) == "taken"
    machine.set_by -= 2 * jump
    assert leases("later").claim("key", T + 200) == "mine", "whatever the clock says now: it began later"


def test_a_clock_that_is_set_forward_makes_no_live_run_old(leases: Callable[[str], Leases], machine: Machine) -> None:
    one, two = leases("one"), leases("two")
    one.claim("key", T)
    machine.set_by += 400 * DAY
    two.finish_run("two")
    assert two.standing("one") == "live"
    assert leases("three").claim("key", T) == "taken"


def test_runs_that_ended_long_ago_are_forgotten(leases: Callable[[str], Leases], machine: Machine) -> None:
    one, two = leases("one"), leases("two")
    one.claim("key", T)
    one.finish_run("one")
    machine.at += 8 * DAY
    two.finish_run("two")
    assert two.standing("one") == "unknown"
    assert two._file.execute("SELECT count(*) FROM claim") == [(0,)]


def test_a_run_is_live_from_the_moment_its_store_is_open(leases: Callable[[str], Leases]) -> None:
    one, two = leases("one"), leases("two")
    assert one.standing("two") == "live"
    assert two.standing("one") == "live"
    one.close()
    assert two.standing("one") == "live"
    two.finish_run("one")
    assert two.standing("one") == "ended"
    assert two.standing("never heard of") == "unknown"


def test_claims_of_a_killed_run_are_void(leases: Callable[[str], Leases], tmp_path: Path) -> None:
    dead_run(tmp_path, f"leases.claim('key', {T})")
    one = leases("one")
    assert one.dead_runs() == ("dead",)
    assert one.standing("dead") != "live"
    assert one.claim("key", T) == "mine"
    one.close_run("dead")
    assert one.dead_runs() == ()
    assert one.standing("one") == "live"


def test_a_run_is_deserted_when_none_of_its_processes_lives(leases: Callable[[str], Leases], tmp_path: Path) -> None:
    dead_run(tmp_path, "leases.finish_run('dead')")
    one = leases("one")
    assert one.standing("dead") == "ended"
    assert one.is_deserted("dead")
    one.finish_run("one")
    assert not one.is_deserted("one")


def test_robots_answers_are_shared_while_they_last(leases: Callable[[str], Leases]) -> None:
    answer = StoredRobots(T, T + 60, 200, None, b"user-agent: *")
    leases("one").store_robots({"https://a.example:443": answer})
    assert leases("two").stored_robots("https://a.example:443", T + 59) == answer
    assert leases("two").stored_robots("https://a.example:443", T + 60) is None


def test_an_answer_from_a_time_that_has_not_come_is_asked_for_again(leases: Callable[[str], Leases]) -> None:
    leases("one").store_robots({"https://a.example:443": StoredRobots(T, T + DAY, 200, None, b"user-agent: *")})
    assert leases("two").stored_robots("https://a.example:443", T - 59)
    assert leases("two").stored_robots("https://a.example:443", T - 400 * DAY) is None, "it would hold for a year"


def test_a_clock_that_was_set_is_noticed(leases: Callable[[str], Leases], machine: Machine) -> None:
    one = leases("one")
    machine.at += 1000
    one.open_run()
    assert one.clock_jump is None
    machine.set_by -= 3600
    one.open_run()
    assert one.clock_jump == -3600
    assert leases("two").clock_jump == -3600, "since the last run began"
    assert leases("three").clock_jump is None, "it has been told"
    machine.restart(off=500)
    assert leases("four").clock_jump is None, "the machine was off"
    machine.set_by -= 7200
    machine.restart(off=500)
    assert leases("five").clock_jump == pytest.approx(-6700), "the clock is older than the file"


def test_a_store_that_cannot_be_read_is_an_error_of_ours(leases: Callable[[str], Leases]) -> None:
    one = leases("one")
    one._file.execute("DROP TABLE claim")
    with pytest.raises(FetchError, match="no such table"):
        one.has("key")
    with pytest.raises(FetchError, match="no such table"):
        one.claim("key", T)
    assert one.standing("one") == "live", "the broken transaction was undone"
