from __future__ import annotations

import asyncio
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest

from extractors.errors import ArchiveError, FetchError, WarehouseError
from extractors.records import Candidate
from flows.frontier import Frontier
from flows.keeper import Rules
from flows.run import MAX_NOTE, Opening, Run, open_run
from flows.work import Budget, Work
from tests.flows.fakes import FixedClock, noted
from warehouse import db

if TYPE_CHECKING:
    from config.settings import Settings

OPENING = Opening("monitor", "a run", "the-seed")


class Cancelled(BaseException):
    """As Prefect's TerminationSignal is one: no Exception."""


def ended(settings: Settings) -> list[tuple[Any, ...]]:
    with db.read_only(settings.published) as con:
        return con.execute("SELECT state, note FROM runs").fetchall()


def fill_the_disk(settings: Settings, run: Run) -> None:
    """Something was noted; then a file stands in the place of the spool, and nothing can be written."""
    run.note("run_warning", {"run_id": run.run_id})
    shutil.rmtree(settings.spool_dir)
    settings.spool_dir.write_text("")
    raise ArchiveError("the disk is full.")


def test_what_ended_a_run_is_raised_though_its_end_cannot_be_noted(settings: Settings) -> None:
    with pytest.raises(ArchiveError, match="disk is full"), open_run(settings, OPENING, lambda *_: None) as run:
        fill_the_disk(settings, run)


def test_what_ended_a_run_is_raised_though_its_archive_cannot_be_closed(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise ArchiveError("no space for the last record.")

    with pytest.raises(FetchError, match="proxy"), open_run(settings, OPENING, lambda *_: None) as run:  # noqa: PT012 - two steps of one run
        monkeypatch.setattr(run.archive, "close", full)
        raise FetchError("the proxy is gone.")
    assert ended(settings) == [("failed", "the proxy is gone.")]


def test_a_run_that_was_stopped_from_outside_is_cancelled_not_failed(settings: Settings) -> None:
    with suppress(Cancelled), open_run(settings, OPENING, lambda *_: None):
        raise Cancelled
    assert ended(settings) == [("cancelled", "Cancelled")]


def test_the_note_of_a_failed_run_is_bounded_and_cannot_command_a_terminal(settings: Settings) -> None:
    with suppress(ValueError), open_run(settings, OPENING, lambda *_: None):
        raise ValueError("\x1b[2Jgone\n" + "x" * 100_000)
    ((state, note),) = ended(settings)
    assert (state, len(note)) == ("failed", MAX_NOTE)
    assert note.startswith("\\x1b[2Jgone\\nxxx")


def test_an_archive_that_cannot_be_closed_leaves_no_lease_behind(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise ArchiveError("the disk is full.")

    run = Run(settings, "monitor", "run-2", FixedClock())
    monkeypatch.setattr(run.archive, "close", full)
    with pytest.raises(ArchiveError):
        run.close()
    with pytest.raises(FetchError, match="closed"):
        run.leases.finish_run("run-2")


def test_a_warning_that_quotes_the_web_is_harmless_on_a_terminal_and_in_a_log(run: Run) -> None:
    run.warn("http://a.example/\x1b]0;x\x07", "status 500\nINFO everything is fine \u202eenif")
    (row,) = noted(run, "run_warning")
    assert row["subject"] == "http://a.example/\\x1b]0;x\\x07"
    assert row["message"] == "status 500\\nINFO everything is fine \\u202eenif"


@pytest.mark.enable_socket
def test_services_that_do_not_start_leave_no_event_loop_behind(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    work = Work(run, Rules(), Budget(1, 1000, 1.0))

    async def fails() -> None:
        await asyncio.sleep(0)
        raise FetchError("the CA file cannot be read.")

    monkeypatch.setattr(work, "_open", fails)
    with pytest.raises(FetchError), work:
        raise AssertionError("never entered")
    with pytest.raises(RuntimeError, match="closed"):
        work._runner.get_loop()


def test_a_crawl_trap_is_bounded_and_counted() -> None:
    frontier = Frontier(None, max_known=10)
    for number in range(25):
        frontier.offer(Candidate(f"http://a.example/2025/03/14/story-{number}", "section"))
    assert (frontier.known, frontier.dropped) == (10, 15)


def test_a_row_that_cannot_be_stored_is_an_error_of_ours(run: Run) -> None:
    with pytest.raises(WarehouseError):
        run.note("run_warning", {"run_id": object()})
