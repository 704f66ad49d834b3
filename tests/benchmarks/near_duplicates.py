"""Near duplicates among all texts: recall and precision of planted pairs by kind, seconds, growth.

    python -m tests.benchmarks.near_duplicates                       # 1,000, 10,000 and 100,000 texts
    python -m tests.benchmarks.near_duplicates --texts 1000 10000 --keep /tmp/near

Texts are those of ``synthetic_texts``: every twentieth is planted a second time, edited, cut or added to. Measured is
what the loader does when none of the texts has been held against the others, in one step and in its own; the bands are
made before, as extraction does, and told apart. What is no planted pair and shares a quarter of its runs of words all
the same is called other: the count is exact, so it is no error, but what planting did not mean.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from tests.benchmarks import synthetic_texts
from warehouse import clusters, migrate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

TEXTS = (1000, 10_000, 100_000)
RECALL = """
SELECT p.kind, count(*) AS planted, count(n.content_id) AS found
FROM planted AS p LEFT JOIN near_pair AS n
  ON n.content_id = least(p.content_id, p.of_content_id)
  AND n.other_content_id = greatest(p.content_id, p.of_content_id)
GROUP BY p.kind ORDER BY p.kind
"""
OTHERS = """
SELECT count(*) FROM near_pair AS n
ANTI JOIN planted AS p ON n.content_id = least(p.content_id, p.of_content_id)
  AND n.other_content_id = greatest(p.content_id, p.of_content_id)
"""


def build(path: Path, texts: int) -> None:
    """Make the warehouse, or add to one that has fewer texts."""
    with open_database(path) as con:
        if migrate.migrate(con):
            synthetic_texts.prepare(con)
        [(there,)] = con.execute("SELECT count(*) FROM content ANTI JOIN planted USING (content_id)").fetchall()
        synthetic_texts.fill(con, there, texts - texts // (synthetic_texts.EVERY + 1))
        con.execute("CHECKPOINT")


def open_database(path: Path) -> duckdb.DuckDBPyConnection:
    """With the limits of a small machine."""
    limits = {"memory_limit": "2GB", "threads": "2", "temp_directory": f"{path}.tmp"}
    return duckdb.connect(str(path), config={**limits, "disabled_optimizers": "common_subplan"})


def measure(path: Path) -> dict[str, Any]:
    """Hold all texts of a warehouse against each other."""
    with open_database(path) as con:
        con.execute("DELETE FROM near_pair; DELETE FROM near_text")
        bands = timed(lambda: _all_bands(con))
        seconds = timed(lambda: clusters.cluster(con, seconds=3600))
        [(count, pairs)] = con.execute(
            "SELECT (SELECT count(*) FROM content), (SELECT count(*) FROM near_pair)"
        ).fetchall()
        kinds = con.execute(RECALL).fetchall()
        [(others,)] = con.execute(OTHERS).fetchall()
    return {"texts": count, "bands": bands, "seconds": seconds, "pairs": pairs, "kinds": kinds, "others": others}


def _all_bands(con: duckdb.DuckDBPyConnection) -> None:
    start: int | None = 0
    while start is not None:
        start = clusters.make_bands(con, start)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock and of CPU: on a busy machine only the latter mean much."""
    wall, cpu = time.monotonic(), time.process_time()
    work()
    return time.monotonic() - wall, time.process_time() - cpu


def told(found: dict[str, Any]) -> Iterator[str]:
    """The figures in lines."""
    planted = sum(kind[1] for kind in found["kinds"])
    hit = sum(kind[2] for kind in found["kinds"])
    wall, cpu = found["seconds"]
    yield (
        f"{found['texts']:,} texts: all pairs in {wall:.1f} s ({cpu:.1f} s of CPU), {found['pairs']:,} pairs; recall "
        f"{hit / max(planted, 1):.4f} of {planted:,} planted, {found['others']:,} others; "
        f"bands {1000 * found['bands'][1] / found['texts']:.2f} ms of CPU a text"
    )
    for kind, count, reached in found["kinds"]:
        yield f"    {kind:18s} {reached:6,} of {count:6,}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure each size."""
    return over_sizes(arguments, __doc__, lambda path: told(measure(path)))


def over_sizes(arguments: Sequence[str] | None, description: str | None, lines: Callable[[Path], Iterable[str]]) -> int:
    """Grow a warehouse from one size to the next and print what ``lines`` says of it at each."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, nargs="+", default=TEXTS)
    parser.add_argument("--keep", type=Path, help="folder in which the warehouse is kept, to be used again")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        kept: Path = options.keep or Path(folder)
        kept.mkdir(parents=True, exist_ok=True)
        for texts in sorted(options.texts):
            build(kept / "near.duckdb", texts)
            for line in lines(kept / "near.duckdb"):
                sys.stdout.write(line + "\n")
                sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
