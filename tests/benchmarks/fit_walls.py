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
import html
import math
import sys
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from extractors.article import extract, wall_signals, walls
from extractors.article.signals import FLASH
from extractors.article.trees import chance
from extractors.worker import Job, run_job
from tests.benchmarks import verdicts
from tests.benchmarks.boosting import Plan, classification
from tests.benchmarks.fitting import cached, fold_of, module_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extractors.article.signals import Signals
    from extractors.article.trees import Tree
    from extractors.article.wall_signals import Numbers

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
    for url, body in chain(verdicts.archived(), verdicts.kit(lambda url: url not in known)):
        if url not in known:
            known.add(url)
            yield url, body


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
    places = tuple(wall_signals.numbers_of(seen[-1], with_comments=True))
    return Page(host, is_wall, is_real, article.verdict == "article", places) if places else None


def fit(pages: Sequence[Page]) -> list[Tree]:
    """Trees for these pages."""
    trees: list[Tree] = []
    for choice in range(CHOICES + 1):
        rows, weights, walled = [], [], []
        for page in pages:
            places = page.places
            if page.is_wall:
                places = (max(places, key=lambda one: chance(one, trees)) if choice else places[0],)
            rows += places
            walled += [page.is_wall] * len(places)
            weights += [(REAL if page.is_real else 1.0) / math.sqrt(len(places))] * len(places)
        trees = classification(rows, walled, weights, BINS, PLAN)
    return trees


def crossed(pages: Sequence[Page]) -> list[float]:
    """How likely trees find each page a wall that saw no page of its host."""
    folds = [fold_of(page.host, FOLDS) for page in pages]
    chances = [0.0] * len(pages)
    for fold in range(FOLDS):
        trees = fit([page for page, at in zip(pages, folds, strict=True) if at != fold])
        for number, page in enumerate(pages):
            if folds[number] == fold:
                chances[number] = max(chance(place, trees) for place in page.places)
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
    walled, real = sum(page.is_wall for page in pages), sum(page.is_real for page in pages)
    return module_of(
        "Trees that weigh a text and the box behind it, as ``tests/benchmarks/fit_walls.py --write`` wrote them.",
        [
            f"Fitted on {walled} walls, {len(pages) - walled - real} written articles and {real} real pages.",
            "SHA-256 of their hosts and labels:",
        ],
        [(page.host, page.is_wall) for page in pages],
        trees,
    )


def main() -> int:
    """Fit; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help=f"fit on all pages and write {OUT.name}")
    parser.add_argument("--cache", type=Path, help="keep the numbers in this file, for further calls")
    options = parser.parse_args()
    pages = cached(options.cache, learnt_from)
    if not any(page.is_real for page in pages):
        sys.stderr.write(f"{verdicts.SHARED} is not there: without real pages nothing can be fitted\n")
        return 2
    if options.write:
        OUT.write_text(_module(fit(pages), pages), encoding="utf-8")
    else:
        sys.stdout.write("".join(f"{line}\n" for line in report(pages, crossed(pages))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
