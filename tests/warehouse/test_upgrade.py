"""What versions 0.1, 0.2 and 0.3 left behind, databases and batches, in the hands of this version."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from extractors.errors import WarehouseError
from extractors.records import Candidate, Endpoint, Moment
from tests.warehouse.planting import NOON, World, article, features, fetch, url_id
from warehouse import db, ids, migrate, rows, statements, store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

A, B = "https://a.example/1", "https://a.example/2"
SECOND = timedelta(seconds=1)
# Of the migrations as they were released with versions 0.1.0 to 0.5.0. They must never change.
RELEASED = (
    "4cee66e799cc67551a2372d647cea7d9",
    "dda7ed15b7794b8d083a8b74b74e1106",
    "0e71f787ae1188489b861f23eea72b4c",
    "487ca43d8d9b8fb946c38267fd4597ac",
    "9537d7c5e3e8edead7bc017202eb6105",
    "578a5261fa155245264ba008f69ed385",
    "6398f17c6be7626e196bdadd01c828b9",
    "5d5d99882cf6c723a072aa7fb22f63c4",
)
FIRST, SECOND_RELEASE, THIRD_RELEASE = 1, 2, 3


@cache
def columns_of(schema: int) -> Mapping[str, frozenset[str]]:
    """The columns of each table as the first ``schema`` migrations made them."""
    with duckdb.connect() as con:
        for step in migrate.migrations()[:schema]:
            con.execute(step.sql)
        found: dict[str, set[str]] = {}
        for table, column in con.execute("SELECT table_name, column_name FROM duckdb_columns()").fetchall():
            found.setdefault(table, set()).add(column)
    return {table: frozenset(names) for table, names in found.items()}


def as_released(table: str, row: Mapping[str, object], schema: int = FIRST) -> dict[str, object]:
    """The row as the version with this schema wrote it."""
    return {name: value for name, value in row.items() if name in columns_of(schema)[table]}


def old_fetch(fetch_id: str, url: str = A, **changes: Any) -> dict[str, object]:
    made = fetch(url, fetch_id=fetch_id, **changes)
    return as_released("fetch_log", rows.fetch_row(made, "old", url_id(url), "a.example"))


def old_snapshot() -> dict[str, object]:
    values = {"host": "a.example", "fetched_at": NOON, "run_id": "old", "fetch_id": "f", "status": 200}
    return {**values, "verdict": "rules", "crawl_delay_s": 1.0, "sitemaps": [], "raw": "User-agent: *"}


def old_poll(outcome: str) -> dict[str, object]:
    values = {"run_id": "old", "source_id": "s", "url": "https://a.example/feed", "kind": "feed", "found_by": "config"}
    counts = {"entries": 0, "entries_in_window": 0, "oldest_entry_at": None, "newest_entry_at": None}
    return {**values, **counts, "fetch_id": "f", "polled_at": NOON, "outcome": outcome, "note": None}


def make_released(con: duckdb.DuckDBPyConnection, schema: int = FIRST) -> None:
    """Make the database as the version with this schema made it, with a view on its own tables."""
    con.execute(statements.read("migrate", "bookkeeping"))
    for step in migrate.migrations()[:schema]:
        con.execute(step.sql)
        values = {"version": step.number, "checksum": step.checksum, "name": step.name}
        con.execute(statements.read("migrate", "record"), values)
    con.execute("CREATE VIEW lineage AS WITH asked AS (SELECT * FROM fetch_log) SELECT * FROM asked")
    con.execute("INSERT INTO schema_views VALUES ('as released', now())")


def insert(con: duckdb.DuckDBPyConnection, table: str, row: Mapping[str, object]) -> None:
    marks = ", ".join(f"${name}" for name in row)
    con.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", dict(row))  # noqa: S608 - names of our own


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        con.execute("SET TimeZone = 'UTC'")
        make_released(con)
        yield con


def test_the_released_migration_is_as_it_was_released() -> None:
    assert tuple(item.checksum for item in migrate.migrations()[: len(RELEASED)]) == RELEASED


def test_old_requests_become_chains_of_their_own(con: duckdb.DuckDBPyConnection) -> None:
    insert(con, "fetch_log", old_fetch("f", outcome="timeout", attempt=1))
    insert(con, "fetch_log", old_fetch("f", attempt=2))
    insert(con, "fetch_log", old_fetch("g", final_url=B, redirects=(A,)))
    assert migrate.migrate(con) == len(migrate.migrations()) - 1
    sql = "SELECT fetch_id, attempt, chain_id, hop, latency_ms, barrier, opt_outs FROM fetch_log ORDER BY 1, 2"
    assert con.execute(sql).fetchall() == [
        ("f", 1, "f", 0, None, None, None),
        ("f", 2, "f", 0, None, None, None),
        ("g", 1, "g", 0, None, None, None),
    ]


def test_the_old_name_of_a_failed_connection_is_gone(con: duckdb.DuckDBPyConnection) -> None:
    insert(con, "fetch_log", old_fetch("f", outcome="net_error"))
    insert(con, "fetch_log", old_fetch("g"))
    for url, state in ((A, "net_error"), (B, "timeout")):
        insert(con, "run_url", rows.run_url_row("old", url_id(url), state, "because", "f", None, NOON))
    insert(con, "poll", old_poll("net_error"))
    migrate.migrate(con)
    assert con.execute("SELECT outcome FROM fetch_log ORDER BY fetch_id").fetchall() == [("connect_error",), ("ok",)]
    assert con.execute("SELECT DISTINCT state FROM run_url ORDER BY 1").fetchall() == [("connect_error",), ("timeout",)]
    assert con.execute("SELECT outcome FROM poll").fetchall() == [("connect_error",)]
    assert con.execute("SELECT connect_error, timeout FROM funnel").fetchall() == [(1, 1)]


def test_a_snapshot_of_the_old_version_is_told_as_such(con: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(WarehouseError, match="earlier version"):
        migrate.refuse_outdated(con)
    migrate.migrate(con)
    migrate.refuse_outdated(con)


def test_views_of_the_old_version_give_way(con: duckdb.DuckDBPyConnection) -> None:
    insert(con, "fetch_log", old_fetch("f"))
    insert(con, "robots_snapshot", old_snapshot())
    migrate.migrate(con)
    views = [row[0] for row in con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()]
    for view in views:
        con.table(view).fetchall()
    assert "warc_record_id" in con.table("lineage").columns


def test_an_old_row_with_redirects_is_held_against_its_start(con: duckdb.DuckDBPyConnection) -> None:
    # Eight seconds for a chain over several hosts; when the first of them had answered, nobody noted.
    insert(con, "fetch_log", old_fetch("f", final_url="https://b.example/", redirects=(A,), elapsed_ms=8000))
    insert(con, "fetch_log", old_fetch("g", started_at=NOON + 2 * SECOND))
    insert(con, "fetch_log", old_fetch("h", started_at=NOON + 2.5 * SECOND))
    migrate.migrate(con)
    assert con.execute("SELECT fetch_id, is_polite FROM requests ORDER BY 1").fetchall() == [
        ("f", True),
        ("g", True),
        ("h", False),
    ]


def test_nothing_is_lost_and_nothing_is_half_done(con: duckdb.DuckDBPyConnection) -> None:
    insert(con, "fetch_log", old_fetch("f", outcome="net_error"))
    second = migrate.migrations()[1]
    broken = second._replace(sql=second.sql + "\nSELECT nonsense;")
    with pytest.raises(duckdb.Error, match="nonsense"):
        migrate.migrate(con, (migrate.migrations()[0], broken))
    assert con.execute("SELECT outcome FROM fetch_log").fetchall() == [("net_error",)]
    assert "chain_id" not in con.table("fetch_log").columns
    assert migrate.migrate(con) == len(migrate.migrations()) - 1
    assert con.execute("SELECT chain_id, outcome FROM fetch_log").fetchall() == [("f", "connect_error")]


def leave_old_batch(world: World) -> None:
    world.add("url", rows.url_row(A, "a.example/1", "a.example", "a.example", NOON))
    world.add("fetch_log", old_fetch("left", started_at=NOON + 9 * SECOND, etag='"1"'))
    world.add("fetch_log", old_fetch("failed", B, outcome="net_error"))
    world.add("robots_snapshot", old_snapshot())
    world.add("run_url", rows.run_url_row("old", url_id(B), "net_error", None, "failed", None, NOON))
    world.add("poll", old_poll("net_error"))


def test_a_batch_that_an_update_left_in_the_spool_is_loaded(world: World) -> None:
    leave_old_batch(world)
    assert world.load().rejected == ()
    sql = "SELECT fetch_id, chain_id, hop, outcome, opt_outs FROM fetch_log ORDER BY 1"
    assert world.ask(sql) == [("failed", "failed", 0, "connect_error", None), ("left", "left", 0, "ok", None)]
    assert world.ask("SELECT state FROM run_url") == [("connect_error",)]
    assert world.ask("SELECT outcome FROM poll") == [("connect_error",)]
    assert world.ask("SELECT raw, opt_outs FROM robots_snapshot") == [("User-agent: *", None)]


def test_the_first_load_after_an_update_migrates_loads_and_publishes(world: World) -> None:
    with db.live(world.settings) as con:
        make_released(con)
        insert(con, "fetch_log", old_fetch("before", etag='"0"'))
    leave_old_batch(world)
    report = world.load()
    assert (report.rejected, report.batches) == ((), 1)
    assert report.published is not None
    page = store.known_pages(world.settings.published, [url_id(A)])[url_id(A)]
    # The ids of old records were not noted: a 304 names none.
    assert (page.etag, page.last_whole_at, page.refers_to) == ('"1"', NOON + 9 * SECOND, None)


# ---- version 0.2 ----

FEED = "https://a.example/feed"
LAST_VERSION = {
    "poll": {"reused", "listed_as", "due_at", "gap_since"},
    "discovery": {"captured_at"},
    "fetch_log": {"captured_at"},
}


def rows_of_0_2() -> list[tuple[str, dict[str, object]]]:
    """A feed that was polled, what it listed, and the page that was fetched, as version 0.2 wrote them."""
    found = Candidate(A, "feed", FEED, "s", published_at=NOON)
    polled = fetch(FEED, purpose="feed", fetch_id="p")
    listed: dict[str, Any] = {"entries": 1, "entries_in_window": 1, "oldest_entry_at": NOON, "newest_entry_at": NOON}
    made = [
        ("url", rows.url_row(A, "a.example/1", "a.example", "a.example", NOON)),
        ("discovery", rows.discovery_row(found, "old", url_id(A), NOON)),
        ("poll", rows.poll_row(run_id="old", source_id="s", endpoint=Endpoint(FEED, "feed"), fetch=polled, **listed)),
        ("fetch_log", rows.fetch_row(fetch(A, fetch_id="f", etag='"1"'), "old", url_id(A), "a.example")),
    ]
    return [(table, as_released(table, row, SECOND_RELEASE)) for table, row in made]


def test_rows_of_0_2_lack_what_this_version_adds() -> None:
    for table, row in rows_of_0_2():
        assert not LAST_VERSION.get(table, set()) & set(row)


@pytest.mark.parametrize("in_spool", [False, True])
def test_what_0_2_left_behind_is_read_as_before(world: World, *, in_spool: bool) -> None:
    with db.live(world.settings) as live:
        make_released(live, SECOND_RELEASE)
        for table, row in () if in_spool else rows_of_0_2():
            insert(live, table, row)
    for table, row in rows_of_0_2() if in_spool else ():
        world.add(table, row)
    world.run("new")
    report = world.load()
    assert report.rejected == ()
    assert report.published is not None
    assert world.ask("SELECT reused, listed_as, interval_s, due_at, gap_since, level, as_of FROM poll") == [(None,) * 7]
    assert world.ask("SELECT captured_at, capture_url FROM discovery") == [(None, None)]
    # Its polls count as real ones; the addresses they listed are those that name the feed itself.
    mark = store.poll_marks(world.settings.published, [FEED])[FEED]
    assert (mark.asked, mark.entry_ids, mark.due_at, mark.failure_score) == (1, frozenset({url_id(A)}), None, 0)
    assert world.ask("SELECT state, entries, level FROM feeds") == [("ok", 1, 0)]
    assert store.known_pages(world.settings.published, [url_id(A)])[url_id(A)].etag == '"1"'


@pytest.mark.parametrize("schema", [SECOND_RELEASE, THIRD_RELEASE])
def test_a_later_database_gets_the_steps_that_it_lacks(con: duckdb.DuckDBPyConnection, schema: int) -> None:
    with duckdb.connect() as second:
        make_released(second, schema)
        assert migrate.migrate(second) == len(migrate.migrations()) - schema
        migrate.migrate(con)
        sql = "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal ORDER BY ALL"
        assert second.execute(sql).fetchall() == con.execute(sql).fetchall()


# ---- versions before 0.4: what was read ----

READ = (("json-ld", NOON), ("url", NOON), ("htmldate", NOON), ("json-ld", None))


def rows_of_0_3(schema: int) -> list[tuple[str, dict[str, object]]]:
    """Pages that were read, with dates of several kinds; all but the first by a run that nobody knows any more."""
    run = {"flow": "monitor", "name": "old", "code_version": "0.3", "config_hash": "c", "started_at": NOON + 5 * SECOND}
    made: list[tuple[str, dict[str, object]]] = [("run", rows.run_row(run_id="old", **run))]
    for number, (method, at) in enumerate(READ):
        moment = Moment(at, "day", zone_assumed=True, method=method, raw="r") if at else None
        read = article(A, "Text. it is", published=moment)
        values: dict[str, Any] = {"article_id": url_id(A), "fetch_id": f"f{number}", "url_id": url_id(A)}
        row = rows.observation_row(
            read,
            observation_id=number,
            run_id="unknown" if number else "old",
            observed_at=NOON + number * SECOND,
            extractor="test/1",
            content_id=ids.content_id(features("Text. it is").content_hash),
            **values,
        )
        made.append(("observation", row))
    made.append(("content", rows.content_row(article(A, "Text. it is"), features("Text. it is"))))
    return [(table, as_released(table, row, schema) if table == "observation" else row) for table, row in made]


@pytest.mark.parametrize("schema", [FIRST, SECOND_RELEASE, THIRD_RELEASE])
def test_what_was_read_before_0_4_says_how(con: duckdb.DuckDBPyConnection, schema: int) -> None:
    with duckdb.connect() as old:
        old.execute("SET TimeZone = 'UTC'")
        make_released(old, schema)
        for table, row in rows_of_0_3(schema):
            if table != "content":
                insert(old, table, row)
        migrate.migrate(old)
        sql = "SELECT mode, published_is_guess, read_at FROM observation ORDER BY observation_id"
        assert old.execute(sql).fetchall() == [
            ("fast", False, NOON + 5 * SECOND),
            ("fast", True, NOON + SECOND),
            ("fast", True, NOON + 2 * SECOND),
            ("fast", None, NOON + 3 * SECOND),
        ]
        assert old.execute("SELECT count(*) FROM quote").fetchall() == [(0,)]


@pytest.mark.parametrize("schema", [FIRST, SECOND_RELEASE, THIRD_RELEASE])
def test_what_was_read_before_0_4_and_waits_in_the_spool_says_it_too(world: World, schema: int) -> None:
    for table, row in rows_of_0_3(schema):
        world.add(table, row)
    assert world.load().rejected == ()
    sql = "SELECT mode, published_is_guess, read_at FROM observation ORDER BY observation_id"
    assert world.ask(sql) == [
        ("fast", False, NOON),
        ("fast", True, NOON + SECOND),
        ("fast", True, NOON + 2 * SECOND),
        ("fast", None, NOON + 3 * SECOND),
    ]
    assert world.ask("SELECT text, mode, published_is_guess, structure FROM articles") == [
        ("Text. it is", "fast", None, None)
    ]
