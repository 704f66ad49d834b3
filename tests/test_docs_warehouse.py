"""docs/warehouse.md is what the database says of itself, and the database says something of all that it holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from warehouse import migrate
from warehouse.described import Described, described, markdown, undescribed

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path(__file__).resolve().parents[1] / "docs" / "warehouse.md"


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(config={"disabled_optimizers": "common_subplan"}) as con:
        migrate.migrate(con)
        yield con


@pytest.fixture(scope="module")
def found(con: duckdb.DuckDBPyConnection) -> Described:
    return described(con)


def test_nothing_lacks_a_comment(found: Described) -> None:
    lacking = undescribed(found)
    assert not lacking, "write these into your migration or view file:\n" + "\n".join(lacking)


def test_the_page_is_current(found: Described) -> None:
    assert PAGE.read_text("utf-8") == markdown(found), "run: python .ci/warehouse_docs.py"


def test_every_public_name_is_a_view_that_exists(found: Described) -> None:
    public = {item.name for item in found.relations if item.is_public}
    named = set(_public_names())
    assert public == named
    assert all(item.kind == "view" for item in found.relations if item.is_public)


def _public_names() -> list[str]:
    sql = (PAGE.parents[1] / "warehouse" / "sql" / "reports" / "public_views.sql").read_text("utf-8")
    return sql.partition("IN (")[2].partition(")")[0].replace("'", " ").replace(",", " ").split()


def test_every_example_runs(con: duckdb.DuckDBPyConnection, found: Described) -> None:
    examples = [item.example for item in found.relations if item.example]
    assert len(examples) >= 20
    for example in examples:
        con.execute(example).fetchall()


def test_no_comment_speaks_of_a_column_or_view_that_is_gone(con: duckdb.DuckDBPyConnection, found: Described) -> None:
    names = {item.name for item in found.relations}
    pointed = [
        word.strip(".,;:()")
        for item in found.relations
        for text in (item.comment, *(column.comment for column in item.columns))
        for before, word in zip((text or "").split(), (text or "").split()[1:], strict=False)
        if before in ("view", "table")
    ]
    assert pointed
    assert set(pointed) <= names
