"""newswake label: a person's judgements, kept in the journal and beside the machine's."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from config.settings import load_settings
from flows import exits, healing, labelling
from tests.warehouse.planting import NOON, World, url_id
from warehouse import db, journal, judgement, lock, rows
from warehouse.judgement_rows import judgement_row

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from flows.run import Run
    from tests.flows.conftest import Newswake

A, B, C = (f"https://a.example/{name}" for name in "abc")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Two seeds; A was compared with one of them, B with both, C with none."""
    world = World(tmp_path_factory.mktemp("label") / "data")
    world.run()
    for seed_id in ("s", "t"):
        world.seed(seed_id, "The seed text.")
    first, second = world.page(A, "A text."), world.page(B, "B text.")
    world.page(C, "C text.")
    world.add("url_alias", rows.alias_row(url_id(A), "https://a.example/go", "redirect", None, NOON))
    world.compare("s", first, relation="same_topic", why="Shares the subject")
    for seed_id in ("s", "t"):
        world.compare(seed_id, second, relation="copy")
    assert world.load().rejected == ()
    return world


@pytest.fixture
def world(planted: World, newswake: Newswake, place: Path) -> World:
    """A copy of it where the command looks for its data."""
    shutil.copytree(planted.settings.database.parents[1], place / "data", symlinks=True)
    return World(place / "data")


@pytest.fixture
def refused(planted: World, newswake: Newswake, monkeypatch: pytest.MonkeyPatch) -> Newswake:
    """The command on the warehouse of all tests: for what must leave it as it is."""
    monkeypatch.setenv("NEWSWAKE_DATA_DIR", str(planted.settings.spool.parent))

    def call(*args: str, input: str | None = None) -> Result:  # noqa: A002 - click's name
        result = newswake("label", *args, input=input)
        assert result.exit_code == exits.USAGE
        assert not (planted.settings.spool.parent / "archive").exists()
        return result

    return call


@pytest.fixture
def label(world: World, newswake: Newswake) -> Newswake:
    def call(*args: str, input: str | None = None) -> Result:  # noqa: A002 - click's name
        return newswake("label", *args, input=input)

    return call


def judged(world: World) -> list[tuple[object, ...]]:
    return world.ask("SELECT url, seed_id, judged_relation, relation FROM judgements ORDER BY ALL")


def csv(place: Path, text: str) -> str:
    path = place / "labels.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_judgement_stands_beside_the_machines(label: Newswake, world: World) -> None:
    result = label(A, "same-event", "--note", "the same \x1b[2Jquake", "--by", "Ada")
    assert result.exit_code == exits.OK, result.stderr
    assert result.stdout.splitlines()[1] == f"same_event\tsame_topic\ts\t{A}"
    assert world.ask("SELECT relation, judged_relation FROM matches WHERE url = ?", A) == [("same_topic", "same_event")]
    listed = label("--list")
    assert listed.stdout.splitlines()[1].split("\t")[:5] == ["s", "same_event", "same_topic", "false", A]
    assert "the same \\x1b[2Jquake" in listed.stdout
    (one,) = json.loads(label("--list", "--json").stdout)
    assert (one["you"], one["by"], one["is_about_latest"]) == ("same_event", "Ada", True)
    assert label("--list", "--seed", "t").stdout.splitlines()[1:] == []


def test_it_can_be_changed_and_withdrawn(label: Newswake, world: World) -> None:
    label("https://a.example/go", "copy")
    label(A, "partial")
    assert judged(world) == [(A, "s", "partial", "same_topic")]
    result = label(A, "--remove")
    assert result.stdout.splitlines()[1] == f"(withdrawn)\tsame_topic\ts\t{A}"
    assert judged(world) == []
    assert world.ask("SELECT relation FROM judgement ORDER BY judged_at") == [("copy",), ("partial",), (None,)]


def test_the_seed_may_be_named_in_the_file(label: Newswake, world: World, place: Path) -> None:
    result = label("--csv", csv(place, f"seed,url,relation\nt,{B},copy\ns,{C},unrelated\n"))
    assert result.exit_code == exits.OK, result.stderr
    assert judged(world) == [(B, "t", "copy", "copy"), (C, "s", "unrelated", None)]
    assert "nobody has judged https://a.example/b against s" in label(B, "--remove", "--seed", "s").stderr
    # Only one of the two can be meant.
    assert label(B, "--remove").exit_code == exits.OK


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((A, "alike"), "'alike' is no relation: copy, partial, same_event,"),
        ((A,), "say which relation"),
        ((), "give an address with a relation, or --csv FILE, or --list"),
        ((A, "copy", "--list"), "give an address with a relation, or"),
        ((A, "copy", "--remove"), "--remove takes an address and no relation"),
        (("--list", "--remove"), "--remove takes an address and no relation"),
        (("https://b.example/", "copy"), "no article was read at https://b.example/"),
        ((B, "copy"), "say of which seed (one of s, t)"),
        ((C, "copy"), "say of which seed (one of s, t)"),
        ((A, "copy", "--seed", "u"), "the warehouse has no seed u"),
        ((A, "--remove"), "nobody has judged https://a.example/a. Nothing was kept."),
        ((A, "copy", "--note", "x" * 3000), "the note has 3000 characters; at most 2000 are kept"),
    ],
)
def test_what_cannot_be_kept_is_said(refused: Newswake, args: tuple[str, ...], said: str) -> None:
    assert said in " ".join(refused(*args).stderr.split())


def test_many_are_read_from_a_file(label: Newswake, world: World, place: Path) -> None:
    cells = f'{A};same event;"two\nlines; one cell";Ben\n\n{B};copy\n{B};partial;the later stands\n'
    text = f"\ufeffURL;Relation;Note;By\n{cells}"
    result = label("--csv", csv(place, text), "--seed", "s", "--by", "Ada")
    assert result.exit_code == exits.OK, result.stderr
    assert judged(world) == [(A, "s", "same_event", "same_topic"), (B, "s", "partial", "copy")]
    sql = "SELECT note, judged_by FROM judgements ORDER BY url"
    assert world.ask(sql) == [("two\nlines; one cell", "Ben"), ("the later stands", "Ada")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "line 1: column relation, url is missing."),
        ("url,label\n", "line 1: column relation is missing. The first line names the columns"),
        ("url,relation,mood\n", "line 1: columns url, relation, mood"),
        ("url,relation\n", "it holds no judgements"),
        (f"url,relation\n{A},copy\n{A},alike\n\n,copy\n", "line 3: 'alike' is no relation"),
        (f"url,relation\n{A},copy\n{A},alike\n\n,copy\n", "line 5: the address is missing"),
        (
            f'url,relation,note\n{A},copy,"a\nb"\nhttps://b.example/,copy\n',
            "line 4: no article was read at https://b.exa",
        ),
        (f"url,relation\n{A},copy,x,y\n", "line 2: more cells than the header has columns"),
        (f"url,relation\n{A},copy\n{B},copy\n", "line 3: https://a.example/b: say of which seed (one of s, t)"),
        ("url,relation,note\n" + f"{A},copy,{'x' * 3000}\n", "labels.csv, line 2: the note has 3000 characters"),
    ],
)
def test_a_wrong_file_is_told_by_its_lines_and_nothing_is_kept(
    refused: Newswake, place: Path, text: str, said: str
) -> None:
    path = csv(place, text)
    result = refused("--csv", path)
    assert path in result.stderr
    assert said in result.stderr


def test_a_file_that_is_no_text(refused: Newswake, place: Path) -> None:
    path = place / "labels.csv"
    path.write_bytes(b"\xff\xfe\x00url")
    assert "it cannot be read" in refused("--csv", str(path)).stderr


def test_many_problems_are_told_in_part(refused: Newswake, place: Path) -> None:
    result = refused("--csv", csv(place, "url,relation\n" + "x,alike\n" * 40))
    assert result.stderr.count("is no relation") == 10
    assert "and 30 more" in result.stderr


def test_nothing_is_loaded_yet(newswake: Newswake) -> None:
    for args in ((A, "copy"), ("--list",)):
        result = newswake("label", *args)
        assert result.exit_code == exits.WAREHOUSE
        assert "nothing loaded yet" in result.stderr


def test_a_busy_loader_loses_nothing(
    label: Newswake, world: World, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(labelling, "LONGEST_WAIT_S", 0.01)
    with lock.hold(world.settings.lock_file, 1):
        result = label(A, "copy")
    assert result.exit_code == exits.OK
    assert "the next load takes it" in result.stderr
    assert judged(world) == []
    world.load()
    assert judged(world) == [(A, "s", "copy", "same_topic")]


def test_a_lost_database_gets_them_back_from_the_journal(label: Newswake, planted: World, world: World) -> None:
    label(A, "copy")
    shutil.rmtree(world.settings.database.parent)
    shutil.copytree(planted.settings.database.parent, world.settings.database.parent, symlinks=True)
    assert judged(world) == []
    # The next word hands in all that the warehouse lacks.
    label(B, "copy", "--seed", "t")
    assert judged(world) == [(A, "s", "copy", "same_topic"), (B, "t", "copy", "copy")]


def test_settings_name_the_journal_beside_the_archive(place: Path) -> None:
    assert load_settings().journal_dir == place / "data" / "archive" / "journal"


def test_a_run_takes_up_what_a_killed_command_left_in_the_journal(run: Run) -> None:
    row = judgement_row(judgement_id="e/0", seed_id="s", article_id=1, url=A, relation="copy", judged_at=NOON)
    journal.write(run.settings.journal_dir, "e", [row])
    (run.settings.journal_dir / "damaged.jsonl").write_text("{half")
    healing.heal(run, lambda _dead, _is_over: None)
    with db.read_only(run.settings.published) as con:
        assert con.execute("SELECT judgement_id, relation FROM judgement").fetchall() == [("e/0", "copy")]
    assert [notice.subject for notice in run.warnings] == ["journal"]


def test_what_the_warehouse_does_not_take_is_said(
    label: Newswake, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows_of = judgement.rows

    def odd(*args: Any) -> list[Any]:
        return [{**row, "relation": "alike"} for row in rows_of(*args)]

    monkeypatch.setattr(judgement, "rows", odd)
    result = label(A, "copy")
    assert result.exit_code == exits.WAREHOUSE
    (entry,) = (place / "data" / "archive" / "journal").iterdir()
    assert f"the warehouse did not take it. Why, says data/spool/rejected/{entry.stem}" in result.stderr.replace(
        f"{place}/", ""
    )
