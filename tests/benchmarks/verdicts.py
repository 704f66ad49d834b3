"""How well pages are told from articles, on the labels of ``tests/verdicts``.

    python -m tests.benchmarks.verdicts

Every page goes through the product's own path, ``run_job``. Figures are given per half: rules may be written while
looking at the pages of "write"; of the pages of "held_out" only counts are shown, so that the figures of that half
stay worth something. ``--reveal`` names them all the same: for a review, after the rules are done. The pages of
"clean" are not even judged, unless ``--clean`` asks for them: for the figure of a release.
Real pages are read from ``../shared``; where it is absent, only the written ones are judged.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from extractors.worker import Job, run_job

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

ROOT = Path(__file__).resolve().parents[2]
LABELS = ROOT / "tests" / "verdicts" / "labels.toml"
SHAPES = ROOT / "tests" / "verdicts" / "shapes"
SHARED = ROOT.parent / "shared"
NOW = datetime(2026, 11, 1, tzinfo=UTC)
KINDS = (
    "article",
    "consent_wall",
    "paywall",
    "login",
    "block_page",
    "soft_404",
    "front_page",
    "search_page",
    "shell",
    "empty",
    "binary",
)
#: What stands in the way of a text. None of these may ever pass as an article.
WALLS = frozenset({"consent_wall", "paywall", "login", "block_page"})
Half = Literal["write", "held_out", "clean"]


@dataclass(frozen=True)
class Label:
    """One labelled page. ``path`` is that of a written page below ``shapes``, None for a real one."""

    url: str
    source: Literal["written", "open_warc", "extraction"]
    host: str
    kind: str
    lang: str
    half: Half
    path: str | None = None


@dataclass(frozen=True)
class Judged:
    """A label and what the product said: its kind, "article" for every kind of article."""

    label: Label
    said: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Score:
    """Precision, recall and F1 of one kind; 0 where nothing can be divided."""

    precision: float
    recall: float
    f1: float


def labels(*, clean: bool = False) -> list[Label]:
    """The labels in the order of the file: without those of the clean half, or nothing but them."""
    names = Label.__dataclass_fields__
    rows = tomllib.loads(LABELS.read_text("utf-8"))["page"]
    kept = (row for row in rows if (row["half"] == "clean") == clean)
    return [Label(**{name: value for name, value in row.items() if name in names}) for row in kept]


def written(wanted: Iterable[Label]) -> Iterator[tuple[Label, bytes]]:
    """The labelled pages that are part of this repository."""
    for label in wanted:
        if label.path is not None:
            yield label, (SHAPES / label.path).read_bytes()


def real(wanted: Iterable[Label]) -> Iterator[tuple[Label, bytes]]:
    """The labelled pages of ``../shared``."""
    by_url = {label.url: label for label in wanted if label.path is None}
    for url, body in chain(archived(), kit(by_url.__contains__)):
        if url in by_url:
            yield by_url.pop(url), body


def archived() -> Iterator[tuple[str, bytes]]:
    """The pages of open.warc.gz, with their addresses; none where it is absent."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - the tests of written pages do without

    path = SHARED / "web" / "open.warc.gz"
    if not path.exists():
        return
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response | WarcRecordType.resource):
            yield record.headers["WARC-Target-URI"], record.reader.read()


def kit(is_wanted: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
    """The pages of the extraction kit whose addresses are wanted; none where it is absent."""
    data = SHARED / "extraction" / "data"
    if not data.exists():
        return
    with gzip.open(data / "index.jsonl.gz", "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    for row in rows:
        if is_wanted(row["url"]):
            yield row["url"], gzip.decompress((data / "html" / f"{row['id']}.html.gz").read_bytes())


def judge(pages: Iterable[tuple[Label, bytes]]) -> list[Judged]:
    """What the product says of each page."""
    return [_judged(label, body) for label, body in pages]


def _judged(label: Label, body: bytes) -> Judged:
    article = run_job(Job(label.url, body, "text/html", NOW)).article
    said = "article" if article.verdict == "article" else article.kind
    return Judged(label, said, article.reasons)


def scores(judged: Sequence[Judged]) -> dict[str, Score]:
    """Per kind that is labelled."""
    pairs = Counter((item.label.kind, item.said) for item in judged)
    labelled, said = Counter(item.label.kind for item in judged), Counter(item.said for item in judged)
    return {kind: _score(pairs[kind, kind], said[kind], labelled[kind]) for kind in KINDS if labelled[kind]}


def _score(hits: int, said: int, labelled: int) -> Score:
    return Score(hits / said if said else 0.0, hits / labelled, 2 * hits / (said + labelled))


def macro_f1(judged: Sequence[Judged]) -> float:
    """The plain mean of the F1 of all labelled kinds."""
    each = scores(judged).values()
    return sum(score.f1 for score in each) / len(each)


def passed(judged: Iterable[Judged]) -> list[Judged]:
    """Walls and block pages that passed as articles."""
    return [item for item in judged if item.label.kind in WALLS and item.said == "article"]


def report(judged: Sequence[Judged], half: Half, *, names: bool) -> str:
    """The figures of one half as text."""
    mine = [item for item in judged if item.label.half == half]
    walls = passed(mine)
    wrong = sum(item.said != item.label.kind for item in mine)
    sections = [
        f"== {half}: {len(mine)} pages of {len({item.label.host for item in mine})} hosts",
        _confusion(mine),
        _table(mine),
        f"macro-F1 {macro_f1(mine):.3f}, {wrong} wrong, {len(walls)} walls and block pages passed as articles",
    ]
    if names:
        sections += [_line(item) for item in mine if item.said != item.label.kind]
    return "\n".join(sections) + "\n"


def _confusion(judged: Sequence[Judged]) -> str:
    """Rows: what is labelled. Columns: what was said."""
    pairs = Counter((item.label.kind, item.said) for item in judged)
    columns = [kind for kind in (*KINDS, "failed") if any(item.said == kind for item in judged)]
    rows = [" " * 14 + "".join(f"{kind[:9]:>10}" for kind in columns)]
    for kind in KINDS:
        counts = "".join(f"{pairs[kind, column] or '.':>10}" for column in columns)
        rows.append(f"{kind:<14}{counts}")
    return "\n".join(rows)


def _table(judged: Sequence[Judged]) -> str:
    each = scores(judged).items()
    rows = [f"{kind:<14}{score.precision:>10.3f}{score.recall:>10.3f}{score.f1:>10.3f}" for kind, score in each]
    return "\n".join([f"{'':<14}{'precision':>10}{'recall':>10}{'F1':>10}", *rows])


def _line(item: Judged) -> str:
    mark = "PASSED " if item in passed([item]) else ""
    where = item.label.path or item.label.url[:110]
    return f"  {mark}{item.label.kind} -> {item.said}: {where} ({'; '.join(item.reasons)})"


def main() -> None:
    """Judge the pages and print the figures of each half."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reveal", action="store_true", help="name the errors of the held-out half too")
    parser.add_argument("--clean", action="store_true", help="judge the clean half, and no other")
    options = parser.parse_args()
    wanted = labels(clean=options.clean)
    judged = judge((*written(wanted), *real(wanted)))
    sys.stdout.write(f"{len(judged)} of {len(wanted)} labelled pages\n")
    if options.clean:
        sys.stdout.write(report(judged, "clean", names=options.reveal))
        return
    sys.stdout.write(report(judged, "write", names=True))
    sys.stdout.write(report(judged, "held_out", names=options.reveal))


if __name__ == "__main__":
    main()
