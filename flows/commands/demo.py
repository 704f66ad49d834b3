"""newswake demo: the whole way on a small web of our own."""

from __future__ import annotations

import click

from flows import exits


@click.command(short_help="Run it all on a small web of our own.", epilog=exits.epilog())
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON instead of the table.")
def command(*, as_json: bool) -> None:
    """Run the real thing against a small web that comes with newswake: no internet is needed.

    Invented outlets on .example hosts are served on this machine, fetched, read, compared and reported like the live
    web, twice: the second time an article has been corrected and one is new. Ends with the table of articles, what was
    refused, and the paths of the warehouse and the report. Its data lie in the folder demo of the data folder.

    \b
    Examples:
      newswake demo
      newswake demo --json | jq .relations
    """
    from config.settings import load_settings
    from flows import show
    from flows.demo import demo

    show.show_summary(show.summary_of(demo(load_settings())), as_json=as_json)
