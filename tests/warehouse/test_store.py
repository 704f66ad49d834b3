from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from extractors.records import Link
from tests.warehouse.planting import NOON, url_id
from warehouse import db, rows, statements, store

if TYPE_CHECKING:
    from tests.warehouse.planting import World

A, B = "https://a.example/1", "https://b.example/2"
HOUR = timedelta(hours=1)


def test_before_the_first_load_there_is_nothing(world: World) -> None:
    path = world.settings.published
    assert store.known_pages(path, [1]) == {}
    assert store.open_runs(path) == []
    assert store.ended_run(path, "flow-run") is None
    assert store.ledger_counts(path, "run") == {}
    assert store.is_balanced(path, "run")
    assert store.run_table(path, "run", "s") == []
    assert store.refusals(path, "run") == []
    assert store.latest_seed(path, "s") is None
    assert store.titles_wanted(path, "s") == []
    assert store.remembered_endpoints(path, ["a"]) == {}


def known(world: World, url: str) -> store.KnownPage:
    return store.known_pages(world.settings.published, [url_id(url), 4711])[url_id(url)]


def test_a_known_page_has_its_validators_and_its_history(world: World) -> None:
    world.page(A, "Old. text", fetched=world.fetch(A, etag='"1"', last_modified="then"))
    world.page(A, "New. text", at=NOON + HOUR, fetched=world.fetch(A, at=NOON + HOUR, etag='"2"', warc_offset=5))
    world.fetch(A, at=NOON + 2 * HOUR, outcome="not_modified", status=304, etag=None)
    world.load()
    page = known(world, A)
    assert (page.etag, page.last_modified) == ('"2"', None)
    assert (page.last_outcome, page.last_fetched_at) == ("not_modified", NOON + 2 * HOUR)
    assert (page.first_fetched_at, page.observed, page.observations) == (NOON, True, 2)
    assert (page.changes, page.last_changed_at, page.published_at) == (1, NOON + HOUR, NOON)
    assert (page.warc_file, page.warc_offset, page.article_id) == ("a.warc.gz", 5, url_id(A))


def test_a_304_may_renew_the_validators(world: World) -> None:
    world.fetch(A, etag='"1"', last_modified="then")
    world.fetch(A, at=NOON + HOUR, outcome="not_modified", status=304, etag='"2"')
    world.load()
    page = known(world, A)
    assert (page.etag, page.last_modified, page.observed) == ('"2"', "then", False)


def test_a_failure_keeps_the_validators_of_the_last_answer(world: World) -> None:
    world.fetch(A, etag='"1"')
    world.fetch(A, at=NOON + HOUR, outcome="timeout", status=None, warc_file=None)
    world.fetch(A, at=NOON + 2 * HOUR, outcome="shared", status=None)
    world.load()
    page = known(world, A)
    assert (page.etag, page.last_outcome, page.warc_file) == ('"1"', "timeout", "a.warc.gz")


def test_a_page_that_redirects_is_known_by_what_it_led_to(world: World) -> None:
    world.page(A, "Text. it is", fetched=world.fetch(B))
    world.load()
    page = known(world, B)
    assert (page.observed, page.article_id) == (True, url_id(A))


def test_another_address_of_an_article_is_known_as_that(world: World) -> None:
    world.page(A, "Text. it is")
    found = world.fetch(B, final_url=A, etag='"b"')
    world.add("url_alias", rows.alias_row(url_id(A), B, "redirect", found.fetch_id, NOON))
    world.load()
    page = known(world, B)
    assert (page.observed, page.article_id, page.alias_of, page.readable) == (False, None, url_id(A), True)
    assert (page.etag, page.published_at) == ('"b"', NOON)
    assert known(world, A).alias_of is None


def test_an_address_that_ends_where_another_is_canonical_is_known_as_that_article(world: World) -> None:
    end = "https://a.example/print/1"
    world.page(A, "Text. it is")
    first = world.fetch(end)
    world.add("url_alias", rows.alias_row(url_id(A), end, "rel_canonical", first.fetch_id, NOON))
    second = world.fetch(B, final_url=end)
    # The canonical address of the same end is noted once, for the first that came upon it.
    world.add("url_alias", rows.alias_row(url_id(end), B, "redirect", second.fetch_id, NOON))
    world.load()
    assert (known(world, end).alias_of, known(world, B).alias_of) == (url_id(A), url_id(A))


def test_an_address_of_what_is_no_article_is_not_known_as_anything(world: World) -> None:
    world.page(A, "Accept our cookies.", verdict="not_article", kind="consent")
    found = world.fetch(B, final_url=A)
    world.add("url_alias", rows.alias_row(url_id(A), B, "redirect", found.fetch_id, NOON))
    world.load()
    assert (known(world, B).alias_of, known(world, B).readable) == (None, False)
    assert (known(world, A).is_article, known(world, A).last_kind) == (False, "consent")


def test_no_urls_no_question(world: World) -> None:
    world.page(A, "Text. it is")
    world.load()
    assert store.known_pages(world.settings.published, []) == {}


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
    ("known_pages", store.KnownPage, {"url_ids": [1]}),
    ("open_runs", store.OpenRun, {}),
    ("held_links", Link, {"article_id": 1}),
    ("run_table", store.RunRow, {"run_id": "", "seed_id": ""}),
    ("refusals", store.Refusal, {"run_id": "", "limit": 1}),
    ("latest_seed", store.SeedVersion, {"seed_id": ""}),
]


@pytest.mark.parametrize(("report", "kind", "values"), REPORTS)
def test_reports_and_records_have_the_same_columns(
    world: World, report: str, kind: type[object], values: dict[str, Any]
) -> None:
    world.load()
    with db.read_only(world.settings.published) as con:
        con.execute(statements.read("reports", report), values or None)
        assert tuple(item[0] for item in con.description) == tuple(field.name for field in fields(kind))
