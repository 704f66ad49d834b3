"""One run of the flow monitor in a process of its own, which may be killed on the way.

    python -m tests.kills.driver SEED [MOMENT MARKER_FILE]

Its surroundings are the NEWSWAKE_* and PREFECT_* variables. Ends with status 0 if the run was not killed.
"""
# ruff: noqa: PLC0415 - flows may be imported only once Prefect's environment is prepared

from __future__ import annotations

import sys
from pathlib import Path

from config.settings import load_settings
from flows import environment
from tests.kills.moments import MOMENTS
from tests.kills.trap import Trap


def main() -> None:
    """Run, and fall into the trap if there is one."""
    seed, *trapped = sys.argv[1:]
    environment.prepare(load_settings(), quiet=True)
    from flows.monitor import monitor

    if trapped:
        moment = MOMENTS[trapped[0]]
        moment.set_trap(Trap(Path(trapped[1]), moment.phase, moment.nth))
    monitor(seed)


if __name__ == "__main__":
    main()
