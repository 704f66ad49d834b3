from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.article.dates import parse_moment, url_moment

SEVENTH = datetime(2022, 1, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("raw", "at", "precision", "assumed"),
    [
        ("2022-01-07T10:15:30+03:00", SEVENTH + timedelta(hours=7, minutes=15, seconds=30), "second", False),
        ("2022-01-07T10:15:30.123Z", SEVENTH + timedelta(hours=10, minutes=15, seconds=30), "second", False),
        ("2022-01-07T10:15", SEVENTH + timedelta(hours=10, minutes=15), "minute", True),
        ("2022-01-07 10:15:30 EST", SEVENTH + timedelta(hours=15, minutes=15, seconds=30), "second", False),
        ("2022-01-07", SEVENTH, "day", True),
        ("2022-01", datetime(2022, 1, 1, tzinfo=UTC), "month", True),
        ("20220107", SEVENTH, "day", True),
        ("1641513600", SEVENTH, "second", False),
        ("1641513600000", SEVENTH, "second", False),
        ("Fri, 07 Jan 2022 10:00:00 +0300", SEVENTH + timedelta(hours=7), "second", False),
        ("January 07, 2022", SEVENTH, "day", True),
        ("Jan. 7, 2022, 3:05 p.m. EST", SEVENTH + timedelta(hours=20, minutes=5), "minute", False),
        ("7 January 2022 at 09:30 GMT", SEVENTH + timedelta(hours=9, minutes=30), "minute", False),
        ("7. Januar 2022, 10:15 Uhr", SEVENTH + timedelta(hours=10, minutes=15), "minute", True),
        ("07.01.2022", SEVENTH, "day", True),
        ("le 7 janvier 2022 à 10h15", SEVENTH + timedelta(hours=10, minutes=15), "minute", True),
        ("7 de enero de 2022", SEVENTH, "day", True),
        ("7 января 2022, 10:15", SEVENTH + timedelta(hours=10, minutes=15), "minute", True),
    ],
)
def test_what_pages_write(raw: str, at: datetime, precision: str, assumed: bool) -> None:
    moment = parse_moment(raw, "meta")
    assert moment is not None
    assert (moment.at, moment.precision, moment.zone_assumed, moment.method) == (at, precision, assumed, "meta")


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "",
        "today",
        "0000-00-00",
        "2022-13-01",
        "2022-02-30",
        "1970-01-01T00:00:00Z",
        "3/4/2022",
        "in 2022 or so",
        "May",
    ],
)
def test_no_date_is_better_than_a_wrong_one(raw: str | None) -> None:
    assert parse_moment(raw, "meta") is None


def test_the_future_is_refused_but_for_a_day() -> None:
    assert parse_moment("2022-01-08T12:00:00Z", "meta", SEVENTH) is None
    assert parse_moment("2022-01-07T23:00:00Z", "meta", SEVENTH) is not None
    assert parse_moment("2032-01-08T12:00:00Z", "meta") is not None


@given(st.datetimes(datetime(1991, 1, 1), datetime(2090, 1, 1)), st.integers(-14 * 60, 14 * 60))  # noqa: DTZ001 - the zone is added below
def test_iso_survives_a_round_trip(local: datetime, offset: int) -> None:
    sign, minutes = "-" if offset < 0 else "+", abs(offset)
    raw = f"{local.replace(microsecond=0).isoformat()}{sign}{minutes // 60:02}:{minutes % 60:02}"
    moment = parse_moment(raw, "json-ld")
    assert moment is not None
    assert moment.at == datetime.fromisoformat(raw)


@given(st.datetimes(datetime(1991, 1, 1), datetime(2090, 1, 1)), st.integers(-14 * 60, 14 * 60))  # noqa: DTZ001 - the zone is added below
def test_the_zone_of_a_statement_is_kept(local: datetime, offset: int) -> None:
    sign, minutes = "-" if offset < 0 else "+", abs(offset)
    stated = f"{local.replace(microsecond=0).isoformat()}{sign}{minutes // 60:02}:{minutes % 60:02}"
    moment = parse_moment(stated, "json-ld")
    assert moment is not None
    assert moment.offset_minutes == offset
    assert (moment.at + timedelta(minutes=offset)).replace(tzinfo=None) == local.replace(microsecond=0)


@pytest.mark.parametrize(
    ("raw", "minutes"),
    [
        ("2022-01-07T10:15:30Z", 0),
        ("2022-01-07T10:15:30+05:30", 330),
        ("2022-01-07 10:15:30 EST", -300),
        ("Fri, 07 Jan 2022 10:00:00 +0300", 180),
        ("1641513600", 0),
        ("Jan. 7, 2022, 3:05 p.m. EST", -300),
        ("7. Januar 2022, 10:15 MEZ", 60),
        ("2022-01-07T10:15", None),
        ("2022-01-07", None),
        ("7 January 2022", None),
        ("Fri, 07 Jan 2022 10:00:00 -0000", None),
    ],
)
def test_the_offset_is_that_of_the_zone_and_none_without_one(raw: str, minutes: int | None) -> None:
    moment = parse_moment(raw, "meta")
    assert moment is not None
    assert (moment.offset_minutes, moment.zone_assumed) == (minutes, minutes is None)


@pytest.mark.parametrize(
    ("method", "guess"),
    [("json-ld", False), ("meta", False), ("time", False), ("text", False), ("url", True), ("htmldate", True)],
)
def test_a_moment_that_no_statement_gave_is_a_guess(method: str, guess: bool) -> None:
    moment = parse_moment("2022-01-07", method)
    assert moment is not None
    assert moment.is_guess is guess


def test_a_day_in_an_address_is_a_guess() -> None:
    moment = url_moment("https://a.example/2022/01/07/title")
    assert moment is not None
    assert (moment.method, moment.is_guess, moment.precision, moment.offset_minutes) == ("url", True, "day", None)


@pytest.mark.parametrize("number", ["1641513600", "1641513600000", "20220107", "20220107101530"])
def test_a_number_in_running_text_is_no_date(number: str) -> None:
    assert parse_moment(number, "text") is None
    assert parse_moment(number, "meta") is not None


@given(st.text(max_size=90))
def test_nothing_raises(raw: str) -> None:
    parse_moment(raw, "meta", SEVENTH)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2022/01/07/title", 7),
        ("https://a.example/news/2022-1-07-title", 7),
        ("https://a.example/20220107-title", None),
        ("https://a.example/n/20220107/title", 7),
        ("https://a.example/2022/01/title", None),
        ("https://a.example/t?d=/2022/01/07/", None),
        ("https://a.example/2022/13/07/x", None),
    ],
)
def test_days_in_addresses(url: str, day: int | None) -> None:
    moment = url_moment(url)
    assert (moment.at.day if moment else None) == (7 if url.endswith("20220107-title") else day)


@pytest.mark.parametrize(
    ("raw", "hour"),
    [
        ("7 stycznia 2022, 10:15", 10),
        ("7. ledna 2022 10:15", 10),
        ("7 Ocak 2022 10:15", 10),
        ("2022年1月7日 10時15分", 10),
        ("2022年1月7日 下午 3:15", 15),
        ("2022년 1월 7일 오후 3:15", 15),
        ("2022. január 7. 10:15", 10),
        ("7 يناير 2022 10:15", 10),
        ("7 בינואר 2022 10:15", 10),
        ("7 Ιανουαρίου 2022, 10:15", 10),
        ("7. tammikuuta 2022 klo 10.15", 10),
        ("7 de gener de 2022 10:15", 10),
        ("7 січня 2022, 10:15", 10),
    ],
)
def test_written_dates_of_many_languages(raw: str, hour: int) -> None:
    moment = parse_moment(raw, "text")
    assert moment is not None
    assert (moment.at, moment.precision) == (SEVENTH + timedelta(hours=hour, minutes=15), "minute")


@pytest.mark.parametrize("raw", ["3 listopada 2022", "3/4/2022", "2022. foo 7.", "2022年13月7日"])
def test_a_month_that_could_be_another_is_none(raw: str) -> None:
    assert parse_moment(raw, "text") is None


def test_a_day_and_month_of_one_number_can_be_read_either_way() -> None:
    moment = parse_moment("07/07/2022", "text")
    assert moment is not None
    assert (moment.at.month, moment.at.day) == (7, 7)
