"""newswake compare: what the warehouse holds against the seeds."""

from __future__ import annotations

import click

from flows import exits
from flows.commands import options, starting


@click.command(short_help="Compare what the warehouse holds with the seeds.", epilog=exits.epilog())
@click.argument("seeds", nargs=-1, metavar="[SEED]...")
@click.option("--no-report", is_flag=True, help="Write no HTML reports.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@options.STRICT
@click.pass_context
def command(ctx: click.Context, seeds: tuple[str, ...], *, no_report: bool, as_json: bool, strict: bool) -> None:
    """Compare the articles in the warehouse with the seeds: those named, or all active ones.

    Nothing is fetched. Pairs that have been compared by the current method are not compared again.

    \b
    Examples:
      newswake compare
      newswake compare kazakhstan-gamble --no-report
    """
    from flows import show

    settings, _ = starting.surroundings()
    starting.start_prefect(settings)
    from flows.compare import compare

    # Not checked against the catalogue: an article that was run by address is a seed of the warehouse alone.
    summary = show.summary_of(compare(seeds=list(seeds) or None, report=not no_report))
    show.show_summary(summary, as_json=as_json)
    ctx.exit(show.exit_code(summary, strict=strict))
