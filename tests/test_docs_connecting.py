"""docs/connecting.md keeps its word: its Python and SQL run as they stand, beside a published warehouse."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import duckdb
import pytest

from flows.cli import cli
from tests.warehouse.planting import World
from tests.warehouse.story import plant

DOCS = Path(__file__).resolve().parents[1] / "docs"
TEXT = (DOCS / "connecting.md").read_text("utf-8")
PYTHON = re.findall(r"^```python\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
SQL = re.findall(r"^```sql\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
R = re.findall(r"^```r\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a published warehouse in data/."""
    folder = tmp_path_factory.mktemp("connecting")
    plant(World(folder / "data"))
    return folder


def test_the_python_runs_as_it_stands(place: Path) -> None:
    """All blocks in one process that has never seen newswake."""
    assert len(PYTHON) == 3
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(PYTHON)], cwd=place, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert "1.00  www.lantern-institute.example  The canal is closed since Monday" in done.stdout
    assert "(4,)" in done.stdout


def test_the_sql_opens_a_workspace_beside_the_snapshot(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place)
    (block,) = SQL
    with duckdb.connect(str(place / "workspace.duckdb")) as con:
        con.execute(block)
        con.execute("CREATE TABLE mine AS SELECT host FROM matches")
        assert con.execute("SELECT count(*) FROM workspace.mine").fetchone() == (6,)
        assert con.execute("FROM about_url('http://www.daily-anchor.example/canal')").fetchall()
        assert con.execute("SELECT title FROM search('canal', most := 1)").fetchall()
        with pytest.raises(duckdb.Error, match="read-only"):
            con.execute("DELETE FROM newswake.comparison")


def test_every_view_answers_when_the_snapshot_is_attached(place: Path) -> None:
    """A client that does not know of search paths, either."""
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{(place / 'data/warehouse/current.duckdb').resolve()}' AS newswake (READ_ONLY)")
        sql = "SELECT view_name FROM duckdb_views() WHERE database_name = 'newswake' AND NOT internal"
        views = [row[0] for row in con.execute(sql).fetchall()]
        assert len(views) > 20
        for view in views:
            con.execute(f"FROM newswake.{view}").fetchall()


def test_a_connection_keeps_its_snapshot_and_a_resolved_name_sees_the_newer_one(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.run("first")
    world.load()
    published = world.settings.published
    with duckdb.connect(str(published.resolve()), read_only=True) as old:
        world.run("second")
        world.load()
        with duckdb.connect(str(published.resolve()), read_only=True) as new:
            assert old.execute("SELECT count(*) FROM run").fetchone() == (1,)
            assert new.execute("SELECT count(*) FROM run").fetchone() == (2,)


def test_the_query_of_the_r_example_has_the_columns_that_it_uses(place: Path) -> None:
    (block,) = R
    (query,) = re.findall(r'newswake sql --csv "([^"]+)"', block)
    with duckdb.connect(str((place / "data/warehouse/current.duckdb").resolve()), read_only=True) as con:
        answer = con.sql(query)
        assert set(re.findall(r"matches\$(\w+)", block)) | {"score", "relation"} <= set(answer.columns)
        assert answer.fetchall()


def test_the_query_of_the_node_example_has_the_columns_that_it_uses(place: Path) -> None:
    """Node is no part of our tests; the block was tried by hand as it stands."""
    (block,) = re.findall(r"^```js\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
    (query,) = re.findall(r'"(SELECT [^"]+)"', block)
    (names,) = re.findall(r"const \{ (.+) \} of", block)
    with duckdb.connect(str((place / "data/warehouse/current.duckdb").resolve()), read_only=True) as con:
        answer = con.execute(query, {"relation": "copy"})
        assert [column[0] for column in answer.description] == names.split(", ")
        assert len(answer.fetchall()) == 4


@pytest.mark.parametrize("line", re.findall(r"^newswake (.*)$", TEXT, re.MULTILINE))
def test_commands_exist(line: str) -> None:
    assert cli.get_command(click.Context(cli), line.split(maxsplit=1)[0]) is not None


@pytest.mark.parametrize("page", ["connecting.md", "queries.md", "warehouse.md"])
def test_links_between_the_pages_lead_somewhere(page: str) -> None:
    text = (DOCS / page).read_text("utf-8")
    for target in re.findall(r"\]\(([^)#]+\.md)\)", text):
        assert (DOCS / target).exists(), target
    anchors = {
        re.sub(r"[^\w\- ]", "", title).strip().lower().replace(" ", "-")
        for title in re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= anchors
