from __future__ import annotations

import json
import re
import tracemalloc
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import urls
from extractors.discover.archives import wayback
from extractors.discover.archives.wayback import (
    Capture,
    IndexAnswer,
    capture_url,
    index_query,
    original_of,
    parse_index,
)
from tests.archive_web import Holdings, answer
from tests.archive_web.errors import BLOCKED

BASE = "https://web.archive.example"
FIRST, LAST = date(2022, 1, 5), date(2022, 1, 10)
AT = datetime(2022, 1, 7, 10, 15, tzinfo=UTC)
PAGE = "https://www.outlet.example/2022/01/07/bridge-opens-over-river"
HEADER = list(wayback.FIELDS)


def row(url: str = PAGE, stamp: str = "20220107101500", status: str = "200", mime: str = "text/html") -> list[str]:
    return [stamp, url, mime, status, "DIGESTDIGESTDIGESTDIGESTDIGESTDI", "1234"]


def body(*rows: list[str]) -> bytes:
    return json.dumps([HEADER, *rows]).encode()


def fields(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query, strict_parsing=True)


def ask(holdings: Holdings, address: str) -> IndexAnswer:
    given = answer(holdings, address)
    return parse_index(given.body, given.status, given.kind)


def test_a_question_names_days_fields_and_filters() -> None:
    address = index_query(
        f"{BASE}/",
        "outlet.example",
        FIRST,
        LAST,
        match="domain",
        collapse="urlkey",
        mime="application/rss+xml",
        contains="/2022/01/",
        limit=100,
        resume="example%2Coutlet%29%2F+20220107",
    )
    assert address.startswith(f"{BASE}/cdx/search/cdx?url=outlet.example&matchType=domain&")
    asked = fields(address)
    assert (asked["from"], asked["to"], asked["output"]) == (["20220105"], ["20220110"], ["json"])
    assert asked["filter"] == [
        "statuscode:200|-",
        r"mimetype:application/rss\+xml|warc/revisit",
        "original:.*/2022/01/.*",
    ]
    assert (asked["collapse"], asked["limit"], asked["showResumeKey"]) == (["urlkey"], ["100"], ["true"])
    # Escaped once more: the server undoes one layer and knows its key again.
    assert asked["resumeKey"] == ["example%2Coutlet%29%2F+20220107"]


def test_a_plain_question_has_no_more_than_it_needs() -> None:
    asked = fields(index_query(BASE, "https://outlet.example/feed?a=1&b=2#x", FIRST, LAST))
    assert asked["url"] == ["https://outlet.example/feed?a=1&b=2#x"]
    assert not {"collapse", "resumeKey"} & set(asked)
    assert asked["filter"] == ["statuscode:200|-"]


@given(st.text(max_size=60))
def test_what_an_address_must_contain_is_taken_literally(text: str) -> None:
    asked = fields(index_query(BASE, "outlet.example", FIRST, LAST, contains=f"x{text}"))
    pattern = asked["filter"][-1].removeprefix("original:")
    assert re.fullmatch(pattern, f"https://outlet.example/x{text}/end", re.DOTALL)


def test_rows_become_captures() -> None:
    found = parse_index(body(row(), row(f"{PAGE}:80#top", status="-", mime="warc/revisit")), 200)
    assert found.problem is None
    assert found.captures[0] == Capture(PAGE, AT, 200, "text/html", "DIGESTDIGESTDIGESTDIGESTDIGESTDI", 1234)
    assert (found.captures[1].status, found.captures[1].mime) == (None, None)
    assert found.captures[1].url == f"{PAGE}:80"


def test_columns_are_known_by_their_names() -> None:
    text = json.dumps([["original", "urlkey", "timestamp"], [PAGE, "example,outlet)/", "20220107101500"]])
    assert parse_index(text.encode()).captures == (Capture(PAGE, AT),)


def test_without_names_the_columns_are_those_that_were_asked_for() -> None:
    assert parse_index(json.dumps([row()]).encode()).captures[0].at == AT


@pytest.mark.parametrize("text", [b"", b"\n", b"[]", b"[]\n", b"[ ]", json.dumps([HEADER]).encode()])
def test_nothing_held_is_no_fault(text: bytes) -> None:
    assert parse_index(text, 200, "application/json") == IndexAnswer()


def test_nothing_held_by_pywb_is_a_404() -> None:
    assert parse_index(b'{"message": "No Captures found for: https://outlet.example/"}', 404) == IndexAnswer()
    assert parse_index(b"No Captures found for: https://outlet.example/", 200) == IndexAnswer()


def test_the_key_to_the_rest_stands_after_an_empty_row() -> None:
    listed = json.dumps([HEADER, row(), [], ["example%2Coutlet%29%2F+20220107"]]).encode()
    found = parse_index(listed, 200)
    assert (len(found.captures), found.resume, found.problem) == (1, "example%2Coutlet%29%2F+20220107", None)
    assert parse_index(json.dumps([HEADER, row()]).encode()).resume is None


def test_a_key_beyond_reason_is_dropped() -> None:
    assert parse_index(json.dumps([HEADER, row(), [], ["k" * 5000]]).encode()).resume is None


@pytest.mark.parametrize(
    ("text", "status", "fault"),
    [
        (BLOCKED, 403, "blocked_site"),
        (BLOCKED, 200, "blocked_site"),
        (b"", 403, "blocked_site"),
        (b"org.archive.wayback.exception.RobotAccessControlException: Blocked By Robots", 403, "blocked_site"),
        (b"<html>This URL has been excluded from the Wayback Machine.</html>", 403, "blocked_site"),
        (b"", 451, "blocked_site"),
        (b"<html><h1>403 Forbidden</h1></html>", 403, "unavailable"),
        (b"<html><h1>429 Too Many Requests</h1></html>", 429, "rate_limited"),
        (b"<html><h1>Too Many Requests</h1></html>", 200, "rate_limited"),
        (b"", 429, "rate_limited"),
        (b"Please slow down", 503, "rate_limited"),
        (b"<html>503 Service Unavailable</html>", 503, "unavailable"),
        (b"<html>504 Gateway Time-out</html>", 504, "unavailable"),
        (b"org.archive.util.io.RuntimeIOException: java.net.SocketTimeoutException", 200, "unavailable"),
        (b"java.lang.OutOfMemoryError: GC overhead limit exceeded", 200, "unavailable"),
        (b"Requested Line is too large (> 4096)", 200, "bad_query"),
        (b"Bad Request", 400, "bad_query"),
        (b"[]", 500, "unavailable"),
        (b"<!doctype html><title>Welcome</title>", 200, "unreadable"),
        (b"com,outlet)/ 20220107 plain text", 200, "unreadable"),
        (b"{}", 200, "unreadable"),
        (b"[1, 2, 3]", 200, "unreadable"),
        (b"[", 200, "unreadable"),
        (b"\x00\xff\xfe", None, "unreadable"),
        (b"[" * 100_000, 200, "unreadable"),
    ],
)
def test_errors_are_values(text: bytes, status: int | None, fault: str) -> None:
    found = parse_index(text, status, "text/html")
    assert (found.fault, found.captures) == (fault, ())
    assert found.problem
    assert len(found.problem) < 400


def test_words_of_an_error_within_a_good_answer_are_no_error() -> None:
    found = parse_index(body(row("https://outlet.example/news/too-many-requests-to-slow-down-org.archive.")), 200)
    assert (found.fault, len(found.captures)) == (None, 1)


def test_an_answer_that_breaks_off_gives_what_came_before() -> None:
    whole = body(row(), row(f"{PAGE}-2"), row(f"{PAGE}-3"))
    found = parse_index(whole[:-120], 200)
    assert [capture.url for capture in found.captures] == [PAGE, f"{PAGE}-2"]
    assert (found.problem, found.fault) == ("the answer breaks off", None)


@pytest.mark.parametrize(
    "strange",
    [
        ["20220107101500", "javascript:alert(1)"],
        ["20229907101500", PAGE],
        ["2022", PAGE],
        ["20220107101500", "https://u:p@outlet.example/"],
        ["20220107101500", f"https://outlet.example/{'x' * 3000}"],
        [{"a": 1}],
        "text",
        None,
        [["x"]],
    ],
)
def test_a_row_that_is_none_is_counted(strange: object) -> None:
    found = parse_index(json.dumps([HEADER, row(), strange, row(f"{PAGE}-2")]).encode())
    assert [capture.url for capture in found.captures] == [PAGE, f"{PAGE}-2"]
    assert found.problem == "rows that are none: 1"


def test_strange_fields_are_unknown() -> None:
    text = json.dumps([HEADER, ["20220107101500", PAGE, "<b>", "9999", "?", "-5"]]).encode()
    assert parse_index(text).captures == (Capture(PAGE, AT),)


def test_lone_surrogates_are_no_address() -> None:
    assert parse_index(rb'[["20220107101500","https://outlet.example/\ud83d"]]').fault == "unreadable"


def test_a_hostile_list_is_read_within_bounds() -> None:
    hostile = b"[" + b"[]," * 5_000_000
    tracemalloc.start()
    try:
        found = parse_index(hostile, 200)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found.captures == ()
    assert peak < 80_000_000


def test_rows_are_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wayback, "MAX_ROWS", 5)
    found = parse_index(body(*(row(f"https://outlet.example/{number}") for number in range(9))))
    # The names of the fields are a row too.
    assert (len(found.captures), found.problem) == (4, "only the first 5 rows were read")


@given(st.binary(max_size=400), st.sampled_from([None, 200, 302, 403, 404, 429, 500]))
def test_no_body_raises(data: bytes, status: int | None) -> None:
    parse_index(data, status, "text/plain")
    parse_index(b'[["timestamp","original"],' + data, status)


def test_a_capture_has_the_address_of_its_bytes() -> None:
    assert capture_url(f"{BASE}/", PAGE, AT) == f"{BASE}/web/20220107101500id_/{PAGE}"
    assert capture_url(BASE, PAGE, AT.astimezone()) == capture_url(BASE, PAGE, AT)


SCHEMES = st.sampled_from(["http", "https"])
HOSTS = st.from_regex(r"[a-z][a-z0-9]{0,10}(?:\.[a-z][a-z0-9]{0,8}){0,2}\.example(?::8[0-9]{3})?", fullmatch=True)
PATHS = st.text(st.characters(codec="utf-8", exclude_characters="#"), max_size=60)
MOMENTS = st.datetimes(datetime(1996, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the zone is given


@given(
    SCHEMES, HOSTS, PATHS, MOMENTS, st.sampled_from([BASE, f"{BASE}/", "http://127.0.0.1:8080", f"{BASE}/mirror/ia"])
)
def test_capture_and_original_are_inverse(scheme: str, host: str, path: str, at: datetime, base: str) -> None:
    url = urls.resolve(f"{scheme}://{host}/{path}", "")
    assert url is not None
    assert original_of(capture_url(base, url, at)) == (url, at.replace(microsecond=0))


@pytest.mark.parametrize("modifier", ["", "id_", "if_", "js_", "im_", "cs_", "oe_"])
def test_any_modifier_will_do(modifier: str) -> None:
    assert original_of(f"{BASE}/web/20220107101500{modifier}/{PAGE}") == (PAGE, AT)


@pytest.mark.parametrize(
    "rest",
    ["https:/www.outlet.example/a?b=1&c=https://x.example/", "https://www.outlet.example/a?b=1&c=https://x.example/"],
)
def test_folded_slashes_are_undone(rest: str) -> None:
    found = original_of(f"{BASE}/web/20220107101500id_/{rest}")
    assert found == ("https://www.outlet.example/a?b=1&c=https://x.example/", AT)


def test_an_address_without_scheme_is_http() -> None:
    assert original_of(f"{BASE}/web/20220107101500/outlet.example/a") == ("http://outlet.example/a", AT)


@pytest.mark.parametrize(
    "address",
    [
        "",
        PAGE,
        f"{BASE}/web/2022/{PAGE}",
        f"{BASE}/web/2022*/{PAGE}",
        f"{BASE}/web/20220107101500id_/",
        f"{BASE}/web/20221307101500id_/{PAGE}",
        f"{BASE}/web/20220107101500id_/javascript:alert(1)",
        f"{BASE}/web/20220107101500id_/https://u:p@outlet.example/",
        f"{BASE}/web/\u0662\u0660\u0662\u0662\u0660\u0661\u0660\u0667\u0661\u0660\u0661\u0665\u0660\u0660id_/{PAGE}",
        f"{BASE}/save/{PAGE}",
        f"https://outlet.example/?u={BASE}/web/20220107101500id_/{PAGE}",
        f"{BASE}/web/20220107101500id_/https://outlet.example/{'x' * 5000}",
    ],
)
def test_what_is_no_capture(address: str) -> None:
    assert original_of(address) is None


def captured(url: str, hours: int = 0) -> Capture:
    return Capture(url, AT + timedelta(hours=hours), 200, "text/html")


def test_candidates_are_articles_with_their_earliest_capture() -> None:
    listed = [
        captured(PAGE, 5),
        captured("https://www.outlet.example/tag/bridges"),
        captured(f"http://outlet.example/2022/01/07/bridge-opens-over-river/?utm_source={'x' * 20}", 1),
        captured("https://www.outlet.example/logo.png"),
        captured("https://www.outlet.example/2022/01/08/bridge-closes-again-today", 9),
    ]
    first, second = wayback.candidates(listed, BASE, source_id="outlet", via_url="https://index.example/")
    assert (first.url, first.via, first.source_id, first.position) == (PAGE, "cdx", "outlet", 0)
    assert first.captured_at == AT + timedelta(hours=1)
    assert first.capture_url == capture_url(BASE, listed[2].url, listed[2].at)
    assert (second.url, second.via_url, second.position) == (listed[4].url, "https://index.example/", 1)
    assert (first.published_at, first.modified_at) == (None, None)


def test_other_sites_are_left_out_if_one_is_meant() -> None:
    listed = [captured(PAGE), captured("https://other.example/2022/01/07/bridge-opens-over-river")]
    assert len(wayback.candidates(listed, BASE)) == 2
    assert [page.url for page in wayback.candidates(listed, BASE, site="outlet.example")] == [PAGE]


@given(st.permutations([captured(PAGE, hours) for hours in (3, 1, 2)]))
def test_the_order_of_captures_does_not_matter(listed: list[Capture]) -> None:
    (page,) = wayback.candidates(listed, BASE)
    assert page.captured_at == AT + timedelta(hours=1)


def test_page_after_page_gives_all_that_a_site_has() -> None:
    holdings = Holdings()
    for number in range(25):
        holdings.capture(f"https://www.outlet.example/news/{number}", AT + timedelta(minutes=number))
        holdings.capture(f"https://www.outlet.example/news/{number}", AT + timedelta(days=1), revisit=True)
    holdings.capture("https://other.example/", AT)
    holdings.capture("https://www.outlet.example/gone", AT, status=404)
    found: list[str] = []
    resume, asked = None, 0
    while asked == 0 or resume:
        address = index_query(
            BASE, "outlet.example", FIRST, LAST, match="domain", collapse="urlkey", limit=10, resume=resume
        )
        given = ask(holdings, address)
        found += [capture.url for capture in given.captures]
        resume, asked = given.resume, asked + 1
    assert asked == 3
    assert sorted(found) == sorted(f"https://www.outlet.example/news/{number}" for number in range(25))


def test_one_a_day_of_a_feed() -> None:
    holdings = Holdings()
    for hour in range(0, 72, 6):
        holdings.capture("https://www.outlet.example/feed", AT + timedelta(hours=hour), mime="application/rss+xml")
    address = index_query(
        BASE, "https://outlet.example/feed", FIRST, LAST, collapse="timestamp:8", mime="application/rss+xml"
    )
    assert [capture.at.day for capture in ask(holdings, address).captures] == [7, 8, 9, 10]
    assert ask(holdings, index_query(BASE, "https://outlet.example/feed", FIRST, FIRST)).captures == ()


@pytest.mark.parametrize("key", ["k" * 5000, "\ud800", "a\nb"])
def test_a_key_that_cannot_be_sent_tells_that_the_rest_is_missing(key: str) -> None:
    found = parse_index(json.dumps([HEADER, row(), [], [key]]).encode())
    assert (found.resume, found.is_cut, found.problem) == (None, True, "the rest cannot be asked for")


def test_only_what_is_missing_makes_an_answer_cut() -> None:
    whole = [HEADER, row(), row(f"{PAGE}-2"), row(f"{PAGE}-3")]
    assert not parse_index(json.dumps([*whole, None]).encode()).is_cut
    assert not parse_index(json.dumps([*whole, [], ["key"]]).encode()).is_cut
    assert parse_index(json.dumps(whole).encode()[:-90]).is_cut
