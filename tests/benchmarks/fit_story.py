"""Fit the trees by which the nearness of two texts is told, and write them to warehouse/compare.

    python -m tests.benchmarks.fit_story            # cross-validated, five folds by family of pairs
    python -m tests.benchmarks.fit_story --write    # fit on all open pairs and write story_trees.py

The data are the open pairs of ../shared/comparison (1,205 pairs of SemEval-2022 task 8 with people's judgements). The
figures hold for pairs that a fold has not seen; the background counts of terms were made on all of them, without their
judgements. "similar" is a judgement of at most 2 of 4. ECE is the expected calibration error over ten bins.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.features.compute import features
from tests.benchmarks import boosting, open_pairs, resampling
from tests.benchmarks.likeness import likeness
from warehouse.compare import story
from warehouse.compare.measured import Measured

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extractors.records import Features
    from tests.benchmarks.boosting import Tree

FOLDS = 5
SEEDS = (0,)
SIMILAR = 2.0  # of 3: people's judgement of at most 2 of 4
OTHER_WEIGHT = 0.3  # of pairs in one language for the trees of two: their names and numbers teach too
BINS_OF_SIGNALS = 32
PLAN = boosting.Plan(rounds=150, depth=2, rate=0.05, least=20.0, penalty=5.0, digits=5, rising=frozenset(story.RISING))
OUT = Path(story.__file__).with_name("story_trees.py")
BINS = 10
RESAMPLES = 1000


@dataclass(frozen=True)
class Row:
    """A pair as the trees see it."""

    signals: dict[str, float]
    nearness: float
    is_within: bool
    group: str
    family: int


@dataclass(frozen=True)
class Model:
    """Trees for pairs in one language or in two, and the line from nearness to log odds."""

    base: float
    trees: list[Tree]
    at_zero: float
    slope: float

    def near(self, row: Row) -> float:
        """Nearness, 0 to 1."""
        raw = self.base + sum(story.leaf(tree, row.signals) for tree in self.trees)
        return min(max(raw / story.NEAREST, 0.0), 1.0)

    def probability(self, near: float) -> float:
        """Probability of a similar pair."""
        return 1 / (1 + math.exp(-(self.at_zero + self.slope * near)))


def rows(pairs: Sequence[open_pairs.Pair]) -> list[Row]:
    """The pairs, measured by the product's features."""
    made: dict[tuple[str, str], Features] = {}
    found = []
    for pair in pairs:
        sides = []
        for text, lang in zip(pair.texts, pair.langs, strict=True):
            if (text, lang) not in made:
                made[text, lang] = features(None, text, lang)
            sides.append(made[text, lang])
        measured = Measured(words=0, seed_words=0, **likeness(*sides))
        found.append(
            Row(story.signals(measured), pair.nearness, pair.langs[0] == pair.langs[1], pair.group, pair.family)
        )
    return found


def fitted(learnt: Sequence[Row], *, within: bool) -> Model:
    """Trees on these rows, and the line on predictions that inner folds make for rows they have not seen."""
    inner = _folds(learnt, 0)
    unseen = [
        (trees.near(row), row.nearness >= SIMILAR)
        for fold in range(FOLDS)
        for trees in [_trees([row for row, at in zip(learnt, inner, strict=True) if at != fold], within=within)]
        for row, at in zip(learnt, inner, strict=True)
        if at == fold and row.is_within == within
    ]
    at_zero, slope = _line(unseen)
    trees = _trees(learnt, within=within)
    return Model(trees.base, trees.trees, at_zero, slope)


def _trees(learnt: Sequence[Row], *, within: bool) -> Model:
    used = [row for row in learnt if row.is_within or not within]
    weights = [1.0 if row.is_within == within else OTHER_WEIGHT for row in used]
    base, trees = boosting.regression(
        [row.signals for row in used], [row.nearness for row in used], weights, BINS_OF_SIGNALS, PLAN
    )
    return Model(round(base, 5), trees, 0.0, 0.0)


def _line(pairs: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Logistic regression of one variable by Newton's method (Platt 1999)."""
    a, b = 0.0, 1.0
    for _ in range(50):
        g0 = g1 = h00 = h01 = h11 = 1e-9
        for x, is_similar in pairs:
            p = 1 / (1 + math.exp(-(a + b * x)))
            w = p * (1 - p)
            g0 += p - is_similar
            g1 += (p - is_similar) * x
            h00, h01, h11 = h00 + w, h01 + w * x, h11 + w * x * x
        determinant = h00 * h11 - h01 * h01
        a, b = a - (h11 * g0 - h01 * g1) / determinant, b - (h00 * g1 - h01 * g0) / determinant
    return round(a, 4), round(b, 4)


def _folds(learnt: Sequence[Row], seed: int) -> list[int]:
    """A fold for each row; a family stays together."""
    families = sorted({row.family for row in learnt})
    random.Random(seed).shuffle(families)  # noqa: S311 - repeatable
    place = {family: at % FOLDS for at, family in enumerate(families)}
    return [place[row.family] for row in learnt]


def cross_validated(found: Sequence[Row], seed: int) -> tuple[list[float], list[float]]:
    """Nearness and probability of every row, by models that have not seen its family."""
    folds = _folds(found, seed)
    near, probable = [0.0] * len(found), [0.0] * len(found)
    for fold in range(FOLDS):
        learnt = [row for row, at in zip(found, folds, strict=True) if at != fold]
        for within in (True, False):
            model = fitted(learnt, within=within)
            for k, row in enumerate(found):
                if folds[k] == fold and row.is_within == within:
                    near[k] = model.near(row)
                    probable[k] = model.probability(near[k])
    return near, probable


def pearson(one: Sequence[float], two: Sequence[float]) -> float:
    """Correlation coefficient."""
    mean1, mean2 = sum(one) / len(one), sum(two) / len(two)
    cross = sum((x - mean1) * (y - mean2) for x, y in zip(one, two, strict=True))
    return cross / math.sqrt(sum((x - mean1) ** 2 for x in one) * sum((y - mean2) ** 2 for y in two))


def calibration_error(probable: Sequence[float], outcome: Sequence[bool]) -> float:
    """Expected calibration error over ``BINS`` bins of equal width (Naeini et al. 2015)."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for p, hit in zip(probable, outcome, strict=True):
        bins.setdefault(min(int(p * BINS), BINS - 1), []).append((p, hit))
    return sum(abs(sum(p for p, _ in found) - sum(hit for _, hit in found)) for found in bins.values()) / len(probable)


def interval(one: Sequence[float], two: Sequence[float]) -> tuple[float, float]:
    """Bootstrap interval of the correlation, 95 %."""
    pairs = list(zip(one, two, strict=True))
    return resampling.interval([pairs], lambda rows: pearson(*zip(*rows, strict=True)), RESAMPLES)


def report(found: Sequence[Row]) -> Iterable[str]:
    """Lines of figures: per group of pairs, mean over the seeds; intervals of the first one."""
    results = [cross_validated(found, seed) for seed in SEEDS]
    groups = ["all", "one language", "two languages", *sorted({row.group for row in found})]
    yield f"{'pairs':>14} {'n':>5} {'Pearson':>8} {'95 %':>16} {'ECE':>6}"
    for group in groups:
        chosen = [k for k, row in enumerate(found) if _is_of(row, group)]
        truth = [found[k].nearness for k in chosen]
        similar = [value >= SIMILAR for value in truth]
        nears = [[near[k] for k in chosen] for near, _ in results]
        value = sum(pearson(near, truth) for near in nears) / len(nears)
        low, high = interval(nears[0], truth)
        error = sum(calibration_error([p[k] for k in chosen], similar) for _, p in results) / len(results)
        yield f"{group:>14} {len(chosen):>5} {value:>8.3f} [{low:>6.3f}, {high:.3f}] {error:>6.3f}"


def _is_of(row: Row, group: str) -> bool:
    return group in ("all", row.group, "one language" if row.is_within else "two languages")


def written(models: dict[str, Model], pairs: int, sha256: str) -> str:
    """story_trees.py."""
    lines = [
        '"""Trees that weigh what two texts share; ``tests/benchmarks/fit_story.py --write`` wrote them."""',
        "",
        "from __future__ import annotations",
        "",
        "from dataclasses import dataclass",
        "from typing import Any",
        "",
        "# A leaf adds to the nearness (0 to 3); a fork has a signal, the value up to which to go left, two branches.",
        f"# Fitted on {pairs} pairs; SHA-256 of their file:",
        f"# {sha256}",
        "Tree = float | tuple[str, float, Any, Any]",
        "",
        "",
        "@dataclass(frozen=True, slots=True)",
        "class Fitted:",
        '    """``base`` and ``trees`` give the nearness; ``at_zero`` and ``slope`` its log odds of the same story."""',
        "",
        "    base: float",
        "    at_zero: float",
        "    slope: float",
        "    trees: tuple[Tree, ...]",
        "",
        "",
        "# fmt: off",
    ]
    for name, model in models.items():
        lines += [f"{name} = Fitted({model.base!r}, {model.at_zero!r}, {model.slope!r}, ("]
        lines += [f"    {_spelled(tree)}," for tree in model.trees]
        lines += ["))"]
    return "\n".join([*lines, "# fmt: on", ""])


def _spelled(tree: Tree) -> str:
    if not isinstance(tree, tuple):
        return repr(tree)
    name, limit, left, right = tree
    return f'("{name}", {limit!r}, {_spelled(left)}, {_spelled(right)})'


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.fit_story",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--write", action="store_true", help="fit on all pairs and write story_trees.py")
    wanted = parser.parse_args()
    pairs = open_pairs.pairs()
    found = rows(pairs)
    if wanted.write:
        models = {name: fitted(found, within=name == "WITHIN") for name in ("WITHIN", "ACROSS")}
        OUT.write_text(written(models, len(pairs), open_pairs.sha256()), encoding="utf-8")
        return
    for line in report(found):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
