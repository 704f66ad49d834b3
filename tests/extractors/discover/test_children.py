from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.discover.children import MAX_CHILDREN, ChildSitemap, children_in_window, days_in_name
from extractors.discover.window import around

WINDOW = around(datetime(2022, 1, 7, 12, tzinfo=UTC))


def child(name: str, *modified: int) -> ChildSitemap:
    year, month, day = modified or (0, 0, 0)
    return ChildSitemap(f"https://outlet.example/{name}", datetime(year, month, day, tzinfo=UTC) if modified else None)


def names(*children: ChildSitemap) -> list[str]:
    return [found.url.removeprefix("https://outlet.example/") for found in children_in_window(children, WINDOW)]


JANUARY = (date(2022, 1, 1), date(2022, 1, 31))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sitemap-2022-01.xml", JANUARY),
        ("sitemaps/2022/01/index.xml", JANUARY),
        ("sitemap_202201.xml.gz", JANUARY),
        ("sitemap-2022-january.xml", JANUARY),
        ("sitemap-jan-2022.xml", JANUARY),
        ("sitemap.xml?yyyy=2022&mm=1", JANUARY),
        ("sitemap.xml?yyyy=2022&mm=01&dd=07", (date(2022, 1, 7), date(2022, 1, 7))),
        ("sitemap-2022-01-07.xml", (date(2022, 1, 7), date(2022, 1, 7))),
        ("sitemap-20220107.xml", (date(2022, 1, 7), date(2022, 1, 7))),
        ("2022/1/7/sitemap.xml", (date(2022, 1, 7), date(2022, 1, 7))),
        ("sitemap.xml?from=2022-01-05&to=2022-01-09", (date(2022, 1, 5), date(2022, 1, 9))),
        ("sitemap-2022.xml", (date(2022, 1, 1), date(2022, 12, 31))),
        ("sitemap-2022-3.xml", (date(2022, 1, 1), date(2022, 12, 31))),
        ("sitemap-news.xml", None),
        ("sitemap-1234567.xml", None),
        ("sitemap-2022-02-31.xml", (date(2022, 1, 1), date(2022, 12, 31))),
        ("market.xml", None),
    ],
)
def test_days_in_name(name: str, expected: tuple[date, date] | None) -> None:
    assert days_in_name(f"https://outlet.example/{name}") == expected


def test_dated_first_then_modified_then_later_then_undated() -> None:
    chosen = names(
        child("plain.xml"),
        child("later.xml", 2022, 6, 1),
        child("inside.xml", 2022, 1, 20),
        child("2022-01.xml"),
        child("before.xml", 2021, 11, 1),
        child("2021-11.xml"),
        child("2022-02.xml"),
        child("2022-03.xml"),
        child("2021-12.xml"),
    )
    assert chosen == ["2022-02.xml", "2022-01.xml", "2021-12.xml", "inside.xml", "later.xml", "plain.xml"]


def test_the_name_beats_the_modification() -> None:
    assert names(child("2022-01.xml", 2026, 1, 1), child("2020-01.xml", 2022, 1, 7)) == ["2022-01.xml"]


def test_without_a_window_the_latest_come_first() -> None:
    children = [child("a.xml"), child("b.xml", 2020, 1, 1), child("2021-05.xml"), child("c.xml", 2026, 1, 1)]
    chosen = children_in_window(children, None)
    assert [found.url[23:] for found in chosen] == ["c.xml", "2021-05.xml", "b.xml", "a.xml"]


def test_bounded() -> None:
    assert len(children_in_window([child(f"{number}.xml") for number in range(1000)], WINDOW)) == MAX_CHILDREN


@given(st.text())
def test_any_address_is_survived(text: str) -> None:
    days_in_name("https://outlet.example/" + text)
