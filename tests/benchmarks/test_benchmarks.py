"""The benchmarks can be started. They themselves need ../shared and minutes."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
SCRIPTS = sorted(path.stem for path in HERE.glob("*.py") if path.stem not in {"__init__", Path(__file__).stem})
WITH_HELP = [name for name in SCRIPTS if "argparse" in (HERE / f"{name}.py").read_text("utf-8")]


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_imports_and_says_what_it_is(name: str) -> None:
    assert importlib.import_module(f"tests.benchmarks.{name}").__doc__


@pytest.mark.parametrize("name", WITH_HELP)
def test_its_help_says_how_it_is_started(name: str) -> None:
    command = [sys.executable, "-m", f"tests.benchmarks.{name}", "--help"]
    done = subprocess.run(command, cwd=HERE.parents[1], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert f"python -m tests.benchmarks.{name}" in done.stdout


def test_the_benchmarks_that_the_issue_names_are_there() -> None:
    assert {"end_to_end", "fetch", "kill", "replay_web"} <= set(WITH_HELP)
