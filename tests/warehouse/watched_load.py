"""Loads, checks and publishes in a process of its own while every file that Python opens is written down.

    python -m tests.warehouse.watched_load FOLDER

Prints JSON: ``opened``, the files; ``live``, the database; ``intruders``, by phase of the loader whether another
process could open the database for writing. A process that opens and closes its own database file by other means than
DuckDB gives the lock away: another one may then write, and what it writes is lost.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.warehouse.planting import World
from warehouse.load import Loader

INTRUDER = "import duckdb, sys; duckdb.connect(sys.argv[1]).execute('CREATE TABLE intruder (a INTEGER)')"


def intrudes(database: Path) -> bool:
    """Whether another process can write to the database now."""
    done = subprocess.run([sys.executable, "-c", INTRUDER, str(database)], capture_output=True, text=True, check=False)
    if done.returncode and "lock" not in done.stderr:
        raise RuntimeError(done.stderr)
    return done.returncode == 0


def watch() -> list[str]:
    """Write down from now on what Python opens, by whatever function. It cannot be undone in this process."""
    opened: list[str] = []

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and isinstance(arguments[0], (str, bytes, os.PathLike)):
            opened.append(os.path.realpath(os.fsdecode(arguments[0])))

    sys.addaudithook(note)
    return opened


def main(folder: Path) -> None:
    """Load a first run; then a second one, watched."""
    world = World(folder)
    world.run("first", ended="completed")
    world.page("https://a.example/1", "A story. It rained.")
    world.load()
    world.run("second", ended="completed")
    world.page("https://a.example/2", "Another story. It rained.")
    world.commit()
    opened, intruders = watch(), {}

    def phase(name: str) -> None:
        # Once the database is closed, the loader's lock keeps other loaders out, not DuckDB's.
        if name not in ("publish", "clean"):
            intruders[name] = intrudes(world.settings.database)

    report = Loader(world.settings, on_phase=phase).load()
    live = os.path.realpath(world.settings.database)
    told = {"opened": opened, "live": live, "intruders": intruders, "published": str(report.published)}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
