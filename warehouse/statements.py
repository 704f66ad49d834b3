"""The SQL files that come with the warehouse."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "sql"


@cache
def read(group: str, name: str) -> str:
    """Text of ``sql/<group>/<name>.sql``."""
    return (FOLDER / group / f"{name}.sql").read_text(encoding="utf-8")


@cache
def names(group: str) -> tuple[str, ...]:
    """Names of the files in ``sql/<group>``, sorted, without their ending."""
    return tuple(sorted(path.stem for path in (FOLDER / group).glob("*.sql")))
