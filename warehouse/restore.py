"""Puts a backup back: verified first, staged beside its place, then swapped in by a rename per folder.

Nothing that is there is overwritten: without leave it stops the restore, with leave it is set aside under a name with
the moment. Killed at any point and called again, it goes on where it was: a note says which folders are done.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from extractors.errors import WarehouseError
from warehouse import backup_manifest, lock
from warehouse.backup_manifest import CHUNK, MANIFEST, quiet, sha256_of
from warehouse.spool import sync_folder

if TYPE_CHECKING:
    from datetime import datetime

    from warehouse.backup import Places
    from warehouse.backup_manifest import Entry, Manifest, Tell

# The database comes last: it refers to the others.
ORDER = ("catalogue", "archive", "spool", "warehouse")
NOTE = ".restoring.json"
# What a folder may hold and still count as empty.
HARMLESS = frozenset({"loader.lock", "tmp", "published", ".gitkeep"})


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put where; ``aside`` are the folders that were there before, under their new names."""

    manifest: Manifest
    parts: tuple[str, ...]
    aside: tuple[Path, ...]


def restore(
    places: Places,
    folder: Path,
    parts: frozenset[str],
    *,
    now: datetime,
    overwrite: bool = False,
    tell: Tell = quiet,
) -> Restored:
    """Put the chosen parts of the backup in ``folder`` back.

    Raises WarehouseError before anything is touched if the backup is not whole, if something is in its place and
    ``overwrite`` is not given, or if there is no room; and if it cannot be written, with what was there in its place.
    """
    folder = folder.absolute()
    manifest = backup_manifest.verify(folder, tell)
    chosen = tuple(part for part in ORDER if part in parts and part in manifest.parts)
    mark = sha256_of(folder / MANIFEST)
    note = _Note(places.settings.database.parent.parent / NOTE, mark)
    left = tuple(part for part in chosen if part not in note.done())
    _refuse(places, left, overwrite=overwrite)
    try:
        _check_room(places, manifest, left)
        with lock.hold(places.settings.lock_file, places.settings.lock_wait):
            done = _Progress(tell, sum(entry.bytes for entry in manifest.files if entry.part in left))
            for part in left:
                _stage(folder, manifest, part, places.folders[part], done)
            aside = [_swap(places, part, now, note) for part in left]
    except OSError as error:
        raise WarehouseError(
            f"it cannot be restored: {error.strerror or error}",
            subject=str(error.filename or folder),
            advice="Free some space or check permissions, then give the same command again: it goes on.",
        ) from error
    note.remove()
    return Restored(manifest, chosen, tuple(path for path in aside if path is not None))


class _Progress:
    """Adds up what was written."""

    def __init__(self, tell: Tell, total: int) -> None:
        self._tell, self._total, self._done = tell, total, 0

    def add(self, size: int) -> None:
        self._done += size
        self._tell("restoring", self._done, self._total)


class _Note:
    """Which folders of which backup are in their places already."""

    def __init__(self, path: Path, mark: str) -> None:
        self._path, self._mark = path, mark

    def done(self) -> frozenset[str]:
        """Read what an earlier, killed restore of the same backup had done."""
        try:
            held = json.loads(self._path.read_text(encoding="utf-8"))
            return frozenset(held["done"]) if held["backup"] == self._mark else frozenset()
        except (OSError, ValueError, KeyError, TypeError):
            return frozenset()

    def add(self, part: str) -> None:
        """Write down that a part is in its place."""
        fresh = self._path.with_name(f"{NOTE}.tmp")
        text = json.dumps({"backup": self._mark, "done": sorted({*self.done(), part})})
        fresh.write_text(text, encoding="utf-8")
        fresh.rename(self._path)
        sync_folder(self._path.parent)

    def remove(self) -> None:
        """All is done."""
        self._path.unlink(missing_ok=True)


def _refuse(places: Places, parts: tuple[str, ...], *, overwrite: bool) -> None:
    taken = [places.folders[part] for part in parts if _is_taken(places.folders[part], part)]
    if taken and not overwrite:
        raise WarehouseError(
            f"there is something already in {', '.join(map(str, taken))}",
            subject="restore",
            advice="Set NEWSWAKE_DATA_DIR to a new folder, or say --overwrite: what is there is set aside.",
        )


def _is_taken(folder: Path, part: str) -> bool:
    if part == "catalogue":
        return any(folder.glob("*/*.toml"))
    return folder.is_dir() and any(path.name not in HARMLESS for path in folder.iterdir())


def _check_room(places: Places, manifest: Manifest, parts: tuple[str, ...]) -> None:
    size = sum(entry.bytes for entry in manifest.files if entry.part in parts)
    home = places.settings.database.parent.parent
    home.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(home).free
    if size > free:
        advice = "Free some, or set NEWSWAKE_DATA_DIR to a folder on another disk."
        message = f"it takes {size / 1e9:.2f} GB, and {free / 1e9:.2f} GB are free"
        raise WarehouseError(message, subject=str(home), advice=advice)


def _staged(target: Path) -> Path:
    return target.with_name(f".{target.name}.restoring")


def _stage(folder: Path, manifest: Manifest, part: str, target: Path, done: _Progress) -> None:
    """Copy a part beside its place; what a killed restore left there is begun anew."""
    staged = _staged(target)
    shutil.rmtree(staged, ignore_errors=True)
    staged.mkdir(parents=True)
    for entry in manifest.files:
        if entry.part == part:
            _copy(folder / entry.path, staged / _relative(entry), done)
    for path in [*(path for path in staged.rglob("*") if path.is_dir()), staged]:
        sync_folder(path)


def _relative(entry: Entry) -> PurePosixPath:
    return PurePosixPath(*PurePosixPath(entry.path).parts[1:])


def _copy(source: Path, target: Path, done: _Progress) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as read, target.open("wb") as write:
        while chunk := read.read(CHUNK):
            write.write(chunk)
            done.add(len(chunk))
        write.flush()
        os.fsync(write.fileno())


def _swap(places: Places, part: str, now: datetime, note: _Note) -> Path | None:
    """Put the staged folder in its place; returns where what was there is now."""
    target = places.folders[part]
    staged = _staged(target)
    if part == "warehouse":
        # The lock that we hold stays the lock: it goes along into the new folder.
        with contextlib.suppress(FileExistsError):
            os.link(places.settings.lock_file, staged / places.settings.lock_file.name)
    if part == "catalogue":
        return _swap_catalogue(target, staged, now, note)
    aside = None
    if target.exists():
        aside = target.with_name(f"{target.name}.before-{now:%Y%m%dT%H%M%S}")
        target.rename(aside)
    staged.rename(target)
    sync_folder(target.parent)
    note.add(part)
    if aside is not None and not any(path.name not in HARMLESS for path in aside.iterdir()):
        shutil.rmtree(aside, ignore_errors=True)
        return None
    return aside


def _swap_catalogue(target: Path, staged: Path, now: datetime, note: _Note) -> Path | None:
    """Only seeds and sources: the folder of the catalogue may be that of a package, with files of its own."""
    aside = target.with_name(f"{target.name}.before-{now:%Y%m%dT%H%M%S}")
    for name in sorted(path.name for path in staged.iterdir() if path.is_dir()):
        if (target / name).exists():
            aside.mkdir(exist_ok=True)
            (target / name).rename(aside / name)
        target.mkdir(parents=True, exist_ok=True)
        (staged / name).rename(target / name)
    shutil.rmtree(staged, ignore_errors=True)
    sync_folder(target)
    note.add("catalogue")
    return aside if aside.is_dir() else None
