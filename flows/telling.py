"""Shows on stderr which lists are being asked: a line that changes on a terminal, a line per list elsewhere."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from config.visible import visible
from flows import output, table

if TYPE_CHECKING:
    from extractors.discover.looks import Look

CLEAR = "\r\x1b[K"


class Telling:
    """A teller for ``flows.looking``. Call ``done`` at the end."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._asked = 0

    def asking(self, url: str) -> None:
        """Show what is asked for; it may have to wait for its host's turn."""
        self._asked += 1
        if self._live:
            line = table.fit(f"asking ({self._asked}): {visible(url)}", output.columns() - 1)
            click.echo(f"{CLEAR}{line}", err=True, nl=False, color=True)

    def answered(self, look: Look) -> None:
        """Say what came of it, where no line can be overwritten."""
        if not self._live:
            told = look.unfit or f"{look.articles} articles"
            output.say(f"asked {look.endpoint.url}: {visible(told)}")

    def done(self) -> None:
        """Remove the line."""
        if self._live:
            click.echo(CLEAR, err=True, nl=False, color=True)
