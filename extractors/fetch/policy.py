"""What we allow ourselves: delays, retries, what a status means, which bodies are worth reading. Pure."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Self

from extractors.urls import host_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from config.settings import Settings
    from extractors.records import Barrier, Outcome, Purpose

RETRY_BASE = 2.0
RETRY_LIMIT = 60.0
LEAST_BACKOFF = RETRY_BASE / 2
RETRY_AFTER_LIMIT = timedelta(days=1)
LONGEST_WAIT = 120.0
ROBOTS_BYTES = 500 * 1024
# Times the size of a page that a feed or sitemap may have.
LISTS = 2
NOT_MODIFIED = 304
# Stands in the error of a host whose certificate nobody whom we trust has signed (OpenSSL's word).
BAD_CERTIFICATE = "CERTIFICATE_VERIFY_FAILED"
LEAST_ERROR = 400

_NOT_FOUND = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_BLOCKED = {401, 402, 403, 407, 451}
_AGAINST_HOST: set[Outcome] = {"timeout", "connect_error", "protocol_error", "truncated", "retry_later"}
_TURNS_ALL_AWAY: set[Barrier] = {"forbidden", "rate_limit", "challenge", "block_page"}
_REDIRECTS = {301, 302, 303, 307, 308}
_PAUSES_HOST = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}
_DELTA = re.compile(r"\s*(\d{1,10})(?:\.\d{0,6})?\s*\Z", re.ASCII)
_MEDIA = re.compile(
    r"(?:image|audio|video|font|model)/"
    r"|application/(?:pdf|zip|x-rar|x-7z|x-tar|msword|vnd\.|java-archive|wasm|x-shockwave|epub)",
    re.IGNORECASE,
)
_ACCEPT: dict[Purpose, str] = {
    "article": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.1",
    "seed": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.1",
    "front": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.1",
    "robots": "text/plain,*/*;q=0.1",
    "feed": "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5",
    "sitemap": "application/xml,text/xml,application/gzip;q=0.9,*/*;q=0.5",
    "capture": "*/*",
    "archive": "application/json,text/plain;q=0.9,*/*;q=0.5",
    "warc": "*/*",
}


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """What the fetcher may do. Durations are seconds, sizes bytes.

    ``proxy`` is trusted at exactly its host and port; the environment is never looked at.
    ``site_delays`` is for registrable domains that have a delay of their own.
    ``interface_hosts`` are archives that publish an interface for programs, and whose robots.txt, which is meant for
    crawlers, the user decided not to heed.
    ``request_deadline`` covers one request with its redirects, without the waiting for hosts' turns.
    """

    user_agent: str = "newswake"
    proxy: str | None = None
    ca_file: Path | None = None
    allow_private: bool = False
    extra_ports: tuple[int, ...] = ()
    allow_hosts: tuple[str, ...] = ()
    host_delay: float = 1.0
    latency_factor: float = 1.0
    max_latency_delay: float = 30.0
    breaker_failures: int = 5
    breaker_rest: float = 300.0
    site_delays: Mapping[str, float] = field(default_factory=dict)
    max_crawl_delay: float = 60.0
    request_deadline: float = 30.0
    max_wire_bytes: int = 8_000_000
    max_body_bytes: int = 16_000_000
    max_redirects: int = 8
    max_attempts: int = 4
    respect_robots: bool = True
    interface_hosts: frozenset[str] = frozenset()

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:
        """Take over what ``config.settings`` says; proxy and CA file must be resolved already."""
        return cls(
            user_agent=settings.user_agent,
            proxy=settings.proxy,
            ca_file=settings.ca_file,
            allow_private=settings.allow_private,
            extra_ports=settings.extra_ports,
            allow_hosts=settings.allow_hosts,
            host_delay=settings.host_delay,
            latency_factor=settings.latency_factor,
            max_latency_delay=settings.max_latency_delay,
            breaker_failures=settings.breaker_failures,
            breaker_rest=settings.breaker_rest,
            max_crawl_delay=settings.max_crawl_delay,
            request_deadline=settings.request_deadline,
            max_wire_bytes=settings.max_wire_bytes,
            max_body_bytes=settings.max_body_bytes,
            max_redirects=settings.max_redirects,
            max_attempts=settings.max_attempts,
            respect_robots=settings.respect_robots,
            interface_hosts=frozenset() if settings.archive_robots else _hosts_of_archives(settings),
        )


def _hosts_of_archives(settings: Settings) -> frozenset[str]:
    return frozenset(host_of(base) for base in (settings.wayback_url, settings.ccnews_url, settings.gdelt_url))


def outcome_of(status: int) -> Outcome:
    """Say what a final status means. A part of a page (206), which nobody asked for, is an ``http_error``."""
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES and status != HTTPStatus.PARTIAL_CONTENT:
        return "ok"
    if status == HTTPStatus.NOT_MODIFIED:
        return "not_modified"
    if status in _NOT_FOUND:
        return "not_found"
    if status in _BLOCKED:
        return "blocked"
    return "http_error"


def is_redirect(status: int) -> bool:
    """Tell whether the status sends us to its Location (RFC 9110, section 15.4)."""
    return status in _REDIRECTS


def pauses_host(status: int | None) -> bool:
    """Tell whether the status asks for a rest of the whole host, not only of this page."""
    return status in _PAUSES_HOST


def asks_for_rest(status: int, retry_after: str | None) -> bool:
    """Tell whether the host wants to be left alone: 429 always, 503 if it says until when (RFC 9110, RFC 6585)."""
    return status == HTTPStatus.TOO_MANY_REQUESTS or (status == HTTPStatus.SERVICE_UNAVAILABLE and bool(retry_after))


def speaks_against_host(outcome: Outcome, status: int | None, barrier: Barrier | None) -> bool:
    """Tell whether a request went wrong in a way that the next one to this host would too.

    No answer, 5xx, 429, a challenge or a plain 403 do; a missing, paid or too large page says nothing of the host.
    """
    if outcome in _AGAINST_HOST or barrier in _TURNS_ALL_AWAY:
        return True
    return status is not None and status >= HTTPStatus.INTERNAL_SERVER_ERROR


def may_retry(outcome: Outcome, status: int | None, *, lasting: bool = False) -> bool:
    """Tell whether asking again in a while can help: 5xx, 429 and passing network errors, never another 4xx.

    ``lasting`` marks network errors that will be the same next time: unknown name, bad certificate.
    A passed deadline is not tried again within the run: it would cost three times the deadline.
    """
    if outcome in {"connect_error", "protocol_error", "truncated"}:
        return not lasting
    if outcome == "blocked" or status is None:
        return False
    return status == HTTPStatus.TOO_MANY_REQUESTS or (
        status >= HTTPStatus.INTERNAL_SERVER_ERROR and status != HTTPStatus.NOT_IMPLEMENTED
    )


def retry_delay(attempt: int, chance: float) -> float:
    """Seconds to wait after failed attempt number ``attempt`` (from 1).

    Doubles from 2 s up to 60 s; ``chance`` in [0, 1) spreads it over the upper half, so it is never hot.
    """
    ceiling = min(RETRY_LIMIT, RETRY_BASE * 2.0 ** min(attempt - 1, 16))
    return ceiling * (0.5 + 0.5 * chance)


def host_delay(configured: float, crawl_delay: float | None, max_crawl_delay: float) -> tuple[float, str]:
    """Least rest between two requests to one host in seconds, and its name for ``wait_reason``."""
    if crawl_delay is not None and math.isfinite(crawl_delay):
        capped = min(crawl_delay, max_crawl_delay)
        if capped > configured:
            return capped, f"crawl_delay {capped:g} s"
    return configured, f"host_delay {configured:g} s"


def parse_retry_after(value: str | None, now: datetime) -> datetime | None:
    """Read Retry-After (RFC 9110, section 10.2.3): seconds or a date. At most a day ahead; None if unreadable."""
    if not value:
        return None
    seconds = _DELTA.match(value)
    if seconds:
        return now + min(timedelta(seconds=int(seconds[1])), RETRY_AFTER_LIMIT)
    try:
        at = parsedate_to_datetime(value)
        # The last hours of the year 9999 are beyond what a datetime can hold where a zone moves them on.
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return max(now, min(at, now + RETRY_AFTER_LIMIT))


def accept_header(purpose: Purpose) -> str:
    """Value of the Accept header for a purpose."""
    return _ACCEPT[purpose]


def accepts(purpose: Purpose, content_type: str | None) -> bool:
    """Tell whether a body of this type is worth reading. What names no type, or a vague one, is."""
    if purpose == "robots" or not content_type:
        return True
    return _MEDIA.match(content_type.strip()) is None


def wire_limit(purpose: Purpose, configured: int) -> int:
    """Most bytes to read for a purpose.

    Of robots.txt what is beyond 500 KiB does not count (RFC 9309, 2.5). Feeds and sitemaps are often larger than pages.
    """
    if purpose == "robots":
        return min(ROBOTS_BYTES, configured)
    return configured * LISTS if purpose in ("feed", "sitemap") else configured
