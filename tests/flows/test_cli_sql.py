from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from config.settings import load_settings
from flows import exits, output
from flows.commands import sql
from warehouse import rows
from warehouse.load import Loader, WarehouseSettings
from warehouse.spool import Spool

if TYPE_CHECKING:
    from pathlib import Path

    from tests.flows.conftest import Newswake

HOSTILE = "=HYPERLINK(1)\x1b[31m\nred\tend"


@pytest.fixture
def warehouse(place: Path) -> Path:
    """A published warehouse with one warning in it, whose text is hostile."""
    from datetime import UTC, datetime  # noqa: PLC0415 - only this fixture needs it

    settings = load_settings()
    batch = Spool(settings.spool_dir).batch("r1", "monitor")
    batch.add("run_warning", rows.warning_row("r1", "source", HOSTILE, datetime(2025, 3, 14, tzinfo=UTC)))
    batch.commit()
    Loader(WarehouseSettings.from_settings(settings)).load()
    return place


def test_without_a_warehouse_it_says_what_to_do(newswake: Newswake) -> None:
    result = newswake("sql", "SELECT 1")
    assert result.exit_code == exits.WAREHOUSE
    assert "newswake run" in result.stderr
    assert result.stdout == ""


def test_elsewhere_than_on_a_terminal_it_is_tab_separated(newswake: Newswake, warehouse: Path) -> None:
    result = newswake("sql", "SELECT subject, message, raised_at, NULL AS n FROM run_warning")
    assert result.exit_code == 0, result.stderr
    head, row = result.stdout.splitlines()
    assert head == "subject\tmessage\traised_at\tn"
    assert row == "source\t=HYPERLINK(1)\\x1b[31m\\nred\\tend\t2025-03-14 00:00:00Z\t"


def test_on_a_terminal_it_is_a_table(newswake: Newswake, warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr(output, "columns", lambda: 80)
    printed: list[str] = []
    monkeypatch.setattr("click.echo", lambda text="", **_: printed.append(str(text)))
    settings = load_settings()
    with_terminal = type("Terminal", (io.StringIO,), {"isatty": lambda _self: True})()
    monkeypatch.setattr("sys.stdout", with_terminal)
    sql._answer(settings, "SELECT range AS n, 'x' AS t FROM range(300)", None, None)
    assert printed[0] == "  n  t"
    assert len(printed) == 2 + sql.TERMINAL_ROWS + 1
    assert "--limit 0" in printed[-1]


def test_json_and_json_lines_hold_texts_as_they_are(newswake: Newswake, warehouse: Path) -> None:
    query = "SELECT subject, message FROM run_warning"
    expected = {"subject": "source", "message": HOSTILE}
    assert json.loads(newswake("sql", query, "--json").stdout) == [expected]
    assert [json.loads(line) for line in newswake("sql", query, "--jsonl").stdout.splitlines()] == [expected]


def test_csv_is_no_formula(newswake: Newswake, warehouse: Path) -> None:
    result = newswake("sql", "SELECT message FROM run_warning", "--csv")
    head, row = csv.reader(io.StringIO(result.stdout_bytes.decode(), newline=""))
    assert head == ["message"]
    assert row == ["'" + HOSTILE]


def test_parquet_is_written_and_nothing_is_printed(newswake: Newswake, warehouse: Path) -> None:
    result = newswake("sql", "FROM run_warning", "--parquet", "out.parquet")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert "1 rows written" in result.stderr
    assert (warehouse / "out.parquet").read_bytes()[:4] == b"PAR1"


def test_the_query_comes_from_a_file_or_standard_input(newswake: Newswake, warehouse: Path) -> None:
    (warehouse / "q.sql").write_text("SELECT 42 AS answer;\n")
    assert newswake("sql", "q.sql").stdout == "answer\n42\n"
    result = newswake("sql", "-", input="SELECT 43 AS answer")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "answer\n43\n", "")


def test_the_limit_holds_and_zero_is_none(newswake: Newswake, warehouse: Path) -> None:
    assert len(newswake("sql", "FROM range(5000)", "--limit", "7").stdout.splitlines()) == 8
    assert len(newswake("sql", "FROM range(5000)", "--limit", "0").stdout.splitlines()) == 5001
    assert len(newswake("sql", "FROM range(5000)").stdout.splitlines()) == 5001


@pytest.mark.parametrize(
    "query",
    ["SELEC 1", "SELECT nothing FROM run", "FROM nowhere", "", "DELETE FROM run", "FROM '/etc/passwd'", "missing.sql"],
)
def test_wrong_sql_ends_with_2_and_one_message(newswake: Newswake, warehouse: Path, query: str) -> None:
    result = newswake("sql", query)
    assert result.exit_code == exits.USAGE, result.output
    assert result.stderr.startswith("newswake: ")
    assert "Traceback" not in result.stderr


def test_ctrl_c_during_a_query_ends_with_130(newswake: Newswake, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_args: object) -> None:
        raise RuntimeError("Query interrupted") from KeyboardInterrupt()  # what DuckDB 1.5.5 does

    monkeypatch.setattr("warehouse.query.run_query", interrupted)
    result = newswake("sql", "SELECT 1")
    assert (result.exit_code, result.stdout, result.stderr) == (exits.INTERRUPTED, "", "newswake: interrupted\n")


def test_formats_do_not_mix(newswake: Newswake, warehouse: Path) -> None:
    assert newswake("sql", "SELECT 1", "--json", "--parquet", "x").exit_code == exits.USAGE
    assert newswake("sql", "SELECT 1", "--limit", "3", "--parquet", "x").exit_code == exits.USAGE
