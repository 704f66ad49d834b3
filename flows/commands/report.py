"""newswake report: write a seed's HTML report from the warehouse."""

from __future__ import annotations

import click

from flows import exits


@click.command(short_help="Write a seed's HTML report.", epilog=exits.epilog(exits.OK, exits.CONFIG, exits.WAREHOUSE))
@click.argument("seed")
def command(seed: str) -> None:
    """Write the HTML report of SEED from the published warehouse and print its path.

    One page that needs no network: the ranking, the reused passages side by side, the timeline, what could not be
    searched. Nothing is fetched, and Prefect is not needed. It works for every seed that the warehouse holds.

    \b
    Examples:
      newswake report kazakhstan-gamble
      xdg-open "$(newswake report kazakhstan-gamble)"
    """
    from datetime import UTC, datetime

    from config.settings import load_settings
    from flows.reporting import write_report

    path = write_report(load_settings(), seed, datetime.now(UTC))
    click.echo(path.absolute())
