"""Addresses at which outlets usually keep their feeds and sitemaps, and links that are named like feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from extractors import urls
from extractors.discover import markup
from extractors.discover.autodiscover import base_of
from extractors.discover.outward import outward
from extractors.records import Endpoint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractors.records import EndpointKind

MAX_LINKED = 15
_MAX_ANCHORS = 20_000
# WordPress, Drupal, Ghost and Hugo; then what hand-made systems call them. The likely ones first.
_FEEDS = ("feed/", "rss", "rss.xml", "feed.xml", "atom.xml", "index.xml", "rss/", "feeds/", "rss/all.xml", "feed.json")
# sitemaps.org's own name, Yoast and Rank Math, WordPress itself.
_SITEMAPS = ("sitemap.xml", "sitemap_index.xml", "wp-sitemap.xml", "sitemap-index.xml")
_NEWS_SITEMAPS = ("news-sitemap.xml", "sitemap-news.xml", "sitemap_news.xml")
_FEED_NAMES = frozenset({"rss", "feed", "feeds", "atom", "rdf", "rss2"})
_FEED_ENDINGS = (".rss", ".rdf", ".atom")


def feeds(homepage: str) -> tuple[Endpoint, ...]:
    """Usual addresses of feeds: below the homepage's path, then at the root of its host."""
    return _endpoints(homepage, _FEEDS, "feed")


def sitemaps(homepage: str) -> tuple[Endpoint, ...]:
    """Usual addresses of sitemaps. By the protocol they stand at the root of the host."""
    return _endpoints(urls.resolve(homepage, "/") or homepage, _SITEMAPS, "sitemap")


def news_sitemaps(homepage: str) -> tuple[Endpoint, ...]:
    """Usual addresses of sitemaps of the last two days."""
    return _endpoints(urls.resolve(homepage, "/") or homepage, _NEWS_SITEMAPS, "news_sitemap")


def linked_feeds(html: str, url: str) -> tuple[Endpoint, ...]:
    """Give the links of the page ``html`` at ``url`` that are named like feeds, or like a page of feeds; at most 15."""
    tree = markup.parse_html(html)
    if tree is None:
        return ()
    base = base_of(tree, url)
    found: dict[str, None] = {}
    for number, anchor in enumerate(tree.iter("a")):
        if number >= _MAX_ANCHORS or len(found) >= MAX_LINKED:
            break
        resolved = urls.resolve(base, anchor.get("href", "").strip())
        address = outward(url, resolved) if resolved else None
        if address is not None and is_named_like_a_feed(address) and urls.site_of(address) == urls.site_of(url):
            found.setdefault(address)
    return tuple(Endpoint(address, "feed", found_by="autodiscovery") for address in found)


def is_named_like_a_feed(address: str) -> bool:
    """Say whether a part of the path or host is "rss", "feed" or the like, or the last one ends so."""
    parts = urlsplit(address)
    segments = [segment for segment in parts.path.lower().split("/") if segment]
    if urls.host_of(address).partition(".")[0] in _FEED_NAMES:
        return True
    if not segments:
        return False
    stem, dot, ending = segments[-1].rpartition(".")
    named = {*segments[:-1], stem if dot else segments[-1]}
    return bool(named & _FEED_NAMES) or f".{ending}" in _FEED_ENDINGS


def _endpoints(base: str, names: Iterable[str], kind: EndpointKind) -> tuple[Endpoint, ...]:
    folder = base if urlsplit(base).path.endswith("/") else f"{base.partition('?')[0]}/"
    found: dict[str, None] = {}
    for place in dict.fromkeys((folder, urls.resolve(base, "/") or folder)):
        for name in names:
            address = urls.resolve(place, name)
            if address is not None:
                found.setdefault(address)
    return tuple(Endpoint(address, kind, found_by="autodiscovery") for address in found)
