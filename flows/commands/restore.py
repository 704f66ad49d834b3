"""newswake restore: a backup, put back."""

from __future__ import annotations

from pathlib import Path

import click

from flows import exits, output

CODES = exits.epilog(exits.OK, exits.USAGE, exits.CONFIG, exits.WAREHOUSE, exits.INTERRUPTED)


@click.command(short_help="Put a backup back.", epilog=CODES)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--overwrite", is_flag=True, help="Set aside what is there; it is renamed, never deleted.")
@click.option("--catalogue", is_flag=True, help="Put the seeds and sources back too.")
@click.option("--no-archive", is_flag=True, help="Leave the WARC files where they are.")
def command(folder: Path, *, overwrite: bool, catalogue: bool, no_archive: bool) -> None:
    """Put the backup in FOLDER into the data folder, and publish it.

    While `newswake up` or a run is at work there, nothing happens; a run that is started meanwhile waits. A run that
    was killed is not in the way. The backup is verified before anything is touched. Where something is already,
    nothing happens unless --overwrite is given: then it is set aside under a name with the moment. Each folder is put
    in place by a rename; killed and called again it goes on. A backup of an earlier version is migrated.

    \b
    Examples:
      NEWSWAKE_DATA_DIR=/srv/newswake newswake restore /mnt/backups/2026-11-29
      newswake restore /mnt/backups/2026-11-29 --overwrite --catalogue
    """
    from datetime import UTC, datetime

    from config.settings import load_settings
    from flows import alive, places
    from warehouse import restore
    from warehouse.load import Loader

    settings = load_settings()
    there = places.places_of(settings)
    parts = {"warehouse", "spool", *([] if no_archive else ["archive"]), *(["catalogue"] if catalogue else [])}
    now = datetime.now(UTC)
    with alive.nobody_at_work(settings):
        with output.progress() as tell:
            done = restore.restore(there, folder, frozenset(parts), now=now, overwrite=overwrite, tell=tell)
        for path in done.aside:
            output.say(f"set aside: {path}")
        report = Loader(there.settings).load()
    if not catalogue:
        output.say(f"the catalogue was left as it is; that of the backup is in {folder.absolute() / 'catalogue'}")
    for message in report.warnings():
        output.say(f"warning: {message}")
    output.say(f"restored: {', '.join(done.parts)} of {done.manifest.made_at}; the warehouse is published")
    output.say("next: `newswake doctor` looks at everything, `newswake up` goes on with the schedules")
    click.echo(settings.published.absolute())
