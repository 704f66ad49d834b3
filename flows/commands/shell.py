"""newswake shell: SQL on the newest snapshot, with a workspace of one's own beside it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows import exits, output

if TYPE_CHECKING:
    from config.settings import Settings

CODES = exits.epilog(exits.OK, exits.USAGE, exits.CONFIG, exits.WAREHOUSE, exits.INTERRUPTED)


@click.command(short_help="SQL with a workspace of your own.", epilog=CODES)
@click.option(
    "--workspace",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Your own tables. [workspace.duckdb beside the warehouse]",
)
@click.option("--memory", is_flag=True, help="Keep your own tables in memory; they are gone at the end.")
@click.option("--plain", is_flag=True, help="newswake's own small shell, also where DuckDB's is installed.")
@click.option("--ui", is_flag=True, help="DuckDB's UI in the browser, where its extension is installed.")
def command(workspace: Path | None, *, memory: bool, plain: bool, ui: bool) -> None:
    """Open a SQL shell on the newest published warehouse, read-only, beside tables of your own.

    `FROM articles` asks the warehouse (as `newswake.articles` by its full name), `CREATE TABLE mine AS ...` writes to
    the workspace, which is kept. The shell is DuckDB's if `duckdb` is on the PATH in the right version (from
    duckdb.org, or the package duckdb-cli), else a small one of newswake's. A session keeps its version of the warehouse
    while runs go on; `.refresh` takes the newest (in DuckDB's shell: leave and come back). A workspace has one shell
    at a time. With statements on standard input it runs these and ends.

    \b
    Examples:
      newswake shell
      newswake shell --memory
      newswake shell < my-study.sql > result.tsv
    """
    from config.settings import load_settings

    if workspace and memory:
        raise click.UsageError("--workspace and --memory exclude each other.")
    settings = load_settings()
    chosen = None if memory else (workspace or settings.database.parent / "workspace.duckdb").absolute()
    is_script = not sys.stdin.isatty()
    if not (plain or is_script) and _in_duckdbs_own(settings, chosen, ui=ui):
        return
    _in_ours(settings, chosen, ui=ui, is_script=is_script)


def _in_duckdbs_own(settings: Settings, workspace: Path | None, *, ui: bool) -> bool:
    """Run DuckDB's shell, if there is one."""
    from flows import duckdb_shell
    from warehouse.workspace import check_free, newest, opening

    program = duckdb_shell.find()
    if program is None:
        return False
    snapshot = newest(settings.published.absolute())
    if workspace:
        check_free(workspace)
    output.say(f"newswake: {snapshot.name} as newswake, {workspace or 'memory'} as workspace")
    duckdb_shell.run(program, opening(snapshot, workspace), ui=ui)
    return True


def _in_ours(settings: Settings, workspace: Path | None, *, ui: bool, is_script: bool) -> None:
    from flows import shell
    from warehouse.workspace import open_session, start_ui

    with open_session(settings.published.absolute(), workspace, settings.memory_limit, settings.threads) as session:
        if ui:
            output.say(start_ui(session))
        if is_script:
            shell.run_script(session, sys.stdin.read())
            return
        output.say(f"newswake: {session.snapshot.name} as newswake, {workspace or 'memory'} as workspace; .help helps")
        shell.Shell(session, shell.completing(session)).run()
