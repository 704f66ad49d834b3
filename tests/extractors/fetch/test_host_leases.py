from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from extractors.fetch import host_leases
from extractors.fetch.host_leases import Granted, Owed, Wait
from extractors.fetch.leases import Leases
from tests.extractors.fetch.test_leases import dead_run
from tests.extractors.fetch.virtual import Machine

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow

HOST = "a.example"
HOUR, DAY = 3600.0, 86_400.0
REASON = "host_delay 1 s"


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def leases(tmp_path: Path, machine: Machine) -> Callable[[str], Leases]:
    return lambda run_id: Leases(tmp_path / "leases.sqlite", run_id, machine)


def take(leases: Leases, host: str = HOST, delay: float = 1.0) -> Granted | Wait:
    return leases.hosts.acquire(host, hold=40, delay=delay, reason=REASON)


def test_a_host_is_leased_to_one_at_a_time(leases: Callable[[str], Leases], machine: Machine) -> None:
    one, two = leases("one"), leases("two")
    assert take(one) == Granted()
    assert take(two) == Wait(40, "another process", held=True)
    assert take(one) == Wait(40, "another process", held=True), "not even to the same twice"
    assert isinstance(take(two, "b.example"), Granted)
    one.hosts.release(HOST, Owed(5, "crawl_delay 5 s", latency=0.2, failures=1))
    machine.at += 1
    assert take(two) == Wait(4, "crawl_delay 5 s", failures=1)
    machine.at += 4
    assert take(two) == Granted(latency=0.2, failures=1, idle=5)


def test_only_the_holder_can_release_or_extend(leases: Callable[[str], Leases]) -> None:
    one, two = leases("one"), leases("two")
    take(one)
    two.hosts.release(HOST, Owed(0, REASON))
    two.hosts.give_back(HOST)
    assert not two.hosts.extend(HOST, 100)
    assert take(two) == Wait(40, "another process", held=True)
    assert one.hosts.extend(HOST, 100)
    assert take(two) == Wait(100, "another process", held=True)


def test_whoever_asks_keeps_his_own_delay_too(leases: Callable[[str], Leases], machine: Machine) -> None:
    one = leases("one")
    take(one)
    one.hosts.release(HOST, Owed(1, REASON))
    machine.at += 2
    found = leases("two").hosts.acquire(HOST, hold=40, delay=5, reason="crawl_delay 5 s")
    assert found == Wait(3, "crawl_delay 5 s")


def test_a_lease_that_ran_out_can_be_taken_after_the_delay(leases: Callable[[str], Leases], machine: Machine) -> None:
    one, two = leases("one"), leases("two")
    take(one)
    machine.at += 40.5
    assert take(two) == Wait(0.5, REASON)
    machine.at += 0.5
    assert isinstance(take(two), Granted)
    one.hosts.release(HOST, Owed(500, "too late"))
    assert take(leases("three")) == Wait(40, "another process", held=True)


def test_a_host_that_was_not_asked_is_given_back_as_it_was(leases: Callable[[str], Leases]) -> None:
    one = leases("one")
    take(one)
    one.hosts.give_back(HOST)
    assert isinstance(take(one), Granted)


def test_a_long_rest_is_remembered_by_the_next_run(leases: Callable[[str], Leases], machine: Machine) -> None:
    one = leases("one")
    take(one)
    one.hosts.release(HOST, Owed(HOUR, "retry_after 429"))
    one.finish_run("one")
    one.close()
    machine.at += 10
    assert take(leases("two")) == Wait(HOUR - 10, "retry_after 429")


def test_the_lease_of_a_dead_process_is_void_after_the_delay(tmp_path: Path) -> None:
    dead_run(tmp_path, f"leases.hosts.acquire({HOST!r}, hold=1000, delay=1, reason='x')")
    found = take(Leases(tmp_path / "leases.sqlite", "one"), delay=100)
    assert isinstance(found, Wait)
    assert not found.held
    assert 99 < found.seconds <= 100, "it may have asked right before it died"


def test_closing_a_dead_run_frees_its_hosts(tmp_path: Path) -> None:
    dead_run(tmp_path, f"leases.hosts.acquire({HOST!r}, hold=1000, delay=50, reason='x')")
    one = Leases(tmp_path / "leases.sqlite", "one")
    one.close_run("dead")
    assert one._file.execute("SELECT holder FROM host") == [(None,)]
    found = take(one, delay=0)
    assert isinstance(found, Wait)
    assert 49 < found.seconds <= 50


def test_closing_gives_back_what_is_held(leases: Callable[[str], Leases], machine: Machine) -> None:
    one = leases("one")
    take(one)
    one.close()
    assert take(leases("two")) == Wait(1, REASON)
    machine.at += 1
    assert isinstance(take(leases("two")), Granted)


def test_a_trial_that_died_counts_as_one_that_failed(
    leases: Callable[[str], Leases], machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = leases("one")
    take(one)
    one.hosts.release(HOST, Owed(300, "breaker", failures=5))
    machine.at += 300
    assert take(one) == Granted(failures=5, idle=300)
    machine.at += 10
    monkeypatch.setattr(host_leases, "is_alive", lambda _pid, _mark: False)
    assert take(leases("two")) == Wait(300, "breaker", failures=5)


def test_who_is_alive_is_asked_only_where_another_holds_the_host(
    leases: Callable[[str], Leases], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = leases("one"), leases("two")
    asked: list[int] = []
    monkeypatch.setattr(host_leases, "is_alive", lambda pid, _mark: asked.append(pid) or True)
    take(one)
    one.hosts.release(HOST, Owed(0, REASON))
    take(two, delay=0)
    assert asked == []
    take(one)
    assert asked == [os.getpid()]


@pytest.mark.parametrize("jump", [-400 * DAY, -HOUR, HOUR, 400 * DAY])
def test_a_clock_that_is_set_neither_skips_nor_prolongs_a_rest(
    leases: Callable[[str], Leases], machine: Machine, jump: float
) -> None:
    one, two = leases("one"), leases("two")
    take(one)
    machine.set_by += jump
    assert take(two) == Wait(40, "another process", held=True), "nor a lease"
    one.hosts.release(HOST, Owed(60, "retry_after 503"))
    machine.set_by += jump
    machine.at += 10
    assert take(two) == Wait(50, "retry_after 503")
    machine.at += 50
    assert isinstance(take(two), Granted)


@pytest.mark.parametrize("jump", [-400 * DAY, -HOUR, HOUR, 400 * DAY])
def test_nor_does_it_across_a_restart(leases: Callable[[str], Leases], machine: Machine, jump: float) -> None:
    one = leases("one")
    take(one)
    one.hosts.release(HOST, Owed(60, "retry_after 503"))
    machine.restart()
    machine.set_by += jump
    machine.at += 10
    assert take(leases("two")) == Wait(50, "retry_after 503")
    machine.set_by -= 2 * jump
    machine.at += 20
    assert take(leases("two")) == Wait(30, "retry_after 503"), "from the first look on ticks count"
    machine.at += 30
    assert isinstance(take(leases("two")), Granted)


def test_a_long_rest_goes_on_while_the_machine_is_off(leases: Callable[[str], Leases], machine: Machine) -> None:
    one = leases("one")
    take(one)
    one.hosts.release(HOST, Owed(DAY, "retry_after 429"))
    machine.restart(off=20 * HOUR)
    machine.at += 60
    assert take(leases("two")) == Wait(4 * HOUR - 60, "retry_after 429")
    machine.restart(off=20 * HOUR)
    machine.at += 60
    found = take(leases("three"))
    assert found == Wait(120, "retry_after 429"), "but its last two minutes are waited for, whatever the clock says"


def test_from_the_first_look_after_a_restart_on_only_ticks_count(
    leases: Callable[[str], Leases], machine: Machine
) -> None:
    one = leases("one")
    take(one)
    one.hosts.release(HOST, Owed(DAY, "retry_after 429"))
    machine.restart(off=20 * HOUR)
    two = leases("two")
    assert take(two) == Wait(4 * HOUR, "retry_after 429")
    machine.set_by += DAY
    machine.at += 60
    assert take(two) == Wait(4 * HOUR - 60, "retry_after 429")


def test_where_a_boot_has_no_name_a_rest_is_not_prolonged_either(
    leases: Callable[[str], Leases], machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Machine, "boot", lambda _self: "")
    one = leases("one")
    take(one)
    one.hosts.release(HOST, Owed(60, "retry_after 503"))
    machine.restart()
    two = leases("two")
    assert take(two) == Wait(60, "retry_after 503")
    machine.set_by -= HOUR
    machine.at += 60
    assert isinstance(take(two), Granted)


def test_hosts_of_long_ago_are_forgotten(leases: Callable[[str], Leases], machine: Machine) -> None:
    one = leases("one")
    take(one)
    one.hosts.release(HOST, Owed(1, REASON, latency=3.0, failures=4))
    machine.at += 29 * DAY
    one.finish_run("one")
    assert take(one) == Granted(3.0, 4, 29 * DAY)
    one.hosts.give_back(HOST)
    machine.at += 2 * DAY
    one.finish_run("one")
    assert take(one) == Granted()


@dataclass
class Past:
    """What really happened at a host: who asks it, when the last request ended, what was owed then."""

    holder: int | None = None
    taken: float = 0.0
    due: float = 0.0
    ended: float = -1e12
    rest: float = 0.0
    was_killed: bool = False
    boots: int = 0
    was_set_forward: bool = False

    def end(self, at: float, rest: float, boots: int, *, killed: bool = False) -> None:
        self.holder = None
        self.ended, self.rest, self.boots, self.was_killed = at, rest, boots, killed
        self.was_set_forward = False


@dataclass
class Worker:
    pid: int
    leases: Leases
    holds: set[str] = field(default_factory=set)


HOLD = 50.0
WORKERS = st.integers(0, 2)
HOSTS = st.sampled_from(["a.example", "a.example", "a.example", "b.example"])
RESTS = st.sampled_from([0.0, 0.5, 1.0, 5.0, 60.0, 119.0, HOUR, DAY])
JUMPS = st.sampled_from([-400 * DAY, -DAY, -HOUR, -61.0, 30.0, HOUR, DAY, 400 * DAY])


class Interleavings(RuleBasedStateMachine):
    """Three processes ask two hosts in any order, are killed, the clock is set, the machine restarted."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.machine = Machine()
        self.alive: set[int] = set()
        self.pids = 1000
        self.workers = [self.new_worker() for _ in range(3)]
        self.past = {host: Past() for host in ("a.example", "b.example")}
        self.real = host_leases.is_alive
        host_leases.is_alive = lambda pid, _mark: pid in self.alive

    def new_worker(self) -> Worker:
        self.pids += 1
        leases = Leases(Path(self.folder.name) / "leases.sqlite", f"run {self.pids}", self.machine)
        leases.hosts._pid = self.pids
        self.alive.add(self.pids)
        return Worker(self.pids, leases)

    @rule(seconds=st.sampled_from([0.01, 0.5, 1.0, 4.0, 30.0, 55.0, 100.0, HOUR, DAY]))
    def pass_time(self, seconds: float) -> None:
        self.machine.at += seconds

    @rule(jump=JUMPS)
    def set_clock(self, jump: float) -> None:
        self.machine.set_by += jump
        for past in self.past.values():
            past.was_set_forward |= jump > 0

    @rule(number=WORKERS, host=HOSTS, delay=st.sampled_from([0.0, 1.0, 5.0]))
    def ask(self, number: int, host: str, delay: float) -> None:
        worker, past, now = self.workers[number], self.past[host], self.machine.at
        if host in worker.holds:
            return
        answer = worker.leases.hosts.acquire(host, hold=HOLD, delay=delay, reason="delay")
        if past.holder is not None and now >= past.taken + HOLD:
            self.workers[past.holder].holds.discard(host)
            past.end(past.taken + HOLD, past.due, past.boots, killed=True)
        if isinstance(answer, Wait):
            self.check_wait(answer, past, delay)
            return
        assert past.holder is None, "two holders"
        owed = max(past.rest, delay)
        if past.was_set_forward and past.boots != self.machine.boots:
            # A rest that is longer than two minutes is over when the clock says so, but never sooner than this.
            owed = min(owed, 120.0)
        assert now - past.ended >= owed - 1e-6, "too soon"
        past.holder, past.taken, past.due, past.boots = number, now, delay, self.machine.boots
        worker.holds.add(host)

    def check_wait(self, wait: Wait, past: Past, delay: float) -> None:
        assert wait.held == (past.holder is not None)
        if not wait.held:
            owed = max(past.rest, delay)
            assert wait.seconds <= max(owed, 120.0 if past.was_killed else 0.0), "longer than was ever owed"
            if past.boots == self.machine.boots and not past.was_killed:
                assert self.machine.at + wait.seconds <= past.ended + owed + 1e-6, "prolonged"

    @rule(host=HOSTS, rest=RESTS)
    def answer(self, host: str, rest: float) -> None:
        past = self.past[host]
        if past.holder is not None and self.machine.at < past.taken + HOLD:
            worker = self.workers[past.holder]
            worker.leases.hosts.release(host, Owed(rest, "rest"))
            worker.holds.discard(host)
            past.end(self.machine.at, rest, self.machine.boots)

    @rule(number=WORKERS)
    def kill(self, number: int) -> None:
        worker = self.workers[number]
        self.alive.discard(worker.pid)
        for host in worker.holds:
            past = self.past[host]
            past.end(min(self.machine.at, past.taken + HOLD), past.due, past.boots, killed=True)
        worker.leases._file.close()
        self.workers[number] = self.new_worker()

    @rule(off=st.sampled_from([0.0, 20.0, HOUR, DAY]), jump=st.sampled_from([0.0, -DAY, HOUR]))
    def restart(self, off: float, jump: float) -> None:
        for number in range(3):
            self.kill(number)
        self.set_clock(jump)
        self.machine.restart(off)
        for number in range(3):
            self.kill(number)

    @invariant()
    def one_holder(self) -> None:
        if hasattr(self, "workers"):
            for host in self.past:
                assert sum(host in worker.holds for worker in self.workers) <= 1

    def teardown(self) -> None:
        if hasattr(self, "workers"):
            host_leases.is_alive = self.real
            for worker in self.workers:
                worker.leases._file.close()
            self.folder.cleanup()


Interleavings.TestCase.settings = settings(
    max_examples=80, stateful_step_count=60, deadline=None, suppress_health_check=list(HealthCheck)
)
TestInterleavings = Interleavings.TestCase
