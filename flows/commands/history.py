"""newswake history: what became of one article."""

from __future__ import annotations

import json

import click

from flows import exits

MOST = 12
CODES = exits.epilog(exits.OK, exits.USAGE, exits.CONFIG, exits.WAREHOUSE)


@click.command(short_help="Show how an article changed.", epilog=CODES)
@click.argument("url")
@click.option("--all", "everything", is_flag=True, help=f"All changes of a revision, not only the first {MOST}.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object with all revisions and changes.")
def command(url: str, *, everything: bool, as_json: bool) -> None:
    """Show the revisions of the article at URL: when, whose doing, whether the publisher said so, what changed.

    Nothing is fetched: it is what the published warehouse holds, in SQL the views article_history and article_changes.
    An edit is silent where no correction note was added and the modified date did not move. What was edited is shown
    with both wordings: [-old-]{+new+}. Any address that led to the article will do.

    \b
    Examples:
      newswake history https://example.org/2022/01/07/a-story
      newswake history https://example.org/2022/01/07/a-story --json
      newswake sql "FROM silent_edits ORDER BY changed_at DESC"   all that nobody told of
    """
    from config.settings import load_settings
    from extractors import urls
    from flows import histories
    from warehouse import ids
    from warehouse.history import history_of

    found = history_of(load_settings().published, url, ids.url_id(urls.dedupe_key(url)))
    if as_json:
        click.echo(json.dumps(histories.objects(found), ensure_ascii=False, indent=2, default=str))
        return
    for line in histories.lines(found, None if everything else MOST):
        click.echo(line)
