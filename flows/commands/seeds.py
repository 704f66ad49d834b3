"""newswake seeds: the articles that are watched."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows import exits, output
from flows.commands import starting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from config.catalogue import SeedConfig

CODES = exits.epilog(exits.OK, exits.FAILURE, exits.USAGE, exits.CONFIG)
LIST_CODES = exits.epilog(exits.OK, exits.CONFIG)


@click.group(short_help="List, add, pause and resume seeds.", epilog=CODES)
def command() -> None:
    """List, add, pause and resume the articles that are watched: config/seeds/*.toml, one file each.

    \b
    Examples:
      newswake seeds list
      newswake seeds add https://example.org/2022/a-story --every 12h
      newswake seeds pause kazakhstan-gamble
    """


@command.command("list", epilog=LIST_CODES)
@click.option("--json", "as_json", is_flag=True, help="Print whole declarations as JSON.")
def list_seeds(*, as_json: bool) -> None:
    """List the seeds of the catalogue.

    \b
    Examples:
      newswake seeds list
      newswake seeds list --json | jq -r '.[].url'
    """
    _, catalogue = starting.surroundings()
    seeds = catalogue.seeds.values()
    if as_json:
        output.emit_models(seeds)
        return
    names = ("id", "title", "published", "window", "sources", "schedule", "active", "given as")
    output.emit(names, [_row(seed) for seed in seeds])


def _row(seed: SeedConfig) -> Sequence[object]:
    from config.durations import format_duration

    schedule = seed.schedule
    when = (schedule.cron or (schedule.every and format_duration(schedule.every))) if schedule else None
    window = f"-{seed.window.before_days}d +{seed.window.after_days}d"
    sources = len(seed.sources) or "all"
    published = seed.published.isoformat() if seed.published else None
    return seed.id, seed.title, published, window, sources, when, seed.active, seed.url or str(seed.file)


@command.command("add", epilog=CODES)
@click.argument("target")
@click.option("--id", "seed_id", metavar="ID", help="Name of the seed; otherwise made from its title or address.")
@click.option("--title", metavar="TEXT", help="Its title, if known.")
@click.option("--published", metavar="DATE", help="2022-01-07, or 2022-01-07T15:30:00+03:00.")
@click.option("--language", metavar="CODE", help="Its language, e.g. en.")
@click.option("--window-before", type=click.IntRange(0, 3650), metavar="DAYS", help="Days before its date. [7]")
@click.option("--window-after", type=click.IntRange(0, 3650), metavar="DAYS", help="Days after its date. [30]")
@click.option("--source", "sources", multiple=True, metavar="ID", help="Look only in this source; may be repeated.")
@click.option("--every", metavar="DURATION", help="How often to look under `newswake up`, e.g. 6h.")
@click.option("--cron", metavar="LINE", help='The same as a cron line in UTC, e.g. "0 6 * * *".')
def add(target: str, seed_id: str | None, sources: tuple[str, ...], **options: str | int | None) -> None:
    """Write a seed file for TARGET, an address or a local .html, .md or .txt file, and print its path.

    Nothing is fetched: what you leave out is read from the article at the first run. No file is ever overwritten.

    \b
    Examples:
      newswake seeds add https://example.org/2022/a-story
      newswake seeds add story.md --id my-story --published 2022-01-07 --every 1d
    """
    from config import edit
    from flows import targets

    _, catalogue = starting.surroundings()
    url = target if targets.is_url(target) else None
    file = None if url else targets.existing_file(Path(target))
    title = options["title"]
    chosen = seed_id or edit.propose_id(catalogue.folder, url=url, file=file, title=str(title) if title else None)
    for name in sources:
        catalogue.source(name)
    facts = {"id": chosen, "url": url, "file": file, "sources": sources, **_facts(options)}
    seed = edit.make_seed(facts, edit.seed_path(catalogue.folder, chosen))
    _refuse_known(seed, catalogue.seeds.values())
    click.echo(edit.add_seed(catalogue.folder, seed))
    output.say(f"Follow it with: newswake run {seed.id}")


def _facts(options: Mapping[str, str | int | None]) -> dict[str, object]:
    """The options that were given, in the shape of a seed file."""
    facts: dict[str, object] = {key: options[key] for key in ("title", "published", "language") if options[key]}
    window = {"before_days": options["window_before"], "after_days": options["window_after"]}
    facts["window"] = {key: value for key, value in window.items() if value is not None}
    schedule = {key: options[key] for key in ("every", "cron") if options[key]}
    if schedule:
        facts["schedule"] = schedule
    return facts


def _refuse_known(seed: SeedConfig, known: Iterable[SeedConfig]) -> None:
    """Two seeds for one article would only do the same work twice."""
    from config.errors import ConfigError

    for other in known:
        if (seed.url and other.url == seed.url) or (seed.file and other.file == seed.file):
            advice = "`newswake seeds resume` starts it again if it is paused."
            raise ConfigError(f"is watched already, as {other.id}.", subject=seed.url or str(seed.file), advice=advice)


@command.command("pause", epilog=CODES)
@click.argument("seeds", nargs=-1, required=True, metavar="SEED...")
def pause(seeds: tuple[str, ...]) -> None:
    """Stop the schedules of seeds; what was found is kept. A running `newswake up` sees it at its next start.

    \b
    Examples:
      newswake seeds pause kazakhstan-gamble
    """
    _switch(seeds, active=False)


@command.command("resume", epilog=CODES)
@click.argument("seeds", nargs=-1, required=True, metavar="SEED...")
def resume(seeds: tuple[str, ...]) -> None:
    """Start the schedules of paused seeds again.

    \b
    Examples:
      newswake seeds resume kazakhstan-gamble
    """
    _switch(seeds, active=True)


def _switch(names: tuple[str, ...], *, active: bool) -> None:
    from config import edit

    _, catalogue = starting.surroundings()
    chosen = [catalogue.seed(name) for name in names]  # all are known before the first is changed
    state = "active" if active else "paused"
    for seed in chosen:
        changed = edit.set_active(catalogue.folder, seed.id, active=active)
        output.say(f"{seed.id} is {state}{'' if changed else ' already'}")
