from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from flows.backfill_book import combined, told
from flows.backfill_steps import Step
from flows.searching import Day, Finding

if TYPE_CHECKING:
    from extractors.records import SearchState


def test_a_day_is_searched_if_nothing_of_what_was_planned_is_left_undone() -> None:
    said = [
        ("feeds", Day("not_held", "no copy of this day")),
        ("front", Day("searched", None, 3)),
        ("index", Day("searched", None, 4)),
    ]
    assert combined(said) == Day("searched", None, 7)  # type: ignore[arg-type]


def test_what_was_left_undone_is_named() -> None:
    said = [("feeds", Day("searched", None, 3)), ("index", Day("over_budget", "the budget of 5 requests is used up"))]
    assert combined(said) == Day("partly", "index of its site: the budget of 5 requests is used up", 3)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (["not_held", "not_held"], "not_held"),
        (["not_held", "failed"], "failed"),
        (["over_budget", "failed"], "failed"),
        (["forbidden", "over_budget"], "forbidden"),
        (["partly", "not_held"], "partly"),
        (["searched", "failed"], "partly"),
    ],
)
def test_the_gravest_counts_where_nothing_was_searched(states: list[SearchState], expected: str) -> None:
    methods = ("feeds", "front")
    said = [(method, Day(state)) for method, state in zip(methods, states, strict=True)]
    assert combined(said).state == expected  # type: ignore[arg-type]


def test_one_method_speaks_for_itself() -> None:
    assert combined([("terms", Day("partly", "by names alone", 2))]) == Day("partly", "by names alone", 2)


def test_a_line_says_why_days_were_not_asked_for_and_counts_in_words() -> None:
    days = date(2022, 1, 7), date(2022, 1, 8)
    finding = Finding(requests=1)
    finding.note(days[0], "searched", None, 3)
    finding.note(days[1], "not_asked", "no sitemap is known")
    line = told(Step("sitemaps", "outlet", *days, 2, 9, 1.0), finding)
    assert line == (
        "sitemap outlet, its sitemaps, 2022-01-07 to 2022-01-08: "
        "1 day searched, 1 day not asked; 3 found; 1 request; no sitemap is known"
    )
