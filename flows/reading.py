"""What the answer of an endpoint lists. Pure but for the parsing libraries; runs in a thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractors.discover.archives import wayback

from extractors.discover import autodiscover, feeds, sections, sitemaps
from extractors.discover import window as windows
from extractors.fetch.decode import decode_text
from extractors.records import Endpoint

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from extractors.discover.window import Window
    from extractors.records import Candidate

SITEMAPS = frozenset({"sitemap", "news_sitemap", "sitemap_index"})


@dataclass(frozen=True, slots=True)
class Listed:
    """What one endpoint listed. ``named`` counts other endpoints that it names, ``endpoints`` are those to ask.

    ``url`` is the address that its candidates name as their origin.
    """

    candidates: tuple[Candidate, ...] = ()
    endpoints: tuple[Endpoint, ...] = ()
    problem: str | None = None
    named: int = 0
    url: str | None = None

    @property
    def dates(self) -> list[datetime]:
        """The dates that its entries claim."""
        return [moment for item in self.candidates if (moment := item.published_at or item.modified_at) is not None]


def read_listing(endpoint: Endpoint, url: str, body: bytes, content_type: str | None, window: Window | None) -> Listed:
    """Read what ``endpoint`` answered at ``url``.

    A capture is read as if it stood at its original address, so that its links lead to the site and not to the
    archive; its candidates name the capture as their origin.
    """
    original = wayback.original_of(url) if endpoint.as_of else None
    if original is None:
        return replace(_read(endpoint, url, body, content_type, window), url=url)
    listed = _read(endpoint, original[0], body, content_type, window)
    candidates = tuple(replace(item, via_url=url) for item in listed.candidates)
    # What a capture names (feeds, sub-sitemaps) belongs to those days; asked live it would show today's.
    return Listed(candidates, (), listed.problem, listed.named, url)


def _read(endpoint: Endpoint, url: str, body: bytes, content_type: str | None, window: Window | None) -> Listed:
    if endpoint.kind == "feed":
        feed = feeds.parse_feed(body, url, content_type)
        return Listed(feed.candidates, problem=feed.problem)
    if endpoint.kind in SITEMAPS:
        return _read_sitemap(endpoint, url, body, window)
    html, _ = decode_text(body, content_type)
    found = autodiscover.endpoints(html, url) if endpoint.kind == "front" else ()
    return Listed(sections.links(html, url), found, named=len(found))


def _read_sitemap(endpoint: Endpoint, url: str, body: bytes, window: Window | None) -> Listed:
    result = sitemaps.parse_sitemap(body, url)
    chosen = sitemaps.children_in_window(result.children, window)
    child_of = Endpoint(url, "sitemap", found_by="sitemap_index", level=endpoint.level + 1)
    if endpoint.found_by == "gap":
        child_of = replace(child_of, found_by="gap")
    endpoints = tuple(replace(child_of, url=child.url) for child in chosen)
    return Listed(result.candidates, endpoints, result.problem, len(result.children))


def dated_in(candidates: Sequence[Candidate], window: Window) -> tuple[Candidate, ...]:
    """Give the candidates that are dated inside the window. What is undated is left out."""
    return tuple(item for item in candidates if windows.decide(item, window).reason.startswith("in_window"))
