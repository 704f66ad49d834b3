"""Methods of comparison by name: the one in force by the settings, and those that a person names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.errors import ConfigError, QueryError
from warehouse.compare.methods import DEFAULT, METHODS

if TYPE_CHECKING:
    from config.settings import Settings
    from warehouse.compare.methods import Method

KNOWN = f"This version compares by {', '.join(name for name, method in METHODS.items() if not method.is_retired)}."


def chosen(settings: Settings, name: str | None) -> Method:
    """The method of this name, else the one in force. Raises QueryError or ConfigError if there is none."""
    return in_force(settings) if name is None else named(name)


def named(name: str) -> Method:
    """The method of this name. Raises QueryError with those that there are."""
    method = METHODS.get(name)
    if method is None or method.is_retired:
        raise QueryError("there is no such method of comparison", subject=name, advice=KNOWN)
    return method


def in_force(settings: Settings) -> Method:
    """The method that the settings name, else the newest. Raises ConfigError if this version has none of that name."""
    if settings.compare_method is None:
        return DEFAULT
    try:
        return named(settings.compare_method)
    except QueryError as error:
        raise ConfigError(error.message, subject="compare_method", advice=error.advice) from error
