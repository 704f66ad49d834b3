"""Kills runs by SIGKILL at moments of every phase, runs each again and compares with an undisturbed run.

    python -m tests.benchmarks.kill [--only WORDS ...] [--recheck all|due|none] [--folder DIR] [--prefect-home DIR]

Prints a JSON table, one row per moment; its columns are those of ``tests.kills.ground.Outcome.row``. What is compared
and what is aside stands in ``tests/kills/state.py``. Ends with status 1 if anything is wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from tests.demo_web import DemoWeb
from tests.kills.ground import Ground, copied_home, prefect_server
from tests.kills.moments import MOMENTS


def main() -> int:
    """Kill, heal, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", default=[], help="moments whose name contains one of these")
    parser.add_argument("--recheck", default="all", choices=["all", "due", "none"])
    parser.add_argument("--folder", type=Path, help="an empty folder to work in and to leave for a look")
    parser.add_argument("--prefect-home", type=Path, help="a migrated Prefect folder to copy, which saves some seconds")
    options = parser.parse_args()
    chosen = [name for name in MOMENTS if not options.only or any(word in name for word in options.only)]
    with tempfile.TemporaryDirectory() as scratch:
        folder = (options.folder or Path(scratch)).absolute()
        home = copied_home(options.prefect_home, folder / "prefect")
        with prefect_server(home) as api_url, DemoWeb() as web:
            return _table(Ground(folder, web, api_url, options.recheck), chosen)


def _table(ground: Ground, chosen: list[str]) -> int:
    noise = ground.control()
    sys.stderr.write(f"two undisturbed runs differ in {len(noise)} rows\n")
    rows = []
    for name in chosen:
        rows.append(ground.case(name).row())
        sys.stderr.write(json.dumps(rows[-1], ensure_ascii=False) + "\n")
    sys.stdout.write(
        json.dumps({"noise": noise, "recheck": ground.recheck, "cases": rows}, indent=1, ensure_ascii=False) + "\n"
    )
    wrong = noise or any(
        not (row["phase_proven"] and row["exit_by_sigkill"] and row["equal"]) or row["faults"] for row in rows
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
