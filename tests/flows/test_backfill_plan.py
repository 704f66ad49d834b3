from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.errors import ConfigError
from extractors.discover.archives import limits
from extractors.records import Endpoint, Search
from flows.backfill_plan import BY_TERMS, Place, Plan, Scope, Step, Wish, is_answered, plan, spans, weeks
from flows.backfill_steps import DEFAULT_WAYS, OF_TITLES

if TYPE_CHECKING:
    from extractors.records import SearchWay

SEEDS_DAY = date(2022, 1, 7)
SCOPE = Scope(date(2021, 12, 31), date(2022, 2, 6), SEEDS_DAY)
FEED = Endpoint("https://a.example/rss", "feed")
FRONT = Endpoint("https://a.example/", "front")
DAYS = st.dates(date(2015, 1, 1), date(2025, 1, 1))
WAYS = st.sampled_from(["sitemap", "wayback", "gdelt", "cc_news"])
STATES = st.sampled_from(["searched", "partly", "failed", "not_held", "over_budget", "not_asked", "forbidden"])


def place(source_id: str = "a", feeds: int = 1, live_from: date | None = None) -> Place:
    return Place(source_id, (FEED,) * feeds, (), FRONT, live_from)


@st.composite
def scopes(draw: st.DrawFn) -> Scope:
    first = draw(DAYS)
    last = first + timedelta(days=draw(st.integers(0, 60)))
    return Scope(first, last, first + timedelta(days=draw(st.integers(0, (last - first).days))))


@st.composite
def held(draw: st.DrawFn, scope: Scope) -> Search:
    first = draw(st.sampled_from(scope.days))
    last = draw(st.dates(first, scope.last_day))
    way, state = draw(WAYS), draw(STATES)
    reason = draw(st.sampled_from([None, BY_TERMS, "broken"]))
    source = None if way in ("gdelt", "cc_news") else draw(st.sampled_from(["a", "b"]))
    return Search(way, source, first, last, state, reason=reason)  # type: ignore[arg-type]


@given(st.data())
def test_each_way_source_and_day_is_in_a_step_or_left_out_for_a_reason(data: st.DataObject) -> None:
    scope = data.draw(scopes())
    names = data.draw(st.lists(st.sampled_from("abc"), unique=True))
    lives = [data.draw(st.none() | st.sampled_from(scope.days)) for _ in names]
    places = [place(name, data.draw(st.integers(0, 3)), live) for name, live in zip(names, lives, strict=True)]
    ways = data.draw(st.none() | st.frozensets(WAYS))
    wish = Wish(ways, again=data.draw(st.booleans()), requests=data.draw(st.integers(1, 5000)))  # type: ignore[arg-type]
    searched = data.draw(st.lists(held(scope), max_size=4))
    planned = plan(scope, places, wish, searched, titles=data.draw(st.integers(0, 3)), askable=data.draw(st.booleans()))
    wanted: set[tuple[str, str | None, date]]
    wanted = {(way, name, day) for way in ("sitemap", "wayback") for name in names for day in scope.days}
    wanted |= {(way, None, day) for way in ("gdelt", "cc_news") for day in scope.days}
    stepped = {
        (step.way, step.source_id, day) for step in planned.steps if step.method not in OF_TITLES for day in step.days
    }
    left_out = {
        (item.way, item.source_id, day)
        for item in planned.skipped
        for day in Scope(item.first_day, item.last_day, item.first_day).days
    }
    assert wanted <= stepped | left_out
    assert all(item.reason for item in planned.skipped)
    assert {day for _, _, day in stepped | left_out} <= set(scope.days)
    asked = [step for step in planned.affordable if step.way != "sitemap"]
    assert sum(step.requests for step in asked) <= wish.requests
    assert sum(step.bytes for step in asked) <= wish.bytes


@given(st.lists(DAYS), st.none() | st.integers(1, 9))
def test_rows_of_days_hold_each_day_once(days: list[date], longest: int | None) -> None:
    found = [day for first, last in spans(days, longest) for day in Scope(first, last, first).days]
    assert found == sorted(set(days))
    assert longest is None or all((last - first).days < longest for first, last in spans(days, longest))


def steps_of(planned: Plan, method: str) -> list[Step]:
    return [step for step in planned.steps if step.method == method]


def test_the_seeds_week_comes_first_for_all_sources_and_lists_before_the_index() -> None:
    planned = plan(SCOPE, [place("a"), place("b")], Wish())
    wayback = [step for step in planned.steps if step.way == "wayback"]
    week = wayback[:6]
    assert [step.method for step in week] == ["feeds", "feeds", "front", "front", "index", "index"]
    assert {step.source_id for step in week} == {"a", "b"}
    # The days before the seed tell as much of its event as those after it.
    assert {(step.first_day, step.last_day) for step in week} == {(date(2022, 1, 4), date(2022, 1, 10))}
    assert planned.steps[0].method == "sitemaps"


def test_what_does_not_fit_in_the_budget_is_the_farthest() -> None:
    planned = plan(SCOPE, [place()], Wish(frozenset({"wayback"}), requests=30))
    near = [step for step in planned.steps if step.in_budget]
    far = [step for step in planned.steps if not step.in_budget]
    assert near
    assert far
    assert max(abs((step.first_day - SEEDS_DAY).days) for step in near if step.method == "feeds") <= 7


def test_copies_of_a_list_cost_one_question_and_one_request_a_day() -> None:
    planned = plan(SCOPE, [place(feeds=2)], Wish())
    assert sum(step.requests for step in steps_of(planned, "feeds")) == 2 * (38 + 1)
    assert sum(step.requests for step in steps_of(planned, "front")) == 38 + 1
    assert sum(step.seconds for step in steps_of(planned, "front")) == 39 * limits.WAYBACK.seconds


def test_cc_news_is_not_read_unless_asked_for_but_its_cost_is_told() -> None:
    (item,) = [item for item in plan(SCOPE, [], Wish()).skipped if item.way == "cc_news"]
    assert item.state == "not_asked"
    assert item.cost is not None
    assert item.cost.bytes == (38 + 1) * limits.CCNEWS_FILES_A_DAY * limits.CCNEWS_FILE_BYTES
    asked = steps_of(plan(SCOPE, [], Wish(frozenset({"cc_news"}))), "cc_news")
    assert asked[0].first_day == asked[0].last_day == SEEDS_DAY
    assert len(asked) == 38
    assert "cc_news" not in DEFAULT_WAYS


def test_days_that_live_lists_show_are_left_to_them() -> None:
    planned = plan(SCOPE, [place(live_from=date(2022, 2, 1))], Wish())
    assert max(step.last_day for step in planned.steps if step.source_id == "a") == date(2022, 1, 31)
    (item, _) = [item for item in planned.skipped if item.source_id == "a"]
    assert (item.state, item.search, item.first_day) == (None, None, date(2022, 2, 1))


def test_an_archive_is_not_asked_for_days_before_its_first() -> None:
    early = Scope(date(2015, 3, 1), date(2015, 3, 9), date(2015, 3, 4))
    planned = plan(early, [place()], Wish(frozenset({"gdelt", "cc_news"})), titles=1)
    assert [step.method for step in planned.steps] == ["titles"]
    assert {(item.way, item.state) for item in planned.skipped if item.source_id is None} == {
        ("gdelt", "not_held"),
        ("cc_news", "not_held"),
    }


def test_what_was_searched_is_not_searched_again_unless_asked_for() -> None:
    whole = [Search("wayback", "a", SCOPE.first_day, SCOPE.last_day, "searched")]
    assert not [step for step in plan(SCOPE, [place()], Wish(), whole).steps if step.way == "wayback"]
    assert [step for step in plan(SCOPE, [place()], Wish(again=True), whole).steps if step.way == "wayback"]
    assert [step for step in plan(SCOPE, [place("b")], Wish(), whole).steps if step.way == "wayback"]


@pytest.mark.parametrize(
    ("way", "state", "reason", "answered"),
    [
        ("wayback", "searched", None, True),
        ("wayback", "not_held", None, True),
        ("wayback", "partly", "cut", False),
        ("wayback", "failed", None, False),
        ("wayback", "over_budget", None, False),
        ("gdelt", "partly", BY_TERMS, True),
        ("gdelt", "partly", f"{BY_TERMS}; more", False),
    ],
)
def test_only_what_was_read_wholly_is_answered(way: str, state: str, reason: str | None, answered: bool) -> None:
    row = Search(way, "a", SEEDS_DAY, SEEDS_DAY, state, reason=reason)  # type: ignore[arg-type]
    assert is_answered(row) == answered


def test_given_files_are_read_besides_and_cost_nothing_but_bytes_unless_they_are_remote() -> None:
    wish = Wish(frozenset({"gdelt"}), warcs=(("pages/", 5_000), ("https://data.example/a.warc.gz", None)))
    (step,) = steps_of(plan(SCOPE, [], wish), "files")
    assert step.bytes == 5_000 + limits.CCNEWS_FILE_BYTES
    assert step.requests == 269
    assert plan(SCOPE, [], wish).steps[-1] == step


def test_archives_are_asked_side_by_side() -> None:
    planned = plan(SCOPE, [place("a", feeds=0), place("b", feeds=0)], Wish(requests=10_000))
    wayback = sum(step.seconds for step in planned.steps if step.way == "wayback")
    assert planned.seconds == wayback > sum(step.seconds for step in planned.steps if step.way == "gdelt")


def test_a_seed_that_names_nothing_is_not_asked_for() -> None:
    planned = plan(SCOPE, [], Wish(), askable=False)
    assert not steps_of(planned, "terms")
    assert [item.reason for item in planned.skipped if item.way == "gdelt"] == [
        "the seed names nothing that can be asked for in Latin letters"
    ]


@given(st.lists(DAYS, unique=True), DAYS)
def test_weeks_hold_each_day_once_and_lead_away_from_the_seed(days: list[date], pivot: date) -> None:
    rows = [Scope(first, last, first).days for first, last in weeks(days, pivot)]
    assert sorted(day for row in rows for day in row) == sorted(days)
    assert all(len(row) <= 7 for row in rows)
    away = [min(abs((day - pivot).days) for day in row) for row in rows]
    assert all(later >= sooner - 6 for sooner, later in pairwise(away))


def test_what_gdelt_and_cc_news_are_asked_first_is_next_to_the_seed() -> None:
    planned = plan(SCOPE, [], Wish(frozenset({"gdelt", "cc_news"}), requests=30))
    terms = steps_of(planned, "terms")
    assert [step.in_budget for step in terms[:4]] == [True] * 4
    assert terms[0].first_day == date(2022, 1, 4)
    away = [abs((step.first_day - SEEDS_DAY).days) for step in steps_of(planned, "cc_news")]
    assert away == sorted(away)


@pytest.mark.parametrize(
    ("ways", "has_site", "methods"),
    [
        ({"gdelt"}, True, ["titles"]),
        ({"wayback"}, True, ["addresses"]),
        ({"wayback"}, False, []),
        ({"gdelt", "wayback"}, True, ["titles", "addresses"]),
        ({"sitemap"}, True, []),
    ],
)
def test_titles_are_looked_for_in_the_archives_that_are_asked(
    ways: set[SearchWay], has_site: bool, methods: list[str]
) -> None:
    planned = plan(SCOPE, [], Wish(frozenset(ways)), titles=2, has_site=has_site)
    assert [step.method for step in planned.steps if step.method in OF_TITLES] == methods
    assert {step.requests for step in planned.steps if step.method in OF_TITLES} <= {2}


def test_files_must_be_named_to_be_searched() -> None:
    with pytest.raises(ConfigError, match="names no file"):
        Wish.of(["warc"], (), again=False, requests=1, size=1)
    named = Wish.of(["warc"], [("pages/", 5)], again=False, requests=1, size=1)
    assert named.chosen == {"warc"}
