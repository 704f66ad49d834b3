from __future__ import annotations

import dataclasses
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.records import ArchivedRecord, Endpoint, Fetch, RobotsSnapshot, Search
from tests.warehouse.planting import NOON, Compared, article, features, fetch
from warehouse import ids, rows

if TYPE_CHECKING:
    from tests.warehouse.planting import World


def test_a_fetch_row_has_every_field_of_a_fetch() -> None:
    row = rows.fetch_row(fetch("https://a.example/1"), "run", 1, "a.example")
    names = {field.name for field in dataclasses.fields(Fetch)} - {"records"}
    assert set(row) == names | {"run_id", "url_id", "host"}


def test_a_search_row_has_every_field_of_a_search() -> None:
    search = Search("gdelt", None, NOON.date(), NOON.date(), "searched", reason="why")
    row = rows.search_row(search, "run", "s", NOON)
    assert {name: row.pop(name) for name in ("run_id", "seed_id", "ended_at")} == {
        "run_id": "run",
        "seed_id": "s",
        "ended_at": NOON,
    }
    assert row == dataclasses.asdict(search)


def test_a_poll_says_what_it_was_asked_of_and_what_it_decided(world: World) -> None:
    decided = {
        "interval_s": 900.0,
        "due_at": NOON + timedelta(hours=1),
        "failure_score": 0.25,
        "new_entries": 3,
        "known_entries": 4,
        "gap_since": NOON - timedelta(days=1),
        "gap_until": NOON,
        "listed_as": "https://a.example/other",
        "reused": True,
        "as_of": NOON - timedelta(days=2),
        "level": 2,
    }
    world.poll("a", **decided)
    world.load()
    assert world.ask(f"SELECT {', '.join(decided)} FROM poll") == [tuple(decided.values())]  # noqa: S608


def record(number: int = 1, **changes: Any) -> ArchivedRecord:
    values: dict[str, Any] = {
        "file": "a.warc.gz",
        "offset": 100 * number,
        "length": 90,
        "kind": "response",
        "record_id": f"urn:uuid:{number}",
        "url": "https://a.example/1",
        "at": NOON,
        "status": 200,
        "digest": "sha1:X",
        "mime": "text/html",
        **changes,
    }
    return ArchivedRecord(**values)


def test_the_records_of_a_request_are_rows_of_their_own() -> None:
    made = fetch("https://a.example/1", records=(record(1), record(2, kind="request", status=None)))
    found = rows.warc_record_rows(made, "run")
    assert [(row["record_id"], row["kind"], row["fetch_id"], row["run_id"]) for row in found] == [
        ("urn:uuid:1", "response", made.fetch_id, "run"),
        ("urn:uuid:2", "request", made.fetch_id, "run"),
    ]
    assert found[0]["archived_at"] == NOON


def test_a_record_that_no_request_brought_has_no_fetch() -> None:
    row = rows.warc_record_row(record(kind="resource"), "run")
    assert (row["fetch_id"], row["kind"], row["warc_file"], row["warc_offset"]) == (None, "resource", "a.warc.gz", 100)


def test_a_record_that_is_told_twice_is_one_row(world: World) -> None:
    for run_id in ("run", "the run that recovered it"):
        world.add("warc_record", rows.warc_record_row(record(), run_id, "f"))
        world.load()
    world.add("warc_record", rows.warc_record_row(record(2), "run"))
    world.add("warc_record", rows.warc_record_row(record(2), "run", "f2"))
    world.load()
    sql = "SELECT record_id, run_id, fetch_id, archived_at, status FROM warc_record ORDER BY record_id"
    assert world.ask(sql) == [("urn:uuid:1", "run", "f", NOON, 200), ("urn:uuid:2", "run", "f2", NOON, 200)]


def test_a_request_that_is_told_twice_is_one_row(world: World) -> None:
    world.fetch("https://a.example/1")
    world.load()
    world.fetch("https://a.example/1", run_id="the run that recovered it")
    world.chain("https://a.example/1", "https://a.example/2")
    world.load()
    assert world.ask("SELECT run_id, count(*) FROM fetch_log GROUP BY run_id") == [("run", 3)]


def test_what_a_request_met_arrives(world: World) -> None:
    facts = {"chain_id": "c", "latency_ms": 7, "barrier": "challenge", "opt_outs": ("noai", "tdm-reservation: 1")}
    world.fetch("https://a.example/1", hop=1, **facts)
    world.load()
    sql = "SELECT chain_id, hop, latency_ms, barrier, opt_outs FROM fetch_log"
    assert world.ask(sql) == [("c", 1, 7, "challenge", ["noai", "tdm-reservation: 1"])]


def test_a_request_without_a_chain_is_one_of_its_own() -> None:
    made = fetch("https://a.example/1")
    assert rows.fetch_row(made, "run", 1, "a.example")["chain_id"] == made.fetch_id


def test_a_url_is_known_by_its_key() -> None:
    row = rows.url_row("https://www.a.example/1/", "a.example/1", "www.a.example", "a.example", NOON)
    assert row["url_id"] == ids.url_id("a.example/1")


def test_unknown_stays_unknown() -> None:
    read = article("https://a.example/1", "Text", published=None, title=None)
    row = rows.observation_row(
        read,
        observation_id=1,
        article_id=2,
        run_id="r",
        fetch_id="f",
        url_id=3,
        observed_at=NOON,
        extractor="e",
        content_id=None,
    )
    assert row["title"] is row["published_at"] is row["published_zone_assumed"] is row["modified_at"] is None


@given(st.lists(st.floats(1e-6, 1e6)))
def test_the_norm_does_not_depend_on_the_order(weights: list[float]) -> None:
    assert rows.norm(weights) == rows.norm(reversed(weights))
    assert rows.norm(weights) >= max(weights, default=0.0) * (1 - 1e-12)


def test_weights_stay_beside_their_words() -> None:
    row: dict[str, Any] = rows.content_row(article("https://a.example/1", "b a 7"), features("b a 7"))
    assert dict(zip(row["terms"], row["term_weights"], strict=True)) == {"b": 1.0, "a": 1.0, "7": 1.0}
    assert (row["keys"], row["key_weights"], row["key_norm"]) == (["7"], [2.0], 2.0)


@pytest.mark.parametrize(
    ("outcome", "entries", "note", "expected"),
    [
        ("ok", 3, None, "ok"),
        ("ok", 3, "one entry was broken", "ok"),
        ("ok", 0, None, "empty"),
        ("ok", 0, "not a feed", "unreadable"),
        ("not_modified", 3, None, "not_modified"),
        ("not_modified", 0, None, "empty"),
        ("not_modified", 0, "not a feed", "unreadable"),
        ("timeout", 0, "late", "timeout"),
    ],
)
def test_a_poll_ends_as_its_fetch_unless_it_lists_nothing(
    outcome: str, entries: int, note: str | None, expected: str
) -> None:
    row = rows.poll_row(
        run_id="r",
        source_id="a",
        endpoint=Endpoint("https://a.example/feed", "feed"),
        fetch=fetch("https://a.example/feed", outcome=outcome),
        entries=entries,
        entries_in_window=0,
        oldest_entry_at=None,
        newest_entry_at=None,
        note=note,
    )
    assert row["outcome"] == expected


def test_an_index_of_sitemaps_lists_no_article_and_is_not_empty() -> None:
    row = rows.poll_row(
        run_id="r",
        source_id="a",
        endpoint=Endpoint("https://a.example/sitemap.xml", "sitemap"),
        fetch=fetch("https://a.example/sitemap.xml"),
        entries=0,
        entries_in_window=0,
        oldest_entry_at=None,
        newest_entry_at=None,
        endpoints=12,
    )
    assert (row["outcome"], row["entries"]) == ("ok", 0)


def test_every_kind_of_row_can_be_loaded(world: World) -> None:
    world.run(window_start=NOON, window_end=NOON, pid=1, machine="m")
    world.add("run_warning", rows.warning_row("run", "s", "m", NOON))
    world.add("url_alias", rows.alias_row(1, "https://a.example/x", "redirect", None, NOON))
    world.add("source", rows.source_row("a", "A", "https://a.example", None, ("en",), NOON))
    world.add("seed_state", rows.seed_state_row("s", NOON, active=True))
    world.add("title_candidate", rows.title_candidate_row("s", "T", "t", "configuration", NOON))
    world.add("title_match", rows.title_match_row("s", "t", 1, "same", 1.0, NOON))
    said = (("https://a.example/map",), "User-agent: *", ("GPTBot: disallow /",))
    snapshot = RobotsSnapshot("a.example", NOON, None, 200, "rules", 1.5, *said)
    world.add("robots_snapshot", rows.robots_row(snapshot, "run"))
    world.add("warc_record", rows.warc_record_row(record(), "run"))
    world.add("comparison", rows.comparison_row(Compared("s", 1)))
    report = world.load()
    assert (report.rejected, report.rows) == ((), 10)
    assert world.ask("SELECT crawl_delay_s, sitemaps, opt_outs FROM robots_snapshot") == [
        (1.5, ["https://a.example/map"], ["GPTBot: disallow /"])
    ]
    assert world.ask("SELECT receipt ->> 'a' FROM comparison") == [("1",)]


def test_the_same_robots_txt_told_by_two_runs_is_one_row(world: World) -> None:
    told = RobotsSnapshot("a.example", NOON, "f", 200, "rules", None, (), "User-agent: *")
    for run_id, fetch_id in (("next", None), ("first", "f")):
        world.add("robots_snapshot", rows.robots_row(dataclasses.replace(told, fetch_id=fetch_id), run_id))
    world.load()
    world.add("robots_snapshot", rows.robots_row(dataclasses.replace(told, fetch_id=None), "third"))
    world.load()
    assert world.ask("SELECT run_id, fetch_id FROM robots_snapshot") == [("first", "f")]
