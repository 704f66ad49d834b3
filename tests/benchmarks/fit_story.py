"""Fit the weights by which the nearness of two texts is told, and write them to warehouse/compare.

    python -m tests.benchmarks.fit_story            # cross-validated, five folds by family of pairs
    python -m tests.benchmarks.fit_story --write    # fit on all open pairs and write story_weights.py

The data are the open pairs of ../shared/comparison (1,205 pairs of SemEval-2022 task 8 with people's judgements). The
figures hold for pairs that a fold has not seen; the background counts of terms were made on all of them, without their
judgements. "similar" is a judgement of at most 2 of 4. ECE is the expected calibration error over ten bins.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections import Counter
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.features.compute import features
from tests.benchmarks import open_pairs, resampling, ridge
from tests.benchmarks.likeness import likeness
from warehouse.compare import story
from warehouse.compare.measured import Measured
from warehouse.compare.story_weights import Fitted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from extractors.records import Features

FOLDS = 5
SEEDS = (0, 1, 2)
NEAREST = 3.0  # people's scale turned round: 3 is the same story, 0 has nothing in common
SIMILAR = 2.0  # of 3: people's judgement of at most 2 of 4
# What holds a weight back, in pairs: of a signal whose values are spread by one, and of two languages.
PENALTY = 3.0
PENALTY_OF_LANGUAGES = 10.0
LEAST_PAIRS = 15  # of two languages, for a word on them
DIGITS = 4
OUT = Path(story.__file__).with_name("story_weights.py")
BINS = 10
RESAMPLES = 1000


@dataclass(frozen=True)
class Row:
    """A pair as it is weighed. ``languages`` is "" for pairs in one language."""

    signals: dict[str, float]
    nearness: float
    languages: str
    group: str
    family: int

    @property
    def is_within(self) -> bool:
        """Whether both texts are in one language."""
        return not self.languages


def near(model: Fitted, row: Row) -> float:
    """Nearness, 0 to 1, as the product reckons it."""
    return story.nearness(model, story.parts_of(model, row.signals, row.languages))


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
        found.append(Row(story.signals(measured), pair.nearness, measured.languages or "", pair.group, pair.family))
    return found


def fitted(learnt: Sequence[Row]) -> Fitted:
    """Weights for these rows, and the line on predictions that inner folds make for rows they have not seen."""
    inner = _folds(learnt, 0)
    unseen = [
        (near(model, row), row.nearness >= SIMILAR)
        for fold in range(FOLDS)
        for model in [_weights([row for row, at in zip(learnt, inner, strict=True) if at != fold])]
        for row, at in zip(learnt, inner, strict=True)
        if at == fold
    ]
    at_zero, slope = _line(unseen)
    return replace(_weights(learnt), at_zero=at_zero, slope=slope)


def _weights(learnt: Sequence[Row]) -> Fitted:
    counts = Counter(row.languages for row in learnt if row.languages)
    languages = sorted(pair for pair, count in counts.items() if count >= LEAST_PAIRS)
    plan = [ridge.Column(PENALTY, scaled=True, rising=True)] * len(story.SIGNALS)
    plan += [ridge.Column(PENALTY_OF_LANGUAGES, scaled=False, rising=False)] * len(languages)
    values = [
        [*(row.signals[name] for name in story.SIGNALS), *(float(row.languages == pair) for pair in languages)]
        for row in learnt
    ]
    found = ridge.fit(values, [row.nearness / NEAREST for row in learnt], plan)
    count = len(story.SIGNALS)
    # Of all languages together nothing is said: two that no pair was judged in are as the mean of the others.
    level = sum(found.weights[count + at] * found.usual[count + at] for at in range(len(languages)))
    offsets = {pair: round(found.weights[count + at] - level, DIGITS) for at, pair in enumerate(languages)}
    weights = {name: round(found.weights[at], DIGITS) for at, name in enumerate(story.SIGNALS)}
    usual = {name: round(found.usual[at], DIGITS) for at, name in enumerate(story.SIGNALS)}
    kept = {name: weight for name, weight in weights.items() if weight}
    return Fitted(round(found.mean, DIGITS), 0.0, 0.0, {name: usual[name] for name in kept}, kept, offsets)


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
    nears, probable = [0.0] * len(found), [0.0] * len(found)
    for fold in range(FOLDS):
        for within in (True, False):
            model = fitted(
                [row for row, at in zip(found, folds, strict=True) if at != fold and row.is_within == within]
            )
            for k, row in enumerate(found):
                if folds[k] == fold and row.is_within == within:
                    nears[k] = near(model, row)
                    probable[k] = story.probability_at(model, nears[k])
    return nears, probable


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
        nears = [[predicted[k] for k in chosen] for predicted, _ in results]
        value = sum(pearson(predicted, truth) for predicted in nears) / len(nears)
        low, high = interval(nears[0], truth)
        error = sum(calibration_error([p[k] for k in chosen], similar) for _, p in results) / len(results)
        yield f"{group:>14} {len(chosen):>5} {value:>8.3f} [{low:>6.3f}, {high:.3f}] {error:>6.3f}"


def _is_of(row: Row, group: str) -> bool:
    return group in ("all", row.group, "one language" if row.is_within else "two languages")


def written(models: dict[str, Fitted], pairs: int, sha256: str) -> str:
    """story_weights.py."""
    lines = [
        '"""Weights of what two texts share; ``tests/benchmarks/fit_story.py --write`` wrote them."""',
        "",
        "from __future__ import annotations",
        "",
        "from dataclasses import dataclass",
        "from typing import TYPE_CHECKING",
        "",
        "if TYPE_CHECKING:",
        "    from collections.abc import Mapping",
        "",
        f"# Fitted on {pairs} pairs; SHA-256 of their file:",
        f"# {sha256}",
        "",
        "",
        "@dataclass(frozen=True, slots=True)",
        "class Fitted:",
        '    """``base``: nearness (0 to 1) of a usual pair; ``at_zero`` and ``slope``: log odds of the same story.',
        "",
        "    ``weights``: how much nearer a pair is for one more of a signal than its ``usual`` value; ``languages``:",
        "    what is added for two of them.",
        '    """',
        "",
        "    base: float",
        "    at_zero: float",
        "    slope: float",
        "    usual: Mapping[str, float]",
        "    weights: Mapping[str, float]",
        "    languages: Mapping[str, float]",
        "",
        "",
    ]
    for name, model in models.items():
        lines.append(f"{name} = Fitted(")
        lines += [f"    {field.name}={_spelled(getattr(model, field.name))}," for field in fields(model)]
        lines += [")"]
    return "\n".join([*lines, ""])


def _spelled(value: float | Mapping[str, float]) -> str:
    if not isinstance(value, dict) or not value:
        return repr(value)
    return "{" + "".join(f'\n        "{name}": {number!r},' for name, number in value.items()) + "\n    }"


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.fit_story",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--write", action="store_true", help="fit on all pairs and write story_weights.py")
    wanted = parser.parse_args()
    pairs = open_pairs.pairs()
    found = rows(pairs)
    if wanted.write:
        models = {
            name: fitted([row for row in found if row.is_within == (name == "WITHIN")]) for name in ("WITHIN", "ACROSS")
        }
        OUT.write_text(written(models, len(pairs), open_pairs.sha256()), encoding="utf-8")
        return
    for line in report(found):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
