"""Where the warehouse lives and what it may use: the part of the settings that this room needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from config.settings import Settings


@dataclass(frozen=True, slots=True)
class WarehouseSettings:
    """Paths and bounds of the warehouse.

    ``database`` is the live file, which only the loader opens. ``published`` is the symlink to the newest
    snapshot. ``memory_limit`` is DuckDB's notation (``"2GB"``), ``lock_wait`` seconds.
    """

    database: Path
    published: Path
    spool: Path
    memory_limit: str = "2GB"
    threads: int = 2
    keep_snapshots: int = 3
    lock_wait: float = 300.0

    @classmethod
    def from_settings(cls, settings: Settings) -> WarehouseSettings:
        """Take from the settings of the whole what the warehouse needs."""
        return cls(
            database=settings.database.absolute(),
            published=settings.published.absolute(),
            spool=settings.spool_dir.absolute(),
            memory_limit=settings.memory_limit,
            threads=settings.threads,
            keep_snapshots=settings.keep_snapshots,
            lock_wait=settings.lock_wait,
        )

    @property
    def lock_file(self) -> Path:
        """Whoever holds its lock may open the live database."""
        return self.database.parent / "loader.lock"

    @property
    def snapshots(self) -> Path:
        """Folder of the published snapshots."""
        return self.published.parent / "published"

    @property
    def temp_dir(self) -> Path:
        """Where DuckDB spills what does not fit in memory."""
        return self.database.parent / "tmp"
