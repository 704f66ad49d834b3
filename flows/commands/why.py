"""newswake why: a stored comparison, explained."""

from __future__ import annotations

import json

import click

from flows import exits

CODES = exits.epilog(exits.OK, exits.USAGE, exits.CONFIG, exits.WAREHOUSE)


@click.command(short_help="Explain how an article relates to a seed.", epilog=CODES)
@click.argument("url")
@click.option("--seed", "seed_id", metavar="ID", help="This seed; without it every seed that URL was compared with.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object with the whole receipt.")
def command(url: str, *, seed_id: str | None, as_json: bool) -> None:
    """Show why the article at URL is a copy, a partial reuse, the same event, the same topic or nothing of a seed.

    Nothing is fetched and nothing is compared: it is the receipt that was stored with the answer. Its measured values
    are judged once more by the method that made it, and the last lines say whether the same comes out. Any address
    that led to the article will do.

    \b
    Examples:
      newswake why https://example.org/2022/01/07/a-story
      newswake why https://example.org/2022/01/07/a-story --seed kazakhstan-gamble --json
      newswake sql "SELECT url, relation, why FROM matches ORDER BY relation, score DESC"  all answers in short
    """
    from config.settings import load_settings
    from extractors import urls
    from flows import explaining
    from warehouse import ids, receipts

    found = receipts.why(load_settings().published, url, ids.url_id(urls.dedupe_key(url)), seed_id)
    if as_json:
        click.echo(json.dumps(explaining.objects(found), ensure_ascii=False, indent=2, default=str))
        return
    for line in explaining.lines(found):
        click.echo(line)
