"""newswake's part of end_to_end.py: the flow `monitor` on given addresses, timed inside the flow.

    python -m tests.benchmarks.newswake_run SEED_FILE URLS

Prints one JSON object: pages, cpu_s (with the extraction workers), wall_s from the first task to the last
commit, start_s from the command to the flow's beginning, first_page_s from the command to the first fetch.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

STARTED = time.time()


def main() -> None:
    """Run the flow and print its figures."""
    seed_file, file = sys.argv[1:3]
    urls = Path(file).read_text(encoding="utf-8").split()
    from config.settings import load_settings  # noqa: PLC0415 - the start-up is measured
    from flows import environment  # noqa: PLC0415 - the start-up is measured

    settings = load_settings()
    environment.prepare(settings, quiet=True)
    from prefect import flow  # noqa: PLC0415 - only once the environment is set

    from config.models import SeedConfig  # noqa: PLC0415 - only once the environment is set
    from flows.monitor import monitor  # noqa: PLC0415 - only once the environment is set
    from tests.benchmarks.rivals import cpu_seconds  # noqa: PLC0415 - only once the environment is set
    from warehouse import db  # noqa: PLC0415 - only once the environment is set

    figures: dict[str, float] = {}

    @flow(name="benchmark")
    def timed() -> None:
        figures["start_s"] = time.time() - STARTED
        cpu, wall = cpu_seconds(), time.perf_counter()
        monitor(SeedConfig(id="benchmark", file=Path(seed_file)), sources=[], urls=urls, report=False)
        figures.update(cpu_s=cpu_seconds() - cpu, wall_s=time.perf_counter() - wall)

    timed()
    with db.read_only(settings.published) as con:
        pages, first = con.execute(
            "SELECT count(*) FILTER (verdict = 'article'), "
            "(SELECT min(epoch(started_at)) FROM fetch_log) FROM observation"
        ).fetchone()
    figures.update(pages=pages, first_page_s=first - STARTED)
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
