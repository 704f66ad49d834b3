from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.discover.rotating import pattern_of

SITE = "https://outlet.example/"


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("sitemap-3f2a9c1d.xml", "sitemap-*.xml"),
        ("sitemap-550e8400-e29b-41d4-a716-446655440000.xml", "sitemap-*.xml"),
        ("sitemap-1641513600.xml", "sitemap-*.xml"),
        ("sitemap-1641513600123.xml", "sitemap-*.xml"),
        ("20261123021500/news.xml", "*/news.xml"),
        ("sitemap_aB3dE5fG7hJ9kL2m.xml", "sitemap_*.xml"),
        ("sitemap.xml?t=7", "sitemap.xml?t=*"),
        ("sitemap.xml?page=2&_=99812", "sitemap.xml?page=2&_=*"),
        ("sitemap.xml?3f2a9c1d4e", "sitemap.xml?*"),
    ],
)
def test_what_rotates(name: str, pattern: str) -> None:
    assert pattern_of(SITE + name) == f"outlet.example/{pattern}"


@pytest.mark.parametrize(
    "name",
    [
        "sitemap.xml",
        "sitemap-12.xml",
        "Sitemap-News.xml",
        "sitemap-2022-01-07.xml",
        "sitemap-20220107.xml",
        "sitemap.xml?yyyy=2022&mm=1",
        "sitemap.xml?v=2022-01-07",
        "posttype-post.202201.xml",
        "SiteMapNewsArticles2022Part1.xml",
        "deadbeef.xml",
        "sitemap-1234567.xml",
    ],
)
def test_what_stays(name: str) -> None:
    assert pattern_of(SITE + name) is None


def test_two_names_of_one_sitemap_have_one_pattern() -> None:
    assert pattern_of(SITE + "s-3F2A9C1D.xml") == pattern_of(SITE + "s-aa00bb11cc.xml")
    assert pattern_of(SITE + "s-3f2a9c1d.xml") != pattern_of("https://other.example/s-3f2a9c1d.xml")


@given(st.text())
def test_any_address_is_survived(text: str) -> None:
    pattern_of(SITE + text)
    pattern_of(text)


def test_long_addresses_are_left_alone() -> None:
    assert pattern_of(SITE + "a1" * 5000) is None
