from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from extractors.fetch.ending import ending
from extractors.fetch.policy import FetchSettings
from extractors.fetch.remote import LEAST_PIECE, RemoteFile
from extractors.records import Page, Request
from tests.extractors.fetch.conftest import Seen, reply
from tests.extractors.fetch.warcs import ANSWER, FETCH

if TYPE_CHECKING:
    from extractors.fetch.answer import Answer
    from extractors.records import Outcome
    from tests.extractors.fetch.conftest import Bench

FILE = bytes(range(256)) * 40
URL = "https://archive.example/crawl.warc.gz"


class Server:
    """Gives parts of FILE; ``odd`` answers come instead, by the number of the request."""

    def __init__(self, file: bytes = FILE, **odd: Page) -> None:
        self.file = file
        self.odd = odd
        self.asked: list[tuple[int, int]] = []

    async def get(self, request: Request) -> Page:
        assert (request.url, request.purpose) == (URL, "warc")
        assert request.byte_range is not None
        self.asked.append(request.byte_range)
        first, last = request.byte_range
        return self.odd.get(f"no{len(self.asked)}") or page(self.file[first : last + 1])


def page(body: bytes | None, outcome: Outcome = "ok", status: int | None = 206, etag: str = '"v1"') -> Page:
    fetch = replace(FETCH, purpose="warc", outcome=outcome, status=status, etag=etag, error=None)
    return Page(fetch, body)


def whole(file: RemoteFile) -> bytes:
    async def read() -> bytes:
        parts = []
        while block := await file.read():
            parts.append(block)
        return b"".join(parts)

    return asyncio.run(read())


pytestmark = pytest.mark.enable_socket  # an event loop wakes itself through a socket pair


@pytest.mark.parametrize("piece", [1000, 5120, 10_240, 20_000])
def test_a_file_comes_in_pieces(piece: int) -> None:
    server = Server()
    file = RemoteFile(URL, server, piece)
    assert whole(file) == FILE
    assert file.problem is None
    assert file.at == len(FILE)
    assert server.asked[0] == (0, piece - 1)
    assert file.requests == len(server.asked) <= len(FILE) // piece + 1


def test_what_cannot_be_got_is_said_and_not_asked_for_again() -> None:
    server = Server(no3=page(None, "not_found", 404))
    file = RemoteFile(URL, server, 1000)
    assert whole(file) == FILE[:2000]
    assert file.problem == "not_found: status 404"
    assert asyncio.run(file.read()) == b""
    assert len(server.asked) == 3


def test_a_file_that_changes_meanwhile_is_left() -> None:
    file = RemoteFile(URL, Server(no2=page(FILE[1000:2000], etag='"v2"')), 1000)
    assert whole(file) == FILE[:1000]
    assert file.problem == "the file was changed while it was read"


def test_a_slow_line_gets_smaller_pieces() -> None:
    file = RemoteFile(URL, Server(no1=page(None, "timeout", None)), 4 * LEAST_PIECE)
    assert whole(file) == FILE
    assert file.piece == 2 * LEAST_PIECE


def test_a_line_that_is_too_slow_for_anything_ends_it() -> None:
    late = page(None, "timeout", None)
    file = RemoteFile(URL, Server(no1=late, no2=late, no3=late, no4=late), 2 * LEAST_PIECE)
    assert whole(file) == b""
    assert file.problem == "timeout: no answer"
    assert file.requests == 2


def part(
    status: int, body: bytes, content_range: str | None, asked: tuple[int, int] = (100, 199)
) -> tuple[str, bytes | None]:
    headers = (("Content-Range", content_range),) if content_range else ()
    answer: Answer = replace(ANSWER, status=status, headers=headers, body=body)
    end = ending(answer, Request(URL, "warc", byte_range=asked), (), FetchSettings())
    return end.outcome, end.body


@pytest.mark.parametrize(
    ("status", "size", "stated", "expected"),
    [
        (206, 100, "bytes 100-199/1000", "ok"),
        (206, 100, "bytes 100-199/*", "ok"),
        (206, 50, "bytes 100-149/150", "ok"),
        (206, 50, "bytes 100-149/1000", "truncated"),
        (206, 99, "bytes 100-199/1000", "truncated"),
        (206, 200, "bytes 100-299/1000", "truncated"),
        (206, 100, "bytes 0-99/1000", "http_error"),
        (206, 100, "bytes 99999999999999999999-1/5", "http_error"),
        (206, 100, None, "http_error"),
        (200, 1000, None, "http_error"),
        (416, 0, "bytes */100", "ok"),
        (416, 0, "bytes */1000", "http_error"),
        (416, 0, None, "http_error"),
        (404, 10, None, "not_found"),
    ],
)
def test_only_the_part_that_was_asked_for_will_do(status: int, size: int, stated: str | None, expected: str) -> None:
    outcome, body = part(status, b"x" * size, stated)
    assert outcome == expected
    assert (body is not None) == (expected == "ok")


def test_a_small_file_may_come_whole() -> None:
    assert part(200, b"all of it", None, (0, 99)) == ("ok", b"all of it")
    assert part(200, b"x" * 101, None, (0, 99)) == ("http_error", None)


def test_a_part_is_taken_as_it_lies() -> None:
    """Servers name the packing of a file that ends in .gz as if it were theirs."""
    headers = (("Content-Range", "bytes 0-3/4"), ("Content-Encoding", "gzip"))
    answer = replace(ANSWER, status=206, headers=headers, body=b"\x1f\x8b\x08\x00")
    assert ending(answer, Request(URL, "warc", byte_range=(0, 3)), (), FetchSettings()).body == answer.body


@pytest.mark.loopback
def test_pieces_are_asked_for_as_such_and_stay_out_of_the_archive(bench: Bench) -> None:
    async def give(seen: Seen, writer: asyncio.StreamWriter) -> None:
        first, last = map(int, seen.headers["range"].removeprefix("bytes=").split("-"))
        body = FILE[first : last + 1]
        stated = f"bytes {first}-{first + len(body) - 1}/{len(FILE)}" if body else f"bytes */{len(FILE)}"
        writer.write(reply(206 if body else 416, body, Content_Range=stated, ETag='"v1"', Connection="close"))

    async def read() -> tuple[bytes, RemoteFile]:
        bench.web.pages["/crawl.warc.gz"] = give
        async with bench.serving() as web, bench.fetcher() as fetcher:
            file = RemoteFile(web.url("/crawl.warc.gz"), fetcher, 5120)
            parts = []
            while block := await file.read():
                parts.append(block)
            return b"".join(parts), file

    body, file = asyncio.run(read())
    assert body == FILE
    assert (file.problem, file.requests) == (None, 3)
    pieces = [fetch for fetch in bench.notes.fetches if fetch.purpose == "warc"]
    assert [(fetch.outcome, fetch.bytes_wire) for fetch in pieces] == [("ok", 5120), ("ok", 5120), ("ok", 0)]
    assert all(fetch.warc_file is None and fetch.records == () for fetch in pieces)
    asked = [seen.headers for seen in bench.web.seen if seen.path == "/crawl.warc.gz"]
    assert {headers["accept-encoding"] for headers in asked} == {"identity"}
    assert [headers["range"] for headers in asked] == ["bytes=0-5119", "bytes=5120-10239", "bytes=10240-15359"]
