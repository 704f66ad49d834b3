"""``newswake shell``: lines in, answers out; DuckDB's own shell where it is; two shells at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from flows import duckdb_shell, exits, shell
from tests.flows.conftest import clean_environment
from tests.warehouse.planting import World
from warehouse.workspace import Session, open_session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.flows.conftest import Newswake

A = "https://a.example/1"
FAKE = """#!/bin/sh
if [ "$1" = --version ]; then echo "v{version} (Name) abc"; exit 0; fi
echo "$@"; cat "$2"
"""


def planted(folder: Path) -> World:
    world = World(folder)
    world.page(A, "A story. It is short")
    world.load()
    return world


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return planted(tmp_path_factory.mktemp("shell")).settings.published


@pytest.fixture
def session(published: Path) -> Iterator[Session]:
    with open_session(published, None) as session:
        yield session


def lines(*given: str | type[BaseException]) -> Callable[[str], str]:
    """A person who types these lines, and leaves by Ctrl-D."""
    left = list(given)

    def read(_prompt: str) -> str:
        if not left:
            raise EOFError
        line = left.pop(0)
        if isinstance(line, str):
            return line
        raise line

    return read


def type_in(session: Session, *given: str | type[BaseException]) -> None:
    shell.Shell(session, lines(*given)).run()


def test_a_statement_may_have_several_lines(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    type_in(session, "SELECT url", "FROM articles", ";")
    out, err = capsys.readouterr()
    assert A in out
    assert "(1 row)" in err


def test_wrong_sql_is_one_message_and_the_shell_goes_on(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    type_in(session, "FROM nowhere;", "SELECT 42 AS answer;")
    out, err = capsys.readouterr()
    assert "nowhere does not exist" in err
    assert "Views to ask: " in err
    assert "42" in out


def test_ctrl_c_forgets_a_line_and_stops_a_question(
    session: Session, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(session, "SELECT 1 AS one,", KeyboardInterrupt, "SELECT 2 AS two;")
    assert "one" not in capsys.readouterr().out

    def stopped(*_: object) -> None:
        raise RuntimeError("Query interrupted") from KeyboardInterrupt()

    monkeypatch.setattr(Session, "answers", stopped)
    type_in(session, "FROM articles;")
    assert "stopped" in capsys.readouterr().err


def test_after_ctrl_c_the_next_question_is_answered(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    press = threading.Timer(0.4, lambda: os.kill(os.getpid(), signal.SIGINT))
    press.start()
    type_in(session, "SELECT count(*) FROM range(1000000000000000) AS a WHERE a.range % 7 = 8;", "SELECT 42 AS answer;")
    press.join()
    out, err = capsys.readouterr()
    assert "stopped" in err
    assert "42" in out


@pytest.mark.parametrize("word", ["\\q", ".quit", "exit;", "quit"])
def test_one_leaves_by_many_words(session: Session, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    type_in(session, word, "SELECT 'not read';")
    assert capsys.readouterr().out == ""


def test_help_tables_and_the_newest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    world = planted(tmp_path)
    with open_session(world.settings.published, None) as session:
        type_in(session, ".help", ".refresh", "CREATE TABLE mine AS SELECT 1;", ".tables")
        out, err = capsys.readouterr()
        assert "\\q        leave" in err
        assert "still the newest: newswake-000001.duckdb" in err
        assert "articles" in out
        assert "mine" in out
        world.page("https://b.example/2", "Two. New")
        world.load()
        type_in(session, ".refresh")
        assert "now on newswake-000002.duckdb" in capsys.readouterr().err


def test_a_long_answer_is_cut(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    type_in(session, "FROM range(100000000);")
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == shell.ROWS + 2
    assert f"(the first {shell.ROWS} rows)" in err


def test_names_and_words_are_completed(session: Session) -> None:
    complete = shell.Completer(session.names).complete
    assert str(complete("artic", 0)).startswith("article")
    assert complete("first_pub", 0) == "first_publishers"
    assert complete("sel", 0) == "SELECT"
    assert complete("zzz", 0) is None


# ---- the command ----


def test_statements_on_standard_input_are_run(newswake: Newswake, place: Path) -> None:
    planted(place / "data")
    done = newswake("shell", input="CREATE TABLE mine AS SELECT url FROM articles; SELECT count(*) AS n FROM mine;")
    assert (done.exit_code, done.stdout) == (exits.OK, "Count\n1\nn\n1\n"), done.output
    assert newswake("shell", input="FROM mine").stdout == f"url\n{A}\n"
    wrong = newswake("shell", "--memory", input="SELECT 1; FROM mine; SELECT 2;")
    assert wrong.exit_code == exits.USAGE
    assert "2" not in wrong.stdout


def test_options_that_exclude_each_other(newswake: Newswake, place: Path) -> None:
    assert newswake("shell", "--memory", "--workspace", "x.duckdb").exit_code == exits.USAGE
    assert newswake("shell", "--memory", input="").exit_code == exits.WAREHOUSE


def fake_duckdb(folder: Path, version: str) -> Path:
    program = folder / "duckdb"
    program.write_text(FAKE.format(version=version))
    program.chmod(0o755)
    return program


@pytest.mark.parametrize(("version", "taken"), [("1.5.5", True), ("1.5.1", True), ("2.0.0", False), ("1.4.4", False)])
def test_duckdbs_own_shell_is_taken_in_the_right_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], version: str, taken: bool
) -> None:
    program = fake_duckdb(tmp_path, version)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert duckdb_shell.find() == (str(program) if taken else None)
    assert (version in capsys.readouterr().err) is not taken


def test_duckdbs_own_shell_gets_the_desk(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert duckdb_shell.run(str(fake_duckdb(tmp_path, "1.5.5")), "SELECT 'the desk';\n", ui=True) == 0
    told = capfd.readouterr().out
    assert told.startswith("-init ")
    assert "-ui" in told
    assert "SELECT 'the desk';" in told


def test_a_second_shell_is_told_what_to_do(place: Path) -> None:
    planted(place / "data")
    newswake = [str(Path(sys.executable).with_name("newswake")), "shell"]
    env = clean_environment() | {"NEWSWAKE_DATA_DIR": str(place / "data")}
    hold = "import duckdb,sys; con = duckdb.connect(sys.argv[1]); print(1, flush=True); sys.stdin.read()"
    path = place / "data" / "warehouse" / "workspace.duckdb"
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        first.stdout.readline()
        second = subprocess.run(newswake, input="SELECT 1", env=env, capture_output=True, text=True, check=False)
        third = subprocess.run(
            [*newswake, "--memory"], input="SELECT 1 AS n", env=env, capture_output=True, text=True, check=False
        )
    assert (second.returncode, second.stdout) == (exits.WAREHOUSE, "")
    assert "another shell has the workspace open" in second.stderr
    assert (third.returncode, third.stdout) == (exits.OK, "n\n1\n")
