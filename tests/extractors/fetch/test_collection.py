from __future__ import annotations

import gzip
import random
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.warcwriter import WARCWriter

from extractors.errors import ArchiveError
from extractors.fetch import collection, plain
from extractors.fetch.collection import PageCopy, Tally
from tests.extractors.fetch.warc_files import Packing, http, packed, record, response, stored
from tests.extractors.fetch.warcs import ANSWER, FETCH, only, store

if TYPE_CHECKING:
    from pathlib import Path

URLS = [f"https://outlet.example/2022/01/07/story-{number}" for number in range(5)]
PAGES = [response(url, f"<p>Page {number}</p>" * 50) for number, url in enumerate(URLS)]
INFO = record("warcinfo", "", b"software: somebody's\r\n")
PACKINGS: tuple[Packing, ...] = ("each", "whole", "none")


class Open:
    """Lets everything through and remembers what it was asked."""

    def __init__(self, **refused: str) -> None:
        self.refused = refused
        self.bodies: list[str] = []

    def by_address(self, url: str, at: datetime) -> str | None:
        assert at.tzinfo is not None
        return self.refused.get(url.rpartition("/")[2].replace("-", "_"))

    def by_body(self, url: str, at: datetime, body: bytes, content_type: str | None) -> str | None:
        assert at.tzinfo is not None
        assert content_type != ""
        self.bodies.append(url)
        return "gone" if b"GONE" in body else None


def read(
    data: bytes, wanted: Open | None = None, size: int = 1000, limit: int = 100_000
) -> tuple[list[PageCopy], Tally]:
    stream, tally = BytesIO(data), Tally()
    found = list(collection.pages(lambda: stream.read(size), wanted or Open(), tally, limit=limit))
    assert tally.kept == len(found)
    assert tally.pages == tally.kept + tally.dropped.total()
    return found, tally


@pytest.mark.parametrize("packing", PACKINGS)
def test_pages_come_out_of_every_packing(packing: Packing) -> None:
    found, tally = read(packed([INFO, *PAGES], packing))
    assert [page.url for page in found] == URLS
    assert [page.position for page in found] == [1, 2, 3, 4, 5]
    first = found[0]
    assert first.at == datetime(2022, 1, 7, 10, tzinfo=UTC)
    assert first.raw == first.body == b"<p>Page 0</p>" * 50
    assert first.content_type == "text/html; charset=utf-8"
    assert (first.status, first.reason) == (200, "OK")
    assert first.headers == (("Content-Type", "text/html; charset=utf-8"),)
    assert first.record_id == "urn:uuid:00000000-0000-0000-0000-000000000001"
    assert (tally.records, tally.damaged, tally.problem) == (6, 0, None)
    assert tally.packed == len(packed([INFO, *PAGES], packing))


@given(size=st.integers(1, 5000), packing=st.sampled_from(PACKINGS))
def test_how_a_file_is_cut_into_blocks_changes_nothing(size: int, packing: Packing) -> None:
    data = packed([INFO, *PAGES], packing)
    found, tally = read(data, size=size)
    assert [page.body for page in found] == [page.body for page in read(data, size=len(data))[0]]
    assert tally.damaged == 0


def test_what_is_no_page_is_said_in_one_word() -> None:
    records = [
        record("request", URLS[0], b"GET / HTTP/1.1\r\n\r\n"),
        record("metadata", URLS[0], b"a: b\r\n"),
        record("revisit", URLS[0], http(b"")),
        response(URLS[0], "gone", status="404 Not Found"),
        response(URLS[0], "moved", status="301 Moved", Location="/b"),
        response(URLS[0], "{}", Content_Type="application/json"),
        response(URLS[0], "x" * 100_001),
        response(URLS[0], "not gzip at all \x00\x01", Content_Encoding="gzip"),
        record("response", URLS[0], b"no http at all\r\n\r\n"),
        record("response", "dns:outlet.example", b"20220107 outlet.example 10.0.0.1\r\n\r\n"),
        response(URLS[1], "<p>GONE</p>"),
    ]
    found, tally = read(packed(records))
    assert found == []
    assert tally.records == len(records)
    assert dict(tally.dropped) == {
        "revisit": 1,
        "status": 2,
        "kind": 1,
        "too_large": 1,
        "coding": 1,
        "damaged": 1,
        "gone": 1,
    }
    assert tally.damaged == 1


def test_an_address_that_is_not_wanted_is_not_unpacked() -> None:
    wanted = Open(story_1="site", story_3="dated")
    found, tally = read(packed(PAGES), wanted)
    assert [page.url for page in found] == wanted.bodies == [URLS[0], URLS[2], URLS[4]]
    assert dict(tally.dropped) == {"site": 1, "dated": 1}


def test_the_span_of_captures_is_known() -> None:
    pages = [response(URLS[0], "a", "2022-01-07T10:00:00Z"), response(URLS[1], "b", "2022-01-05T23:59:59.123456Z")]
    _, tally = read(packed(pages))
    assert tally.first_at == datetime(2022, 1, 5, 23, 59, 59, 123456, tzinfo=UTC)
    assert tally.last_at == datetime(2022, 1, 7, 10, tzinfo=UTC)


@pytest.mark.parametrize("size", [50, 100_000])
def test_one_damaged_record_costs_one_page(size: int) -> None:
    members = [gzip.compress(page, mtime=0) for page in PAGES]
    broken = bytearray(members[2])
    broken[len(broken) // 2] ^= 0xFF
    found, tally = read(b"".join([*members[:2], bytes(broken), *members[3:]]), size=size)
    assert [page.url for page in found] == [URLS[0], URLS[1], URLS[3], URLS[4]]
    assert tally.damaged == 1


def test_a_wrong_checksum_is_damage() -> None:
    members = [gzip.compress(page, mtime=0) for page in PAGES]
    broken = bytearray(members[4])
    broken[-8] ^= 0xFF
    found, tally = read(b"".join([*members[:4], bytes(broken)]))
    assert [page.url for page in found][:4] == URLS[:4]
    assert tally.damaged >= 1


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_file_that_breaks_off_gives_what_is_whole(packing: Packing) -> None:
    noise = random.Random(4)  # noqa: S311 - only what cannot be made smaller
    pages = [response(url, noise.randbytes(2000).hex()) for url in URLS]
    data = packed(pages, packing)
    found, tally = read(data[: len(data) - 40])
    assert [page.url for page in found] == URLS[:4]
    assert tally.damaged == 1


def test_a_wrong_length_loses_no_other_member() -> None:
    wrong = PAGES[1].replace(b"\r\nContent-Length: ", b"\r\nContent-Length: 9", 1)
    found, tally = read(packed([PAGES[0], wrong, PAGES[2]]))
    assert [page.url for page in found] == [URLS[0], URLS[2]]
    assert tally.damaged == 1


@pytest.mark.parametrize("length", [b"-5", b"x", b"9" * 400])
def test_a_senseless_length_is_damage(length: bytes) -> None:
    at = PAGES[1].index(b"Content-Length: ") + 16
    wrong = PAGES[1][:at] + length + PAGES[1][PAGES[1].index(b"\r\n", at) :]
    found, tally = read(packed([PAGES[0], wrong, PAGES[2]]))
    assert [page.url for page in found] == [URLS[0], URLS[2]]
    assert tally.damaged >= 1


def test_a_page_cannot_bring_records_of_its_own() -> None:
    """A hostile page may hold what looks like a record of another outlet, plain or packed."""
    forged = response("https://other.example/forged", "<p>They never said this.</p>")
    body = b"<p>" + gzip.compress(forged) + b"\r\n\r\n" + forged + b"</p>"
    page = response(URLS[0], body)
    for data in (stored(page) + stored(PAGES[1]), page + PAGES[1], gzip.compress(page + PAGES[1])):
        for wanted in (Open(), Open(story_0="site")):
            found, _ = read(data, wanted)
            assert {item.url for item in found} <= set(URLS)
            assert found[-1].url == URLS[1]


def test_a_record_that_unpacks_without_end_is_passed_over_unheld() -> None:
    bomb = response(URLS[1], b"\0" * 30_000_000)
    found, tally = read(packed([PAGES[0], bomb, PAGES[2]]), size=1 << 20)
    assert [page.url for page in found] == [URLS[0], URLS[2]]
    assert tally.dropped["too_large"] == 1


def test_a_file_that_unpacks_into_too_much_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "MOST_FREE", 1_000_000)
    data = packed([PAGES[0], response(URLS[1], b"\0" * 30_000_000), PAGES[2]])
    found, tally = read(data)
    assert [page.url for page in found] == [URLS[0]]
    assert "unpack into more than" in (tally.problem or "")


def test_a_body_that_unpacks_without_end_is_too_large() -> None:
    bomb = gzip.compress(b"\0" * 10_000_000)
    _, tally = read(packed([response(URLS[0], bomb, Content_Encoding="gzip")]))
    assert dict(tally.dropped) == {"too_large": 1}


def test_content_coding_and_chunks_are_undone_where_they_are() -> None:
    body = b"<p>It rained on the harbour.</p>"
    chunked = b"10\r\n" + body[:16] + b"\r\n10;x=y\r\n" + body[16:] + b"\r\n0\r\n\r\n"
    assert len(body) == 32
    pages = [
        response(URLS[0], gzip.compress(body), Content_Encoding="gzip"),
        response(URLS[1], body, Content_Encoding="gzip"),
        response(URLS[2], chunked, Transfer_Encoding="chunked"),
        response(URLS[3], body, Transfer_Encoding="chunked"),
    ]
    found, _ = read(packed(pages))
    assert [page.body for page in found] == [body] * 4


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (b"\x28\xb5\x2f\xfd" + b"x" * 50, "zstd"),
        (b"<html>no archive</html>", "no WARC file"),
        (b"WA", "no WARC file"),
    ],
)
def test_what_is_no_warc_file_is_said(data: bytes, problem: str) -> None:
    found, tally = read(data)
    assert found == []
    assert problem in (tally.problem or "")


def test_a_packed_file_of_something_else_gives_nothing() -> None:
    found, tally = read(gzip.compress(b"hello " * 1000))
    assert found == []
    assert tally.damaged == 1


def test_files_of_others_and_of_our_own_are_read(tmp_path: Path) -> None:
    stream = BytesIO()
    writer = WARCWriter(stream, gzip=True)
    block = http(b"<p>a</p>")
    writer.write_record(writer.create_warc_record(URLS[0], "response", BytesIO(block), length=len(block)))
    found, _ = read(stream.getvalue())
    assert [(page.url, page.body) for page in found] == [(URLS[0], b"<p>a</p>")]
    with store(tmp_path) as archive:
        archive.write(ANSWER, FETCH)
    found, _ = read(only(tmp_path).read_bytes())
    assert [(page.url, page.raw) for page in found] == [(ANSWER.url, ANSWER.body)]


def test_the_files_of_a_folder_come_by_name(tmp_path: Path) -> None:
    for name in ("b.warc.gz", "a/c.warc", "notes.txt", "a/d.warc.gz.open"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
    assert [path.name for path in collection.files(tmp_path)] == ["c.warc", "b.warc.gz"]
    assert collection.files(tmp_path / "notes.txt") == (tmp_path / "notes.txt",)


@pytest.mark.parametrize("name", ["nothing-here", "empty"])
def test_a_place_without_warc_files_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ArchiveError, match=name):
        collection.files(tmp_path / name)


@given(st.binary(max_size=3000))
def test_whatever_bytes_come_reading_ends(data: bytes) -> None:
    for head in (b"", b"WARC/1.0\r\n", b"\x1f\x8b\x08"):
        read(head + data, size=100)
