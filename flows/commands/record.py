"""newswake record: the archived response behind a row."""

from __future__ import annotations

import hashlib
import sys
from typing import TYPE_CHECKING

import click

from config.visible import visible_lines
from flows import exits, output

if TYPE_CHECKING:
    from extractors.fetch.stored import StoredResponse
    from warehouse.archived import ArchivedResponse

CODES = exits.epilog(exits.OK, exits.FAILURE, exits.CONFIG, exits.WAREHOUSE)


@click.command(short_help="Print an archived response.", epilog=CODES)
@click.argument("wanted", metavar="WHAT")
@click.option("--headers", "part", flag_value="headers", help="Only the headers of the response.")
@click.option("--body", "part", flag_value="body", help="Only the body, e.g. to save it.")
def command(wanted: str, part: str | None) -> None:
    """Print the response from the archive that a row comes from: its headers and its body, as the server sent them.

    WHAT is an address, a fetch_id or an observation_id. Of an address it is the newest response with a body. The body
    is compared with its checksum in the warehouse. Where the record lies is said on stderr. A terminal gets
    text without control characters; a file gets the bytes that came, their compression undone.

    \b
    Examples:
      newswake record https://example.org/2022/01/07/a-story
      newswake record 327a6473cab548bbad35af4ee6eef97d --body > page.html
      newswake sql "SELECT observation_id FROM matches WHERE relation = 'copy'" | tail -1 | xargs newswake record
    """
    from config.settings import load_settings
    from extractors.fetch.stored import read_record
    from warehouse.archived import archived_response

    settings = load_settings()
    found = archived_response(settings.published, wanted)
    stored = read_record(settings.archive_dir / found.warc_file, found.warc_offset, limit=settings.max_body_bytes)
    _say_where(found, stored)
    _print(found, stored, part)


def _say_where(found: ArchivedResponse, stored: StoredResponse) -> None:
    from extractors.errors import ArchiveError

    place = f"{found.warc_file}, bytes {found.warc_offset} to {found.warc_offset + found.warc_length}"
    output.say(f"newswake record: {found.url}, fetched {found.fetched_at:%Y-%m-%d %H:%M:%S} UTC")
    output.say(f"newswake record: request {found.fetch_id}, {place}")
    if found.body_sha256 is not None and hashlib.sha256(stored.body).hexdigest() != found.body_sha256:
        raise ArchiveError(
            "the archived body is not the one that the warehouse knows",
            subject=place,
            advice="Put a backup of the archive in its place.",
        )


def _print(found: ArchivedResponse, stored: StoredResponse, part: str | None) -> None:
    head = "".join(f"{name}: {value}\n" for name, value in stored.headers.items())
    if part != "body":
        status = f"HTTP {found.status}\n" if found.status is not None else ""
        click.echo(visible_lines(f"{status}{head}"))
    if part != "headers":
        _body(stored)


def on_terminal() -> bool:
    """True if a person reads along."""
    return sys.stdout.isatty()


def _body(stored: StoredResponse) -> None:
    if not on_terminal():
        click.echo(stored.body, nl=False)
        return
    from extractors.fetch.decode import decode_text

    text, _ = decode_text(stored.body, stored.headers.get("content-type"))
    click.echo(visible_lines(text))
