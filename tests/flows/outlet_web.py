"""Invented outlets behind a forward proxy on the loopback interface: each test states what its addresses answer."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping

XML, HTML = "application/xml", "text/html; charset=utf-8"


@dataclass(frozen=True)
class Says:
    """What an address answers."""

    body: bytes = b""
    status: int = 200
    kind: str = HTML
    location: str | None = None


def page(body: str = "", head: str = "", lang: str = "en", title: str = "The Ferry Post") -> Says:
    html = f"<!doctype html><html lang='{lang}'><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return Says(html.encode())


def story(site: str, number: int, month: int = 3) -> str:
    return f"{site}/2025/{month:02d}/{number:02d}/the-ferry-was-late-again-{number}"


def feed(site: str, *numbers: int, title: str = "The Ferry Post", month: int = 3) -> Says:
    items = "".join(
        f"<item><title>Ferry {number}</title><link>{story(site, number, month)}</link>"
        f"<pubDate>{number:02d} {'Mar' if month == 3 else 'Jan'} 2025 08:00:00 GMT</pubDate></item>"
        for number in numbers
    )
    text = f"<?xml version='1.0'?><rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>"
    return Says(text.encode(), kind=XML)


def sitemap(*rows: str, index: bool = False, news: bool = False) -> Says:
    outer, inner = ("sitemapindex", "sitemap") if index else ("urlset", "url")
    more = (
        "<n:news><n:title>Ferry</n:title><n:publication_date>2025-03-14</n:publication_date></n:news>" if news else ""
    )
    names = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
    )
    text = "".join(f"<{inner}><loc>{row}</loc>{more}</{inner}>" for row in rows)
    return Says(f"<?xml version='1.0'?><{outer} {names}>{text}</{outer}>".encode(), kind=XML)


def robots(*lines: str) -> Says:
    return Says("\n".join(lines).encode(), kind="text/plain")


def moved(location: str) -> Says:
    return Says(status=301, location=location)


def announced(*hrefs: str) -> str:
    return "".join(f'<link rel="alternate" type="application/rss+xml" href="{href}">' for href in hrefs)


class OutletWeb:
    """The proxy. ``asked`` are the addresses that it was asked for, in order."""

    def __init__(self, says: Mapping[str, Says]) -> None:
        self.says = dict(says)
        self.asked: list[str] = []
        web = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                web.asked.append(self.path)
                given = web.says.get(self.path, Says(status=404))
                self.send_response(given.status)
                self.send_header("Content-Type", given.kind)
                self.send_header("Content-Length", str(len(given.body)))
                if given.location:
                    self.send_header("Location", given.location)
                self.end_headers()
                self.wfile.write(given.body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
