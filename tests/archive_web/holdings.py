"""What the archives hold, and how they are to misbehave."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from extractors.urls import site_of

if TYPE_CHECKING:
    from datetime import datetime

Way = Literal["index", "replay", "ccnews", "gdelt"]
Fault = Literal[
    "rate_limited",
    "rate_limited_200",  # the same words, with status 200
    "blocked_site",
    "bad_query",
    "unavailable",
    "unavailable_200",
    "html",  # a page where data was asked for
    "empty",
    "broken",  # the true answer, cut in the middle
    "garbage",
]


@dataclass(frozen=True, slots=True)
class Held:
    """A capture."""

    url: str
    at: datetime
    body: bytes
    mime: str = "text/html"
    status: int = 200
    location: str | None = None
    revisit: bool = False

    @property
    def stamp(self) -> str:
        return f"{self.at:%Y%m%d%H%M%S}"

    @property
    def urlkey(self) -> str:
        """The address as the index sorts it: com,outlet,www)/path."""
        return urlkey(self.url)

    @property
    def digest(self) -> str:
        return base64.b32encode(hashlib.sha1(self.body).digest()).decode()  # noqa: S324 - the index's own

    @property
    def row(self) -> dict[str, str]:
        """The fields of the index."""
        return {
            "urlkey": self.urlkey,
            "timestamp": self.stamp,
            "original": self.url,
            "mimetype": "warc/revisit" if self.revisit else self.mime,
            "statuscode": "-" if self.revisit else str(self.status),
            "digest": self.digest,
            "length": str(len(self.body) + 300),
        }


@dataclass(frozen=True, slots=True)
class Seen:
    """An article that GDELT saw."""

    url: str
    title: str
    at: datetime
    text: str = ""
    language: str = "English"
    country: str = "United States"


@dataclass(slots=True)
class Holdings:
    """Everything that the three archives hold. Fill it before or while the server runs."""

    captures: list[Held] = field(default_factory=list)
    articles: list[Seen] = field(default_factory=list)
    warcs: dict[str, bytes] = field(default_factory=dict)
    blocked: set[str] = field(default_factory=set)
    faults: dict[Way, list[Fault]] = field(default_factory=dict)
    robots: bytes | None = None

    def capture(
        self,
        url: str,
        at: datetime,
        body: bytes = b"",
        *,
        mime: str = "text/html",
        status: int = 200,
        location: str | None = None,
        revisit: bool = False,
    ) -> Held:
        """Hold a copy of ``url`` made at ``at``. ``location`` makes it the copy of a redirect."""
        held = Held(url, at, body, mime, status, location, revisit)
        self.captures.append(held)
        return held

    def saw(self, url: str, title: str, at: datetime, text: str = "", language: str = "English") -> Seen:
        """Let GDELT have seen an article."""
        seen = Seen(url, title, at, text, language)
        self.articles.append(seen)
        return seen

    def warc(self, begun_at: datetime, data: bytes, serial: int = 0) -> str:
        """Hold a CC-NEWS file; gives its path."""
        name = f"CC-NEWS-{begun_at:%Y%m%d%H%M%S}-{serial:05d}.warc.gz"
        path = f"crawl-data/CC-NEWS/{begun_at:%Y}/{begun_at:%m}/{name}"
        self.warcs[path] = data
        return path

    def block(self, site: str) -> None:
        """Hold a site back, as the Wayback Machine does when its owner asks for it."""
        self.blocked.add(site)

    def fail(self, way: Way, fault: Fault, times: int = 1) -> None:
        """Answer the next ``times`` requests of this kind with an error."""
        self.faults.setdefault(way, []).extend([fault] * times)

    def next_fault(self, way: Way) -> Fault | None:
        """The error that is due, which is then done."""
        due = self.faults.get(way)
        return due.pop(0) if due else None

    def is_blocked(self, url: str) -> bool:
        return site_of(url if "://" in url else f"http://{url}/") in self.blocked


def urlkey(url: str) -> str:
    """Give the address turned for sorting (SURT): scheme, "www." and port away, the host's labels reversed."""
    parts = urlsplit(url if "://" in url else f"http://{url}")
    host = re.sub(r"^www\d*\.", "", (parts.hostname or "").lower())
    path = (parts.path or "/").lower()
    tail = f"?{parts.query.lower()}" if parts.query else ""
    return f"{','.join(reversed(host.split('.')))}){path.rstrip('/') or '/'}{tail}"
