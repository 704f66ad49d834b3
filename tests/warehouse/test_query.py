from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from extractors.errors import QueryError, WarehouseError
from warehouse.query import run_query

if TYPE_CHECKING:
    from pathlib import Path

    from tests.warehouse.planting import World


@pytest.fixture
def path(world: World) -> Path:
    world.page("https://a.example/1", "Text. it is")
    world.load()
    return world.settings.published


def ask(path: Path, sql: str, limit: int | None = None) -> tuple[tuple[str, ...], list[Any]]:
    with run_query(path, sql, limit) as answer:
        return answer.columns, [row for rows in answer.chunks for row in rows]


def test_an_answer_has_columns_and_rows(path: Path) -> None:
    assert ask(path, "SELECT title, words FROM articles") == (("title", "words"), [("Text", 3)])


def test_of_several_statements_the_last_one_answers(path: Path) -> None:
    assert ask(path, "CREATE TEMP TABLE t AS SELECT 1 AS a; SELECT a + 1 AS b FROM t;") == (("b",), [(2,)])


def test_an_endless_answer_is_read_only_as_far_as_wanted(path: Path) -> None:
    assert len(ask(path, "SELECT * FROM range(1000000000000)", 2500)[1]) == 2500
    with run_query(path, "SELECT * FROM range(1000000000000)") as answer:
        assert next(answer.chunks)[0] == (0,)


def test_a_limit_of_none_gives_all_and_zero_gives_nothing(path: Path) -> None:
    assert len(ask(path, "SELECT * FROM range(3000)")[1]) == 3000
    assert ask(path, "SELECT * FROM range(3000)", 0)[1] == []


def test_an_unknown_table_names_the_views(path: Path) -> None:
    with pytest.raises(
        QueryError, match=r"(?s)nope does not exist.*Views to ask: .*article_history, articles, .*coverage"
    ) as caught:
        ask(path, "SELECT * FROM nope")
    assert "url_article" not in str(caught.value)


def test_an_unknown_column_says_where_to_look(path: Path) -> None:
    with pytest.raises(QueryError, match="DESCRIBE"):
        ask(path, "SELECT nope FROM articles")


@pytest.mark.parametrize("sql", ["", "  ", "-- nothing"])
def test_nothing_asked(path: Path, sql: str) -> None:
    with pytest.raises(QueryError, match="no statement"):
        ask(path, sql)


def test_an_error_in_the_middle_of_the_rows_is_ours_too(path: Path) -> None:
    with pytest.raises(QueryError):
        ask(path, "SELECT CAST(CASE WHEN range > 5000 THEN 'x' ELSE '1' END AS INTEGER) FROM range(10000)")


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE t (a INTEGER)",
        "DELETE FROM url",
        "INSERT INTO run_end SELECT 1, 2, 3, 4",
        "DROP VIEW articles",
        "SELECT * FROM read_text('{outside}')",
        "COPY url TO '{outside}.csv'",
        "ATTACH '{outside}.db'",
        "SET enable_external_access = true",
        "INSTALL fts",
        "LOAD '{outside}'",
        "EXPORT DATABASE '{outside}'",
    ],
)
def test_a_query_neither_writes_nor_reaches_outside(path: Path, tmp_path: Path, sql: str) -> None:
    outside = tmp_path / "outside"
    outside.write_text("secret")
    with pytest.raises(QueryError):
        ask(path, sql.format(outside=outside))
    assert [item.name for item in tmp_path.iterdir() if item.name.startswith("outside")] == ["outside"]


def test_times_are_in_utc(path: Path) -> None:
    assert ask(path, "SELECT published_at::VARCHAR FROM articles")[1] == [("2022-01-07 12:00:00+00",)]


def test_before_the_first_run_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match=r"nothing loaded yet.*newswake run"):
        ask(tmp_path / "current.duckdb", "SELECT 1")


def test_asking_imports_nothing_heavy() -> None:
    code = (
        "import sys, warehouse.query, warehouse.export\n"
        "heavy = ('prefect', 'pandas', 'pyarrow', 'numpy', 'pydantic', 'trafilatura')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
