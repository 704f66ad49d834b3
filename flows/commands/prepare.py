"""newswake prepare: folders, warehouse and Prefect's database, so that the first run starts at once."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import click

from flows import exits, output

if TYPE_CHECKING:
    from config.settings import Settings

PREFECT_TIMEOUT_S = 300


@click.command(
    short_help="Make data folders and databases.",
    epilog=exits.epilog(exits.OK, exits.FAILURE, exits.CONFIG, exits.WAREHOUSE),
)
def command() -> None:
    """Make the data folders, an empty warehouse and Prefect's database, so that the first run starts at once.

    `make setup` does it. Doing it again is harmless.

    \b
    Examples:
      newswake prepare
      NEWSWAKE_DATA_DIR=/srv/newswake newswake prepare
    """
    from config.settings import load_settings
    from warehouse.load import Loader, WarehouseSettings

    settings = load_settings()
    make_folders(settings)
    Loader(WarehouseSettings.from_settings(settings)).load()
    output.say(f"data folder and warehouse: {settings.data_dir.absolute()}")
    migrate_prefect(settings)
    output.say("Prefect's database is ready")


def make_folders(settings: Settings) -> None:
    """Make every folder that runs write to. Raises ConfigError where that is not possible."""
    from config.errors import ConfigError

    folders = (
        settings.database.parent,
        settings.spool_dir,
        settings.archive_dir,
        settings.state_dir,
        settings.report_dir,
    )
    for folder in (*folders, settings.prefect_dir):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            advice = "Make it writable, or name another with NEWSWAKE_DATA_DIR."
            raise ConfigError(f"cannot be made ({error.strerror}).", subject=str(folder), advice=advice) from error


def migrate_prefect(settings: Settings) -> None:
    """Bring Prefect's database to its current form in a process of its own; without this the first run pays for it."""
    from config.errors import NewswakeError
    from flows import environment

    env = dict(os.environ)
    environment.prepare(settings, quiet=True, environ=env)
    env.pop("PREFECT_API_URL", None)
    log = settings.prefect_dir / "prepare.log"
    steps = [sys.executable, "-m", "prefect", "server", "database", "upgrade", "--yes"]
    try:
        with log.open("wb") as out:
            subprocess.run(  # noqa: S603 - our own interpreter, nothing from outside
                steps, env=env, check=True, stdin=subprocess.DEVNULL, stdout=out, stderr=out, timeout=PREFECT_TIMEOUT_S
            )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise NewswakeError(
            "Prefect's database could not be made.", subject=str(log), advice="The log says why."
        ) from error
