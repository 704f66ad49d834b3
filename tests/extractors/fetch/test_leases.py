from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from extractors.errors import FetchError
from extractors.fetch.leases import Granted, Leases, StoredRobots, Wait

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = 1_641_981_600.0


class Clock:
    def __init__(self) -> None:
        self.at = T

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.at, UTC)

    def monotonic(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        self.at += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def leases(tmp_path: Path, clock: Clock) -> Callable[[str], Leases]:
    return lambda run_id: Leases(tmp_path / "leases.sqlite", run_id, clock)


def take(leases: Leases, now: float = T, host: str = "a.example") -> Granted | Wait:
    return leases.acquire(host, now, hold=40, delay=1)


def dead_run(tmp_path: Path, work: str) -> None:
    """Let another process work for the run "dead" and vanish without a word."""
    code = (
        "import os, sys; from pathlib import Path; from extractors.fetch.leases import Leases\n"
        "class Clock:\n  def now(self):\n    from datetime import UTC, datetime\n"
        f"    return datetime.fromtimestamp({T}, UTC)\n"
        f"leases = Leases(Path(sys.argv[1]), 'dead', Clock())\n{work}\nos._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code, tmp_path / "leases.sqlite"], check=False).returncode == 9


def test_a_host_is_leased_to_one_at_a_time(leases: Callable[[str], Leases]) -> None:
    one, two = leases("one"), leases("two")
    assert take(one) == Granted(T + 40)
    assert take(two) == Wait(T + 40, "another process", held=True)
    assert isinstance(take(two, host="b.example"), Granted)
    one.release("a.example", T + 5, "crawl_delay 5 s")
    assert take(two, T + 1) == Wait(T + 5, "crawl_delay 5 s")
    assert isinstance(take(two, T + 5), Granted)


def test_only_the_holder_can_release(leases: Callable[[str], Leases]) -> None:
    one, two = leases("one"), leases("two")
    take(one)
    two.release("a.example", T)
    assert isinstance(take(two), Wait)


def test_a_lease_that_ran_out_can_be_taken_after_the_delay(leases: Callable[[str], Leases]) -> None:
    one, two = leases("one"), leases("two")
    take(one)
    assert isinstance(take(two, T + 41), Granted)
    one.release("a.example", T + 500)
    assert isinstance(take(leases("three"), T + 41), Wait)


def test_a_long_rest_is_not_shortened(leases: Callable[[str], Leases]) -> None:
    one = leases("one")
    take(one)
    one.release("a.example", T + 3600, "retry_after")
    assert take(leases("two"), T + 10) == Wait(T + 3600, "retry_after")


def test_the_lease_of_a_dead_process_is_void_after_the_delay(leases: Callable[[str], Leases], tmp_path: Path) -> None:
    dead_run(tmp_path, f"leases.acquire('a.example', {T}, hold=1000, delay=1)")
    assert take(leases("one"), T + 0.5) == Wait(T + 1, "another process")
    assert isinstance(take(leases("one"), T + 1), Granted)


def test_closing_gives_back_what_is_held(leases: Callable[[str], Leases]) -> None:
    one = leases("one")
    take(one)
    one.close()
    assert isinstance(take(leases("two"), T), Granted)


def test_a_url_is_claimed_by_one_live_run(leases: Callable[[str], Leases]) -> None:
    one, two = leases("one"), leases("two")
    assert one.claim("a.example/1", T) == "mine"
    assert one.claim("a.example/1", T + 1) == "mine"
    assert two.claim("a.example/1", T + 1) == "taken"
    assert one.has("a.example/1")
    assert not two.has("a.example/1")
    one.unclaim("a.example/1")
    assert two.claim("a.example/1", T + 2) == "mine"


def test_a_run_that_ended_while_mine_was_live_has_fetched_it(leases: Callable[[str], Leases], clock: Clock) -> None:
    one, two = leases("one"), leases("two")
    one.open_run()
    two.open_run()
    one.claim("key", T)
    clock.at = T + 100
    one.finish_run("one")
    assert two.claim("key", T + 101) == "taken"
    clock.at = T + 200
    assert leases("later").claim("key", T + 200) == "mine"


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
    leases("one").store_robots("https://a.example:443", answer)
    assert leases("two").stored_robots("https://a.example:443", T + 59) == answer
    assert leases("two").stored_robots("https://a.example:443", T + 60) is None


def test_a_store_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "leases.sqlite").write_bytes(b"this is no database, it is text" * 100)
    with pytest.raises(FetchError, match=r"leases\.sqlite"):
        Leases(tmp_path / "leases.sqlite", "one")


def test_a_store_that_cannot_be_read_is_an_error_of_ours(leases: Callable[[str], Leases]) -> None:
    one = leases("one")
    one._file.execute("DROP TABLE claim")
    with pytest.raises(FetchError, match="no such table"):
        one.has("key")
    with pytest.raises(FetchError, match="no such table"):
        one.claim("key", T)
    assert one.standing("one") == "live", "the broken transaction was undone"
