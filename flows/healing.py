"""What a run does for those that were killed before it: nothing that they had is lost, and they are closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.errors import ArchiveError
from extractors.fetch.stored import fetches, files_of, recover, run_of
from flows.notes import Notes
from warehouse import journal, run_rows, store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from extractors.records import Fetch
    from flows.run import Run

    # Flow runs that are dead, and how to tell it of others that Prefect has as running.
    CloseFlowRuns = Callable[[list[str], Callable[[str], bool]], None]


def heal(run: Run, close_in_prefect: CloseFlowRuns) -> None:
    """Bring home what killed runs left: their batches, their WARC files, their open run rows."""
    settings, now = run.settings, run.clock.now()
    for problem in journal.hand_over(settings.journal_dir, run.spool, settings.published).problems:
        run.warn("journal", problem)
    run.load()
    recover(settings.archive_dir, lambda path: _take_up(run, path))
    # A run that has ended by its leases is on its way: the batch with its end has not been loaded yet.
    dead = [
        row for row in store.open_runs(settings.published) if run.leases.standing(row.run_id) in ("dead", "unknown")
    ]
    for row in dead:
        # What it archived after its last batch, in files that it had closed itself.
        for path in files_of(settings.archive_dir, row.run_id):
            _take_up(run, path)
        run.note("run_end", run_rows.run_end_row(row.run_id, "crashed", now, "its process ended without a word"))
    close_in_prefect([row.flow_run_id for row in dead if row.flow_run_id], lambda known: _is_over(run, known))
    run.load()
    # Only now: killed before this line, the next run finds the same runs dead and open again.
    for run_id in {row.run_id for row in dead} | set(run.leases.dead_runs()):
        run.leases.close_run(run_id)


def _take_up(run: Run, path: Path) -> None:
    """Note the requests that a killed run had put into this file and not yet handed to the loader.

    They are in the spool before the file gets its final name: killed in between, the next run finds them noted.
    """
    owner = run_of(path)
    if owner is None:
        return
    found = _readable(run, path)
    unknown = store.unknown_fetches(run.settings.published, [fetch.fetch_id for fetch in found])
    notes = Notes(run)
    for fetch in found:
        if fetch.fetch_id in unknown:
            notes.fetch(fetch, owner)
    run.flush()


def _readable(run: Run, path: Path) -> list[Fetch]:
    """Read the requests of a file up to where it is damaged: one bad file must not keep all later runs from work."""
    found: list[Fetch] = []
    try:
        found.extend(fetches(path))
    except ArchiveError as error:
        run.warn(path.name, f"what a killed run had fetched is taken up only up to here: {error.message}")
    return found


def warn_of_leases(run: Run) -> None:
    """Say what a person may want to look after: a clock that was set, a lease file that was broken."""
    jump = run.leases.clock_jump
    if jump is not None:
        run.warn(
            "clock", f"it was set by {jump:+.0f} s; delays are kept all the same. Check the machine's time service"
        )
    if run.leases.set_aside is not None:
        run.warn(
            "leases",
            f"the file was broken and is now {run.leases.set_aside.name}; rests that hosts asked for are forgotten",
        )


def _is_over(run: Run, flow_run_id: str) -> bool:
    """True if a flow run is one of ours, has ended in the warehouse, and its process lives no more."""
    run_id = store.ended_run(run.settings.published, flow_run_id)
    return run_id is not None and run.leases.is_deserted(run_id)
