"""Writes the files of the catalogue whole: nobody ever reads half of one."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def create(path: Path, text: str) -> None:
    """Write ``path`` if there is none, else raise FileExistsError. A hard link fails where the name is taken."""
    temporary = _temporary(path, text)
    try:
        temporary.chmod(0o644)
        os.link(temporary, path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()


def replace(path: Path, text: str) -> None:
    """Put new text in place of a file, keeping its permissions."""
    target = path.resolve()
    temporary = _temporary(target, text)
    try:
        temporary.chmod(target.stat().st_mode & 0o777)
        temporary.replace(target)
    finally:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()


def _temporary(path: Path, text: str) -> Path:
    """A finished file beside ``path``."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", dir=path.parent, prefix=f".{path.name}.", delete=False, newline="\n"
    ) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return Path(file.name)
