"""newswake backup: everything that cannot be made again, in one folder, verified."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows import exits, output

if TYPE_CHECKING:
    from warehouse.backup_manifest import Manifest

CODES = exits.epilog(exits.OK, exits.USAGE, exits.CONFIG, exits.WAREHOUSE, exits.INTERRUPTED)


@click.command(short_help="Back up warehouse, archive and catalogue.", epilog=CODES)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--no-archive", is_flag=True, help="Leave the WARC files out: texts stay, responses do not.")
@click.option("--copy", "as_copies", is_flag=True, help="Copy WARC files also where hard links would do.")
@click.option("--verify", "only_verify", is_flag=True, help="Make nothing: verify the backup that is in FOLDER.")
def command(folder: Path, *, no_archive: bool, as_copies: bool, only_verify: bool) -> None:
    """Back up the warehouse, what waits to be loaded, the archive and the catalogue to FOLDER, and verify it.

    FOLDER must be new or empty. Runs may go on meanwhile; loads wait until the database is copied. On the same disk
    WARC files are linked, not copied: they never change, but a disk that dies takes both. At the end every file is read
    back, the copy of the database is opened and its rows are counted. A backup that was killed says so of itself.
    Reports, settings and Prefect's own history are not part of it.

    \b
    Examples:
      newswake backup /mnt/backups/2026-11-29
      newswake backup /mnt/backups/2026-11-29 --verify
      newswake backup ~/texts --no-archive
    """
    from warehouse import backup_manifest

    if only_verify:
        if no_archive or as_copies:
            raise click.UsageError("--verify goes with no other option.")
        with output.progress() as tell:
            manifest = backup_manifest.verify(folder, tell)
    else:
        manifest = _make(folder, with_archive=not no_archive, as_copies=as_copies)
    for item in manifest.left_out:
        output.say(f"left out: {item}")
    output.say(
        f"{len(manifest.files)} files, {manifest.bytes / 1e6:.1f} MB, {sum(manifest.tables.values())} rows in "
        f"{len(manifest.tables)} tables, made at {manifest.made_at}: all read back, nothing differs"
    )
    click.echo(folder.absolute())


def _make(folder: Path, *, with_archive: bool, as_copies: bool) -> Manifest:
    from datetime import UTC, datetime
    from importlib import metadata

    from config.settings import load_settings
    from flows import places
    from warehouse import backup, backup_manifest

    with output.progress() as tell:
        backup.backup(
            places.places_of(load_settings()),
            folder,
            version=metadata.version("newswake"),
            now=datetime.now(UTC),
            wish=backup.Wish(archive=with_archive, copy=as_copies),
            tell=tell,
        )
        return backup_manifest.verify(folder.absolute(), tell)
