"""newswake backfill through the console script, with archives on the loopback interface and no web besides."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from flows import exits
from tests.archive_web import ArchiveWeb
from tests.flows import backfill_ground as ground
from tests.flows.conftest import ROOT, clean_environment
from tests.flows.test_cli_backfill import SEED, SOURCE
from tests.kills.ground import prefect_server
from warehouse import db

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [pytest.mark.prefect, pytest.mark.loopback, pytest.mark.enable_socket]

NEWSWAKE = str(Path(sys.executable).with_name("newswake"))
PATIENCE_S = 240.0
FOUND = "SELECT url, relation FROM matches JOIN articles USING (article_id) WHERE NOT is_seed"
# Each day of each way and source as it was searched best.
HOW = """
WITH days AS (
  SELECT way, source_id, state, unnest(generate_series(first_day, last_day, INTERVAL 1 DAY)) AS day FROM search
)
SELECT way, source_id, day, max(state) FROM days GROUP BY ALL ORDER BY ALL
"""


class Ground(NamedTuple):
    """Archives, a catalogue and a Prefect server for all stories of this module."""

    web: ArchiveWeb
    folder: Path
    api_url: str

    def environment(self, data: Path, **more: str) -> dict[str, str]:
        return clean_environment() | {
            "NEWSWAKE_DATA_DIR": str(data),
            "NEWSWAKE_CATALOGUE_DIR": str(self.folder / "catalogue"),
            "NEWSWAKE_WAYBACK_URL": self.web.url,
            "NEWSWAKE_CCNEWS_URL": self.web.url,
            "NEWSWAKE_GDELT_URL": self.web.url,
            "NEWSWAKE_ALLOW_HOSTS": json.dumps([f"127.0.0.1:{self.web.port}"]),
            "NEWSWAKE_HOST_DELAY": "0",
            "NEWSWAKE_WORKERS": "1",
            "NEWSWAKE_SLICE_SECONDS": "5",
            "PREFECT_API_URL": self.api_url,
            **more,
        }

    def start(self, data: Path, *options: str) -> subprocess.Popen[str]:
        # The archives' rests are real seconds; the test waits for none that is not its subject.
        command = [sys.executable, "-m", "tests.flows.backfill_runner", "backfill", "the-seed", *options]
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env=self.environment(data),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, data: Path, *options: str) -> tuple[int, str, str]:
        with self.start(data, *options) as process:
            out, err = process.communicate(timeout=PATIENCE_S)
            return process.returncode, out, err


def ask(data: Path, sql: str) -> list[tuple[Any, ...]]:
    with db.read_only(data / "warehouse" / "current.duckdb") as con:
        return con.execute(sql).fetchall()


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    folder = tmp_path_factory.mktemp("backfill")
    for name in ("seeds", "sources"):
        (folder / "catalogue" / name).mkdir(parents=True)
    ground.seed(folder / "catalogue" / "seeds")
    (folder / "catalogue" / "seeds" / "the-seed.toml").write_text(SEED, "utf-8")
    (folder / "catalogue" / "sources" / "outlet.toml").write_text(SOURCE, "utf-8")
    home = folder / "prefect"
    home.mkdir()
    with prefect_server(home) as api_url, ArchiveWeb(ground.holdings()) as web:
        yield Ground(web, folder, api_url)


def test_the_installed_command_shows_its_plan(stage: Ground, tmp_path: Path) -> None:
    command = [NEWSWAKE, "backfill", "the-seed"]
    before = len(stage.web.log)
    done = subprocess.run(
        command, env=stage.environment(tmp_path), capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )
    assert done.returncode == exits.OK, done.stderr
    assert "copies of its feeds" in done.stdout
    assert len(stage.web.log) == before, "a plan asks nobody"


def test_a_backfill_finds_fetches_compares_and_reports_and_a_rerun_asks_no_archive(
    stage: Ground, tmp_path: Path
) -> None:
    code, out, err = stage.run(tmp_path, "--yes", "--json")
    assert code == exits.OK, err
    told = json.loads(out)
    assert told["summary"]["balanced"]
    assert told["summary"]["flow"] == "backfill"
    # Nobody copied its feed on the fifth, but the copy of the sixth still lists what appeared then.
    assert told["coverage"]["searched"] == 5
    assert told["coverage"]["days"] == 5
    assert Path(told["summary"]["report"]).is_file()
    # The outlet is gone from the web: these two are there because the archive's copies were read.
    captured = ask(tmp_path, "SELECT url, relation FROM matches WHERE NOT is_seed ORDER BY url")
    assert {url for url, _ in captured} >= {
        ground.address(8, "dockers-of-lornholm-go-home"),
        ground.address(9, "pilots-of-lornholm-tell-their-story"),
    }
    assert {relation for _, relation in captured} <= {"copy", "partial", "same_event"}
    assert "wayback outlet, index of its site" in err

    before = len([one for one in stage.web.log if one.way not in (None, "replay")])
    code, _, err = stage.run(tmp_path, "--yes")
    assert code == exits.OK, err
    assert len([one for one in stage.web.log if one.way not in (None, "replay")]) == before
    assert "coverage: of 5 days of 1 sources" in err


def test_a_backfill_that_was_killed_goes_on_where_it_was(stage: Ground, tmp_path: Path) -> None:
    undisturbed = tmp_path / "undisturbed"
    assert stage.run(undisturbed, "--yes")[0] == exits.OK
    data = tmp_path / "killed"
    before = len(stage.web.asked("replay"))
    process = stage.start(data, "--yes")
    deadline = time.monotonic() + PATIENCE_S
    while len(stage.web.asked("replay")) < before + 2 and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    code, _, err = stage.run(data, "--yes")
    assert code == exits.OK, err
    assert ask(data, HOW) == ask(undisturbed, HOW)
    articles = "SELECT url, title FROM articles ORDER BY url"
    assert ask(data, articles) == ask(undisturbed, articles)
    ends = [state for (state,) in ask(data, "SELECT state FROM runs ORDER BY started_at")]
    assert len(ends) == 2
    assert ends[0] not in ("completed", "warning")
