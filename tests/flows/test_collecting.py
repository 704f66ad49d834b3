from __future__ import annotations

import asyncio
import gzip
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from extractors.discover.sieve import Sieve
from extractors.discover.window import around
from extractors.fetch.archive import read_record
from extractors.records import Candidate, Page
from flows.collecting import HELD, Bounds, Collecting
from flows.frontier import Frontier
from flows.healing import heal
from flows.keeper import Keeper, Rules
from flows.run import Run
from tests.extractors.fetch.warc_files import packed, response
from tests.flows.fakes import FakePool, FixedClock, made, noted, story
from warehouse import db, ids, store

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

    from config.settings import Settings
    from extractors.records import Request
    from extractors.worker import Extraction, Job
    from flows.collecting import Collected
    from warehouse.store import KnownPage

pytestmark = pytest.mark.enable_socket  # an event loop wakes itself through a socket pair

WINDOW = around(datetime(2022, 1, 7, tzinfo=UTC))
ARCHIVE = "https://archive.example/crawl.warc.gz"


class Work:
    """What Collecting needs of a run's services, without processes and network."""

    def __init__(self, run: Run, fetcher: Any = None, pool: Any = None) -> None:
        self.run = run
        self.frontier = Frontier(WINDOW)
        self.keeper = Keeper(run, self.frontier, Rules(source_of_site={"outlet.example": "outlet"}))
        self.fetcher = fetcher
        self.pool = pool or FakePool()

    def do(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run(coroutine)

    def known(self, keys: Sequence[str]) -> dict[str, KnownPage]:
        by_id = {ids.url_id(key): key for key in keys}
        found = store.known_pages(self.run.settings.published, list(by_id))
        return {by_id[url_id]: page for url_id, page in found.items()}


def address(number: int, site: str = "outlet.example") -> str:
    return f"https://www.{site}/2022/01/07/story-number-{number}"


def capture(number: int, when: str = "2022-01-08T06:00:00Z", site: str = "outlet.example", **headers: str) -> bytes:
    page = story(f"Story number {number} of the day", f"It is the {number}th.")
    return response(address(number, site), page, when, **headers)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A collection of two files: five pages of the days, one of another year, one of another site."""
    place = tmp_path / "collection"
    place.mkdir()
    other = response("https://www.outlet.example/2019/05/05/an-old-story", story("An old story of the town"))
    (place / "a.warc.gz").write_bytes(packed([capture(0), other, capture(1)]))
    (place / "b.warc").write_bytes(packed([capture(2), capture(3), capture(4, site="other.example")], "none"))
    return place


def collect(run: Run, *sources: str | Path, work: Work | None = None, bounds: Bounds | None = None) -> Collected:
    sieve = Sieve(WINDOW, sites=frozenset({"outlet.example"}))
    return Collecting(work or Work(run), sieve, bounds).read(sources)  # type: ignore[arg-type]


def another(settings: Settings, run_id: str = "run-2") -> Run:
    return Run(settings, "backfill", run_id, FixedClock(), "the-seed")


def rows(run: Run, sql: str) -> list[tuple[Any, ...]]:
    with db.read_only(run.settings.published) as con:
        return con.execute(sql).fetchall()


def test_what_the_sieve_lets_through_is_in_the_warehouse(run: Run, folder: Path) -> None:
    done = collect(run, folder)
    assert (done.pages, done.kept, done.stored, done.held, done.again) == (6, 4, 4, 0, 0)
    assert dict(done.dropped) == {"dated": 1, "site": 1}
    assert [(Path(item.source).name, item.state, item.problem) for item in done.files] == [
        ("a.warc.gz", "read", None),
        ("b.warc", "read", None),
    ]
    assert done.bytes == sum(path.stat().st_size for path in folder.iterdir())
    assert done.by_day == {("outlet", datetime(2022, 1, 8, tzinfo=UTC).date()): 4}
    run.load()
    assert rows(run, "SELECT count(*) FROM articles") == [(4,)]
    assert rows(run, "SELECT state, count(*) FROM run_url GROUP BY ALL") == [("stored", 4)]
    assert rows(run, "SELECT count(*) FROM url") == [(4,)], "what was passed over has no row of its own"


def test_a_kept_page_is_archived_with_its_own_date_and_origin(run: Run, folder: Path) -> None:
    collect(run, folder / "a.warc.gz")
    fetch = next(row for row in noted(run, "fetch_log") if row["requested_url"] == address(0))
    assert (fetch["purpose"], fetch["attempt"], fetch["outcome"], fetch["status"]) == ("article", 0, "ok", 200)
    assert fetch["captured_at"].startswith("2022-01-08T06:00:00")
    assert fetch["started_at"].startswith("2025-03-17")
    assert fetch["bytes_wire"] == 0
    run.archive.close()
    path = run.settings.archive_dir / fetch["warc_file"]
    assert b"Story number 0" in read_record(path, fetch["warc_offset"]).body
    with path.open("rb") as file:
        file.seek(fetch["warc_offset"])
        head = gzip.decompress(file.read(fetch["warc_length"])).split(b"\r\n\r\n")[0].decode()
    assert "WARC-Type: response" in head
    assert "WARC-Date: 2022-01-08T06:00:00.000000Z" in head
    origin = (folder / "a.warc.gz").as_uri()
    assert f"X-Newswake-Copied-From: urn:uuid:00000000-0000-0000-0000-000000000001 {origin}" in head
    found = {row["position"]: row for row in noted(run, "discovery")}
    assert found[0]["via"] == "warc"
    assert found[0]["via_url"] == origin
    assert found[0]["source_id"] == "outlet"
    assert sorted(found) == [0, 2]
    assert {row["observed_at"][:19] for row in noted(run, "observation")} == {"2022-01-08T06:00:00"}


def state(run: Run) -> dict[str, list[tuple[Any, ...]]]:
    """All that could be doubled."""
    return {
        table: rows(run, f"SELECT {what} FROM {table} ORDER BY ALL")  # noqa: S608 - names of ours
        for table, what in (
            ("fetch_log", "fetch_id, url_id, warc_file, warc_offset"),
            ("observation", "observation_id"),
            ("content", "content_id"),
            ("warc_record", "record_id"),
            ("url", "url_id"),
        )
    }


def test_reading_a_collection_twice_adds_nothing(run: Run, settings: Settings, folder: Path) -> None:
    collect(run, folder)
    run.load()
    before = state(run)
    second = another(settings)
    done = collect(second, folder)
    second.load()
    assert (done.kept, done.held, done.stored) == (4, 4, 0)
    assert state(second) == before
    assert second.usable_pages == 4
    assert {row[:2] for row in rows(run, "SELECT state, reason FROM run_url WHERE run_id = 'run-2'")} == {
        ("unchanged", HELD)
    }
    second.close()


def test_the_same_page_in_another_file_is_the_same_capture(run: Run, settings: Settings, folder: Path) -> None:
    collect(run, folder / "a.warc.gz")
    run.load()
    copy = folder / "again.warc.gz"
    copy.write_bytes(packed([capture(1), capture(0)], "whole"))
    second = another(settings)
    assert collect(second, copy).held == 2
    second.close()


def test_of_several_captures_the_first_counts(run: Run, folder: Path) -> None:
    file = folder / "c.warc.gz"
    file.write_bytes(packed([capture(7), capture(7, "2022-01-09T06:00:00Z"), capture(7)]))
    done = collect(run, file)
    assert (done.kept, done.stored, done.again) == (3, 1, 2)
    assert len(noted(run, "observation")) == 1


def test_a_later_capture_is_a_new_revision_for_a_later_run(run: Run, settings: Settings, folder: Path) -> None:
    collect(run, folder / "a.warc.gz")
    run.load()
    page = story("Story number 0 of the day", "It is the 0th.", "And this was added on the next day.")
    (folder / "c.warc.gz").write_bytes(packed([response(address(0), page, "2022-01-09T06:00:00Z")]))
    second = another(settings)
    assert collect(second, folder / "c.warc.gz").stored == 1
    second.load()
    assert rows(second, "SELECT count(*) FROM observation") == [(3,)]
    second.close()


def test_what_the_run_knows_already_is_not_read_again(run: Run, folder: Path) -> None:
    work = Work(run)
    work.keeper.offer(Candidate(address(0), "given"), wanted=True)
    entry = work.frontier.take(0.0)
    assert not isinstance(entry, float | None)
    work.keeper.settle(entry, "not_found", "status 404")
    done = collect(run, folder / "a.warc.gz", work=work)
    assert (done.kept, done.stored, done.again) == (2, 1, 1)


def test_a_list_entry_that_waits_is_answered_from_the_collection(run: Run, folder: Path) -> None:
    work = Work(run)
    work.keeper.offer(Candidate(address(0), "sitemap"))
    assert collect(run, folder / "a.warc.gz", work=work).stored == 2
    assert list(work.frontier.open_entries()) == []
    assert work.frontier.take(0.0) is None


KILLED = """
import os, sys
from pathlib import Path
from config.settings import Settings
from tests.flows import test_collecting as t
from tests.flows.fakes import FakePool

class Deadly(FakePool):
    left = int(sys.argv[3])
    async def extract(self, job):
        Deadly.left -= 1
        if Deadly.left < 0:
            os._exit(9)
        return await super().extract(job)

run = t.another(Settings(data_dir=Path(sys.argv[1]), workers=2), "run-killed-abc123")
run.note("run", t.run_row(run))
run.flush()
work = t.Work(run, pool=Deadly())
flush = os.environ.get("FLUSH")
if flush:
    note = work.keeper.extracted
    def extracted(*args):
        note(*args)
        run.flush()
    work.keeper.extracted = extracted
t.collect(run, Path(sys.argv[2]), work=work)
"""


def run_row(run: Run) -> dict[str, Any]:
    from warehouse import run_rows  # noqa: PLC0415 - for the child process only

    return dict(
        run_rows.run_row(
            run_id=run.run_id,
            flow="backfill",
            name="a run that is killed",
            seed_id=None,
            flow_run_id=None,
            code_version="0",
            config_hash="0",
            params={},
            pid=os.getpid(),
            machine="here",
            started_at=run.started_at,
        )
    )


@pytest.mark.parametrize("flush", ["", "1"])
def test_killed_in_the_middle_and_run_again_nothing_is_doubled(settings: Settings, tmp_path: Path, flush: str) -> None:
    place = tmp_path / "many.warc.gz"
    place.write_bytes(packed([capture(number) for number in range(30)]))
    command = [sys.executable, "-c", KILLED, str(settings.data_dir), str(place), "11"]
    env = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2]), "FLUSH": flush}
    assert subprocess.run(command, env=env, check=False).returncode == 9
    again = another(settings)
    heal(again, lambda *_: None)
    archived, observed = rows(again, "SELECT (SELECT count(*) FROM fetch_log), (SELECT count(*) FROM observation)")[0]
    assert 9 <= archived <= 11, "what was archived is brought home"
    assert observed == (archived if flush else 0)
    done = collect(again, place)
    again.load()
    assert done.held + done.stored == 30
    assert done.held == observed
    assert rows(again, "SELECT count(*), count(DISTINCT fetch_id) FROM fetch_log") == [(30, 30)]
    assert rows(again, "SELECT count(*), count(DISTINCT url_id) FROM observation") == [(30, 30)]
    assert rows(again, "SELECT count(*) FROM articles") == [(30,)]
    assert rows(again, "SELECT count(*) FROM warc_record WHERE kind = 'response'") == [(30,)]
    again.close()


# ---- bounds and trouble ----


def test_a_budget_of_pages_ends_it(run: Run, folder: Path) -> None:
    done = collect(run, folder, bounds=Bounds(pages=1))
    assert 1 <= done.stored <= 2
    assert done.stopped == "the budget of 1 pages is used up"
    assert {item.state for item in done.files} <= {"partly", "not_read", "read"}
    assert any(item.problem == done.stopped for item in done.files)
    assert all(item.tally.damaged == 0 for item in done.files)


def test_a_budget_of_bytes_ends_it(run: Run, settings: Settings, tmp_path: Path) -> None:
    for name in "abcdef":
        (tmp_path / f"{name}.warc.gz").write_bytes(packed([capture(ord(name))]))
    size = (tmp_path / "a.warc.gz").stat().st_size
    done = collect(run, tmp_path, bounds=Bounds(bytes=size))
    assert done.stopped is not None
    assert done.bytes <= (settings.workers + 1) * size
    assert [item.state for item in done.files].count("not_read") >= 2


def test_bad_places_are_said_and_the_others_read(run: Run, folder: Path) -> None:
    (folder / "broken.warc.gz").write_bytes(b"<html>404</html>")
    (folder / "empty").mkdir()
    done = collect(run, folder / "nowhere", folder / "empty", folder / "broken.warc.gz", folder / "a.warc.gz")
    assert [item.state for item in done.files] == ["failed", "failed", "failed", "read"]
    assert "neither a file nor a folder" in (done.files[0].problem or "")
    assert "holds no .warc" in (done.files[1].problem or "")
    assert done.files[2].problem == "it is no WARC file"
    assert done.stored == 2


def test_a_file_that_is_cut_gives_what_is_whole(run: Run, tmp_path: Path) -> None:
    data = packed([capture(0), capture(1)])
    (tmp_path / "a.warc.gz").write_bytes(data[:-30])
    done = collect(run, tmp_path)
    assert (done.stored, done.files[0].tally.damaged) == (1, 1)


def test_a_page_that_is_no_article_is_said_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(packed([response(address(0), "<html><title>Nothing</title></html>")]))
    done = collect(run, tmp_path)
    assert (done.stored, dict(done.outcomes)) == (0, {"not_article": 1})


class Slow(FakePool):
    """Counts the pages that are on their way at once."""

    def __init__(self, given: Callable[[], int]) -> None:
        super().__init__()
        self.given = given
        self.most = 0

    async def extract(self, job: Job) -> Extraction:
        await asyncio.sleep(0.01)
        self.most = max(self.most, self.given())
        return await super().extract(job)


def test_no_more_pages_wait_than_the_workers_can_take(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(packed([capture(number) for number in range(120)]))
    work = Work(run)
    collecting = Collecting(work, Sieve(WINDOW))  # type: ignore[arg-type]
    pool = Slow(lambda: collecting._done.kept - collecting._done.outcomes.total())
    work.pool = pool
    assert collecting.read([tmp_path]).stored == 120
    assert pool.most <= 2 * 16 + 4 * run.settings.workers + run.settings.workers


# ---- by address ----


class Pieces:
    """Gives a file in pieces, as the fetcher does."""

    def __init__(self, data: bytes, keeper: Callable[[], Keeper], fail_at: int | None = None) -> None:
        self.data = data
        self.keeper = keeper
        self.fail_at = fail_at
        self.asked: list[Request] = []

    async def get(self, request: Request) -> Page:
        self.asked.append(request)
        await asyncio.sleep(0)
        assert request.byte_range is not None
        first, last = request.byte_range
        fails = self.fail_at is not None and first >= self.fail_at
        fetch = made(request.url, "http_error" if fails else "ok", 503 if fails else 206, purpose="warc")
        self.keeper().fetched(fetch)
        return Page(fetch, None if fails else self.data[first : last + 1])


def remote(
    run: Run, data: bytes, monkeypatch: pytest.MonkeyPatch, fail_at: int | None = None
) -> tuple[Collected, Pieces]:
    monkeypatch.setattr("flows.warc_files.PIECE", 1000)
    work = Work(run)
    pieces = Pieces(data, lambda: work.keeper, fail_at)
    work.fetcher = pieces
    return collect(run, ARCHIVE, work=work), pieces


def test_a_file_by_its_address_is_streamed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed([capture(number) for number in range(8)])
    done, pieces = remote(run, data, monkeypatch)
    assert (done.stored, done.bytes) == (8, len(data))
    assert done.requests == len(pieces.asked) == len(data) // 1000 + 1
    assert {row["via_url"] for row in noted(run, "discovery")} == {ARCHIVE}
    assert {row["purpose"] for row in noted(run, "fetch_log")} == {"warc", "article"}


def test_a_file_whose_rest_cannot_be_got_is_read_in_part(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed([capture(number) for number in range(8)])
    done, _ = remote(run, data, monkeypatch, fail_at=len(data) // 2 // 1000 * 1000)
    assert 0 < done.stored < 8
    assert done.files[0].state == "partly"
    assert done.files[0].problem == "http_error: status 503"


def test_a_file_that_cannot_be_got_at_all_has_failed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    done, _ = remote(run, b"", monkeypatch, fail_at=0)
    assert (done.files[0].state, done.files[0].problem) == ("failed", "http_error: status 503")
