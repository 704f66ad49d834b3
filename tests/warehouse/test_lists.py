"""What the flows ask about lists and searches, of a warehouse with polls of all kinds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from extractors.records import Endpoint, Search
from tests.warehouse.planting import NOON, url_id
from warehouse import rows, seed_rows, store

if TYPE_CHECKING:
    from pathlib import Path

    from tests.warehouse.planting import World

FEED, OTHER = "https://a.example/feed", "https://b.example/feed"
ONE, TWO, THREE = (f"https://a.example/{number}" for number in (1, 2, 3))
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def path_of(world: World) -> Path:
    world.load()
    return world.settings.published


def test_before_the_first_load_nothing_is_known_of_lists(world: World) -> None:
    path = world.settings.published
    assert store.poll_marks(path, [FEED]) == {}
    assert store.reach(path, ["a"]) == store.sitemaps_of(path, ["a"]) == {}
    assert store.open_titles(path, "s") == store.search_rows(path, "s") == []


# ---- poll_marks ----


def test_a_mark_is_what_the_next_poll_must_know(world: World) -> None:
    due = {"interval_s": 1800.0, "due_at": NOON + 2 * HOUR, "failure_score": 0.5}
    world.poll("a", NOON - DAY, run_id="r1", interval_s=60.0, due_at=NOON, newest_entry_at=NOON - 2 * DAY)
    world.poll("a", run_id="r2", newest_entry_at=NOON - HOUR, **due)
    world.discover(ONE, "r1", via_url=FEED)
    world.discover(TWO, "r2", via_url=FEED)
    world.discover(THREE, "r2", via_url=FEED)
    # Of another list, and of the same list named as the origin by another run.
    world.discover("https://a.example/4", "r2", via_url=OTHER)
    mark = store.poll_marks(path_of(world), [FEED, OTHER])
    assert mark == {
        FEED: store.PollMark(
            FEED,
            last_asked_at=NOON,
            last_ok_at=NOON,
            interval_s=1800.0,
            failure_score=0.5,
            newest_entry_at=NOON - HOUR,
            asked=2,
            due_at=NOON + 2 * HOUR,
            known_entries=None,
            entry_ids=frozenset({url_id(TWO), url_id(THREE)}),
        )
    }


def test_entries_are_those_of_the_address_that_the_list_was_read_at(world: World) -> None:
    moved = "https://feeds.example/a"
    world.poll("a", listed_as=moved)
    world.discover(ONE, via_url=moved)
    world.discover(TWO, via_url=FEED)
    assert store.poll_marks(path_of(world), [FEED])[FEED].entry_ids == {url_id(ONE)}


def test_a_failure_keeps_the_entries_of_the_last_good_answer(world: World) -> None:
    world.poll("a", run_id="r1", newest_entry_at=NOON)
    world.discover(ONE, "r1", via_url=FEED)
    world.poll("a", NOON + HOUR, run_id="r2", outcome="timeout", entries=0, failure_score=0.25)
    world.poll("a", NOON + 2 * HOUR, run_id="r3", entries=0)
    mark = store.poll_marks(path_of(world), [FEED])[FEED]
    assert (mark.last_asked_at, mark.asked, mark.entry_ids) == (NOON + 2 * HOUR, 3, {url_id(ONE)})
    # It answered with an empty list: that is an answer.
    assert mark.last_ok_at == NOON + 2 * HOUR


def test_what_was_taken_from_another_poll_was_not_asked(world: World) -> None:
    world.poll("a", run_id="r1", interval_s=900.0)
    world.poll("a", NOON + HOUR, run_id="r2", reused=True)
    mark = store.poll_marks(path_of(world), [FEED])[FEED]
    assert (mark.asked, mark.last_asked_at, mark.interval_s) == (1, NOON, 900.0)
    assert store.poll_marks(world.settings.published, []) == {}


# ---- reach ----


def test_reach_is_the_start_of_the_last_unbroken_row_of_days(world: World) -> None:
    world.poll("a", NOON - 40 * DAY, oldest_entry_at=NOON - 60 * DAY)
    # Together these two show all days from the 20th before on; before them lies a time without polls.
    world.poll("a", NOON - 9 * DAY, oldest_entry_at=NOON - 20 * DAY)
    world.poll("a", NOON, oldest_entry_at=NOON - 8 * DAY)
    world.poll("b", NOON, oldest_entry_at=NOON - 2 * DAY)
    assert store.reach(path_of(world), ["a", "b", "c"]) == {
        "a": (NOON - 20 * DAY).date(),
        "b": (NOON - 2 * DAY).date(),
    }


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "front", "oldest_entry_at": NOON - 900 * DAY},
        {"kind": "sitemap", "oldest_entry_at": NOON - 900 * DAY, "newest_entry_at": NOON},
        {"oldest_entry_at": None},
        {"oldest_entry_at": NOON - DAY, "entries": 0},
        {"oldest_entry_at": NOON - 900 * DAY, "as_of": NOON - 890 * DAY},
    ],
)
def test_only_live_feeds_reach_back(world: World, changes: dict[str, object]) -> None:
    world.poll("a", **changes)
    assert store.reach(path_of(world), ["a"]) == {}


# ---- sitemaps ----


def site(path: str) -> str:
    return f"https://a.example/{path}"


def test_sitemaps_are_those_that_were_asked_and_those_that_robots_names(world: World) -> None:
    world.add("source", rows.source_row("a", "A", "https://a.example/", "KZ", ["ru"], NOON))
    world.poll("a", kind="sitemap_index", url=site("index.xml"), found_by="robots")
    world.poll("a", kind="sitemap", url=site("2022-01.xml"), found_by="gap", level=1)
    world.poll("a", kind="sitemap", url=site("gone.xml"), outcome="not_found", entries=0)
    world.poll("a", kind="sitemap", url=site("failing.xml"), outcome="timeout", entries=0)
    world.poll("a", kind="sitemap", url="https://archive.example/x", as_of=NOON - DAY, found_by="capture")
    world.poll("a", kind="feed")
    world.poll("b", kind="sitemap", url=site("of-b.xml"))
    world.robots("a.example", "Sitemap: old", NOON - DAY, sitemaps=(site("old.xml"),))
    world.robots("a.example", "Sitemap: x", sitemaps=(site("index.xml"), site("news.xml"), site("gone.xml")))
    world.robots("other.example", "Sitemap: x", sitemaps=(site("no.xml"),))
    found = store.sitemaps_of(path_of(world), ["a"])
    assert found == {
        "a": (
            Endpoint(site("failing.xml"), "sitemap"),
            Endpoint(site("news.xml"), "sitemap", found_by="robots"),
            Endpoint(site("index.xml"), "sitemap_index", verified=True, found_by="robots"),
            Endpoint(site("2022-01.xml"), "sitemap", verified=True, found_by="sitemap_index", level=1),
        )
    }
    # The ones on top come first where there are too many.
    (kept,) = store.sitemaps_of(world.settings.published, ["a"], most=1)["a"]
    assert (kept.url, kept.level) == (site("index.xml"), 0)


def test_a_source_that_was_never_asked_has_the_sitemaps_of_its_robots(world: World) -> None:
    world.add("source", rows.source_row("a", "A", "https://a.example:443/start", None, [], NOON))
    world.robots("a.example", "Sitemap: x", sitemaps=(site("x.xml"),))
    found = store.sitemaps_of(path_of(world), ["a"])
    assert found == {"a": (Endpoint(site("x.xml"), "sitemap", found_by="robots"),)}


# ---- titles and searches ----


def test_titles_without_an_address_are_open(world: World) -> None:
    for title in ("Found", "Open"):
        world.add("title_candidate", seed_rows.title_candidate_row("s", title, title.lower(), "config", NOON))
    world.url(ONE)
    world.add("title_match", seed_rows.title_match_row("s", "found", url_id(ONE), "slug title in cdx", 0.8, NOON))
    assert store.open_titles(path_of(world), "s") == ["Open"]
    assert store.open_titles(world.settings.published, "other") == []
    sql = "SELECT title, state, found_as, found_in, host, addresses FROM title_candidates ORDER BY title"
    assert world.ask(sql) == [
        ("Found", "resolved", "slug", "cdx", "a.example", 1),
        ("Open", "open", None, None, None, 0),
    ]


def test_of_searches_of_the_same_days_the_latest_is_given(world: World) -> None:
    first, last = date(2022, 1, 4), date(2022, 1, 6)
    world.search("wayback", first, last, "failed", source_id="a", reason="429")
    world.search("wayback", first, last, at=NOON + HOUR, source_id="a", found=3, requests=2, bytes=5_000_000_000)
    world.search("gdelt", first, state="not_held")
    world.search("gdelt", first, seed_id="other")
    world.search("warc", first, seed_id=None)
    assert store.search_rows(path_of(world), "s") == [
        Search("gdelt", None, first, first, "not_held"),
        Search("warc", None, first, first, "searched"),
        Search("wayback", "a", first, last, "searched", 3, 2, 5_000_000_000),
    ]
    sql = "SELECT way, source_id, days, state, ended_at FROM searches ORDER BY ended_at DESC, way LIMIT 1"
    assert world.ask(sql) == [("wayback", "a", 3, "searched", NOON + HOUR)]


def test_copies_in_archives_are_no_addresses_to_poll(world: World) -> None:
    world.poll("a")
    world.poll("a", NOON + HOUR, url="https://archive.example/web/2022id_/https://a.example/feed", as_of=NOON - DAY)
    assert store.polled_endpoints(path_of(world), ["a"]) == [FEED]


def test_the_file_up_to_which_a_day_was_read_is_the_farthest_of_all_runs(world: World) -> None:
    day = date(2022, 1, 7)
    for mark, more in (("CC-NEWS-20220107050000-00002", HOUR), ("CC-NEWS-20220107040000-00001", 2 * HOUR)):
        world.search("cc_news", day, state="partly", at=NOON + more, reason=f"read up to {mark} (2 of 9 files); spent")
    world.search("cc_news", day, state="over_budget", at=NOON + 3 * HOUR, reason="spent")
    world.search("cc_news", date(2022, 1, 8), state="partly", reason="spent")
    whole = date(2022, 1, 9)
    world.search("cc_news", whole, state="not_held", reason="nothing else in them that fits")
    world.search("cc_news", whole, state="searched", source_id="a", found=3)
    world.search("cc_news", date(2022, 1, 10), state="not_held", reason="it has no files of this day")
    assert store.file_marks(path_of(world), "s") == {day: "CC-NEWS-20220107050000-00002", whole: "~"}
    assert store.file_marks(path_of(world), "other") == {}
