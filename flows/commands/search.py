"""newswake search: articles by their words."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING

import click

from flows import exits, output

if TYPE_CHECKING:
    from warehouse.query import Answer

DAY = click.DateTime(["%Y-%m-%d"])
CODES = exits.epilog(exits.OK, exits.USAGE, exits.CONFIG, exits.WAREHOUSE, exits.INTERRUPTED)
# Beside these the ids matter to programs only.
SHOWN = ("rank", "score", "published_at", "host", "lang", "title", "snippet", "url")


@click.command(short_help="Find articles by their words.", epilog=CODES)
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, metavar="N", help="Rows at most.")
@click.option("--lang", metavar="CODE", help="Only texts in this language, e.g. en.")
@click.option("--since", type=DAY, metavar="DAY", help="Published on this day (UTC) or later.")
@click.option("--until", type=DAY, metavar="DAY", help="Published on this day (UTC) or before.")
@click.option("--seed", metavar="ID", help="Only articles that have to do with this seed.")
@click.option("--history", is_flag=True, help="Former texts of articles, too.")
@click.option("--csv", "form", flag_value="csv", help="CSV with a header, safe for spreadsheets.")
@click.option("--json", "form", flag_value="json", help="One JSON array of objects.")
def command(
    words: tuple[str, ...],
    *,
    limit: int,
    lang: str | None,
    since: datetime | None,
    until: datetime | None,
    seed: str | None,
    history: bool,
    form: str | None,
) -> None:
    """Find the articles of the published warehouse that answer WORDS best.

    Any of the words is enough, in any of its forms; rare words and words of the title weigh more. "An exact phrase" in
    quotation marks and +word must be there, -word must not, word* begins so. Give a question with a leading minus
    after --. Case, accents and hyphens make no difference. The same as FROM search('WORDS') in `newswake sql`.

    Articles without a date count for the day on which they were seen. That nothing is found is an answer, too: code 0.

    \b
    Examples:
      newswake search "CSTO paratroopers"
      newswake search '"Collective Security Treaty" troop* -drill' --lang en --since 2022-01-01
      newswake search pensions --seed karvenia --json
    """
    from config.settings import load_settings
    from warehouse.search import Wanted, search

    last = None if until is None else until.replace(tzinfo=UTC) + timedelta(days=1)
    first = None if since is None else since.replace(tzinfo=UTC)
    settings = load_settings()
    wanted = Wanted(" ".join(words), lang and lang.lower(), first, last, seed, history=history, most=limit)
    with search(settings.published, wanted, settings.memory_limit) as answer:
        _show(answer, form)


def _show(answer: Answer, form: str | None) -> None:
    from warehouse import export

    if form == "csv":
        export.write_csv(answer, sys.stdout)
    elif form == "json":
        export.write_json(answer, sys.stdout)
    else:
        places = [answer.columns.index(name) for name in SHOWN]
        rows = [[row[place] for place in places] for row in chain.from_iterable(answer.chunks)]
        output.emit(SHOWN, rows)
        output.say(f"({len(rows)} article{'' if len(rows) == 1 else 's'})")
