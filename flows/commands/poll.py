"""newswake poll: what the sources list now."""

from __future__ import annotations

from typing import TextIO

import click

from flows import exits
from flows.commands import options, starting


@click.command(short_help="Fetch what the sources list now.", epilog=exits.epilog())
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@options.RECHECK
@options.URLS
@options.MAX_PAGES
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@options.STRICT
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
