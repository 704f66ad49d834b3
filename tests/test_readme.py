"""The README keeps its word: every command in it is run or at least understood, every name in it exists."""

from __future__ import annotations

import csv
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click
import pytest

from config.catalogue import load_catalogue
from config.settings import Settings
from extractors.records import Relation
from flows import exits, targets
from flows.cli import COMMANDS, cli
from tests.warehouse.planting import World
from warehouse import db

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "README.md").read_text("utf-8")
MOST_WORDS = 600
WORDS_BEFORE_COMMANDS = 60
SEED_TITLE = "Karvenia gambles its canal"
# What these do for real is tested where their servers and webs are: tests/flows/test_up.py, test_demo_run.py, CI.
PARSED = {"run", "up", "backfill", "reprocess", "sources", "shell"}
RUN = {"seeds", "sql", "search", "report", "doctor", "export", "backup"}
TARGETS = {"demo": "newswake demo", "test": "python -m pytest"}


def lines() -> list[str]:
    """The commands of all sh blocks."""
    blocks = re.findall(r"^```sh\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines() if shlex.split(line, comments=True)]


def words_of(line: str) -> list[str]:
    return shlex.split(line, comments=True)


def newswake_lines(chosen: set[str]) -> list[str]:
    return [line for line in lines() if words_of(line)[0] == "newswake" and words_of(line)[1] in chosen]


def views_named() -> set[str]:
    """Views of the table and of the queries."""
    rows = [line.split("|")[1] for line in TEXT.splitlines() if line.startswith("| `")]
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    return named | set(re.findall(r"\bFROM (\w+)", TEXT))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a small warehouse: the demo's seed, a copy of it, a page that robots.txt forbids."""
    folder = tmp_path_factory.mktemp("readme") / "data"
    world = World(folder)
    world.run("run", seed_id="karvenia", ended="completed")
    world.seed("karvenia", f"{SEED_TITLE}. Nobody asked the boatmen what they think of it.")
    for url, relation in (("https://a.example/copy", "copy"), ("https://b.example/event", "same_event")):
        observation = world.page(url, f"A story of the canal, told by {url}.")
        world.discover(url)
        world.settle(url, "stored", observation_id=observation)
        world.compare("karvenia", observation, relation=relation)
    world.discover("https://a.example/private")
    world.settle("https://a.example/private", "robots", reason="Disallow: /private")
    world.poll("a")
    world.load()
    return folder


@pytest.fixture
def place(tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with that warehouse and a copy of the real catalogue, `newswake` on its path."""
    for name in list(os.environ):
        if name.upper().startswith(("NEWSWAKE_", "PREFECT_")) or name.upper().endswith("_PROXY"):
            monkeypatch.delenv(name)
    for folder in ("seeds", "sources"):
        shutil.copytree(ROOT / "config" / folder, tmp_path / "catalogue" / folder)
    (tmp_path / "article.md").write_text("# A story\n\nIt has a paragraph.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSWAKE_DATA_DIR", str(data))
    monkeypatch.setenv("NEWSWAKE_CATALOGUE_DIR", str(tmp_path / "catalogue"))
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
    return tmp_path


def typed(line: str) -> str:
    """Type a line into a shell; its standard output."""
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, (line, done.stderr)
    return done.stdout


# ---- the text ----


def test_it_is_short() -> None:
    assert len(TEXT.split()) <= MOST_WORDS


def test_the_two_commands_come_first() -> None:
    before, _, rest = TEXT.partition("```sh\n")
    assert [words_of(line) for line in rest.partition("```")[0].splitlines()] == [["make", "demo"], ["make", "test"]]
    assert len(before.split()) <= WORDS_BEFORE_COMMANDS


@pytest.mark.parametrize("target", re.findall(r"!?\[[^\]]*\]\(([^)]+)\)", TEXT))
def test_a_link_leads_somewhere(target: str) -> None:
    assert target.startswith("https://") or (ROOT / target).exists()


def test_the_pictures_are_pictures_and_are_described() -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", TEXT)
    assert len(pictures) == 2
    for described, path in pictures:
        assert len(described.split()) > 3
        assert (ROOT / path).read_bytes().startswith(b"\x89PNG")


def test_every_view_it_names_exists(data: Path) -> None:
    with db.read_only(data / "warehouse" / "current.duckdb") as con:
        held = {row[0] for row in con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()}
    assert len(views_named()) > 10
    assert views_named() <= held


def test_every_setting_path_and_address_it_names_is_that_of_the_settings() -> None:
    defaults = {name: field.default for name, field in Settings.model_fields.items()}
    named = {name.lower() for name in re.findall(r"NEWSWAKE_([A-Z_]+)", TEXT)}
    assert named
    assert named <= set(defaults)
    settings = Settings.model_construct(data_dir=defaults["data_dir"])
    paths = {str(getattr(settings, name)) for name in ("published", "archive_dir", "report_dir", "database")}
    assert set(re.findall(r"`(data/[\w./]+)`", TEXT)) <= paths
    assert f"http://{defaults['host']}:{defaults['port']}" in TEXT


def test_the_python_it_asks_for_is_that_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert f"Python {project['requires-python'].removeprefix('>=')} or later" in TEXT


def test_the_relations_it_names_are_those_of_the_comparison() -> None:
    named = {word.replace(" ", "_") for word in re.findall(r"\*\*([\w ]+)\*\*", TEXT)} - {"seed"}
    assert len(named) == 5
    assert named <= set(get_args(Relation))


def test_the_help_lists_the_exit_codes_as_it_says() -> None:
    assert "`newswake COMMAND --help` reads like documentation and lists the exit codes" in TEXT
    for name in COMMANDS:
        command = found_command(name)
        text = " ".join(command.get_help(click.Context(command, info_name=name)).split())
        listed = [item for item in exits.EXITS if f"{item.code} {item.meaning}" in text]
        assert exits.EXITS[0] in listed, name


# ---- its commands ----


def found_command(name: str) -> click.Command:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None, name
    return command


def test_every_command_is_taken_care_of() -> None:
    """A new kind of command in the README needs its test here."""
    known = {*newswake_lines(PARSED | RUN)}
    others = [words_of(line) for line in lines() if line not in known]
    assert others == [["make", "demo"], ["make", "test"], ["source", ".venv/bin/activate"]]
    assert {words_of(line)[1] for line in known} == PARSED | RUN


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make")
@pytest.mark.parametrize("target", TARGETS)
def test_make_has_the_target(target: str) -> None:
    command = ["make", "-C", str(ROOT), "--dry-run", "--always-make", target]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "--require-hashes -r requirements.lock" in done.stdout
    assert TARGETS[target] in done.stdout


def test_the_environment_that_is_activated_is_the_one_that_make_makes() -> None:
    assert re.search(r"^VENV := \.venv$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("line", newswake_lines(PARSED))
def test_what_starts_a_run_is_understood(line: str, place: Path) -> None:
    name, *rest = words_of(line)[1:]
    command = found_command(name)
    if isinstance(command, click.Group):
        command = command.commands[rest.pop(0)]
    with command.make_context(name, rest) as context:
        target = context.params.get("target")
    if name == "run":
        assert targets.seed_of(str(target), load_catalogue(place / "catalogue")).id


def test_a_wrong_argument_would_be_noticed() -> None:
    with pytest.raises(click.UsageError):
        found_command("run").make_context("run", ["kazakhstan-gamble", "--no-such-option"])


@pytest.mark.parametrize("line", newswake_lines(RUN))
def test_what_reads_or_changes_seeds_is_run(line: str, place: Path) -> None:
    printed = typed(line)
    written = [place / word for word in words_of(line) if word.endswith((".csv", ".parquet"))]
    assert printed or written or "seeds" in line
    for path in written:
        assert path.stat().st_size


def lines_with(*words: str) -> Iterator[str]:
    found = [line for line in lines() if set(words) <= set(words_of(line))]
    assert found, words
    yield from found


def test_the_queries_answer_with_rows(place: Path) -> None:
    for line in lines_with("newswake", "sql"):
        if not {"--csv", "--parquet"} & set(words_of(line)):
            assert len(typed(line).splitlines()) > 1, line


def test_the_csv_and_the_parquet_file_hold_what_was_asked(place: Path) -> None:
    for line in (*lines_with("--csv"), *lines_with("--parquet")):
        typed(line)
    with (place / "coverage.csv").open(encoding="utf-8", newline="") as file:
        assert "source_id" in next(csv.reader(file))
    parquet = (place / "articles.parquet").read_bytes()
    assert parquet[:4] == parquet[-4:] == b"PAR1"


def test_the_report_is_written_where_it_says(place: Path) -> None:
    (line,) = lines_with("newswake", "report")
    path = Path(typed(line).strip())
    assert path.is_file()
    assert SEED_TITLE in path.read_text("utf-8")


def test_seeds_are_added_paused_and_resumed(place: Path) -> None:
    seeds = place / "catalogue" / "seeds"
    before = set(seeds.iterdir())
    (add,), (pause,), (resume,) = (list(lines_with("seeds", verb)) for verb in ("add", "pause", "resume"))
    typed(add)
    (added,) = set(seeds.iterdir()) - before
    assert words_of(add)[-1] in added.read_text("utf-8")
    name = words_of(pause)[-1]
    typed(pause)
    assert not load_catalogue(place / "catalogue").seed(name).active
    typed(resume)
    assert load_catalogue(place / "catalogue").seed(name).active
    listed = typed("newswake seeds list").splitlines()
    assert {name, added.stem} <= {row.partition("\t")[0] for row in listed}
