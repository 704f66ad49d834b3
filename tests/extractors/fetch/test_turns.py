from __future__ import annotations

import asyncio
import contextlib
import json
import subprocess
import sys
import tempfile
import textwrap
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.fetch.leases import Leases
from extractors.fetch.policy import FetchSettings
from extractors.fetch.turns import HostRestsError, Seat, Turns, Waited
from tests.extractors.fetch.virtual import EPOCH, START, Machine

pytestmark = pytest.mark.slow

HOST, OTHER = "a.example", "b.example"
ONE_SECOND = (1.0, "host_delay 1 s")
HOUR = 3600.0


@dataclass
class Asked:
    """A request as it was sent."""

    host: str
    began: float
    ended: float
    rest: float
    who: str = ""
    waited: Waited | None = None


class Bench:
    """Several processes on one machine, each with its own leases and turns; ``log`` is all that was asked."""

    def __init__(self, folder: Path, **changes: object) -> None:
        self.machine = Machine()
        self.path = folder / "leases.sqlite"
        self.settings = replace(FetchSettings(), **changes)
        self.chance = 0.0
        self.log: list[Asked] = []
        self.opened: list[Leases] = []

    def process(self, name: str) -> Turns:
        leases = Leases(self.path, name, self.machine)
        self.opened.append(leases)
        return Turns(leases, self.machine, lambda: self.chance, self.settings)

    def close(self) -> None:
        for leases in self.opened:
            leases.close()
        self.opened.clear()

    async def request(
        self,
        turns: Turns,
        *,
        host: str = HOST,
        takes: float = 0.1,
        delay: tuple[float, str] = ONE_SECOND,
        trouble: bool = False,
        owes: tuple[float, str] | None = None,
    ) -> Asked:
        """Ask once, as the client does."""
        seat = turns.seat()
        try:
            await seat.move(host, *delay)
            return await self.exchange(seat, host=host, takes=takes, trouble=trouble, owes=owes)
        finally:
            seat.leave()

    async def exchange(
        self,
        seat: Seat,
        *,
        host: str = HOST,
        takes: float = 0.1,
        trouble: bool = False,
        owes: tuple[float, str] | None = None,
    ) -> Asked:
        began = self.machine.at
        await self.machine.sleep(takes)
        if owes:
            seat.owe(*owes)
        seat.heard(takes, trouble=trouble)
        asked = Asked(host, began, self.machine.at, seat.rest, seat.reason, seat.waited)
        self.log.append(asked)
        return asked


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, breaker_failures=3)


def prove(log: list[Asked]) -> None:
    """See that each host got the rest that it was owed, and was never asked twice at once."""
    for host in {asked.host for asked in log}:
        ours = sorted((asked for asked in log if asked.host == host), key=lambda asked: asked.began)
        for before, after in pairwise(ours):
            assert after.began >= before.ended + before.rest - 1e-6, f"{before} and then {after}"


def test_the_rest_is_the_largest_of_what_is_owed_and_has_its_name(bench: Bench) -> None:
    async def main() -> list[tuple[float, str]]:
        turns = bench.process("one")
        asked = [
            await bench.request(turns),
            await bench.request(turns, delay=(5.0, "crawl_delay 5 s")),
            await bench.request(turns, takes=2.4),
            await bench.request(turns, owes=(9.0, "retry_after 503")),
            await bench.request(turns, owes=(0.5, "backoff 503")),
        ]
        return [(round(one.rest, 3), one.who) for one in asked]

    assert bench.machine.run(main()) == [
        (1.0, "host_delay 1 s"),
        (5.0, "crawl_delay 5 s"),
        (2.4, "latency 2.4 s x 1"),
        (9.0, "retry_after 503"),
        (1.0, "host_delay 1 s"),
    ]
    prove(bench.log)
    assert [one.waited.reason for one in bench.log if one.waited] == [
        None,
        "crawl_delay 5 s",
        "crawl_delay 5 s",
        "latency 2.4 s x 1",
        "retry_after 503",
    ]
    waited = [one.waited.seconds for one in bench.log if one.waited]
    assert waited == pytest.approx([0, 5, 5, 2.4, 9], abs=0.01)


def test_a_slow_host_is_known_to_other_processes_and_to_the_next_run_for_a_day(bench: Bench) -> None:
    async def main() -> list[float]:
        one, two = bench.process("one"), bench.process("two")
        rests = [(await bench.request(one, takes=8.0)).rest, (await bench.request(two, takes=2.0)).rest]
        bench.close()
        bench.machine.at += 12 * HOUR
        rests.append((await bench.request(bench.process("next"), takes=1.0)).rest)
        bench.machine.at += 25 * HOUR
        rests.append((await bench.request(bench.process("later"), takes=0.1)).rest)
        return rests

    assert bench.machine.run(main()) == pytest.approx([8.0, 5.0, 3.0, 1.0])


def test_latency_is_no_reason_to_wait_for_ever(tmp_path: Path) -> None:
    bench = Bench(tmp_path, latency_factor=2.0, max_latency_delay=20.0)
    asked = bench.machine.run(bench.request(bench.process("one"), takes=25.0))
    assert (asked.rest, asked.who) == (20.0, "latency 25.0 s x 2, at most 20 s")


def test_a_host_that_fails_is_left_alone_by_all_processes_and_tried_once_per_period(bench: Bench) -> None:
    async def storm(*names: str) -> list[str]:
        processes = [bench.process(name) for name in names]
        jobs = [bench.request(turns, trouble=True) for turns in processes for _ in range(40)]
        ends = await asyncio.gather(*jobs, return_exceptions=True)
        bench.close()
        assert all(isinstance(end, (Asked, HostRestsError)) for end in ends)
        return [end.reason for end in ends if isinstance(end, HostRestsError)]

    async def main() -> None:
        words = await storm("one", "two", "three")
        assert len(bench.log) == 3
        assert set(words) == {"3 failures in a row"}
        assert len(words) == 117
        assert bench.log[-1].rest == 300
        assert bench.log[-1].who == "breaker"
        bench.machine.at = bench.log[-1].ended + 300
        words = await storm("next", "after")
        assert len(bench.log) == 4, "a host that was down in the last run is asked once"
        assert set(words) == {"4 failures in a row"}
        assert bench.log[-1].rest == 600, "it doubles"
        bench.machine.at += 599
        assert len(await storm("too soon")) == 40
        bench.machine.at += 10
        await storm("last")
        assert [asked.rest for asked in bench.log] == [1, 1, 300, 600, 1200]

    bench.machine.run(main())
    prove(bench.log)


def test_a_trial_that_goes_well_lets_the_others_in(bench: Bench) -> None:
    async def main() -> None:
        one, two = bench.process("one"), bench.process("two")
        for _ in range(3):
            await bench.request(one, trouble=True)
        with pytest.raises(HostRestsError) as caught:
            await bench.request(two)
        assert caught.value.until.timestamp() == pytest.approx(START + bench.machine.at + 300)
        bench.machine.at += 300
        await asyncio.gather(*(bench.request(turns) for turns in (one, two) for _ in range(5)))
        assert len(bench.log) == 13
        await bench.request(one, trouble=True)
        await bench.request(one)

    bench.machine.run(main())
    prove(bench.log)


@pytest.mark.parametrize("ending", ["cancelled", "forgiven"])
def test_a_trial_without_an_answer(bench: Bench, ending: str) -> None:
    async def main() -> None:
        turns = bench.process("one")
        for _ in range(3):
            await bench.request(turns, trouble=True)
        bench.machine.at += 300
        seat = turns.seat()
        await seat.move(HOST, *ONE_SECOND)
        if ending == "forgiven":
            seat.forgive()
        seat.leave()
        if ending == "cancelled":
            with pytest.raises(HostRestsError, match="3 failures in a row"):
                await bench.request(turns)
        else:
            await bench.request(turns)

    bench.machine.run(main())


def test_a_long_retry_after_is_not_waited_for_and_remembered_by_the_next_run(bench: Bench) -> None:
    async def main() -> None:
        await bench.request(bench.process("one"), owes=(HOUR, "retry_after 429"))
        until = START + bench.machine.at + HOUR
        bench.close()
        bench.machine.restart(off=600)
        turns = bench.process("next")
        with pytest.raises(HostRestsError, match="retry_after 429") as caught:
            await bench.request(turns)
        assert (caught.value.until - EPOCH).total_seconds() == pytest.approx(until)
        bench.machine.at += HOUR - 600
        await bench.request(turns)

    bench.machine.run(main())
    prove(bench.log)


def test_a_redirect_on_the_same_host_keeps_the_turn_and_the_full_rest(bench: Bench) -> None:
    async def main() -> None:
        one, two = bench.process("one"), bench.process("two")
        seat = one.seat()
        await seat.move(HOST, *ONE_SECOND)
        await bench.exchange(seat, takes=3.0)
        other = asyncio.create_task(bench.request(two))
        await asyncio.sleep(0)
        seat.waited = Waited()
        await seat.move(HOST, *ONE_SECOND)
        await bench.exchange(seat, owes=(60.0, "retry_after 503"))
        assert seat.waited.seconds == pytest.approx(3.0, abs=0.01)
        assert seat.waited.reason == "latency 3.0 s x 1"
        await seat.move(HOST, *ONE_SECOND)
        await bench.exchange(seat, owes=(121.0, "retry_after 503"))
        with pytest.raises(HostRestsError):
            await seat.move(HOST, *ONE_SECOND)
        seat.leave()
        with pytest.raises(HostRestsError):
            await other

    bench.machine.run(main())
    assert len(bench.log) == 3
    prove(bench.log)


def test_a_lease_that_ran_out_during_a_redirect_is_taken_anew(bench: Bench) -> None:
    async def main() -> None:
        one, two = bench.process("one"), bench.process("two")
        seat = one.seat()
        await seat.move(HOST, *ONE_SECOND)
        await bench.exchange(seat, takes=100.0)
        other = asyncio.create_task(bench.request(two, takes=20.0))
        await asyncio.sleep(40)
        bench.log.clear()
        await seat.move(HOST, *ONE_SECOND)
        await bench.exchange(seat)
        seat.leave()
        await other

    bench.machine.run(main())
    prove(bench.log)


def test_what_was_waited_for_is_said_in_order(bench: Bench) -> None:
    async def main() -> None:
        one, two = bench.process("one"), bench.process("two")
        first = asyncio.create_task(bench.request(one, takes=10.0))
        await asyncio.sleep(1)
        await asyncio.gather(first, bench.request(two), bench.request(one))

    bench.machine.run(main())
    prove(bench.log)
    reasons = [asked.waited.reason for asked in bench.log if asked.waited]
    assert reasons == [None, "latency 10.0 s x 1", "another process, latency 5.0 s x 1"], "of each kind the last"
    waited = Waited()
    waited.add("another request")
    assert waited.reason == "another request"
    waited.add("host_delay 1 s")
    assert waited.reason == "host_delay 1 s"


def test_nothing_is_owed_to_a_host_that_was_not_asked(bench: Bench) -> None:
    async def main() -> float:
        turns = bench.process("one")
        seat = turns.seat()
        await seat.move(HOST, *ONE_SECOND)
        seat.forgive()
        assert seat.rest == 0
        seat.leave()
        seat.leave()
        began = bench.machine.at
        await seat.move(HOST, *ONE_SECOND)
        await bench.exchange(seat)
        await seat.move(HOST, *ONE_SECOND)
        seat.forgive()
        await seat.move(OTHER, *ONE_SECOND)
        seat.leave()
        await bench.request(turns)
        return bench.log[0].began - began

    assert bench.machine.run(main()) == 0
    prove(bench.log)


def test_whoever_gives_up_in_line_leaves_it_in_order(bench: Bench) -> None:
    async def main() -> None:
        turns = bench.process("one")
        jobs = [asyncio.create_task(bench.request(turns, takes=5.0)) for _ in range(4)]
        await asyncio.sleep(2)
        jobs[0].cancel()
        jobs[2].cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(*jobs, return_exceptions=True)

    bench.machine.run(main())
    assert len(bench.log) == 2
    assert bench.log[0].began >= 1003, "the one that was given up had been sent"
    prove(bench.log)


REQUEST = st.fixed_dictionaries(
    {
        "process": st.integers(0, 2),
        "start": st.floats(0, 30),
        "host": st.sampled_from([HOST, HOST, OTHER]),
        "takes": st.sampled_from([0.01, 0.3, 2.0, 12.0]),
        "trouble": st.booleans(),
        "owes": st.sampled_from([None, None, None, (7.0, "retry_after 503"), (40.0, "retry_after 429"), (HOUR, "x")]),
        "cancelled_after": st.sampled_from([None, None, None, 0.5, 5.0]),
        "hops": st.integers(1, 3),
    }
)
JUMPS = st.lists(st.tuples(st.floats(0, 100), st.sampled_from([-HOUR, HOUR, 90.0, -400 * 24 * HOUR])), max_size=4)


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(REQUEST, min_size=2, max_size=14), JUMPS, st.booleans())
def test_any_interleaving_of_processes_keeps_the_rests(
    requests: list[dict[str, object]], jumps: list[tuple[float, float]], opens: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), breaker_failures=2 if opens else 1000, breaker_rest=20.0)
        bench.chance = 0.9

        async def ask(turns: Turns, request: dict[str, object]) -> None:
            await asyncio.sleep(request["start"])
            seat = turns.seat()
            host = request["host"]
            try:
                for _ in range(request["hops"]):
                    await seat.move(host, *ONE_SECOND)
                    began = bench.machine.at
                    try:
                        await bench.machine.sleep(request["takes"])
                        if request["owes"]:
                            seat.owe(*request["owes"])
                        seat.heard(request["takes"], trouble=request["trouble"])
                    finally:
                        bench.log.append(Asked(host, began, bench.machine.at, seat.rest, seat.reason))
            except HostRestsError:
                pass
            finally:
                seat.leave()

        async def hurried(turns: Turns, request: dict[str, object]) -> None:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(ask(turns, request), request["cancelled_after"])

        async def set_clock(after: float, by: float) -> None:
            await asyncio.sleep(after)
            bench.machine.set_by += by

        async def main() -> None:
            processes = [bench.process(f"run {number}") for number in range(3)]
            await asyncio.gather(
                *(hurried(processes[request["process"]], request) for request in requests),
                *(set_clock(after, by) for after, by in jumps),
            )
            bench.close()

        bench.machine.run(main())
        prove(bench.log)
        trials = [asked for asked in bench.log if asked.who == "breaker"]
        assert all(asked.rest >= 20.0 for asked in trials)


WORK = """
    import asyncio, json, random, sys
    from pathlib import Path
    from extractors.fetch.clock import SystemClock
    from extractors.fetch.leases import Leases
    from extractors.fetch.policy import FetchSettings
    from extractors.fetch.turns import Turns

    name, path, log = sys.argv[1:]
    clock = SystemClock()
    chance = random.Random(name)

    async def ask(turns, out):
        seat = turns.seat()
        try:
            await seat.move("a.example", 0.05, "host_delay 0.05 s")
            began = clock.monotonic()
            await clock.sleep(chance.uniform(0, 0.15))
            if chance.random() < 0.2:
                seat.owe(0.15, "retry_after 503")
            ended = clock.monotonic()
            seat.heard(ended - began, trouble=chance.random() < 0.3)
            out.write(json.dumps([began, ended, seat.rest]) + "\\n")
        finally:
            seat.leave()

    async def main():
        leases = Leases(Path(path), name, clock)
        turns = Turns(leases, clock, chance.random, FetchSettings(breaker_failures=1000))
        print("ready", flush=True)
        sys.stdin.readline()
        with open(log, "a") as out:
            await asyncio.gather(*(ask(turns, out) for _ in range(6)))
        leases.close()

    asyncio.run(main())
"""


def test_three_real_processes_take_turns(tmp_path: Path) -> None:
    command = [sys.executable, "-c", textwrap.dedent(WORK)]
    started = [
        subprocess.Popen(
            [*command, name, str(tmp_path / "leases.sqlite"), str(tmp_path / f"{name}.log")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for name in ("one", "two", "three")
    ]
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
    for process in started:
        assert process.stdin is not None
        process.stdin.write(b"go\n")
        process.stdin.flush()
    assert [process.communicate(timeout=60)[0] for process in started] == [b"", b"", b""]
    assert [process.returncode for process in started] == [0, 0, 0]
    rows = sorted(
        (*json.loads(line), log.stem) for log in tmp_path.glob("*.log") for line in log.read_text().splitlines()
    )
    assert len(rows) == 18
    prove([Asked(HOST, began, ended, rest) for began, ended, rest, _ in rows])
    changes = sum(before[3] != after[3] for before, after in pairwise(rows))
    assert changes > 2, "they were at work at the same time, not one after the other"
