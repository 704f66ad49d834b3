"""A disk that refuses: what was archived stays whole, and the error says what to do."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from extractors.errors import ArchiveError
from extractors.fetch import stored
from extractors.fetch.archive import recover
from tests.extractors.fetch.warcs import ANSWER, FETCH, only, seen, store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOBODY = 65_534
EXCHANGE = ["response", "request", "metadata"]


class FullDisk:
    """Takes ``room`` bytes, then no more, as os.write; half of a record may fit."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, room: int, error: int = errno.ENOSPC) -> None:
        self.room = room
        self._error = error
        self._write = os.write
        monkeypatch.setattr(os, "write", self)

    def __call__(self, file: int, data: bytes) -> int:
        if not self.room:
            raise OSError(self._error, os.strerror(self._error))
        written = self._write(file, bytes(data)[: self.room])
        self.room -= written
        return written


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write everywhere: for a moment be somebody who may not."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("room", [0, 1, 400, 700, 1000])
def test_a_full_disk_loses_nothing_that_was_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    archive = store(tmp_path)
    first = archive.write(ANSWER, FETCH)
    disk = FullDisk(monkeypatch, room)
    with pytest.raises(ArchiveError, match=r"No space left on device; [\d,.]+ MB are free\)\. Free some space") as told:
        archive.write(replace(ANSWER, body=os.urandom(5000)), FETCH)
    assert told.value.subject
    assert told.value.subject.startswith(str(tmp_path))
    assert list(stored.fetches(only(tmp_path))) == [first]
    disk.room = 10**6
    third = archive.write(replace(ANSWER, body=b"there is room again"), FETCH)
    archive.close()
    assert [record.kind for record in seen(only(tmp_path).read_bytes())] == ["warcinfo", *EXCHANGE * 2]
    assert list(stored.fetches(only(tmp_path))) == [first, third]


def test_a_disk_that_is_full_from_the_start_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = FullDisk(monkeypatch, 10)
    with store(tmp_path) as archive:
        with pytest.raises(ArchiveError, match="Free some space"):
            archive.write(ANSWER, FETCH)
        assert not list(tmp_path.iterdir())
        disk.room = 10**6
        archive.write(ANSWER, FETCH)
    assert [record.kind for record in seen(only(tmp_path).read_bytes())] == ["warcinfo", *EXCHANGE]


def test_what_cannot_even_be_cut_is_left_to_recovery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with store(tmp_path) as archive:
        first = archive.write(ANSWER, FETCH)
        with monkeypatch.context() as broken:
            FullDisk(broken, 300, errno.EIO)
            broken.setattr(os, "ftruncate", lambda *_: (_ for _ in ()).throw(OSError(errno.EIO, "Input/output error")))
            with pytest.raises(ArchiveError, match=r"Input/output error\)\. Check the disk"):
                archive.write(replace(ANSWER, body=os.urandom(5000)), FETCH)
        second = archive.write(ANSWER, FETCH)
    assert second.warc_file != first.warc_file
    assert recover(tmp_path) == (first.warc_file,)
    assert list(stored.fetches(tmp_path / str(first.warc_file))) == [first]


def test_a_limit_on_the_size_of_files_is_named(tmp_path: Path) -> None:
    """The real thing: the kernel stops the process in the middle of a record."""
    script = (
        "import os, resource, sys\n"
        "from dataclasses import replace\n"
        "from pathlib import Path\n"
        "from extractors.errors import ArchiveError\n"
        "from tests.extractors.fetch.warcs import ANSWER, FETCH, store\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "archive = store(Path(sys.argv[1]))\n"
        "try:\n"
        "    for _ in range(99): archive.write(replace(ANSWER, body=os.urandom(3000)), FETCH)\n"
        "except ArchiveError as error: print(error)\n"
        "archive.close()\n"
    )
    done = subprocess.run([sys.executable, "-c", script, tmp_path], capture_output=True, text=True, check=True)
    assert "File too large" in done.stdout
    assert "ulimit -f" in done.stdout
    assert "NEWSWAKE_ARCHIVE_FILE_BYTES" in done.stdout
    path = only(tmp_path)
    assert path.stat().st_size <= 20_000
    assert len(seen(path.read_bytes())) == 1 + 3 * len(list(stored.fetches(path))) > 3


def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir(mode=0o555)
    with as_nobody(), pytest.raises(ArchiveError, match=r"Permission denied.*Let the user.*NEWSWAKE_DATA_DIR") as told:
        store(folder).write(ANSWER, FETCH)
    assert told.value.subject == str(folder)


def test_a_path_through_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    with pytest.raises(ArchiveError, match=r"file/archive: .*Not a directory.*move it away"):
        store(tmp_path / "file" / "archive").write_resource("urn:x", "text/plain", b"x")
    with pytest.raises(ArchiveError, match=r"file: .*A file stands where the folder should be"):
        store(tmp_path / "file").write_resource("urn:x", "text/plain", b"x")


@pytest.mark.parametrize(("number", "advice"), [(errno.EROFS, "mounted read-only"), (errno.EDQUOT, "Free some space")])
def test_other_refusals_have_their_advice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, advice: str
) -> None:
    FullDisk(monkeypatch, 0, number)
    with pytest.raises(ArchiveError, match=advice):
        store(tmp_path).write(ANSWER, FETCH)


def test_a_folder_that_was_deleted_during_the_run_is_noticed_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    with store(folder) as archive:
        archive.write(ANSWER, FETCH)
        shutil.rmtree(folder)
        with pytest.raises(ArchiveError, match=r"it was deleted while it was being written.*moved or deleted"):
            archive.write(ANSWER, FETCH)
        again = archive.write(ANSWER, FETCH)
    # No revisit of a record that is gone.
    assert again.records[0].kind == "response"
    assert list(stored.fetches(only(folder))) == [again]


def test_a_folder_that_was_moved_during_the_run_loses_nothing(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "archive", tmp_path / "elsewhere"
    archive = store(folder)
    archive.write(ANSWER, FETCH)
    folder.rename(elsewhere)
    last = archive.write(replace(ANSWER, body=b"later"), FETCH)
    with pytest.raises(ArchiveError, match="If it was moved, put it back: the next run finishes its open files"):
        archive.close()
    elsewhere.rename(folder)
    assert recover(folder) == (last.warc_file,)
    assert len(list(stored.fetches(folder / str(last.warc_file)))) == 2
    archive.close()
