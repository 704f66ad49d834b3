"""The metadata of the labelled pages against the thresholds that issue 5 sets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extractors.worker import Job, article_of
from tests.benchmarks.line_labels import html_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from extractors.records import ExtractionMode

TRAFILATURA = "trafilatura"
MODES: Mapping[str, ExtractionMode] = {"fast": "fast", "thorough": "thorough"}
#: Figure of scoring.py, its dataset, and the least that is asked for; None: as good as trafilatura.
ASKED = (
    ("title_exact", "fundus", 0.90),
    ("title_exact", "fundus", None),
    ("title_exact", "mc", None),
    ("title_exact", "traf", None),
    ("author_f1", "fundus", 0.90),
    ("author_f1", "traf", 0.60),
    ("date_day", "fundus", 0.985),
    ("date_instant", "fundus", 0.97),
    ("language", "fundus", 0.96),
)
#: Figures without a threshold.
BESIDE = (
    ("date_day", "traf"),
    ("date_day", "mc"),
    ("language", "mc"),
    ("author_set_exact", "fundus"),
    ("author_false_rate", "traf"),
)
MOST_INVENTED = 0.3


@dataclass(frozen=True)
class Line:
    """A figure of each extractor, and for ours whether it is what was asked for (None: nothing was)."""

    name: str
    values: Mapping[str, float | None]
    asked: str = ""
    met: Mapping[str, bool] | None = None


def table(scores: Mapping[str, Mapping[str, Mapping[str, Any]]], undated: Sequence[Line]) -> list[Line]:
    """All lines; ``scores`` are what ``scoring.score_run`` returns, by extractor."""
    lines = [_asked(scores, figure, dataset, least) for figure, dataset, least in ASKED]
    lines += undated
    lines += [Line(f"{dataset} {figure}", _values(scores, figure, dataset)) for figure, dataset in BESIDE]
    return lines


def _values(scores: Mapping[str, Mapping[str, Any]], figure: str, dataset: str) -> dict[str, float | None]:
    return {name: its.get(dataset, {}).get(figure) for name, its in scores.items()}


def _asked(scores: Mapping[str, Mapping[str, Any]], figure: str, dataset: str, least: float | None) -> Line:
    values = _values(scores, figure, dataset)
    bound = values[TRAFILATURA] if least is None else least
    asked = "as trafilatura" if least is None else f">= {least}"
    met = {name: (values[name] or 0.0) >= (bound or 0.0) for name in MODES}
    return Line(f"{dataset} {figure}", values, asked, met)


def undated(rows: Iterable[Mapping[str, Any]], predictions: Mapping[str, Mapping[str, Any]]) -> list[Line]:
    """How many of the pages that are labelled as without a date are given one, and one that is not marked as a guess.

    Marks are in the product's records only: the kit's contract has no place for them. trafilatura has none.
    """
    pages = [row for row in rows if "date" in row["truth"] and row["truth"]["date"] is None]
    if not pages:
        return []
    theirs = share(bool(predictions[row["id"]].get("date")) for row in pages)
    any_date, unmarked = {TRAFILATURA: theirs}, {TRAFILATURA: theirs}
    for name, mode in MODES.items():
        published = [article_of(Job(row["url"], html_of(row), mode=mode))[0].published for row in pages]
        any_date[name] = share(moment is not None for moment in published)
        unmarked[name] = share(moment is not None and not moment.is_guess for moment in published)
    met = {name: unmarked[name] <= MOST_INVENTED for name in MODES}
    return [
        Line(f"undated pages ({len(pages)}) with a date", any_date),
        Line("undated pages with one not marked as a guess", unmarked, f"<= {MOST_INVENTED}", met),
    ]


def share(flags: Iterable[bool]) -> float:
    """The share that is true."""
    seen = list(flags)
    return round(sum(seen) / len(seen), 4)
