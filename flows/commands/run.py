"""newswake run: one seed, the whole way."""

from __future__ import annotations

from typing import TextIO

import click

from flows import exits
from flows.commands import options, starting


@click.command(short_help="Follow one article, the whole way.", epilog=exits.epilog())
@click.argument("target")
@click.option("--window-before", type=click.IntRange(0, 3650), metavar="DAYS", help="Days before the seed's date.")
@click.option("--window-after", type=click.IntRange(0, 3650), metavar="DAYS", help="Days after the seed's date.")
@click.option("--source", "sources", multiple=True, metavar="ID", help="Ask only this source; may be repeated.")
@options.RECHECK
@options.URLS
@options.MAX_PAGES
@click.option("--no-report", is_flag=True, help="Write no HTML report.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON instead of the table.")
@options.STRICT
@click.pass_context
def command(  # noqa: PLR0913 - one parameter per option
    ctx: click.Context,
    target: str,
    window_before: int | None,
    window_after: int | None,
    sources: tuple[str, ...],
    recheck: str | None,
    urls: TextIO | None,
    max_pages: int | None,
    *,
    no_report: bool,
    as_json: bool,
    strict: bool,
) -> None:
    """Follow one article: find, fetch, read and compare what is around it, then write its report.

    TARGET is the id of a seed (`newswake seeds list`), the address of any article, or a file of it (.html, .md, .txt).
    The window is the days around the seed's date in which articles are looked for: 7 before to 30 after unless the
    seed says otherwise. Running again continues: nothing that is known and not due is fetched again.

    \b
    Examples:
      newswake run kazakhstan-gamble
      newswake run https://example.org/2022/a-story --window-after 3
      newswake run article.md --source guardian --source dw
      newswake run kazakhstan-gamble --json > summary.json
      newswake run kazakhstan-gamble --urls addresses.txt
    """
    from flows import show, targets

    settings, catalogue = starting.surroundings()
    seed = targets.with_window(targets.seed_of(target, catalogue), window_before, window_after)
    chosen = targets.check_sources(sources, catalogue)
    starting.start_prefect(settings)
    from flows.monitor import monitor

    summary = show.summary_of(
        monitor(
            seed=seed,
            sources=chosen,
            urls=targets.addresses(urls),
            recheck=recheck,
            max_pages=max_pages,
            report=not no_report,
        )
    )
    show.show_summary(summary, as_json=as_json)
    ctx.exit(show.exit_code(summary, strict=strict))
