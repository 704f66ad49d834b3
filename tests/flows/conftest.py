from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from click.testing import CliRunner

from config.settings import Settings
from flows.cli import cli
from flows.run import Run
from tests.flows import demo_runner
from tests.flows.fakes import FixedClock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from click.testing import Result

    from tests.flows.demo_runner import Left

ROOT = Path(__file__).resolve().parents[2]
# Generous: the suite may run beside others on a small machine.
DEMO_TIMEOUT_S = 420


class Newswake(Protocol):
    def __call__(self, *args: str, input: str | None = None) -> Result: ...  # noqa: A002 - click's name


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A working directory with a catalogue and data folder of its own, untouched by the user's environment."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"NEWSWAKE_{name.upper()}", raising=False)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "SSL_CERT_FILE", "PREFECT_API_URL", "NEWSWAKE_DEBUG"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.chdir(tmp_path)
    for folder in ("seeds", "sources"):
        (tmp_path / "catalogue" / folder).mkdir(parents=True)
    monkeypatch.setenv("NEWSWAKE_CATALOGUE_DIR", str(tmp_path / "catalogue"))
    monkeypatch.setenv("NEWSWAKE_DATA_DIR", str(tmp_path / "data"))
    before = dict(os.environ)
    yield tmp_path
    # Commands that start Prefect set its variables for their whole process: here that is the test run's.
    for name in set(os.environ) - set(before):
        del os.environ[name]


@pytest.fixture
def newswake(place: Path) -> Newswake:
    """The command line in this process."""

    def call(*args: str, input: str | None = None) -> Result:  # noqa: A002 - click's name
        return CliRunner().invoke(cli, args, input=input, prog_name="newswake")

    return call


@pytest.fixture
def settings(place: Path) -> Settings:
    """Settings with a data folder of the test's own; nothing is asked to wait."""
    return Settings(data_dir=place / "data", host_delay=0, workers=2, connections=4)


@pytest.fixture
def run(settings: Settings) -> Iterator[Run]:
    """A run with real spool, leases, archive and loader, not announced to the warehouse."""
    found = Run(settings, "monitor", "run-1", FixedClock(), "the-seed")
    yield found
    found.close()


def clean_environment() -> dict[str, str]:
    """The environment for a newswake of its own: nothing of the user's settings, proxies or Prefect."""
    ours = ("NEWSWAKE_", "PREFECT_", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE")
    return {name: value for name, value in os.environ.items() if not name.upper().startswith(ours)}


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the demo's runs left; they are done once for all tests, in a process that starts Prefect once."""
    folder = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "tests.flows.demo_runner", str(folder)]
    done = subprocess.run(
        command, cwd=ROOT, env=clean_environment(), capture_output=True, text=True, timeout=DEMO_TIMEOUT_S, check=False
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-8000:]
    return folder


@pytest.fixture(scope="session")
def runs(demo_folder: Path) -> dict[int, Left]:
    """What each run of the demo left, by its number."""
    return {number: demo_runner.read(demo_folder, number) for number in range(1, len(demo_runner.RUNS) + 1)}
