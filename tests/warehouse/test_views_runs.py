from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.warehouse.planting import NOON, World
from warehouse import db
from warehouse.report import select

if TYPE_CHECKING:
    import pathlib

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
STATES = [
    "stored",
    "unchanged",
    "robots",
    "refused",
    "blocked",
    "not_found",
    "http_error",
    "too_large",
    "truncated",
    "redirect_error",
    "decode_error",
    "timeout",
    "protocol_error",
    "connect_error",
    "not_article",
    "duplicate",
    "shared",
    "outside_window",
    "deferred",
    "failed",
]


def page(number: int) -> str:
    return f"https://a.example/{number}"


def ledger(world: World, run_id: str = "run") -> dict[str, str]:
    return dict(world.ask("SELECT url, state FROM run_ledger WHERE run_id = ?", run_id))


def test_every_url_that_a_run_knew_has_one_state(world: World) -> None:
    world.run(ended="completed")
    world.discover(page(1))
    world.discover(page(1), via="sitemap")
    world.settle(page(1), "robots")
    world.url(page(2))
    world.settle(page(2), "outside_window")
    world.settle(page(2), "not_found", at=NOON + HOUR)
    world.discover(page(3))
    world.load()
    assert ledger(world) == {page(1): "robots", page(2): "not_found", page(3): "interrupted"}
    assert world.ask("SELECT count(*), count(DISTINCT url_id) FROM run_ledger") == [(3, 3)]


def test_what_has_no_state_is_pending_while_the_run_lives(world: World) -> None:
    world.run()
    world.discover(page(1))
    world.load()
    assert ledger(world) == {page(1): "pending"}
    assert world.ask("SELECT balanced FROM funnel") == [(False,)]


def test_stored_becomes_compared_when_the_revision_was(world: World) -> None:
    world.run(ended="completed")
    for number in (1, 2):
        seen = world.page(page(number), f"Text {number}. it is")
        world.settle(page(number), "stored", observation_id=seen)
        if number == 1:
            world.compare("s", seen)
    world.load()
    assert ledger(world) == {page(1): "compared", page(2): "stored"}


def test_stored_reads_unchanged_when_the_page_said_nothing_new(world: World) -> None:
    for number, run_id in enumerate(["r1", "r2", "r3"]):
        world.run(run_id, ended="completed")
        seen = world.page(page(1), "Text. it is", run_id, at=NOON + number * HOUR)
        world.settle(page(1), "stored", run_id, observation_id=seen)
        if run_id != "r2":
            # r3 compares for a second seed what r1 had stored.
            world.compare(f"seed of {run_id}", seen, run_id=run_id)
    world.load()
    assert [ledger(world, name)[page(1)] for name in ("r1", "r2", "r3")] == ["compared", "unchanged", "compared"]


def test_the_ledger_knows_the_article_of_a_page_that_answered_304(world: World) -> None:
    world.page(page(1), "Text. it is", "r1")
    world.run("r2", ended="completed")
    world.settle(page(1), "unchanged", "r2")
    world.load()
    assert world.ask("SELECT l.state, a.title FROM run_ledger l JOIN articles a USING (article_id)") == [
        ("unchanged", "Text")
    ]


def test_the_funnel_counts_every_state(world: World) -> None:
    world.run(ended="completed")
    for number, state in enumerate(STATES):
        world.discover(page(number), source_id="src")
        world.settle(page(number), state)
    world.load()
    with world.reading() as con:
        con.execute("SELECT * FROM funnel")
        columns = [item[0] for item in con.description]
        (row,) = con.fetchall()
    found = dict(zip(columns, row, strict=True))
    assert (found["host"], found["source_id"], found["known"], found["balanced"]) == (
        "a.example",
        "src",
        len(STATES),
        True,
    )
    assert all(found[state] == 1 for state in STATES)


@pytest.mark.parametrize(
    ("state", "balanced"), [("completed", False), ("warning", False), ("crashed", True), ("failed", True)]
)
def test_only_a_run_that_broke_off_may_leave_urls_open(world: World, state: str, *, balanced: bool) -> None:
    world.run(ended=state)
    world.discover(page(1))
    world.load()
    assert world.ask("SELECT balanced FROM funnel") == [(balanced,)]


def test_a_state_that_nobody_knows_unbalances(world: World) -> None:
    world.run(ended="completed")
    world.url(page(1))
    world.settle(page(1), "lost")
    world.load()
    assert world.ask("SELECT known, balanced FROM funnel") == [(1, False)]


def test_the_report_can_ask_the_ledger_as_it_was_stored(world: World) -> None:
    world.run(ended="completed")
    world.url(page(1))
    world.settle(page(1), "not_found")
    world.load()
    # The view that a file keeps is not the text of the migration: what it says of how to be planned is lost.
    with db.read_only(world.settings.published) as con:
        (run_id,) = con.execute("SELECT run_id FROM run").fetchall()[0]
        rows = select.rows(con, "refused", run_id=run_id, limit=9, per_state=9)
        assert [row["url"] for row in rows] == [page(1)]


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts=st.lists(st.tuples(st.integers(0, 5), st.sampled_from([*STATES, None])), min_size=1, max_size=12))
def test_the_ledger_adds_up_whatever_happened(
    facts: list[tuple[int, str | None]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder: pathlib.Path = tmp_path_factory.mktemp("ledger")
    world = World(folder)
    world.run(ended="crashed")
    for number, state in facts:
        if state is None:
            world.discover(page(number))
        else:
            world.url(page(number))
            world.settle(page(number), state)
    world.load()
    known = len({number for number, _ in facts})
    assert world.ask("SELECT sum(known), bool_and(balanced) FROM funnel") == [(known, True)]
    assert len(ledger(world)) == known


def test_runs_show_their_end_and_their_counts(world: World) -> None:
    world.run("r1", ended="warning", seed_id="s")
    world.add("run_warning", {"run_id": "r1", "subject": "src", "message": "m", "raised_at": NOON})
    seen = world.page(page(1), "Text. it is", "r1")
    world.settle(page(1), "stored", "r1", observation_id=seen)
    world.url(page(2))
    world.settle(page(2), "blocked", "r1")
    world.run("r2", at=NOON + DAY)
    world.load()
    sql = (
        "SELECT run_id, state, seconds, known, stored, refused, warnings, requests, balanced FROM runs ORDER BY run_id"
    )
    assert world.ask(sql) == [
        ("r1", "warning", 3600.0, 2, 1, 1, 1, 1, True),
        ("r2", "running", None, 0, 0, 0, 0, 0, True),
    ]


def test_the_last_word_on_a_run_counts(world: World) -> None:
    world.run(ended="completed")
    world.end("run", "crashed", NOON)
    world.load()
    assert world.ask("SELECT state FROM runs") == [("completed",)]


def test_requests_of_a_run_are_those_that_were_sent(world: World) -> None:
    world.run(ended="completed")
    world.chain(page(1), page(2), page(3), bytes_wire=100)
    world.fetch(page(4), attempt=1, outcome="timeout", status=None, bytes_wire=30, fetch_id="first try")
    world.fetch(page(4), attempt=2, bytes_wire=20, fetch_id="second try")
    for outcome in ("robots", "refused", "shared", "retry_later"):
        world.fetch(page(5), outcome=outcome, status=None, attempt=0, fetch_id=outcome)
    world.load()
    assert world.ask("SELECT requests, bytes_wire FROM runs") == [(5, 150)]


def test_what_failed_in_whatever_way_is_counted(world: World) -> None:
    world.run(ended="completed")
    for number, state in enumerate(["redirect_error", "decode_error", "protocol_error", "connect_error", "stored"]):
        world.discover(page(number))
        world.settle(page(number), state)
    world.load()
    assert world.ask("SELECT known, failed, balanced FROM runs") == [(5, 4, True)]


def test_a_redirect_is_no_page_that_was_fetched(world: World) -> None:
    world.run(seed_id="s", ended="completed")
    world.seed("s", "Seed. text", window_start=NOON, window_end=NOON)
    world.poll("src", oldest_entry_at=NOON - DAY, newest_entry_at=NOON)
    world.discover(page(1), source_id="src", published_at=NOON)
    world.chain(page(1), page(2), outcome="not_found", status=404)
    world.load()
    assert world.ask("SELECT known, fetched FROM coverage") == [(1, 0)]


def test_source_health_tells_who_answers_and_what_it_brings(world: World) -> None:
    source = {"source_id": "good", "name": "Good", "homepage": "https://good.example", "country": "KZ", "langs": ["ru"]}
    world.add("source", source | {"seen_at": NOON - DAY, "name": "Old name"})
    world.add("source", source | {"seen_at": NOON})
    world.poll("good", NOON - DAY, run_id="r1")
    world.poll("good", NOON, run_id="r2", kind="feed", entries=3, entries_in_window=2)
    world.poll(
        "good",
        NOON,
        run_id="r2",
        kind="sitemap",
        outcome="connect_error",
        entries=0,
        entries_in_window=0,
        note="refused",
    )
    world.poll("bad", NOON, outcome="ok", entries=0, entries_in_window=0, note="no feed")
    world.discover(page(1), source_id="good")
    world.page(page(1), "Text. it is")
    world.load()
    sql = """SELECT name, langs, last_poll_at, last_ok_at, last_entries, last_entries_in_window, endpoints,
             failing_endpoints, polls, failures, last_problem, articles, last_article_at
             FROM source_health ORDER BY source_id DESC"""
    assert world.ask(sql) == [
        ("Good", ["ru"], NOON, NOON, 3, 2, 2, 1, 3, 1, "refused", 1, NOON),
        ("bad", None, NOON, None, 0, 0, 1, 1, 1, 1, "no feed", 0, None),
    ]
