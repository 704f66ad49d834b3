from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from extractors.errors import WarehouseError
from warehouse import db, migrate, statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.warehouse.planting import World

PUBLIC = {
    "articles",
    "article_history",
    "quotes",
    "matches",
    "seed_passages",
    "first_publishers",
    "run_ledger",
    "funnel",
    "coverage",
    "politeness",
    "requests",
    "opt_outs",
    "robots_changes",
    "lineage",
    "source_health",
    "runs",
    "title_candidates",
    "searches",
    "feeds",
    "feed_gaps",
    "checks",
}

# The number of a step that this version does not have.
NEXT = migrate.migrations()[-1].number + 1


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        yield con


def count(con: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = con.execute(sql).fetchone()
    assert row is not None
    return int(row[0])


def step(number: int, sql: str) -> migrate.Migration:
    return migrate.Migration(number, f"{number:04d}_test", sql, str(hash(sql)))


def test_an_empty_database_gets_the_schema_and_the_public_views(con: duckdb.DuckDBPyConnection) -> None:
    assert migrate.migrate(con) == len(migrate.migrations())
    views = {row[0] for row in con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()}
    assert views >= PUBLIC
    for view in views:
        con.table(view).fetchall()


def test_migrating_again_changes_nothing(con: duckdb.DuckDBPyConnection) -> None:
    migrate.migrate(con)
    before = con.execute("SELECT * FROM schema_views").fetchall()
    assert migrate.migrate(con) == 0
    assert con.execute("SELECT * FROM schema_views").fetchall() == before


def test_numbers_are_unique_and_without_gaps() -> None:
    assert [item.number for item in migrate.migrations()] == list(range(1, len(migrate.migrations()) + 1))


def test_a_later_step_is_added(con: duckdb.DuckDBPyConnection) -> None:
    migrate.migrate(con)
    steps = (*migrate.migrations(), step(NEXT, "CREATE TABLE extra (a INTEGER)"))
    assert migrate.migrate(con, steps) == 1
    assert count(con, "SELECT count(*) FROM extra") == 0
    assert count(con, "SELECT max(version) FROM schema_migration") == NEXT


def test_a_step_that_fails_leaves_nothing_behind(con: duckdb.DuckDBPyConnection) -> None:
    migrate.migrate(con)
    steps = (*migrate.migrations(), step(NEXT, "CREATE TABLE extra (a INTEGER); SELECT nonsense"))
    with pytest.raises(duckdb.Error, match="nonsense"):
        migrate.migrate(con, steps)
    assert count(con, "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'extra'") == 0
    assert count(con, "SELECT max(version) FROM schema_migration") == NEXT - 1


def test_a_newer_database_is_refused(con: duckdb.DuckDBPyConnection) -> None:
    migrate.migrate(con, (*migrate.migrations(), step(NEXT, "CREATE TABLE extra (a INTEGER)")))
    with pytest.raises(WarehouseError, match=rf"schema {NEXT}, .* knows {NEXT - 1}.*nothing was changed"):
        migrate.migrate(con)


def test_an_edited_migration_is_refused(con: duckdb.DuckDBPyConnection) -> None:
    migrate.migrate(con)
    con.execute("UPDATE schema_migration SET checksum = 'other'")
    with pytest.raises(WarehouseError, match="0001_initial is not the one"):
        migrate.migrate(con)


def test_a_foreign_database_is_refused_and_left_alone(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("CREATE TABLE somebodys (a INTEGER)")
    with pytest.raises(WarehouseError, match="not one of newswake"):
        migrate.migrate(con)
    assert count(con, "SELECT count(*) FROM duckdb_tables()") == 1


def test_changed_views_are_made_anew(con: duckdb.DuckDBPyConnection) -> None:
    migrate.migrate(con)
    con.execute("CREATE OR REPLACE VIEW runs AS SELECT 1 AS old")
    con.execute("UPDATE schema_views SET checksum = 'old'")
    migrate.migrate(con)
    assert "old" not in {row[0] for row in con.execute("DESCRIBE runs").fetchall()}


def test_a_newer_database_stays_unpublished_and_the_batches_wait(world: World) -> None:
    world.load()
    with db.live(world.settings) as con:
        con.execute("INSERT INTO schema_migration VALUES (99, 'x', 'x', now())")
    world.url("https://a.example/1")
    folder = world.commit()
    assert folder is not None
    with pytest.raises(WarehouseError, match="schema 99"):
        world.load()
    assert folder.exists()


def test_every_sql_file_is_read_by_somebody() -> None:
    for group in ("migrations", "load", "views", "reports", "batch", "migrate"):
        assert statements.names(group)
