"""newswake's own small SQL shell: for a machine without DuckDB's, and for scripts.

Statements end with a semicolon and may have several lines. Ctrl-C stops a question or forgets a line, Ctrl-D leaves.
"""

from __future__ import annotations

import sys
from itertools import chain, islice
from typing import TYPE_CHECKING

import click

from config.errors import NewswakeError
from flows import output, table
from flows.cli import interrupted, sentence
from warehouse import statements

if TYPE_CHECKING:
    from collections.abc import Callable

    from warehouse.query import Answer
    from warehouse.workspace import Session

PROMPT, MORE = "newswake> ", "     ...> "
ROWS = 200
LEAVE = frozenset({"\\q", ".q", ".quit", ".exit", "quit", "exit"})
HELP = """.refresh  take the newest published warehouse; your own tables stay
.tables   what there is to ask, and your own tables
\\q        leave (or Ctrl-D); Ctrl-C stops a question
End a statement with ;  What you make (CREATE TABLE mine AS ...) is kept in your workspace."""


class Shell:
    """Reads statements with ``read`` (which raises EOFError at the end) and prints their answers."""

    def __init__(self, session: Session, read: Callable[[str], str], *, rows: int | None = ROWS) -> None:
        self.session = session
        self._read = read
        self._rows = rows
        self._held: list[str] = []

    def run(self) -> None:
        """Go on until somebody leaves."""
        while True:
            try:
                line = self._read(MORE if self._held else PROMPT)
            except EOFError:
                return
            except KeyboardInterrupt:
                self._held.clear()
                output.say("")
                continue
            if not self._held and line.strip().rstrip(";") in LEAVE:
                return
            self._take(line)

    def _take(self, line: str) -> None:
        if not self._held and line.strip().startswith((".", "\\")):
            self._command(line.strip())
            return
        if line.strip() or self._held:
            self._held.append(line)
        if line.rstrip().endswith(";"):
            text = "\n".join(self._held)
            self._held.clear()
            self.ask(text)

    def _command(self, word: str) -> None:
        if word == ".refresh":
            self._guarded(self._refresh)
        elif word == ".tables":
            self.ask(statements.read("care", "desk_tables"))
        else:
            output.say(HELP)

    def _refresh(self) -> None:
        fresh = self.session.refresh()
        output.say(f"{'now on' if fresh else 'still the newest:'} {self.session.snapshot.name}")

    def ask(self, text: str) -> None:
        """Run statements and print each answer; what goes wrong is one message."""
        self._guarded(lambda: self.answer(text))

    def answer(self, text: str) -> None:
        """Run statements and print each answer. Raises QueryError."""
        for found in self.session.answers(text):
            self._show(found)

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except NewswakeError as error:
            output.say(sentence(error))
        except (KeyboardInterrupt, RuntimeError) as error:
            if not interrupted(error):
                raise
            self.session.stop()
            output.say("stopped")

    def _show(self, found: Answer) -> None:
        if not found.columns:
            return
        rows = chain.from_iterable(found.chunks)
        if self._rows is None:
            for line in table.tab_separated(found.columns, rows):
                click.echo(line)
            return
        shown = list(islice(rows, self._rows + 1))
        for line in table.aligned(found.columns, shown[: self._rows], output.columns()):
            click.echo(line)
        more = len(shown) > self._rows
        output.say(f"(the first {self._rows} rows)" if more else f"({len(shown)} row{'' if len(shown) == 1 else 's'})")


def completing(session: Session) -> Callable[[str], str]:
    """Python's input with a history and completion of names, where the system has readline."""
    try:
        import readline  # noqa: PLC0415 - not on every system
    except ImportError:
        return input
    readline.set_completer(Completer(session.names).complete)
    readline.set_completer_delims(" \t\n\"'`@$><=;|&{(,.")
    readline.parse_and_bind("tab: complete")
    return input


class Completer:
    """Completes what begins a view, table, column or word of SQL."""

    WORDS = (
        "SELECT", "FROM", "WHERE", "GROUP BY ALL", "ORDER BY", "LIMIT", "DESCRIBE", "SUMMARIZE", "JOIN", "USING",
        "CREATE TABLE", "count(*)",
    )  # fmt: skip

    def __init__(self, names: Callable[[], list[str]]) -> None:
        self._names = names
        self._found: list[str] = []

    def complete(self, text: str, state: int) -> str | None:
        """The completion number ``state`` of ``text``, as readline asks for it."""
        if state == 0:
            low = text.lower()
            self._found = [word for word in (*self._names(), *self.WORDS) if word.lower().startswith(low)]
        return self._found[state] if state < len(self._found) else None


def run_script(session: Session, text: str) -> None:
    """Run what came over standard input. Raises QueryError at the first statement that cannot be run."""
    Shell(session, lambda _: "", rows=ROWS if sys.stdout.isatty() else None).answer(text)
