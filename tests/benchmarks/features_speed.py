"""How many texts a core makes features of in a second.

    python -m tests.benchmarks.features_speed [--rounds 8]

The texts are the pages of ../shared/comparison/data/seed_set.jsonl.gz, one after the other, in one process, by the one
call that the product makes. ``quiet`` counts for each text its shortest CPU time of all rounds, as a core without other
load would show it; ``median`` is the middle one of the rounds, other load included. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import sys
import time

from extractors.features.compute import features
from tests.benchmarks.seed_set import DATA


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=8)
    options = parser.parse_args()
    with gzip.open(DATA / "seed_set.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rounds = [[_seconds(row) for row in rows] for _ in range(options.rounds)]
    shortest = sum(min(times) for times in zip(*rounds, strict=True))
    figures = {
        "texts": len(rows),
        "characters": round(statistics.fmean(len(row["text"]) for row in rows)),
        "quiet_per_s": round(len(rows) / shortest),
        "median_per_s": round(len(rows) / statistics.median(map(sum, rounds))),
    }
    sys.stdout.write(json.dumps(figures) + "\n")
    return 0


def _seconds(row: dict[str, str]) -> float:
    began = time.process_time()
    features(row["title"], row["text"], row["lang"])
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
