"""newswake up: the Prefect server, its UI and the schedules."""

from __future__ import annotations

import click

from flows import exits


@click.command(
    short_help="Start the Prefect UI and the schedules.",
    epilog=exits.epilog(exits.OK, exits.CONFIG, exits.NETWORK, exits.INTERRUPTED),
)
@click.option(
    "--port", type=click.IntRange(1, 65535), metavar="N", help="Port of the server and its UI. [setting: port]"
)
def command(port: int | None) -> None:
    """Start the Prefect server with its UI and serve the flows on the schedules of the seeds and sources.

    The server listens on this machine only (setting: host) and tells nobody anything. Ctrl-C stops all of it. While it
    runs, `newswake run` in another terminal uses its server, and `newswake sql` reads what has been published.

    \b
    Examples:
      newswake up
      newswake up --port 4300
    """
    from config.settings import load_settings
    from flows.up import up

    up(load_settings(port=port) if port else load_settings())
