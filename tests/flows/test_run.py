from __future__ import annotations

import gzip
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from extractors.errors import RunError
from flows.run import FLUSH_ROWS, Opening, config_hash, new_run_id, open_run
from tests.flows.conftest import ROOT
from tests.flows.fakes import NOW, noted
from warehouse import db, run_rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from config.settings import Settings
    from flows.run import Run

# A run that has noted something and is killed in the middle of its work, with a batch that was never handed over.
DYING = """
import os, signal, sys
from pathlib import Path
from config.settings import Settings
from flows.run import Opening, open_run
from warehouse import run_rows
opening = Opening("monitor", "the one that dies", "the-seed", flow_run_id="11111111-1111-4111-8111-111111111111")
with open_run(Settings(data_dir=Path(sys.argv[1])), opening, lambda *_: None) as run:
    run.leases.open_run()
    run.warn("kept", "this was handed over")
    run.flush()
    run.warn("lost", "this was not")
    os.kill(os.getpid(), signal.SIGKILL)
"""

# The same, with requests that it had archived: the first one noted, one in a file that it closed, one in an open file.
ARCHIVING = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from config.settings import Settings
from extractors.fetch.answer import Answer
from flows.notes import Notes
from flows.run import Opening, open_run
from tests.warehouse.planting import fetch

def archived(run, path):
    url = f"https://a.example/{path}"
    answer = Answer(
        url=url, status=200, reason="OK", headers=(), body=path.encode(), request_headers=(), request_target=f"/{path}",
        started_at=datetime(2025, 3, 14, tzinfo=UTC), elapsed=0.1, latency=0.1,
    )
    bare = fetch(url, chain_id=path, waited_ms=700, wait_reason="host_delay 1 s", warc_file=None, warc_offset=None,
                 warc_length=None)
    return run.archive.write(answer, bare)

with open_run(Settings(data_dir=Path(sys.argv[1])), Opening("monitor", "the one that dies"), lambda *_: None) as run:
    run.leases.open_run()
    Notes(run).fetch(archived(run, "noted"))
    run.flush()
    archived(run, "closed")
    run.archive.close()
    archived(run, "open")
    os.kill(os.getpid(), signal.SIGKILL)
"""


class Prefect:
    """Takes down which flow runs are to be closed."""

    def __init__(self) -> None:
        self.closed: list[str] = []

    def __call__(self, dead: list[str], _is_over: Callable[[str], bool]) -> None:
        self.closed += dead


def ask(settings: Settings, sql: str) -> list[tuple[Any, ...]]:
    with db.read_only(settings.published) as con:
        return con.execute(sql).fetchall()


def opened(settings: Settings, prefect: Prefect | None = None, name: str = "a run") -> Any:
    return open_run(settings, Opening("monitor", name, "the-seed"), prefect or Prefect())


def test_a_run_that_ends_well_is_completed_one_that_warned_says_so(settings: Settings) -> None:
    with opened(settings):
        pass
    with opened(settings, name="with a warning") as run:
        run.warn("the-a", "listed nothing")
        run.warn("the-a", "listed nothing")
    assert ask(settings, "SELECT name, state, warnings FROM runs ORDER BY started_at") == [
        ("a run", "completed", 0),
        ("with a warning", "warning", 1),
    ]


@pytest.mark.parametrize(
    ("error", "state"), [(RunError("not one page."), "failed"), (KeyboardInterrupt(), "cancelled")]
)
def test_an_error_is_noted_and_goes_on_to_the_caller(settings: Settings, error: BaseException, state: str) -> None:
    def work() -> None:
        with opened(settings) as run:
            run.note("run_warning", run_rows.warning_row(run.run_id, "a", "noted before the end", NOW))
            raise error

    with pytest.raises(type(error)):
        work()
    assert ask(settings, "SELECT state, warnings FROM runs") == [(state, 1)]


def test_requests_that_a_killed_run_had_archived_are_taken_up_by_the_next(settings: Settings) -> None:
    dead = subprocess.run([sys.executable, "-c", ARCHIVING, str(settings.data_dir)], cwd=ROOT, check=False, timeout=60)
    assert dead.returncode == -signal.SIGKILL
    for name in ("the next", "and one more"):
        with opened(settings, name=name):
            pass
    rows = ask(
        settings,
        "SELECT r.name, f.chain_id, f.waited_ms, f.wait_reason, count(w.record_id) "
        "FROM fetch_log f JOIN run r USING (run_id) "
        "JOIN warc_record w ON w.fetch_id = f.fetch_id AND w.kind = 'response' "
        "GROUP BY ALL ORDER BY f.chain_id",
    )
    assert rows == [("the one that dies", path, 700, "host_delay 1 s", 1) for path in ("closed", "noted", "open")]
    assert not list(settings.archive_dir.glob("*.open"))


def test_a_damaged_file_of_a_killed_run_does_not_stop_the_next(settings: Settings) -> None:
    dead = subprocess.run([sys.executable, "-c", ARCHIVING, str(settings.data_dir)], cwd=ROOT, check=False, timeout=60)
    assert dead.returncode == -signal.SIGKILL
    (closed,) = settings.archive_dir.glob("*.warc.gz")
    data = bytearray(closed.read_bytes())
    data[-20] ^= 0xFF
    closed.write_bytes(data)
    unreadable = settings.archive_dir / closed.name.replace("-1.warc.gz", "-9.warc.gz")
    unreadable.write_bytes(b"no WARC file at all")
    (settings.archive_dir / "other.warc.gz.open").write_bytes(gzip.compress(b"nor is this"))
    with opened(settings, name="the next") as run:
        assert [notice.subject for notice in run.warnings] == [closed.name]
    assert ask(settings, "SELECT name, state FROM runs ORDER BY started_at") == [
        ("the one that dies", "crashed"),
        ("the next", "warning"),
    ]
    assert ask(settings, "SELECT chain_id FROM fetch_log ORDER BY chain_id") == [("noted",), ("open",)]


def test_a_killed_run_is_closed_by_the_next_and_what_it_had_handed_over_stays(settings: Settings) -> None:
    command = [sys.executable, "-c", DYING, str(settings.data_dir)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    prefect = Prefect()
    with opened(settings, prefect, "the next"):
        pass
    assert prefect.closed == ["11111111-1111-4111-8111-111111111111"]
    rows = ask(settings, "SELECT name, state FROM runs ORDER BY started_at")
    assert rows == [("the one that dies", "crashed"), ("the next", "completed")]
    assert ask(settings, "SELECT subject FROM run_warning") == [("kept",)]
    third = Prefect()
    with opened(settings, third):
        pass
    assert third.closed == [], "it is closed once"


def test_a_run_that_lives_is_left_alone(settings: Settings) -> None:
    prefect = Prefect()
    with opened(settings, name="outer") as outer:
        outer.leases.open_run()
        with opened(settings, prefect, "inner"):
            pass
        assert ask(settings, "SELECT state FROM runs WHERE name = 'outer'") == [("running",)]
    assert prefect.closed == []
    assert ask(settings, "SELECT DISTINCT state FROM runs") == [("completed",)]


def test_rows_are_handed_over_when_there_are_many_and_not_before(run: Run) -> None:
    row = run_rows.warning_row(run.run_id, "a", "b", NOW)
    for _ in range(FLUSH_ROWS - 1):
        run.note("run_warning", row)
    run.breathe()
    assert batches(run) == []
    run.note("run_warning", row)
    run.breathe()
    assert len(batches(run)) == 1
    run.breathe()
    assert len(batches(run)) == 1
    assert len(noted(run, "run_warning")) == FLUSH_ROWS


def batches(run: Run) -> list[Path]:
    return list(run.settings.spool_dir.glob("*/manifest.json"))


def test_ids_sort_by_time_and_equal_settings_have_one_hash(settings: Settings) -> None:
    assert new_run_id(NOW).startswith("20250317T080000-")
    assert new_run_id(NOW) != new_run_id(NOW)
    assert config_hash(settings) == config_hash(settings.model_copy())
    assert config_hash(settings) != config_hash(settings.model_copy(update={"workers": 5}))
