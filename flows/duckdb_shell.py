"""DuckDB's own shell on the snapshot and the workspace, where it is installed (on PATH, or PyPI's ``duckdb-cli``)."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import tempfile
from importlib import metadata
from pathlib import Path

from flows import output

PROGRAM = "duckdb"
VERSION_TIMEOUT_S = 10


def find() -> str | None:
    """The program, if it is there and reads and writes what our version does."""
    path = shutil.which(PROGRAM)
    if path is None:
        return None
    found, ours = version_of(path), metadata.version("duckdb")
    if found is None or found.split(".")[:2] != ours.split(".")[:2]:
        output.say(f"newswake: {path} is DuckDB {found or '?'}, the warehouse is of {ours}: using newswake's own shell")
        return None
    return path


def version_of(path: str) -> str | None:
    """What the program says that it is, e.g. ``1.5.5``."""
    try:
        done = subprocess.run(  # noqa: S603 - found on the user's own PATH
            [path, "--version"], capture_output=True, text=True, check=False, timeout=VERSION_TIMEOUT_S
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = re.search(r"v?(\d+\.\d+\.\d+)", done.stdout)
    return match[1] if match else None


def run(path: str, opening: str, *, ui: bool = False) -> int:
    """Run the shell until its user leaves; returns its exit code. Ctrl-C is the shell's."""
    with tempfile.TemporaryDirectory(prefix="newswake-shell-") as folder:
        init = Path(folder) / "init.sql"
        init.write_text(opening, encoding="utf-8")
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            command = [path, "-init", str(init), *(["-ui"] if ui else [])]
            return subprocess.run(command, check=False).returncode  # noqa: S603 - the same
        finally:
            signal.signal(signal.SIGINT, before)
