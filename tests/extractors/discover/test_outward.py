from __future__ import annotations

import pytest

from extractors.discover import autodiscover, feeds, related
from extractors.discover.outward import outward
from extractors.records import Article, Link

PAGE = "https://www.outlet.example/news/"


@pytest.mark.parametrize(
    "href",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1:8080/x",
        "http://2130706433/x",
        "http://0x7f000001/x",
        "http://0177.0.0.1/x",
        "http://127.1/x",
        "http://10.1.2.3/x",
        "http://[::1]/x",
        "http://[::ffff:10.0.0.1]:81/x",
        "http://localhost/x",
        "http://intranet/story-of-the-day",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "mailto:a@b.example",
        "http://[::1",
        "http://user@10.0.0.1/",
    ],
)
def test_nothing_leads_inside(href: str) -> None:
    assert outward(PAGE, href) is None


@pytest.mark.parametrize(
    "href", ["/story", "https://other.example/x", "http://93.184.216.34/x", "http://[2606:4700::1]/x"]
)
def test_the_web_is_outside(href: str) -> None:
    assert outward(PAGE, href) is not None


def test_the_own_host_stays_wherever_it_is() -> None:
    assert outward("http://127.0.0.1:8000/feed", "/story") == "http://127.0.0.1:8000/story"
    assert outward("http://127.0.0.1:8000/feed", "http://127.0.0.1:8001/story") is None


def test_a_base_element_does_not_move_the_page_inside() -> None:
    html = """<html><head><base href="http://169.254.169.254/"><link rel="alternate"
      type="application/rss+xml" href="/rss"></head></html>"""
    assert autodiscover.endpoints(html, PAGE) == ()


def test_feeds_and_links_of_articles_are_read_with_it() -> None:
    items = "".join(
        f"<item><title>Story {n}</title><link>{link}</link></item>"
        for n, link in enumerate(["http://169.254.169.254/a", "http://localhost/a", "/good"])
    )
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>A</title>{items}</channel></rss>'
    assert [item.url for item in feeds.parse_feed(body.encode(), PAGE).candidates] == [
        "https://www.outlet.example/good"
    ]
    json_feed = b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "http://10.0.0.1/a"}]}'
    assert feeds.parse_feed(json_feed, PAGE).candidates == ()
    link = Link("http://10.0.0.1/2022/01/07/river-is-over-its-banks", "River", "body", 0)
    assert related.candidates(Article(PAGE, "article", "news", links=(link,)), 1) == ()
