"""The server of the demo web. What its pages hold is tested in demo_web/test_pages.py."""

from __future__ import annotations

import gzip
import http.client
import json
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from config.catalogue import load_catalogue
from tests.demo_web import CATALOGUE, DemoWeb, load_expected
from tests.demo_web.answers import Asked, BadRequestError, answer, parse_head
from tests.demo_web.sites import Route, load_sites

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.demo_web.expectations import Expected

SEED = load_catalogue(CATALOGUE).seed("karvenia").url or ""
ROBOTS = "http://www.meridian-post.example/robots.txt"
TABLE = load_expected()
PAGES = list(TABLE.pages.values())
NOW = datetime(2025, 3, 17, 8, tzinfo=UTC)

served = [pytest.mark.loopback, pytest.mark.enable_socket]


class Visitor:
    """A proxy client that decodes nothing behind our back."""

    def __init__(self, web: DemoWeb) -> None:
        parts = urlsplit(web.proxy_url)
        self.connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)

    def ask(self, url: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        self.connection.request(method, url, headers=names)
        response = self.connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        return response.status, found, response.read()

    def json(self, url: str) -> Any:
        return json.loads(self.ask(url)[2])


@pytest.fixture(scope="module")
def shared_web() -> Iterator[DemoWeb]:
    with DemoWeb(latency_s=0) as web:
        yield web


@pytest.fixture
def web(shared_web: DemoWeb) -> DemoWeb:
    shared_web.set_edition(1)
    shared_web.reset_stats()
    return shared_web


@pytest.fixture
def visitor(web: DemoWeb) -> Iterator[Visitor]:
    visitor = Visitor(web)
    yield visitor
    visitor.connection.close()


def body_of(url: str, edition: int = 1) -> bytes:
    parts = urlsplit(url)
    return load_sites(edition)[parts.netloc][parts.path].body


class TestServer:
    pytestmark = served

    @pytest.mark.parametrize("page", PAGES, ids=lambda page: page.url)
    def test_each_page_answers_as_the_table_says(self, visitor: Visitor, page: Expected) -> None:
        status, headers, body = visitor.ask(page.url)
        assert status == page.status
        assert headers.get("location") == page.redirects_to
        if status == 200:
            assert body == body_of(page.url)
            assert headers["etag"]

    def test_a_host_that_it_does_not_know_is_a_bad_gateway(self, visitor: Visitor) -> None:
        status, _, body = visitor.ask("http://www.example.com/")
        assert status == 502
        assert b"www.example.com" in body

    def test_tunnels_are_refused_with_a_reason(self, visitor: Visitor) -> None:
        status, _, body = visitor.ask("www.meridian-post.example:443", "CONNECT")
        assert status == 501
        assert b"http://" in body

    def test_only_get_and_head(self, visitor: Visitor) -> None:
        assert visitor.ask(SEED, "DELETE")[0] == 405

    def test_head_has_the_length_and_no_body(self, visitor: Visitor) -> None:
        _, headers, body = visitor.ask(SEED, "HEAD")
        assert body == b""
        assert int(headers["content-length"]) == len(body_of(SEED))

    def test_connections_are_kept(self, visitor: Visitor) -> None:
        visitor.ask(SEED)
        socket = visitor.connection.sock
        visitor.ask(ROBOTS)
        assert socket is not None
        assert visitor.connection.sock is socket

    def test_origin_form_with_a_host_header_is_served_too(self, visitor: Visitor) -> None:
        parts = urlsplit(SEED)
        assert visitor.ask(parts.path, Host=parts.netloc)[0] == 200

    def test_gzip_only_where_it_is_accepted(self, visitor: Visitor) -> None:
        _, headers, body = visitor.ask(SEED, Accept_Encoding="br, gzip;q=0.8")
        assert headers["content-encoding"] == "gzip"
        assert gzip.decompress(body) == body_of(SEED)
        for refused in ("identity", "gzip;q=0", "br"):
            assert "content-encoding" not in visitor.ask(SEED, Accept_Encoding=refused)[1]

    @pytest.mark.parametrize("coding", ["gzip", "identity"])
    def test_both_validators_give_304(self, visitor: Visitor, coding: str) -> None:
        _, first, _ = visitor.ask(SEED, Accept_Encoding=coding)
        status, headers, body = visitor.ask(SEED, Accept_Encoding=coding, If_None_Match=first["etag"])
        assert (status, body, headers["etag"]) == (304, b"", first["etag"])
        assert visitor.ask(SEED, If_Modified_Since=first["last-modified"])[0] == 304

    def test_another_tag_or_an_older_date_gives_the_page(self, visitor: Visitor) -> None:
        assert visitor.ask(SEED, If_None_Match='"other"')[0] == 200
        assert visitor.ask(SEED, If_Modified_Since="Mon, 03 Mar 2025 00:00:00 GMT")[0] == 200
        assert visitor.ask(SEED, If_Modified_Since="yesterday")[0] == 200

    def test_garbage_is_a_bad_request(self, web: DemoWeb, visitor: Visitor) -> None:
        visitor.connection.connect()
        assert visitor.connection.sock is not None
        visitor.connection.sock.sendall(b"hello\r\n\r\n")
        assert visitor.connection.sock.recv(100).startswith(b"HTTP/1.1 400 ")
        assert web.stats()["requests"] == 0

    def test_edition_two_changes_what_it_should_and_nothing_else(self, web: DemoWeb, visitor: Visitor) -> None:
        before = {page.url: visitor.ask(page.url)[1].get("etag") for page in PAGES}
        assert visitor.json("http://any.example/__edition?n=2")["edition"] == web.edition == 2
        changed = {page.url for page in PAGES if visitor.ask(page.url)[1].get("etag") != before[page.url]}
        assert changed == {page.url for page in PAGES if page.revisions_run2 == 1 or not page.run1}

    def test_the_clock_moves_with_the_edition_and_by_hand(self, web: DemoWeb, visitor: Visitor) -> None:
        assert web.now().date().isoformat() == "2025-03-17"
        web.set_edition(2)
        assert visitor.json("http://any.example/__clock")["now"].startswith("2025-03-21T08:0")
        visitor.ask("http://any.example/__clock?now=2025-04-01T12:00:00%2B02:00")
        assert visitor.ask(ROBOTS)[1]["date"].startswith("Tue, 01 Apr 2025 10:0")

    @pytest.mark.parametrize(("command", "status"), [("edition?n=3", 400), ("clock?now=soon", 400), ("nothing", 404)])
    def test_a_wrong_command_is_said_to_be_wrong(self, visitor: Visitor, command: str, status: int) -> None:
        assert visitor.ask(f"http://any.example/__{command}")[0] == status


class TestStats:
    pytestmark = served

    def test_requests_paths_statuses_and_intervals_are_counted_per_host(self, web: DemoWeb, visitor: Visitor) -> None:
        for url in (ROBOTS, SEED, SEED):
            visitor.ask(url)
        visitor.ask("http://www.old-ledger.example/robots.txt")
        found = visitor.json("http://any.example/__stats")
        assert found == web.stats()
        assert found["requests"] == 4
        host = found["hosts"]["www.meridian-post.example"]
        assert host["paths"] == {"/robots.txt": 1, urlsplit(SEED).path: 2}
        assert host["statuses"] == {"200": 3}
        assert 0 < host["least_interval_s"] < 5
        assert found["hosts"]["www.old-ledger.example"]["least_interval_s"] is None
        assert found["before_robots"] == 0

    def test_a_forbidden_page_counts_as_a_violation(self, web: DemoWeb, visitor: Visitor) -> None:
        forbidden = next(page.url for page in PAGES if page.run1 == ("robots",))
        visitor.ask(SEED)
        assert web.stats()["robots_violations"] == 0
        visitor.ask(forbidden)
        stats = web.stats()
        assert stats["robots_violations"] == 1
        assert stats["before_robots"] == 2

    def test_requests_at_the_same_time_are_seen(self) -> None:
        together = threading.Barrier(3)

        def ask(web: DemoWeb) -> int:
            visitor = Visitor(web)
            visitor.connection.connect()
            together.wait(10)
            status = visitor.ask(SEED)[0]
            visitor.connection.close()
            return status

        with DemoWeb(latency_s=0.3) as web, ThreadPoolExecutor(3) as pool:
            assert list(pool.map(ask, [web] * 3)) == [200] * 3
            assert web.stats()["most_concurrent"] > 1

    def test_reset_starts_anew(self, web: DemoWeb, visitor: Visitor) -> None:
        visitor.ask(SEED)
        visitor.ask("http://any.example/__reset")
        assert web.stats()["hosts"] == {}


class TestProcess:
    pytestmark = served

    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
    def test_it_prints_its_address_and_stops_on_a_signal(self, number: signal.Signals) -> None:
        command = [sys.executable, "-m", "tests.demo_web", "--port", "0", "--edition", "2"]
        root = Path(__file__).parents[1]
        with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            address = urlsplit(process.stdout.readline().strip())
            connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=10)
            connection.request("GET", "http://any.example/__edition")
            assert json.loads(connection.getresponse().read())["edition"] == 2
            process.send_signal(number)
            out, err = process.communicate(timeout=10)
            connection.close()
        assert (process.returncode, out, err) == (0, "", "")

    def test_a_taken_port_is_an_error_that_names_it(self, web: DemoWeb) -> None:
        port = urlsplit(web.proxy_url).port or 0
        with pytest.raises(RuntimeError, match=str(port)), DemoWeb(port=port):
            pass


class TestAnswers:
    def test_an_unknown_edition_is_refused(self) -> None:
        with pytest.raises(ValueError, match="edition 3"):
            load_sites(3)

    @pytest.mark.parametrize("head", [b"GET /\r\n\r\n", b"\x00\r\n\r\n", b"GET http://[x/ HTTP/1.1\r\n\r\n"])
    def test_what_is_no_request_is_told(self, head: bytes) -> None:
        with pytest.raises(BadRequestError):
            parse_head(head)

    @pytest.mark.parametrize(
        ("version", "wish", "kept"),
        [
            ("HTTP/1.1", "", True),
            ("HTTP/1.1", "close", False),
            ("HTTP/1.0", "", False),
            ("HTTP/1.0", "keep-alive", True),
        ],
    )
    def test_who_wants_to_close(self, version: str, wish: str, kept: bool) -> None:
        asked = Asked("GET", "http", "a.example", "/", version, {"connection": wish} if wish else {})
        given = answer(asked, Route("/", 200, b"x", "text/plain"), NOW)
        assert given.keep_open is kept
        assert given.headers["Connection"] == ("keep-alive" if kept else "close")
