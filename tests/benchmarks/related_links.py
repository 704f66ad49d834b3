"""How well related links are told from all others, on the labels of ``labels/related_links.json`` and of the kit.

    python -m tests.benchmarks.related_links

Every page goes through the product's own path, ``article_of``. Links are compared as the kit compares them: host and
path, with percent escapes decoded on both sides. Links that are labelled "unsure" count on neither side. Rules may be
written, and weights fitted, while looking at all halves but the sealed ones. Those are not even read: ``--sealed``
judges them, and only them, for the figure of a release. Counts that are watched while rules are written become training
data, as those of four halves before did. ``--reveal`` names their errors: for a review, after the rules are done.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from extractors.article import extract, links
from extractors.worker import Job, article_of
from tests.benchmarks.adapters import related_links
from tests.benchmarks.verdicts import SHARED, archived

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

LABELS = Path(__file__).parent / "labels" / "related_links.json"
KIT = SHARED / "extraction" / "data"
SEALED = ("held_out5", "held_out7", "held_out9")
HALVES = (
    "kit",
    "write",
    "held_out",
    "write2",
    "held_out2",
    "held_out3",
    "held_out4",
    "write3",
    "write4",
    "held_out6",
    "held_out8",
    *SEALED,
)


@dataclass(frozen=True)
class Label:
    """The related and the unsure links of one page, as they are compared. ``key`` is its id in the kit, or its URL."""

    key: str
    half: str
    related: frozenset[str]
    unsure: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Judged:
    """A label and the links that were found; unsure ones are in neither."""

    label: Label
    url: str
    found: frozenset[str]

    @property
    def wrong(self) -> frozenset[str]:
        """Found, and no related link."""
        return self.found - self.label.related

    @property
    def missed(self) -> frozenset[str]:
        """Related, and not found."""
        return self.label.related - self.found


@dataclass(frozen=True)
class Score:
    """Of all links of some pages together, and the mean F1 of a page."""

    precision: float
    recall: float
    f1: float
    page_f1: float


def compared(url: str) -> str:
    """An address as links are compared: host without www. and path without its last slash, decoded."""
    parts = urlsplit(url)
    return unquote((parts.hostname or "").removeprefix("www.") + parts.path.rstrip("/"))


def labels(*, sealed: bool = False) -> list[Label]:
    """Those of the kit, where it is present, and ours; without the sealed half, or nothing but it."""
    pages: list[dict[str, Any]] = json.loads(LABELS.read_text("utf-8"))["pages"]
    ours = [Label(p["id"] or p["url"], p["half"], _decoded(p["related"]), _decoded(p["unsure"])) for p in pages]
    file = KIT / "related_links.json"
    stated: dict[str, list[str]] = json.loads(file.read_text("utf-8")) if file.exists() else {}
    told = [Label(page, "kit", _decoded(found)) for page, found in stated.items()] + ours
    return [label for label in told if (label.half in SEALED) == sealed]


def _decoded(addresses: Iterable[str]) -> frozenset[str]:
    return frozenset(compared(f"//{address}") for address in addresses)


def pages(wanted: Sequence[Label]) -> Iterator[tuple[Label, str, bytes]]:
    """The labelled pages that are there, with their address and bytes."""
    by_key = {label.key: label for label in wanted}
    index = KIT / "index.jsonl.gz"
    rows = gzip.decompress(index.read_bytes()).decode().splitlines() if index.exists() else []
    for row in map(json.loads, rows):
        if row["id"] in by_key:
            yield by_key[row["id"]], row["url"], gzip.decompress((KIT / "html" / f"{row['id']}.html.gz").read_bytes())
    for url, body in archived():
        if url in by_key:
            yield by_key.pop(url), url, body


def judge(label: Label, url: str, body: bytes) -> Judged:
    """What the product says of one page."""
    article, _ = article_of(Job(url, body))
    found = frozenset(map(compared, related_links(article)))
    return Judged(label, url, found - (label.unsure - label.related))


def score(judged: Sequence[Judged]) -> Score:
    """A page without any related link, on which none was found, counts as perfect."""
    hits = sum(len(item.found & item.label.related) for item in judged)
    found, wanted = sum(len(item.found) for item in judged), sum(len(item.label.related) for item in judged)
    each = [_f1(len(item.found & item.label.related), len(item.found), len(item.label.related)) for item in judged]
    precision, recall = hits / found if found else 0.0, hits / wanted if wanted else 0.0
    return Score(precision, recall, _f1(hits, found, wanted), statistics.mean(each))


def _f1(hits: int, found: int, wanted: int) -> float:
    return 2 * hits / (found + wanted) if found + wanted else 1.0


def report(judged: Sequence[Judged], half: str, *, names: bool) -> str:
    """The figures of one half as text."""
    mine = [item for item in judged if item.label.half == half]
    if not mine:
        return f"{half}: no pages\n"
    total = score(mine)
    wrong, missed = (sum(len(getattr(item, name)) for item in mine) for name in ("wrong", "missed"))
    told = (
        f"{half}: {len(mine)} pages, precision {total.precision:.3f}, recall {total.recall:.3f}, F1 {total.f1:.3f}, "
        f"mean F1 of a page {total.page_f1:.3f}, {wrong} wrong, {missed} missed\n"
    )
    return told + "".join(map(_errors, mine)) if names else told


def _errors(item: Judged) -> str:
    lines = [f"  wrong  {link}" for link in sorted(item.wrong)] + [f"  missed {link}" for link in sorted(item.missed)]
    return "\n".join((f" {item.label.key} {item.url[:110]}", *lines, "")) if lines else ""


def timed(spent: dict[str, float]) -> None:
    """Let the functions that look at links add their CPU seconds to ``spent``."""

    def wrapped(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any) -> Any:
            started = time.process_time()
            try:
                return function(*arguments)
            finally:
                spent[name] = spent.get(name, 0.0) + time.process_time() - started

        return run

    for module, name in ((links, "anchors"), (extract, "zoned")):
        setattr(module, name, wrapped(name, getattr(module, name)))


def main() -> None:
    """Judge all pages and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sealed", action="store_true", help="judge the sealed halves, and no others")
    parser.add_argument("--reveal", action="store_true", help="name the errors of the sealed halves")
    parser.add_argument("--quiet", action="store_true", help="name no errors at all")
    options = parser.parse_args()
    spent: dict[str, float] = {}
    timed(spent)
    wanted = labels(sealed=options.sealed)
    judged = [judge(*page) for page in pages(wanted)]
    sys.stdout.write(f"{len(judged)} of {len(wanted)} labelled pages\n")
    for half in (half for half in HALVES if (half in SEALED) == options.sealed):
        names = not options.quiet and (half not in SEALED or options.reveal)
        sys.stdout.write(report(judged, half, names=names))
    each = ", ".join(f"{name} {1000 * seconds / len(judged):.2f}" for name, seconds in spent.items())
    sys.stdout.write(f"CPU ms of a page: {each}\n")


if __name__ == "__main__":
    main()
