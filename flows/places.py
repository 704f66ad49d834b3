"""Where everything lies that is backed up and restored, and where runs tell each other that they are at work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warehouse.backup import Places
from warehouse.settings import WarehouseSettings

if TYPE_CHECKING:
    from pathlib import Path

    from config.settings import Settings


def places_of(settings: Settings) -> Places:
    """The folders of these settings."""
    return Places(
        WarehouseSettings.from_settings(settings), settings.archive_dir.absolute(), settings.catalogue_dir.absolute()
    )


def leases_of(settings: Settings) -> Path:
    """The file that all runs on these settings share."""
    return settings.state_dir / "leases.sqlite"
