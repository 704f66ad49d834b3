"""newswake sources: the outlets that are watched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from flows import exits, output
from flows.commands import starting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from config.catalogue import SourceConfig

COLUMNS = (
    *("id", "name", "country", "languages"),
    *("endpoints", "verified", "autodiscover", "every", "active", "homepage"),
)


@click.group(short_help="List and check the watched outlets.", epilog=exits.epilog(exits.OK, exits.CONFIG))
def command() -> None:
    """List and check the outlets that are watched: config/sources/*.toml, one file each.

    A source is added by writing such a file: name, homepage and, where they are known, the addresses of its feeds
    and sitemaps. With autodiscover = true the others are looked for at the first run.

    \b
    Examples:
      newswake sources list
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


@command.command("check", epilog=exits.epilog(exits.OK, exits.CONFIG))
def check() -> None:
    """Read every seed and source file and say what is wrong with each. Nothing is asked over the network.

    \b
    Examples:
      newswake sources check
      NEWSWAKE_CATALOGUE_DIR=my-catalogue newswake sources check
    """
    _, catalogue = starting.surroundings()
    listing = sum(not source.endpoints for source in catalogue.sources.values())
    click.echo(f"{len(catalogue.seeds)} seeds and {len(catalogue.sources)} sources in {catalogue.folder}: all valid")
    if listing:
        output.say(f"{listing} sources state no feed or sitemap; these are looked for at the first run.")
