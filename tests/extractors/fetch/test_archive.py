from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from warcio.archiveiterator import ArchiveIterator

from extractors.errors import ArchiveError
from extractors.fetch.answer import Answer
from extractors.fetch.archive import WarcArchive, read_record, recover
from extractors.fetch.clock import SystemClock

if TYPE_CHECKING:
    from pathlib import Path

ANSWER = Answer(
    url="https://outlet.example/a",
    status=200,
    reason="OK",
    headers=(("Content-Type", "text/html; charset=utf-8"), ("Transfer-Encoding", "chunked"), ("X-Note", "ça")),
    body=b"<p>" + b"It rained on the harbour. " * 40,
    request_headers=(("Host", "outlet.example"), ("User-Agent", "newswake/test")),
    request_target="/a",
    started_at=datetime(2022, 1, 8, 12, 30, 15, 123456, tzinfo=UTC),
    elapsed=0.1,
    peer="203.0.113.7",
)


def archive(folder: Path, **options: int) -> WarcArchive:
    return WarcArchive(folder, "0123456789abcdef", SystemClock(), **options)


def kinds(path: Path) -> list[str]:
    with path.open("rb") as stream:
        return [record.rec_type for record in ArchiveIterator(stream, check_digests="raise")]


def test_a_record_can_be_read_while_and_after_it_is_written(tmp_path: Path) -> None:
    with archive(tmp_path) as store:
        place = store.write_response(ANSWER)
        assert read_record(tmp_path / place.file, place.offset).body == ANSWER.body
    assert [path.name for path in tmp_path.iterdir()] == [place.file]
    headers, body = read_record(tmp_path / place.file, place.offset)
    assert body == ANSWER.body
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["content-length"] == str(len(ANSWER.body))
    assert kinds(tmp_path / place.file) == ["warcinfo", "response", "request"]


def test_offset_and_length_are_those_of_one_gzip_member(tmp_path: Path) -> None:
    with archive(tmp_path) as store:
        place = store.write_response(ANSWER)
    data = (tmp_path / place.file).read_bytes()[place.offset : place.offset + place.length]
    record = next(ArchiveIterator(BytesIO(data)))
    assert record.rec_headers.get_header("WARC-Target-URI") == ANSWER.url
    assert record.rec_headers.get_header("WARC-Date") == "2022-01-08T12:30:15.123456Z"
    assert record.rec_headers.get_header("WARC-IP-Address") == "203.0.113.7"
    assert record.rec_headers.protocol == "WARC/1.1"


def test_the_content_coding_is_undone_on_reading_only(tmp_path: Path) -> None:
    packed = gzip.compress(ANSWER.body)
    with archive(tmp_path) as store:
        place = store.write_response(replace(ANSWER, body=packed, headers=(("Content-Encoding", "gzip"),)))
    assert read_record(tmp_path / place.file, place.offset).body == ANSWER.body
    with (tmp_path / place.file).open("rb") as stream:
        stream.seek(place.offset)
        assert next(ArchiveIterator(stream)).raw_stream.read() == packed


def test_the_same_body_is_stored_once(tmp_path: Path) -> None:
    with archive(tmp_path, rotate_bytes=1) as store:
        first = store.write_response(ANSWER)
        second = store.write_response(replace(ANSWER, url="https://outlet.example/b"))
    assert first.file != second.file
    assert read_record(tmp_path / second.file, second.offset).body == ANSWER.body
    assert kinds(tmp_path / second.file) == ["warcinfo", "revisit", "request"]


def test_a_304_is_a_revisit_without_body(tmp_path: Path) -> None:
    with archive(tmp_path) as store:
        place = store.write_revisit(replace(ANSWER, status=304, body=b"", headers=(("ETag", '"v1"'),)))
    assert read_record(tmp_path / place.file, place.offset) == ({"etag": '"v1"'}, b"")
    assert kinds(tmp_path / place.file) == ["warcinfo", "revisit", "request"]


def test_a_file_that_was_given_is_a_resource(tmp_path: Path) -> None:
    with archive(tmp_path) as store:
        place = store.write_resource("urn:newswake:seed:harbour", "text/markdown", b"# Harbour")
    assert read_record(tmp_path / place.file, place.offset) == ({"content-type": "text/markdown"}, b"# Harbour")
    assert kinds(tmp_path / place.file) == ["warcinfo", "resource"]


def test_nothing_written_leaves_no_file(tmp_path: Path) -> None:
    with archive(tmp_path / "archive"):
        pass
    assert not (tmp_path / "archive").exists()


def test_recovery_keeps_every_whole_record_wherever_the_writer_died(tmp_path: Path) -> None:
    with archive(tmp_path / "whole") as store:
        places = [
            store.write_response(replace(ANSWER, url=f"https://outlet.example/{n}", body=b"%d" % n)) for n in range(2)
        ]
    data = (tmp_path / "whole" / places[0].file).read_bytes()
    ends = [0, places[0].offset, places[0].offset + places[0].length, places[1].offset, len(data)]
    cuts = sorted({cut for end in ends for cut in range(end - 12, end + 13)} & set(range(len(data) + 1)))
    for cut in cuts:
        folder = tmp_path / f"cut-{cut}"
        folder.mkdir()
        (folder / "x.warc.gz.open").write_bytes(data[:cut])
        done = recover(folder)
        kept = (folder / "x.warc.gz").read_bytes() if done else b""
        assert data.startswith(kept)
        assert len(kept) <= cut
        assert len(kept) >= max(end for end in ends if end <= cut)
        assert not list(folder.glob("*.open"))
        if kept:
            kinds(folder / "x.warc.gz")


def test_recovery_leaves_the_file_of_a_live_writer_alone(tmp_path: Path) -> None:
    with archive(tmp_path) as store:
        place = store.write_response(ANSWER)
        assert recover(tmp_path) == ()
        assert (tmp_path / f"{place.file}.open").exists()
    assert recover(tmp_path) == ()


def test_errors_name_the_file(tmp_path: Path) -> None:
    with archive(tmp_path) as store:
        place = store.write_response(ANSWER)
    with pytest.raises(ArchiveError, match=r"\.warc\.gz"):
        read_record(tmp_path / place.file, place.offset + 3)
    with pytest.raises(ArchiveError, match=r"missing\.warc\.gz"):
        read_record(tmp_path / "missing.warc.gz", 0)
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ArchiveError, match="disk space"):
        archive(tmp_path / "file").write_response(ANSWER)
