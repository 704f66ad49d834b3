"""newswake reprocess: the archive, read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from flows import exits, output
from flows.commands import options, starting

if TYPE_CHECKING:
    from datetime import date, datetime

    from config.catalogue import Catalogue
    from config.settings import Settings
    from extractors.records import ExtractionMode
    from flows.reprocessing import Reprocessed


@click.command(short_help="Extract again from the archive.", epilog=exits.epilog())
@click.option("--host", metavar="H", help="Only pages of this host and of those below it.")
@click.option("--seed", metavar="S", help="Only pages around this seed: fetched for it, or related to it.")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Only what was fetched on this day (UTC) or later.",
)
@click.option("--mode", type=click.Choice(["fast", "thorough"]), help="Of extraction. [source, or setting: extraction]")
@click.option("--dry-run", is_flag=True, help="Read and show the differences; change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as one JSON object.")
@options.STRICT
@click.pass_context
def command(
    ctx: click.Context,
    *,
    host: str | None,
    seed: str | None,
    since: datetime | None,
    mode: ExtractionMode | None,
    dry_run: bool,
    as_json: bool,
    strict: bool,
) -> None:
    """Read every stored page again with the extractor of this version, and show per host what that changes.

    Nothing is fetched. What differs becomes a new revision whose cause is `extractor_change`, never an edit of the
    publisher; what was read before stays. Pages that this extractor has read in this mode are not read again: stopped
    at any moment and called again, it goes on. A page whose record is missing or damaged is told of and left as it is.
    The table counts each page once, as it was at the last look. `newswake compare` then compares what has changed.

    \b
    Examples:
      newswake reprocess --dry-run
      newswake reprocess --host example.org --since 2022-01-01
      newswake reprocess --seed kazakhstan-gamble --mode thorough
    """
    settings, catalogue = starting.surroundings()
    day = since.date() if since else None
    if dry_run:
        done = _dry_run(settings, catalogue, host, seed, day, mode)
    else:
        starting.start_prefect(settings)
        from flows.reprocess import reprocess
        from flows.reprocessing import Reprocessed

        # Prefect hands out the result itself, its types speak of the state.
        returned = reprocess(host=host, seed=seed, since=day, mode=mode)
        done = returned if isinstance(returned, Reprocessed) else returned.result()
    _show(done, as_json=as_json)
    ctx.exit(exits.WARNINGS if strict and done.warnings else exits.OK)


def _dry_run(
    settings: Settings,
    catalogue: Catalogue,
    host: str | None,
    seed: str | None,
    since: date | None,
    mode: ExtractionMode | None,
) -> Reprocessed:
    """Neither a run nor Prefect: there is nothing to be kept."""
    from extractors.fetch.clock import SystemClock
    from flows import reprocessing, reread_plan
    from flows.rereading import Rereading

    clock = SystemClock()
    began = clock.monotonic()
    selection = reprocessing.select(settings, host, seed, since)
    plan = reread_plan.plan(settings.published, selection, reprocessing.chosen_modes(settings, catalogue, mode))
    output.say(f"newswake: {plan.looks} of {len(plan.pages)} stored answers are to be read again; a dry run")
    with Rereading(settings, clock, plan, lambda *_: None) as engine:
        while engine.left:
            engine.work(settings.slice_seconds)
            output.say(f"newswake: read {engine.looks} of {plan.looks}")
    return reprocessing.outcome(settings, engine, reprocessing.troubles(engine), clock.monotonic() - began)


def _show(done: Reprocessed, *, as_json: bool) -> None:
    from flows.differences import COLUMNS

    if as_json:
        click.echo(done.model_dump_json(indent=2))
    elif done.hosts:
        shown = (*done.hosts, done.total) if len(done.hosts) > 1 else done.hosts
        output.emit(COLUMNS, [tuple(item.model_dump().values()) for item in shown])
    what = "dry run, nothing was changed" if done.run_id is None else done.run_id
    output.say(
        f"\n{', '.join(done.extractors) or 'reprocess'}: {done.looks} stored answers, {done.read} read again, "
        f"{done.read_before} read so before, {done.failed} not readable, {done.seconds:g} s ({what})"
    )
    for warning in done.warnings:
        output.say(f"warning: {warning.subject}: {warning.message}")
    if done.run_id and done.read:
        output.say("newswake: `newswake compare` compares what has changed with the seeds")
    output.say(f"warehouse: {done.warehouse}")
