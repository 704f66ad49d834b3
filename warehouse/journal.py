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


def hand_over(folder: Path, spool: Spool, published: Path) -> tuple[str, ...]:
    """Put into the spool what the warehouse lacks; returns the ids of these entries.

    Raises WarehouseError if an entry cannot be read: it must not be passed over in silence.
    """
    entries = sorted(path for path in folder.glob(f"*{SUFFIX}") if not path.name.startswith("."))
    if not entries:
        return ()
    waiting = {path.name for place in (spool.folder, spool.folder / REJECTED) for path in _in(place)}
    held = {row[0] for row in asking.rows(published, "loaded_batches", {"kind": TABLE})}
    handed = [path for path in entries if path.stem not in waiting | held]
    for path in handed:
        batch = spool.batch("journal", TABLE, path.stem)
        for row in _rows(path):
            batch.add(TABLE, row)
        try:
            batch.commit()
        except WarehouseError:
            # Another process was faster.
            if not (spool.folder / path.stem).is_dir():
                raise
    return tuple(path.stem for path in handed)


def _in(folder: Path) -> Iterator[Path]:
    with contextlib.suppress(FileNotFoundError):
        yield from folder.iterdir()


def _rows(path: Path) -> list[Mapping[str, object]]:
    try:
        found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        advice = "Repair it from a backup, or move it away."
        raise WarehouseError(
            f"an entry of the journal cannot be read: {error}", subject=str(path), advice=advice
        ) from error
    if not all(isinstance(row, dict) for row in found):
        raise WarehouseError("an entry of the journal holds no rows", subject=str(path), advice="Move it away.")
    return found
