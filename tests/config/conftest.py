from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from pathlib import Path


class Folder(Protocol):
    path: Path

    def write(self, name: str, text: str) -> Path: ...


class _Folder:
    def __init__(self, path: Path) -> None:
        self.path = path
        (path / "seeds").mkdir()
        (path / "sources").mkdir()

    def write(self, name: str, text: str) -> Path:
        file = self.path / name
        file.write_text(text, encoding="utf-8")
        return file


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return _Folder(tmp_path)
