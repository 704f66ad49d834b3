"""Which days of which source were searched for a seed, by what, and why others were not."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, get_args

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.records import SearchState
from tests.warehouse.planting import NOON
from warehouse import migrate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.warehouse.planting import World

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def page(number: int) -> str:
    return f"https://a.example/{number}"


def plant_coverage(world: World) -> None:
    world.run(seed_id="s", ended="completed")
    world.run("other run", seed_id="other", ended="completed")
    world.seed("s", "Seed. text", window_start=NOON - 2 * DAY, window_end=NOON + DAY)
    # The feed goes back one day; it was asked at noon of the seed's day.
    world.poll("src", oldest_entry_at=NOON - DAY, newest_entry_at=NOON - HOUR)
    world.poll("mute", outcome="connect_error", entries=0)
    world.poll("undated")
    world.poll("foreign", run_id="other run", oldest_entry_at=NOON)
    world.poll("map", kind="sitemap", oldest_entry_at=NOON - 2 * DAY, newest_entry_at=NOON - 2 * DAY)
    world.discover(page(1), source_id="src", published_at=NOON - DAY)
    seen = world.page(page(1), "Text. it is", published=None)
    world.discover(page(2), source_id="src", published_at=NOON)
    world.discover(page(3), source_id="src")
    world.compare("s", seen)
    world.load()


def test_coverage_tells_per_day_what_was_found_and_what_could_not_be_searched(world: World) -> None:
    plant_coverage(world)
    sql = """SELECT strftime(day, '%d'), known, fetched, articles, related, searched, reason FROM coverage
             WHERE seed_id = 's' AND source_id = 'src' ORDER BY day"""
    assert world.ask(sql) == [
        ("05", 0, 0, 0, 0, False, "before its oldest entry (2022-01-06)"),
        ("06", 1, 1, 1, 1, True, None),
        ("07", 1, 0, 0, 0, True, None),
        ("08", 0, 0, 0, 0, False, "not asked since 2022-01-07"),
    ]


def test_coverage_says_why_a_source_shows_nothing(world: World) -> None:
    plant_coverage(world)
    sql = """SELECT DISTINCT source_id, reason FROM coverage
             WHERE seed_id = 's' AND source_id <> 'src' AND day = '2022-01-07'"""
    assert dict(world.ask(sql)) == {
        "mute": "listed nothing (connect_error)",
        "undated": "its entries have no dates",
        "map": "between what its lists hold",
    }


# ---- lists: live, and as archives keep them ----


def plant_seed(world: World, days_before: int = 3, days_after: int = 1) -> None:
    world.run(seed_id="s", ended="completed")
    world.seed("s", "Seed. text", window_start=NOON - days_before * DAY, window_end=NOON + days_after * DAY)


def told(world: World, columns: str, source_id: str = "src") -> list[tuple[Any, ...]]:
    """A row per day: its number and these columns."""
    world.load()
    sql = f"SELECT day(day), {columns} FROM coverage WHERE seed_id = 's' AND source_id = ? ORDER BY day"  # noqa: S608
    return world.ask(sql, source_id)


def test_a_front_page_shows_its_own_day_and_the_week_before_in_part(world: World) -> None:
    plant_seed(world, days_before=9)
    # One link to an old story does not make it an archive.
    world.poll("src", kind="front", oldest_entry_at=NOON - 900 * DAY, newest_entry_at=NOON)
    searched = {6: "searched", 7: "searched", **dict.fromkeys(range(1, 6), "partly"), 31: "partly"}
    rows = told(world, "searched, partly, ways, reason")
    assert [row[0] for row in rows] == [29, 30, 31, 1, 2, 3, 4, 5, 6, 7, 8]
    for day, is_searched, is_partly, ways, reason in rows:
        state = "searched" if is_searched else "partly" if is_partly else None
        assert state == searched.get(day), day
        assert ways == (["front"] if state else [])
        if state == "partly":
            assert reason == "only a front page was read"
    assert rows[0][4] == "between what its lists hold"


def test_a_front_page_without_dates_was_looked_at_all_the_same(world: World) -> None:
    plant_seed(world)
    world.poll("src", kind="front")
    assert told(world, "searched, partly") == [
        (4, False, False),
        (5, False, False),
        (6, False, False),
        (7, False, True),
        (8, False, False),
    ]


def test_a_copy_of_a_list_shows_what_it_showed_when_it_was_copied(world: World) -> None:
    plant_seed(world)
    late = NOON + 1700 * DAY
    world.poll("src", late, as_of=NOON - 2 * DAY, oldest_entry_at=NOON - 3 * DAY, newest_entry_at=NOON - 2.1 * DAY)
    assert told(world, "searched, ways, reason") == [
        (4, True, ["wayback"], None),
        (5, True, ["wayback"], None),
        (6, False, [], "never asked"),
        (7, False, [], "never asked"),
        (8, False, [], "never asked"),
    ]


# ---- searches ----

DAYS = [date(2022, 1, day) for day in (4, 5, 6, 7, 8)]


def test_each_day_says_what_searched_it_or_why_nothing_did(world: World) -> None:
    plant_seed(world)
    world.poll("src", oldest_entry_at=NOON, newest_entry_at=NOON)
    world.search("wayback", DAYS[0], source_id="src")
    world.search("cc_news", DAYS[1], state="partly", source_id="src", reason="first 3 of 9 files")
    world.search("sitemap", DAYS[0], DAYS[2], "not_asked", source_id="src", reason="none is known")
    world.search("wayback", DAYS[2], state="forbidden", source_id="src", reason="held back")
    assert told(world, "searched, partly, ways, reason, unsearched") == [
        (4, True, False, ["wayback"], None, ["its sitemaps: not asked (none is known)"]),
        (
            5,
            False,
            True,
            ["cc_news"],
            "CC-NEWS: searched in part (first 3 of 9 files)",
            ["its sitemaps: not asked (none is known)"],
        ),
        (
            6,
            False,
            False,
            [],
            "the Wayback Machine: forbidden (held back)",
            ["its sitemaps: not asked (none is known)", "the Wayback Machine: forbidden (held back)"],
        ),
        (7, True, False, ["feed"], None, []),
        (8, False, False, [], "not asked since 2022-01-07", []),
    ]


ORDER = ["forbidden", "failed", "over_budget", "not_held", "not_asked"]


@pytest.mark.parametrize("place", range(len(ORDER)))
def test_the_best_explanation_comes_first(world: World, place: int) -> None:
    plant_seed(world)
    world.poll("src", oldest_entry_at=NOON)
    ways = ["sitemap", "wayback", "cc_news", "warc", "gdelt"]
    for way, state in zip(ways[place:], ORDER[place:], strict=True):
        world.search(way, DAYS[0], state=state, source_id="src", reason=state)
    ((reason,),) = [row[1:] for row in told(world, "reason") if row[0] == 4]
    assert reason.endswith(f"({ORDER[place]})")


def test_a_search_without_a_source_holds_for_all_sources_of_its_seed(world: World) -> None:
    plant_seed(world)
    world.run("other", seed_id="t", ended="completed")
    world.seed("t", "Other. text", window_start=NOON - 3 * DAY, window_end=NOON)
    world.poll("src")
    world.poll("src", run_id="other")
    world.poll("src2")
    world.search("gdelt", DAYS[0])
    world.load()
    sql = "SELECT seed_id, source_id FROM coverage WHERE searched ORDER BY ALL"
    assert world.ask(sql) == [("s", "src"), ("s", "src2")]
    world.search("warc", DAYS[0], seed_id=None)
    world.load()
    assert world.ask(sql) == [("s", "src"), ("s", "src2"), ("t", "src")]


def test_a_source_that_was_only_searched_for_in_archives_has_its_days(world: World) -> None:
    plant_seed(world)
    world.search("wayback", DAYS[0], state="not_held", source_id="src")
    assert told(world, "reason")[:2] == [(4, "the Wayback Machine: holds nothing of this day"), (5, "never asked")]


def test_a_search_that_succeeds_later_takes_the_place_of_one_that_failed(world: World) -> None:
    plant_seed(world)
    world.search("wayback", DAYS[0], state="failed", source_id="src", reason="503")
    world.search("wayback", DAYS[0], at=NOON + HOUR, source_id="src")
    # What was read once stays read.
    world.search("wayback", DAYS[0], state="failed", at=NOON + 2 * HOUR, source_id="src", reason="503")
    world.search("wayback", DAYS[1], state="not_held", source_id="src")
    world.search("wayback", DAYS[1], state="failed", at=NOON + HOUR, source_id="src")
    failed = "the Wayback Machine: failed"
    assert told(world, "searched, reason, unsearched")[:2] == [(4, True, None, []), (5, False, failed, [failed])]


def test_pages_that_only_an_archive_gave_are_counted(world: World) -> None:
    plant_seed(world)
    for number in range(4):
        world.discover(page(number), source_id="src", published_at=NOON)
    world.fetch(page(0), purpose="capture", captured_at=NOON)
    world.fetch(page(1), captured_at=NOON)
    world.fetch(page(1), at=NOON + HOUR)
    world.fetch(page(2), purpose="capture", captured_at=NOON, outcome="not_found", status=404)
    assert told(world, "known, fetched, captured")[3] == (7, 4, 2, 1)


def test_what_nobody_dates_counts_for_the_day_an_archive_had_it(world: World) -> None:
    plant_seed(world)
    copy = "https://archive.example/web/20220105id_/x"
    world.discover(page(1), source_id="src", via="cdx", capture_url=copy, captured_at=NOON - 2 * DAY)
    world.discover(page(2), source_id="src", via="cdx", captured_at=NOON - 2 * DAY, published_at=NOON)
    assert told(world, "known") == [(4, 0), (5, 1), (6, 0), (7, 1), (8, 0)]
    assert world.ask("SELECT capture_url, captured_at FROM discovery WHERE capture_url IS NOT NULL") == [
        (copy, NOON - 2 * DAY)
    ]


STATES = ["searched", "partly", *ORDER]
SEARCH = st.tuples(
    st.sampled_from(["wayback", "gdelt", "cc_news"]),
    st.sampled_from(["src", "two", None]),
    st.integers(0, 6),
    st.integers(0, 4),
    st.sampled_from(STATES),
    st.integers(0, 3),
)


@pytest.fixture(scope="module")
def bare() -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse with one seed, its window of five days and two sources that were asked in vain."""
    with duckdb.connect() as con:
        con.execute("SET TimeZone = 'UTC'")
        migrate.migrate(con)
        con.execute("""
            INSERT INTO run (run_id, flow, name, code_version, config_hash, started_at)
            VALUES ('run', 'backfill', 'b', '1', 'c', '2022-01-07');
            INSERT INTO seed (seed_id, seed_version, given_as, content_id, created_at, run_id, window_start, window_end)
            VALUES ('s', 1, 'text', 1, '2022-01-07', 'run', '2022-01-04', '2022-01-08');
            INSERT INTO poll (run_id, source_id, url, kind, found_by, polled_at, outcome, entries, entries_in_window)
            SELECT 'run', unnest(['src', 'two']), 'u', 'feed', 'config', '2022-01-07', 'empty', 0, 0""")
        yield con


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(st.lists(SEARCH, max_size=12))
def test_a_day_is_searched_if_any_search_says_so_and_has_a_reason_if_none_does(
    bare: duckdb.DuckDBPyConnection, searches: list[tuple[Any, ...]]
) -> None:
    bare.execute("DELETE FROM search")
    for way, source_id, first, length, state, hour in searches:
        begin = date(2022, 1, 2) + first * DAY
        row = ["run", "s", way, source_id, begin, begin + length * DAY, state, 0, 0, 0, None, NOON + hour * HOUR]
        bare.execute("INSERT INTO search VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    rows = bare.execute("SELECT source_id, day, searched, partly, reason, ways, unsearched FROM coverage").fetchall()
    assert len(rows) == 2 * 5
    for source_id, day, searched, partly, reason, ways, unsearched in rows:
        here = [
            (way, state)
            for way, source, first, length, state, _ in searches
            if source in (source_id, None) and 0 <= (day - date(2022, 1, 2)).days - first <= length
        ]
        assert searched == any(state == "searched" for _, state in here)
        assert partly == (not searched and any(state == "partly" for _, state in here))
        assert (reason is None) == searched
        assert set(ways) == {way for way, state in here if state in ("searched", "partly")}
        assert len(unsearched) == len({way for way, _ in here} - set(ways))


def test_every_state_of_a_search_has_words() -> None:
    with duckdb.connect() as con:
        migrate.migrate(con)
        for state in get_args(SearchState):
            row = con.execute("SELECT archive_words('gdelt', ?, 'why')", [state]).fetchone()
            assert row is not None
            assert row[0].startswith("GDELT: ")
            assert row[0].endswith(" (why)")
