from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from extractors import urls
from extractors.discover import usual

HOME = "https://www.ferry-post.example/"


@pytest.mark.parametrize(
    "homepage", [HOME, f"{HOME}en/", f"{HOME}en", "https://a.example/?lang=en", "http://[::1]:8080/"]
)
def test_usual_addresses_stay_on_the_host_and_come_once(homepage: str) -> None:
    found = [*usual.feeds(homepage), *usual.sitemaps(homepage), *usual.news_sitemaps(homepage)]
    addresses = [endpoint.url for endpoint in found]
    assert len(set(addresses)) == len(addresses) > 10
    assert {urls.host_of(address) for address in addresses} == {urls.host_of(homepage)}
    assert not any(urlsplit(address).query for address in addresses)


def test_feeds_are_tried_below_the_language_first() -> None:
    addresses = [endpoint.url for endpoint in usual.feeds(f"{HOME}en/")]
    assert addresses[0] == f"{HOME}en/feed/"
    assert addresses.index(f"{HOME}feed/") > addresses.index(f"{HOME}en/atom.xml")
    assert {urlsplit(endpoint.url).path.count("/") for endpoint in usual.sitemaps(f"{HOME}en/")} == {1}


@pytest.mark.parametrize(
    ("address", "is_named"),
    [
        ("https://a.example/rss", True),
        ("https://a.example/world/rss.xml", True),
        ("https://a.example/feeds/all", True),
        ("https://rss.a.example/", True),
        ("https://a.example/all.rdf", True),
        ("https://a.example/2025/03/how-to-feed-a-cat", False),
        ("https://a.example/feedback", False),
        ("https://a.example/", False),
    ],
)
def test_what_is_named_like_a_feed(address: str, *, is_named: bool) -> None:
    assert usual.is_named_like_a_feed(address) is is_named


def test_links_to_feeds_are_found_on_the_site_only() -> None:
    links = ["/rss", "rss.xml", "https://rss.ferry-post.example/all", "https://other.example/rss", "/about", "/rss#top"]
    html = "".join(f"<a href='{link}'>x</a>" for link in links)
    found = [endpoint.url for endpoint in usual.linked_feeds(html, f"{HOME}help/")]
    assert found == [f"{HOME}rss", f"{HOME}help/rss.xml", "https://rss.ferry-post.example/all"]


def test_links_are_bounded() -> None:
    html = "".join(f"<a href='/{number}/rss'>x</a>" for number in range(10_000))
    assert len(usual.linked_feeds(html, HOME)) == usual.MAX_LINKED
    assert usual.linked_feeds("", HOME) == ()
