"""Many readers while a run writes and publishes: no error, no torn read, and how long a query takes.

    python -m tests.benchmarks.readers                     # 8 readers of 500 queries each, 20 publications
    python -m tests.benchmarks.readers --readers 2 --queries 50 --publications 5 --pause 0.5

Each reader is a process of its own. Half of its queries open the newest snapshot, as ``newswake sql`` does, the others
go on with the connection that it has. Every load adds one whole run, so that each query can check within itself that it
sees only whole runs: as many articles, matches and ledger rows as there are runs, times the pages of a run. A reader
that opens anew must never see fewer runs than before; one that stays must see the same.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.warehouse.planting import NOON, World, settings_in
from warehouse import db

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DONE = "done"
# What is asked: the runs that are seen, and whether all that hangs on them is there, in one query.
QUERIES = (
    """SELECT count(*) AS runs, (SELECT count(*) FROM batch) = runs AND (SELECT count(*) FROM run_url) = $pages * runs
         AND (SELECT count(*) FROM comparison) = $pages * runs
       FROM run""",
    """SELECT (SELECT count(*) FROM run), count(*) = $pages * (SELECT count(*) FROM run)
         AND count(DISTINCT url) = count(*)
       FROM matches""",
    """SELECT count(*) AS runs, coalesce(sum(known) = $pages * count(*) AND bool_and(balanced), true) FROM runs""",
)

# Eight of ten ask tables; the views cost a hundred times as much, and nearly all of that is the planning.
MIX = (0, 1, 0, 0, 0, 0, 2, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is asked and written."""

    folder: Path
    readers: int = 8
    queries: int = 500
    publications: int = 20
    pages: int = 50
    pause: float = 5.0


@dataclass
class Tally:
    """What one reader met. ``seconds`` is how long each query took, opening included."""

    seconds: list[float] = field(default_factory=list)
    versions: set[int] = field(default_factory=set)
    torn: int = 0
    errors: list[str] = field(default_factory=list)


def write(plan: Plan, number: int) -> None:
    """Load one run with all its pages and publish it."""
    world, run_id, at = World(plan.folder), f"run-{number}", NOON + timedelta(hours=number)
    world.run(run_id, at=at, ended="completed", seed_id="s")
    if number == 0:
        world.seed("s", "A seed. It is short.")
    for place in range(plan.pages):
        url = f"https://outlet{place % 5}.example/{number}/{place}"
        seen = world.page(url, f"Story {number} of {place}. It rained on the harbour.", run_id, at)
        world.discover(url, run_id, at)
        world.settle(url, "stored", run_id, at, observation_id=seen)
        world.compare("s", seen, run_id=run_id, compared_at=at)
    world.load()


def _connections(plan: Plan, asked: Iterator[int]) -> Iterator[tuple[bool, Any]]:
    """A connection for each query, and whether it was opened for it."""
    published = settings_in(plan.folder).published
    while True:
        with db.read_only(published, memory_limit="300MB", threads=1) as con:
            con.execute("SET enable_progress_bar = false")
            fresh = True
            for number in asked:
                yield fresh, con
                fresh = False
                if number % 2:
                    break


def read(plan: Plan) -> Tally:
    """Ask until the writer is done, and at least as often as planned."""
    found, seen, asked = Tally(), 0, count()
    connections = _connections(plan, asked)
    while len(found.seconds) < plan.queries or not (plan.folder / DONE).exists():
        began = time.perf_counter()
        try:
            fresh, con = next(connections)
            query = QUERIES[MIX[len(found.seconds) % len(MIX)]]
            runs, is_whole = con.execute(query, {"pages": plan.pages}).fetchone()
        except Exception:  # noqa: BLE001 - any error of a reader is what is counted
            found.errors.append(traceback.format_exc())
            connections = _connections(plan, asked)
        else:
            found.torn += not is_whole or (runs < seen if fresh else runs != seen)
            seen = runs
            found.versions.add(runs)
        found.seconds.append(time.perf_counter() - began)
    return found


def _reader(plan: Plan, answers: multiprocessing.Queue[Tally]) -> None:
    answers.put(read(plan))


def run(plan: Plan) -> list[Tally]:
    """Start the readers on a first publication, write the others beneath them; what each reader met."""
    write(plan, 0)
    context = multiprocessing.get_context("spawn")
    answers: multiprocessing.Queue[Tally] = context.Queue()
    readers = [context.Process(target=_reader, args=(plan, answers)) for _ in range(plan.readers)]
    for reader in readers:
        reader.start()
    try:
        for number in range(1, plan.publications + 1):
            time.sleep(plan.pause)
            write(plan, number)
        (plan.folder / DONE).touch()
        return [answers.get(timeout=1200) for _ in readers]
    finally:
        (plan.folder / DONE).touch()
        for reader in readers:
            reader.join(60)


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which this share of them lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def tell(plan: Plan, tallies: Sequence[Tally]) -> str:
    """The result in a few lines."""
    seconds = [value for tally in tallies for value in tally.seconds]
    errors = [error for tally in tallies for error in tally.errors]
    least = min(len(tally.seconds) for tally in tallies)
    versions = min(len(tally.versions) for tally in tallies)
    median, tail = (1000 * quantile(seconds, share) for share in (0.5, 0.99))
    lines = [
        f"{len(tallies)} readers, {len(seconds)} queries ({least} at least each)",
        f"{plan.publications} publications of {plan.pages} articles, {versions} at least seen by each reader",
        f"errors {len(errors)}, torn reads {sum(tally.torn for tally in tallies)}",
        f"latency: median {median:.0f} ms, p99 {tail:.0f} ms, longest {1000 * max(seconds):.0f} ms",
    ]
    return "\n".join([*lines, *errors[:3]])


def main() -> int:
    """Read the command line, run, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--queries", type=int, default=500)
    parser.add_argument("--publications", type=int, default=20)
    parser.add_argument("--pages", type=int, default=50)
    parser.add_argument("--pause", type=float, default=5.0)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="newswake-readers-") as folder:
        plan = Plan(Path(folder), chosen.readers, chosen.queries, chosen.publications, chosen.pages, chosen.pause)
        tallies = run(plan)
    sys.stdout.write(tell(plan, tallies) + "\n")
    return int(any(tally.errors or tally.torn for tally in tallies))


if __name__ == "__main__":
    sys.exit(main())
