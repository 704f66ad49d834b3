"""Which pages of a collection are worth extracting: by site, date, language and the seed's own names. Pure.

From cheap to dear: the address and the moment of the capture first, which need no page; then what its bytes state;
then its text. Each refusal is one word:

- ``site``: not of the sites that are looked at
- ``front``: the front page of a site
- ``captured``: captured before the days began; it cannot have been published in them
- ``late``: captured so long after them that a collection of fresh news would have had it before
- ``dated``: its address names a day outside
- ``published``: all days that it states as a publication are outside
- ``undated``: captured long after, it states no day and never names the year
- ``language``: in another language
- ``topic``: it names too little of what the seed names
"""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from extractors import urls
from extractors.discover import page_look
from extractors.discover.window import date_in_url
from extractors.features.language import detect, primary
from extractors.fetch.decode import decode_text

if TYPE_CHECKING:
    from datetime import datetime

    from extractors.discover.topic import Topic
    from extractors.discover.window import Window

Refusal = Literal["site", "front", "captured", "late", "dated", "published", "undated", "language", "topic"]
# A crawler's clock, and zones.
SLACK: Final = timedelta(days=1)
# Captured so long after the days, a page must say itself that it is of them.
LONG_AFTER: Final = timedelta(days=30)
# Visible text that is looked at; what is behind is related articles, comments and furniture.
MAX_CHARS: Final = 40_000
_HOST = re.compile(r"https?://([^/?#:@]+)", re.IGNORECASE)
_FRONT = re.compile(r"https?://[^/?#]+/?(?:index\.\w{3,5})?(?:#|$)", re.IGNORECASE)
_CACHED = 65_536


class Sieve:
    """Judges the pages of a collection; None of anything asks for no such rule.

    ``sites`` are registrable domains, ``langs`` language codes. ``fresh_days`` says of a collection that it captures
    pages at most so many days after they appeared (CC-NEWS does): what was captured later than that after the window
    is left out unseen. Safe in several threads.
    """

    def __init__(
        self,
        window: Window | None = None,
        *,
        sites: frozenset[str] | None = None,
        langs: frozenset[str] | None = None,
        topic: Topic | None = None,
        fresh_days: int | None = None,
    ) -> None:
        self.window = window
        self.sites = sites
        self.langs = langs
        self.topic = None if topic is None or topic.is_empty else topic
        self.fresh = None if fresh_days is None else timedelta(days=fresh_days)
        self._is_wanted = lru_cache(maxsize=_CACHED)(self._is_of_sites)

    def by_address(self, url: str, at: datetime) -> Refusal | None:
        """Judge by the address and the moment of the capture."""
        if self.sites is not None and not self._is_wanted(_host(url)):
            return "site"
        if self.window is not None and (why := self._by_days(self.window, url, at)) is not None:
            return why
        return "front" if _FRONT.match(url) else None

    def by_body(self, url: str, at: datetime, body: bytes, content_type: str | None) -> Refusal | None:  # noqa: ARG002 - of the protocol
        """Judge by the page, its content coding undone."""
        if self.window is not None and (why := self._by_stated_days(self.window, at, body)) is not None:
            return why
        if self.langs is None and self.topic is None:
            return None
        return self._by_text(body, content_type)

    def _is_of_sites(self, host: str) -> bool:
        return self.sites is None or urls.site_of(f"https://{host}/") in self.sites

    def _by_days(self, window: Window, url: str, at: datetime) -> Refusal | None:
        if at < window.start - SLACK:
            return "captured"
        if self.fresh is not None and not window.is_open and at > window.end + self.fresh:
            return "late"
        day = date_in_url(url)
        return "dated" if day is not None and not window.touches(day) else None

    def _by_stated_days(self, window: Window, at: datetime, body: bytes) -> Refusal | None:
        """A page names the days of other articles too: one that fits is enough, and all must be outside."""
        is_stated = False
        for day in page_look.published_days(body):
            if window.touches(day):
                return None
            is_stated = True
        if not is_stated and (window.is_open or at <= window.end + LONG_AFTER):
            return None
        if any(window.touches(day) for day in page_look.marked_days(body)):
            return None
        if is_stated:
            return "published"
        years = range(window.start.year, window.end.year + 1)
        return None if page_look.names_year(body, years) else "undated"

    def _by_text(self, body: bytes, content_type: str | None) -> Refusal | None:
        text = page_look.visible_text(_decoded(body, content_type), MAX_CHARS)
        claimed = primary(page_look.stated_language(body))
        lang = claimed
        if claimed is None or (self.langs is not None and claimed not in self.langs):
            # A template's claim is often wrong; to refuse a page it must be seen.
            lang, _ = detect(" ".join(text.split()), claimed)
        if self.langs is not None and lang is not None and lang not in self.langs:
            return "language"
        return None if self.topic is None or self.topic.concerns(text, lang) else "topic"


def _decoded(body: bytes, content_type: str | None) -> str:
    """Decode a page. Nearly all are UTF-8 and need no closer look."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return decode_text(body, content_type)[0]


def _host(url: str) -> str:
    found = _HOST.match(url)
    return found[1].lower() if found else ""
