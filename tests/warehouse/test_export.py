from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.errors import QueryError, WarehouseError
from warehouse import export
from warehouse.query import run_query

if TYPE_CHECKING:
    from pathlib import Path

    from tests.warehouse.planting import World


@pytest.fixture
def path(world: World) -> Path:
    world.load()
    return world.settings.published


def as_csv(path: Path, sql: str) -> list[list[str]]:
    out = io.StringIO(newline="")
    with run_query(path, sql) as answer:
        export.write_csv(answer, out)
    return list(csv.reader(io.StringIO(out.getvalue(), newline="")))


def test_csv_has_a_header_and_plain_values(path: Path) -> None:
    numbers = "SELECT -1 AS a, -1.5 AS b, true AS c, NULL AS d"
    sql = numbers + ", 'x,\"y\"\nz' AS e, TIMESTAMPTZ '2022-01-07 12:00:00Z' AS f, [1, 2] AS g"
    assert as_csv(path, sql) == [
        list("abcdefg"),
        ["-1", "-1.5", "true", "", 'x,"y"\nz', "2022-01-07T12:00:00+00:00", "[1, 2]"],
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_spreadsheet_runs_what_a_page_says(text: str) -> None:
    assert export.cell(text) == "'" + text


@given(st.text())
def test_no_text_becomes_a_formula(text: str) -> None:
    made = export.cell(text)
    assert not made.startswith(export.FORMULA)
    assert made in {text, "'" + text}


def test_a_column_name_is_text_too(path: Path) -> None:
    assert as_csv(path, 'SELECT 1 AS "=1+1"') == [["'=1+1"], ["1"]]


ROWS = "SELECT range AS a, 'Ж' AS b, CASE WHEN range = 1 THEN 'nan'::DOUBLE END AS c FROM range({})"


@pytest.mark.parametrize("count", [0, 1, 2500])
def test_json_is_one_array(path: Path, count: int) -> None:
    out = io.StringIO()
    with run_query(path, ROWS.format(count)) as answer:
        assert export.write_json(answer, out) == count
    assert json.loads(out.getvalue()) == [{"a": number, "b": "Ж", "c": None} for number in range(count)]


def test_json_lines_are_one_object_each(path: Path) -> None:
    out = io.StringIO()
    sql = "SELECT {'x': [DATE '2022-01-07']} AS s, 1.50::DECIMAL(5, 2) AS d, 'a\nb' AS t, '\\x01'::BLOB AS b"
    with run_query(path, sql) as answer:
        assert export.write_json_lines(answer, out) == 1
    assert [json.loads(line) for line in out.getvalue().splitlines()] == [
        {"s": {"x": ["2022-01-07"]}, "d": 1.5, "t": "a\nb", "b": "01"}
    ]


def test_parquet_reads_back(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.parquet"
    target.write_text("an older file")
    assert export.write_parquet(path, "SELECT range AS a FROM range(3)", target) == 3
    assert duckdb.sql("SELECT sum(a) FROM read_parquet($1)", params=[str(target)]).fetchone() == (3,)
    assert [item.name for item in tmp_path.glob("*out.parquet*")] == ["out.parquet"]


def test_a_parquet_that_fails_leaves_the_old_file(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.parquet"
    target.write_text("an older file")
    with pytest.raises(QueryError):
        export.write_parquet(path, "SELECT nope FROM articles", target)
    with pytest.raises(QueryError):
        export.write_parquet(path, "SET threads = 1", target)
    assert target.read_text() == "an older file"
    assert [item.name for item in tmp_path.glob("*out.parquet*")] == ["out.parquet"]


def test_a_parquet_export_reaches_no_other_file(path: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n")
    with pytest.raises(QueryError):
        export.write_parquet(path, f"FROM '{secret}'", tmp_path / "out.parquet")


def test_a_folder_that_is_not_there(path: Path, tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match="Check the folder"):
        export.write_parquet(path, "SELECT 1", tmp_path / "nowhere" / "out.parquet")
