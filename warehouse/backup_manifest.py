"""What a backup says of itself, and whether that is true: the manifest with a hash per file, and its verification.

The manifest is written last. A folder without one is no backup, or one that was not finished; it is never restored.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import duckdb

from extractors.errors import WarehouseError
from warehouse import db, statements
from warehouse.spool import sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    # Told what is being done, and how many bytes of how many are.
    Tell = Callable[[str, int, int], None]

MANIFEST = "manifest.json"
UNFINISHED = "UNFINISHED"
FORMAT = 1
DATABASE = "warehouse/newswake.duckdb"
CHUNK = 1 << 20
MOST_TOLD = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a backup. ``path`` is relative to its folder; its first part names where it belongs."""

    path: str
    bytes: int
    sha256: str

    @property
    def part(self) -> str:
        """The folder that it belongs to: warehouse, spool, archive or catalogue."""
        return PurePosixPath(self.path).parts[0]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds. ``tables`` are the rows of each table, ``parts`` the folders that were backed up."""

    made_at: str
    version: str
    schema: int
    parts: tuple[str, ...]
    files: tuple[Entry, ...]
    tables: Mapping[str, int]
    left_out: tuple[str, ...] = ()

    @property
    def bytes(self) -> int:
        """Size of all files."""
        return sum(entry.bytes for entry in self.files)


def quiet(_what: str, _done: int, _total: int) -> None:
    """Nobody wants to know."""


def sha256_of(path: Path, told: Callable[[int], None] = lambda _: None) -> str:
    """Hash a file; ``told`` gets the bytes of each chunk."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
            told(len(chunk))
    return digest.hexdigest()


def count_rows(database: Path) -> dict[str, int]:
    """Rows of each table of a copy of the database, opened read-only. Raises WarehouseError if that cannot be."""
    try:
        with duckdb.connect(str(database), read_only=True) as con:
            tables = [row[0] for row in con.execute(statements.read("care", "tables")).fetchall()]
            return {name: _rows(con, name) for name in tables}
    except duckdb.Error as error:
        raise db.explain(error, database) from error


def _rows(con: duckdb.DuckDBPyConnection, table: str) -> int:
    row = con.table(table).count("*").fetchone()
    return int(row[0]) if row else 0


def write(folder: Path, manifest: Manifest) -> None:
    """Write the manifest, which makes the folder a backup."""
    fresh = folder / f"{MANIFEST}.tmp"
    with fresh.open("w", encoding="utf-8") as handle:
        json.dump({"newswake_backup": FORMAT, **asdict(manifest)}, handle, ensure_ascii=False, indent=1)
        handle.flush()
        os.fsync(handle.fileno())
    fresh.rename(folder / MANIFEST)
    sync_folder(folder)


def read(folder: Path) -> Manifest:
    """Read the manifest. Raises WarehouseError, with what to do, if there is none or it is none of ours."""
    try:
        data = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return _manifest(data, folder)
    except FileNotFoundError as error:
        if (folder / UNFINISHED).exists():
            advice = f"Make it again: newswake backup {folder}"
            raise WarehouseError("this backup was not finished", subject=str(folder), advice=advice) from error
        advice = "Name a folder that `newswake backup` has made."
        raise WarehouseError("this is no backup of newswake", subject=str(folder), advice=advice) from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        advice = "Take another backup; this one cannot be trusted."
        raise WarehouseError(f"{MANIFEST} cannot be read: {error!r}", subject=str(folder), advice=advice) from error


def _manifest(data: Mapping[str, Any], folder: Path) -> Manifest:
    if data["newswake_backup"] != FORMAT:
        advice = "Install the version of newswake that made it."
        raise WarehouseError(f"its format is {data['newswake_backup']}", subject=str(folder), advice=advice)
    return Manifest(
        made_at=str(data["made_at"]),
        version=str(data["version"]),
        schema=int(data["schema"]),
        parts=tuple(str(part) for part in data["parts"]),
        files=tuple(
            Entry(_inside(str(item["path"])), int(item["bytes"]), str(item["sha256"])) for item in data["files"]
        ),
        tables={str(name): int(count) for name, count in data["tables"].items()},
        left_out=tuple(str(item) for item in data["left_out"]),
    )


def _inside(path: str) -> str:
    """Refuse a path that leads out of the folder: a manifest may come from anywhere."""
    parts = PurePosixPath(path).parts
    if len(parts) < 2 or ".." in parts or PurePosixPath(path).is_absolute():  # noqa: PLR2004 - a part and a name
        raise ValueError(f"{path!r} leads out of the backup")
    return path


def verify(folder: Path, tell: Tell = quiet) -> Manifest:
    """Read every file back, open the copy of the database and count its rows.

    Raises WarehouseError that names what differs from the manifest.
    """
    manifest = read(folder)
    total, done = manifest.bytes, 0
    problems: list[str] = []
    for entry in manifest.files:
        problem = _differs(folder, entry)
        problems += [problem] if problem else []
        done += entry.bytes
        tell("verifying", done, total)
    if not problems:
        problems = _miscounted(folder, manifest)
    if problems:
        more = f" and {len(problems) - MOST_TOLD} more" if len(problems) > MOST_TOLD else ""
        raise WarehouseError(
            f"this backup is damaged: {'; '.join(problems[:MOST_TOLD])}{more}",
            subject=str(folder),
            advice="Take another backup; what it holds was not touched.",
        )
    return manifest


def _differs(folder: Path, entry: Entry) -> str | None:
    path = folder / entry.path
    try:
        if path.stat().st_size != entry.bytes:
            return f"{entry.path} has {path.stat().st_size} bytes instead of {entry.bytes}"
        return None if sha256_of(path) == entry.sha256 else f"{entry.path} has other content"
    except OSError as error:
        return f"{entry.path} cannot be read ({error.strerror})"


def _miscounted(folder: Path, manifest: Manifest) -> list[str]:
    found = count_rows(folder / DATABASE)
    names = sorted(set(found) | set(manifest.tables))
    return [
        f"table {name} has {found.get(name)} rows instead of {manifest.tables.get(name)}"
        for name in names
        if found.get(name) != manifest.tables.get(name)
    ]
