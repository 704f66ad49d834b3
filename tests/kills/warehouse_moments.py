"""Moments at which work on the warehouse is killed, how each is met, and what proves afterwards that it was met."""

from __future__ import annotations

import json
import os
import signal
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.kills.trap import after, before
from warehouse import backup, backup_manifest, journal, load, publish, revisions, spool, statements

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.kills.trap import Trap
    from tests.kills.warehouse_look import Left
    from warehouse.load import Loader

# How long into a checkpoint it is killed, in seconds times the number of the event.
STEP_S = 0.006
# Each batch has an article that changed, and looked at it twice.
LOOKS_OF_CHANGED = 2


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment, its phase, how it is met, and what it leaves."""

    name: str
    phase: str
    set_trap: Callable[[Trap, Loader], None]
    left: Callable[[Left], bool]


def _call(owner: Any, name: str, *, done: bool) -> Callable[[Trap, Loader], None]:
    """A function was called, or is to be called next."""

    def set_trap(trap: Trap, _loader: Loader) -> None:
        wrap = after if done else before
        wrap(owner, name, lambda *_, **__: trap.event(f"{'after' if done else 'before'} {name}"))

    return set_trap


def _phase(name: str) -> Callable[[Trap, Loader], None]:
    """The loader has come to this phase."""

    def set_trap(trap: Trap, loader: Loader) -> None:
        def told(phase: str) -> None:
            if phase == name:
                trap.event(f"loader: {phase}")

        loader._on_phase = told

    return set_trap


def _statement(group: str, name: str) -> Callable[[Trap, Loader], None]:
    """In a transaction, a statement of this name is to be executed next."""

    def set_trap(trap: Trap, _loader: Loader) -> None:
        def told(read_group: str, read_name: str) -> None:
            if read_group == group and read_name.startswith(name):
                trap.event(f"before {read_name}")

        before(statements, "read", told)

    return set_trap


def _in_checkpoint(trap: Trap, loader: Loader) -> None:
    """Some time into a checkpoint, by another process: DuckDB itself is at work, and holds Python's lock."""
    delay, begun = trap._left * STEP_S, _executioner(trap._left * STEP_S)

    def told(phase: str) -> None:
        if phase == "close":
            # Written before, since there is no time left then: that the log is still there proves the rest.
            with trap._marker.open("w", encoding="utf-8") as handle:
                json.dump({"phase": "checkpoint", "detail": f"after {delay:g} s", "children": []}, handle)
                handle.flush()
                os.fsync(handle.fileno())
            os.write(begun, b"1")

    loader._on_phase = told


def _executioner(delay: float) -> int:
    """A process that kills this one some time after a byte was written to the handle that comes back."""
    victim, (heard, told) = os.getpid(), os.pipe()
    if os.fork() == 0:
        os.close(told)
        if os.read(heard, 1):
            time.sleep(delay)
            os.kill(victim, signal.SIGKILL)
        os._exit(0)
    os.close(heard)
    return told


MOMENTS = {
    moment.name: moment
    for moment in (
        Moment(
            "rows written, no manifest",
            "spool",
            _call(spool.Batch, "_write_manifest", done=False),
            lambda left: left.unfinished_batches == 1 and left.manifests == 0,
        ),
        Moment(
            "manifest written, not renamed",
            "spool",
            _call(spool.Batch, "_write_manifest", done=True),
            lambda left: left.unfinished_batches == 1 and left.manifests == 1,
        ),
        Moment(
            "renamed, not acknowledged",
            "spool",
            _call(spool.Batch, "_write", done=True),
            lambda left: left.unfinished_batches == 0 and bool(left.waiting - left.acknowledged),
        ),
        Moment(
            "an entry begun, not whole",
            "journal",
            _call(journal, "line_of", done=True),
            lambda left: left.unfinished_entries > 0 and bool(left.waiting) and not left.said,
        ),
        Moment(
            "an entry kept, not handed over",
            "journal",
            _call(journal, "write", done=True),
            lambda left: bool(left.entries) and bool(left.waiting) and not left.said,
        ),
        Moment(
            "an entry handed over, not loaded",
            "journal",
            _call(journal, "hand_over", done=True),
            lambda left: bool(left.said) and left.said <= left.entries,
        ),
        Moment(
            "in the transaction",
            "load",
            _call(load, "_load_table", done=True),
            lambda left: bool(left.waiting) and not left.waiting & left.published,
        ),
        Moment("committed", "load", _phase("commit"), lambda left: left.log and not left.waiting & left.published),
        Moment(
            "in the transaction of revisions",
            "revise",
            _call(revisions, "_insert", done=True),
            lambda left: left.log and left.undone.keys == len(left.waiting) * LOOKS_OF_CHANGED,
        ),
        Moment(
            "revisions written",
            "revise",
            _call(revisions, "revise", done=True),
            lambda left: left.log and not left.undone.keys and left.undone.index > 0,
        ),
        Moment(
            "in the transaction of figures",
            "keep",
            _statement("kept", "done"),
            lambda left: left.log and not left.undone.keys and left.undone.kept == len(left.waiting),
        ),
        Moment(
            "in the transaction of search",
            "index",
            _statement("search", "add"),
            lambda left: left.log and not left.undone.kept and left.undone.index > 0,
        ),
        Moment(
            "in the transaction of near texts",
            "cluster",
            _statement("cluster", "pairs"),
            lambda left: left.log and not left.undone.index and left.undone.clusters > 0,
        ),
        Moment("before the checks", "load", _phase("check"), lambda left: left.log and not left.is_current),
        Moment(
            "in a step",
            "migrate",
            _statement("migrate", "record"),
            lambda left: left.schema < left.expected and bool(left.waiting),
        ),
        Moment("in the checkpoint", "checkpoint", _in_checkpoint, lambda left: left.log and not left.is_current),
        Moment(
            "closed, not copied",
            "publish",
            _phase("publish"),
            lambda left: not left.log and not left.copies and not left.is_current,
        ),
        Moment(
            "copied, not named",
            "publish",
            _call(publish, "_run_cp", done=True),
            lambda left: left.copies == 1 and not left.is_current,
        ),
        Moment(
            "named, not shown",
            "publish",
            _call(publish, "_point", done=False),
            lambda left: left.newest > left.shown and not left.is_current,
        ),
        Moment(
            "shown, not written down",
            "publish",
            _call(publish, "_note_state", done=False),
            lambda left: left.newest == left.shown and left.waiting <= left.published and not left.is_current,
        ),
        Moment(
            "published, not cleaned", "publish", _phase("clean"), lambda left: left.is_current and bool(left.waiting)
        ),
        Moment(
            "a file copied",
            "backup",
            _call(backup._Making, "_note", done=True),
            lambda left: left.backup == "unfinished" and left.is_current,
        ),
        Moment(
            "all copied, no manifest",
            "backup",
            _call(backup_manifest, "write", done=False),
            lambda left: left.backup == "unfinished" and left.is_current,
        ),
        Moment(
            "manifest written",
            "backup",
            _call(backup_manifest, "write", done=True),
            lambda left: left.backup == "whole" and left.is_current,
        ),
    )
}
