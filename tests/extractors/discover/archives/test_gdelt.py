from __future__ import annotations

import json
import time
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.discover.archives import gdelt
from extractors.discover.archives.gdelt import GdeltAnswer, Terms, halves, parse, queries
from extractors.discover.archives.gdelt_languages import CODES, code_of
from extractors.discover.archives.limits import GDELT
from tests.archive_web import Holdings, answer

BASE = "https://api.gdelt.example"
TERMS = Terms((("Harbourville", "Old Bridge"), ("ferry",)))
FIRST, LAST = date(2022, 1, 5), date(2022, 1, 7)
AT = datetime(2022, 1, 7, 10, 15, tzinfo=UTC)
URL = "https://www.outlet.example/2022/01/07/bridge-opens"


def record(**fields: object) -> dict[str, object]:
    return {
        "url": URL,
        "url_mobile": "",
        "title": "Bridge opens over river",
        "seendate": "20220107T101500Z",
        "socialimage": "",
        "domain": "outlet.example",
        "language": "English",
        "sourcecountry": "United States",
    } | fields


def body(*records: dict[str, object]) -> bytes:
    return json.dumps({"articles": list(records)}).encode()


def fields(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query, strict_parsing=True).items()}


def test_one_question_a_day() -> None:
    slices = queries(f"{BASE}/", TERMS, FIRST, LAST)
    assert [piece.start.day for piece in slices] == [5, 6, 7]
    assert slices[0].url.startswith(f"{BASE}/api/v2/doc/doc?query=")
    assert fields(slices[0].url) == {
        "query": '(Harbourville OR "Old Bridge") ferry',
        "mode": "ArtList",
        "format": "json",
        "maxrecords": "250",
        "startdatetime": "20220105000000",
        "enddatetime": "20220105235959",
        "sort": "DateAsc",
    }


@given(
    st.dates(date(2015, 1, 1), date(2024, 1, 1)),
    st.integers(min_value=-3, max_value=60),
    st.none() | st.integers(min_value=1, max_value=40),
)
def test_slices_part_the_days(first: date, more: int, days: int | None) -> None:
    last = first + timedelta(days=more)
    slices = queries(BASE, TERMS, first, last, days=days)
    if last < max(first, GDELT.first_day):
        assert slices == ()
        return
    assert slices[0].start == datetime.combine(max(first, date(2017, 1, 1)), datetime.min.time(), UTC)
    assert slices[-1].end == datetime(last.year, last.month, last.day, 23, 59, 59, tzinfo=UTC)
    for before, after in pairwise(slices):
        assert after.start - before.end == timedelta(seconds=1)
    assert days is not None or len(slices) == 1


def test_nothing_to_ask_for_and_nothing_held() -> None:
    assert queries(BASE, Terms(), FIRST, LAST) == ()
    assert queries(BASE, TERMS, date(2016, 1, 1), date(2016, 12, 31)) == ()
    assert len(queries(BASE, TERMS, date(2016, 12, 30), date(2017, 1, 2))) == 2


def test_one_outlet_alone_and_no_more_than_the_most() -> None:
    (piece,) = queries(BASE, TERMS, FIRST, LAST, days=None, limit=9999, domain="outlet.example")
    assert fields(piece.url)["query"].endswith(" ferry domainis:outlet.example")
    assert fields(piece.url)["maxrecords"] == "250"


MOMENTS = st.datetimes(datetime(2017, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the zone is given


@given(MOMENTS, st.integers(min_value=0, max_value=40 * 86_400))
def test_halves_part_the_span(start: datetime, seconds: int) -> None:
    end = start + timedelta(seconds=seconds)
    parts = halves(start, end)
    if seconds + 1 < 2 * gdelt.SHORTEST.total_seconds():
        assert parts == ()
        return
    (first, middle), (following, last) = parts
    assert (first, last, following - middle) == (start, end, timedelta(seconds=1))
    assert middle - first >= gdelt.SHORTEST - timedelta(seconds=1)
    assert last - following >= gdelt.SHORTEST - timedelta(seconds=1)


def test_a_day_can_be_halved_until_two_hours_are_left() -> None:
    (piece,) = queries(BASE, TERMS, FIRST, FIRST)
    spans, steps = [(piece.start, piece.end)], 0
    while spans := [part for start, end in spans for part in halves(start, end)]:
        steps += 1
    assert steps == 3


def test_records_become_candidates() -> None:
    found = parse(body(record(), record(url="https://other.example/b", language="Norwegian")), 200, via_url=BASE)
    first, other = found.candidates
    assert (first.url, first.via, first.via_url, first.position) == (URL, "gdelt", BASE, 0)
    assert (first.title, first.lang, first.modified_at) == ("Bridge opens over river", "en", AT)
    assert first.published_at is None
    assert (other.lang, other.position) == ("no", 1)
    assert (found.capped, found.problem, found.fault) == (False, None, None)


@pytest.mark.parametrize("text", [b"{}", b'{"articles": []}', b"\xef\xbb\xbf{ }\n"])
def test_nothing_found_is_no_fault(text: bytes) -> None:
    assert parse(text, 200, "application/json") == GdeltAnswer()


def test_as_many_as_it_gives_at_once_means_more() -> None:
    many = [record(url=f"https://outlet.example/{number}") for number in range(250)]
    assert parse(body(*many)).capped
    assert not parse(body(*many[:249])).capped
    assert parse(body(*many[:75]), limit=75).capped


@pytest.mark.parametrize(
    ("text", "status", "fault"),
    [
        (b"Please limit requests to one every 5 seconds or contact somebody@gdelt.example.", 200, "rate_limited"),
        (b"Please limit requests to one every 5 seconds or contact somebody@gdelt.example.", 429, "rate_limited"),
        (b"", 429, "rate_limited"),
        (b"The specified phrase is too short.", 200, "bad_query"),
        (b"Your query was too short or too long.", 200, "bad_query"),
        (b"One or more of your keywords were too common.", 200, "bad_query"),
        (b"Queries containing OR'd terms must be surrounded by ().", 200, "bad_query"),
        (b"Parentheses may only be used around OR'd statements.", 200, "bad_query"),
        (b"Your query contained an illegal character.", 200, "bad_query"),
        (b"Timespan is too short.", 200, "bad_query"),
        (b"Invalid query start date.", 200, "bad_query"),
        (b"", 200, "unavailable"),
        (b"<html>502 Bad Gateway</html>", 502, "unavailable"),
        (b"", None, "unavailable"),
        (b"<!doctype html><title>Welcome</title>", 200, "unreadable"),
        (b"[]", 200, "unreadable"),
        (b'{"articles": 5}', 200, "unreadable"),
        (b"{broken", 200, "unreadable"),
        (b'{"a":' * 100_000, 200, "unreadable"),
        (b'{"articles": []}', 500, "unavailable"),
    ],
)
def test_errors_are_values(text: bytes, status: int | None, fault: str) -> None:
    found = parse(text, status, "text/html")
    assert (found.fault, found.candidates) == (fault, ())
    assert found.problem
    assert len(found.problem) < 400


def test_escapes_that_are_none_are_text() -> None:
    text = body(record(title="TITLE")).replace(b"TITLE", rb"C:\temp\q and \u00e9 \" \/ \d")
    found = parse(text, 200)
    assert found.candidates[0].title == 'C: emp\\q and \u00e9 " / \\d'
    assert found.problem is None


def test_control_characters_are_no_fault() -> None:
    text = body(record(title="TITLE")).replace(b"TITLE", b"Bridge\x00 opens\x1b\n over \trivers")
    found = parse(text, 200)
    assert (found.candidates[0].title, found.problem) == ("Bridge opens over rivers", None)


def test_entities_and_spaces_of_titles_are_evened() -> None:
    titles = {
        "Mayor &#39;s &quot;last&quot; word": 'Mayor \'s "last" word',
        "Mayor ' s order , in full : ( part 2 ) !": "Mayor's order, in full: (part 2)!",
        "<b>Bold</b>\u202e news": "Bold news",
        "": None,
    }
    for given_title, expected in titles.items():
        assert parse(body(record(title=given_title))).candidates[0].title == expected


def test_quotes_that_are_not_escaped_cost_nothing() -> None:
    text = body(record(title="TITLE"), record(url="https://other.example/b")).replace(
        b"TITLE", b'He said "never" today'
    )
    found = parse(text, 200)
    assert [page.url for page in found.candidates] == [URL, "https://other.example/b"]
    assert (found.candidates[0].title, found.candidates[0].modified_at) == ('He said "never" today', AT)
    assert found.problem == "broken JSON, read record by record"


def test_a_title_that_escapes_its_own_end() -> None:
    text = body(record(title="TITLE"), record(url="https://other.example/b")).replace(b"TITLE", b"Path C:\\")
    assert len(parse(text, 200).candidates) == 2


@given(st.integers(min_value=20, max_value=900))
def test_an_answer_that_breaks_off_gives_what_came_before(end: int) -> None:
    listed = [record(url=f"https://outlet.example/{number}") for number in range(4)]
    found = parse(body(*listed)[:end], 200)
    urls = [page.url for page in found.candidates]
    assert urls == [f"https://outlet.example/{number}" for number in range(len(urls))]
    assert found.fault in (None, "unreadable")


def test_records_without_a_good_address_are_counted_and_pages_named_once() -> None:
    strange: list[dict[str, object]] = [
        record(url="javascript:alert(1)"),
        record(url=None),
        record(url=["x"]),
        record(url="https://outlet.example/" + "x" * 3000),
        record(url=f"{URL}?utm_source=x"),
        record(),
    ]
    found = parse(body(*strange), 200)
    assert len(found.candidates) == 1
    assert found.problem == "records without an address: 4"


@pytest.mark.parametrize("seen", [None, "", "yesterday", "20221307T101500Z", "00010107T101500Z", 5])
def test_a_moment_that_is_none(seen: object) -> None:
    assert parse(body(record(seendate=seen))).candidates[0].modified_at is None


def test_more_than_two_megabytes_are_not_read() -> None:
    many = [record(url=f"https://outlet.example/{number}", title="x" * 900) for number in range(4000)]
    found = parse(body(*many), 200)
    assert len(found.candidates) == gdelt.MAX_RECORDS
    assert found.capped


@pytest.mark.parametrize(
    "piece",
    [
        '"title":"',
        '"title":"x","',
        '"url":"',
        '"url":"https://x.example/',
        "}, {",
        "},",
        "\\\\",
        "\\\\u00",
        '{"a":[',
        "[],",
    ],
)
def test_hostile_answers_are_read_in_no_time(piece: str) -> None:
    hostile = '{"articles": [{"url": ' + piece * (2_000_000 // len(piece))
    began = time.process_time()
    parse(hostile.encode(), 200)
    assert time.process_time() - began < 5


def test_half_a_pair_of_surrogates_is_dropped() -> None:
    text = body(record(title="TITLE")).replace(b"TITLE", rb"Bridge \ud83d opens")
    assert parse(text).candidates[0].title == "Bridge opens"
    broken = body(record(title="TITLE")).replace(b"TITLE", rb'Bridge "\ud83d" opens')
    assert parse(broken).candidates[0].title == 'Bridge "" opens'


@given(st.binary(max_size=400), st.sampled_from([None, 200, 403, 429, 500]))
def test_no_body_raises(data: bytes, status: int | None) -> None:
    parse(data, status)
    parse(b'{"articles": [{"url": "https://outlet.example/", "title": "' + data, status)


def test_languages_are_known_by_their_names() -> None:
    assert code_of(" English ") == "en"
    assert code_of("NorwegianNynorsk") == "nn"
    assert (code_of("Klingon"), code_of(None), code_of("")) == (None, None, None)
    assert len(CODES) >= 65
    assert all(len(code) == 2 for code in CODES.values())


def test_the_fake_search_finds_by_names_words_days_and_outlet() -> None:
    holdings = Holdings()
    holdings.saw(URL, "Ferry stops", AT, "The Old Bridge is open.")
    holdings.saw("https://other.example/a", "Harbourville's ferry is back", AT - timedelta(days=2))
    holdings.saw("https://other.example/b", "Harbourville votes", AT)
    holdings.saw("https://other.example/c", "Harbourville ferry", AT + timedelta(days=1))

    def found(**more: str) -> list[str]:
        slices = queries(BASE, TERMS, FIRST, LAST, **more)  # type: ignore[arg-type]
        given_answers = [answer(holdings, piece.url) for piece in slices]
        return [page.url for one in given_answers for page in parse(one.body, one.status).candidates]

    assert found() == ["https://other.example/a", URL]
    assert found(domain="outlet.example") == [URL]


@pytest.mark.parametrize(
    "text",
    [
        b'{"error": "overloaded"}',
        b'{"articles": {"a": 1}}',
        b'{"articles": [1, null, "x", []]}',
        b'{"articles": [{"url": 5}]}',
        b'{"articles":' + b"[" * 100_000,
        b'{"articles": [{"title": "no address',
    ],
)
def test_an_answer_of_which_nothing_can_be_read_is_no_empty_answer(text: bytes) -> None:
    found = parse(text, 200)
    assert (found.candidates, found.fault) == ((), "unreadable")
    assert found.problem


def test_no_articles_are_no_fault() -> None:
    assert parse(b"{}", 200).fault is parse(b'{"articles": []}', 200).fault is None


def test_what_is_lost_makes_an_answer_cut_and_what_is_only_badly_written_does_not() -> None:
    listed = [record(url=f"https://outlet.example/{number}", title="TITLE") for number in range(3)]
    quoted = body(*listed).replace(b"TITLE", b'He said "never" today')
    assert not parse(quoted, 200).is_cut
    assert parse(quoted[:-60], 200).is_cut
    assert parse(quoted.replace(b"https://outlet.example/1", b""), 200).is_cut
