"""The SQL files that come with the warehouse."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "sql"


@cache
def read(group: str, name: str) -> str:
    """Text of ``sql/<group>/<name>.sql``."""
    return (FOLDER / group / f"{name}.sql").read_text(encoding="utf-8")


def with_paths(group: str, name: str, **paths: Path | str) -> str:
    """Text of ``sql/<group>/<name>.sql`` with paths in it as literals: DuckDB binds no value in ATTACH."""
    text = read(group, name)
    for parameter, path in paths.items():
        text = text.replace(f"${parameter}", "'" + str(path).replace("'", "''") + "'")
    return text


@cache
def names(group: str) -> tuple[str, ...]:
    """Names of the files in ``sql/<group>``, sorted, without their ending."""
    return tuple(sorted(path.stem for path in (FOLDER / group).glob("*.sql")))
