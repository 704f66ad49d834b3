"""Fit the weights with which lines are told from the furniture around them, and write them to extractors/article.

    python -m tests.benchmarks.fit_furniture            # cross-validated by host, for several thresholds
    python -m tests.benchmarks.fit_furniture --write    # fit on all lines and write weights.py

A logistic regression with an L2 penalty, by iteratively reweighted least squares (Newton), in plain Python: some
twenty signals need no library. Standard scores are used inside and folded into the weights that are written.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import pickle
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks import line_labels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tests.benchmarks.line_labels import Labelled

FOLDS = 5
PENALTY = 0.35
ROUNDS = 12
THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4)
# The truth of "traf" are single sentences, that of the others found by ourselves: they count for less.
TRUST = {"aeb": 1.0, "feval": 1.0, "fundus": 1.0, "traf": 0.6, "json-ld": 0.5, "repeated": 0.5}
OUT = Path(__file__).parents[2] / "extractors" / "article" / "weights.py"
Row = list[float]


@dataclass(frozen=True)
class Model:
    """Intercept and weights by the names of the signals."""

    intercept: float
    weights: dict[str, float]

    def __call__(self, signals: dict[str, float]) -> float:
        """Probability that the line belongs to the article."""
        score = self.intercept + sum(self.weights.get(name, 0.0) * value for name, value in signals.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def fit(pages: Iterable[Labelled]) -> Model:
    """Weights for all signals that the labelled lines of these pages have."""
    rows: list[tuple[dict[str, float], float, float]] = []
    for page in pages:
        for line, signals, label in zip(page.lines, page.signals, page.labels, strict=True):
            if label is not None:
                length = math.sqrt(max(3, min(60, len(line.text.split()))))
                rows.append((signals, label, TRUST[page.source] * length / math.sqrt(max(8, len(page.lines)))))
    names = sorted({name for signals, _, _ in rows for name in signals})
    total = sum(weight for _, _, weight in rows)
    means = [sum(signals.get(name, 0.0) * weight for signals, _, weight in rows) / total for name in names]
    spreads = [
        math.sqrt(sum(weight * (signals.get(name, 0.0) - mean) ** 2 for signals, _, weight in rows) / total) or 1.0
        for name, mean in zip(names, means, strict=True)
    ]
    scaled = [
        ([1.0, *((signals.get(n, 0.0) - m) / s for n, m, s in zip(names, means, spreads, strict=True))], label, weight)
        for signals, label, weight in rows
    ]
    solution = _newton(scaled, len(names) + 1)
    weights = {name: value / spread for name, value, spread in zip(names, solution[1:], spreads, strict=True)}
    return Model(solution[0] - sum(weights[n] * m for n, m in zip(names, means, strict=True)), weights)


def _newton(rows: Sequence[tuple[Row, float, float]], size: int) -> Row:
    """Minimise the weighted log loss plus the penalty; the intercept is free of it."""
    solution = [0.0] * size
    for _ in range(ROUNDS):
        slope = [0.0 if i == 0 else -2 * PENALTY * value for i, value in enumerate(solution)]
        curve = [[2 * PENALTY if i == j and i else 0.0 for j in range(size)] for i in range(size)]
        for values, label, weight in rows:
            score = sum(a * b for a, b in zip(solution, values, strict=True))
            chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
            error, bend = weight * (label - chance), weight * chance * (1 - chance) + 1e-9
            filled = [(i, value) for i, value in enumerate(values) if value]
            for i, value in filled:
                slope[i] += error * value
                row, scaled = curve[i], bend * value
                for j, other in filled:
                    row[j] += scaled * other
        step = _solve(curve, slope)
        solution = [value + change for value, change in zip(solution, step, strict=True)]
        if max(map(abs, step)) < 1e-4:
            break
    return solution


def _solve(matrix: list[Row], right: Row) -> Row:
    """Gaussian elimination with pivots."""
    size = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for column in range(size):
        pivot = max(range(column, size), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for row in range(column + 1, size):
            factor = rows[row][column] / rows[column][column]
            if factor:
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[column], strict=True)]
    found = [0.0] * size
    for row in reversed(range(size)):
        found[row] = (rows[row][size] - sum(rows[row][j] * found[j] for j in range(row + 1, size))) / rows[row][row]
    return found


def crossed(pages: Sequence[Labelled]) -> list[list[float]]:
    """For each page of the kit the probabilities of its lines by a model that has seen no page of its host."""
    folds = [int(hashlib.sha256(page.host.encode()).hexdigest(), 16) % FOLDS for page in pages]
    models = [fit(page for page, its in zip(pages, folds, strict=True) if its != fold) for fold in range(FOLDS)]
    return [[models[its](signals) for signals in page.signals] for page, its in zip(pages, folds, strict=True)]


def scores(pages: Sequence[Labelled], keep: Callable[[int, int], bool]) -> dict[str, Any]:
    """The kit's figures for the texts that are left, without any other rule."""
    import scoring  # noqa: PLC0415 - of the kit in ../shared

    pairs: dict[str, list[Any]] = {}
    for number, page in enumerate(pages):
        if page.row is not None:
            text = "\n".join(line.text for place, line in enumerate(page.lines) if keep(number, place))
            pairs.setdefault(page.source, []).append((page.row["truth"], {"text": text}))
    return {name: scoring.score_body(name, group) for name, group in pairs.items()}


def main() -> None:
    """Fit; see the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help=f"fit on all lines and write {OUT.name}")
    parser.add_argument("--cache", type=Path, help="keep the labelled lines in this file, for further calls")
    arguments = parser.parse_args()
    pages = _pages(arguments.cache)
    counted = {label: sum(page.labels.count(label) for page in pages) for label in (1.0, 0.0)}
    sys.stderr.write(f"{len(pages)} pages of {len({page.host for page in pages})} hosts, lines: {counted}\n")
    if arguments.write:
        OUT.write_text(_module(fit(pages), pages, counted), encoding="utf-8")
        return
    chances = crossed(pages)
    for threshold in THRESHOLDS:
        result = scores(pages, lambda page, line, least=threshold: chances[page][line] >= least)  # type: ignore[misc]
        sys.stdout.write(json.dumps({"threshold": threshold, **result}) + "\n")


def _pages(cache: Path | None) -> list[Labelled]:
    if cache is not None and cache.exists():
        kept: list[Labelled] = pickle.loads(cache.read_bytes())  # noqa: S301 - our own file of a moment ago
        return kept
    pages = line_labels.everything()
    if cache is not None:
        cache.write_bytes(pickle.dumps(pages))
    return pages


def _module(model: Model, pages: Sequence[Labelled], counted: dict[float, int]) -> str:
    digest = hashlib.sha256()
    for page in pages:
        digest.update(repr((page.host, page.source, [line.text for line in page.lines], page.labels)).encode())
    lines = [
        '"""Weights of the signals of a line, as ``tests/benchmarks/fit_furniture.py --write`` wrote them."""',
        "",
        f"# Fitted on {len(pages)} pages of {len({page.host for page in pages})} hosts:",
        f"# {counted[1.0]} lines of articles, {counted[0.0]} of furniture.",
        "# SHA-256 of the labelled lines:",
        f"# {digest.hexdigest()}",
        f"INTERCEPT = {model.intercept:.4f}",
        "WEIGHTS = {",
        *(f'    "{name}": {value:.4f},' for name, value in sorted(model.weights.items())),
        "}",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
