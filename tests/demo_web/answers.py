"""Pure: a parsed request and a route give the bytes of a response (RFC 9110, RFC 9112)."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass, field
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from tests.demo_web.sites import Route


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: header names in lower case; ``path`` includes the query."""

    method: str
    scheme: str
    host: str
    path: str
    version: str
    headers: Mapping[str, str]

    @property
    def keeps_alive(self) -> bool:
        """True if the connection may carry another request (RFC 9112, 9.3)."""
        wish = (self.headers.get("connection") or self.headers.get("proxy-connection") or "").lower()
        return wish == "keep-alive" if self.version == "HTTP/1.0" else wish != "close"


@dataclass(frozen=True, slots=True)
class Answer:
    """A response before it is written. ``length`` is what Content-Length says where it is not the body's."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    keep_open: bool = True

    def encode(self) -> bytes:
        """Give status line, headers and body as they go over the wire."""
        lines = [f"HTTP/1.1 {self.status} {HTTPStatus(self.status).phrase}"]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        return "\r\n".join([*lines, "", ""]).encode("latin-1") + self.body


class BadRequestError(ValueError):
    """The bytes are no HTTP/1.x request that a proxy could serve."""


def parse_head(head: bytes) -> Asked:
    """Read a request head in absolute form (proxy) or origin form with a Host header."""
    first, *rest = head.decode("latin-1").rstrip("\r\n").split("\r\n")
    try:
        method, target, version = first.split(" ")
        headers = {name.strip().lower(): value.strip() for name, value in (line.split(":", 1) for line in rest)}
        parts = urlsplit(target if "://" in target else "http://" + headers.get("host", "") + target)
        host = (parts.hostname or "").lower()
    except ValueError as error:
        raise BadRequestError(f"Not an HTTP request: {first[:80]!r}") from error
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Asked(method, parts.scheme, host, path, version, headers)


def plain(status: int, text: str, now: datetime, *, keep_open: bool = True) -> Answer:
    """Give a short message of the proxy itself."""
    body = (text + "\n").encode()
    headers = _headers(now, keep_open=keep_open) | {
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Length": str(len(body)),
    }
    return Answer(status, headers, body, keep_open=keep_open)


def answer(asked: Asked, route: Route, now: datetime) -> Answer:
    """Serve the route: conditional, compressed where accepted, without a body for HEAD."""
    keep_open = asked.keeps_alive
    headers = _headers(now, keep_open=keep_open)
    if route.location:
        headers["Location"] = route.location
    digest = hashlib.sha256(route.body).hexdigest()[:20]
    zipped = bool(route.body) and _accepts_gzip(asked.headers.get("accept-encoding", ""))
    if route.status == HTTPStatus.OK:
        headers |= _validators(route, digest, weak=zipped)
        if _is_fresh(asked.headers, digest, route.modified):
            return Answer(HTTPStatus.NOT_MODIFIED, headers, keep_open=keep_open)
    return _whole(asked, route, headers, zipped=zipped)


def _whole(asked: Asked, route: Route, headers: dict[str, str], *, zipped: bool) -> Answer:
    body = gzip.compress(route.body, mtime=0) if zipped else route.body
    if zipped:
        headers["Content-Encoding"] = "gzip"
    if route.content_type:
        headers["Content-Type"] = route.content_type
    headers["Content-Length"] = str(len(body))
    return Answer(route.status, headers, b"" if asked.method == "HEAD" else body, keep_open=asked.keeps_alive)


def _headers(now: datetime, *, keep_open: bool) -> dict[str, str]:
    return {
        "Date": format_datetime(now, usegmt=True),
        "Server": "newswake-demo",
        "Vary": "Accept-Encoding",
        "Connection": "keep-alive" if keep_open else "close",
    }


def _validators(route: Route, digest: str, *, weak: bool) -> dict[str, str]:
    found = {"ETag": f'{"W/" if weak else ""}"{digest}"'}
    if route.modified:
        found["Last-Modified"] = format_datetime(route.modified, usegmt=True)
    return found


def _accepts_gzip(header: str) -> bool:
    for part in header.lower().split(","):
        name, _, weight = part.strip().partition(";")
        if name.strip() == "gzip":
            return weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False


def _is_fresh(headers: Mapping[str, str], digest: str, modified: datetime | None) -> bool:
    """RFC 9110, 13.2.2: If-None-Match (compared weakly) wins over If-Modified-Since."""
    if "if-none-match" in headers:
        tags = {tag.strip().removeprefix("W/").strip('"') for tag in headers["if-none-match"].split(",")}
        return digest in tags or "*" in tags
    since = headers.get("if-modified-since")
    if since is None or modified is None:
        return False
    try:
        return modified <= parsedate_to_datetime(since)
    except (TypeError, ValueError):
        return False
