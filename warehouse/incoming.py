"""The spool as the loader sees it: whole batches, leftovers of dead writers, rejected batches."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import psutil

from extractors.errors import WarehouseError
from warehouse.spool import MANIFEST, REJECTED, sync_folder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

REASON = "reason.txt"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a batch says of itself.

    ``longest``: bytes of the longest row of each table, with its end of line; a batch of an earlier version says none.
    """

    batch_id: str
    run_id: str
    kind: str
    counts: Mapping[str, int]
    columns: Mapping[str, Sequence[str]]
    longest: Mapping[str, int] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """Rows of all tables."""
        return sum(self.counts.values())


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a batch. Raises WarehouseError if it is missing, broken or of another batch."""
    try:
        data = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        manifest = Manifest(
            batch_id=str(data["batch_id"]),
            run_id=str(data["run_id"]),
            kind=str(data["kind"]),
            counts={str(table): int(count) for table, count in data["counts"].items()},
            columns={str(table): [str(name) for name in names] for table, names in data["columns"].items()},
            longest={str(table): int(size) for table, size in data.get("longest", {}).items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise WarehouseError(f"{MANIFEST} cannot be read: {error!r}", subject=folder.name) from error
    if manifest.batch_id != folder.name:
        raise WarehouseError(f"{MANIFEST} is of batch {manifest.batch_id}", subject=folder.name)
    missing = [table for table in manifest.counts if not (folder / f"{table}.jsonl").is_file()]
    if missing:
        raise WarehouseError(f"{missing[0]}.jsonl is missing", subject=folder.name)
    return manifest


def waiting(spool: Path) -> list[Path]:
    """Whole batches in the order of their names, which is the order of their making."""
    if not spool.is_dir():
        return []
    return sorted(
        path for path in spool.iterdir() if path.is_dir() and ".tmp-" not in path.name and path.name != REJECTED
    )


def sweep(spool: Path) -> list[Path]:
    """Remove what writers left unfinished that are no longer alive."""
    gone = []
    for path in spool.glob("*.tmp-*") if spool.is_dir() else ():
        pid = path.name.rpartition(".tmp-")[2]
        if pid.isdigit() and not psutil.pid_exists(int(pid)):
            shutil.rmtree(path, ignore_errors=True)
            gone.append(path)
    return gone


def reject(folder: Path, reason: str) -> Path:
    """Put a batch aside, with the reason beside its rows; returns where it is now."""
    rejected = folder.parent / REJECTED
    rejected.mkdir(exist_ok=True)
    (folder / REASON).write_text(reason + "\n", encoding="utf-8")
    target = rejected / folder.name
    number = 1
    while target.exists():
        number += 1
        target = rejected / f"{folder.name}.{number}"
    folder.rename(target)
    sync_folder(rejected)
    return target


def remove(folder: Path) -> None:
    """Remove a batch that is loaded. Renamed first, so that a half-removed batch never looks like a whole one."""
    leaving = folder.with_name(f"{folder.name}.tmp-0")
    shutil.rmtree(leaving, ignore_errors=True)
    folder.rename(leaving)
    shutil.rmtree(leaving, ignore_errors=True)
