from __future__ import annotations

import pytest

from extractors.discover.navigation import MAX_SECTIONS
from extractors.discover.sections import find
from extractors.records import Endpoint

FRONT = "https://www.outlet.example/"


def paths(html: str, url: str = FRONT) -> list[str]:
    return [item.url.removeprefix("https://www.outlet.example") for item in find(html, url)]


def nav(*links: tuple[str, str]) -> str:
    return "<nav>" + "".join(f'<a href="{href}">{title}</a>' for href, title in links) + "</nav>"


def test_news_first_then_the_rest_in_its_order() -> None:
    html = nav(("/lifestyle", "Lifestyle"), ("/berlin", "Berlin"), ("/world", "World"), ("/c/politik/", "Politik"))
    assert paths(html) == ["/world", "/c/politik/", "/berlin"]
    assert find(html, FRONT)[0] == Endpoint("https://www.outlet.example/world", "section", found_by="autodiscovery")


@pytest.mark.parametrize(
    ("href", "title"),
    [
        ("/novosti", "Новости"),
        ("/c-17/list", "Экономика"),
        ("/r/2", "国际"),
        ("/channel/a", "국제"),
        ("/%D8%A3%D8%AE", "أخبار"),
        ("/kat/x", "Ειδήσεις"),
        ("/k/y", "समाचार"),
    ],
)
def test_all_scripts(href: str, title: str) -> None:
    html = nav(("/first", "Erste"), (href, title))
    assert paths(html) == [href, "/first"]


@pytest.mark.parametrize(
    "href",
    [
        "/login",
        "/newsletter-anmeldung",
        "/datenschutzhinweise",
        "/tag/rain",
        "/author/jane",
        "/search?q=x",
        "/feed.xml",
        "/world?page=2",
        "/2022/01/07/bridge-collapses-after-rain",
        "https://other.example/world",
        "https://www.outlet.example/",
        "https://outlet.example/#top",
        "http://127.0.0.1/world",
        "javascript:void(0)",
        "/a/b/c/d",
        "/shop",
        "https://shop.outlet.example/",
    ],
)
def test_what_is_no_section(href: str) -> None:
    assert paths(nav((href, "Things"), ("/world", "World"))) == ["/world"]


def test_what_counts_as_navigation() -> None:
    for start, end in (
        ('<div role="navigation">', "</div>"),
        ('<ul class="main-menu x">', "</ul>"),
        ('<div id="topnav">', "</div>"),
    ):
        assert paths(f'{start}<ul><li><a href="/berlin">Berlin</a></li></ul>{end}') == ["/berlin"]
    assert paths('<div><a href="/berlin">Berlin</a></div>') == []
    assert paths('<div class="unavoidable"><a href="/berlin">Berlin</a></div>') == []
    # Outside of a navigation a name has to say it; what an article links to is no navigation at all.
    assert paths('<div><a href="/world">World</a><a href="/berlin">Berlin</a></div>') == ["/world"]
    assert paths('<article><nav><a href="/berlin">Berlin</a></nav></article>') == []


def test_long_titles_are_headlines() -> None:
    assert (
        paths(nav(("/berlin", "Why the bridge over the river fell"), ("/x", ""), ("/y", "Word" * 20), ("/page/2", "2")))
        == []
    )


def test_main_sections_come_before_their_parts_and_editions_last() -> None:
    html = nav(
        ("https://sport.outlet.example/", "Sport"), ("/sport/golf", "Golf"), ("/sport", "Sport"), ("/en/sport", "Sport")
    )
    found = [item.url for item in find(html, FRONT)]
    assert found == [f"{FRONT}sport", f"{FRONT}en/sport", f"{FRONT}sport/golf", "https://sport.outlet.example/"]


def test_each_once_and_bounded() -> None:
    assert paths(nav(("/world", "World"), ("/world/", "World"), ("http://outlet.example/world", "The world"))) == [
        "/world"
    ]
    many = nav(*((f"/{'ab'[n % 2]}{'x' * n}", f"Part {n}") for n in range(30)))
    assert len(find(many, FRONT)) == MAX_SECTIONS


def test_hostile_pages() -> None:
    assert find("", FRONT) == ()
    assert find("\x00", FRONT) == ()
    assert len(find("<nav>" + "<div>" * 5000 + '<a href="/world">World</a>', FRONT)) <= 1
    assert len(find("<nav>" + "<a href='/w'>w" * 30_000, FRONT)) <= 1
