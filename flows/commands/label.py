"""newswake label: what a person says of an article, beside what the machine says."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows import exits, output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from config.settings import Settings
    from warehouse.judgement import Settled

WITHDRAWN = "(withdrawn)"
CODES = exits.epilog(exits.OK, exits.USAGE, exits.CONFIG, exits.WAREHOUSE)


@click.command(short_help="Say yourself how an article relates to a seed.", epilog=CODES)
@click.argument("url", required=False)
@click.argument("relation", required=False)
@click.option("--seed", "seed_id", metavar="ID", help="The seed; needed only where the article has several.")
@click.option("--note", metavar="TEXT", help="What you want to say beside it.")
@click.option("--by", metavar="NAME", help="Who judges.")
@click.option("--remove", is_flag=True, help="Withdraw what was said of URL.")
@click.option("--list", "listing", is_flag=True, help="Show all judgements beside the machine's, disagreements first.")
@click.option(
    "--csv",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Read many: columns url and relation, and if need be seed, note and by. All of them are kept, or none.",
)
@click.option("--json", "as_json", is_flag=True, help="With --list: a JSON array.")
def command(  # noqa: PLR0913 - one argument per option
    url: str | None,
    relation: str | None,
    *,
    seed_id: str | None,
    note: str | None,
    by: str | None,
    remove: bool,
    listing: bool,
    file: Path | None,
    as_json: bool,
) -> None:
    """Store your own judgement of the article at URL: copy, partial, same_event, same_topic, unrelated, undecided.

    It stands beside the machine's and changes nothing of it: columns judged_relation in matches and agrees in view
    judgements; view study_quality and the report say how often the two agree. The newest judgement of a seed and an
    article stands; the older ones stay in table judgement. Any address that led to the article will do.

    \b
    Examples:
      newswake label https://example.org/2022/01/07/a-story same_event
      newswake label https://example.org/2022/01/07/a-story copy --note "all but the last line" --by Ada
      newswake label https://example.org/2022/01/07/a-story --remove
      newswake label --csv labels.csv --seed kazakhstan-gamble
      newswake label --list
    """
    from config.settings import load_settings
    from flows import labelling

    _refuse(url, relation, remove=remove, listing=listing, file=file)
    settings = load_settings()
    if listing:
        _list(settings, seed_id, as_json=as_json)
    elif file is not None:
        _keep(settings, labelling.settled(settings, labelling.read_csv(file, seed_id, by)))
    elif url is not None:
        named = labelling.relation_of(relation or "")
        if named is None and not remove:
            told = f"{relation!r} is no relation: {', '.join(labelling.RELATIONS)}"
            raise click.UsageError(told)
        _keep(settings, labelling.settled(settings, [labelling.said(url, named, seed_id, note, by)]))


def _refuse(url: str | None, relation: str | None, *, remove: bool, listing: bool, file: Path | None) -> None:
    """One thing at a time, and all that it needs."""
    if (url is not None) + listing + (file is not None) != 1:
        raise click.UsageError("give an address with a relation, or --csv FILE, or --list")
    if remove and (url is None or relation is not None):
        raise click.UsageError("--remove takes an address and no relation")
    if url is not None and relation is None and not remove:
        raise click.UsageError("say which relation the article at this address has, or --remove")


def _keep(settings: Settings, found: Sequence[Settled]) -> None:
    from datetime import UTC, datetime

    from flows import labelling

    warnings = labelling.keep(settings, found, datetime.now(UTC))
    rows = [
        (
            item.said.relation or WITHDRAWN,
            item.compared.relation if item.compared else None,
            item.seed_id,
            item.said.url,
        )
        for item in found
    ]
    output.emit(("you", "machine", "seed", "url"), rows)
    for warning in warnings:
        output.say(f"newswake: {warning}")


def _list(settings: Settings, seed_id: str | None, *, as_json: bool) -> None:
    from warehouse.judgement import LISTED, listed

    output.emit(LISTED, listed(settings.published, seed_id), as_json=as_json)
