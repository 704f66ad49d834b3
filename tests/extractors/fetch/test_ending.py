from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from extractors.fetch.answer import Answer
from extractors.fetch.ending import Ending, ending
from extractors.fetch.policy import FetchSettings
from extractors.records import Request

URL = "https://news.example/story"
PAGE = b"<html><body><p>The harbour was closed on Monday.</p></body></html>"


def answer(status: int = 200, body: bytes = PAGE, cut: str | None = None, **headers: str) -> Answer:
    return Answer(
        url=URL,
        status=status,
        reason="",
        headers=tuple((name.replace("_", "-"), value) for name, value in headers.items()),
        body=body,
        request_headers=(),
        request_target="/story",
        started_at=datetime(2025, 3, 14, tzinfo=UTC),
        elapsed=0.1,
        latency=0.05,
        cut=cut,  # type: ignore[arg-type]
    )


def end(given: Answer, request: Request | None = None, redirects: tuple[str, ...] = ()) -> Ending:
    return ending(given, request or Request(URL), redirects, FetchSettings(max_body_bytes=1000, max_redirects=3))


def test_a_whole_page_is_kept_with_its_coding_undone() -> None:
    assert end(answer()) == Ending("ok", body=PAGE)
    assert end(answer(body=gzip.compress(PAGE), content_encoding="gzip")) == Ending("ok", body=PAGE)


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        (answer(cut="length"), "too_large"),
        (answer(cut="time"), "timeout"),
        (answer(cut="disconnect"), "truncated"),
        (answer(cut="unspecified"), "refused"),
        (answer(body=gzip.compress(b"a" * 2000), content_encoding="gzip"), "too_large"),
        (answer(body=gzip.compress(PAGE)[:-9], content_encoding="gzip"), "decode_error"),
        (answer(206), "http_error"),
        (answer(304), "http_error"),
        (answer(404), "not_found"),
        (answer(410), "not_found"),
        (answer(500), "http_error"),
        (answer(503, retry_after="30"), "retry_later"),
        (answer(429), "retry_later"),
    ],
)
def test_what_brings_no_page(given: Answer, outcome: str) -> None:
    got = end(given)
    assert (got.outcome, got.body) == (outcome, None)


@pytest.mark.parametrize(
    ("status", "barrier"), [(401, "login"), (402, "payment"), (403, "forbidden"), (451, "legal"), (429, "rate_limit")]
)
def test_the_ways_of_being_turned_away_are_told_apart(status: int, barrier: str) -> None:
    assert end(answer(status)).barrier == barrier


def test_a_challenge_is_no_page_whatever_its_status() -> None:
    for status in (200, 403, 503):
        got = end(answer(status, cf_mitigated="challenge"))
        assert (got.outcome, got.barrier, got.body) == ("blocked", "challenge", None)


def test_a_304_counts_where_it_was_asked_for() -> None:
    asked = replace(answer(304), request_headers=(("If-None-Match", '"1"'),))
    assert end(asked, Request(URL, etag='"1"')) == Ending("not_modified")
    assert end(answer(304), Request(URL, etag='"1"')).outcome == "http_error", "the validator was not sent here"


def test_a_robots_txt_that_is_too_long_counts_as_far_as_it_was_read() -> None:
    assert end(answer(cut="length"), Request(URL, "robots")).body == PAGE
    assert end(answer(429), Request(URL, "robots")).outcome == "retry_later"


@pytest.mark.parametrize(
    ("location", "onward"),
    [
        ("/other", "https://news.example/other"),
        ("//www.news.example/other#part", "https://www.news.example/other"),
        ("http://news.example/a b", "http://news.example/a%20b"),
        ("/\u00c3\u00a9", "https://news.example/%C3%A9"),
    ],
)
def test_where_a_redirect_leads(location: str, onward: str) -> None:
    assert end(answer(302, location=location)) == Ending("redirect", onward=onward)


@pytest.mark.parametrize(
    ("location", "outcome"),
    [
        ("", "redirect_error"),
        ("/story", "redirect_error"),
        ("/first", "redirect_error"),
        ("file:///etc/passwd", "refused"),
        ("javascript:alert(1)", "refused"),
        ("http://127.0.0.1/", "refused"),
        ("http://0x7f000001/", "refused"),
        ("http://news.example:22/", "refused"),
        ("http://user@news.example/", "refused"),
    ],
)
def test_redirects_that_are_not_followed(location: str, outcome: str) -> None:
    got = end(answer(302, location=location), redirects=("https://news.example/first",))
    assert (got.outcome, got.onward) == (outcome, None)


def test_redirects_are_counted() -> None:
    before = tuple(f"https://news.example/{number}" for number in range(3))
    assert end(answer(302, location="/next"), redirects=before).outcome == "redirect_error"
