"""newswake sql: questions to the published warehouse."""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows import exits, output

if TYPE_CHECKING:
    from config.settings import Settings
    from warehouse.query import Answer

TERMINAL_ROWS = 200
CODES = exits.epilog(exits.OK, exits.USAGE, exits.CONFIG, exits.WAREHOUSE, exits.INTERRUPTED)


@click.command(short_help="Ask the published warehouse.", epilog=CODES)
@click.argument("query")
@click.option(
    "--csv", "form", flag_value="csv", help="CSV with a header; cells that a spreadsheet would run are quoted."
)
@click.option("--json", "form", flag_value="json", help="One JSON array of objects.")
@click.option("--jsonl", "form", flag_value="jsonl", help="One JSON object per line.")
@click.option(
    "--parquet", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write a Parquet file."
)
@click.option("--limit", type=click.IntRange(0), metavar="N", help="Rows at most; 0: all. [terminal: 200, else all]")
@click.option(
    "--timeout", type=click.FloatRange(0, min_open=True), metavar="SECONDS", help="Stop after this time. [never]"
)
def command(query: str, form: str | None, parquet: Path | None, limit: int | None, timeout: float | None) -> None:
    """Run QUERY on the published warehouse: SQL (DuckDB's), the name of a .sql file, or - for standard input.

    Answers while a run is writing: readers have a snapshot of their own and can change nothing. On a terminal the
    answer is an aligned table; elsewhere it is tab-separated with a header. In both, control characters of texts from
    the web are shown by their number. CSV, JSON and Parquet hold texts as they are.

    \b
    Examples:
      newswake sql "SHOW TABLES"
      newswake sql "SELECT relation, score, title, url FROM matches ORDER BY relation, score DESC LIMIT 20"
      newswake sql report.sql --csv > report.csv
      echo "FROM run_ledger" | newswake sql - --json
      newswake sql "FROM articles" --parquet articles.parquet
    """
    from config.settings import load_settings

    if parquet and (form or limit is not None or timeout):
        raise click.UsageError("--parquet goes with neither another format nor --limit or --timeout.")
    settings, text = load_settings(), read_query(query)
    if parquet:
        from warehouse.export import write_parquet

        rows = write_parquet(settings.published, text, parquet, settings.memory_limit)
        output.say(f"{rows} rows written to {parquet}")
    else:
        _answer(settings, text, form, limit, timeout)


def read_query(query: str) -> str:
    """The SQL itself, from the argument, a file or standard input. Raises QueryError for a file that cannot be read."""
    from config.errors import QueryError

    if query == "-":
        return sys.stdin.read()
    if not query.lower().endswith(".sql") or "\n" in query:
        return query
    try:
        return Path(query).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"cannot be read ({error}).", subject=query, advice="Name a .sql file in UTF-8.") from error


def _answer(settings: Settings, text: str, form: str | None, limit: int | None, timeout: float | None = None) -> None:
    from warehouse import export
    from warehouse.query import run_query

    on_terminal = form is None and sys.stdout.isatty()
    asked = TERMINAL_ROWS if limit is None and on_terminal else limit or None
    # One row more than is shown tells whether there are more.
    most = asked + 1 if asked and on_terminal else asked
    with run_query(settings.published, text, most, settings.memory_limit, timeout) as answer:
        if form == "csv":
            # The csv module ends its lines itself: as the standard says, on every system.
            export.write_csv(answer, sys.stdout)
        elif form == "json":
            export.write_json(answer, sys.stdout)
        elif form == "jsonl":
            export.write_json_lines(answer, sys.stdout)
        elif on_terminal:
            _show(answer, asked)
        else:
            _stream(answer)


def _show(answer: Answer, asked: int | None) -> None:
    rows = list(chain.from_iterable(answer.chunks))
    output.emit(answer.columns, rows[:asked])
    if asked and len(rows) > asked:
        output.say(f"(the first {asked} rows; --limit 0 shows all)")
    elif answer.columns:
        output.say(f"({len(rows)} row{'' if len(rows) == 1 else 's'})")


def _stream(answer: Answer) -> None:
    """Tab-separated, row by row: an answer of any length costs no memory."""
    from flows import table

    for line in table.tab_separated(answer.columns, chain.from_iterable(answer.chunks)):
        click.echo(line)
