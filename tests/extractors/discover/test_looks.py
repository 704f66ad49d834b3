from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from extractors.discover import looks
from extractors.records import Endpoint
from tests.flows.outlet_web import feed, sitemap, story

if TYPE_CHECKING:
    from extractors.discover.looks import Look

SITE = "https://www.ferry-post.example"
SITES = frozenset({"ferry-post.example"})


def seen(body: bytes, kind: str = "feed", url: str = f"{SITE}/list") -> Look:
    return looks.look(Endpoint(url, kind), body, url, None, SITES)  # type: ignore[arg-type]


def test_a_feed_is_counted_and_dated() -> None:
    found = seen(feed(SITE, 1, 2, 14).body)
    assert (found.endpoint.kind, found.entries, found.articles, len(found.keys)) == ("feed", 3, 3, 3)
    assert found.oldest == datetime(2025, 3, 1, 8, tzinfo=UTC)
    assert found.newest == datetime(2025, 3, 14, 8, tzinfo=UTC)
    assert found.title == "The Ferry Post"
    assert found.is_useful


@pytest.mark.parametrize("kind", ["feed", "sitemap", "news_sitemap"])
def test_what_it_is_shows_in_the_content(kind: str) -> None:
    assert seen(feed(SITE, 1).body, kind).endpoint.kind == "feed"
    assert seen(sitemap(story(SITE, 1)).body, kind).endpoint.kind == "sitemap"
    assert seen(sitemap(story(SITE, 1), news=True).body, kind).endpoint.kind == "news_sitemap"
    assert seen(sitemap(f"{SITE}/a.xml", index=True).body, kind).endpoint.kind == "sitemap_index"


@pytest.mark.parametrize(
    ("body", "unfit"),
    [
        (feed(SITE, 1, 2, title="Comments on The Ferry Post").body, "it lists readers' comments"),
        (feed("https://other.example", 1, 2).body, "it lists no articles of the site"),
        (feed(SITE).body, "it lists nothing"),
        (b"<html><title>Not found</title></html>", "not a feed"),
        (b"", "empty"),
        (b"\x00\xff" * 1000, "not a feed"),
        (b'<?xml version="1.0"?><rss><channel>' + b"<item>" * 100_000, "too much markup"),
    ],
)
def test_what_is_no_use_says_why(body: bytes, unfit: str) -> None:
    found = seen(body)
    assert not found.is_useful
    assert found.unfit is not None
    assert unfit in found.unfit or found.unfit.startswith(("malformed", "not a feed", "it lists nothing"))


def test_a_feed_of_the_comments_on_one_article_is_none() -> None:
    one = story(SITE, 1)
    items = "".join(
        f"<item><guid>{number}</guid><title>Re {number}</title><link>{one}#c{number}</link></item>"
        for number in range(5)
    )
    found = seen(f"<rss version='2.0'><channel><title>Ferry</title>{items}</channel></rss>".encode())
    assert not found.is_useful


def test_a_sitemap_counts_what_looks_like_articles() -> None:
    found = seen(
        sitemap(story(SITE, 1), f"{SITE}/about", f"{SITE}/tag/ferry", "https://other.example/2025/03/01/a-b-c-d").body,
        "sitemap",
    )
    assert found.articles == 1
    assert not seen(sitemap(f"{SITE}/about", f"{SITE}/tag/ferry").body, "sitemap").is_useful


def test_an_index_is_what_its_sitemaps_are() -> None:
    index = seen(sitemap(f"{SITE}/a.xml", f"{SITE}/b.xml", index=True).body, "sitemap")
    assert not index.is_useful
    full = seen(sitemap(story(SITE, 1), story(SITE, 2)).body, "sitemap")
    news = seen(sitemap(story(SITE, 2), news=True).body, "sitemap")
    found = looks.with_children(index, [full, news])
    assert found.is_useful
    # One of them lists what the other lists too.
    assert (found.articles, found.endpoint.kind) == (2, "sitemap_index")
    assert found.newest == news.newest
    empty = looks.with_children(index, [seen(sitemap(f"{SITE}/about").body, "sitemap")])
    assert empty.unfit == "its sitemaps list no articles"
    assert looks.with_children(index, []).unfit == "its sitemaps list no articles"
