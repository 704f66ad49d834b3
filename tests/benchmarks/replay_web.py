"""The real main job on real pages: ../shared/web replayed as the live web, asked through the product's own flows.

    python -m tests.benchmarks.replay_web seed      # the real seed with its sources, clock at 2022-01-12
    python -m tests.benchmarks.replay_web poll      # the hosts of open.warc.gz with at least two pages
    python -m tests.benchmarks.replay_web polite [--processes 2]    # see tests/benchmarks/replay_polite.py
    python -m tests.benchmarks.replay_web recheck                   # see tests/benchmarks/replay_recheck.py

Prints one JSON object. Of seed and poll: the ledger, pages per second, the ten nearest articles, what the server
counted. ``--hosts N`` takes only some of the hosts.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from tests.benchmarks import replay_ground, replay_polite, replay_recheck


def main_job(what: str, hosts: list[str], delay: float, keep: Path | None) -> dict[str, Any]:
    """The seed with the catalogue's own sources, or a poll of the hosts; its figures."""
    clock = ["--now", "2022-01-12T12:00:00Z"] if what == "seed" else []
    with replay_ground.ground(hosts, delay, *clock, data=keep) as web:
        env = dict(web.env)
        if what == "seed":
            del env["NEWSWAKE_CATALOGUE_DIR"]
        began = time.monotonic()
        summary = replay_ground.newswake(["run", "kazakhstan-gamble"] if what == "seed" else ["poll"], env)
        wall = time.monotonic() - began
        counts = replay_ground.server_counts(web.proxy)
    ledger = summary["ledger"]
    got = sum(
        ledger.get(state, 0) for state in ("compared", "stored", "not_article", "duplicate", "unchanged", "failed")
    )
    return {
        "known": summary["known"],
        "ledger": ledger,
        "balanced": summary["balanced"],
        "pages_fetched": got,
        "seconds_in_flow": summary["seconds"],
        "seconds_command": round(wall, 1),
        "pages_per_second": round(got / summary["seconds"], 2),
        "nearest": [(item["relation"], item["score"], item["host"], item["title"]) for item in summary["nearest"][:10]],
        "warnings": len(summary["warnings"]),
        "server": counts,
    }


def main() -> None:
    """Run one of the four and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["seed", "poll", "polite", "recheck"])
    parser.add_argument("--delay", type=float, default=0.5, help="host_delay in seconds")
    parser.add_argument("--hosts", type=int, help="so many hosts only")
    parser.add_argument("--processes", type=int, default=1, help="of polite: runs at the same time on one data folder")
    parser.add_argument("--keep", type=Path, help="data folder to keep")
    options = parser.parse_args()
    if options.what == "polite":
        hosts = replay_ground.mixed_hosts(options.hosts)
        figures = replay_polite.polite(hosts, options.delay, options.processes, options.keep)
    elif options.what == "recheck":
        figures = replay_recheck.recheck(replay_ground.mixed_hosts(options.hosts), options.delay, options.keep)
    else:
        figures = main_job(
            options.what, replay_ground.hosts_with_pages(2)[: options.hosts], options.delay, options.keep
        )
    sys.stdout.write(json.dumps(figures, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
