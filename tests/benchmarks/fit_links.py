"""Fit the trees with which links to further reading are told from others, and write them to extractors/article.

    python -m tests.benchmarks.fit_links            # cross-validated by host, for several thresholds
    python -m tests.benchmarks.fit_links --write    # fit on all pages and write link_trees.py

Gradient boosting of small trees on the log loss (Friedman 2001), in plain Python, without chance: the same labels give
the same trees. All labelled pages but those of the sealed half are learnt from. A related address may stand
several times on a page: only the place that the trees so far like best counts as related, the others are left out.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.article import extract
from extractors.article.link_signals import is_claimed, probability
from extractors.article.zones import judged
from extractors.urls import site_of
from tests.benchmarks.boosting import Plan, classification
from tests.benchmarks.fitting import cached, fold_of, module_of
from tests.benchmarks.related_links import compared, judge, labels, pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.article.link_signals import Signals
    from extractors.article.trees import Tree

FOLDS = 6
BINS = 24
PLAN = Plan(rounds=35, depth=3, rate=0.2, least=3.0, penalty=3.0, digits=4, gain=1e-6)
# Times that the places of related links are chosen anew.
CHOICES = 2
# A page with more links than this counts for less.
USUAL = 10
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)
OUT = Path(__file__).parents[2] / "extractors" / "article" / "link_trees.py"


@dataclass(frozen=True)
class Row:
    """A link at one place: its page, its address, its signals, whether it is related, what it counts."""

    page: int
    link: str
    signals: Signals
    is_related: bool
    weight: float


@dataclass(frozen=True)
class Page:
    """A labelled page and the links that the model is asked about."""

    host: str
    related: frozenset[str]
    links: tuple[tuple[str, Signals], ...]


def labelled() -> list[Page]:
    """All pages that may be learnt from; takes a minute."""
    seen: list[Any] = []
    zoned = extract.zoned

    def recorded(*arguments: Any) -> Any:
        seen.append(arguments)
        return zoned(*arguments)

    extract.zoned = recorded
    found = []
    for label, url, body in pages(labels()):
        seen.clear()
        judge(label, url, body)
        links = [(compared(target.url), signals) for item in seen for target, signals in judged(*item)]
        unsure = label.unsure - label.related
        kept = tuple(link for link in links if link[0] not in unsure)
        found.append(Page(site_of(url) or url, label.related, kept))
    extract.zoned = zoned
    return found


def rows_of(found: Sequence[Page]) -> list[Row]:
    """The links of all pages, those of a page with many for less."""
    return [
        Row(number, link, signals, link in page.related, 1 / math.sqrt(max(USUAL, len(page.links))))
        for number, page in enumerate(found)
        for link, signals in page.links
    ]


def fit(rows: Sequence[Row]) -> list[Tree]:
    """Trees for the links that no heading claims; related addresses at the place that the trees like best."""
    claimed = {(row.page, row.link) for row in rows if is_claimed(row.signals)}
    rows = [row for row in rows if (row.page, row.link) not in claimed]
    trees = boost(rows)
    for _ in range(CHOICES - 1):
        best: dict[tuple[int, str], tuple[float, int]] = {}
        for number, row in enumerate(rows):
            key, chance = (row.page, row.link), probability(row.signals, trees)
            best[key] = max(best.get(key, (-1.0, 0)), (chance, -number))
        chosen = {-number for _, number in best.values()}
        trees = boost([row for number, row in enumerate(rows) if not row.is_related or number in chosen])
    return trees


def boost(rows: Sequence[Row]) -> list[Tree]:
    """Trees for these rows, whose weights are taken to one in the mean."""
    scale = len(rows) / sum(row.weight for row in rows)
    wanted = [row.is_related for row in rows]
    return classification([row.signals for row in rows], wanted, [row.weight * scale for row in rows], BINS, PLAN)


def crossed(found: Sequence[Page]) -> list[tuple[Row, float]]:
    """All links with the probability that trees give them which saw no page of their site."""
    rows = rows_of(found)
    folds = [fold_of(page.host, FOLDS) for page in found]
    judged_rows = []
    for fold in range(FOLDS):
        trees = fit([row for row in rows if folds[row.page] != fold])
        judged_rows += [(row, probability(row.signals, trees)) for row in rows if folds[row.page] == fold]
    return judged_rows


def scores(found: Sequence[Page], chances: Sequence[tuple[Row, float]], least: float) -> dict[str, float]:
    """Precision and recall of addresses that some place gives at least this probability."""
    said: dict[int, set[str]] = defaultdict(set)
    for row, chance in chances:
        if chance >= least:
            said[row.page].add(row.link)
    hits = sum(len(said[number] & page.related) for number, page in enumerate(found))
    wanted, given = sum(len(page.related) for page in found), sum(map(len, said.values()))
    return {"threshold": least, "precision": round(hits / max(1, given), 3), "recall": round(hits / wanted, 3)}


def main() -> None:
    """Fit; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help=f"fit on all pages and write {OUT.name}")
    parser.add_argument("--cache", type=Path, help="keep the signals in this file, for further calls")
    options = parser.parse_args()
    found = cached(options.cache, labelled)
    counted = Counter(row.is_related for row in rows_of(found))
    sys.stderr.write(f"{len(found)} pages, {counted[True]} places of related links, {counted[False]} of others\n")
    if options.write:
        OUT.write_text(_module(fit(rows_of(found)), found), encoding="utf-8")
        return
    chances = crossed(found)
    for least in THRESHOLDS:
        sys.stdout.write(json.dumps(scores(found, chances, least)) + "\n")


def _module(trees: Sequence[Tree], found: Sequence[Page]) -> str:
    return module_of(
        "Trees that weigh the signals of a link, as ``tests/benchmarks/fit_links.py --write`` wrote them.",
        [
            f"Fitted on {len(found)} pages with {sum(len(page.related) for page in found)} related links.",
            "SHA-256 of their labels:",
        ],
        [(page.host, sorted(page.related)) for page in found],
        trees,
    )


if __name__ == "__main__":
    main()
