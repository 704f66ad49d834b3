"""newswake backfill: the seed's days, in archives."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from flows import exits, output
from flows.commands import options, starting

if TYPE_CHECKING:
    from datetime import date, datetime

    from config.models import SeedConfig, SourceConfig
    from config.settings import Settings
    from flows.backfill_steps import Plan, Wish

WAYS = ("sitemap", "wayback", "gdelt", "cc_news", "warc")
DAY = click.DateTime(["%Y-%m-%d"])


@click.command(short_help="Search archives for the days of a seed.", epilog=exits.epilog())
@click.argument("target", metavar="SEED")
@click.option("--plan", "plan_only", is_flag=True, help="Show what would be asked and what it costs; ask nothing.")
@click.option("--yes", is_flag=True, help="Run without asking.")
@click.option("--from", "first", type=DAY, metavar="DAY", help="First day (UTC). [default: of the seed's window]")
@click.option("--to", "last", type=DAY, metavar="DAY", help="Last day (UTC). [default: of the seed's window]")
@click.option("--source", "sources", multiple=True, metavar="ID", help="Search only this source; may be repeated.")
@click.option("--way", "ways", multiple=True, type=click.Choice(WAYS), help="Go only this way; may be repeated.")
@click.option(
    "--warc",
    "warcs",
    multiple=True,
    metavar="PATH_OR_URL",
    help="Search this WARC file or folder, too.",
)
@click.option("--again", is_flag=True, help="Search also what was searched before.")
@click.option("--max-requests", type=click.IntRange(1), metavar="N", help="Requests to archives. [setting]")
@click.option("--max-bytes", type=click.IntRange(1000), metavar="N", help="Bytes from archives. [setting]")
@options.MAX_PAGES
@click.option("--no-report", is_flag=True, help="Write no HTML report.")
@click.option("--json", "as_json", is_flag=True, help="Print plan, summary and coverage as one JSON object.")
@options.STRICT
@click.pass_context
def command(  # noqa: PLR0913 - one parameter per option
    ctx: click.Context,
    target: str,
    *,
    first: datetime | None,
    last: datetime | None,
    sources: tuple[str, ...],
    ways: tuple[str, ...],
    warcs: tuple[str, ...],
    max_requests: int | None,
    max_bytes: int | None,
    max_pages: int | None,
    plan_only: bool,
    yes: bool,
    again: bool,
    no_report: bool,
    as_json: bool,
    strict: bool,
) -> None:
    """Search archives for what was published in the days around a seed, then fetch, compare and report it.

    SEED is the id of a seed, the address of an article or a file of it, as for `newswake run`. Feeds and front pages
    show only the newest; older days are asked for in the sources' sitemaps, in the Wayback Machine (copies of feeds
    and front pages, the index of each site), in GDELT by the seed's names and words, and, if asked for, in the WARC
    files of CC-NEWS or in files of your own. What that costs is shown first. Running again continues: what was
    searched is not searched again.

    \b
    Examples:
      newswake backfill kazakhstan-gamble --plan
      newswake backfill kazakhstan-gamble --yes --max-requests 300
      newswake backfill kazakhstan-gamble --way gdelt --from 2022-01-05 --to 2022-01-09
      newswake backfill kazakhstan-gamble --way warc --warc pages/ --yes
    """
    from flows import targets

    settings, catalogue = starting.surroundings()
    seed = targets.seed_of(target, catalogue)
    chosen = targets.check_sources(sources, catalogue)
    asked = catalogue.sources_of(seed) if chosen is None else tuple(catalogue.source(name) for name in chosen)
    _check(first, last, ways, warcs)
    wish = _wish(
        settings,
        ways,
        warcs,
        again=again,
        max_requests=max_requests,
        max_bytes=max_bytes,
        of_sources=chosen is not None,
    )
    plan = _plan(settings, seed, asked, wish, _day(first), _day(last))
    if not _goes_on(target, plan, wish, plan_only=plan_only, yes=yes, as_json=as_json):
        return
    starting.start_prefect(settings)
    from flows import backfill_show, show
    from flows.backfill import backfill

    summary = show.summary_of(
        backfill(
            seed=seed,
            sources=chosen,
            ways=list(ways) or None,
            warcs=list(warcs) or None,
            first=_day(first),
            last=_day(last),
            again=again,
            max_requests=max_requests,
            max_bytes=max_bytes,
            max_pages=max_pages,
            report=not no_report,
        )
    )
    coverage = backfill_show.coverage_json(settings.published, seed.id)
    if as_json:
        planned = backfill_show.plan_json(plan, wish)
        _print({"plan": planned, "summary": summary.model_dump(mode="json"), "coverage": coverage})
    else:
        show.show_summary(summary)
        backfill_show.show_coverage(coverage)
    ctx.exit(show.exit_code(summary, strict=strict))


def _check(first: datetime | None, last: datetime | None, ways: tuple[str, ...], warcs: tuple[str, ...]) -> None:
    """Raise UsageError for options that contradict each other."""
    if first and last and last < first:
        raise click.UsageError(f"--from {first:%Y-%m-%d} is after --to {last:%Y-%m-%d}.")
    if "warc" in ways and not warcs:
        raise click.UsageError("--way warc needs --warc: a WARC file or a folder of them.")


def _wish(
    settings: Settings,
    ways: tuple[str, ...],
    warcs: tuple[str, ...],
    *,
    again: bool,
    max_requests: int | None,
    max_bytes: int | None,
    of_sources: bool,
) -> Wish:
    from flows.backfill_steps import Wish
    from flows.backfill_survey import given_files

    return Wish.of(
        ways or None,
        given_files(warcs),
        again=again,
        requests=max_requests or settings.backfill_requests,
        size=max_bytes or settings.backfill_bytes,
        of_sources=of_sources,
    )


def _plan(
    settings: Settings,
    seed: SeedConfig,
    sources: tuple[SourceConfig, ...],
    wish: Wish,
    first: date | None,
    last: date | None,
) -> Plan:
    from extractors.fetch.clock import SystemClock
    from flows import backfill_survey

    days = backfill_survey.Days(first, last)
    return backfill_survey.survey(settings, seed, sources, wish, days, SystemClock().now()).plan


def _goes_on(target: str, plan: Plan, wish: Wish, *, plan_only: bool, yes: bool, as_json: bool) -> bool:
    """Show the plan; tell whether it is to be run. Without a terminal nobody can be asked."""
    from flows import backfill_show

    run_it = yes and not plan_only
    if not as_json:
        backfill_show.show_plan(plan, wish)
    elif not run_it:
        _print({"plan": backfill_show.plan_json(plan, wish)})
    if run_it or plan_only:
        return run_it
    if sys.stdin.isatty() and sys.stderr.isatty() and not as_json:
        return click.confirm("Run it?", default=False, err=True)
    output.say(f"newswake: this is the plan; `newswake backfill {target} ... --yes`, with the same options, runs it")
    return False


def _print(value: dict[str, Any]) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
