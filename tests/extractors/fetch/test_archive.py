from __future__ import annotations

import gzip
import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from extractors.fetch.archive import read_record
from tests.extractors.fetch.warcs import ANSWER, AT, FETCH, NOT_MODIFIED, RUN_ID, HandClock, Seen, only, seen, store

if TYPE_CHECKING:
    from pathlib import Path

    from extractors.records import Fetch

REQUEST = [("host", "outlet.example"), ("user-agent", "newswake/test")]


def kinds(path: Path) -> list[str]:
    return [record.kind for record in seen(path.read_bytes())]


def record_of(folder: Path, fetch: Fetch) -> Seen:
    assert fetch.warc_file
    found = seen((folder / fetch.warc_file).read_bytes())
    return next(record for record in found if record.offset == fetch.warc_offset)


def test_an_exchange_is_a_response_its_request_and_the_facts(tmp_path: Path) -> None:
    with store(tmp_path) as archive:
        fetch = archive.write(ANSWER, FETCH)
    info, response, request, metadata = seen(only(tmp_path).read_bytes())
    assert [info.kind, response.kind, request.kind, metadata.kind] == ["warcinfo", "response", "request", "metadata"]
    assert f"isPartOf: {RUN_ID}\r\n".encode() in info.payload
    assert response.payload == ANSWER.body
    assert response.warc["warc-target-uri"] == ANSWER.url
    assert response.warc["warc-date"] == "2022-01-08T12:30:15.123456Z"
    assert response.warc["warc-ip-address"] == "203.0.113.7"
    assert request.http == REQUEST
    assert request.warc["warc-concurrent-to"] == metadata.warc["warc-concurrent-to"] == response.record_id
    assert metadata.warc["warc-refers-to"] == response.record_id
    assert metadata.warc["content-type"] == "application/warc-fields"
    assert b"wait_reason: crawl_delay 1 s\r\n" in metadata.payload
    assert replace(fetch, warc_file=None, warc_offset=None, warc_length=None, records=()) == FETCH


def test_the_rows_of_the_index_say_what_the_records_say(tmp_path: Path) -> None:
    with store(tmp_path) as archive:
        fetch = archive.write(ANSWER, FETCH)
        archive.write(replace(ANSWER, url="https://outlet.example/b"), FETCH)
    path = only(tmp_path)
    held = {record.record_id: record for record in seen(path.read_bytes())}
    assert [row.kind for row in fetch.records] == ["response", "request", "metadata", "warcinfo"]
    for row in fetch.records:
        record = held[f"<{row.record_id}>"]
        assert (row.file, row.offset, row.length, row.kind) == (path.name, record.offset, record.length, record.kind)
        assert row.digest == record.warc.get("warc-payload-digest")
        # Exactly one gzip member.
        (alone,) = seen(path.read_bytes()[row.offset : row.offset + row.length])
        assert alone.record_id == record.record_id
    first = fetch.records[0]
    assert (fetch.warc_file, fetch.warc_offset, fetch.warc_length) == (first.file, first.offset, first.length)
    assert (first.url, first.at, first.status, first.mime) == (ANSWER.url, AT, 200, "text/html")


def test_a_record_can_be_read_while_and_after_it_is_written(tmp_path: Path) -> None:
    with store(tmp_path) as archive:
        fetch = archive.write(ANSWER, FETCH)
        path, offset = tmp_path / str(fetch.warc_file), fetch.warc_offset or 0
        assert not path.exists()
        assert read_record(path, offset).body == ANSWER.body
    assert only(tmp_path) == path
    headers, body = read_record(path, offset)
    assert body == ANSWER.body
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["content-length"] == str(len(ANSWER.body))
    assert headers["x-archive-orig-transfer-encoding"] == "chunked"
    assert "transfer-encoding" not in headers


def test_the_content_coding_is_undone_on_reading_only(tmp_path: Path) -> None:
    packed = gzip.compress(ANSWER.body)
    with store(tmp_path) as archive:
        fetch = archive.write(replace(ANSWER, body=packed, headers=(("Content-Encoding", "gzip"),)), FETCH)
    assert read_record(tmp_path / str(fetch.warc_file), fetch.warc_offset or 0).body == ANSWER.body
    assert record_of(tmp_path, fetch).payload == packed


def hashed(body: bytes) -> Fetch:
    """The facts of a request whose page was ``body``."""
    return replace(FETCH, body_sha256=hashlib.sha256(body).hexdigest(), bytes_body=len(body))


def test_the_digest_is_that_of_the_body_as_received(tmp_path: Path) -> None:
    page = ANSWER.body
    packed = gzip.compress(page)
    # As long as the page that it holds: only the header tells.
    stuffed = gzip.compress(page) + bytes(len(page) - len(packed))
    with store(tmp_path) as archive:
        plain = archive.write(ANSWER, hashed(page))
        for body in (packed, stuffed):
            answer = replace(ANSWER, body=body, headers=(("Content-Encoding", "gzip"),))
            fetch = archive.write(answer, hashed(page))
            assert fetch.records[0].digest == f"sha256:{hashlib.sha256(body).hexdigest()}"
        cut = archive.write(replace(ANSWER, body=page[:50], cut="length"), replace(hashed(page), bytes_body=0))
    assert plain.records[0].digest == f"sha256:{hashlib.sha256(page).hexdigest()}"
    assert cut.records[0].digest == f"sha256:{hashlib.sha256(page[:50]).hexdigest()}"
    # Checked by both readers, too.
    assert len(seen(only(tmp_path).read_bytes())) == 1 + 4 * 3


def test_codings_in_several_headers_are_all_undone(tmp_path: Path) -> None:
    headers = (("Content-Encoding", "gzip"), ("content-encoding", "gzip"))
    with store(tmp_path) as archive:
        fetch = archive.write(replace(ANSWER, body=gzip.compress(gzip.compress(ANSWER.body)), headers=headers), FETCH)
    assert read_record(only(tmp_path), fetch.warc_offset or 0).body == ANSWER.body


def test_the_same_body_is_stored_once(tmp_path: Path) -> None:
    with store(tmp_path, rotate_bytes=1) as archive:
        first = archive.write(ANSWER, FETCH)
        second = archive.write(replace(ANSWER, url="https://outlet.example/b"), FETCH)
    assert first.warc_file != second.warc_file
    assert read_record(tmp_path / str(second.warc_file), second.warc_offset or 0).body == ANSWER.body
    response, revisit = record_of(tmp_path, first), record_of(tmp_path, second)
    assert revisit.kind == second.records[0].kind == "revisit"
    assert revisit.payload == b""
    assert revisit.status == "200"
    assert revisit.warc["warc-profile"].endswith("/1.1/revisit/identical-payload-digest")
    assert revisit.warc["warc-payload-digest"] == response.warc["warc-payload-digest"] == second.records[0].digest
    assert revisit.warc["warc-refers-to"] == response.record_id
    assert revisit.warc["warc-refers-to-target-uri"] == ANSWER.url
    assert revisit.warc["warc-refers-to-date"] == response.warc["warc-date"]


@pytest.mark.parametrize("again", [replace(ANSWER, cut="length"), replace(ANSWER, body=ANSWER.body + b".")])
def test_a_body_that_is_cut_or_another_is_no_revisit(tmp_path: Path, again: object) -> None:
    with store(tmp_path) as archive:
        archive.write(ANSWER, FETCH)
        archive.write(again, FETCH)  # type: ignore[arg-type]
    assert kinds(only(tmp_path)) == ["warcinfo", *["response", "request", "metadata"] * 2]


def test_a_cut_body_says_so_and_is_no_original(tmp_path: Path) -> None:
    cut = replace(ANSWER, cut="disconnect", headers=(("Content-Length", "99999"),))
    with store(tmp_path) as archive:
        fetch = archive.write(cut, FETCH)
        whole = archive.write(ANSWER, FETCH)
    record = record_of(tmp_path, fetch)
    assert record.warc["warc-truncated"] == "disconnect"
    assert record.http == [("x-archive-orig-content-length", "99999"), ("content-length", str(len(ANSWER.body)))]
    assert whole.records[0].kind == "response"


def test_a_304_confirms_the_record_that_it_is_told_of(tmp_path: Path) -> None:
    when = datetime(2022, 1, 1, tzinfo=UTC)
    with store(tmp_path) as archive:
        fetch = archive.write(NOT_MODIFIED, FETCH, ("urn:uuid:1-2-3", when))
    revisit = record_of(tmp_path, fetch)
    assert revisit.kind == "revisit"
    assert (revisit.status, revisit.http, revisit.payload) == ("304", [("etag", '"v1"')], b"")
    assert revisit.warc["warc-profile"].endswith("/1.1/revisit/server-not-modified")
    assert revisit.warc["warc-refers-to"] == "<urn:uuid:1-2-3>"
    assert revisit.warc["warc-refers-to-target-uri"] == NOT_MODIFIED.url
    assert revisit.warc["warc-refers-to-date"] == "2022-01-01T00:00:00.000000Z"
    assert read_record(only(tmp_path), fetch.warc_offset or 0) == ({"etag": '"v1"'}, b"")


def test_a_304_to_what_we_do_not_hold_refers_to_nothing(tmp_path: Path) -> None:
    with store(tmp_path) as archive:
        fetch = archive.write(NOT_MODIFIED, FETCH)
    assert not [name for name in record_of(tmp_path, fetch).warc if "refers-to" in name]


def test_a_file_that_was_given_is_a_resource(tmp_path: Path) -> None:
    with store(tmp_path) as archive:
        row = archive.write_resource("urn:newswake:seed:harbour", "text/markdown", b"# Harbour")
        fetch = archive.write(ANSWER, FETCH)
    path = only(tmp_path)
    assert read_record(path, row.offset) == ({"content-type": "text/markdown"}, b"# Harbour")
    assert (row.kind, row.url, row.mime) == ("resource", "urn:newswake:seed:harbour", "text/markdown")
    assert kinds(path) == ["warcinfo", "resource", "response", "request", "metadata"]
    assert fetch.records[-1].kind == "warcinfo"


def test_nothing_written_leaves_no_file(tmp_path: Path) -> None:
    with store(tmp_path / "archive"):
        pass
    assert not (tmp_path / "archive").exists()


def test_a_file_is_closed_when_it_is_big_enough(tmp_path: Path) -> None:
    with store(tmp_path, rotate_bytes=2500) as archive:
        fetches = [archive.write(replace(ANSWER, body=b"%d" % n), FETCH) for n in range(9)]
        done = sorted(path.name for path in tmp_path.glob("*.gz"))
        assert len(list(tmp_path.glob("*.open"))) == 1
    files = sorted({str(fetch.warc_file) for fetch in fetches})
    assert done == files[:-1]
    assert sorted(path.name for path in tmp_path.iterdir()) == files
    assert len(files) > 1
    for name in files[:-1]:
        last = max(row.offset for fetch in fetches for row in fetch.records if row.file == name)
        assert last < 2500 + 1500 <= 2 * (tmp_path / name).stat().st_size
        assert kinds(tmp_path / name)[0] == "warcinfo"


def test_a_file_is_closed_when_it_is_old_enough_by_a_clock_that_does_not_jump(tmp_path: Path) -> None:
    clock = HandClock()
    with store(tmp_path, clock, seconds=60) as archive:
        first = archive.write(ANSWER, FETCH)
        clock.seconds = 59.9
        second = archive.write(NOT_MODIFIED, FETCH)
        clock.seconds = 60.0
        third = archive.write(NOT_MODIFIED, FETCH)
        clock.seconds = 119.0
        fourth = archive.write(NOT_MODIFIED, FETCH)
    assert first.warc_file == second.warc_file != third.warc_file == fourth.warc_file


def test_two_archives_of_one_second_never_share_a_file(tmp_path: Path) -> None:
    with store(tmp_path, HandClock()) as one, store(tmp_path, HandClock()) as other:
        names = {archive.write(ANSWER, FETCH).warc_file for archive in (one, other, one)}
    assert len(names) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(map(str, names))
