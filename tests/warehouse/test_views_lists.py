"""What the views say of feeds and their gaps, and of the health of sources."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, get_args

import pytest

from extractors.records import Outcome
from tests.warehouse.planting import NOON
from warehouse import rows

if TYPE_CHECKING:
    from tests.warehouse.planting import World

FEED = "https://a.example/feed"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def failing(world: World, times: int, outcome: str = "timeout", every: timedelta = HOUR, **changes: Any) -> None:
    for number in range(1, times + 1):
        world.poll("a", NOON + number * every, outcome=outcome, entries=0, **changes)


def feed_of(world: World, columns: str) -> tuple[Any, ...]:
    world.load()
    (row,) = world.ask(f"SELECT {columns} FROM feeds WHERE url = '{FEED}'")  # noqa: S608 - a constant of ours
    return row


def test_a_feed_is_told_with_all_that_a_person_asks(world: World) -> None:
    world.add("source", rows.source_row("a", "Outlet A", "https://a.example/", None, [], NOON))
    world.poll("a", NOON - HOUR, new_entries=None, oldest_entry_at=NOON - DAY, newest_entry_at=NOON - 2 * HOUR)
    world.poll(
        "a",
        entries=12,
        new_entries=4,
        known_entries=8,
        oldest_entry_at=NOON - DAY,
        newest_entry_at=NOON - HOUR,
        interval_s=900.0,
        due_at=NOON + HOUR,
        failure_score=0.0,
    )
    world.poll("a", NOON + 2 * HOUR, reused=True)
    columns = """source, kind, state, last_asked_at, last_ok_at, last_outcome, last_problem, advice, entries,
        new_entries, newest_entry_at, polls, failures, failures_in_a_row, interval_s, due_at, gaps, moved_to"""
    told = ("Outlet A", "feed", "ok", NOON, NOON, "ok", None, None, 12, 4)
    assert feed_of(world, columns) == (*told, NOON - HOUR, 2, 0, 0, 900.0, NOON + HOUR, 0, None)


@pytest.mark.parametrize(
    ("times", "every", "state", "in_a_row"),
    [(1, HOUR, "failing", 1), (4, 5 * DAY, "failing", 4), (6, HOUR, "failing", 6), (5, 3 * DAY, "dead", 5)],
)
def test_a_list_is_dead_after_five_looks_and_two_weeks(
    world: World, times: int, every: timedelta, state: str, in_a_row: int
) -> None:
    world.poll("a", NOON, newest_entry_at=NOON)
    failing(world, times, every=every, note="no end after 30 s")
    columns = "state, failures_in_a_row, last_ok_at, last_problem"
    assert feed_of(world, columns) == (state, in_a_row, NOON, "it takes too long (no end after 30 s)")


def test_a_list_that_never_answered_dies_too(world: World) -> None:
    failing(world, 5, every=4 * DAY)
    assert feed_of(world, "state, last_ok_at, entries, failures_in_a_row") == ("dead", None, None, 5)


def test_one_good_answer_revives_a_list(world: World) -> None:
    failing(world, 9, every=4 * DAY)
    world.poll("a", NOON + 50 * DAY, newest_entry_at=NOON + 49 * DAY)
    assert feed_of(world, "state, failures, failures_in_a_row, last_problem") == ("ok", 9, 0, None)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"newest_entry_at": NOON - 15 * DAY}, "its newest entry is of 2021-12-23"),
        ({"entries": 0}, "it lists nothing"),
    ],
)
def test_a_list_without_news_is_quiet(world: World, changes: dict[str, Any], problem: str) -> None:
    world.poll("a", **changes)
    assert feed_of(world, "state, last_problem") == ("quiet", problem)


@pytest.mark.parametrize(
    ("every", "days", "silent", "state"),
    [
        (3 * HOUR, 9, 2 * DAY, "quiet"),
        (3 * HOUR, 9, 20 * HOUR, "ok"),
        # Less than a week is known of it.
        (3 * HOUR, 5, 9 * DAY, "ok"),
        (2 * DAY, 20, 9 * DAY, "ok"),
        (2 * DAY, 20, 11 * DAY, "quiet"),
        (5 * DAY, 40, 13 * DAY, "ok"),
        (5 * DAY, 40, 15 * DAY, "quiet"),
    ],
)
def test_a_list_is_quiet_when_it_is_silent_for_longer_than_is_its_way(
    world: World, every: timedelta, days: int, silent: timedelta, state: str
) -> None:
    looks = int(days * DAY / every)
    for number in range(looks + 1):
        at = NOON + number * every
        world.poll("a", at, newest_entry_at=at)
    last = NOON + looks * every
    world.poll("a", last + silent, newest_entry_at=last)
    assert feed_of(world, "state") == (state,)


def test_a_silence_that_was_seen_before_is_its_way(world: World) -> None:
    """Nothing comes at the weekend."""
    mondays = [NOON + week * 7 * DAY for week in range(4)]
    for monday in mondays:
        for hours in range(0, 5 * 24, 6):
            at = monday + hours * HOUR
            world.poll("a", at, newest_entry_at=at)
    last = mondays[-1] + 114 * HOUR
    world.poll("a", last + 2.5 * DAY, newest_entry_at=last)
    assert feed_of(world, "state") == ("ok",)
    world.poll("a", last + 4 * DAY, newest_entry_at=last)
    assert feed_of(world, "state") == ("quiet",)


def redirected(world: World, *statuses: int) -> None:
    """A poll whose request was sent on with these statuses."""
    for hop, status in enumerate(statuses):
        world.fetch(FEED, fetch_id=f"hop {hop}", chain_id="c", hop=hop, outcome="redirect", status=status)
    world.fetch(FEED, chain_id="c", hop=len(statuses), final_url="https://b.example/feed")
    world.poll("a")


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [((301,), "https://b.example/feed"), ((301, 302), None), ((308, 301), "https://b.example/feed")],
)
def test_a_list_has_moved_if_every_redirect_is_for_good(world: World, statuses: tuple[int, ...], moved: str) -> None:
    redirected(world, *statuses)
    assert feed_of(world, "state, moved_to") == ("ok", moved)
    ((advice,),) = world.ask("SELECT advice FROM source_health WHERE source_id = 'a'")
    if moved is None:
        assert advice is None
    else:
        assert advice.startswith(f"its feed has moved to {moved}: run `newswake sources check a --live`")


def test_copies_of_a_feed_are_not_the_feed(world: World) -> None:
    world.poll("a", as_of=NOON - DAY)
    world.load()
    assert world.ask("SELECT * FROM feeds") == []


# ---- gaps ----


def plant_gap(world: World, **changes: Any) -> None:
    world.run("r", at=NOON - HOUR)
    world.poll("a", run_id="r", gap_since=NOON - 2 * DAY, gap_until=NOON - DAY, **changes)


GAP = "SELECT source_id, url, since, until, hours, noticed_at, state FROM feed_gaps"


def test_a_gap_that_nobody_filled_is_open(world: World) -> None:
    plant_gap(world)
    world.load()
    since, until = NOON - 2 * DAY, NOON - DAY
    assert world.ask(GAP) == [("a", FEED, since, until, 24.0, NOON, "open")]
    assert world.ask("SELECT gaps, last_gap_since, last_gap_until FROM feeds") == [(1, since, until)]


def test_a_gap_tells_what_the_sitemap_gave_for_it(world: World) -> None:
    known = "https://a.example/known"
    world.url(known, NOON - DAY)
    plant_gap(world)
    world.poll("a", run_id="r", kind="sitemap", found_by="gap")
    world.poll("a", run_id="r", kind="sitemap", found_by="gap", url="https://a.example/2", outcome="timeout", entries=0)
    inside = NOON - 1.5 * DAY
    for number, (at, via) in enumerate(
        [(inside, "sitemap"), (inside, "news_sitemap"), (inside, "feed"), (NOON - 3 * DAY, "sitemap")]
    ):
        world.discover(f"https://a.example/{number}", "r", published_at=at, via=via)
    world.discover(known, "r", published_at=inside, via="sitemap")
    world.load()
    sql = "SELECT state, sitemaps_asked, sitemaps_read, entries_found, new_addresses FROM feed_gaps"
    assert world.ask(sql) == [("searched", 2, 1, 3, 2)]


@pytest.mark.parametrize(
    ("first", "last", "state", "gap"),
    [
        (date(2022, 1, 5), date(2022, 1, 6), "searched", "searched"),
        (date(2022, 1, 5), date(2022, 1, 5), "searched", "partly"),
        (date(2022, 1, 1), date(2022, 1, 30), "partly", "partly"),
        (date(2022, 1, 5), date(2022, 1, 6), "failed", "open"),
        (date(2022, 1, 7), date(2022, 1, 9), "searched", "open"),
    ],
)
def test_a_later_search_of_an_archive_closes_a_gap(world: World, first: date, last: date, state: Any, gap: str) -> None:
    plant_gap(world)
    world.search("wayback", first, last, state, source_id="a")
    world.search("gdelt", date(2022, 1, 5), date(2022, 1, 6), source_id="b")
    world.load()
    archives = [] if gap == "open" else ["wayback"]
    assert world.ask("SELECT state, archives FROM feed_gaps") == [(gap, archives)]


# ---- source_health ----


def health(world: World, source_id: str = "a") -> tuple[Any, ...]:
    world.load()
    (row,) = world.ask("SELECT state, problem, advice FROM source_health WHERE source_id = ?", source_id)
    return row


def test_a_source_that_was_never_asked_says_so(world: World) -> None:
    world.add("source", rows.source_row("a", "A", "https://a.example/", None, [], NOON))
    assert health(world) == ("never_asked", None, "it was never asked: run `newswake poll`")


def test_a_healthy_source_needs_nothing(world: World) -> None:
    world.poll("a", due_at=NOON + HOUR)
    # What was found on the way may fail quietly.
    world.poll("a", kind="sitemap", found_by="robots", outcome="not_found", entries=0)
    assert health(world) == ("ok", None, None)
    assert world.ask("SELECT next_due_at, failing_endpoints FROM source_health") == [(NOON + HOUR, 1)]


def test_a_source_is_as_well_as_the_best_of_its_lists_and_tells_of_the_worst(world: World) -> None:
    world.poll("a", kind="front", url="https://a.example/", newest_entry_at=NOON)
    world.poll("a", outcome="not_found", entries=0, note="status 404")
    advice = "see what the site offers now: run `newswake sources check a --live`"
    assert health(world) == ("ok", f"feed {FEED}: not found (404 or 410) (status 404)", advice)


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("robots", "robots.txt forbids it: ask the publisher for leave, or take this feed out of the source's file"),
        ("blocked", "the site turns us away: "),
        ("refused", "our own rules forbid this address: "),
        ("retry_later", "nothing to do: it is asked again when its host allows it"),
        ("not_found", "see what the site offers now: run `newswake sources check a --live`"),
        ("timeout", "nothing to do yet: it is asked again on its own"),
    ],
)
def test_the_advice_fits_the_failure(world: World, outcome: str, words: str) -> None:
    failing(world, 1, outcome)
    state, problem, advice = health(world)
    assert state == "failing"
    assert problem.startswith(f"feed {FEED}: ")
    assert advice.startswith(words)


def test_every_outcome_of_a_request_has_words_and_advice(world: World) -> None:
    outcomes = set(get_args(Outcome)) - {"ok", "not_modified", "redirect", "shared"} | {"unreadable"}
    for outcome in outcomes:
        world.poll(outcome, outcome=outcome if outcome != "unreadable" else "ok", entries=0, note=None)
    world.poll("unreadable", NOON + HOUR, outcome="ok", entries=0, note="no XML")
    world.load()
    told = {row[0]: row[1:] for row in world.ask("SELECT source_id, last_outcome, last_problem, advice FROM feeds")}
    assert set(told) == outcomes
    for outcome, (last, problem, advice) in told.items():
        assert last == outcome
        assert problem.partition(" (no XML)")[0] != outcome
        assert advice


def test_a_dead_source_is_called_dead(world: World) -> None:
    failing(world, 6, "connect_error", every=4 * DAY)
    state, _, advice = health(world)
    assert state == "dead"
    assert "newswake sources check a --live" in advice


def test_a_quiet_source_is_told_from_a_failing_one(world: World) -> None:
    world.poll("a", newest_entry_at=NOON - 20 * DAY)
    state, problem, advice = health(world)
    assert (state, problem) == ("quiet", f"feed {FEED}: its newest entry is of 2021-12-18")
    assert advice.startswith("nothing new for long")


def test_copies_and_answers_of_others_are_no_polls_of_a_source(world: World) -> None:
    world.poll("a", entries=7)
    world.poll("a", NOON + HOUR, reused=True)
    world.poll("a", NOON + DAY, url="https://archive.example/1", as_of=NOON - 9 * DAY, outcome="not_found", entries=0)
    world.load()
    sql = "SELECT polls, failures, last_poll_at, last_outcome, last_entries, endpoints FROM source_health"
    assert world.ask(sql) == [(1, 0, NOON, "ok", 7, 1)]
