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
        ("sitemap-2022_1_7.xml", (date(2022, 1, 7), date(2022, 1, 7))),
        ("sitemap-07-01-2022.xml", (date(2022, 1, 7), date(2022, 1, 7))),
        ("sitemap-01-2022.xml", JANUARY),
        ("sitemap.xml?month=1&year=2022", JANUARY),
        ("sitemap.xml?year=2022&month=jan", JANUARY),
        ("sitemap.xml?year=2022&page=3", (date(2022, 1, 1), date(2022, 12, 31))),
        ("sitemap.xml?date=20220107", (date(2022, 1, 7), date(2022, 1, 7))),
        ("sitemap-2022-w02.xml", (date(2022, 1, 10), date(2022, 1, 16))),
        ("sitemap-2022-q1.xml", (date(2022, 1, 1), date(2022, 3, 31))),
        ("q4-2021/sitemap.xml", (date(2021, 10, 1), date(2021, 12, 31))),
        ("archiv/januar-2022.xml", JANUARY),
        ("2022/janvier.xml", JANUARY),
        ("jan-07-2022.xml", (date(2022, 1, 7), date(2022, 1, 7))),
        ("2022-jan-07.xml", (date(2022, 1, 7), date(2022, 1, 7))),
        ("yanvar-2022.xml", JANUARY),
        # Names, a page of a month, a clock time, a range of years, a week that does not exist.
        ("market-2022.xml", (date(2022, 1, 1), date(2022, 12, 31))),
        ("2022-main.xml", (date(2022, 1, 1), date(2022, 12, 31))),
        ("sitemap-202201-12.xml", JANUARY),
        ("20220107123055.xml", None),
        ("1641513600.xml", None),
        ("2010-2012.xml", (date(2010, 1, 1), date(2012, 12, 31))),
        ("2022-w53.xml", (date(2022, 1, 1), date(2022, 12, 31))),
        ("sitemap.xml?year=2022&month=13", (date(2022, 1, 1), date(2022, 12, 31))),
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


def test_numbered_ones_come_from_both_ends() -> None:
    chosen = names(*(child(f"post-{number}.xml") for number in range(1, 6)), child("news.xml"))
    assert chosen == ["post-5.xml", "post-1.xml", "post-4.xml", "post-2.xml", "post-3.xml", "news.xml"]


def test_sitemaps_of_tags_and_authors_only_where_there_is_nothing_else() -> None:
    others = [
        child("wp-sitemap-taxonomies-post_tag-1.xml"),
        child("author-sitemap.xml"),
        child("category-sitemap2.xml"),
    ]
    assert names(*others, child("post-sitemap.xml")) == ["post-sitemap.xml"]
    assert len(names(*others)) == len(others)
    assert names(child("news-category-sitemap.xml"), child("x.xml")) == ["news-category-sitemap.xml", "x.xml"]


def test_bounded() -> None:
    assert len(children_in_window([child(f"{number}.xml") for number in range(1000)], WINDOW)) == MAX_CHILDREN


@given(st.text())
def test_any_address_is_survived(text: str) -> None:
    days_in_name("https://outlet.example/" + text)
