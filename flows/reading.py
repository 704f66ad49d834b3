"""What the answer of an endpoint lists. Pure but for the parsing libraries; runs in a thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractors.discover import autodiscover, feeds, owners, sections, sitemaps
from extractors.discover import window as windows
from extractors.discover.archives import wayback
from extractors.fetch.decode import decode_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from extractors.discover.children import ChildSitemap
    from extractors.discover.window import Window
    from extractors.records import Candidate, Endpoint

SITEMAPS = frozenset({"sitemap", "news_sitemap", "sitemap_index"})


@dataclass(frozen=True, slots=True)
class Listed:
    """What one endpoint listed: articles, the feeds that it announces (``endpoints``), the sitemaps that it indexes.

    ``url`` is the address that its candidates name as their origin.
    """

    candidates: tuple[Candidate, ...] = ()
    endpoints: tuple[Endpoint, ...] = ()
    children: tuple[ChildSitemap, ...] = ()
    problem: str | None = None
    url: str | None = None

    @property
    def named(self) -> int:
        """How many other endpoints it names."""
        return len(self.endpoints) + len(self.children)

    @property
    def dates(self) -> list[datetime]:
        """The dates that its entries claim."""
        return [moment for item in self.candidates if (moment := item.published_at or item.modified_at) is not None]


def read_listing(
    endpoint: Endpoint, url: str, body: bytes, content_type: str | None, vouchers: Sequence[str] = ()
) -> Listed:
    """Read what ``endpoint`` answered at ``url``.

    A capture is read as if it stood at its original address, so that its links lead to the site and not to the
    archive; its candidates name the capture as their origin. ``vouchers`` are addresses of sites that named a sitemap:
    it may list their pages too.
    """
    original = wayback.original_of(url) if endpoint.as_of else None
    if original is None:
        return replace(_read(endpoint, url, body, content_type, vouchers), url=url)
    listed = _read(endpoint, original[0], body, content_type, vouchers)
    candidates = tuple(replace(item, via_url=url) for item in listed.candidates)
    # What a capture names (feeds, sub-sitemaps) belongs to those days; asked live it would show today's.
    return Listed(candidates, problem=listed.problem, url=url)


def _read(endpoint: Endpoint, url: str, body: bytes, content_type: str | None, vouchers: Sequence[str]) -> Listed:
    if endpoint.kind == "feed":
        feed = feeds.parse_feed(body, url, content_type)
        own = owners.own(feed.candidates, (url, *vouchers))
        strange = len(feed.candidates) - len(own)
        dropped = f"{strange} entries of other sites dropped" if strange else None
        return Listed(own, problem="; ".join(filter(None, (feed.problem, dropped))) or None)
    if endpoint.kind in SITEMAPS:
        sitemap = sitemaps.parse_sitemap(body, url, vouchers)
        return Listed(sitemap.candidates, children=sitemap.children, problem=sitemap.problem)
    html, _ = decode_text(body, content_type)
    found = autodiscover.endpoints(html, url) if endpoint.kind == "front" else ()
    return Listed(sections.links(html, url), found)


def dated_in(candidates: Sequence[Candidate], window: Window) -> tuple[Candidate, ...]:
    """Give the candidates that are dated inside the window. What is undated is left out."""
    return tuple(item for item in candidates if windows.decide(item, window).reason.startswith("in_window"))
