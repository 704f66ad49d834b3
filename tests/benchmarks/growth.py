"""Does the warehouse stay as fast while it grows? From 1,000 to 200,000 synthetic articles.

    python -m tests.benchmarks.growth FOLDER [--marks 1000 10000 50000 100000 200000] [--batch 1000]

Builds the warehouse in FOLDER up to each mark, which is kept, and measures there: what the load of one more batch
takes, phase by phase (seconds of CPU time, which a busy machine changes less than the clock), what a publication takes
and how large the file is per article, and how long questions of search take (seconds by the clock, the median of
three). A FOLDER that has articles already goes on from there. Prints one JSON object per mark.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks import synthetic_build as build
from tests.benchmarks.synthetic import page
from tests.warehouse.planting import settings_in
from warehouse import db, load

if TYPE_CHECKING:
    from warehouse.settings import WarehouseSettings

MARKS = (1000, 10_000, 50_000, 100_000, 200_000)
LOADS = 3
PER_LOAD = 5
QUESTIONS = {
    "one word": "government",
    "three words": "president government minister",
    "common words": "the war in the world",
    "phrase": '"of the"',
    "beginning": "govern*",
    "in Russian": "президента россии",
}


@dataclass
class Phases:
    """CPU seconds between the phases that a loader tells of; each is booked on the one before."""

    spent: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    current: str = "open"
    since: float = field(default_factory=time.process_time)

    def __call__(self, phase: str) -> None:
        """A phase begins."""
        now = time.process_time()
        self.spent[self.current] += now - self.since
        self.current, self.since = phase, now


def articles_in(settings: WarehouseSettings) -> int:
    """Articles of the runs that are in the live database: their batches tell by their names."""
    if not settings.database.exists():
        return 0
    with db.live(settings) as con:
        ids = con.execute("SELECT batch_id FROM batch WHERE batch_id LIKE 'run-%'").fetchall()
    return max((int(name.split("-")[1]) + int(name.split("-")[2]) for (name,) in ids), default=0)


def grow(settings: WarehouseSettings, until: int, batch: int) -> None:
    """Go on to ``until`` articles, some batches per load."""
    build.write_base(settings)
    starts = range(articles_in(settings), until, batch)
    for place, first in enumerate(starts, 1):
        build.write_run(settings, first, min(batch, until - first))
        if place % PER_LOAD == 0 or place == len(starts):
            build.load(settings)
            sys.stderr.write(f"{first + batch} articles\n")


def measure(settings: WarehouseSettings, batch: int) -> dict[str, Any]:
    """The figures at this size. Adds ``LOADS`` batches."""
    build.load(settings)  # what is due once, as after an update, is no part of a load
    told = [_load_one(settings, batch) for _ in range(LOADS)]
    names = {name for phases, _ in told for name in phases.spent}
    articles = articles_in(settings)
    size = settings.database.stat().st_size
    began = time.perf_counter()
    path = load.publish.publish(settings)
    published = time.perf_counter() - began
    return {
        "articles": articles,
        "load_cpu_s": round(statistics.median(sum(phases.spent.values()) for phases, _ in told), 2),
        "load_s": round(statistics.median(wall for _, wall in told), 2),
        "phases_cpu_s": {
            name: round(statistics.median(phases.spent[name] for phases, _ in told), 3) for name in sorted(names)
        },
        "file_mb": round(size / 1e6),
        "kb_per_article": round(size / 1e3 / articles, 1),
        "publish_s": round(published, 2),
        "publish_s_per_gb": round(published / (size / 1e9), 2),
        "search_s": {name: ask(path, question) for name, question in QUESTIONS.items()},
    }


def _load_one(settings: WarehouseSettings, batch: int) -> tuple[Phases, float]:
    build.write_run(settings, articles_in(settings), batch)
    phases = Phases()
    report = load.Loader(settings, phases).load(publish=False)
    phases("end")
    if report.rejected or report.batches != 1:
        raise RuntimeError(str(report))
    return phases, report.seconds


def ask(path: Path, question: str) -> float:
    """Median seconds of three times asking, each with a connection of its own."""
    taken = []
    for _ in range(3):
        with db.read_only(path) as con:
            began = time.perf_counter()
            con.execute("SELECT * FROM search($question)", {"question": question}).fetchall()
            taken.append(time.perf_counter() - began)
    return round(statistics.median(taken), 3)


def main() -> int:
    """Grow, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--marks", type=int, nargs="*", default=MARKS)
    parser.add_argument("--batch", type=int, default=build.BATCH)
    options = parser.parse_args()
    settings = settings_in(options.folder.absolute(), memory_limit="2GB", threads=2)
    page(0)  # the vocabulary is read before anything is timed
    for mark in options.marks:
        grow(settings, mark, options.batch)
        sys.stdout.write(json.dumps(measure(settings, options.batch)) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
