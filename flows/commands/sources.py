"""newswake sources: the outlets that are watched."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from flows import exits, output
from flows.commands import options, starting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from config.catalogue import Catalogue, SourceConfig
    from config.settings import Settings
    from flows.checking import Checked
    from flows.prospecting import Prospect
    from warehouse.source_health import ListState, SourceHealth

COLUMNS = (
    *("id", "name", "country", "languages"),
    *("endpoints", "verified", "autodiscover", "every", "active", "homepage"),
)
CODES = exits.epilog(exits.OK, exits.FAILURE, exits.CONFIG, exits.WARNINGS, exits.WAREHOUSE, exits.NETWORK)


@click.group(short_help="List, add and check the watched outlets.", epilog=CODES)
def command() -> None:
    """List, add and check the outlets that are watched: config/sources/*.toml, one file each.

    A file holds name, homepage and the addresses of feeds and sitemaps. `newswake sources add` finds them and writes
    it. With autodiscover = true others are looked for at each poll.

    \b
    Examples:
      newswake sources list
      newswake sources add https://www.outlet.example
      newswake sources check
    """


@command.command("list", epilog=exits.epilog(exits.OK, exits.CONFIG))
@click.option("--json", "as_json", is_flag=True, help="Print whole declarations as JSON.")
def list_sources(*, as_json: bool) -> None:
    """List the sources: where they are, how often they are asked, how many of their addresses have answered us.

    \b
    Examples:
      newswake sources list
      newswake sources list --json | jq -r '.[].homepage'
    """
    _, catalogue = starting.surroundings()
    sources = catalogue.sources.values()
    if as_json:
        output.emit_models(sources)
        return
    output.emit(COLUMNS, [_row(source) for source in sources])


def _row(source: SourceConfig) -> Sequence[object]:
    from config.durations import format_duration

    return (
        source.id,
        source.name,
        source.country,
        " ".join(source.languages),
        len(source.endpoints),
        sum(endpoint.verified for endpoint in source.endpoints),
        source.autodiscover,
        format_duration(source.every) if source.every else None,
        source.active,
        source.homepage,
    )


@command.command("add", epilog=CODES)
@click.argument("url")
@click.option("--id", "id", metavar="ID", help="Name of the file; otherwise made from the host.")
@click.option("--name", metavar="TEXT", help="Name of the outlet; otherwise as its front page says.")
@click.option("--country", metavar="CODE", help="Its country, e.g. gb; otherwise that of its host name.")
@click.option("--language", "languages", multiple=True, metavar="CODE", help="Its language, e.g. en; may be repeated.")
@click.option("--every", metavar="DURATION", help="How often to ask it, e.g. 30m. [1h]")
@click.option("--dry-run", is_flag=True, help="Print the file instead of writing it.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
@click.pass_context
def add(ctx: click.Context, /, url: str, *, dry_run: bool, yes: bool, as_json: bool, **stated: object) -> None:
    """Find the feeds, sitemaps and sections of an outlet and write its source file; print the path.

    URL is its homepage, a host name, or the address of any page or feed of it. Looked at are the feeds that its pages
    announce, the sitemaps of its robots.txt, usual addresses of both, and, where none of these lists articles, its
    sections; sections that were not needed are named. Taken are at most ten that list articles of the site, the broad
    ones first. On a terminal you see them
    and are asked before anything is written. No file is ever overwritten.

    Each request waits for its host's turn, so that this takes half a minute; all of them stand in the warehouse. Ends
    with code 1 if nothing lists articles, nobody answers, or you decline.

    \b
    Examples:
      newswake sources add https://www.outlet.example
      newswake sources add outlet.example --id outlet --every 30m --yes
      newswake sources add https://www.outlet.example --dry-run > outlet.toml
    """
    from config import source_files
    from flows import outlets, proposing
    from flows.telling import Telling

    settings, catalogue = starting.surroundings()
    address, is_bare = proposing.address_of(url)
    proposing.refuse_known(proposing.first_request(address), catalogue.sources.values())
    proposing.check_options(catalogue.folder, address, stated)
    if not dry_run:
        source_files.check_place(catalogue.folder, str(stated["id"] or ""))
    telling = Telling()
    try:
        prospect = outlets.explore(settings, address, telling, is_bare=is_bare)
    finally:
        telling.done()
    if not as_json:
        _show(prospect, catalogue)
    proposing.refuse_known(prospect.homepage, catalogue.sources.values())
    source = proposing.source_of(catalogue.folder, prospect, stated)
    text = _text(source, prospect)
    if not (dry_run or yes) and not _agreed(source):
        output.say("Nothing was written.")
        ctx.exit(exits.FAILURE)
    path = None if dry_run else source_files.add_source(catalogue.folder, text, source.id)
    _print(source, prospect, text, path, as_json=as_json)


def _text(source: SourceConfig, prospect: Prospect) -> str:
    from datetime import UTC, datetime

    from flows import proposing

    return proposing.text_of(source, prospect, datetime.now(UTC))


def _show(prospect: Prospect, catalogue: Catalogue) -> None:
    """The table of what was looked at, and what a person should know besides: on stderr."""
    from flows import proposing, source_tables

    for line in source_tables.found_lines(prospect, output.columns()):
        output.say(line)
    if prospect.sections:
        output.say(f"sections, not asked: {source_tables.shorts(prospect.sections, prospect.homepage)}")
    for note in prospect.notes:
        output.say(f"note: {note}")
    for other in proposing.neighbours(prospect.homepage, catalogue.sources.values()):
        output.say(f"note: source {other} is of the same site; pages of both go to one of them")


def _agreed(source: SourceConfig) -> bool:
    """Ask on a terminal; elsewhere writing is what the command is for."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return True
    told = f"{source.name}, {len(source.endpoints)} lists, {' '.join(source.languages) or 'language unknown'}"
    output.say(f"{source.id}: {told}, country {source.country or 'unknown'}, {source.homepage}")
    return click.confirm("Write this source?", default=True, err=True)


def _print(source: SourceConfig, prospect: Prospect, text: str, path: Path | None, *, as_json: bool) -> None:
    if as_json:
        import json

        from flows import proposing

        found = {
            "source": source.model_dump(mode="json"),
            "path": str(path) if path else None,
            "toml": text,
            "requests": prospect.asked,
            "notes": list(prospect.notes),
            "sections": list(prospect.sections),
            "lists": [proposing.as_dict(item) for item in prospect.choices],
        }
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    elif path is None:
        click.echo(text, nl=False)
    else:
        click.echo(path)
    if path is not None:
        output.say(f"Ask it with: newswake poll {source.id}")


@command.command("check", epilog=CODES)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--live", is_flag=True, help="Ask every list of these sources now, and compare.")
@click.option("--json", "as_json", is_flag=True, help="Print what is known as JSON.")
@options.STRICT
@click.pass_context
def check(ctx: click.Context, sources: tuple[str, ...], *, live: bool, as_json: bool, strict: bool) -> None:
    """Read every seed and source file, then say how the sources are: those named, or all.

    First all that is wrong with the files (code 3). Then a row per source from the warehouse: its state (ok, quiet,
    failing, dead, never_asked, paused), when it was last asked and last answered, what it lists and has brought, when
    it is due, what is wrong and what to do. Nothing is asked over the network.

    With --live every list of the sources is asked now; where one of them brings nothing, what else the site offers is
    looked for. This changes nothing in how they are judged: `newswake poll` does.

    \b
    Examples:
      newswake sources check
      newswake sources check --json | jq -r '.[] | select(.state == "dead").source'
      newswake sources check guardian dw --live
      newswake sources check --strict || mail -s "newswake: sources" me
    """
    settings, catalogue = starting.surroundings()
    chosen = [catalogue.source(name) for name in sources] or list(catalogue.sources.values())
    output.say(f"{len(catalogue.seeds)} seeds and {len(catalogue.sources)} sources in {catalogue.folder}: all valid")
    health, lists, problem = _known(settings, [source.id for source in chosen])
    found = _checked(settings, chosen, health, lists, is_named=bool(sources), live=live)
    _print_checked(found, live=live, as_json=as_json)
    if problem is not None:
        output.say(f"newswake: {problem}")
        ctx.exit(exits.WAREHOUSE)
    ctx.exit(exits.WARNINGS if strict and any(item.is_in_trouble for item in found) else exits.OK)


def _known(settings: Settings, source_ids: Sequence[str]) -> tuple[list[SourceHealth], list[ListState], str | None]:
    """What the warehouse knows. One that cannot be read hides neither the files nor what answers now."""
    from config.errors import NewswakeError
    from warehouse import source_health

    try:
        path = settings.published
        return source_health.source_health(path), source_health.list_states(path, source_ids), None
    except NewswakeError as error:
        return [], [], str(error)


def _checked(
    settings: Settings,
    chosen: Sequence[SourceConfig],
    health: Sequence[SourceHealth],
    lists: Sequence[ListState],
    *,
    is_named: bool,
    live: bool,
) -> list[Checked]:
    from flows import checking

    if not live:
        return checking.checked(chosen, health, lists)
    from flows import outlets
    from flows.telling import Telling

    telling = Telling()
    try:
        asked = [source for source in chosen if source.active or is_named]
        prospects = outlets.revisit(settings, asked, telling)
    finally:
        telling.done()
    return checking.checked(chosen, health, lists, prospects)


def _print_checked(found: Sequence[Checked], *, live: bool, as_json: bool) -> None:
    import json
    from datetime import UTC, datetime

    from flows import checking, source_tables

    if as_json:
        rows = [checking.as_dict(item) for item in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2, default=lambda moment: moment.isoformat()))
        return
    if not sys.stdout.isatty():
        names, row_of = (checking.LIVE_COLUMNS, checking.live_rows) if live else (checking.COLUMNS, checking.rows)
        output.emit(names, [row for item in found for row in row_of(item)])
        return
    now, width = datetime.now(UTC), output.columns()
    lines = source_tables.live_lines(found, width) if live else source_tables.health_lines(found, now, width)
    for line in lines:
        click.echo(line)
