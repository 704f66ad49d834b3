"""`newswake up` as a user starts it: what is due runs by itself, and Ctrl-C ends all of it."""

from __future__ import annotations

import contextlib
import importlib.metadata
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import psutil
import pytest

from tests.demo_web import CATALOGUE, DemoWeb
from tests.flows.conftest import ROOT, clean_environment
from warehouse import db

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = [pytest.mark.prefect, pytest.mark.loopback, pytest.mark.enable_socket]

SEED = "karvenia"
NEWSWAKE = Path(sys.executable).parent / "newswake"
# Generous: a busy machine must not fail the test.
PATIENCE_S = 240.0
STOP_S = 30.0
# Prefect's own time to die, once its parent is gone.
LINGER_S = 5.0
FINAL = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}


def read(url: str, body: dict[str, Any] | None = None) -> bytes:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, headers={"Content-Type": "application/json"})  # noqa: S310 - loopback
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    give_up = time.monotonic() + PATIENCE_S
    while True:
        try:
            with opener.open(request, timeout=30) as answer:
                return bytes(answer.read())
        except urllib.error.HTTPError as error:
            # Where its database is busy for long, Prefect asks to come back, which its own clients do.
            if error.code != HTTPStatus.SERVICE_UNAVAILABLE or time.monotonic() > give_up:
                raise
            time.sleep(1)


@dataclass
class Up:
    """A running `newswake up`."""

    folder: Path
    port: int
    child: subprocess.Popen[bytes]
    log: Path

    def api(self, path: str, body: dict[str, Any] | None = None) -> Any:
        return json.loads(read(f"http://127.0.0.1:{self.port}/api/{path}", body))

    def runs(self, flow: str) -> list[dict[str, Any]]:
        """The runs of a flow that have begun."""
        wanted = {"flows": {"name": {"any_": [flow]}}, "sort": "EXPECTED_START_TIME_ASC"}
        with contextlib.suppress(OSError):
            return [run for run in self.api("flow_runs/filter", wanted) if run["state_type"] != "SCHEDULED"]
        return []

    def until(self, what: str, done: Callable[[], object]) -> None:
        give_up = time.monotonic() + PATIENCE_S
        while not done():
            assert self.child.poll() is None, f"it ended by itself\n{self.logs()}"
            assert time.monotonic() < give_up, f"{what}\n{self.logs()}"
            time.sleep(0.3)

    def logs(self) -> str:
        return "\n".join(f"== {path.name}\n{path.read_text()[-4000:]}" for path in sorted(self.folder.rglob("*.log")))


def free_ports() -> int:
    """A port that is free, and so is the one after it."""
    for _ in range(50):
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port = int(first.getsockname()[1])
            with contextlib.suppress(OSError, OverflowError):
                second.bind(("127.0.0.1", port + 1))
                return port
    raise OSError("no two free ports beside each other")


@contextlib.contextmanager
def running(folder: Path, web: DemoWeb) -> Iterator[Up]:
    port = free_ports()
    environ = clean_environment() | {
        "NEWSWAKE_DATA_DIR": str(folder / "data"),
        "NEWSWAKE_CATALOGUE_DIR": str(CATALOGUE),
        "NEWSWAKE_PROXY": web.proxy_url,
        "NEWSWAKE_HOST_DELAY": "0.2",
        "NEWSWAKE_WORKERS": "1",
        "NEWSWAKE_RECHECK": "all",
        "PREFECT_HOME": str(folder / "prefect"),
    }
    said = folder / f"up-{port}.log"
    with said.open("wb") as log:
        child = subprocess.Popen(
            [NEWSWAKE, "up", "--port", str(port)],
            cwd=folder,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        yield Up(folder, port, child, said)
    finally:
        end(child)


def family(child: subprocess.Popen[bytes]) -> list[psutil.Process]:
    try:
        return psutil.Process(child.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def end(child: subprocess.Popen[bytes]) -> None:
    """End what we started and all that it started, whatever the tests have left."""
    started = family(child)
    if child.poll() is None:
        child.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(STOP_S)
    for process in started:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    with contextlib.suppress(ProcessLookupError):
        child.kill()
    child.wait(10)


@dataclass(frozen=True)
class Seen:
    """What was seen while it ran, and how it ended."""

    run: dict[str, Any]
    deployments: set[str]
    analytics: object
    listening: set[tuple[str, int]]
    link: str
    report: str
    noted: bool
    ports: tuple[int, int]
    processes: int
    code: int | None
    seconds: float
    left: list[psutil.Process]
    folder: Path
    logs: str


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """One `newswake up`: a run that nobody asked for, a look around, Ctrl-C."""
    folder = tmp_path_factory.mktemp("up")
    with DemoWeb() as web, running(folder, web) as up:
        up.until("no scheduled run came and ended", lambda: any(r["state_type"] in FINAL for r in up.runs("monitor")))
        run = up.runs("monitor")[0]
        link = report_link(up)
        server_file = folder / "data" / "state" / "server.json"
        found: dict[str, Any] = {
            "run": run,
            "deployments": {item["name"] for item in up.api("deployments/filter", {})},
            "analytics": up.api("admin/settings")["server"]["analytics_enabled"],
            "listening": set(listening(up.child)),
            "link": link,
            "report": follow(link),
            "noted": server_file.is_file(),
            "ports": (up.port, up.port + 1),
        }
        code, seconds, processes, left = interrupted(up)
        assert not server_file.exists()
        return Seen(**found, code=code, seconds=seconds, processes=processes, left=left, folder=folder, logs=up.logs())


def report_link(up: Up) -> str:
    artifacts = up.api("artifacts/filter", {"artifacts": {"key": {"any_": [f"report-{SEED}"]}}})
    assert artifacts, up.logs()
    address = re.search(r"\((\S+)\)", artifacts[0]["data"])
    assert address, artifacts[0]
    return address.group(1)


def follow(link: str) -> str:
    body = read(link) if urlsplit(link).scheme == "http" else Path(urlsplit(link).path).read_bytes()
    return body.decode()


def listening(child: subprocess.Popen[bytes]) -> Iterator[tuple[str, int]]:
    """Where it and all that it started take connections."""
    for process in [psutil.Process(child.pid), *family(child)]:
        with contextlib.suppress(psutil.Error):
            for connection in process.net_connections("tcp"):
                if connection.status == psutil.CONN_LISTEN:
                    yield connection.laddr.ip, connection.laddr.port


def interrupted(up: Up) -> tuple[int | None, float, int, list[psutil.Process]]:
    """Ctrl-C: the exit code, how long it took, how many processes there were, and those that are left."""
    started = family(up.child)
    began = time.monotonic()
    os.kill(up.child.pid, signal.SIGINT)
    code: int | None = None
    with contextlib.suppress(subprocess.TimeoutExpired):
        code = up.child.wait(STOP_S + 15)
    seconds = time.monotonic() - began
    _, left = psutil.wait_procs(started, timeout=LINGER_S)
    return code, seconds, len(started), left


def test_a_scheduled_run_comes_by_itself_and_ends_well(seen: Seen) -> None:
    """With SQLAlchemy 2.1 the server starts and nothing ever comes due: docs/adr/0003."""
    assert seen.run["auto_scheduled"], seen.run
    assert seen.run["parameters"] == {"seed": SEED}
    assert seen.run["state_type"] == "COMPLETED", seen.logs


def test_its_facts_are_in_the_warehouse(seen: Seen) -> None:
    with db.read_only(seen.folder / "data" / "warehouse" / "current.duckdb") as con:
        asked = "SELECT state, balanced FROM runs WHERE CAST(flow_run_id AS VARCHAR) = ?"
        rows = con.execute(asked, [seen.run["id"]]).fetchall()
        copies = con.execute("SELECT count(*) FROM matches WHERE relation = 'copy'").fetchall()
    assert [(state in {"completed", "warning"}, balanced) for state, balanced in rows] == [(True, True)]
    assert copies[0][0] >= 2


def test_every_flow_is_served(seen: Seen) -> None:
    assert {SEED, "all-seeds"} <= seen.deployments
    assert "karvenia-pensions" not in seen.deployments, "it is paused"
    assert "due-sources" in seen.deployments


def test_it_listens_on_this_machine_only(seen: Seen) -> None:
    assert {(ip, port) for ip, port in seen.listening if port in seen.ports} == {("127.0.0.1", p) for p in seen.ports}
    assert {ip for ip, _ in seen.listening} == {"127.0.0.1"}


def test_analytics_are_off(seen: Seen) -> None:
    assert seen.analytics is False


def test_the_run_links_its_report(seen: Seen) -> None:
    """From a page that came over http a browser opens an address, but no file."""
    assert seen.link == f"http://127.0.0.1:{seen.ports[1]}/{SEED}.html"
    assert "Karvenia Gambles Its Only Canal" in seen.report


def test_ctrl_c_ends_all_of_it(seen: Seen) -> None:
    assert seen.noted
    assert seen.processes >= 2, "the servers are processes of their own"
    assert seen.code == 0, seen.logs
    assert seen.seconds < STOP_S
    assert seen.left == []
    assert "Traceback" not in seen.logs, seen.logs


def test_ctrl_c_in_the_middle_of_a_run_leaves_nothing_running(seen: Seen) -> None:
    with DemoWeb() as web, running(seen.folder, web) as up:
        up.until("nothing is served", lambda: begun(up))
        up.until("the run did not fetch", lambda: web.stats()["requests"] > 4)
        code, seconds, processes, left = interrupted(up)
    assert processes >= 3, "the servers and the run"
    assert code == 0, up.logs()
    assert seconds < STOP_S
    assert left == []


def begun(up: Up) -> bool:
    """Let the seed's deployment run now. False as long as not everything is served: `compare` comes last."""
    if "serving compare/all-seeds" not in up.log.read_text("utf-8"):
        return False
    (found,) = up.api("deployments/filter", {"deployments": {"name": {"any_": [SEED]}}})
    up.api(f"deployments/{found['id']}/create_flow_run", {"state": {"type": "SCHEDULED"}})
    return True


def test_a_second_one_on_the_same_port_says_so(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        environ = clean_environment() | {"NEWSWAKE_DATA_DIR": str(tmp_path / "data"), "PREFECT_LOGGING_LEVEL": "ERROR"}
        command = [NEWSWAKE, "up", "--port", port]
        done = subprocess.run(
            command, cwd=tmp_path, env=environ, capture_output=True, text=True, check=False, timeout=PATIENCE_S
        )
    assert done.returncode == 6, done.stderr
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_server_can_be_imported(tmp_path: Path) -> None:
    """With fastapi 0.160 and later it cannot: docs/adr/0003."""
    environ = clean_environment() | {"PREFECT_HOME": str(tmp_path)}
    command = [sys.executable, "-c", "import prefect.server.api.server"]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr


def test_what_is_installed_is_what_prefect_works_with() -> None:
    installed = {name: importlib.metadata.version(name) for name in ("prefect", "sqlalchemy", "fastapi")}
    assert installed["prefect"] == "3.8.8"
    major, minor = map(int, installed["sqlalchemy"].split(".")[:2])
    assert (major, minor) < (2, 1)
    assert int(installed["fastapi"].split(".")[1]) <= 150
