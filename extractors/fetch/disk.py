"""What the disk refuses, in words that say what to do."""

from __future__ import annotations

import errno
import shutil
from typing import TYPE_CHECKING

from extractors.errors import ArchiveError

if TYPE_CHECKING:
    from pathlib import Path

_AGAIN = "Then start again: what was archived before is kept."
_ELSEWHERE = f"or set NEWSWAKE_DATA_DIR to a folder elsewhere. {_AGAIN}"
_FULL = f"Free some space, {_ELSEWHERE}"
_MINE = f"Let the user who runs newswake write there, {_ELSEWHERE}"
_GONE = (
    "It was moved or deleted during the run, or nothing can be made there. "
    "If it was moved, put it back: the next run finishes its open files."
)
_ADVICE = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: f"Raise the limit on the size of a file (ulimit -f) or lower NEWSWAKE_ARCHIVE_FILE_BYTES. {_AGAIN}",
    errno.EACCES: _MINE,
    errno.EPERM: _MINE,
    errno.EROFS: f"The disk is mounted read-only: mount it for writing, {_ELSEWHERE}",
    errno.ENOTDIR: f"A part of this path is a file: move it away, {_ELSEWHERE}",
    errno.EEXIST: f"A file stands where the folder should be: move it away, {_ELSEWHERE}",
    errno.ENOENT: _GONE,
    errno.ESTALE: _GONE,
}


def refused(path: Path, what: str, error: OSError) -> ArchiveError:
    """Say that ``path`` (a file of the archive, or its folder) ``what``, why, how much space there is, what to do."""
    number = error.errno or 0
    reason = error.strerror or str(error)
    if number in {errno.ENOSPC, errno.EDQUOT}:
        reason = f"{reason}; {_free(path)}"
    advice = _ADVICE.get(number, f"Check the disk and the folder's permissions. {_AGAIN}")
    return ArchiveError(f"{what} ({reason}).", subject=str(path), advice=advice)


def _free(path: Path) -> str:
    for place in (path, *path.parents):
        try:
            return f"{shutil.disk_usage(place).free / 1e6:,.1f} MB are free"
        except OSError:
            continue
    return "free space unknown"
