"""The table of docs/extraction.md: extractors side by side on the labelled pages of ../shared/extraction, in one run.

    python -m tests.benchmarks.extraction_table --rival-python PYTHON [--limit N] [--write]

Each extractor is a process of its own and gets one page after the other, all the same page before the next, in an order
that rotates. They report their own CPU time. PYTHON has newspaper4k, readability-lxml and resiliparse, which are no
dependencies of newswake; a virtual environment with these three and nothing else will do. --limit N takes N pages of
each collection: to try it out. --write puts the table into docs/extraction.md.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import statistics
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.line_labels import KIT
from tests.benchmarks.rivals_extraction import CONTESTANTS, FOREIGN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "extraction.md"
START, END = "<!-- table: made by tests.benchmarks.extraction_table -->", "<!-- end of table -->"
BASE = "trafilatura"
#: Heading of a column, dataset, path to the figure in what scoring.py returns, and the field that it is about.
TEXT = (
    ("aeb F1", "aeb", ("f1",), "text"),
    ("P", "aeb", ("precision",), "text"),
    ("R", "aeb", ("recall",), "text"),
    ("exact pages", "aeb", ("exact_pages",), "text"),
    ("feval ROUGE", "feval", ("rouge_lsum", "f1"), "text"),
    ("fundus F1", "fundus", ("f1",), "text"),
    ("traf segments F1", "traf", ("segments", "f1"), "text"),
)
METADATA = (
    ("title", "fundus", ("title_exact",), "title"),
    ("author F1", "fundus", ("author_f1",), "authors"),
    ("day", "fundus", ("date_day",), "date"),
    ("instant", "fundus", ("date_instant",), "date"),
    ("language", "fundus", ("language",), "language"),
    ("title (traf)", "traf", ("title_exact",), "title"),
    ("author F1 (traf)", "traf", ("author_f1",), "authors"),
    ("a date where there is none (traf)", "traf", ("date_false_rate",), "date"),
)
CPU = ("CPU of all pages", "of the median page")
Columns = tuple[tuple[str, str, tuple[str, ...], str], ...]


@dataclass
class Contestant:
    """An extractor's process and what it has said so far."""

    name: str
    python: str
    predictions: dict[str, dict[str, Any]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    cpu_s: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        command = [self.python, "-m", "tests.benchmarks.rivals_extraction", self.name]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def read(self, row: Mapping[str, Any]) -> None:
        """Have it extract a page, and wait for the answer."""
        asked, answers = self._process.stdin, self._process.stdout
        if asked is None or answers is None:
            raise SystemExit(f"{self.name} has no pipes")
        with contextlib.suppress(BrokenPipeError):
            asked.write(json.dumps([row["url"], str(KIT / "data" / "html" / f"{row['id']}.html.gz")]) + "\n")
            asked.flush()
        line = answers.readline()
        if not line:
            raise SystemExit(f"{self.name} ended at {row['id']}; is it installed in {self.python}?")
        answer = json.loads(line)
        self.predictions[row["id"]] = answer["found"]
        self.cpu_s[row["id"]] = answer["cpu_s"]
        if answer["error"]:
            self.errors[row["id"]] = answer["error"]

    def end(self) -> None:
        """Close its pipes; it ends by itself."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.wait(30)


def run(rows: Sequence[Mapping[str, Any]], rival_python: str) -> list[Contestant]:
    """Let all extract all pages, in turns."""
    them = [Contestant(name, rival_python if name in FOREIGN else sys.executable) for name in CONTESTANTS]
    for number, row in enumerate(rows):
        turn = number % len(them)
        for contestant in them[turn:] + them[:turn]:
            contestant.read(row)
        if number % 100 == 0:
            sys.stderr.write(f"{number} of {len(rows)} pages\n")
    for contestant in them:
        contestant.end()
    return them


def tables(them: Sequence[Contestant], scores: Mapping[str, Mapping[str, Any]]) -> str:
    """Two tables in Markdown: text with CPU time, and metadata. ``scores`` are the kit's, by name."""
    base = next(contestant.cpu_s for contestant in them if contestant.name == BASE)
    text = [[*_cells(one, scores[one.name], TEXT), *cpu_cells(one.cpu_s, base)] for one in them]
    metadata = [_cells(one, scores[one.name], METADATA) for one in them]
    names = [contestant.name for contestant in them]
    return "\n\n".join(
        [
            markdown(("text", *(column[0] for column in TEXT), *CPU), names, text),
            markdown(("metadata", *(column[0] for column in METADATA)), names, metadata),
        ]
    )


def cpu_cells(ours: Mapping[str, float], base: Mapping[str, float]) -> list[str]:
    """CPU time relative to the base's: of all pages together, and the median of the pages' own ratios."""
    pages = [ours[page] / seconds for page, seconds in base.items()]
    return [f"{sum(ours.values()) / sum(base.values()):.2f}", f"{statistics.median(pages):.2f}"]


def _cells(contestant: Contestant, scores: Mapping[str, Any], columns: Columns) -> list[str]:
    """The figures; a dash for what the extractor never says."""
    return [
        shown(figure(scores, dataset, path))
        if any(found.get(about) for found in contestant.predictions.values())
        else "-"
        for _, dataset, path, about in columns
    ]


def figure(scores: Mapping[str, Any], dataset: str, path: Iterable[str]) -> float | None:
    """A figure of one dataset, or None."""
    value: Any = scores.get(dataset, {})
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def shown(value: float | None) -> str:
    """Shares without the zero before their point; per cent as they are."""
    if value is None:
        return "-"
    return f"{value:.2f}" if value > 1 else f"{value:.4f}".removeprefix("0")


def markdown(heads: Sequence[str], names: Sequence[str], cells: Sequence[Sequence[str]]) -> str:
    """A table with a row for each name."""
    rows = [heads, ["---"] * len(heads), *([name, *its] for name, its in zip(names, cells, strict=True))]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def written(page: str, table: str) -> str:
    """The page with the table between the marks."""
    before, start, rest = page.partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        raise SystemExit(f"the page has no place for a table: {START} and {END}")
    return f"{before}{START}\n\n{table}\n\n{END}{after}"


def main() -> None:
    """Measure, print, and write if that is wanted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rival-python", required=True)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    sys.path.insert(0, str(KIT))
    import evaluate  # noqa: PLC0415 - of the kit in ../shared
    import scoring  # noqa: PLC0415 - the same

    rows = evaluate.load_index(KIT / "data", (), options.limit)
    them = run(rows, options.rival_python)
    table = tables(them, {one.name: scoring.score_run(rows, one.predictions, {}) for one in them})
    sys.stdout.write(table + "\n")
    for one in them:
        sys.stderr.write(
            f"{one.name}: {1000 * statistics.fmean(one.cpu_s.values()):.1f} ms per page, errors: {one.errors}\n"
        )
    if options.write:
        PAGE.write_text(written(PAGE.read_text("utf-8"), table), "utf-8")


if __name__ == "__main__":
    main()
