"""Where runs are started, killed and looked at: one demo web, one Prefect server, a data folder per case."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from config.settings import Settings
from extractors.fetch.health import answers
from flows import environment
from tests.demo_web import CATALOGUE, DemoWeb
from tests.kills import aftermath, state, traces
from tests.kills.moments import MOMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
SEED = "karvenia"
HOST_DELAY_S = 0.2
RUN_TIMEOUT_S = 240.0
SERVER_TIMEOUT_S = 180.0
# What is left of a killed run's processes must end by itself within this.
GONE_S = 15.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case: what was hit, and what is wrong after the same run was started again. Empty lists: nothing."""

    moment: str
    phase: str
    hit: str
    proven: bool
    sigkill: bool
    differences: list[str]
    faults: list[str]
    seconds: float

    def row(self) -> dict[str, Any]:
        """The case as a row of the table."""
        return {
            "moment": self.moment,
            "phase": self.phase,
            "hit": self.hit,
            "phase_proven": self.proven,
            "exit_by_sigkill": self.sigkill,
            "equal": not self.differences,
            "warcs_ok": not any(fault.startswith("warc") for fault in self.faults),
            "faults": self.faults,
            "differences": self.differences[:20],
            "seconds": round(self.seconds, 1),
        }


@contextlib.contextmanager
def prefect_server(home: Path) -> Iterator[str]:
    """A Prefect server of our own; its API's address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env = dict(os.environ) | {"PREFECT_HOME": str(home), "PREFECT_API_URL": f"http://127.0.0.1:{port}/api"}
    environment.prepare(Settings(data_dir=home), quiet=True, environ=env)
    command = [sys.executable, "-m", "uvicorn", "--factory", "prefect.server.api.server:create_app"]
    command += ["--host", "127.0.0.1", "--port", str(port), "--log-level", "error"]
    child = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        give_up = time.monotonic() + SERVER_TIMEOUT_S
        while not answers(f"http://127.0.0.1:{port}/api/health"):
            if child.poll() is not None or time.monotonic() > give_up:
                raise RuntimeError("the Prefect server did not start")
            time.sleep(0.2)
        yield env["PREFECT_API_URL"]
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait(10)


class Ground:
    """Runs the driver in data folders under ``folder``. ``recheck`` and ``delay`` as the settings of these names."""

    def __init__(
        self, folder: Path, web: DemoWeb, api_url: str, recheck: str = "all", delay: float = HOST_DELAY_S
    ) -> None:
        self.folder = folder
        self.web = web
        self.api_url = api_url
        self.recheck = recheck
        self.delay = delay
        self._undisturbed: state.State | None = None

    def environ(self, data: Path) -> dict[str, str]:
        """The surroundings of a run: ours, and nothing of the user's settings."""
        env = {name: value for name, value in os.environ.items() if not name.startswith(("NEWSWAKE_", "PREFECT_"))}
        return env | {
            "NEWSWAKE_DATA_DIR": str(data),
            "NEWSWAKE_CATALOGUE_DIR": str(CATALOGUE),
            "NEWSWAKE_PROXY": self.web.proxy_url,
            "NEWSWAKE_HOST_DELAY": str(self.delay),
            "NEWSWAKE_RECHECK": self.recheck,
            # Several slices, so that there are loads in the middle of fetching.
            "NEWSWAKE_SLICE_PAGES": "12",
            "PREFECT_API_URL": self.api_url,
            "PREFECT_HOME": str(self.folder / "prefect-client"),
        }

    def run(self, data: Path, *trap: str) -> subprocess.CompletedProcess[str]:
        """One run of the driver; its output is kept for the message of a failure."""
        command = [sys.executable, "-m", "tests.kills.driver", SEED, *trap]
        env = self.environ(data)
        with subprocess.Popen(
            command,
            cwd=ROOT,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as child:
            try:
                out, _ = child.communicate(timeout=RUN_TIMEOUT_S)
            except subprocess.TimeoutExpired:
                child.kill()
                raise
        return subprocess.CompletedProcess(command, child.returncode, out)

    def whole_run(self, data: Path) -> None:
        """A run that must end by itself and well."""
        done = self.run(data)
        if done.returncode != 0:
            raise RuntimeError(f"the run ended with {done.returncode}:\n{done.stdout[-4000:]}")

    def undisturbed(self) -> state.State:
        """What the warehouse shows after one run that nobody disturbed; made once."""
        if self._undisturbed is None:
            data = self.folder / "undisturbed"
            self.whole_run(data)
            self._undisturbed = state.read(Settings(data_dir=data).published)
        return self._undisturbed

    def case(self, name: str) -> Outcome:
        """Kill a run at this moment, start the same run again, look at everything."""
        moment, undisturbed = MOMENTS[name], self.undisturbed()
        began = time.monotonic()
        data = self.folder / name.replace(" ", "-").replace(",", "")
        settings = Settings(data_dir=data)
        marker = self.folder / f"{data.name}.json"
        self.web.reset_stats()
        killed = self.run(data, name, str(marker))
        hit = (
            json.loads(marker.read_text("utf-8"))
            if marker.exists()
            else {"phase": "not met", "detail": killed.stdout[-2000:]}
        )
        faults = aftermath.left_alive(data, GONE_S)
        left = traces.find(settings, len(hit.get("children", ())))
        proven = hit["phase"] == moment.phase and moment.left(left)
        if not proven:
            faults.append(f"the moment is not proven: {left}")
        self.whole_run(data)
        faults += aftermath.faults(settings, self.api_url, moment.ends)
        faults += aftermath.impolite(self.web.stats(), self.delay)
        return Outcome(
            moment=name,
            phase=moment.phase,
            hit=hit["detail"],
            proven=proven,
            sigkill=killed.returncode == -signal.SIGKILL,
            differences=state.differences(undisturbed, state.read(settings.published)),
            faults=faults,
            seconds=time.monotonic() - began,
        )

    def control(self) -> list[str]:
        """Differences between two undisturbed first runs: what they show is noise, and there must be none."""
        data = self.folder / "control"
        self.whole_run(data)
        return state.differences(self.undisturbed(), state.read(Settings(data_dir=data).published))


def copied_home(source: Path | None, target: Path) -> Path:
    """A Prefect folder for the server: a copy of one that is migrated, or an empty one."""
    if source is not None:
        shutil.copytree(source, target)
    target.mkdir(parents=True, exist_ok=True)
    return target
