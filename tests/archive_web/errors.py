"""Error answers of the archives, in the shape in which each gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.archive_web.holdings import Fault, Way

Error = tuple[int, bytes, str]

HTML = "text/html; charset=utf-8"
XML = "application/xml"
TEXT = "text/plain"

BLOCKED = (
    b"org.archive.util.io.RuntimeIOException: "
    b"org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error\n"
)
_EXCEPTION = b"org.archive.util.io.RuntimeIOException: java.net.SocketTimeoutException: Read timed out\n"
_TOO_MANY = b"<html><head><title>429 Too Many Requests</title></head><body><h1>429 Too Many Requests</h1></body></html>"
_GATEWAY = b"<html><head><title>504 Gateway Time-out</title></head><body><center><h1>504</h1></center></body></html>"
_EXCLUDED = b"<html><body><h1>Sorry.</h1><p>This URL has been excluded from the Wayback Machine.</p></body></html>"
_SLOW_DOWN = (
    b"<?xml version='1.0'?><Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>"
)
_INTERNAL = b"<?xml version='1.0'?><Error><Code>InternalError</Code><Message>We made an error.</Message></Error>"
_FIVE_SECONDS = b"Please limit requests to one every 5 seconds or contact somebody@gdelt.example for larger queries.\n"
_TOO_SHORT = b"The specified phrase is too short.\n"

_ERRORS: dict[tuple[Way, Fault], Error] = {
    ("index", "rate_limited"): (429, _TOO_MANY, HTML),
    ("index", "rate_limited_200"): (200, _TOO_MANY, HTML),
    ("index", "blocked_site"): (403, BLOCKED, TEXT),
    ("index", "bad_query"): (400, b"Requested Line is too large (> 4096)\n", TEXT),
    ("index", "unavailable"): (504, _GATEWAY, HTML),
    ("index", "unavailable_200"): (200, _EXCEPTION, TEXT),
    ("replay", "rate_limited"): (429, _TOO_MANY, HTML),
    ("replay", "blocked_site"): (403, _EXCLUDED, HTML),
    ("replay", "unavailable"): (503, _GATEWAY, HTML),
    ("ccnews", "rate_limited"): (503, _SLOW_DOWN, XML),
    ("ccnews", "blocked_site"): (
        403,
        b"<html><body><h1>403 ERROR</h1>The request could not be satisfied.</body></html>",
        HTML,
    ),
    ("ccnews", "unavailable"): (500, _INTERNAL, XML),
    ("gdelt", "rate_limited"): (429, _FIVE_SECONDS, HTML),
    ("gdelt", "rate_limited_200"): (200, _FIVE_SECONDS, HTML),
    ("gdelt", "bad_query"): (200, _TOO_SHORT, HTML),
    ("gdelt", "unavailable"): (502, _GATEWAY, HTML),
}
_ANYWHERE: dict[Fault, Error] = {
    "html": (200, b"<!doctype html><html><head><title>Welcome</title></head><body>Hello</body></html>", HTML),
    "empty": (200, b"", TEXT),
    "garbage": (200, b"\x00\xff\xfe{]\x80[" * 50, "application/json"),
    "rate_limited_200": (200, _TOO_MANY, HTML),
    "unavailable_200": (200, _GATEWAY, HTML),
    "bad_query": (400, b"Bad Request\n", TEXT),
    "blocked_site": (403, b"Forbidden\n", TEXT),
}


def error(way: Way, fault: Fault) -> Error:
    """Give status, body and media type of an error."""
    return _ERRORS.get((way, fault)) or _ANYWHERE[fault]
