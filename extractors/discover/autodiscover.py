"""Find the feeds that a page announces: <link rel="alternate" type="application/rss+xml"> and its like.

RSS autodiscovery: rssboard.org/rss-autodiscovery; JSON Feed: jsonfeed.org/version/1.1 (discovery); rel="feed" and
links in the body: the HTML standard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractors import urls
from extractors.discover import markup
from extractors.discover.outward import outward
from extractors.records import Endpoint

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_ENDPOINTS = 50
_TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        # Names that nobody registered, but that are in use.
        "application/rss",
        "application/atom",
        "application/x-rss+xml",
        "application/x.atom+xml",
        "text/rss+xml",
        "text/rss",
        "text/atom+xml",
    }
)
# Types that say too little: they count if the address or the title says "feed" or "rss". WordPress' API does not.
_VAGUE_TYPES = frozenset({"application/xml", "text/xml", "application/json"})
_FEED_WORDS = ("rss", "feed", "atom")
_COMMENT_WORDS = ("comment", "kommentar", "комментар", "coment")  # fr, en; de; ru; es, pt


def endpoints(html: str, url: str) -> tuple[Endpoint, ...]:
    """Give every feed that the page ``html`` at ``url`` announces: those in the page's language first.

    Feeds of comments come last. Within each of these the page's order holds, which puts its main feed first.
    """
    tree = markup.parse_html(html)
    if tree is None:
        return ()
    base = base_of(tree, url)
    spoken = markup.language(tree.get("lang"))
    found: dict[str, tuple[bool, bool]] = {}
    for link in _feed_links(tree):
        # Judged from the page's own address: its <base> is as much a claim of the page as the link.
        resolved = urls.resolve(base, _href(link))
        address = outward(url, resolved) if resolved else None
        if address is not None:
            found.setdefault(address, (_is_of_comments(link, address), _is_foreign(link, spoken)))
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
    for link in tree.iter("link", "a", "area"):
        rel = link.get("rel", "").lower().split()
        kind = link.get("type", "").split(";")[0].strip().lower()
        if not _href(link) or "stylesheet" in rel:
            continue
        if "feed" in rel or ("alternate" in rel and _is_feed_type(kind, link)):
            yield link


def _href(link: Any) -> str:
    """Give the address of a link. ``feed:`` in front of it was meant for programs that read feeds."""
    href: str = link.get("href", "").strip()
    if href[:7].lower() == "feed://":
        return f"http://{href[7:]}"
    return href[5:] if href[:5].lower() == "feed:" else href


def _is_feed_type(kind: str, link: Any) -> bool:
    if kind in _TYPES:
        return True
    href, title = link.get("href", "").lower(), link.get("title", "").lower()
    return kind in _VAGUE_TYPES and "wp-json" not in href and any(word in href or word in title for word in _FEED_WORDS)


def _is_foreign(link: Any, spoken: str | None) -> bool:
    """Say whether a feed is announced as one in another language than the page's."""
    stated = markup.language(link.get("hreflang"))
    return stated is not None and spoken is not None and stated != spoken


def _is_of_comments(link: Any, address: str) -> bool:
    text = f"{link.get('title', '')} {address}".lower()
    return any(word in text for word in _COMMENT_WORDS)
