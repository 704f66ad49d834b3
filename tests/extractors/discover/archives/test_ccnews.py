from __future__ import annotations

import gzip
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.discover.archives import ccnews
from extractors.discover.archives.ccnews import PathList, WarcFile, files_in, months, parse_paths, path_list_url
from tests.archive_web import Holdings, answer

BASE = "https://data.commoncrawl.example"
NAME = "crawl-data/CC-NEWS/2022/01/CC-NEWS-20220107101500-00012.warc.gz"
FILE = WarcFile(f"{BASE}/{NAME}", datetime(2022, 1, 7, 10, 15, tzinfo=UTC))


def at(day: int, hour: int, month: int = 1) -> WarcFile:
    begun = datetime(2022, month, day, hour, tzinfo=UTC)
    return WarcFile(f"{BASE}/{begun:%Y%m%d%H}", begun)


def test_the_address_of_a_list() -> None:
    assert path_list_url(f"{BASE}/", 2022, 1) == f"{BASE}/crawl-data/CC-NEWS/2022/01/warc.paths.gz"


@pytest.mark.parametrize("pack", [gzip.compress, bytes], ids=["gzip", "plain"])
def test_a_list_names_files_and_their_beginning(pack: object) -> None:
    early = "crawl-data/CC-NEWS/2022/01/CC-NEWS-20220101000000-00000.warc.gz"
    data = f"{NAME}\n{early}\n\n{NAME}\n".encode()
    found = parse_paths(gzip.compress(data) if pack is gzip.compress else data, BASE, 200)
    assert found == PathList((WarcFile(f"{BASE}/{early}", datetime(2022, 1, 1, tzinfo=UTC)), FILE))


def test_a_list_of_two_gzip_members() -> None:
    other = NAME.replace("00012", "00013")
    body = gzip.compress(f"{NAME}\n".encode()) + gzip.compress(f"{other}\n".encode())
    assert len(parse_paths(body, BASE).files) == 2


def test_the_first_files_of_2016() -> None:
    text = b"crawl-data/CC-NEWS/2016/08/CC-NEWS-20160826124520-00000.warc.gz"
    assert parse_paths(text, BASE).files[0].begun_at == datetime(2016, 8, 26, 12, 45, 20, tzinfo=UTC)


@pytest.mark.parametrize("prefix", ["s3://commoncrawl/", "https://data.commoncrawl.org/", "/"])
def test_files_are_where_the_settings_say(prefix: str) -> None:
    assert parse_paths(f"{prefix}{NAME}".encode(), BASE).files == (FILE,)


@pytest.mark.parametrize(
    "line",
    [
        "https://evil.example/" + NAME,
        "../" + NAME,
        "crawl-data/CC-NEWS/2022/01/../../secret.warc.gz",
        NAME.replace("20220107", "20221307"),
        NAME + "?x=1",
        "crawl-data/CC-MAIN-2022-05/segments/1/warc/CC-MAIN-1.warc.gz",
        "<html>",
        "x" * 100_000,
    ],
)
def test_lines_that_name_no_file_are_counted(line: str) -> None:
    found = parse_paths(f"{line}\n{NAME}\n".encode(), BASE)
    assert found == PathList((FILE,), "1 lines name no file")


@pytest.mark.parametrize(
    ("body", "status", "fault"),
    [
        (
            b"<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>",
            503,
            "rate_limited",
        ),
        (b"<Error><Code>SlowDown</Code></Error>", 200, "rate_limited"),
        (b"<Error><Code>AccessDenied</Code></Error>", 403, "rate_limited"),
        (b"", 403, "rate_limited"),
        (b"", 429, "rate_limited"),
        (b"<Error><Code>InternalError</Code></Error>", 500, "unavailable"),
        (b"<html>Welcome</html>", 200, "unreadable"),
        (b"\x1f\x8b broken", 200, "unreadable"),
        (gzip.compress(NAME.encode())[:-12], 200, "unreadable"),
        (gzip.compress(b"\0" * 9_000_000), 200, "unreadable"),
        (b"\x00\xff" * 100, None, "unreadable"),
    ],
)
def test_errors_are_values(body: bytes, status: int | None, fault: str) -> None:
    found = parse_paths(body, BASE, status)
    assert (found.fault, found.files) == (fault, ())
    assert found.problem


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 200),
        (b"", 404),
        (b"<Error><Code>NoSuchKey</Code></Error>", 404),
        (b"<Error><Code>NoSuchKey</Code></Error>", 403),
    ],
)
def test_a_month_without_files_is_no_fault(body: bytes, status: int) -> None:
    assert parse_paths(body, BASE, status) == PathList()


@given(st.binary(max_size=300))
def test_no_body_raises(data: bytes) -> None:
    parse_paths(data, BASE)
    parse_paths(gzip.compress(data), BASE, 200)


def test_files_of_some_days_and_of_the_day_after() -> None:
    files = [at(8, 1), at(5, 12), at(6, 20), at(6, 23), at(7, 0), at(9, 0), at(7, 23), at(10, 5)]
    chosen = files_in(files, date(2022, 1, 7), date(2022, 1, 7))
    # The file of the 6th, 23 h, was still being filled at midnight.
    assert chosen == (at(6, 23), at(7, 0), at(7, 23), at(8, 1))
    assert files_in(files, date(2022, 1, 7), date(2022, 1, 7), late_days=0) == (at(6, 23), at(7, 0), at(7, 23))
    assert files_in(files, date(2022, 1, 7), date(2022, 1, 7), late_days=3)[-1] == at(10, 5)


def test_a_file_of_long_before_holds_nothing_of_these_days() -> None:
    assert files_in([at(1, 0)], date(2022, 1, 7), date(2022, 1, 8)) == ()


HOURS = st.lists(st.integers(min_value=0, max_value=24 * 40), max_size=60)
DAYS = st.integers(min_value=0, max_value=30)


@given(HOURS, DAYS, st.integers(min_value=0, max_value=5), st.integers(min_value=0, max_value=3))
def test_every_file_begun_in_the_days_is_chosen_once(hours: list[int], first: int, more: int, late: int) -> None:
    start = date(2022, 1, 1) + timedelta(days=first)
    end = start + timedelta(days=more)
    files = [WarcFile(f"{BASE}/{hour}", datetime(2022, 1, 1, tzinfo=UTC) + timedelta(hours=hour)) for hour in hours]
    chosen = files_in(files, start, end, late)
    assert len(set(chosen)) == len(chosen)
    assert {file for file in files if start <= file.begun_at.date() <= end} <= set(chosen)
    assert list(chosen) == sorted(chosen, key=lambda file: file.begun_at)
    listed = set(months(start, end, late))
    assert {(file.begun_at.year, file.begun_at.month) for file in chosen} <= listed


def test_months_reach_over_both_ends() -> None:
    assert months(date(2022, 1, 1), date(2022, 1, 31)) == ((2021, 12), (2022, 1), (2022, 2))
    assert months(date(2022, 1, 5), date(2022, 1, 20)) == ((2022, 1),)
    assert months(date(2016, 1, 1), date(2016, 8, 30)) == ((2016, 8),)
    assert months(date(2015, 1, 1), date(2015, 8, 30)) == ()


def test_the_fake_archive_lists_what_it_holds() -> None:
    holdings = Holdings()
    path = holdings.warc(datetime(2022, 1, 7, 10, tzinfo=UTC), b"data")
    given = answer(holdings, path_list_url(BASE, 2022, 1))
    (file,) = parse_paths(given.body, BASE, given.status).files
    assert file.url == f"{BASE}/{path}"
    assert answer(holdings, file.url).body == b"data"
    missing = answer(holdings, path_list_url(BASE, 2022, 2))
    assert parse_paths(missing.body, BASE, missing.status) == PathList()
    assert ccnews.MAX_FILES > 1000
