"""The moments at which a run is killed: how each is met, and what it must leave on disk if it was met.

The functions that set a trap run in the process that will die; product modules are imported there, when they are
needed, because some of them import Prefect.
"""
# ruff: noqa: PLC0415 - see above

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.kills.trap import after, before

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.kills.traces import Traces
    from tests.kills.trap import Trap


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment: its phase, which of its events counts, how it is met, what proves afterwards that it was met."""

    name: str
    phase: str
    nth: int
    set_trap: Callable[[Trap], None]
    left: Callable[[Traces], bool]
    # How the warehouse must judge the killed run: its end may have been on disk already.
    ends: str = "crashed"


def _opening(trap: Trap) -> None:
    """The run has announced itself, and begins to heal what others left."""
    from flows import healing

    before(healing, "heal", lambda *_: trap.event("before heal"))


def _archived(trap: Trap) -> None:
    """An article's response is in the archive, and nowhere else."""
    from extractors.fetch.archive import WarcArchive

    def told(_archive: object, answer: Any, *_: object) -> None:
        if not answer.url.endswith("/robots.txt"):
            trap.event(f"archived {answer.url}")

    after(WarcArchive, "write", told)


def _torn(trap: Trap) -> None:
    """Half of a record is in the file. A first part was loaded and published before."""
    from extractors.fetch.archive import WarcArchive
    from flows.work import Work

    def told(archive: Any, file: int, data: bytes) -> None:
        if trap.armed:
            os.write(file, data[: len(data) // 2])
        trap.late_event(f"half of {len(data)} bytes written to {archive._name}")

    after(Work, "slice", trap.arm)
    before(WarcArchive, "_write", told)


def _in_worker(trap: Trap) -> None:
    """A page was sent to a worker, which works on it."""
    from extractors import pool

    asked: dict[object, str] = {}

    def reading(worker: object) -> None:
        # A worker that starts is read from too, before it was asked anything.
        if worker in asked:
            trap.event(f"a worker has {asked[worker]}")

    before(pool._Worker, "ask", lambda worker, job: asked.update({worker: job.url}))
    before(pool._Worker, "_read", reading)


def _extracted(trap: Trap) -> None:
    """A page came back from its worker and is not noted."""
    from flows.pipeline import Slice

    before(Slice, "_extracted", lambda _slice, _entry, page, _extraction: trap.event(f"back: {page.fetch.final_url}"))


def _spooling(trap: Trap) -> None:
    """The batch of the first slice is written, and not renamed."""
    from flows.work import Work
    from warehouse.spool import Batch

    def told(batch: Any) -> None:
        if "content" in batch._counts:
            trap.event(f"{batch.batch_id} with {batch.rows} rows")

    after(Batch, "_write_manifest", told)
    after(Work, "slice", trap.arm)


def _in_transaction(trap: Trap) -> None:
    """The second batch with articles is half in the database, in a transaction that is open."""
    from warehouse import load

    def told(_con: object, _file: object, table: str, manifest: Any) -> None:
        if table == "observation":
            trap.event(f"{table} of {manifest.batch_id}")

    after(load, "_load_table", told)


def _phase(name: str) -> Callable[[Trap], None]:
    """The loader reaches this phase, once there are articles."""

    def set_trap(trap: Trap) -> None:
        from flows.work import Work
        from warehouse.load import Loader

        def told(phase: str) -> None:
            if phase == name:
                trap.late_event(f"loader: {phase}")

        after(Work, "slice", trap.arm)
        after(Loader, "__init__", lambda loader, *_, **__: setattr(loader, "_on_phase", told))

    return set_trap


def _publishing(name: str, *, done: bool) -> Callable[[Trap], None]:
    """A step of publishing the articles was done, or is to be done next."""

    def set_trap(trap: Trap) -> None:
        from flows.work import Work
        from warehouse import publish

        after(Work, "slice", trap.arm)
        wrap = after if done else before
        wrap(publish, name, lambda *_, **__: trap.late_event(f"{'after' if done else 'before'} publish.{name}"))

    return set_trap


def _comparing(trap: Trap) -> None:
    """Some of the pairs are compared."""
    from warehouse.compare import engine

    original = engine.compare

    def counted(*args: Any, **named: Any) -> Iterator[Any]:
        for result in original(*args, **named):
            yield result
            trap.event(f"pair of {result.seed_id} and observation {result.observation_id}")

    engine.compare = counted


def _compared(trap: Trap) -> None:
    """All pairs are compared and wait in the spool."""
    from flows import comparing

    after(comparing, "compare_pending", lambda *_: trap.event("after compare_pending"))


def _reporting(trap: Trap) -> None:
    """The report is written under its temporary name."""
    import pathlib

    def told(path: Any, _target: object) -> None:
        if path.suffix == ".tmp":
            trap.event(f"{path.name} written")

    before(pathlib.Path, "replace", told)


def _ended(trap: Trap) -> None:
    """The run's end is in the spool, and not loaded."""
    from extractors.fetch.leases import Leases

    after(Leases, "finish_run", lambda _leases, run_id: trap.event(f"end of {run_id} noted"))


MOMENTS = {
    moment.name: moment
    for moment in (
        Moment(
            "announced, not loaded",
            "open",
            1,
            _opening,
            lambda t: t.spooled_tables == {"run"} and t.linked_snapshot == 0,
        ),
        Moment(
            "first page archived, not noted", "fetch", 1, _archived, lambda t: t.open_warcs == 1 and not t.observations
        ),
        Moment("half a record written", "fetch", 3, _torn, lambda t: t.torn_warcs == 1 and t.observations > 0),
        Moment("page in a worker", "extract", 6, _in_worker, lambda t: t.children > 0 and t.open_warcs == 1),
        Moment("result back, not noted", "extract", 8, _extracted, lambda t: t.children > 0 and t.open_warcs == 1),
        Moment("batch written, not renamed", "extract", 2, _spooling, lambda t: t.unfinished_batches == 1),
        Moment(
            "second batch in its transaction",
            "load",
            2,
            _in_transaction,
            lambda t: t.batches >= 2 and not t.observations and not t.current,
        ),
        Moment("committed, not checkpointed", "load", 1, _phase("close"), lambda t: t.log and not t.observations),
        Moment(
            "committed, not published",
            "load",
            1,
            _phase("publish"),
            lambda t: not t.log and t.batches > 0 and not t.observations and not t.current and not t.copies,
        ),
        Moment(
            "published, not cleaned",
            "load",
            1,
            _phase("clean"),
            lambda t: t.observations > 0 and t.current and t.batches > 0,
        ),
        Moment(
            "copy made, not named",
            "publish",
            1,
            _publishing("_run_cp", done=True),
            lambda t: t.copies == 1 and not t.observations,
        ),
        Moment(
            "copy named, symlink not swapped",
            "publish",
            1,
            _publishing("_point", done=False),
            lambda t: t.newest_snapshot > t.linked_snapshot and not t.observations,
        ),
        Moment(
            "symlink swapped, not written down",
            "publish",
            1,
            _publishing("_note_state", done=False),
            lambda t: t.newest_snapshot == t.linked_snapshot and t.observations > 0 and not t.current,
        ),
        Moment(
            "in the middle of the pairs", "compare", 7, _comparing, lambda t: not t.comparisons and t.observations > 0
        ),
        Moment(
            "pairs in the spool, not loaded",
            "compare",
            1,
            _compared,
            lambda t: not t.comparisons and "comparison" in t.spooled_tables,
        ),
        Moment(
            "end in the spool, not loaded",
            "end",
            1,
            _ended,
            lambda t: "run_end" in t.spooled_tables and t.comparisons > 0,
            ends="warning",
        ),
        # Its end is loaded by then: only Prefect still has it as running.
        Moment(
            "report not renamed",
            "report",
            1,
            _reporting,
            lambda t: t.unfinished_reports == 1 and t.reports == 0,
            ends="warning",
        ),
    )
}
