from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import threading
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from extractors.errors import WarehouseBusy, WarehouseError
from tests.warehouse.planting import NOON, World, url_id
from warehouse import db, incoming, load, lock, publish
from warehouse.load import Loader, LoadReport
from warehouse.revisions import Revised
from warehouse.search_index import Indexed
from warehouse.spool import Spool

if TYPE_CHECKING:
    from pathlib import Path

A = "https://a.example/1"
# Everything that is stored, times of loading apart.
TABLES = (*load.TABLES, "term", "name_key", "shingle")
KEPT = "COLUMNS(name -> name <> 'batch_number')"


def dump(world: World) -> dict[str, list[str]]:
    """All rows of all tables, without the number of the batch that brought a text."""
    with world.reading() as con:
        kept = {table: con.table(table).project(KEPT) for table in TABLES}
        return {table: sorted(map(str, rows.fetchall())) for table, rows in kept.items()}


def plant_everything(world: World) -> None:
    world.run(ended="completed", params={"seed": {"id": "s"}})
    world.discover(A)
    seen = world.page(A, "Troops arrive in 2022. They came by air.")
    world.settle(A, "stored", observation_id=seen)
    world.seed("s", "Troops arrive. They came.")
    world.compare("s", seen)
    world.poll("a")


def test_rows_arrive_as_they_were_written(world: World) -> None:
    plant_everything(world)
    report = world.load()
    assert (report.batches, report.rejected) == (1, ())
    assert world.ask("SELECT title, text, word_count, shingle_count FROM content WHERE word_count = 8") == [
        ("Troops arrive in 2022", "Troops arrive in 2022. They came by air.", 8, 8)
    ]
    assert world.ask("SELECT count(*) FROM term") == [(8 + 4,)]
    assert world.ask("SELECT key, weight FROM name_key") == []
    assert world.ask("SELECT observed_at FROM observation") == [(NOON,)]
    assert world.ask("SELECT ord, url, zone FROM link ORDER BY ord") == [
        (0, "https://a.example/other", "related"),
        (1, None, "related"),
    ]
    assert world.ask("SELECT params ->> '$.seed.id' FROM run") == [("s",)]


def test_hostile_text_arrives_whole(world: World) -> None:
    text = 'x\'; DROP TABLE url; --\n\u2028\t"quoted" \\ \x00 end 🦆'
    world.page(A, text)
    world.load()
    assert world.ask("SELECT text FROM content") == [(text,)]


def test_a_large_text_arrives_whole(world: World) -> None:
    # DuckDB's own bound for one line of JSON is 16 MB.
    world.page(A, "x" * 10_000_000, title="long")
    world.load()
    assert world.ask("SELECT length(text) FROM content") == [(10_000_000,)]


def test_loading_the_same_batch_twice_is_loading_it_once(world: World, tmp_path: Path) -> None:
    plant_everything(world)
    folder = world.commit()
    assert folder is not None
    shutil.copytree(folder, tmp_path / "kept")
    world.load()
    before = dump(world)
    # As if the process had been killed between the commit and the removal of the folder.
    shutil.copytree(tmp_path / "kept", folder)
    report = world.load()
    assert (report.batches, report.rows, report.rejected) == (0, 0, ())
    assert dump(world) == before
    assert not folder.exists()


def test_identities_seen_again_add_no_rows(world: World) -> None:
    plant_everything(world)
    world.load()
    before = dump(world)
    # Another batch with the same page, e.g. written again by a run that was killed before its batch was whole.
    seen = world.page(A, "Troops arrive in 2022. They came by air.")
    world.compare("s", seen, compared_at=NOON + timedelta(hours=1))
    world.load()
    after = dump(world)
    for table in ("content", "term", "shingle", "observation", "evidence", "link", "url", "comparison", "passage"):
        assert after[table] == before[table]


def make_batches(world: World) -> None:
    world.run("r1", ended="completed")
    world.discover(A, at=NOON + timedelta(hours=1))
    world.page(A, "First text of it.", run_id="r1")
    world.commit()
    world.discover(A)
    world.page(A, "Second text of it.", at=NOON + timedelta(hours=2))
    world.commit()
    world.page("https://b.example/2", "First text of it.")
    world.add("title_candidate", {"seed_id": "s", "title": "T", "title_key": "t", "given_by": "g", "seen_at": NOON})
    world.commit()


def test_the_order_of_batches_does_not_matter(tmp_path: Path) -> None:
    origin = World(tmp_path / "origin")
    make_batches(origin)
    batches = sorted(origin.settings.spool.iterdir())
    dumps = []
    for number, order in enumerate([batches, batches[::-1], [*batches[1:], batches[0]]]):
        world = World(tmp_path / str(number))
        for folder in order:
            shutil.copytree(folder, world.settings.spool / folder.name)
            world.load()
        dumps.append(dump(world))
    assert all(other == dumps[0] for other in dumps[1:])


def test_the_earliest_sighting_of_a_url_is_kept(world: World) -> None:
    world.url(A, NOON)
    world.load()
    world.url(A, NOON - timedelta(days=1))
    world.load()
    world.url(A, NOON + timedelta(days=1))
    world.load()
    assert world.ask("SELECT first_seen_at FROM url") == [(NOON - timedelta(days=1),)]


def broken(world: World, name: str, edit: Any) -> Path:
    batch = Spool(world.settings.spool).batch("run", "test", name)
    batch.add("run_warning", {"run_id": "r", "subject": "s", "message": "m", "raised_at": NOON})
    folder = batch.commit()
    assert folder is not None
    edit(folder)
    return folder


def rewrite(name: str, text: str) -> Any:
    return lambda folder: (folder / name).write_text(text)


GOOD_LINE = '{"run_id": "r", "subject": "s", "message": "m", "raised_at": "2022-01-07T00:00:00Z"}\n'


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (rewrite("run_warning.jsonl", '{"run_id": "r", '), "Malformed JSON"),
        (rewrite("run_warning.jsonl", GOOD_LINE.replace('"m"', "null")), "NOT NULL"),
        (rewrite("run_warning.jsonl", GOOD_LINE.replace("2022-01-07T00:00:00Z", "soon")), "timestamp"),
        (rewrite("run_warning.jsonl", GOOD_LINE * 2), "2 rows, not the 1"),
        (rewrite("run_warning.jsonl", ""), "0 rows, not the 1"),
        (rewrite("manifest.json", "{"), "manifest.json cannot be read"),
        (rewrite("manifest.json", "[]"), "manifest.json cannot be read"),
        (lambda folder: (folder / "manifest.json").unlink(), "manifest.json cannot be read"),
        (lambda folder: (folder / "run_warning.jsonl").unlink(), "run_warning.jsonl is missing"),
        (lambda folder: folder.rename(folder.parent / "b2-renamed"), "is of batch b2"),
    ],
)
def test_a_broken_batch_is_put_aside_and_the_others_go_on(world: World, edit: Any, reason: str) -> None:
    world.url("https://a.example/before")
    before = world.commit()
    assert before is not None
    broken(world, "b2", edit)
    last = Spool(world.settings.spool).batch("run", "test", "z4")
    last.add("run_end", {"run_id": "r", "state": "completed", "finished_at": NOON, "note": None})
    last.commit()
    report = world.load()
    (name,) = report.rejected
    assert report.batches == 2
    assert world.ask("SELECT count(*) FROM url") == [(1,)]
    assert world.ask("SELECT count(*) FROM run_end") == [(1,)]
    assert world.ask("SELECT count(*) FROM run_warning") == [(0,)]
    aside = world.settings.spool / "rejected" / name
    assert reason in (aside / incoming.REASON).read_text()
    assert world.load().rejected == ()


def test_nothing_of_a_rejected_batch_stays(world: World) -> None:
    batch = Spool(world.settings.spool).batch("run", "test")
    batch.add("run_end", {"run_id": "r", "state": "completed", "finished_at": NOON, "note": None})
    batch.add("run_end", {"run_id": "r", "state": "nonsense", "finished_at": NOON, "note": None})
    batch.add("run_warning", {"run_id": "r", "subject": "s", "message": "m", "raised_at": NOON})
    batch.commit()
    assert len(world.load().rejected) == 1
    assert world.ask("SELECT count(*) FROM run_end") == [(0,)]
    assert world.ask("SELECT count(*) FROM batch") == [(0,)]


@pytest.mark.parametrize(
    ("table", "row", "reason"),
    [
        ("nothing", {"a": 1}, "there is no table nothing"),
        ("run_warning", {"run_id": "r", "wrong": 1}, "has no column wrong"),
    ],
)
def test_rows_for_what_is_not_there_are_put_aside(world: World, table: str, row: Any, reason: str) -> None:
    world.add(table, row)
    (name,) = world.load().rejected
    assert reason in (world.settings.spool / "rejected" / name / incoming.REASON).read_text()


def test_two_rejected_batches_of_one_name_are_both_kept(world: World) -> None:
    for _ in range(2):
        broken(world, "b2", rewrite("run_warning.jsonl", "{"))
        world.load()
    assert sorted(path.name for path in (world.settings.spool / "rejected").iterdir()) == ["b2", "b2.2"]


def test_leftovers_of_dead_writers_go_and_those_of_living_ones_stay(world: World) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True
    )
    dead = world.settings.spool / f"b1.tmp-{done.stdout.strip()}"
    alive = world.settings.spool / f"b2.tmp-{os.getpid()}"
    for folder in (dead, alive):
        folder.mkdir(parents=True)
        (folder / "url.jsonl").write_text("{")
    world.load()
    assert not dead.exists()
    assert alive.exists()


PHASES = ["load", "commit", "close", "publish", "clean"]


def die_at(folder: Path, phase: str, nth: int) -> None:
    """Load, and be killed when ``phase`` begins for the nth time."""
    seen = 0

    def on_phase(name: str) -> None:
        nonlocal seen
        seen += name == phase
        if seen == nth:
            os.kill(os.getpid(), signal.SIGKILL)

    Loader(World(folder).settings, on_phase).load()


@pytest.mark.parametrize(("phase", "nth"), [(phase, 1) for phase in PHASES] + [("load", 2), ("commit", 2)])
def test_a_killed_load_heals(tmp_path: Path, phase: str, nth: int) -> None:
    quiet, killed = World(tmp_path / "quiet"), World(tmp_path / "killed")
    for world in (quiet, killed):
        make_batches(world)
    quiet.load()
    process = multiprocessing.get_context("spawn").Process(target=die_at, args=(tmp_path / "killed", phase, nth))
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    killed.load()
    assert dump(killed) == dump(quiet)
    assert incoming.waiting(killed.settings.spool) == []
    assert not publish.wal_of(killed.settings.database).exists()


def load_many(folder: Path, number: int) -> None:
    world = World(folder)
    for page in range(5):
        world.page(f"https://h{number}.example/{page}", f"Text {page} of {number}.")
        world.load()


def test_loaders_in_several_processes_take_turns(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=load_many, args=(tmp_path, number)) for number in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
    assert [process.exitcode for process in processes] == [0, 0]
    world = World(tmp_path)
    assert world.ask("SELECT count(*), count(DISTINCT article_id) FROM articles") == [(10, 10)]


def test_readers_read_while_a_load_goes_on(world: World) -> None:
    world.page(A, "First text.")
    world.load()
    inside, go_on = threading.Event(), threading.Event()

    def on_phase(name: str) -> None:
        if name == "commit":
            inside.set()
            go_on.wait(30)

    world.page("https://b.example/2", "Second text.")
    world.commit()
    loading = threading.Thread(target=Loader(world.settings, on_phase).load)
    loading.start()
    assert inside.wait(30)
    assert world.ask("SELECT count(*) FROM articles") == [(1,)]
    with world.reading() as long_lived:
        go_on.set()
        loading.join(30)
        assert long_lived.execute("SELECT count(*) FROM articles").fetchall() == [(1,)]
        assert world.ask("SELECT count(*) FROM articles") == [(2,)]


TRY_TO_OPEN = "import duckdb, sys; duckdb.connect(sys.argv[1])"


def can_open(database: Path) -> bool:
    """Can another process open the live database?"""
    done = subprocess.run(
        [sys.executable, "-c", TRY_TO_OPEN, str(database)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0 or "lock" in done.stderr, done.stderr
    return done.returncode == 0


def test_the_lost_write_trap_stays_shut(world: World) -> None:
    """At no moment of a load is the live file open here and yet free for another process."""
    world.page(A, "First text.")
    world.load()
    seen = {}

    def on_phase(name: str) -> None:
        seen[name] = can_open(world.settings.database)

    world.page("https://b.example/2", "Second text.")
    world.commit()
    Loader(world.settings, on_phase).load()
    closed = dict.fromkeys(("load", "commit", "revise", "index", "cluster", "check", "close"), False)
    assert seen == {**closed, "publish": True, "clean": True}


def test_an_idle_load_publishes_nothing(world: World) -> None:
    world.page(A, "First text.")
    first = world.load().published
    assert first is not None
    assert world.load().published is None
    assert world.settings.published.resolve() == first


def test_a_load_that_shall_not_publish_is_published_by_the_next(world: World) -> None:
    world.page(A, "First text.")
    world.commit()
    assert Loader(world.settings).load(publish=False).published is None
    assert not world.settings.published.exists()
    assert world.load().published is not None
    assert world.ask("SELECT count(*) FROM articles") == [(1,)]


def test_what_is_left_or_put_aside_is_told() -> None:
    done = LoadReport(1, 1, (), 0.1, None, Indexed(5, 0), Revised(1, 1, is_done=True))
    assert list(done.warnings()) == []
    left = LoadReport(1, 1, ("b1",), 0.1, None, Indexed(5, 7), Revised(1, 1, is_done=False))
    batch, revisions, search = left.warnings()
    assert "batch b1" in batch
    assert "rejected/" in batch
    assert "not all texts" in revisions
    assert "search does not know 7 texts" in search


def test_checks_are_dated_by_the_clock_that_the_loader_was_given(world: World) -> None:
    world.run("one", ended="completed")
    world.commit()
    Loader(world.settings, now=lambda: NOON).load()
    assert world.ask("SELECT DISTINCT checked_at FROM check_result") == [(NOON,)]


def test_a_busy_loader_says_so(tmp_path: Path) -> None:
    world = World(tmp_path, lock_wait=0.1)
    with lock.hold(world.settings.lock_file, 1), pytest.raises(WarehouseBusy, match="NEWSWAKE_LOCK_WAIT"):
        world.load()


def test_a_foreign_program_that_has_the_file_open_is_named(tmp_path: Path) -> None:
    world = World(tmp_path, lock_wait=0.2)
    world.page(A, "First text.")
    world.load()
    code = "import duckdb, sys; con = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", code, str(world.settings.database)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        world.page("https://b.example/2", "Second text.")
        with pytest.raises(WarehouseBusy, match="readers should open current"):
            world.load()
        other.communicate("", timeout=30)
    assert world.load().batches == 1


def test_a_damaged_database_is_named_and_the_batches_wait(world: World) -> None:
    world.page(A, "First text.")
    folder = world.commit()
    assert folder is not None
    world.settings.database.parent.mkdir(parents=True)
    world.settings.database.write_bytes(b"this is no database" * 1000)
    with pytest.raises(WarehouseError, match=r"not a DuckDB database, or damaged.*backup"):
        world.load()
    assert folder.exists()


def test_a_full_disk_rejects_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    import duckdb  # noqa: PLC0415 - only here

    world.page(A, "First text.")
    folder = world.commit()
    assert folder is not None

    def full(*_: object) -> None:
        raise duckdb.IOException("IO Error: Could not write file: No space left on device")

    monkeypatch.setattr(load, "_load_table", full)
    with pytest.raises(WarehouseError, match="the disk is full"):
        world.load()
    assert folder.exists()


def test_every_table_has_a_load_file_with_all_its_columns(world: World) -> None:
    world.load()
    for table in load.TABLES:
        assert world.ask("SELECT count(*) FROM duckdb_tables() WHERE table_name = ?", table) == [(1,)]
    assert set(load.TABLES) == set(load.statements.names("load"))


def test_the_report_tells_what_was_loaded(world: World) -> None:
    world.url(A)
    world.load()
    assert world.ask("SELECT run_id, kind, row_count FROM batch") == [("run", "test", 1)]
    assert world.ask("SELECT url_id FROM url") == [(url_id(A),)]
    manifest = incoming.Manifest("b", "r", "k", {"url": 2, "run": 1}, {})
    assert manifest.rows == 3


@pytest.mark.parametrize("words", [10, 400_000])
def test_a_row_may_be_short_or_long(world: World, words: int) -> None:
    """DuckDB reads a file in pieces of twice the longest row, and refuses what does not fit."""
    text = " ".join(f"word{number}" for number in range(words))
    world.page(A, text)
    folder = world.commit()
    assert folder is not None
    assert incoming.read_manifest(folder).longest["content"] > len(text)
    world.load()
    assert world.ask("SELECT text FROM content") == [(text,)]


def test_a_batch_of_an_earlier_version_does_not_say_how_long_its_rows_are(world: World) -> None:
    text = "word " * 400_000
    world.page(A, text)
    folder = world.commit()
    assert folder is not None
    manifest = json.loads((folder / "manifest.json").read_text())
    del manifest["longest"]
    (folder / "manifest.json").write_text(json.dumps(manifest))
    world.load()
    assert world.ask("SELECT text FROM content") == [(text,)]


def test_a_manifest_survives_its_trip(world: World) -> None:
    world.url(A)
    folder = world.commit()
    assert folder is not None
    manifest = incoming.read_manifest(folder)
    assert json.loads((folder / "manifest.json").read_text())["counts"] == manifest.counts == {"url": 1}


def test_live_wants_the_file_for_itself(world: World) -> None:
    with db.live(world.settings) as con:
        con.execute("CREATE TABLE t (a INTEGER)")
        assert not can_open(world.settings.database)


def test_reading_little_ends_with_its_block_whatever_happens(world: World) -> None:
    world.load()
    sql = "SELECT current_setting('dynamic_or_filter_threshold')"
    with db.live(world.settings) as con:
        before = con.execute(sql).fetchall()
        with db.reading_little(con):
            assert con.execute(sql).fetchall() == [(1000,)]
        with pytest.raises(duckdb.Error, match="a disk"), db.reading_little(con), db.transaction(con):
            con.execute("SELECT error('a disk')")
        assert con.execute(sql).fetchall() == before
