from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest

from config import errors
from flows import cli as cli_module
from flows import exits
from flows.cli import COMMANDS, cli

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.flows.conftest import Newswake

HEAVY = {"prefect", "duckdb", "httpx", "pydantic", "trafilatura", "lxml", "rich"}


def every_command() -> Iterator[tuple[str, click.Command]]:
    yield "newswake", cli
    for name in COMMANDS:
        command = importlib.import_module(f"flows.commands.{name}").command
        yield name, command
        if isinstance(command, click.Group):
            for inner in command.list_commands(click.Context(command)):
                found = command.get_command(click.Context(command), inner)
                assert found is not None
                yield f"{name} {inner}", found


@pytest.mark.parametrize(("name", "command"), list(every_command()))
def test_help_explains_gives_an_example_and_names_exit_codes(name: str, command: click.Command) -> None:
    text = command.get_help(click.Context(command, info_name=name))
    assert "Example" in text
    assert "newswake" in text
    assert "Exit codes:" in text
    for line in text.partition("Exit codes:")[2].strip().splitlines():
        code, _, meaning = line.strip().partition("  ")
        assert exits.Exit(int(code), meaning) in exits.EXITS


@pytest.mark.parametrize(("name", "command"), list(every_command()))
def test_every_option_is_explained(name: str, command: click.Command) -> None:
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, (name, option.name)


def example_commands() -> Iterator[list[str]]:
    for _, command in every_command():
        for line in (command.help or "").splitlines():
            found = re.search(r"(?:^ +|\()newswake ([^)]*)", line)
            if found:
                # A comment stands two spaces behind its example.
                yield found.group(1).partition("  ")[0].split()


def test_examples_of_the_help_are_commands_and_options_that_exist() -> None:
    examples = list(example_commands())
    assert len(examples) > 20
    for name, *rest in examples:
        assert name in COMMANDS, rest
        command = importlib.import_module(f"flows.commands.{name}").command
        if isinstance(command, click.Group):
            command = command.get_command(click.Context(command), rest[0])
        known = {text for option in command.params for text in option.opts}
        assert {word for word in rest if word.startswith("--")} <= known, (name, rest)


def test_the_help_of_the_whole_lists_every_exit_code(newswake: Newswake) -> None:
    text = newswake("--help").output
    for item in exits.EXITS:
        assert f"{item.code:>3}  {item.meaning}" in text


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.ConfigError("x"), 3),
        (errors.IntakeError("x"), 1),
        (errors.RunError("x"), 1),
        (errors.ArchiveError("x"), 1),
        (errors.WarehouseError("x"), 5),
        (errors.WarehouseBusy("x"), 5),
        (errors.QueryError("x"), 2),
        (errors.FetchError("x"), 6),
    ],
)
def test_every_error_of_ours_has_its_code(error: errors.NewswakeError, code: int) -> None:
    assert exits.code_of(error) == code


def imported_by(*args: str, cwd: Path) -> set[str]:
    """Top-level packages that a command has imported when it ends."""
    script = (
        "import sys\n"
        "from flows.cli import cli\n"
        "try:\n"
        "    cli(sys.argv[1:])\n"
        "finally:\n"
        "    print('LOADED', *{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *args], cwd=cwd, capture_output=True, text=True, check=False, timeout=60
    )
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("LOADED")]
    return set(line.split())


@pytest.mark.parametrize(
    "args", [("--help",), ("--version",), ("run", "--help"), ("seeds", "--help"), ("sql", "--help")]
)
def test_help_loads_nothing_heavy(place: Path, args: tuple[str, ...]) -> None:
    assert not imported_by(*args, cwd=place) & HEAVY


def test_sql_loads_no_prefect(place: Path) -> None:
    loaded = imported_by("sql", "SELECT 1", cwd=place)
    assert "duckdb" in loaded
    assert not loaded & {"prefect", "httpx", "trafilatura"}


def test_listing_seeds_loads_no_prefect_and_no_warehouse(place: Path) -> None:
    assert not imported_by("seeds", "list", cwd=place) & {"prefect", "duckdb", "httpx"}


def test_python_m_flows_is_the_same() -> None:
    done = subprocess.run([sys.executable, "-m", "flows", "--help"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Usage: newswake [OPTIONS] COMMAND")


def test_the_version_is_shown(newswake: Newswake) -> None:
    assert newswake("--version").output.startswith("newswake, version 0.")


def test_wrong_use_ends_with_2(newswake: Newswake) -> None:
    assert newswake("runn").exit_code == 2
    assert newswake("run").exit_code == 2
    assert newswake("run", "x", "--window-before", "-1").exit_code == 2


def test_an_error_of_ours_is_one_message_without_traceback(newswake: Newswake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWAKE_PROT", "1")
    result = newswake("seeds", "list")
    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr.startswith("newswake: NEWSWAKE_PROT: no setting has this name.")
    assert "Traceback" not in result.stderr


def test_debug_shows_where_it_came_from(newswake: Newswake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWAKE_DEBUG", "1")
    result = newswake("run", "nowhere.md")
    assert isinstance(result.exception, errors.IntakeError)


def test_a_bug_is_not_dressed_up_as_an_error_of_the_user(newswake: Newswake, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("flows.commands.starting.surroundings", broken)
    assert isinstance(newswake("seeds", "list").exception, ZeroDivisionError)


def test_ctrl_c_ends_with_130(newswake: Newswake, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("flows.commands.starting.surroundings", interrupted)
    result = newswake("seeds", "list")
    assert result.exit_code == exits.INTERRUPTED
    assert "interrupted" in result.stderr


def test_a_reader_that_leaves_early_is_no_error(place: Path) -> None:
    for number in range(2000):
        (place / "catalogue" / "sources" / f"s{number}.toml").write_text(
            f'name = "{"x" * 200}"\nhomepage = "https://s{number}.example/"\n'
        )
    command = f"{sys.executable} -m flows sources list | head -n 1; exit ${{PIPESTATUS[0]}}"
    env = {**os.environ, "PYTHONPATH": str(cli_module.__file__).rpartition("/flows/")[0]}
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=env, check=False)
    assert done.stdout.startswith("id\tname")
    assert (done.returncode, done.stderr) == (0, "")


def test_seeds_are_added_listed_paused_and_resumed(newswake: Newswake, place: Path) -> None:
    added = newswake("seeds", "add", "https://a.example/canal-closes", "--every", "12h", "--window-after", "3")
    assert added.exit_code == 0, added.stderr
    path = place / "catalogue" / "seeds" / "canal-closes.toml"
    assert added.stdout == f"{path}\n"
    (listed,) = json.loads(newswake("seeds", "list", "--json").stdout)
    assert listed["url"] == "https://a.example/canal-closes"
    assert listed["schedule"]["every"] == "12h"
    assert listed["window"] == {"before_days": 7, "after_days": 3}
    assert newswake("seeds", "pause", "canal-closes").exit_code == 0
    assert "active = false" in path.read_text()
    assert "already" in newswake("seeds", "pause", "canal-closes").stderr
    assert newswake("seeds", "resume", "canal-closes").exit_code == 0
    rows = newswake("seeds", "list").stdout.splitlines()
    assert rows[1].split("\t")[:7] == ["canal-closes", "", "", "-7d +3d", "all", "12h", "true"]


def test_a_local_file_becomes_a_seed(newswake: Newswake, place: Path) -> None:
    (place / "My story.md").write_text("# Canal")
    assert newswake("seeds", "add", "My story.md", "--title", "Canal shut").exit_code == 0
    (listed,) = json.loads(newswake("seeds", "list", "--json").stdout)
    assert listed["id"] == "canal-shut"
    assert listed["file"] == str((place / "My story.md").resolve())


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (("https://a.example/canal-closes",), 3, "watched already, as first"),
        (("https://b.example/x", "--id", "first"), 3, "already"),
        (("https://b.example/x", "--id", "No Id"), 3, "id: "),
        (("https://b.example/x", "--every", "often"), 3, "schedule.every"),
        (("https://b.example/x", "--source", "guardain"), 3, "Did you mean 'guardian'"),
        (("https://b.example/x", "--published", "2025-03-14T09:30:00"), 3, "zone"),
        (("nowhere.md",), 1, "no such file"),
        (("ftp://b.example/x.html",), 1, "no such file"),
    ],
)
def test_a_seed_that_cannot_be_added_leaves_nothing_behind(
    newswake: Newswake, place: Path, args: tuple[str, ...], code: int, says: str
) -> None:
    (place / "catalogue" / "sources" / "guardian.toml").write_text('name = "G"\nhomepage = "https://g.example/"\n')
    assert newswake("seeds", "add", "https://a.example/canal-closes", "--id", "first").exit_code == 0
    result = newswake("seeds", "add", *args)
    assert result.exit_code == code
    assert says in result.stderr
    assert [path.name for path in (place / "catalogue" / "seeds").iterdir()] == ["first.toml"]


def test_pausing_several_changes_none_if_one_is_unknown(newswake: Newswake, place: Path) -> None:
    newswake("seeds", "add", "https://a.example/canal-closes")
    result = newswake("seeds", "pause", "canal-closes", "cannal")
    assert result.exit_code == 3
    assert "active = false" not in (place / "catalogue" / "seeds" / "canal-closes.toml").read_text()


def test_check_says_all_that_is_wrong(newswake: Newswake, place: Path) -> None:
    assert "0 seeds and 0 sources" in newswake("sources", "check").stderr
    (place / "catalogue" / "sources" / "a.toml").write_text("name = 1")
    (place / "catalogue" / "seeds" / "b.toml").write_text("url = ")
    result = newswake("sources", "check")
    assert result.exit_code == 3
    assert "a.toml: homepage" in result.stderr
    assert "b.toml: is not valid TOML" in result.stderr
    assert result.stdout == ""


def test_sources_are_listed(newswake: Newswake, place: Path) -> None:
    (place / "catalogue" / "sources" / "a.toml").write_text(
        'name = "A"\nhomepage = "https://a.example/"\nevery = "90m"\n'
        '[[endpoints]]\nurl = "https://a.example/f"\nkind = "feed"\nverified = true\n'
    )
    head, row = newswake("sources", "list").stdout.splitlines()
    found = dict(zip(head.split("\t"), row.split("\t"), strict=True))
    assert (found["id"], found["endpoints"], found["verified"], found["every"]) == ("a", "1", "1", "1h30m")


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (("run", "kazakstan"), 3, "Did you mean 'kazakhstan'"),
        (("run", "nowhere.md"), 1, "no such file"),
        (("run", "https://user:pw@a.example/"), 3, "password"),
        (("run", "kazakhstan", "--source", "x"), 3, "no source"),
        (("poll", "x"), 3, "no source"),
    ],
)
def test_wrong_targets_end_before_prefect_starts(
    newswake: Newswake, place: Path, args: tuple[str, ...], code: int, says: str
) -> None:
    newswake("seeds", "add", "https://a.example/x", "--id", "kazakhstan")
    result = newswake(*args)
    assert result.exit_code == code
    assert says in result.stderr
    assert not (place / "data").exists()


@pytest.mark.loopback
@pytest.mark.enable_socket
def test_a_dead_prefect_server_is_said_at_once(newswake: Newswake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    newswake("seeds", "add", "https://a.example/x", "--id", "kazakhstan")
    monkeypatch.delitem(sys.modules, "prefect", raising=False)
    result = newswake("run", "kazakhstan")
    assert result.exit_code == exits.NETWORK
    assert "newswake up" in result.stderr
