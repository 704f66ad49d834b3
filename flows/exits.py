"""Exit codes of the command line. They are listed in one place: here; help and README are checked against it."""

from __future__ import annotations

from dataclasses import dataclass

from config.errors import ConfigError, FetchError, NewswakeError, QueryError, WarehouseError

OK = 0
FAILURE = 1
USAGE = 2
CONFIG = 3
WARNINGS = 4
WAREHOUSE = 5
NETWORK = 6
INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Exit:
    """A code and what it tells."""

    code: int
    meaning: str


EXITS = (
    Exit(OK, "done; warnings were printed, if any"),
    Exit(
        FAILURE,
        "failed: a run without one usable page, a seed that cannot be read, an archive that cannot be written, "
        "a check of doctor",
    ),
    Exit(USAGE, "wrong use of a command, or wrong SQL"),
    Exit(CONFIG, "a setting, seed or source file is wrong"),
    Exit(WARNINGS, "done with warnings, if --strict was given"),
    Exit(WAREHOUSE, "the warehouse cannot be read or is busy"),
    Exit(NETWORK, "the network cannot be used at all: proxy, CA file, Prefect server"),
    Exit(INTERRUPTED, "interrupted by Ctrl-C"),
)


def code_of(error: NewswakeError) -> int:
    """The exit code for an error of ours."""
    if isinstance(error, QueryError):
        return USAGE
    if isinstance(error, ConfigError):
        return CONFIG
    if isinstance(error, WarehouseError):
        return WAREHOUSE
    return NETWORK if isinstance(error, FetchError) else FAILURE


def epilog(*codes: int) -> str:
    """The lines on exit codes at the end of a command's help; without arguments all of them."""
    chosen = [item for item in EXITS if not codes or item.code in codes]
    lines = "\n".join(f"  {item.code:>3}  {item.meaning}" for item in chosen)
    return f"\b\nExit codes:\n{lines}"
