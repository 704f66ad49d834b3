"""Kills work on the warehouse by SIGKILL 128 times, in every phase, and fills up a disk; the next run must heal.

    python -m tests.benchmarks.kill_warehouse [--only WORDS ...] [--folder DIR]

Nothing that was acknowledged may be lost, nothing doubled, every store must open. Prints a JSON table per moment:
kills, how many were proven to have hit their phase, faults. Ends with status 1 if anything is wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.kills.warehouse_ground import Ground, Killed, full_disk
from tests.kills.warehouse_moments import MOMENTS

# The nth events at which each moment is killed; 128 in all.
PLAN = {
    "rows written, no manifest": [1, 2] * 3,
    "manifest written, not renamed": [1, 2] * 3,
    "renamed, not acknowledged": [1, 2] * 3,
    "an entry begun, not whole": [1] * 3,
    "an entry kept, not handed over": [1] * 3,
    "an entry handed over, not loaded": [1] * 2,
    "in the transaction": [1, 2, 3, 4, 6, 8, 11, 12],
    "committed": [1, 2] * 4,
    "in the transaction of revisions": [1, 2, 3] * 2,
    "revisions written": [1] * 4,
    "in the transaction of figures": [1] * 4,
    "in the transaction of search": [1] * 3,
    "in the transaction of near texts": [1] * 3,
    "before the checks": [1] * 6,
    "in a step": [1, 2, 3, 4] * 2 + [1, 2],
    "in the checkpoint": list(range(1, 21)),
    "closed, not copied": [1] * 4,
    "copied, not named": [1] * 4,
    "named, not shown": [1] * 4,
    "shown, not written down": [1] * 4,
    "published, not cleaned": [1] * 3,
    "a file copied": [1, 2, 3, 1, 2],
    "all copied, no manifest": [1] * 3,
    "manifest written": [1] * 3,
}


def main() -> int:
    """Kill, heal, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", default=[], help="moments whose name or phase contains one of these")
    parser.add_argument("--folder", type=Path, help="an empty folder to work in and to leave for a look")
    options = parser.parse_args()
    chosen = [
        name
        for name in PLAN
        if not options.only or any(word in name or word in MOMENTS[name].phase for word in options.only)
    ]
    with tempfile.TemporaryDirectory() as scratch:
        return _table(Path(options.folder or scratch).absolute(), chosen)


def _table(folder: Path, chosen: list[str]) -> int:
    began, ground, kills = time.monotonic(), Ground(folder), []
    for name in chosen:
        for nth in PLAN[name]:
            kills.append(ground.kill(name, nth))
            if kills[-1].faults or not kills[-1].proven:
                sys.stderr.write(f"{kills[-1]}\n")
    (folder / "disk").mkdir(parents=True)
    full = full_disk(folder / "disk")
    wrong = [item for item in kills if item.faults or not item.proven or not item.sigkill]
    told = {
        "kills": len(kills),
        "by_sigkill": sum(item.sigkill for item in kills),
        "phase_proven": sum(item.proven for item in kills),
        "faults": sum(len(item.faults) for item in kills),
        "per_phase": dict(Counter(item.phase for item in kills)),
        "moments": [_row(name, kills) for name in chosen],
        "full_disk": "cannot be played on this machine" if full is None else full or "nothing lost, nothing doubled",
        "seconds": round(time.monotonic() - began),
    }
    sys.stdout.write(json.dumps(told, indent=1) + "\n")
    return 1 if wrong or full else 0


def _row(name: str, kills: list[Killed]) -> dict[str, object]:
    mine = [item for item in kills if item.moment == name]
    return {
        "moment": name,
        "phase": MOMENTS[name].phase,
        "kills": len(mine),
        "proven": sum(item.proven for item in mine),
        "faults": [fault for item in mine for fault in item.faults],
    }


if __name__ == "__main__":
    sys.exit(main())
