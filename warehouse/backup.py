"""A backup: the database, the batches that wait for it, the archive and the catalogue, in a folder with a manifest.

The database is copied closed, by another process, while the loader's lock is held (see ``publish``). The archive comes
after it: whatever the copy refers to is there by then, for records are written before rows. A killed backup leaves a
folder that says so of itself.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb

from extractors.errors import WarehouseError
from warehouse import backup_manifest, db, lock, migrate, publish
from warehouse.backup_manifest import CHUNK, DATABASE, MANIFEST, UNFINISHED, Entry, Manifest
from warehouse.spool import sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from warehouse.backup_manifest import Tell
    from warehouse.settings import WarehouseSettings

PARTS = ("warehouse", "spool", "archive", "catalogue")
WORKSPACE = "workspace.duckdb"
# A WARC file that is still written to; finished ones never change again.
STILL_WRITTEN = ".open"
NOTE = "newswake was making a backup here and did not finish. Make it again, or remove this folder.\n"


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything lies that is backed up and restored."""

    settings: WarehouseSettings
    archive: Path
    catalogue: Path

    @property
    def workspace(self) -> Path:
        """The tables of the analyst's own."""
        return self.settings.database.parent / WORKSPACE

    @property
    def folders(self) -> Mapping[str, Path]:
        """The folder of each part."""
        return {
            "warehouse": self.settings.database.parent,
            "spool": self.settings.spool,
            "archive": self.archive,
            "catalogue": self.catalogue,
        }


@dataclass(frozen=True, slots=True)
class Wish:
    """What is backed up, and how: ``copy`` makes copies where hard links would do."""

    archive: bool = True
    copy: bool = False


class _Making:
    """A backup that is being made: puts files into the folder and remembers their hashes."""

    def __init__(self, folder: Path, tell: Tell, total: int) -> None:
        self.folder = folder
        self.files: list[Entry] = []
        self._tell = tell
        self._done, self._total = 0, total

    def _note(self, path: Path, digest: str) -> None:
        size = path.stat().st_size
        self.files.append(Entry(path.relative_to(self.folder).as_posix(), size, digest))

    def _count(self, size: int) -> None:
        self._done += size
        self._tell("copying", self._done, max(self._total, self._done))

    def closed(self, source: Path, name: str) -> Path:
        """Copy a database that nobody has open, by another process."""
        target = self._place(name)
        publish.copy_closed(source, target)
        self._note(target, backup_manifest.sha256_of(target, self._count))
        return target

    def linked(self, source: Path, name: str) -> None:
        """Link a file that never changes again; copy it where the file system cannot link."""
        target = self._place(name)
        try:
            os.link(source, target)
        except FileNotFoundError:
            raise
        except OSError:
            self.copied(source, name)
        else:
            self._note(target, backup_manifest.sha256_of(target, self._count))

    def copied(self, source: Path, name: str) -> None:
        """Copy a file; its hash is of what was read."""
        target, digest = self._place(name), hashlib.sha256()
        with source.open("rb") as read, target.open("wb") as write:
            while chunk := read.read(CHUNK):
                digest.update(chunk)
                write.write(chunk)
                self._count(len(chunk))
            write.flush()
            os.fsync(write.fileno())
        self._note(target, digest.hexdigest())

    def forget(self, name: str) -> None:
        """Drop a file that was taken while it was still written, now that it is whole under another name."""
        (self.folder / name).unlink(missing_ok=True)
        self.files = [entry for entry in self.files if entry.path != name]

    def _place(self, name: str) -> Path:
        target = self.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        return target


def backup(
    places: Places,
    folder: Path,
    *,
    version: str,
    now: datetime,
    wish: Wish | None = None,
    tell: Tell = backup_manifest.quiet,
) -> Manifest:
    """Make a backup in ``folder``, which is new, empty, or holds a backup that was not finished.

    Raises WarehouseError, with what to do, if there is nothing to back up, no room for it, or if it cannot be written;
    WarehouseBusy if another process has been loading for too long. Nothing that is backed up is ever changed.
    """
    chosen = wish or Wish()
    folder = folder.absolute()
    _refuse(places, folder)
    try:
        size = _sizes(places, chosen)
        _begin(folder, size)
        return _make(places, _Making(folder, tell, size), version, now, chosen)
    except OSError as error:
        raise WarehouseError(
            f"the backup cannot be written: {error.strerror or error}",
            subject=str(error.filename or folder),
            advice="Free some space or check permissions, then give the same command again: it starts anew.",
        ) from error


def _refuse(places: Places, folder: Path) -> None:
    if not places.settings.database.exists():
        raise WarehouseError(db.NOTHING_LOADED, subject=str(places.settings.database), advice=db.RUN_FIRST)
    for part, own in places.folders.items():
        if folder == own.absolute() or own.absolute() in folder.parents:
            advice = "Name a folder elsewhere, best on another disk."
            raise WarehouseError(f"this is inside the {part} folder itself", subject=str(folder), advice=advice)
    if folder.is_dir() and (folder / UNFINISHED).exists() and not (folder / MANIFEST).exists():
        return
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        advice = "Name a new folder: a backup is never written over another."
        raise WarehouseError("there is something already", subject=str(folder), advice=advice)


def _sizes(places: Places, wish: Wish) -> int:
    """Bytes that will be copied, as far as can be told; linked files cost nothing on the same disk."""
    wanted = [places.settings.database.parent, places.settings.spool, *([places.archive] if wish.archive else [])]
    top = {places.settings.database, places.workspace}
    size = 0
    for folder in wanted:
        for path in _files(folder):
            if folder != wanted[0] or path in top:
                with contextlib.suppress(FileNotFoundError):
                    size += path.stat().st_size
    return size


def _begin(folder: Path, size: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in (*PARTS, f"{MANIFEST}.tmp"):
        left = folder / name
        if left.is_dir():
            shutil.rmtree(left)
        left.unlink(missing_ok=True)
    (folder / UNFINISHED).write_text(NOTE, encoding="utf-8")
    sync_folder(folder)
    free = shutil.disk_usage(folder).free
    if size > free:
        advice = "Free some, name a folder on another disk, or leave the archive out (--no-archive)."
        message = f"it may take {size / 1e9:.2f} GB, and {free / 1e9:.2f} GB are free"
        raise WarehouseError(message, subject=str(folder), advice=advice)


def _make(places: Places, making: _Making, version: str, now: datetime, wish: Wish) -> Manifest:
    folder = making.folder
    left_out: list[str] = [] if wish.archive else ["archive"]
    settings = places.settings
    with lock.hold(settings.lock_file, settings.lock_wait):
        _close_cleanly(settings)
        copy = making.closed(settings.database, DATABASE)
        for path in _whole_batches(settings.spool):
            making.copied(path, f"spool/{path.relative_to(settings.spool).as_posix()}")
    if places.workspace.exists() and not _copy_workspace(places.workspace, making):
        left_out.append(f"{WORKSPACE} (it is open in a shell)")
    if wish.archive:
        _copy_archive(places.archive, making, copy=wish.copy)
    for path in _files(places.catalogue):
        if path.suffix == ".toml":
            making.copied(path, f"catalogue/{path.relative_to(places.catalogue).as_posix()}")
    _sync_all(folder)
    tables = backup_manifest.count_rows(copy)
    manifest = Manifest(
        made_at=now.isoformat(timespec="seconds"),
        version=version,
        schema=migrate.schema_of(copy),
        parts=tuple(part for part in PARTS if part != "archive" or wish.archive),
        files=tuple(making.files),
        tables=tables,
        left_out=tuple(left_out),
    )
    backup_manifest.write(folder, manifest)
    (folder / UNFINISHED).unlink(missing_ok=True)
    return manifest


def _close_cleanly(settings: WarehouseSettings) -> None:
    """What a killed loader committed may be in the log only: opening takes it into the file."""
    if publish.wal_of(settings.database).exists():
        with db.live(settings, settings.lock_wait) as con:
            con.execute("CHECKPOINT")


def _copy_workspace(path: Path, making: _Making) -> bool:
    """Copy the analyst's tables, unless a shell has them open."""
    try:
        with duckdb.connect(str(path)) as con:
            con.execute("CHECKPOINT")
    except duckdb.Error:
        return False
    making.closed(path, f"warehouse/{WORKSPACE}")
    return True


def _copy_archive(archive: Path, making: _Making, *, copy: bool) -> None:
    """Take the archive as it grows: a file that is finished meanwhile gets its final name, and is found once more."""
    taken: set[Path] = set()
    while fresh := [path for path in _files(archive) if path not in taken]:
        for path in fresh:
            taken.add(path)
            name = f"archive/{path.relative_to(archive).as_posix()}"
            with contextlib.suppress(FileNotFoundError):
                if copy or path.name.endswith(STILL_WRITTEN):
                    making.copied(path, name)
                else:
                    making.linked(path, name)
                    making.forget(name + STILL_WRITTEN)


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def _whole_batches(spool: Path) -> Iterable[Path]:
    """Files of batches that are whole, and of those that were put aside."""
    return [path for path in _files(spool) if not any(".tmp-" in part for part in path.relative_to(spool).parts)]


def _sync_all(folder: Path) -> None:
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir():
            sync_folder(path)
