"""The analyst's desk: the newest snapshot, read-only, beside a database of their own that they write.

A session keeps its version of the snapshot for as long as it lives; ``refresh`` takes the newest. The workspace has one
writer at a time, as any DuckDB file: a second session gets its own, or one in memory.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import duckdb

from extractors.errors import WarehouseBusy, WarehouseError
from warehouse import db, statements
from warehouse.query import answer_of, explain, statements_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from warehouse.query import Answer

NAME = "workspace.duckdb"
IN_MEMORY = ":memory:"


def opening(snapshot: Path, workspace: Path | None) -> str:
    """What another program runs to have the same desk: for DuckDB's own shell."""
    return (
        statements.read("care", "options")
        + statements.with_paths("care", "desk", workspace=workspace or IN_MEMORY)
        + statements.with_paths("care", "workspace", snapshot=snapshot)
    )


def newest(published: Path) -> Path:
    """The newest snapshot. Raises WarehouseError if there is none."""
    found = db.snapshot(published)
    if found is None:
        raise WarehouseError(db.NOTHING_LOADED, subject=str(published), advice=db.RUN_FIRST)
    return found


class Session:
    """A connection to the workspace and a snapshot. Made by ``open_session``."""

    def __init__(self, con: duckdb.DuckDBPyConnection, published: Path) -> None:
        self.con = con
        self.published = published
        self.snapshot = newest(published)
        try:
            con.execute(statements.with_paths("care", "workspace", snapshot=self.snapshot))
        except duckdb.Error as error:
            raise db.explain(error, self.snapshot) from error

    def refresh(self) -> bool:
        """Take the newest snapshot; returns whether there was a newer one. Own tables stay.

        Raises WarehouseError, with the former snapshot still there, in an open transaction.
        """
        found = newest(self.published)
        if found == self.snapshot:
            return False
        try:
            self.con.execute(statements.read("care", "leave"))
            self.con.execute(statements.with_paths("care", "workspace", snapshot=found))
        except duckdb.Error as error:
            advice = "End the transaction (COMMIT or ROLLBACK), then try again."
            raise WarehouseError(str(error).splitlines()[0], subject=str(found), advice=advice) from error
        self.snapshot = found
        return True

    def stop(self) -> None:
        """End a question that Ctrl-C has interrupted: in DuckDB's threads it may go on otherwise."""
        self.con.interrupt()

    def names(self) -> list[str]:
        """Views, tables and columns that can be asked for, for completion."""
        return [row[0] for row in self.con.cursor().execute(statements.read("care", "names")).fetchall()]

    def answers(self, sql: str) -> Iterator[Answer]:
        """Run the statements of ``sql`` one after the other; each answer is to be read before the next.

        Raises QueryError for what DuckDB cannot run; what ran before it stands.
        """
        try:
            for part in statements_of(self.con, sql):
                self.con.execute(part)
                yield answer_of(self.con)
        except duckdb.Error as error:
            raise explain(self.con, error) from error


@contextlib.contextmanager
def open_session(
    published: Path, workspace: Path | None, memory_limit: str = db.DEFAULT_MEMORY, threads: int = db.DEFAULT_THREADS
) -> Iterator[Session]:
    """Open the newest snapshot beside ``workspace``; None keeps one in memory.

    Raises WarehouseBusy if another process has the workspace, WarehouseError if nothing is published or a file cannot
    be opened.
    """
    snapshot = newest(published)
    con = _connect(workspace, db.reader_config(memory_limit, threads, snapshot.parent / "tmp"))
    try:
        yield Session(con, published)
    finally:
        con.interrupt()
        con.close()


def _connect(workspace: Path | None, config: db.Config) -> duckdb.DuckDBPyConnection:
    con = duckdb.connect(IN_MEMORY, config=config)
    try:
        con.execute(statements.with_paths("care", "desk", workspace=workspace or IN_MEMORY))
    except duckdb.Error as error:
        con.close()
        raise explained(error, workspace) from error
    return con


def explained(error: duckdb.Error, workspace: Path | None) -> WarehouseError:
    """Why the workspace cannot be opened, and what to do."""
    if workspace is None:
        return WarehouseError(str(error).splitlines()[0], advice="`newswake doctor` checks the installation.")
    found = db.explain(error, workspace)
    if isinstance(found, WarehouseBusy):
        advice = "Close the other shell, or take one in memory (--memory) or of another name (--workspace FILE)."
        return WarehouseBusy("another shell has the workspace open", subject=str(workspace), advice=advice)
    if "not a DuckDB database" in found.message:
        advice = "Move the file away; the warehouse itself is not concerned."
        return WarehouseError(found.message, subject=str(workspace), advice=advice)
    return found


def load_ui(con: duckdb.DuckDBPyConnection) -> None:
    """Load DuckDB's UI extension. Raises WarehouseError if it is not installed: nothing is downloaded here."""
    try:
        con.execute(statements.read("care", "load_ui"))
    except duckdb.Error as error:
        advice = "Install it once, with a network: newswake shell --plain, then INSTALL ui; or leave --ui away."
        raise WarehouseError("DuckDB's UI extension is not installed", subject="ui", advice=advice) from error


def start_ui(session: Session) -> str:
    """Start the UI on a session; returns its address. Raises WarehouseError if it cannot be."""
    load_ui(session.con)
    try:
        row = session.con.execute(statements.read("care", "start_ui")).fetchone()
    except duckdb.Error as error:
        raise WarehouseError(str(error).splitlines()[0], subject="ui", advice="Leave --ui away.") from error
    return str(row[0]) if row else ""


def check_free(workspace: Path) -> None:
    """See that nobody has the workspace open. Raises as ``open_session`` does; the file is made if it is not there."""
    with contextlib.closing(_connect(workspace, {})):
        pass
