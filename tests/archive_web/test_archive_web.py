"""The fake answers as the true ones do; what reads the answers is tested beside its own module."""

from __future__ import annotations

import gzip
import http.client
import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from extractors.discover.archives import ccnews, gdelt, wayback
from extractors.discover.archives.gdelt import Terms
from tests.archive_web import ArchiveWeb, Holdings, answer
from tests.archive_web.errors import _ERRORS
from tests.archive_web.gdelt import complaint_about

if TYPE_CHECKING:
    from tests.archive_web import Fault

AT = datetime(2022, 1, 7, 10, 15, tzinfo=UTC)
PAGE = "https://outlet.example/a?b=1"
INDEX = wayback.index_query("http://archive.example", "outlet.example", AT.date(), AT.date(), match="domain")
SEARCH = gdelt.queries("http://gdelt.example", Terms((("Harbourville",),)), AT.date(), AT.date())[0].url


@pytest.fixture
def holdings() -> Holdings:
    held = Holdings()
    held.capture(PAGE, AT, b"<html>first</html>")
    held.capture(PAGE, AT + timedelta(hours=5), revisit=True)
    held.capture("https://outlet.example/old", AT, status=301, location=PAGE)
    held.saw(PAGE, "Harbourville ferry", AT)
    return held


def get(web: ArchiveWeb, target: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    link = http.client.HTTPConnection("127.0.0.1", web.port, timeout=10)
    try:
        link.request("GET", target, headers=headers)
        response = link.getresponse()
        return response.status, dict(response.getheaders()), response.read()
    finally:
        link.close()


def path_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def test_a_capture_is_what_came_over_the_wire(holdings: Holdings) -> None:
    given = answer(holdings, wayback.capture_url("http://archive.example", PAGE, AT))
    assert (given.status, given.body, given.kind) == (200, b"<html>first</html>", "text/html")
    assert given.headers["Memento-Datetime"] == "Fri, 07 Jan 2022 10:15:00 GMT"
    shown = answer(holdings, f"/web/20220107101500/{PAGE}")
    assert shown.body != given.body


def test_a_revisit_shows_the_visit_before(holdings: Holdings) -> None:
    later = wayback.capture_url("http://archive.example", PAGE, AT + timedelta(hours=5))
    assert answer(holdings, later).body == b"<html>first</html>"


def test_a_moment_without_capture_leads_to_the_nearest(holdings: Holdings) -> None:
    given = answer(holdings, f"/web/20220107101700id_/{PAGE}")
    assert (given.status, given.headers["Location"]) == (302, f"/web/20220107101500id_/{PAGE}")
    assert answer(holdings, f"/web/2023id_/{PAGE}").headers["Location"] == f"/web/20220107151500id_/{PAGE}"
    assert answer(holdings, "/web/2022id_/https://outlet.example/none").status == 404


def test_a_captured_redirect_leads_on_within_the_archive(holdings: Holdings) -> None:
    given = answer(holdings, "/web/20220107101500id_/https://outlet.example/old")
    assert (given.status, given.headers["Location"]) == (301, f"/web/20220107101500id_/{PAGE}")


def test_sites_that_are_held_back(holdings: Holdings) -> None:
    holdings.block("outlet.example")
    given = answer(holdings, INDEX)
    assert wayback.parse_index(given.body, given.status).fault == "blocked_site"
    assert answer(holdings, f"/web/20220107101500id_/{PAGE}").status == 403


@pytest.mark.parametrize(("way", "fault"), sorted(_ERRORS))
def test_errors_come_on_demand_and_are_known(holdings: Holdings, way: str, fault: Fault) -> None:
    targets = {
        "index": INDEX,
        "gdelt": SEARCH,
        "ccnews": "/crawl-data/CC-NEWS/2022/01/warc.paths.gz",
        "replay": "/web/1/x",
    }
    holdings.fail(way, fault)  # type: ignore[arg-type]
    given = answer(holdings, targets[way])
    seen: str | None = fault
    if way == "index":
        seen = wayback.parse_index(given.body, given.status).fault
    elif way == "gdelt":
        seen = gdelt.parse(given.body, given.status).fault
    elif way == "ccnews":
        seen = ccnews.parse_paths(given.body, "http://cc.example", given.status).fault
    # Common Crawl's 403 is its rate rule: it holds no site back.
    known = "rate_limited" if (way, fault) == ("ccnews", "blocked_site") else fault
    assert seen is not None
    assert seen.removesuffix("_200") == known.removesuffix("_200")
    assert answer(holdings, targets[way]).body != given.body


@pytest.mark.parametrize("fault", ["html", "empty", "broken", "garbage"])
def test_answers_of_no_form(holdings: Holdings, fault: Fault) -> None:
    for way, target in (("index", INDEX), ("gdelt", SEARCH)):
        whole = answer(holdings, target)
        holdings.fail(way, fault)  # type: ignore[arg-type]
        assert answer(holdings, target).body != whole.body
        assert answer(holdings, target) == whole


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("Harbourville", None),
        ('(Harbourville OR "Old Bridge") ferry', None),
        ("Harbourville OR ferry", "OR'd terms"),
        ("(Harbourville) ferry", "Parentheses"),
        ('"ITC"', "phrase is too short"),
        ("x" * 300, "too short or too long"),
        ("ab cde", "keywords were too short"),
    ],
)
def test_what_the_search_complains_of(query: str, complaint: str | None) -> None:
    said = complaint_about(query)
    assert said is None if complaint is None else complaint in (said or "")


@pytest.mark.loopback
@pytest.mark.enable_socket
def test_one_port_for_all_and_a_log(holdings: Holdings) -> None:
    path = holdings.warc(AT, b"0123456789")
    with ArchiveWeb(holdings) as web:
        status, headers, body = get(web, path_of(INDEX))
        assert (status, headers["Content-Type"]) == (200, "application/json")
        assert len(wayback.parse_index(body, status).captures) == 2
        assert get(web, f"/web/20220107101500id_/{PAGE}")[2] == b"<html>first</html>"
        assert json.loads(get(web, path_of(SEARCH))[2])["articles"][0]["url"] == PAGE
        assert gzip.decompress(get(web, "/crawl-data/CC-NEWS/2022/01/warc.paths.gz")[2]) == f"{path}\n".encode()
        status, headers, body = get(web, f"/{path}", Range="bytes=2-5")
        assert (status, headers["Content-Range"], body) == (206, "bytes 2-5/10", b"2345")
        assert get(web, f"/{path}", Range="bytes=10-")[0] == 416
        assert get(web, "/robots.txt")[0] == 404
        assert [one.way for one in web.log] == ["index", "replay", "gdelt", "ccnews", "ccnews", "ccnews", None]
        assert web.asked("ccnews")[1].range == "bytes=2-5"


@pytest.mark.loopback
@pytest.mark.enable_socket
def test_a_proxy_gets_whole_addresses(holdings: Holdings) -> None:
    with ArchiveWeb(holdings) as web:
        assert get(web, INDEX)[0] == 200
        assert get(web, f"http://archive.example/web/20220107101500id_/{PAGE}")[2] == b"<html>first</html>"


@pytest.mark.loopback
@pytest.mark.enable_socket
def test_who_asks_too_soon_is_told_so(holdings: Holdings) -> None:
    with ArchiveWeb(holdings, rates={"gdelt": 60.0}) as web:
        assert [get(web, path_of(SEARCH))[0] for _ in range(2)] == [200, 429]
        assert get(web, path_of(INDEX))[0] == 200
