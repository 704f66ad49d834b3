"""Copies of feeds in an archive: how much of a month does a backfill find again, with less and less budget?

    python -m tests.benchmarks.backfill_captures [--budgets 1000 40 20 10]

The 59 daily captures of two real feeds in ../shared/web lie in a fake Wayback Machine on the loopback interface, with
its two other archives empty. The product's own search of archives (survey, plan, engine) looks for the days of the
seed; pages are not fetched, they are not there. For each budget in requests: what was asked, and how many of the
feeds' 1,810 entries, and of the 21 that name Kazakhstan, are known afterwards. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from datetime import date, datetime
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator

from config.models import SeedConfig, SourceConfig
from extractors.urls import dedupe_key
from flows.run import Run
from tests.archive_web import ArchiveWeb, Holdings
from tests.benchmarks import replay_ground
from tests.benchmarks.end_to_end import SEED
from tests.benchmarks.feeds_over_time import EVENT, FEEDS, appeared
from tests.flows import backfill_ground as ground
from tests.flows.fakes import FixedClock, noted

BUDGETS = (1000, 40, 20, 10)


def holdings() -> Holdings:
    """The captures, each at its own moment."""
    held = Holdings()
    with (replay_ground.WEB / "kazakhstan.warc.gz").open("rb") as file:
        for record in ArchiveIterator(file):
            url, at = (record.rec_headers.get_header(name) for name in ("WARC-Target-URI", "WARC-Date"))
            if record.rec_type == "response" and url in FEEDS.values():
                held.capture(url, datetime.fromisoformat(at), record.content_stream().read(), mime="text/xml")
    return held


def sources() -> list[SourceConfig]:
    """The two feeds, each a source of its own."""
    return [
        SourceConfig.model_validate(
            {
                "id": name,
                "name": name,
                "homepage": f"https://www.{name}.example/",
                "endpoints": [{"url": url, "kind": "feed"}],
            }
        )
        for name, url in FEEDS.items()
    ]


def searched(held: Holdings, requests: int) -> dict[str, Any]:
    """Search with this budget."""
    seed = SeedConfig.model_validate({"id": "seed", "file": SEED, "published": date(2022, 1, 7), "language": "en"})
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, ArchiveWeb(held) as web:
        run = Run(ground.settings(Path(folder), web), "backfill", "run-1", FixedClock(), seed.id)
        with ground.work_of(run) as work:
            survey = ground.surveyed(work, seed, *sources(), ways=frozenset({"wayback"}), requests=requests)
            ground.carried_out(work, survey)
            run.flush()
            found = {dedupe_key(row["url"]) for row in noted(run, "url")}
        run.close()
        asked = sum(one.way is not None for one in web.log)
    return {"asked": asked, **counted(found), "seconds": round(time.monotonic() - began, 1)}


def counted(found: set[str]) -> dict[str, int]:
    """What of the entries is among the addresses that were found."""
    entries = appeared(1, 31)
    event = {key for key, (_, topic) in entries.items() if topic == EVENT}
    return {
        "entries": len(entries),
        "found": len(entries.keys() & found),
        "naming_kazakhstan": len(event),
        "of_these_found": len(event & found),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--budgets", type=int, nargs="+", default=BUDGETS)
    options = parser.parse_args()
    held = holdings()
    figures = {str(requests): searched(held, requests) for requests in options.budgets}
    sys.stdout.write(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
