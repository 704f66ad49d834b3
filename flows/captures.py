"""Copies of pages and lists that a web archive made: whose they are, and of when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.discover.archives import wayback

if TYPE_CHECKING:
    from extractors.records import Fetch


# What is asked for to be extracted.
PAGES = frozenset({"article", "seed", "capture"})
# What an archive may hold a copy of.
COPIED = frozenset({"capture", "feed", "sitemap", "front"})


def page_url(fetch: Fetch) -> str:
    """The address of the page that a request brought: for a capture that of the page it is a copy of."""
    original = wayback.original_of(fetch.final_url) if fetch.captured_at else None
    return original[0] if original else fetch.final_url


def wanted_url(fetch: Fetch) -> str:
    """The address that was wanted: for a capture that of the page itself."""
    if fetch.purpose not in PAGES or fetch.captured_at is None:
        # A captured feed is no news of the feed as it is now.
        return fetch.requested_url
    original = wayback.original_of(fetch.requested_url)
    return original[0] if original else fetch.requested_url


def dated(fetch: Fetch) -> Fetch:
    """Note on a request for a capture when the archive made it. It may lead to another one than was asked for."""
    if fetch.purpose not in COPIED or fetch.captured_at is not None:
        return fetch
    original = wayback.original_of(fetch.final_url)
    return fetch if original is None else replace(fetch, captured_at=original[1])
