"""newswake reprocess in processes of its own, over what the demo's runs left, and a later extractor."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from flows import exits
from tests.demo_web import CATALOGUE
from tests.flows.conftest import ROOT, clean_environment
from tests.flows.reprocess_runner import VERSION
from tests.flows.test_rereading import TABLES
from tests.kills.ground import prefect_server
from warehouse import db

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.prefect, pytest.mark.loopback, pytest.mark.enable_socket]

PATIENCE_S = 300.0
EDITS = "SELECT observation_id FROM revision WHERE cause = 'publisher_edit' ORDER BY ALL"
FOUND = "%The extractor has found this line besides."


class Ground(NamedTuple):
    """What the demo left, to be copied, and a Prefect server."""

    left: Path
    api_url: str

    def copy(self, to: Path) -> Path:
        shutil.copytree(self.left, to, symlinks=True, ignore=shutil.ignore_patterns("prefect", "reports"))
        return to

    def run(self, data: Path, *command: str, version: str = VERSION, **more: str) -> subprocess.CompletedProcess[str]:
        """A command, by the extractor of the tests unless ``version`` is empty."""
        module = "tests.flows.reprocess_runner" if version else "flows"
        return subprocess.run(
            [sys.executable, "-m", module, *command],
            cwd=ROOT,
            env=clean_environment()
            | {
                "NEWSWAKE_DATA_DIR": str(data),
                "NEWSWAKE_CATALOGUE_DIR": str(CATALOGUE),
                "NEWSWAKE_LOCK_WAIT": "60",
                "PREFECT_API_URL": self.api_url,
                **more,
            },
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )

    def told(self, data: Path, *options: str, **more: str) -> dict[str, Any]:
        done = self.run(data, "reprocess", "--json", *options, **more)
        assert done.returncode == exits.OK, done.stderr
        found: dict[str, Any] = json.loads(done.stdout)
        return found


def ask(data: Path, sql: str, *values: object) -> list[tuple[Any, ...]]:
    with db.read_only(data / "warehouse" / "current.duckdb") as con:
        return con.execute(sql, list(values)).fetchall()


@pytest.fixture(scope="module")
def ground(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    with prefect_server(tmp_path_factory.mktemp("prefect")) as api_url:
        yield Ground(demo_folder / "data", api_url)


def test_a_later_extractor_makes_revisions_of_its_own_and_a_second_run_nothing(ground: Ground, tmp_path: Path) -> None:
    data = ground.copy(tmp_path / "data")
    edits, looks = ask(data, EDITS), ask(data, "SELECT count(DISTINCT fetch_id) FROM observation")[0][0]
    assert edits, "the demo web edits an article"
    requests = ask(data, "SELECT count(*) FROM fetch_log")
    first = ground.told(data)
    assert (first["looks"], first["read"], first["failed"], first["warnings"]) == (looks, looks, 0, [])
    assert ask(data, EDITS) == edits, "nothing is the publisher's doing"
    (articles,) = ask(data, "SELECT count(*) FROM articles")[0]
    assert ask(data, "SELECT count(*) FROM articles WHERE text LIKE ? AND extractor = ?", FOUND, VERSION) == [
        (articles,)
    ]
    assert ask(data, "SELECT DISTINCT cause FROM revision WHERE extractor = ?", VERSION) == [("extractor_change",)]
    assert ask(data, "SELECT count(*) FROM fetch_log") == requests, "nothing is fetched"
    assert first["total"]["text"] == articles
    assert first["total"]["words_after"] - first["total"]["words_before"] == 7 * articles
    assert ask(data, "SELECT state, balanced FROM runs WHERE flow = 'reprocess'") == [("completed", True)]

    tables = [ask(data, sql) for sql in TABLES]
    second = ground.told(data)
    assert (second["read"], second["read_before"]) == (0, looks)
    assert second["hosts"] == first["hosts"]
    assert [ask(data, sql) for sql in TABLES] == tables

    compared = ground.run(data, "compare", "karvenia", "--no-report", "--json")
    assert compared.returncode == exits.OK, compared.stderr
    sql = """SELECT count(*) FROM matches JOIN observation USING (observation_id)
             WHERE seed_id = 'karvenia' AND extractor = ? AND is_latest_revision"""
    assert ask(data, sql, VERSION) == [(articles,)]


def test_killed_in_the_middle_and_called_again_it_comes_to_the_same(ground: Ground, tmp_path: Path) -> None:
    whole = ground.copy(tmp_path / "whole")
    told = ground.told(whole)
    data = ground.copy(tmp_path / "killed")
    # A batch is spooled and loaded every few pages, so that there is something to go on from.
    killed = ground.run(data, "reprocess", KILL_AFTER="9", NEWSWAKE_SLICE_SECONDS="0.05")
    assert killed.returncode < 0, killed.stderr
    again = ground.told(data)
    assert 0 < again["read"] < told["read"]
    assert again["read"] + again["read_before"] == told["looks"]
    assert again["hosts"] == told["hosts"]
    for sql in TABLES:
        assert ask(data, sql) == ask(whole, sql), sql
    states = ask(data, "SELECT state FROM runs WHERE flow = 'reprocess' ORDER BY started_at")
    assert states == [("crashed",), ("completed",)]


def test_this_version_has_read_all_of_it_and_a_dry_run_changes_nothing(ground: Ground, tmp_path: Path) -> None:
    data = ground.copy(tmp_path / "data")
    before = sorted((path, path.lstat().st_mtime_ns) for path in data.rglob("*"))
    same = ground.told(data, "--dry-run", version="")
    assert (same["run_id"], same["read"], same["hosts"]) == (None, 0, [])
    dry = ground.told(data, "--dry-run")
    assert dry["read"] == dry["looks"] > 0
    assert sorted((path, path.lstat().st_mtime_ns) for path in data.rglob("*")) == before
    assert dry["hosts"] == ground.told(data)["hosts"], "it told what would happen"


def test_a_missing_file_is_told_and_strict_calls_it_a_warning(ground: Ground, tmp_path: Path) -> None:
    data = ground.copy(tmp_path / "data")
    sql = "SELECT warc_file, count(*) FROM fetch_log JOIN observation USING (fetch_id) GROUP BY 1 ORDER BY 1"
    (file, looks), *_ = ask(data, sql)
    (data / "archive" / file).unlink()
    done = ground.run(data, "reprocess", "--strict")
    assert done.returncode == exits.WARNINGS, done.stderr
    found = re.search(rf"warning: {re.escape(file)}: (\d+) pages could not be read: ", done.stderr)
    assert found, done.stderr
    # Where a later run has stored the same bytes again, they are read from there.
    assert 1 < int(found[1]) <= looks
    assert done.stdout.splitlines()[0].split("\t")[:3] == ["host", "pages", "text"]
    assert (file,) in ask(data, "SELECT subject FROM run_warning JOIN run USING (run_id) WHERE flow = 'reprocess'")
