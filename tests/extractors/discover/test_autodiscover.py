from __future__ import annotations

import pytest

from extractors.discover.autodiscover import MAX_ENDPOINTS, endpoints

URL = "https://www.outlet.example/world/"


def test_all_feeds_in_order_and_comments_last() -> None:
    html = """<html><head>
    <link rel="alternate" type="application/rss+xml" title="Outlet » Comments Feed" href="/comments/feed/">
    <link rel="ALTERNATE" type="application/rss+xml" title="All" href="/feed/">
    <link rel="alternate nofollow" type="application/atom+xml; charset=utf-8" href="atom.xml">
    <link rel="alternate" type="application/feed+json" href="https://feeds.example/outlet.json">
    <link rel="alternate" type="application/rss+xml" href="/feed/#again">
    </head></html>"""
    found = endpoints(html, URL)
    assert [endpoint.url for endpoint in found] == [
        "https://www.outlet.example/feed/",
        "https://www.outlet.example/world/atom.xml",
        "https://feeds.example/outlet.json",
        "https://www.outlet.example/comments/feed/",
    ]
    assert {(endpoint.kind, endpoint.found_by, endpoint.verified) for endpoint in found} == {
        ("feed", "autodiscovery", False)
    }


def test_base_and_links_in_the_body() -> None:
    html = '<base href="/ru/"><body><p>x<link rel=alternate type="application/rss+xml" href="rss">'
    assert [endpoint.url for endpoint in endpoints(html, URL)] == ["https://www.outlet.example/ru/rss"]


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="alternate" hreflang="ru" href="/ru/">',
        '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">',
        '<link rel="alternate" type="application/json+oembed" href="/oembed?feed">',
        '<link rel="alternate stylesheet" type="text/css" href="/feed.css">',
        '<link rel="stylesheet" type="application/rss+xml" href="/feed.css">',
        '<link rel="alternate" type="application/rss+xml" href="">',
        '<link rel="alternate" type="application/rss+xml" href="javascript:x">',
        '<link rel="alternate" type="application/rss+xml">',
    ],
)
def test_what_is_no_feed(link: str) -> None:
    assert endpoints(f"<html><head>{link}</head></html>", URL) == ()


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="feed" href="/f">',
        '<link rel="alternate" type="application/xml" href="/rss">',
        '<link rel="alternate" type="text/xml" href="/feed">',
        '<link rel="alternate" type="application/json" href="/feed.json">',
    ],
)
def test_vague_types_count_if_the_address_says_feed(link: str) -> None:
    assert len(endpoints(f"<html><head>{link}</head></html>", URL)) == 1


def test_hostile_pages() -> None:
    assert endpoints("", URL) == ()
    assert endpoints("\x00\ud800", URL) == ()
    assert endpoints('<?xml version="1.0" encoding="utf-16"?><html></html>', URL) == ()
    many = "".join(f'<link rel="alternate" type="application/rss+xml" href="/{n}">' for n in range(500))
    assert len(endpoints(many, URL)) == MAX_ENDPOINTS


def test_the_language_of_the_page_comes_first() -> None:
    html = """<html lang="en-GB"><head>
    <link rel="alternate" type="application/rss+xml" hreflang="ru" href="/ru/rss" title="По-русски">
    <link rel="alternate" type="application/rss+xml" href="/comments/rss">
    <link rel="alternate" type="application/rss+xml" hreflang="en" href="/rss">
    <link rel="alternate" type="application/json" href="/index.json" title="JSON Feed">
    </head></html>"""
    assert [endpoint.url.removeprefix("https://www.outlet.example") for endpoint in endpoints(html, URL)] == [
        "/rss",
        "/index.json",
        "/ru/rss",
        "/comments/rss",
    ]


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("feed://feeds.outlet.example/all", "http://feeds.outlet.example/all"),
        ("feed:https://feeds.outlet.example/all", "https://feeds.outlet.example/all"),
        ("Feed:/all", "https://www.outlet.example/all"),
        ("//feeds.outlet.example/all", "https://feeds.outlet.example/all"),
        ("?feed=rss2", "https://www.outlet.example/world/?feed=rss2"),
        (" ../rss.xml ", "https://www.outlet.example/rss.xml"),
    ],
)
def test_ways_to_write_an_address(href: str, address: str) -> None:
    html = f'<link rel="alternate" type="application/rss+xml" href="{href}">'
    assert [endpoint.url for endpoint in endpoints(html, URL)] == [address]


@pytest.mark.parametrize("kind", ["application/x-rss+xml", "text/rss+xml", "application/rdf+xml", "Text/RSS; a=b"])
def test_types_in_use(kind: str) -> None:
    assert len(endpoints(f'<link rel="alternate" type="{kind}" href="/x">', URL)) == 1


def test_links_in_the_body_that_say_what_they_are() -> None:
    html = """<body><p><a rel="feed" href="/one">RSS</a>
    <a rel="alternate" type="application/atom+xml" href="/two">A</a>
    <a href="/feed">only named so</a> <a type="application/rss+xml" href="/three">no relation</a>"""
    assert [endpoint.url[-4:] for endpoint in endpoints(html, URL)] == ["/one", "/two"]


def test_no_feed_leads_into_a_private_network() -> None:
    html = '<base href="http://10.0.0.1/"><link rel="alternate" type="application/rss+xml" href="/feed">'
    assert endpoints(html, URL) == ()
