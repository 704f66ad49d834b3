"""Snapshots for readers: a copy of the closed database behind a symlink that is swapped.

The copy is made by another process: if this one opened and closed the live file itself, it would drop DuckDB's
lock on it. Must be called with the loader's lock held and the database closed.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import duckdb

from extractors.errors import WarehouseError
from warehouse import settle
from warehouse.spool import sync_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from warehouse.settings import WarehouseSettings

STATE = "state.json"
# A reader may have resolved the symlink and not opened the file yet.
YOUNG_S = 600.0
_NAME = re.compile(r"newswake-(\d+)\.duckdb")


def wal_of(database: Path) -> Path:
    """Where DuckDB keeps what is committed but not yet in the file."""
    return database.with_name(database.name + ".wal")


def is_current(settings: WarehouseSettings) -> bool:
    """True if the newest snapshot holds all that the live database holds."""
    try:
        state = json.loads((settings.snapshots / STATE).read_text(encoding="utf-8"))
        target = settings.published.resolve(strict=True)
        return bool(state == _state(settings.database, target.name)) and not wal_of(settings.database).exists()
    except (OSError, ValueError):
        return False


def _state(database: Path, name: str) -> dict[str, object]:
    found = database.stat()
    return {"snapshot": name, "live_mtime_ns": found.st_mtime_ns, "live_size": found.st_size}


def publish(settings: WarehouseSettings, now: Callable[[], float] = time.time) -> Path:
    """Copy the closed database, make the copy read-only, point the symlink at it; returns the new snapshot.

    Raises WarehouseError, with the former snapshot still in place, if that cannot be done.
    """
    if wal_of(settings.database).exists():
        raise WarehouseError(
            "the database was not closed cleanly, a copy would miss the last load",
            subject=str(settings.database),
            advice="Run the load again; it takes up what the log holds.",
        )
    settings.snapshots.mkdir(parents=True, exist_ok=True)
    _sweep(settings.snapshots)
    final = settings.snapshots / f"newswake-{_next_number(settings.snapshots):06d}.duckdb"
    try:
        _copy(settings, final)
        _point(settings.published, final)
    except OSError as error:
        raise WarehouseError(
            f"the snapshot cannot be written: {error}", subject=str(final), advice="Check free space and permissions."
        ) from error
    _note_state(settings, final.name)
    collect(settings.snapshots, final, settings.keep_snapshots, now())
    return final


def _numbers(folder: Path) -> dict[int, Path]:
    return {int(match[1]): path for path in folder.iterdir() if (match := _NAME.fullmatch(path.name))}


def _next_number(folder: Path) -> int:
    return max(_numbers(folder), default=0) + 1


def _sweep(folder: Path) -> None:
    """Remove copies that a killed loader left unfinished."""
    for pattern in ("*.tmp", "*.tmp.wal"):
        for path in folder.glob(pattern):
            path.unlink(missing_ok=True)


def copy_closed(database: Path, target: Path) -> None:
    """Copy a database that nobody has open, by another process; the copy is on disk when this returns."""
    _run_cp(database, target)
    if target.stat().st_size != database.stat().st_size:
        raise OSError(f"the copy of {database} has another size")
    sync_file(target)


def _copy(settings: WarehouseSettings, final: Path) -> None:
    unfinished = final.with_name(final.name + ".tmp")
    copy_closed(settings.database, unfinished)
    _settle(settings, unfinished)
    unfinished.chmod(0o444)
    unfinished.rename(final)
    sync_folder(final.parent)


def _settle(settings: WarehouseSettings, unfinished: Path) -> None:
    """Make the copy fast to read; where that fails, a slow one is published."""
    try:
        is_settled = settle.settle(unfinished, settings)
    except duckdb.Error:
        _sweep(unfinished.parent)
        copy_closed(settings.database, unfinished)
        return
    if is_settled:
        sync_file(unfinished)


def sync_file(path: Path) -> None:
    """See that a file is on disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _run_cp(source: Path, target: Path) -> None:
    """Copy by ``cp``; without copying a byte where the file system can share blocks."""
    sharing = "-c" if sys.platform == "darwin" else "--reflink=auto"
    problem = ""
    for options in ([sharing], []):
        done = subprocess.run(  # noqa: S603 - our own paths, no shell
            ["cp", *options, str(source), str(target)],  # noqa: S607 - cp is wherever the system has it
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == 0:
            return
        problem = done.stderr.strip()
    raise OSError(problem or "cp failed")


def _point(link: Path, target: Path) -> None:
    """Swap the symlink in one step: readers see the old snapshot or the new one, never none."""
    fresh = link.with_name(link.name + ".tmp")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(os.path.relpath(target, link.parent))
    fresh.rename(link)
    sync_folder(link.parent)


def _note_state(settings: WarehouseSettings, name: str) -> None:
    fresh = settings.snapshots / f"{STATE}.tmp"
    fresh.write_text(json.dumps(_state(settings.database, name)), encoding="utf-8")
    fresh.rename(settings.snapshots / STATE)


def collect(folder: Path, current: Path, keep: int, now: float) -> list[Path]:
    """Remove old snapshots beyond ``keep``, but none younger than ten minutes. Open ones live on in their readers."""
    old = sorted(_numbers(folder).items(), reverse=True)[keep:]
    gone = []
    for _, path in old:
        with contextlib.suppress(FileNotFoundError):
            if path != current and now - path.stat().st_mtime >= YOUNG_S:
                path.unlink()
                gone.append(path)
    return gone
