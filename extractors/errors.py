"""The error tree as the rooms above ``config`` know it; it is drawn in ``config.errors``."""

from config.errors import (
    ArchiveError,
    ConfigError,
    ExtractionError,
    FetchError,
    IntakeError,
    NewswakeError,
    QueryError,
    RunError,
    WarehouseBusy,
    WarehouseError,
)

__all__ = [
    "ArchiveError",
    "ConfigError",
    "ExtractionError",
    "FetchError",
    "IntakeError",
    "NewswakeError",
    "QueryError",
    "RunError",
    "WarehouseBusy",
    "WarehouseError",
]
