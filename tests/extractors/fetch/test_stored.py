"""Reading back: single records, the requests of a file, and what a dead process left open."""

from __future__ import annotations

import os
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.errors import ArchiveError
from extractors.fetch import stored
from extractors.fetch.archive import WarcArchive, read_record, recover
from extractors.fetch.clock import SystemClock
from tests.extractors.fetch.test_facts import FETCHES
from tests.extractors.fetch.warcs import ANSWER, FETCH, NOT_MODIFIED, RUN_ID, only, seen, store

if TYPE_CHECKING:
    from pathlib import Path

    from extractors.records import Fetch

# A body that a careless reader would take for records of the archive.
TROJAN = (
    b"WARC/1.1\r\nWARC-Type: metadata\r\nContent-Type: application/warc-fields\r\nContent-Length: 16\r\n\r\n"
    b"fetch_id: evil\r\n\r\n\r\n" * 20
)


def write_some(folder: Path) -> list[Fetch]:
    """Responses, both kinds of revisit, a resource; what ``write`` gave back."""
    with store(folder) as archive:
        written = [archive.write(ANSWER, FETCH), archive.write(NOT_MODIFIED, replace(FETCH, outcome="not_modified"))]
        archive.write_resource("urn:newswake:seed:harbour", "text/markdown", TROJAN)
        written.append(archive.write(replace(ANSWER, url="https://outlet.example/b"), replace(FETCH, fetch_id="f3")))
        written.append(archive.write(replace(ANSWER, body=TROJAN), replace(FETCH, fetch_id="f4", error="x\r\ny")))
        written.append(archive.write(replace(ANSWER, status=404, reason="", body=b"", headers=()), FETCH))
    return written


def test_the_requests_of_a_file_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    written = write_some(tmp_path)
    path = only(tmp_path)
    assert list(stored.fetches(path)) == written
    assert stored.run_of(path) == RUN_ID


@settings(max_examples=30)
@given(st.lists(FETCHES, min_size=1, max_size=3))
def test_any_facts_come_back(tmp_path_factory: pytest.TempPathFactory, facts: list[Fetch]) -> None:
    folder = tmp_path_factory.mktemp("facts")
    with store(folder) as archive:
        written = [archive.write(replace(ANSWER, body=b"%d" % number), fetch) for number, fetch in enumerate(facts)]
    assert list(stored.fetches(only(folder))) == written


def test_a_file_that_is_still_open_gives_what_is_there(tmp_path: Path) -> None:
    with store(tmp_path) as archive:
        written = [archive.write(ANSWER, FETCH)]
        final = tmp_path / str(written[0].warc_file)
        assert list(stored.fetches(final)) == written
        assert list(stored.fetches(only(tmp_path))) == written


def test_an_exchange_without_its_facts_gives_no_request(tmp_path: Path) -> None:
    written = write_some(tmp_path)
    path = only(tmp_path)
    data = bytearray(path.read_bytes())
    facts = written[1].records[2]
    del data[facts.offset : facts.offset + facts.length]
    path.write_bytes(data)
    assert [fetch.outcome for fetch in stored.fetches(path)] == ["ok"] * 4


def test_facts_are_never_taken_for_those_of_another_exchange(tmp_path: Path) -> None:
    with store(tmp_path) as archive:
        first, second = archive.write(ANSWER, FETCH), archive.write(replace(ANSWER, body=b"other"), FETCH)
    path = only(tmp_path)
    data = bytearray(path.read_bytes())
    # The facts of the first and the response of the second lie side by side.
    del data[first.records[2].offset : second.records[1].offset]
    path.write_bytes(data)
    assert [record.kind for record in seen(bytes(data))] == ["warcinfo", "response", "request", "request", "metadata"]
    assert list(stored.fetches(path)) == []


def test_somebody_elses_facts_are_passed_over(tmp_path: Path) -> None:
    with store(tmp_path) as archive:
        archive.write(ANSWER, replace(FETCH, outcome="splendid"))  # type: ignore[arg-type]
        archive.write(NOT_MODIFIED, FETCH)
    assert [fetch.records[0].kind for fetch in stored.fetches(only(tmp_path))] == ["revisit"]


def test_damage_in_a_finished_file_is_told_after_what_stands_before_it(tmp_path: Path) -> None:
    written = write_some(tmp_path)
    path = only(tmp_path)
    data = bytearray(path.read_bytes())
    hit = written[2].records[0]
    data[hit.offset + hit.length // 2] ^= 0xFF
    path.write_bytes(data)
    found: list[Fetch] = []
    with pytest.raises(ArchiveError, match=rf"{path.name}.*damaged"):
        found.extend(stored.fetches(path))
    assert found == written[:2]


@pytest.mark.parametrize("data", [b"no gzip at all", b"\x1f\x8b\x08\x00"])
def test_what_is_no_archive_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(data)
    with pytest.raises(ArchiveError, match=r"x\.warc\.gz"):
        list(stored.fetches(path))
    with pytest.raises(ArchiveError, match=r"missing\.warc\.gz"):
        list(stored.fetches(tmp_path / "missing.warc.gz"))


@given(st.lists(st.binary(max_size=3000) | st.integers(1, 400_000).map(lambda size: b"a" * size), max_size=6))
def test_members_are_found_whatever_they_hold(bodies: list[bytes]) -> None:
    packed = [stored_gzip(body) for body in bodies]
    found = list(stored.members(BytesIO(b"".join(packed)), 100))
    assert [member.head for member in found] == [body[:100] for body in bodies]
    assert [member.length for member in found] == [len(data) for data in packed]
    assert [member.offset for member in found] == [sum(map(len, packed[:n])) for n in range(len(packed))]


def stored_gzip(body: bytes) -> bytes:
    from isal import isal_zlib  # noqa: PLC0415 - the very packer of the archive

    return isal_zlib.compress(body, 2, 31)


def test_a_body_that_unpacks_to_a_hundred_times_its_size_is_walked_over_in_small_space() -> None:
    import tracemalloc  # noqa: PLC0415

    data = stored_gzip(b"\x00" * 60_000_000)
    tracemalloc.start()
    assert stored._whole_members(BytesIO(data)) == len(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000


def test_recovery_keeps_every_whole_record_wherever_the_writer_died(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At every single byte; what is kept is a prefix in whole records, and both libraries read it."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    small = replace(ANSWER, headers=(), request_headers=())
    with store(tmp_path / "whole") as archive:
        written = [archive.write(replace(small, body=b"%d" % n), FETCH) for n in range(2)]
    path = only(tmp_path / "whole")
    data = path.read_bytes()
    ends = sorted(row.offset + row.length for fetch in written for row in fetch.records)
    assert ends[-1] == len(data)
    left, readable = tmp_path / f"{path.name}.open", set()
    for cut in range(len(data) + 1):
        left.write_bytes(data[:cut])
        length = max((end for end in ends if end <= cut), default=0)
        assert recover(tmp_path) == ((path.name,) if length else ())
        assert not left.exists()
        final = tmp_path / path.name
        assert (final.read_bytes() if length else b"") == data[:length]
        if length and length not in readable:
            readable.add(length)
            assert len(seen(data[:length])) == ends.index(length) + 1
            whole = [fetch for fetch in written if fetch.records[2].offset + fetch.records[2].length <= length]
            assert list(stored.fetches(final)) == whole
        final.unlink(missing_ok=True)
    assert readable == set(ends)


def test_zeros_that_a_crashed_machine_left_are_cut_off(tmp_path: Path) -> None:
    write_some(tmp_path)
    path = only(tmp_path)
    data = path.read_bytes()
    path.rename(tmp_path / f"{path.name}.open").write_bytes(data + b"\x00" * 5000)
    assert recover(tmp_path) == (path.name,)
    assert path.read_bytes() == data


def test_recovery_leaves_the_file_of_a_live_writer_alone(tmp_path: Path) -> None:
    with store(tmp_path) as archive:
        fetch = archive.write(ANSWER, FETCH)
        assert recover(tmp_path) == ()
        assert (tmp_path / f"{fetch.warc_file}.open").exists()
    assert recover(tmp_path) == ()


def test_what_a_recovered_file_holds_can_be_brought_home_before_it_is_done(tmp_path: Path) -> None:
    written = write_some(tmp_path)
    path = only(tmp_path)
    left = path.rename(tmp_path / f"{path.name}.open")
    left.write_bytes(left.read_bytes()[:-5])

    def dies(_: Path) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        recover(tmp_path, dies)
    assert only(tmp_path) == left
    home: list[Fetch] = []
    assert recover(tmp_path, lambda whole: home.extend(stored.fetches(whole))) == (path.name,)
    assert home == written[:-1]


def test_a_recovery_that_cannot_be_done_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_some(tmp_path)
    path = only(tmp_path)
    path.rename(tmp_path / f"{path.name}.open")
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(PermissionError(13, "Permission denied")))
    with pytest.raises(ArchiveError, match=r"\.open: cannot be finished \(Permission denied\)\. Let the user"):
        recover(tmp_path)


def test_errors_of_reading_name_the_file(tmp_path: Path) -> None:
    with WarcArchive(tmp_path, RUN_ID, SystemClock()) as archive:
        fetch = archive.write(ANSWER, FETCH)
    with pytest.raises(ArchiveError, match=r"\.warc\.gz"):
        read_record(only(tmp_path), (fetch.warc_offset or 0) + 3)
    with pytest.raises(ArchiveError, match=r"missing\.warc\.gz"):
        read_record(tmp_path / "missing.warc.gz", 0)
