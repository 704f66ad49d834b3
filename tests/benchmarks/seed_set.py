"""Relations to the first seed, held against labels, with bootstrap intervals and every error.

    python -m tests.benchmarks.seed_set

The pages are those of ../shared/comparison (real pages about the seed's news, and texts derived from the seed); the
answers are the product's own, through ``adapters.compare``. An interval is of 95 %, by resampling the rows within each
label, so that no label is ever missing. ``AP`` is the average precision of a
ranking by score in which the related pages (all but same topic and unrelated) should come first; ties count against us.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks import resampling
from tests.benchmarks.adapters import compare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

DATA = Path(__file__).parents[3] / "shared" / "comparison" / "data"
RELATED = frozenset({"copy", "partial", "same_event"})
RESAMPLES = 2000


@dataclass(frozen=True)
class Told:
    """A page, the label that people gave it, and what we say of it."""

    title: str
    is_derived: bool
    label: str
    relation: str
    score: float


def told(*, dated: bool, data: Path = DATA) -> list[Told]:
    """What the product says of every page of the set, with the dates or without them."""
    seed = _document(json.loads((data / "seed.json").read_text(encoding="utf-8")), dated=dated)
    with gzip.open(data / "seed_set.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    found = [(row, compare(seed, _document(row, dated=dated))) for row in rows]
    return [Told(row["title"], row["derived"], row["label"], said["relation"], said["score"]) for row, said in found]


def _document(row: dict[str, Any], *, dated: bool) -> dict[str, Any]:
    kept = {name: row[name] for name in ("title", "text", "lang")}
    return {**kept, "url": "", "date": row["date"] if dated else None}


def macro_f1(rows: Sequence[Told]) -> float:
    """Mean F1 over the relations that people gave."""
    hits = Counter(row.label for row in rows if row.label == row.relation)
    wanted, found = Counter(row.label for row in rows), Counter(row.relation for row in rows)
    scores = [2 * hits[name] / (wanted[name] + found[name]) for name in wanted]
    return sum(scores) / len(scores)


def average_precision(rows: Sequence[Told]) -> float:
    """AP of the related pages in the order of their scores."""
    ordered = sorted(rows, key=lambda row: (-row.score, row.label in RELATED))
    ranks = [rank for rank, row in enumerate(ordered, 1) if row.label in RELATED]
    return sum(number / rank for number, rank in enumerate(ranks, 1)) / len(ranks)


def interval(rows: Sequence[Told], figure: Callable[[Sequence[Told]], float]) -> tuple[float, float]:
    """The middle 95 % of a figure over resampled rows."""
    by_label: dict[str, list[Told]] = {}
    for row in rows:
        by_label.setdefault(row.label, []).append(row)
    return resampling.interval(by_label.values(), figure, RESAMPLES)


def report() -> Iterator[str]:
    """Lines of figures and errors."""
    for name, dated in (("with dates", True), ("without dates", False)):
        rows = told(dated=dated)
        real = [row for row in rows if not row.is_derived]
        for title, chosen, figure in (
            ("macro-F1, all", rows, macro_f1),
            ("macro-F1, real pages", real, macro_f1),
            ("AP, real pages", real, average_precision),
        ):
            low, high = interval(chosen, figure)
            yield f"{name}: {title:<22} n {len(chosen):>3}  {figure(chosen):.3f} [{low:.3f}, {high:.3f}]"
        for row in rows:
            if row.label != row.relation:
                yield f"  {row.label} told as {row.relation}, {row.score:.2f}: {row.title[:90]}"


if __name__ == "__main__":
    for line in report():
        sys.stdout.write(line + "\n")
