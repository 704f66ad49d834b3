"""newswake compare: what the warehouse holds against the seeds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from flows import exits
from flows.commands import options, starting

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.command(short_help="Compare what the warehouse holds with the seeds.", epilog=exits.epilog())
@click.argument("seeds", nargs=-1, metavar="[SEED]...")
@click.option("--method", metavar="NAME", help="Compare by this method; what matches shows stays as it is.")
@click.option("--preview", is_flag=True, help="With --method: only show what it would change. Stores nothing.")
@click.option("--all", "everything", is_flag=True, help="With --preview: all articles that would change.")
@click.option("--no-report", is_flag=True, help="Write no HTML reports.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary, or the preview, as JSON.")
@options.STRICT
@click.pass_context
def command(
    ctx: click.Context,
    seeds: tuple[str, ...],
    *,
    method: str | None,
    preview: bool,
    everything: bool,
    no_report: bool,
    as_json: bool,
    strict: bool,
) -> None:
    """Compare the articles in the warehouse with the seeds: those named, or all active ones.

    Nothing is fetched. Pairs that have been compared by the current method are not compared again.

    A method has a name and a version; each keeps rows of its own. Setting compare_method says which is in force: what
    matches shows. Before you change it, look at what that would change, and how both do against your own labels.

    \b
    Examples:
      newswake compare
      newswake compare kazakhstan-gamble --no-report
      newswake compare --method story/1 --preview
      NEWSWAKE_COMPARE_METHOD=story/1 newswake compare
    """
    if preview and method is None:
        raise click.UsageError("--preview needs the --method that it is about")
    if everything and not preview:
        raise click.UsageError("--all goes with --preview")
    if preview and method is not None:
        _preview(method, list(seeds) or None, everything=everything, as_json=as_json)
        return
    from flows import methods, show

    settings, _ = starting.surroundings()
    # Before Prefect starts: that takes seconds.
    methods.chosen(settings, method)
    starting.start_prefect(settings)
    from flows.compare import compare

    # Not checked against the catalogue: an article that was run by address is a seed of the warehouse alone.
    summary = show.summary_of(compare(seeds=list(seeds) or None, report=not no_report, method=method))
    show.show_summary(summary, as_json=as_json)
    ctx.exit(show.exit_code(summary, strict=strict))


def _preview(method: str, seeds: Sequence[str] | None, *, everything: bool, as_json: bool) -> None:
    from datetime import UTC, datetime

    from config.settings import load_settings
    from flows import methods, previewing
    from warehouse import adoption

    settings = load_settings()
    found = adoption.preview(settings.published, methods.named(method), seeds, datetime.now(UTC))
    if as_json:
        told = previewing.objects(found, method)
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for line in previewing.lines(found, method, None if everything else previewing.MOST):
        click.echo(line)
