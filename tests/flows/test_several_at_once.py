"""Several runs at once, as `newswake up` and a user beside it start them, and a run that is killed.

One story told by one set of processes: two seeds that share sources are started by their deployments while
`newswake run` runs by hand on one of them. Then a run is killed with SIGKILL and the next one starts.
"""

from __future__ import annotations

import contextlib
import http
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from tests.demo_web import CATALOGUE, DemoWeb, load_expected
from tests.flows.conftest import ROOT, clean_environment
from warehouse import db
from warehouse.compare import engine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = [pytest.mark.prefect, pytest.mark.loopback, pytest.mark.enable_socket]

TABLE = load_expected()
SEEDS = ("karvenia", "karvenia-pensions")
DELAY_S = 0.2
# Generous: a busy machine must not fail the test.
PATIENCE_S = 240.0
BUSY_S = 60.0


def ask(warehouse: Path, sql: str, *values: object) -> list[dict[str, Any]]:
    with db.read_only(warehouse) as con:
        cursor = con.execute(sql, list(values))
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@dataclass
class Place:
    """A data folder with a running `newswake up` and the demo web."""

    folder: Path
    web: DemoWeb
    port: int
    environ: dict[str, str]
    processes: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def warehouse(self) -> Path:
        return self.folder / "data" / "warehouse" / "current.duckdb"

    def start(self, *args: str) -> subprocess.Popen[str]:
        log = (self.folder / f"{len(self.processes)}-{args[0]}.log").open("w")
        with log:
            child = subprocess.Popen(
                [sys.executable, "-m", "flows", *args],
                cwd=ROOT,
                env=self.environ,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                text=True,
                start_new_session=True,
            )
        self.processes.append(child)
        return child

    def newswake(self, *args: str) -> int:
        return self.start(*args).wait(PATIENCE_S)

    def logs(self) -> str:
        return "\n".join(f"== {path.name}\n{path.read_text()[-3000:]}" for path in sorted(self.folder.glob("*.log")))

    def api(self, path: str, body: dict[str, Any] | None = None) -> Any:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/api/{path}",
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        give_up = time.monotonic() + BUSY_S
        while True:
            try:
                with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=30) as answer:
                    return json.load(answer)
            except urllib.error.HTTPError as refused:
                # "Database is locked", with a Retry-After: Prefect's own client asks again as well.
                if refused.code != http.HTTPStatus.SERVICE_UNAVAILABLE or time.monotonic() > give_up:
                    raise
                refused.close()
                time.sleep(0.5)

    def until(self, what: str, done: Callable[[], object]) -> None:
        give_up = time.monotonic() + PATIENCE_S
        while not done():
            assert time.monotonic() < give_up, f"{what}\n{self.logs()}"
            time.sleep(0.1)


def serves(place: Place) -> bool:
    """The deployments come one after the other; the one for comparing is the last."""
    with contextlib.suppress(OSError):
        return "all-seeds" in {found["name"] for found in place.api("deployments/filter", {})}
    return False


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def catalogue(folder: Path) -> Path:
    """The demo's catalogue with its second seed resumed."""
    copy = folder / "catalogue"
    shutil.copytree(CATALOGUE, copy)
    paused = copy / "seeds" / f"{SEEDS[1]}.toml"
    text = paused.read_text("utf-8")
    assert "active = false" in text
    paused.write_text(text.replace("active = false", "active = true"), "utf-8")
    return copy


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("several")
    port = free_port()
    with DemoWeb() as web:
        environ = clean_environment() | {
            "NEWSWAKE_DATA_DIR": str(folder / "data"),
            "NEWSWAKE_CATALOGUE_DIR": str(catalogue(folder)),
            "NEWSWAKE_PROXY": web.proxy_url,
            "NEWSWAKE_HOST_DELAY": str(DELAY_S),
            "NEWSWAKE_WORKERS": "1",
            "NEWSWAKE_PORT": str(port),
            # What `newswake up` is told by its schedules, it is told here by hand: no other run may come between.
            "PREFECT_SERVER_SERVICES_SCHEDULER_ENABLED": "false",
        }
        found = Place(folder, web, port, environ)
        try:
            found.start("up")
            found.until("`newswake up` did not start", lambda: serves(found))
            yield found
        finally:
            for child in found.processes:
                end(child)


def end(child: subprocess.Popen[str]) -> None:
    """End what we started, and only that: each child leads a session of its own."""
    if child.poll() is None:
        child.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(40)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)


def schedule(place: Place, deployment: str) -> str:
    """Let the deployment run now, as its schedule would."""
    found = place.api(f"deployments/name/{deployment}")
    run = place.api(f"deployments/{found['id']}/create_flow_run", {"state": {"type": "SCHEDULED"}})
    return str(run["id"])


def state_of(place: Place, flow_run: str) -> str:
    return str(place.api(f"flow_runs/{flow_run}")["state"]["type"])


@dataclass(frozen=True)
class Together:
    """What three runs at once left: two of the schedules, one of `newswake run`. The warehouse is as it was then."""

    warehouse: Path
    states: tuple[str, ...]
    code: int
    stats: dict[str, Any]
    runs: list[dict[str, Any]]
    pending: int


@pytest.fixture(scope="module")
def together(place: Place) -> Together:
    scheduled = [schedule(place, f"monitor/{seed}") for seed in SEEDS]
    place.until("no run began", lambda: place.web.stats()["requests"])
    by_hand = place.start("run", SEEDS[0])
    code = by_hand.wait(PATIENCE_S)
    final = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}
    place.until("a run did not end", lambda: all(state_of(place, run) in final for run in scheduled))
    assert place.newswake("compare") == 0, place.logs()
    warehouse = place.folder / "together.duckdb"
    shutil.copyfile(place.warehouse, warehouse)
    with db.read_only(warehouse) as con:
        pending = engine.pending(con)
    return Together(
        warehouse,
        tuple(state_of(place, run) for run in scheduled),
        code,
        place.web.stats(),
        ask(warehouse, "SELECT * FROM runs"),
        pending,
    )


def test_every_run_ends_well_and_its_ledger_balances(place: Place, together: Together) -> None:
    assert (together.states, together.code) == (("COMPLETED", "COMPLETED"), 0), place.logs()
    assert sorted(run["flow"] for run in together.runs) == ["compare", "monitor", "monitor", "monitor"]
    assert [run for run in together.runs if not run["balanced"]] == []
    assert {run["state"] for run in together.runs} <= {"completed", "warning"}


def test_they_ran_at_the_same_time(together: Together) -> None:
    monitors = [run for run in together.runs if run["flow"] == "monitor"]
    assert max(run["started_at"] for run in monitors) < min(run["finished_at"] for run in monitors)


def test_no_lock_error_is_said_anywhere(place: Place, together: Together) -> None:
    text = place.logs().lower()
    assert not [word for word in ("database is locked", "conflicting lock", "warehousebusy") if word in text], text


def test_no_article_is_fetched_twice(together: Together) -> None:
    """Seeds are read by each run that needs them; any other article is asked for by one run alone."""
    paths = [
        f"http://{host}{path}"
        for host, row in together.stats["hosts"].items()
        for path, count in row["paths"].items()
        if count > 1
    ]
    seeds = {page.url for page in TABLE.pages.values() if page.is_seed or TABLE.other_seed.get(page.url) == "copy"}
    assert {url for url in paths if url in TABLE.pages} <= seeds


def test_robots_are_read_once_per_host(together: Together) -> None:
    hosts = together.stats["hosts"].items()
    assert {host: row["paths"]["/robots.txt"] for host, row in hosts} == {host: 1 for host, _ in hosts}
    assert (together.stats["robots_violations"], together.stats["before_robots"]) == (0, 0)


def test_a_host_is_asked_by_one_process_at_a_time_and_not_too_soon(together: Together) -> None:
    for host, row in together.stats["hosts"].items():
        assert row["most_concurrent"] == 1, host
        assert row["least_interval_s"] >= DELAY_S, host
    assert [row for row in ask(together.warehouse, "SELECT * FROM politeness") if not row["ok"]] == []


def test_no_source_is_said_to_be_empty_because_another_run_asks_it(together: Together) -> None:
    warned = ask(together.warehouse, "SELECT DISTINCT subject, message FROM run_warning")
    assert {row["subject"] for row in warned} == set(TABLE.warnings), warned


def test_every_run_knows_what_its_sources_list(together: Together) -> None:
    """What another run fetched is in the ledger of each that found it, and says so."""
    found = ask(together.warehouse, "SELECT run_id, url, state FROM run_ledger")
    by_hand = [run for run in together.runs if run["seed_id"] == SEEDS[0]]
    known = [{row["url"] for row in found if row["run_id"] == run["run_id"]} for run in by_hand]
    assert len(known) == 2
    assert known[0] == known[1]
    assert "shared" in {row["state"] for row in found}


def test_every_article_is_compared_with_both_seeds(together: Together) -> None:
    assert together.pending == 0
    (held,) = ask(together.warehouse, "SELECT count(*) AS n FROM articles")
    assert held["n"] == len([page for page in TABLE.pages.values() if page.relation and page.run1])
    for seed in SEEDS:
        assert ask(together.warehouse, "SELECT count(*) AS n FROM matches WHERE seed_id = ?", seed) == [held]


def test_relations_are_those_of_a_run_that_was_alone(together: Together) -> None:
    rows = ask(together.warehouse, "SELECT url, relation FROM matches WHERE seed_id = ?", SEEDS[0])
    got = {row["url"]: row["relation"] for row in rows}
    pages = [page for page in TABLE.pages.values() if page.relation and page.run1]
    assert got == {page.redirects_to or page.url: page.relation for page in pages}


def test_each_seed_has_one_version_though_two_runs_read_it(together: Together) -> None:
    rows = ask(together.warehouse, "SELECT seed_id, seed_version FROM seed ORDER BY seed_id")
    assert [(row["seed_id"], row["seed_version"]) for row in rows] == [(seed, 1) for seed in SEEDS]


# ---- a run that is killed ----


@dataclass(frozen=True)
class Killed:
    """What was left of a killed run once the next one had started."""

    run: dict[str, Any]
    prefect: str
    left_behind: list[psutil.Process]
    open_files: list[str]


@pytest.fixture(scope="module")
def killed(place: Place, together: Together) -> Killed:
    place.web.set_edition(2)
    place.web.reset_stats()
    child = place.start("run", SEEDS[0], "--recheck", "all")
    place.until("the run did not fetch", lambda: place.web.stats()["requests"] > 12)
    workers = psutil.Process(child.pid).children(recursive=True)
    os.kill(child.pid, signal.SIGKILL)
    child.wait(10)
    assert workers
    assert place.newswake("compare", "--no-report") == 0, place.logs()
    (run,) = ask(place.warehouse, "SELECT * FROM runs WHERE flow = 'monitor' ORDER BY started_at DESC LIMIT 1")
    _, alive = psutil.wait_procs(workers, timeout=10)
    archive = place.folder / "data" / "archive"
    unfinished = [path.name for path in archive.rglob("*.open")]
    return Killed(run, state_of(place, str(run["flow_run_id"])), alive, unfinished)


def test_a_killed_run_is_closed_in_the_warehouse_and_in_prefect(killed: Killed) -> None:
    assert (killed.run["state"], killed.prefect) == ("crashed", "CRASHED")
    assert killed.run["finished_at"] is not None
    assert killed.run["balanced"]


def test_a_killed_run_leaves_no_worker_and_no_open_file(killed: Killed) -> None:
    assert killed.left_behind == []
    assert killed.open_files == []


def test_the_archive_is_valid_after_a_kill(killed: Killed, place: Place) -> None:
    warcs = sorted(map(str, (place.folder / "data" / "archive").rglob("*.warc.gz")))
    command = [sys.executable, "-m", "warcio.cli", "check", *warcs]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_same_run_again_completes_what_was_begun(killed: Killed, place: Place) -> None:
    assert place.newswake("run", SEEDS[0], "--recheck", "all") == 0, place.logs()
    pages = [page for page in TABLE.pages.values() if page.relation]
    rows = ask(place.warehouse, "SELECT url, relation FROM matches WHERE seed_id = ?", SEEDS[0])
    assert {row["url"]: row["relation"] for row in rows} == {p.redirects_to or p.url: p.relation for p in pages}
    corrected = [page.url for page in pages if page.revisions_run2]
    assert ask(place.warehouse, "SELECT url FROM articles WHERE revisions > 1") == [{"url": url} for url in corrected]
