"""How long the worked questions of docs/queries.md take on a large warehouse.

    python -m tests.benchmarks.synthetic_build /tmp/growth/200k --articles 200000
    python -m tests.benchmarks.queries /tmp/growth/200k/warehouse/current.duckdb
    python -m tests.benchmarks.queries FILE --views           # the examples of docs/warehouse.md, too
    python -m tests.benchmarks.queries FILE --explain 8       # where the time of question 8 goes

FILE is a published snapshot or a database that nobody writes to. Seed, host and address of a question are those of the
demo; here they are replaced by the seed with the most matches, the host with the most requests and the address with the
most observations of FILE. Each question is asked on a connection of its own, several times, all in turn; what is told
is the first and the best time, and the processor's time of the best one, with rows.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.worked_queries import PAGE, questions
from warehouse import db
from warehouse.described import described

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LIMIT_S = 1.0
DEMO_SEED = "'karvenia'"
DEMO_HOST = re.compile(r"'www\.[a-z-]+\.example'")
DEMO_URL = re.compile(r"'https?://[^']+'")
# What stands in for the demo's names.
STAND_INS = {
    "seed": "SELECT arg_max(seed_id, n) FROM (SELECT seed_id, count(*) AS n FROM comparison GROUP BY seed_id)",
    "host": "SELECT arg_max(host, n) FROM (SELECT host, count(*) AS n FROM fetch_log GROUP BY host)",
    "url": """SELECT any_value(u.url) FROM url AS u WHERE u.url_id = (
        SELECT arg_max(article_id, n) FROM (SELECT article_id, count(*) AS n FROM observation GROUP BY article_id))""",
}


@dataclass
class Timing:
    """One question: what it is called, how long it took each time, how many rows it gave."""

    name: str
    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    rows: int = 0

    @property
    def best(self) -> float:
        """The best time."""
        return min(self.seconds)


def adapted(sql: str, names: Mapping[str, str]) -> str:
    """The question with names of this warehouse in the place of the demo's."""
    quoted = {name: "'" + value.replace("'", "''") + "'" for name, value in names.items()}
    sql = DEMO_URL.sub(lambda _: quoted["url"], sql.replace(DEMO_SEED, quoted["seed"]))
    return DEMO_HOST.sub(lambda _: quoted["host"], sql)


def asked(con: Any, *, views: bool) -> Iterator[tuple[str, str]]:
    """Name and SQL of all that is to be timed."""
    names = {name: con.execute(sql).fetchone()[0] for name, sql in STAND_INS.items()}
    for question in questions(PAGE.read_text("utf-8")):
        yield f"{question.number}. {question.title}", adapted(question.sql, names)
    if views:
        for item in described(con).relations:
            if item.example:
                yield f"example of {item.name}", adapted(item.example, names)


def measure(file: Path, repeat: int, *, views: bool) -> list[Timing]:
    """Ask everything ``repeat`` times, in turn, so that a busy moment does not fall on one question."""
    with db.read_only(file) as con:
        todo = list(asked(con, views=views))
    found = {name: Timing(name) for name, _ in todo}
    for _ in range(repeat):
        for name, sql in todo:
            with db.read_only(file) as con:
                began, busy = time.perf_counter(), time.process_time()
                found[name].rows = len(con.execute(sql).fetchall())
                found[name].seconds.append(time.perf_counter() - began)
                found[name].cpu.append(time.process_time() - busy)
    return list(found.values())


def tell(timings: Sequence[Timing]) -> str:
    """A table, slowest marked."""
    lines = ["| question | rows | first s | best s | cpu s |", "| --- | --- | --- | --- | --- |"]
    for timing in timings:
        mark = " **slow**" if timing.best > LIMIT_S else ""
        times = f"{timing.seconds[0]:.2f} | {timing.best:.2f}{mark} | {min(timing.cpu):.2f}"
        lines.append(f"| {timing.name} | {timing.rows} | {times} |")
    middle = statistics.median(timing.best for timing in timings)
    slow = sum(timing.best > LIMIT_S for timing in timings)
    lines.append(f"\n{len(timings)} questions, median of the best times {middle:.2f} s, {slow} above {LIMIT_S:g} s")
    return "\n".join(lines)


def explain(file: Path, number: int) -> str:
    """DuckDB's account of where the time of one question goes."""
    with db.read_only(file) as con:
        sql = next(sql for name, sql in asked(con, views=False) if name.startswith(f"{number}. "))
        return str(con.execute(f"EXPLAIN ANALYZE {sql}").fetchall()[0][1])


def main() -> int:
    """Read the command line, measure, tell. Exit code 1 if a question takes longer than a second."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--views", action="store_true")
    parser.add_argument("--explain", type=int, metavar="NUMBER")
    chosen = parser.parse_args()
    if chosen.explain:
        sys.stdout.write(explain(chosen.file, chosen.explain) + "\n")
        return 0
    timings = measure(chosen.file, chosen.repeat, views=chosen.views)
    sys.stdout.write(tell(timings) + "\n")
    return int(any(timing.best > LIMIT_S for timing in timings))


if __name__ == "__main__":
    sys.exit(main())
