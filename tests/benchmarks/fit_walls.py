"""Fit the trees that tell walls in any words from short articles, and write them to extractors/article.

    python -m tests.benchmarks.fit_walls            # cross-validated, folds by host
    python -m tests.benchmarks.fit_walls --write    # fit on all pages and write wall_trees.py

Learnt from: the written pages of ``tests/verdicts`` that may be looked at, and of ../shared the real pages without a
label that the rules take for articles, which nearly all of them are, as they came and as a reader may have saved them.
The halves "held_out" and "clean" are not read.
Gradient boosting of small trees on the log loss (Friedman 2001), in plain Python, without chance. A text may end at
several places: of a wall the one that the trees so far like best counts, of an article each.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import html
import json
import math
import pickle
import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from extractors.article import extract, wall_signals, walls
from extractors.article.signals import FLASH
from extractors.worker import Job, run_job
from tests.benchmarks import verdicts
from tests.benchmarks.boosting import Learner, Plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extractors.article.signals import Signals
    from extractors.article.wall_signals import Numbers
    from tests.benchmarks.boosting import Tree

FOLDS = 5
BINS = 24
PLAN = Plan(rounds=80, depth=3, rate=0.16, least=1.5, penalty=2.0, digits=4, gain=1e-6)
# Times that the place where a wall's text ends is chosen anew.
CHOICES = 2
# What a real page counts beside a written one: there are many, and some are teasers.
REAL = 0.5
STATED = "<meta property=og:type content=article><meta property=article:published_time content=2024-02-06T10:00Z>"
THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
OUT = Path(walls.__file__).with_name("wall_trees.py")


@dataclass(frozen=True)
class Page:
    """A page and its numbers at each place where its text may end. ``passes``: the other rules let it pass."""

    host: str
    is_wall: bool
    is_real: bool
    passes: bool
    places: tuple[Numbers, ...]


def learnt_from() -> list[Page]:
    """All pages that may be learnt from; takes a minute."""
    found = []
    wanted = [label for label in verdicts.labels() if label.half == "write"]
    for label, body in verdicts.written(wanted):
        is_wall = label.kind in verdicts.WALLS
        if is_wall or label.kind == "article":
            given = [body] if is_wall else [body, _saved(label.url, body, STATED)]
            made = (_page(label.host, label.url, each, is_wall=is_wall, is_real=False) for each in given)
            found += [page for page in made if page]
    known = {label.url for label in verdicts.labels()}
    for url, body in _others(known):
        host = urlsplit(url).netloc
        page = _page(host, url, body, is_wall=False, is_real=True)
        found += [page] if page and page.passes else []
        if page and page.passes and (saved := _page(host, url, _saved(url, body), is_wall=False, is_real=True)):
            found.append(saved)
    return found


def _saved(url: str, body: bytes, stated: str = "") -> bytes:
    """A page as its reader may have saved it: that there is nothing but a text does not make a wall of it."""
    article = run_job(Job(url, body, "text/html", verdicts.NOW)).article
    title = html.escape(article.title or "")
    told = "".join(f"<p>{html.escape(line)}</p>" for line in (article.text or "").splitlines())
    head = f"<!doctype html><html><head><meta charset=utf-8>{stated}"
    return f"{head}<title>{title}</title></head><body><article><h1>{title}</h1>{told}</article></body></html>".encode()


def _others(known: set[str]) -> Iterator[tuple[str, bytes]]:
    """The real pages of ../shared without a label, each once."""
    for url, body in (*verdicts._archived(), *_kit()):
        if url not in known:
            known.add(url)
            yield url, body


def _kit() -> Iterator[tuple[str, bytes]]:
    data = verdicts.SHARED / "extraction" / "data"
    if data.exists():
        with gzip.open(data / "index.jsonl.gz", "rt", encoding="utf-8") as stream:
            for row in map(json.loads, stream):
                yield row["url"], gzip.decompress((data / "html" / f"{row['id']}.html.gz").read_bytes())


def _page(host: str, url: str, body: bytes, *, is_wall: bool, is_real: bool) -> Page | None:
    """The numbers of a page of the length that is weighed; None for others."""
    seen: list[Signals] = []
    judge, weighs = extract.judge, wall_signals.likeliest

    def recorded(signals: Signals) -> Any:
        seen.append(signals)
        return judge(signals)

    extract.judge, wall_signals.likeliest = recorded, lambda _signals: 0.0
    try:
        article = run_job(Job(url, body, "text/html", verdicts.NOW)).article
    finally:
        extract.judge, wall_signals.likeliest = judge, weighs
    if not seen or not FLASH <= seen[-1].words < walls.LONG_TEASER:
        return None
    places = tuple(wall_signals.numbers_of(seen[-1]))
    return Page(host, is_wall, is_real, article.verdict == "article", places) if places else None


def fit(pages: Sequence[Page]) -> list[Tree]:
    """Trees for these pages."""
    trees: list[Tree] = []
    for choice in range(CHOICES + 1):
        rows, weights, walled = [], [], []
        for page in pages:
            places = page.places
            if page.is_wall:
                places = (max(places, key=lambda one: wall_signals.probability(one, trees)) if choice else places[0],)
            rows += places
            walled += [page.is_wall] * len(places)
            weights += [(REAL if page.is_real else 1.0) / math.sqrt(len(places))] * len(places)
        trees = _boost(rows, walled, weights)
    return trees


def _boost(rows: Sequence[Numbers], walled: Sequence[bool], weights: Sequence[float]) -> list[Tree]:
    """One tree after the other, each on what the ones before leave of the log loss."""
    names = sorted({name for row in rows for name in row})
    edges = {name: _edges([row.get(name, 0.0) for row in rows]) for name in names}
    learner = Learner(rows, {name: found for name, found in edges.items() if found}, PLAN)
    scores = [0.0] * len(rows)
    trees: list[Tree] = []
    for _ in range(PLAN.rounds):
        chances = [1 / (1 + math.exp(-score)) for score in scores]
        slopes = [w * (wall - p) for w, wall, p in zip(weights, walled, chances, strict=True)]
        bends = [w * max(p * (1 - p), 1e-6) for w, p in zip(weights, chances, strict=True)]
        tree, steps = learner.tree(slopes, bends)
        for number, step in steps.items():
            scores[number] += step
        trees.append(tree)
    return trees


def _edges(values: list[float]) -> list[float]:
    """Up to ``BINS`` values between which rows are told apart."""
    kinds = sorted(set(values))
    if len(kinds) <= BINS:
        return [round((a + b) / 2, 4) for a, b in pairwise(kinds)]
    ordered = sorted(value for value in values if value)
    return sorted({round(ordered[len(ordered) * step // BINS], 4) for step in range(BINS)} | {0.0})


def crossed(pages: Sequence[Page]) -> list[float]:
    """How likely trees find each page a wall that saw no page of its host."""
    folds = [int(hashlib.sha256(page.host.encode()).hexdigest(), 16) % FOLDS for page in pages]
    chances = [0.0] * len(pages)
    for fold in range(FOLDS):
        trees = fit([page for page, at in zip(pages, folds, strict=True) if at != fold])
        for number, page in enumerate(pages):
            if folds[number] == fold:
                chances[number] = max(wall_signals.probability(place, trees) for place in page.places)
    return chances


def report(pages: Sequence[Page], chances: Sequence[float]) -> Iterator[str]:
    """Counts of pages that are taken for walls from each probability on."""
    groups = {
        "walls": [page.is_wall for page in pages],
        "of them passing the rules": [page.is_wall and page.passes for page in pages],
        "written articles": [not page.is_wall and not page.is_real for page in pages],
        "real pages": [page.is_real for page in pages],
    }
    for least in THRESHOLDS:
        told = [
            f"{sum(p >= least for p, is_in in zip(chances, chosen, strict=True) if is_in)} of {sum(chosen)} {name}"
            for name, chosen in groups.items()
        ]
        yield f"from {least}: {', '.join(told)}"


def _module(trees: Iterable[Tree], pages: Sequence[Page]) -> str:
    digest = hashlib.sha256(repr([(page.host, page.is_wall) for page in pages]).encode()).hexdigest()
    walled, real = sum(page.is_wall for page in pages), sum(page.is_real for page in pages)
    lines = [
        '"""Trees that weigh a text and the box behind it, as ``tests/benchmarks/fit_walls.py --write`` wrote them."""',
        "",
        "# ruff: noqa: E501 - made by a script, a tree in each line",
        "",
        "from __future__ import annotations",
        "",
        "from typing import Any",
        "",
        "# A leaf is a part of the log odds; a fork has a number, the value up to which to go left, two branches.",
        f"# Fitted on {walled} walls, {len(pages) - walled - real} written articles and {real} real pages.",
        "# SHA-256 of their hosts and labels:",
        f"# {digest}",
        "Tree = float | tuple[str, float, Any, Any]",
        "# fmt: off",
        "TREES: tuple[Tree, ...] = (",
        *(f"    {json.dumps(tree)},".replace("[", "(").replace("]", ")") for tree in trees),
        ")",
        "",
    ]
    return "\n".join(lines)


def main() -> int:
    """Fit; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help=f"fit on all pages and write {OUT.name}")
    parser.add_argument("--cache", type=Path, help="keep the numbers in this file, for further calls")
    options = parser.parse_args()
    pages = _cached(options.cache)
    if not any(page.is_real for page in pages):
        sys.stderr.write(f"{verdicts.SHARED} is not there: without real pages nothing can be fitted\n")
        return 2
    if options.write:
        OUT.write_text(_module(fit(pages), pages), encoding="utf-8")
    else:
        sys.stdout.write("".join(f"{line}\n" for line in report(pages, crossed(pages))))
    return 0


def _cached(cache: Path | None) -> list[Page]:
    if cache is not None and cache.exists():
        kept: list[Page] = pickle.loads(cache.read_bytes())  # noqa: S301 - our own file of a moment ago
        return kept
    found = learnt_from()
    if cache is not None:
        cache.write_bytes(pickle.dumps(found))
    return found


if __name__ == "__main__":
    sys.exit(main())
