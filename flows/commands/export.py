"""newswake export: what was found, as files for others."""

from __future__ import annotations

from pathlib import Path

import click

from flows import exits, output

CODES = exits.epilog(exits.OK, exits.USAGE, exits.CONFIG, exits.WAREHOUSE, exits.INTERRUPTED)
VIEWS = (
    "articles",
    "article_history",
    "matches",
    "quotes",
    "seed_passages",
    "run_ledger",
    "requests",
    "coverage",
)
VIEW = click.option("--view", type=click.Choice(VIEWS), default="articles", show_default=True, help="What is written.")


@click.group(short_help="Write what was found to files for others.", epilog=CODES)
def command() -> None:
    """Write what was found to files that others can work with. The same warehouse gives the same bytes.

    Nothing is fetched and nothing is written over; Prefect is not needed. For questions of your own:
    `newswake sql --csv`, `--jsonl` or `--parquet`.

    \b
    Examples:
      newswake export parquet articles/
      newswake export csv matches.csv --view matches
      newswake export atom kazakhstan-gamble > feed.xml
      newswake export package kazakhstan-gamble study/
    """


@command.command("parquet", epilog=CODES)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@VIEW
def parquet(folder: Path, view: str) -> None:
    """Write a view to the new FOLDER as Parquet, one folder per day (UTC): day=2022-01-07/.

    The day is that of publication, or else of the first look; of ledgers and requests that on which it happened.

    \b
    Examples:
      newswake export parquet articles/
      newswake export parquet requests/ --view requests
    """
    from config.settings import load_settings
    from warehouse.tables import write_parquet_by_day

    settings = load_settings()
    rows = write_parquet_by_day(settings.published, view, folder, settings.memory_limit)
    output.say(f"{rows} rows written to {folder}")


@command.command("csv", epilog=CODES)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@VIEW
def csv(file: Path, view: str) -> None:
    """Write a view to FILE as CSV with a header. Cells that a spreadsheet would run get an apostrophe.

    \b
    Examples:
      newswake export csv matches.csv --view matches
    """
    _rows(file, view, "csv")


@command.command("jsonl", epilog=CODES)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@VIEW
def jsonl(file: Path, view: str) -> None:
    """Write a view to FILE as JSON Lines: one object per row.

    \b
    Examples:
      newswake export jsonl articles.jsonl
    """
    _rows(file, view, "jsonl")


def _rows(file: Path, view: str, form: str) -> None:
    from config.settings import load_settings
    from warehouse.tables import write_rows

    settings = load_settings()
    output.say(f"{write_rows(settings.published, view, form, file, settings.memory_limit)} rows written to {file}")


@command.command("atom", epilog=CODES)
@click.argument("seed")
@click.option(
    "--relation",
    "relations",
    multiple=True,
    type=click.Choice(["copy", "partial", "same_event", "same_topic", "unrelated", "undecided"]),
    help="Only these; may be repeated. [copy, partial, same_event]",
)
@click.option("--most", type=click.IntRange(1, 10_000), default=100, show_default=True, help="Entries at most.")
@click.option("--self-url", metavar="URL", help="Where the feed will be served; readers like to know.")
def atom(seed: str, relations: tuple[str, ...], most: int, self_url: str | None) -> None:
    """Print the newest matches of SEED as an Atom feed, newest first, for a feed reader or an alert.

    An article keeps its id for ever; when it is compared anew, its date moves.

    \b
    Examples:
      newswake export atom kazakhstan-gamble > feed.xml
      newswake export atom kazakhstan-gamble --relation copy --most 20
    """
    from config.settings import load_settings
    from warehouse import feed

    text = feed.atom(load_settings().published, seed, relations or feed.RELATIONS, most, self_url)
    click.echo(text.encode(), nl=False)


@command.command("package", epilog=CODES)
@click.argument("seed")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--texts", is_flag=True, help="With the texts of the articles; they belong to their publishers.")
def package(seed: str, folder: Path, *, texts: bool) -> None:
    """Write the whole study of SEED to the new FOLDER as a Frictionless data package, to be cited or archived.

    One CSV file each for matches, articles, their history, passages, coverage, searches, ledgers and runs, with
    datapackage.json: types and meanings of all columns, hashes, counts, queries and versions.

    \b
    Examples:
      newswake export package kazakhstan-gamble study/
      newswake export package kazakhstan-gamble private-study/ --texts
    """
    from importlib import metadata

    from config.settings import load_settings
    from warehouse.study import write_package

    settings = load_settings()
    rows = write_package(
        settings.published,
        seed,
        folder,
        version=metadata.version("newswake"),
        with_texts=texts,
        memory_limit=settings.memory_limit,
    )
    for name, count in rows.items():
        output.say(f"  {count:>7}  {name}")
    click.echo(folder.absolute())
