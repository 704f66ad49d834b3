"""Where everything lies that is backed up and restored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warehouse.backup import Places
from warehouse.settings import WarehouseSettings

if TYPE_CHECKING:
    from config.settings import Settings


def places_of(settings: Settings) -> Places:
    """The folders of these settings."""
    return Places(
        WarehouseSettings.from_settings(settings), settings.archive_dir.absolute(), settings.catalogue_dir.absolute()
    )
