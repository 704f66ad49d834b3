from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol

import pytest
from click.testing import CliRunner

from config.settings import Settings
from flows.cli import cli

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result


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
