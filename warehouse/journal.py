"""The journal: what no response says and nobody could fetch again, such as people's judgements.

Each entry is a file of its own in ``<archive>/journal``, ``<id>.jsonl`` with one row per line, whole and on disk under
its name or not there at all, and never changed: so it is linked into backups as WARC files are. The warehouse gets
entries as batches of the same id, which the loader takes once, ever: what a crash, a lost database or an older backup
left out comes in with the next ``hand_over``.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.errors import WarehouseError
from warehouse import asking
from warehouse.spool import REJECTED, line_of, sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from warehouse.spool import Spool

SUFFIX = ".jsonl"
TABLE = "judgement"


def write(folder: Path, entry_id: str, rows: Sequence[Mapping[str, object]]) -> Path:
    """Keep ``rows`` as one entry and return its file. Raises WarehouseError if it cannot be written."""
    path = folder / f"{entry_id}{SUFFIX}"
    unfinished = folder / f".{entry_id}.{os.getpid()}.tmp"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with unfinished.open("xb") as file:
            file.writelines(line_of(TABLE, row) for row in rows)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            raise FileExistsError(errno.EEXIST, "there is such an entry already")
        unfinished.rename(path)
        sync_folder(folder)
        sync_folder(folder.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
        advice = "Nothing was kept. Free some space or check permissions, then give the command again."
        raise WarehouseError(str(error.strerror or error), subject=str(path), advice=advice) from error
    return path


@dataclass(frozen=True, slots=True)
class Handed:
    """Ids of the entries that were put into the spool, and what is wrong with those that could not be."""

    entries: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def hand_over(folder: Path, spool: Spool, published: Path) -> Handed:
    """Put into the spool what the warehouse lacks. One damaged entry keeps no other from coming in.

    Raises WarehouseError if the spool cannot be written.
    """
    entries = sorted(path for path in folder.glob(f"*{SUFFIX}") if not path.name.startswith("."))
    if not entries:
        return Handed()
    waiting = {path.name for place in (spool.folder, spool.folder / REJECTED) for path in _in(place)}
    held = {row[0] for row in asking.rows(published, "loaded_batches", {"kind": TABLE})}
    lacking = [path for path in entries if path.stem not in waiting | held]
    handed: list[str] = []
    problems: list[str] = []
    for path in lacking:
        try:
            rows = _rows(path)
        except (OSError, ValueError) as error:
            problems.append(f"{path} cannot be read ({error}): repair it from a backup, or move it away")
        else:
            _spool(path.stem, rows, spool)
            handed.append(path.stem)
    return Handed(tuple(handed), tuple(problems))


def _spool(entry_id: str, rows: Sequence[Mapping[str, object]], spool: Spool) -> None:
    batch = spool.batch("journal", TABLE, entry_id)
    for row in rows:
        batch.add(TABLE, row)
    try:
        batch.commit()
    except WarehouseError:
        # Another process was faster.
        if not (spool.folder / entry_id).is_dir():
            raise
        batch.discard()


def _in(folder: Path) -> Iterator[Path]:
    with contextlib.suppress(FileNotFoundError):
        yield from folder.iterdir()


def _rows(path: Path) -> list[Mapping[str, object]]:
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    if not found or not all(isinstance(row, dict) for row in found):
        raise ValueError("it holds no rows")
    return found
