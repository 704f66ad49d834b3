from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from extractors.records import Link, Search
from tests.warehouse.planting import NOON, url_id
from warehouse import db, statements, store
from warehouse.robots_change import RobotsChange

if TYPE_CHECKING:
    from tests.warehouse.planting import World

A, B = "https://a.example/1", "https://b.example/2"
HOUR = timedelta(hours=1)


def test_before_the_first_load_there_is_nothing(world: World) -> None:
    path = world.settings.published
    assert store.known_pages(path, [1]) == {}
    assert store.open_runs(path) == []
    assert store.robots_changed(path, "run") == []
    assert store.ended_run(path, "flow-run") is None
    assert store.ledger_counts(path, "run") == {}
    assert store.is_balanced(path, "run")
    assert store.run_table(path, "run", "s") == []
    assert store.refusals(path, "run") == []
    assert store.latest_seed(path, "s") is None
    assert store.titles_wanted(path, "s") == []
    assert store.remembered_endpoints(path, ["a"]) == {}


def test_requests_that_are_not_in_the_log_are_told(world: World) -> None:
    path = world.settings.published
    assert store.unknown_fetches(path, ["f"]) == {"f"}
    made = world.fetch(A)
    world.load()
    assert store.unknown_fetches(path, [made.fetch_id, "lost", "lost"]) == {"lost"}
    assert store.unknown_fetches(path, iter([made.fetch_id])) == set()
    assert store.unknown_fetches(path, []) == set()


def test_a_run_is_told_of_the_robots_txt_that_it_found_changed(world: World) -> None:
    world.robots("a.example", "User-agent: *\nDisallow: /a", run_id="r1")
    world.robots("b.example", "User-agent: *", run_id="r1")
    path = world.settings.published
    assert store.robots_changed(path, "r1") == []
    hostile = "Disallow: /" + 500 * "x"
    lines = ["User-agent: *", *(f"Disallow: /{number}" for number in range(7)), hostile]
    world.robots("a.example", "\n".join(lines), NOON + HOUR, run_id="r2", crawl_delay_s=2.5)
    world.robots("b.example", "User-agent: *", NOON + HOUR, run_id="r2")
    # A run that goes by the same answer has found nothing.
    world.robots("a.example", "\n".join(lines), NOON + HOUR, run_id="r3", asked=False)
    world.load()
    assert store.robots_changed(path, "r1") == store.robots_changed(path, "r3") == []
    (found,) = store.robots_changed(path, "r2")
    assert (found.host, found.changed_at, found.added, found.removed) == ("a.example", NOON + HOUR, 8, 1)
    assert found.message == (
        "its robots.txt has changed: crawl delay none before, 2.5 s now; "
        '"Disallow: /0", "Disallow: /1", "Disallow: /2", "Disallow: /3", "Disallow: /4" and 3 more added; '
        '"Disallow: /a" removed'
    )


def test_a_robots_txt_that_fails_is_told_in_words(world: World) -> None:
    world.robots("a.example", "User-agent: *", run_id="r1")
    world.robots("a.example", None, NOON + HOUR, run_id="r2", status=503, verdict="closed")
    world.load()
    (found,) = store.robots_changed(world.settings.published, "r2")
    assert found.message == (
        "its robots.txt has changed: it was a file with rules, it is failing, so that all is forbidden"
    )


def test_open_runs_are_those_without_an_end(world: World) -> None:
    world.run("done", ended="completed")
    world.run("open", flow_run_id="f", pid=17, machine="m")
    world.load()
    (found,) = store.open_runs(world.settings.published)
    assert (found.run_id, found.flow_run_id, found.pid, found.machine, found.started_at) == ("open", "f", 17, "m", NOON)


def test_a_flow_run_of_prefect_leads_to_the_run_that_ended(world: World) -> None:
    world.run("done", ended="completed", flow_run_id="f")
    world.run("open", flow_run_id="g")
    world.load()
    assert [store.ended_run(world.settings.published, name) for name in "fgh"] == ["done", None, None]


def test_the_links_of_an_article_are_those_of_its_last_reading(world: World) -> None:
    old, new = (
        Link("https://a.example/old", "Old", "body", 0),
        Link("https://a.example/new", "New", "related", 0, "nofollow"),
    )
    world.page(A, "Old. text", links=(old,))
    world.page(A, "New. text", at=NOON + HOUR, links=(new,))
    world.page(B, "Other. text", links=(old,))
    world.load()
    assert store.held_links(world.settings.published, url_id(A)) == (new,)
    assert store.held_links(world.settings.published, 4711) == ()


def plant_run(world: World) -> None:
    world.run(ended="completed", seed_id="s")
    world.seed("s", "Seed. text", window_start=NOON, window_end=NOON)
    for number, (relation, score) in enumerate(
        [("unrelated", 0.0), ("copy", 0.9), ("same_event", 0.4), ("copy", 0.95)]
    ):
        url = f"https://a.example/{number}"
        seen = world.page(url, f"Text {number}. it is")
        world.discover(url)
        world.settle(url, "stored", observation_id=seen)
        world.compare("s", seen, relation=relation, score=score)
    elsewhere = world.page("https://a.example/old", "Old. text")
    world.compare("s", elsewhere, relation="copy")
    for url, state in (("https://r.example/1", "robots"), ("https://n.example/1", "not_found"), (B, "deferred")):
        world.discover(url)
        world.settle(url, state, reason=f"because {state}")
    world.load()


def test_the_table_of_a_run_shows_what_it_touched_nearest_first(world: World) -> None:
    plant_run(world)
    rows = store.run_table(world.settings.published, "run", "s")
    assert [(row.title, row.relation, row.score, row.state) for row in rows] == [
        ("Text 3", "copy", 0.95, "compared"),
        ("Text 1", "copy", 0.9, "compared"),
        ("Text 2", "same_event", 0.4, "compared"),
        ("Text 0", "unrelated", 0.0, "compared"),
    ]


def test_refusals_come_gravest_first(world: World) -> None:
    world.run(ended="completed")
    states = ["not_found", "redirect_error", "timeout", "decode_error", "connect_error", "protocol_error", "robots"]
    for number, state in enumerate(states):
        world.url(f"https://a.example/{number}")
        world.settle(f"https://a.example/{number}", state)
    world.load()
    found = [row.state for row in store.refusals(world.settings.published, "run")]
    assert found == [
        *("robots", "connect_error", "protocol_error", "timeout", "decode_error"),
        *("redirect_error", "not_found"),
    ]


def test_refusals_leave_out_what_was_not_wanted(world: World) -> None:
    plant_run(world)
    found = store.refusals(world.settings.published, "run")
    assert [(row.url, row.state, row.reason) for row in found] == [
        ("https://r.example/1", "robots", "because robots"),
        ("https://n.example/1", "not_found", "because not_found"),
    ]
    assert len(store.refusals(world.settings.published, "run", 1)) == 1


def test_the_ledger_of_a_run_is_counted_and_balanced(world: World) -> None:
    plant_run(world)
    path = world.settings.published
    assert store.ledger_counts(path, "run") == {"compared": 4, "deferred": 1, "not_found": 1, "robots": 1}
    assert store.is_balanced(path, "run")


def test_the_newest_version_of_a_seed_comes_with_its_text(world: World) -> None:
    world.seed("s", "First. text", authors=["Ann"])
    world.seed("s", "Second. text", version=2, url=A)
    world.seed("paused", "Third. text")
    world.add("seed_state", {"seed_id": "paused", "active": False, "changed_at": NOON})
    world.load()
    path = world.settings.published
    seed = store.latest_seed(path, "s")
    assert seed is not None
    assert (seed.seed_version, seed.title, seed.text, seed.url, seed.word_count, seed.active) == (
        2,
        "Second",
        "Second. text",
        A,
        2,
        True,
    )


def test_titles_wanted(world: World) -> None:
    for key in ("found", "missing"):
        row = {"seed_id": "s", "title": key, "title_key": key, "given_by": "configuration", "seen_at": NOON}
        world.add("title_candidate", row)
    match = {"seed_id": "s", "title_key": "found", "url_id": 1, "how": "h", "confidence": 1.0, "seen_at": NOON}
    world.add("title_match", match)
    world.load()
    assert store.titles_wanted(world.settings.published, "s") == ["found", "missing"]


def test_endpoints_that_listed_something_are_remembered(world: World) -> None:
    world.poll("a", url="https://a.example/good", found_by="autodiscovery")
    # An error in between does not make us forget it.
    world.poll("a", NOON + HOUR, url="https://a.example/good", found_by="autodiscovery", outcome="timeout", entries=0)
    world.poll("a", url="https://a.example/gone", found_by="autodiscovery")
    world.poll("a", NOON + HOUR, url="https://a.example/gone", found_by="autodiscovery", outcome="not_found", entries=0)
    world.poll("a", url="https://a.example/stated", found_by="config")
    world.poll("b", url="https://b.example/other", found_by="autodiscovery")
    world.load()
    found = store.remembered_endpoints(world.settings.published, ["a"])
    assert found == {"a": [("https://a.example/good", "feed")]}


REPORTS: list[tuple[str, type[object], dict[str, Any]]] = [
    ("known_pages", store.KnownPage, {"url_ids": "[1]"}),
    ("robots_changed", RobotsChange, {"run_id": ""}),
    ("open_runs", store.OpenRun, {}),
    ("held_links", Link, {"article_id": 1}),
    ("run_table", store.RunRow, {"run_id": "", "seed_id": ""}),
    ("refusals", store.Refusal, {"run_id": "", "limit": 1}),
    ("sources_behind", store.SourcesBehind, {"seed_id": ""}),
    ("latest_seed", store.SeedVersion, {"seed_id": ""}),
    ("poll_marks", store.PollMark, {"urls": "[]"}),
    ("search_rows", Search, {"seed_id": ""}),
]


@pytest.mark.parametrize(("report", "kind", "values"), REPORTS)
def test_reports_and_records_have_the_same_columns(
    world: World, report: str, kind: type[object], values: dict[str, Any]
) -> None:
    world.load()
    with db.read_only(world.settings.published) as con:
        con.execute(statements.read("reports", report), values or None)
        assert tuple(item[0] for item in con.description) == tuple(field.name for field in fields(kind))
