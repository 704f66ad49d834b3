"""Find the feeds that a page announces: <link rel="alternate" type="application/rss+xml">."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractors import urls
from extractors.discover import markup
from extractors.discover.outward import outward
from extractors.records import Endpoint

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_ENDPOINTS = 50
_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"})
# Types that say too little: they count if the address says "feed" or "rss". WordPress' API does not.
_VAGUE_TYPES = frozenset({"application/xml", "text/xml", "application/json"})
_FEED_WORDS = ("rss", "feed", "atom")
_COMMENT_WORDS = ("comment", "kommentar", "комментар", "coment")  # fr, en; de; ru; es, pt


def endpoints(html: str, url: str) -> tuple[Endpoint, ...]:
    """Give every feed that the page ``html`` at ``url`` announces, in its order, feeds of comments last."""
    tree = markup.parse_html(html)
    if tree is None:
        return ()
    base = base_of(tree, url)
    found: dict[str, bool] = {}
    for link in _feed_links(tree):
        # Judged from the page's own address: its <base> is as much a claim of the page as the link.
        resolved = urls.resolve(base, link.get("href", "").strip())
        address = outward(url, resolved) if resolved else None
        if address is not None:
            found.setdefault(address, _is_of_comments(link, address))
    ordered = sorted(found, key=lambda address: found[address])
    return tuple(Endpoint(address, "feed", found_by="autodiscovery") for address in ordered[:MAX_ENDPOINTS])


def base_of(tree: Any, url: str) -> str:
    """Give the URL that a page's links are relative to: that of its first <base href>, or its own."""
    for element in tree.iter("base"):
        href = element.get("href")
        if href is not None:
            return urls.resolve(url, href.strip()) or url
    return url


def _feed_links(tree: Any) -> Iterator[Any]:
    for link in tree.iter("link"):
        href = link.get("href", "").strip()
        rel = link.get("rel", "").lower().split()
        kind = link.get("type", "").split(";")[0].strip().lower()
        if not href or "stylesheet" in rel:
            continue
        if "feed" in rel or ("alternate" in rel and _is_feed_type(kind, href.lower())):
            yield link


def _is_feed_type(kind: str, href: str) -> bool:
    if kind in _TYPES:
        return True
    return kind in _VAGUE_TYPES and "wp-json" not in href and any(word in href for word in _FEED_WORDS)


def _is_of_comments(link: Any, address: str) -> bool:
    text = f"{link.get('title', '')} {address}".lower()
    return any(word in text for word in _COMMENT_WORDS)
