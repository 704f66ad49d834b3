"""Articles per second that the loader takes in, against a bare Arrow insert of the same article rows, in one run.

    python -m tests.benchmarks.load_speed --rival PYTHON [--articles 5000] [--rounds 3] [--sides articles]

PYTHON has duckdb 1.5.5 and pyarrow. It makes an Arrow table of the article rows in memory, which is not timed, and
inserts it into an empty table ``content`` of the same definition, with the final checkpoint. The loader reads its batch
from the spool, as always, and ends with a checkpoint, too:

    articles   the same article rows alone
    features   with all that they are compared by: terms, name keys, shingles, bands, and the search for near texts
    runs       whole runs: requests, archive records, observations, evidence, links, quotes, ledger
    index      runs, and all words for search

The sides take turns; figures are medians, of wall-clock time and of CPU time of the process. On a busy machine only the
ratios of CPU time say something. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

from tests.benchmarks import synthetic_build as build
from tests.benchmarks.synthetic import article, features, page
from tests.warehouse.planting import settings_in
from warehouse import checks, load, rows, search_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warehouse.settings import WarehouseSettings

RIVAL = Path(__file__).with_name("rivals_load.py")
CONTENTS, RUNS = ("articles", "features"), ("runs", "index")
# Of an article row, what stands in table content as it is.
COLUMNS = ("content_id", "title", "text", "lang", "lang_confidence", "word_count", "term_norm", "key_norm")


@dataclass
class Side:
    """Seconds that one side took, round by round."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def figures(self, articles: int, bare: Side) -> dict[str, float]:
        """Articles per second, and the share of the rival's speed."""
        wall, cpu = statistics.median(self.wall), statistics.median(self.cpu)
        return {
            "articles_per_s": round(articles / wall),
            "articles_per_cpu_s": round(articles / cpu),
            "of_bare": round(statistics.median(bare.wall) / wall, 3),
            "of_bare_cpu": round(statistics.median(bare.cpu) / cpu, 3),
        }


def content_rows(count: int) -> list[rows.Row]:
    """The article rows with their lists."""
    made = (page(number) for number in range(count))
    return [rows.content_row(article(item), features(item)) for item in made]


def bare_rows(given: list[rows.Row]) -> list[rows.Row]:
    """The article rows as they stand in table content."""
    return [
        {**{name: row[name] for name in COLUMNS}, "shingle_count": len(row["shingles"])}  # type: ignore[arg-type]
        for row in given
    ]


def without_lists(given: list[rows.Row]) -> list[rows.Row]:
    """The article rows without what goes into other tables."""
    return [{name: [] if isinstance(value, list) else value for name, value in row.items()} for row in given]


@contextmanager
def nothing_but_the_rows(*, index: bool) -> Iterator[None]:
    """Without the checks of the facts and, if so wanted, without search: they are no part of what is compared."""
    skipped = mock.patch.object(search_index, "_left", return_value=0)
    with mock.patch.object(checks, "after_load"), skipped if not index else mock.MagicMock():
        yield


def timed_load(settings: WarehouseSettings, side: Side, *, index: bool) -> None:
    """Load what waits and note what it took."""
    with nothing_but_the_rows(index=index):
        began, cpu = time.perf_counter(), time.process_time()
        report = load.Loader(settings).load(publish=False)
        side.wall.append(time.perf_counter() - began)
        side.cpu.append(time.process_time() - cpu)
    if report.rejected:
        raise RuntimeError(str(report.rejected))


def one_round(given: list[rows.Row], sides: dict[str, Side], rival: str) -> None:
    """Each of the sides once, each in an empty database of its own."""
    with tempfile.TemporaryDirectory() as scratch:
        answer = _rival(rival, bare_rows(given), Path(scratch))
        sides["bare"].wall.append(answer["wall_s"])
        sides["bare"].cpu.append(answer["cpu_s"])
        for name in [name for name in CONTENTS if name in sides]:
            contents = without_lists(given) if name == "articles" else given
            settings = _empty(Path(scratch) / name)
            build.write_batch(settings, name, [("content", row) for row in contents])
            timed_load(settings, sides[name], index=False)
        for name in [name for name in RUNS if name in sides]:
            settings = _empty(Path(scratch) / name)
            build.write_run(settings, 0, len(given))
            timed_load(settings, sides[name], index=name == "index")


def _empty(folder: Path) -> WarehouseSettings:
    settings = settings_in(folder, memory_limit="2GB", threads=2)
    with nothing_but_the_rows(index=False):
        load.Loader(settings).load(publish=False)
    return settings


def _rival(python: str, given: list[rows.Row], folder: Path) -> dict[str, Any]:
    file = folder / "rows.jsonl"
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in given), encoding="utf-8")
    command = [python, str(RIVAL), str(file), str(folder / "rival.duckdb")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rival", metavar="PYTHON", required=True)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sides", nargs="*", choices=(*CONTENTS, *RUNS), default=(*CONTENTS, *RUNS))
    options = parser.parse_args()
    given = content_rows(options.articles)
    sides = {name: Side() for name in ("bare", *options.sides)}
    for _ in range(options.rounds):
        one_round(given, sides, options.rival)
    figures = {name: side.figures(options.articles, sides["bare"]) for name, side in sides.items()}
    per_article = {
        "terms": round(statistics.fmean(len(row["terms"]) for row in given)),  # type: ignore[arg-type]
        "shingles": round(statistics.fmean(len(row["shingles"]) for row in given)),  # type: ignore[arg-type]
    }
    sys.stdout.write(json.dumps({"articles": options.articles, **per_article, **figures}, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
