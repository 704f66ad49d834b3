"""The analyst's desk: questions to the snapshot, tables of one's own beside it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from extractors.errors import QueryError, WarehouseBusy, WarehouseError
from tests.warehouse.planting import World
from warehouse import workspace
from warehouse.workspace import Session, open_session

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

A, B = "https://a.example/1", "https://b.example/2"
HOLD = """
import duckdb, sys
con = duckdb.connect(sys.argv[1])
print("open", flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("desk"))
    world.run("run", ended="completed")
    world.page(A, "A story. It is short")
    world.load()
    return world


@pytest.fixture
def session(shared: World, tmp_path: Path) -> Iterator[Session]:
    with open_session(shared.settings.published, tmp_path / "workspace.duckdb", "500MB", 1) as session:
        yield session


def ask(session: Session, sql: str) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    for answer in session.answers(sql):
        rows = [row for chunk in answer.chunks for row in chunk]
    return rows


def test_views_answer_by_their_short_and_their_full_name(session: Session) -> None:
    assert ask(session, "SELECT url FROM articles") == ask(session, "SELECT url FROM newswake.articles") == [(A,)]
    assert ask(session, "SELECT count(*) > 0 FROM run_ledger") == [(False,)]


def test_every_view_answers(session: Session) -> None:
    names = "SELECT view_name FROM duckdb_views() WHERE NOT internal AND database_name = 'newswake'"
    views = [name for (name,) in ask(session, names)]
    assert len(views) > 20
    for name in views:
        ask(session, f"FROM {name} LIMIT 1")


def test_what_is_made_goes_to_the_workspace_and_stays(shared: World, tmp_path: Path) -> None:
    path = tmp_path / "mine.duckdb"
    with open_session(shared.settings.published, path) as session:
        ask(session, "CREATE TABLE mine AS SELECT url FROM articles; CREATE VIEW late AS SELECT url FROM articles")
    with open_session(shared.settings.published, path) as session:
        assert ask(session, "FROM mine") == ask(session, "FROM late") == [(A,)]
        assert ask(session, "SELECT database_name FROM duckdb_tables() WHERE table_name = 'mine'") == [("workspace",)]


def test_a_table_of_ones_own_does_not_disturb_the_views(session: Session) -> None:
    ask(session, "CREATE TABLE observation AS SELECT 1 AS mine")
    assert ask(session, "FROM observation") == [(1,)]
    assert ask(session, "SELECT url FROM articles") == [(A,)]


@pytest.mark.parametrize(
    "sql", ["DELETE FROM newswake.run", "INSERT INTO newswake.run_end VALUES ('r', 'failed', now(), '')"]
)
def test_the_snapshot_cannot_be_written(session: Session, sql: str) -> None:
    with pytest.raises(QueryError, match="read-only"):
        ask(session, sql)
    assert ask(session, "SELECT count(*) FROM run_end") == [(1,)]


def test_a_session_keeps_its_version_until_it_takes_the_newest(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.page(A, "A story. It is short")
    world.load()
    with open_session(world.settings.published, None) as session:
        ask(session, "CREATE TABLE mine AS SELECT 42 AS answer")
        world.page(B, "Another story. It is new")
        world.load()
        assert ask(session, "SELECT count(*) FROM articles") == [(1,)]
        assert session.refresh() is True
        assert ask(session, "SELECT count(*) FROM articles") == [(2,)]
        assert ask(session, "FROM mine") == [(42,)]
        assert session.refresh() is False


def test_the_newest_is_not_taken_within_a_transaction(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.load()
    with open_session(world.settings.published, None) as session:
        world.page(A, "A story. It is short")
        world.load()
        ask(session, "BEGIN; CREATE TABLE mine AS SELECT * FROM articles")
        with pytest.raises(WarehouseError, match="End the transaction"):
            session.refresh()
        ask(session, "ROLLBACK")
        assert ask(session, "SELECT count(*) FROM articles") == [(0,)]
        assert session.refresh() is True


def test_a_workspace_has_one_shell_at_a_time(shared: World, tmp_path: Path) -> None:
    path = tmp_path / "workspace.duckdb"
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdin is not None
    assert other.stdout is not None
    try:
        assert other.stdout.readline() == "open\n"
        with pytest.raises(WarehouseBusy, match=r"another shell has the workspace.*--memory"):
            workspace.check_free(path)
        with pytest.raises(WarehouseBusy), open_session(shared.settings.published, path):
            pass
        with open_session(shared.settings.published, None) as session:
            assert ask(session, "SELECT url FROM articles") == [(A,)]
    finally:
        other.stdin.close()
        other.wait(10)
        other.stdout.close()
    workspace.check_free(path)


def test_a_workspace_that_is_no_database_is_named(shared: World, tmp_path: Path) -> None:
    path = tmp_path / "workspace.duckdb"
    path.write_bytes(b"not a database" * 1000)
    with (
        pytest.raises(WarehouseError, match=r"workspace.duckdb.*Move the file away"),
        open_session(shared.settings.published, path),
    ):
        pass


def test_without_a_snapshot_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="nothing loaded yet"), open_session(tmp_path / "current.duckdb", None):
        pass
    assert list(tmp_path.iterdir()) == []


def test_what_another_program_runs_opens_the_same_desk(shared: World, tmp_path: Path) -> None:
    import duckdb  # noqa: PLC0415 - stands for DuckDB's own shell here

    path = tmp_path / "it's mine.duckdb"
    opening = workspace.opening(workspace.newest(shared.settings.published), path)
    with duckdb.connect() as con:
        con.execute(opening)
        con.execute("CREATE TABLE mine AS SELECT url FROM articles")
        assert con.execute("SELECT database_name FROM duckdb_tables() WHERE table_name = 'mine'").fetchall() == [
            ("workspace",)
        ]
    assert path.exists()


def test_names_are_offered_views_first(session: Session) -> None:
    names = session.names()
    assert {"articles", "matches", "run", "published_at"} <= set(names)
    assert names.index("articles") < names.index("published_at")


def test_the_ui_is_not_downloaded(session: Session) -> None:
    with pytest.raises(WarehouseError, match=r"not installed.*INSTALL ui"):
        workspace.load_ui(session.con)
