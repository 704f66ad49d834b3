"""Extraction against trafilatura on the labelled pages of ../shared/extraction, in one run.

    python -m tests.benchmarks.extraction [--only text|metadata|cpu] [--limit N] [--rounds 2] [--json]

newswake in both modes and trafilatura as it comes (with metadata) read every page in turn, in an order that rotates.
- text: what fast gains over trafilatura (with readers' comments, its default, and without), thorough over fast, with
  95% intervals of a paired bootstrap over pages;
- metadata: each figure beside trafilatura's, and whether it is what issue 5 asks for;
- cpu: process time relative to trafilatura's, for each round, in sum and by page.
Only ratios mean something on another machine. --limit N takes N pages of each collection: to try it out.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from dataclasses import asdict
from itertools import compress
from typing import TYPE_CHECKING, Any

from tests.benchmarks import extraction_metadata, rivals_extraction
from tests.benchmarks.adapters import extract_fast, extract_thorough
from tests.benchmarks.extraction_metadata import MODES, TRAFILATURA
from tests.benchmarks.extraction_scores import WHOLE, gains, groups, language_of, page_score
from tests.benchmarks.line_labels import KIT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tests.benchmarks.extraction_metadata import Line
    from tests.benchmarks.extraction_scores import Gain

PARTS = ("text", "metadata", "cpu")
# The stronger of the two: it keeps no readers' comments. The figures of ../shared were made with it.
UNCOMMENTED = "trafilatura without comments"
PAIRS = ((TRAFILATURA, "fast"), (UNCOMMENTED, "fast"), ("fast", "thorough"), (UNCOMMENTED, "thorough"))
SECONDS_PER_PAGE = 120


EXTRACTORS: dict[str, Callable[[bytes, str], dict[str, Any]]] = {
    TRAFILATURA: rivals_extraction.trafilatura(),
    UNCOMMENTED: rivals_extraction.trafilatura_uncommented(),
    "fast": extract_fast,
    "thorough": extract_thorough,
}


def measure(rows: list[dict[str, Any]], rounds: int) -> list[dict[str, Any]]:
    """For each round the runs of the kit, by extractor."""
    import evaluate  # noqa: PLC0415 - of the kit in ../shared

    for extract in EXTRACTORS.values():
        extract(rivals_extraction.WARM, "https://warm.example/a")
    found = []
    for number in range(rounds):
        # Later rounds are for CPU time alone.
        them = {name: its for name, its in EXTRACTORS.items() if number == 0 or name != UNCOMMENTED}
        found.append(evaluate.measure(KIT / "data", rows, them, SECONDS_PER_PAGE))
        errors = {name: run.errors for name, run in found[-1].items() if run.errors}
        sys.stderr.write(f"round {number + 1} of {rounds} done, errors: {errors}\n")
    return found


def text_part(rows: list[dict[str, Any]], runs: Mapping[str, Any]) -> dict[str, list[Gain]]:
    """What each pair of extractors gains in each group of pages."""
    known = [row for row in rows if row["dataset"] != "mc"]
    grouped = groups((row["id"], row["dataset"], language_of(row["truth"])) for row in known)
    scored = {
        name: {
            row["id"]: page_score(row["dataset"], row["truth"], run.predictions[row["id"]].get("text")) for row in known
        }
        for name, run in runs.items()
    }
    return {f"{ours} - {base}": gains(grouped, scored[base], scored[ours]) for base, ours in PAIRS}


def scores_of(rows: list[dict[str, Any]], runs: Mapping[str, Any]) -> dict[str, Any]:
    """All figures of the kit, by extractor."""
    import scoring  # noqa: PLC0415 - of the kit in ../shared

    return {name: scoring.score_run(rows, run.predictions, {}) for name, run in runs.items()}


def cpu_part(rows: Sequence[Mapping[str, Any]], rounds: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """For each round the CPU time of our modes relative to trafilatura's: sums, mean and median of pages.

    The sum is told for the articles of the whole texts as well: among the other pages are some at which trafilatura
    stays for very long.
    """
    found = []
    whole = [row["dataset"] in WHOLE for row in rows]
    for number, runs in enumerate(rounds, 1):
        base = runs[TRAFILATURA].cpu_s
        for name in MODES:
            ours = runs[name].cpu_s
            pages = [mine / theirs for mine, theirs in zip(ours, base, strict=True) if theirs]
            figures = {
                "sum": sum(ours) / sum(base),
                "whole": sum(compress(ours, whole)) / sum(compress(base, whole)),
                "mean": statistics.fmean(pages),
                "median": statistics.median(pages),
            }
            found.append({"round": number, "mode": name} | {key: round(value, 3) for key, value in figures.items()})
    return found


def print_text(found: Mapping[str, list[Gain]], scores: Mapping[str, Any]) -> None:
    """The gains as tables, the groups in which ours is lower, and the figures of the collections."""
    for pair, its in found.items():
        _say(f"{pair}\n{'':<24}{'pages':>6}{'base':>9}{'ours':>9}{'gain':>9}   95% interval")
        for gain in its:
            _say(
                f"  {gain.group:<22}{gain.pages:>6}{gain.base:>9.4f}{gain.ours:>9.4f}{gain.mean:>+9.4f}"
                f"   {gain.low:+.4f} to {gain.high:+.4f}"
            )
        lower = [f"{gain.group} ({gain.mean:+.4f})" for gain in its if gain.is_lower]
        _say(f"  lower in: {', '.join(lower) or 'no group'}")
    for name, its in scores.items():
        body = {dataset: _body(figures) for dataset, figures in its.items() if dataset != "mc"}
        _say(f"{name}: {json.dumps(body)}")


def _body(figures: Mapping[str, Any]) -> dict[str, Any]:
    wanted = ("f1", "precision", "recall", "exact_pages", "rouge_lsum", "segments", "empty_text")
    return {name: figures[name] for name in wanted if name in figures}


def print_metadata(lines: Sequence[Line]) -> None:
    """One line for each figure."""
    _say(f"{'metadata':<46}{'trafilatura':>12}{'fast':>9}{'thorough':>10}   asked")
    for line in lines:
        values = [line.values.get(name) for name in (TRAFILATURA, *MODES)]
        cells = ["-" if value is None else f"{value:.4f}" for value in values]
        met = "" if line.met is None else ", ".join(f"{n}: {'met' if ok else 'MISSED'}" for n, ok in line.met.items())
        _say(f"  {line.name:<44}{cells[0]:>12}{cells[1]:>9}{cells[2]:>10}   {line.asked:<16}{met}")


def print_cpu(rows: Sequence[Mapping[str, Any]]) -> None:
    """One line for each round and mode."""
    _say(f"cpu relative to trafilatura      sum    whole     mean   median (whole: {' + '.join(WHOLE)}; of pages)")
    for row in rows:
        figures = "".join(f"{row[name]:>9.3f}" for name in ("sum", "whole", "mean", "median"))
        _say(f"  round {row['round']} {row['mode']:<16}{figures}")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=PARTS)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--rounds", type=int, default=2, help="more than one matters to cpu only")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    import evaluate  # noqa: PLC0415 - of the kit in ../shared

    rows = evaluate.load_index(KIT / "data", (), options.limit)
    rounds = measure(rows, options.rounds if options.only in {None, "cpu"} else 1)
    report(rows, rounds, (options.only,) if options.only else PARTS, as_json=options.json)


def report(
    rows: list[dict[str, Any]], rounds: Sequence[Mapping[str, Any]], parts: Sequence[str], *, as_json: bool
) -> None:
    """Print the parts that are wanted."""
    runs = rounds[0]
    scores = scores_of(rows, runs)
    out: dict[str, Any] = {"scores": scores}
    if "text" in parts:
        found = text_part(rows, runs)
        out["text"] = {pair: [asdict(gain) | {"mean": gain.mean} for gain in its] for pair, its in found.items()}
    if "metadata" in parts:
        undated = extraction_metadata.undated(rows, runs[TRAFILATURA].predictions)
        lines = extraction_metadata.table(scores, undated)
        out["metadata"] = [asdict(line) for line in lines]
    if "cpu" in parts:
        out["cpu"] = cpu_part(rows, rounds)
    if as_json:
        _say(json.dumps(out, indent=1))
        return
    if "text" in parts:
        print_text(found, scores)
    if "metadata" in parts:
        print_metadata(lines)
    if "cpu" in parts:
        print_cpu(out["cpu"])


if __name__ == "__main__":
    main()
