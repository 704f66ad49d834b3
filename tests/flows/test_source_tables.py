from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from config.models import SourceConfig
from extractors.discover.choice import Choice
from extractors.discover.looks import Look
from extractors.records import Endpoint
from flows import checking, source_tables
from flows.checking import Checked
from flows.prospecting import Prospect
from flows.table import width
from warehouse.source_health import ListState, SourceHealth

NOW = datetime(2025, 3, 17, 8, tzinfo=UTC)
HOME = "https://www.ferry-post.example/"
FEED, MAP, NEW = f"{HOME}rss", f"{HOME}map.xml", f"{HOME}new/rss"


def source(**facts: object) -> SourceConfig:
    endpoints = [{"url": FEED, "kind": "feed"}, {"url": MAP, "kind": "sitemap"}]
    return SourceConfig.model_validate(
        {"id": "ferry", "name": "Ferry", "homepage": HOME, "endpoints": endpoints, **facts}
    )


def health(state: str = "ok", **facts: object) -> SourceHealth:
    found = SourceHealth(
        "ferry",
        state,
        NOW - timedelta(hours=3),
        NOW - timedelta(days=5),
        7,
        90,
        NOW + timedelta(minutes=40),
        None,
        None,
        2,
        0,
        0,
    )
    return replace(found, **facts)  # type: ignore[arg-type]


def look(url: str, articles: int = 5, unfit: str | None = None, **more: object) -> Look:
    keys = frozenset(f"{url} {number}" for number in range(articles))
    return replace(Look(Endpoint(url, "feed"), articles=articles, keys=keys, unfit=unfit), **more)  # type: ignore[arg-type]


def prospect(*looks: Look, **more: object) -> Prospect:
    choices = tuple(Choice(item, taken=item.is_useful, why=item.unfit or "") for item in looks)
    return replace(Prospect(HOME, choices=choices), **more)  # type: ignore[arg-type]


def test_health_is_told_in_times_that_people_use() -> None:
    lines = list(source_tables.health_lines([Checked(source(), health())], NOW, 120))
    assert " ".join(lines[2].split()) == "ferry ok 3h ago 5d ago 7 90 in 40m"
    assert len(lines) == 3


def test_trouble_is_told_below_the_table() -> None:
    bad = health("failing", problem="feed x: \x1b[31mnot found", advice="look at it")
    lines = list(source_tables.health_lines([Checked(source(), bad), Checked(source(id="new"), None)], NOW, 80))
    assert "ferry: feed x: \\x1b[31mnot found; look at it" in lines
    assert lines[-1] == "never asked: new. `newswake poll` asks them"


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_no_table_is_wider_than_the_terminal(columns: int) -> None:
    found = prospect(look(FEED), look(MAP, 0, "it lists nothing"), look("https://other.example/" + "x" * 300))
    assert all(width(line) <= columns for line in source_tables.found_lines(found, columns))
    assert list(source_tables.found_lines(prospect(), columns)) == []


def test_a_paused_source_is_in_no_trouble() -> None:
    item = Checked(source(active=False), health("dead", problem="gone"))
    assert (item.state, item.is_in_trouble, item.advice) == ("paused", False, checking.PAUSED)


def test_without_a_look_the_warehouse_decides() -> None:
    assert [Checked(source(), health(state)).is_in_trouble for state in ("ok", "quiet", "failing", "dead")] == [
        False,
        False,
        True,
        True,
    ]
    assert not Checked(source(), None).is_in_trouble


def test_what_answers_now_is_compared_with_the_file_and_the_warehouse() -> None:
    before = ListState("ferry", FEED, "feed", "config", "ok", NOW, NOW, 5, NOW, None, None)
    gone = look(FEED, 0, "status 404", outcome="not_found")
    item = Checked(source(), health(), (before,), prospect(look(MAP, answered_at=f"{HOME}maps/"), gone, look(NEW)))
    rows = {row[-2]: row for row in checking.live_rows(item)}
    names = checking.LIVE_COLUMNS
    assert dict(zip(names, rows[FEED], strict=True)) == {
        "source": "ferry",
        "in_file": "yes",
        "kind": "feed",
        "before": "ok",
        "now": "status 404",
        "articles": 0,
        "newest": None,
        "address": FEED,
        "advice": f"{NEW} may stand in its place",
    }
    assert rows[MAP][-1] == f"it answers at {HOME}maps/: write that into the file"
    assert (rows[NEW][1], rows[NEW][4]) == ("no", "ok")
    assert item.is_in_trouble
    told = list(source_tables.live_lines([item], 120))
    assert f"ferry: {FEED}: {NEW} may stand in its place" in told


@pytest.mark.parametrize(
    ("outcome", "advice"),
    [
        ("robots", "publisher"),
        ("blocked", "browser"),
        ("timeout", "later"),
        ("not_found", "take it out"),
    ],
)
def test_advice_is_of_what_happened(outcome: str, advice: str) -> None:
    item = Checked(source(), None, (), prospect(look(FEED, 0, "x", outcome=outcome)))
    assert advice in str(checking.live_rows(item)[0][-1])


@pytest.mark.parametrize(
    ("facts", "now", "advice"),
    [
        ({"problem": "no connection"}, "no connection", "later"),
        (
            {"problem": "it leads to another site", "moved_to": "https://b.example/"},
            "b.example",
            "correct its homepage",
        ),
        ({"notes": ("its front page cannot be read: status 401",)}, "401", "browser"),
        ({}, "nothing", "browser"),
    ],
)
def test_a_homepage_that_gives_nothing_is_a_row(facts: dict[str, object], now: str, advice: str) -> None:
    item = Checked(source(endpoints=[]), None, (), prospect(**facts))
    (row,) = checking.live_rows(item)
    assert now in str(row[4])
    assert advice in str(row[-1])
    assert item.is_in_trouble
    assert checking.as_dict(item)["now"] is not None


def test_a_list_without_news_is_said() -> None:
    old = look(FEED, newest=NOW - timedelta(days=15))
    row = checking.live_rows(Checked(source(), None, (), prospect(old, at=NOW)))[0]
    assert row[4] == "ok, but its newest entry is of 2025-03-02"
    assert "browser" in str(row[-1])
    row = checking.live_rows(Checked(source(), None, (), prospect(look(FEED, newest=NOW), at=NOW)))[0]
    assert (row[4], row[-1]) == ("ok", None)


def test_the_same_at_another_address_is_nothing_new() -> None:
    keys = frozenset({"a", "b"})
    item = Checked(source(), None, (), prospect(look(FEED, keys=keys), look(NEW, keys=keys)))
    assert item.new_looks() == []
