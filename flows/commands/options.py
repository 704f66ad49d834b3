"""Options that several commands have."""

from __future__ import annotations

import click

RECHECK = click.option(
    "--recheck",
    type=click.Choice(["all", "due", "none"]),
    help="Which known articles to ask for again. [setting: recheck]",
)
URLS = click.option(
    "--urls",
    type=click.File(encoding="utf-8"),
    metavar="FILE",
    help="Fetch these addresses too, one per line; - reads stdin.",
)
MAX_PAGES = click.option(
    "--max-pages", type=click.IntRange(1), metavar="N", help="Pages to fetch; the rest is left for later."
)
STRICT = click.option("--strict", is_flag=True, help="End with code 4 if there were warnings.")
