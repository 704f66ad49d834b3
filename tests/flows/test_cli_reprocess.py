"""The dry run, from the command line: no Prefect, and nothing is changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from extractors.pool import ExtractorPool
from flows import exits
from tests.flows.fakes import story
from tests.flows.shelf import NEW, OtherPool, Shelf

if TYPE_CHECKING:
    from config.settings import Settings
    from extractors.worker import Extraction, Job
    from tests.flows.conftest import Newswake

pytestmark = pytest.mark.enable_socket  # an event loop wakes itself through a socket pair

A, B = (f"https://www.{name}.example/2025/03/14/the-ferry-of-{name}" for name in "ab")


@pytest.fixture
def shelf(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """Two pages; what would be asked of worker processes is done here."""

    async def extract(_self: ExtractorPool, job: Job) -> Extraction:
        return await OtherPool().extract(job)

    monkeypatch.setattr(ExtractorPool, "extract", extract)
    found = Shelf(settings, monkeypatch)
    for url in (A, B):
        found.look(url, story("The ferry of the day"))
    found.version(NEW)
    assert found.published.exists()
    return found


def test_a_dry_run_prints_a_table_and_keeps_nothing(shelf: Shelf, newswake: Newswake) -> None:
    done = newswake("reprocess", "--dry-run")
    assert done.exit_code == exits.OK, done.output
    header, *rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert [header[:3], *(row[:3] for row in rows)] == [
        ["host", "pages", "text"],
        ["www.a.example", "1", "1"],
        ["www.b.example", "1", "1"],
        ["all", "2", "2"],
    ]
    assert f"{NEW}: 2 stored answers, 2 read again, 0 read so before, 0 not readable" in done.stderr
    assert "nothing was changed" in done.stderr
    assert shelf.ask("SELECT count(*), count(DISTINCT run_id) FROM observation") == [(2, 2)]
    assert not list(shelf.settings.spool_dir.glob("*/manifest.json"))


def test_json_is_all_that_goes_to_stdout(shelf: Shelf, newswake: Newswake) -> None:
    done = newswake("reprocess", "--dry-run", "--json", "--host", "a.example", "--mode", "thorough")
    told = json.loads(done.stdout)
    assert told["extractors"] == ["newswake-thorough/10"]
    assert [item["host"] for item in told["hosts"]] == ["www.a.example"]
    assert (told["run_id"], told["read"], told["total"]["pages"]) == (None, 1, 1)


@pytest.mark.parametrize(
    ("options", "looks"), [((), 2), (("--since", "2025-03-19"), 1), (("--host", "nowhere.example"), 0)]
)
def test_pages_are_chosen(shelf: Shelf, newswake: Newswake, options: tuple[str, ...], looks: int) -> None:
    done = newswake("reprocess", "--dry-run", *options)
    assert f"{looks} stored answers, {looks} read again" in done.stderr


def test_a_seed_that_nobody_knows_is_a_mistake(shelf: Shelf, newswake: Newswake) -> None:
    done = newswake("reprocess", "--dry-run", "--seed", "nobody")
    assert done.exit_code == exits.CONFIG
    assert "nobody: the warehouse holds no seed of this name." in done.stderr


def test_what_cannot_be_read_is_a_warning(shelf: Shelf, newswake: Newswake) -> None:
    next(shelf.settings.archive_dir.glob("*.warc.gz")).unlink()
    assert newswake("reprocess", "--dry-run").exit_code == exits.OK
    done = newswake("reprocess", "--dry-run", "--strict")
    assert done.exit_code == exits.WARNINGS
    assert "warc.gz: 1 page could not be read: " in done.stderr


def test_an_empty_warehouse_is_no_error(settings: Settings, newswake: Newswake) -> None:
    done = newswake("reprocess", "--dry-run")
    assert (done.exit_code, done.stdout) == (exits.OK, "")
    assert "0 stored answers" in done.stderr
