"""newswake poll: what the sources list now."""

from __future__ import annotations

from typing import TextIO

import click

from flows import exits
from flows.commands import starting


@click.command(short_help="Fetch what the sources list now.", epilog=exits.epilog())
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "--recheck",
    type=click.Choice(["all", "due", "none"]),
    help="Which known articles to ask for again. [setting: recheck]",
)
@click.option(
    "--urls",
    type=click.File(encoding="utf-8"),
    metavar="FILE",
    help="Fetch these addresses too, one per line; - reads stdin.",
)
@click.option("--max-pages", type=click.IntRange(1), metavar="N", help="Pages to fetch; the rest is left for later.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.option("--strict", is_flag=True, help="End with code 4 if there were warnings.")
@click.pass_context
def command(
    ctx: click.Context,
    sources: tuple[str, ...],
    recheck: str | None,
    urls: TextIO | None,
    max_pages: int | None,
    *,
    as_json: bool,
    strict: bool,
) -> None:
    """Read the feeds, sitemaps and front pages of the sources and fetch what they list.

    Without SOURCE all active ones are asked, each once. `newswake compare` compares what came in with the seeds.

    \b
    Examples:
      newswake poll
      newswake poll guardian dw --max-pages 200
      newswake poll guardian --urls addresses.txt
    """
    from flows import show, targets

    settings, catalogue = starting.surroundings()
    chosen = targets.check_sources(sources, catalogue)
    starting.start_prefect(settings)
    from flows.poll import poll

    summary = show.summary_of(poll(sources=chosen, urls=targets.addresses(urls), recheck=recheck, max_pages=max_pages))
    show.show_summary(summary, as_json=as_json)
    ctx.exit(show.exit_code(summary, strict=strict))
