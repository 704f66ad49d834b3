"""What commands print: data on stdout, talk on stderr."""

from __future__ import annotations

import contextlib
import json
import shutil
import sys
from typing import TYPE_CHECKING

import click

from config.visible import visible_lines
from flows import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pydantic import BaseModel

NO_TERMINAL_WIDTH = 160


def say(line: str) -> None:
    """Talk: to stderr, with what a terminal would obey made visible."""
    click.echo(visible_lines(line), err=True)


def columns() -> int:
    """Width of the terminal."""
    return shutil.get_terminal_size((NO_TERMINAL_WIDTH, 24)).columns


@contextlib.contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar on a terminal for what is counted in bytes: it is told what is done, how many and of how many."""
    if not sys.stderr.isatty():
        yield lambda _what, _done, _total: None
        return
    from rich.console import Console  # noqa: PLC0415 - only for people who look on
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        line = bar.add_task("", total=None)
        yield lambda what, done, total: bar.update(line, description=what, completed=done, total=total)


def emit(names: Sequence[str], rows: Sequence[Sequence[object]], *, as_json: bool = False) -> None:
    """Print rows: aligned on a terminal, tab-separated elsewhere, or as a JSON array of objects."""
    if as_json:
        objects = [dict(zip(names, row, strict=True)) for row in rows]
        click.echo(json.dumps(objects, ensure_ascii=False, indent=2, default=str))
        return
    lines = table.aligned(names, rows, columns()) if sys.stdout.isatty() else table.tab_separated(names, rows)
    for line in lines:
        click.echo(line)


def emit_models(models: Iterable[BaseModel]) -> None:
    """Print declarations or results as one JSON array."""
    click.echo(json.dumps([model.model_dump(mode="json") for model in models], ensure_ascii=False, indent=2))
