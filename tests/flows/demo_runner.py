"""The demo's runs in a process of their own, as `newswake demo` does them; keeps what each run left behind.

    python -m tests.flows.demo_runner FOLDER

FOLDER gets ``runN.duckdb`` (what was published after run N), ``runN.json`` (its summary and what the demo web saw
of it), ``runN-reports/`` and ``data/``. Run 1 meets edition 1, run 2 edition 2; run 3 is of the second seed.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.demo_web import CATALOGUE, DemoWeb

if TYPE_CHECKING:
    from flows.summary import Summary

DELAY_S = 0.2
RUNS = ((1, "karvenia", "all"), (2, "karvenia", "all"), (2, "karvenia-pensions", "none"))


@dataclass(frozen=True, eq=False)
class Left:
    """What one run left behind."""

    number: int
    warehouse: Path
    reports: Path
    summary: dict[str, Any]
    stats: dict[str, Any]


def read(folder: Path, number: int) -> Left:
    """Give what run ``number`` left in ``folder``."""
    kept = json.loads((folder / f"run{number}.json").read_text("utf-8"))
    return Left(number, folder / f"run{number}.duckdb", folder / f"run{number}-reports", kept["summary"], kept["stats"])


def main(folder: Path) -> None:
    """Do all runs."""
    with DemoWeb() as web:
        os.environ.update(
            NEWSWAKE_DATA_DIR=str(folder / "data"),
            NEWSWAKE_CATALOGUE_DIR=str(CATALOGUE),
            NEWSWAKE_PROXY=web.proxy_url,
            NEWSWAKE_HOST_DELAY=str(DELAY_S),
        )
        from config.settings import load_settings  # noqa: PLC0415 - after the environment is set
        from flows import environment  # noqa: PLC0415 - the same

        environment.prepare(load_settings(), quiet=True)
        from flows.monitor import monitor  # noqa: PLC0415 - after environment.prepare()
        from flows.show import summary_of  # noqa: PLC0415 - the same

        for number, (edition, seed, recheck) in enumerate(RUNS, 1):
            web.set_edition(edition)
            web.reset_stats()
            summary = summary_of(monitor(seed, recheck=recheck))
            _keep(folder, number, summary, web.stats())


def _keep(folder: Path, number: int, summary: Summary, stats: dict[str, Any]) -> None:
    shutil.copyfile(summary.warehouse, folder / f"run{number}.duckdb")
    shutil.copytree(folder / "data" / "reports", folder / f"run{number}-reports")
    kept = {"summary": summary.model_dump(mode="json"), "stats": stats}
    (folder / f"run{number}.json").write_text(json.dumps(kept), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute())
