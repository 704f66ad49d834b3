"""What the fetcher makes of a web that means harm. The web is ``hostile_server``; the fetcher is the product's own."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import pytest

from extractors.fetch.decode import decode_text
from extractors.records import Request
from tests.benchmarks.torture_memory import forget_peak, peak_mb
from tests.extractors.fetch.hostile_server import CHARSET, RUSSIAN, SENTINEL, Hostile

if TYPE_CHECKING:
    from extractors.records import Page
    from tests.extractors.fetch.conftest import Bench

pytestmark = [pytest.mark.loopback, pytest.mark.enable_socket]

DEADLINE = 0.6
# What one case may take beyond what the process of all tests holds already.
MOST_MB = 100

OUTCOMES = {
    "ok": [
        "/ok", "/no-type", "/empty", "/early-hints", "/long", "/length-and-chunks", "/gzip", "/gzip-members",
        "/gzip-twice", "/deflate", "/deflate-raw", "/brotli", "/to-ok", "/to-spaces",
    ],
    "timeout": ["/hang", "/slow-headers", "/slow-body"],
    "too_large": ["/endless", "/announced", "/gzip-bomb", "/gzip-bomb-in-bomb", "/brotli-bomb"],
    "protocol_error": [
        "/huge-header", "/many-headers", "/two-lengths", "/bad-chunk", "/huge-chunk", "/bad-status", "/no-status",
        "/reset",
    ],
    "truncated": ["/short", "/no-last-chunk", "/reset-in-body"],
    "decode_error": ["/gzip-short", "/gzip-broken", "/many-codings"],
    "redirect_error": ["/circle", "/nowhere", "/chain-0", "/grow"],
    "refused": [
        "/film", "/paper", "/to-file", "/to-gopher", "/to-script", "/to-data", "/to-user", "/to-port", "/to-decimal",
        "/to-hex", "/to-octal", "/to-short", "/to-mapped", "/to-full-width", "/to-dot", "/to-zero", "/to-127.0.0.2",
        "/to-localhost", "/to-0",
    ],
    "not_found": ["/status-404", "/status-410", "/no-such-page"],
    "blocked": ["/status-401", "/status-403", "/status-451"],
    "http_error": ["/status-400", "/status-500", "/status-206", "/status-304"],
    "retry_later": ["/rest"],
    "robots": ["/private/page"],
}  # fmt: skip
CASES = [(path, outcome) for outcome, paths in OUTCOMES.items() for path in paths]


def fetch(bench: Bench, *urls: str) -> tuple[list[Page], Hostile]:
    """Ask the hostile web for pages, by path or by address."""

    async def main() -> tuple[list[Page], Hostile]:
        async with Hostile().open() as web:
            settings = {
                "allow_private": False,
                "extra_ports": (),
                "allow_hosts": (f"127.0.0.1:{web.port}", "127.0.0.1:1", "nowhere.invalid:80"),
                "request_deadline": DEADLINE,
                "max_wire_bytes": 1_000_000,
                "max_body_bytes": 2_000_000,
            }
            async with bench.fetcher(**settings) as fetcher:
                addresses = [web.url(url) if url.startswith("/") else url.format(port=web.port) for url in urls]
                return [await fetcher.get(Request(address)) for address in addresses], web

    return asyncio.run(main())


@pytest.mark.parametrize(("path", "outcome"), CASES)
def test_every_kind_of_harm_has_its_outcome(bench: Bench, path: str, outcome: str) -> None:
    began = time.monotonic()
    # On a system without it the peak stays as it is, and nothing is measured.
    forget_peak()
    held = peak_mb()
    (page,), web = fetch(bench, path)
    assert page.fetch.outcome == outcome, page.fetch.error
    assert (page.body is not None) == (outcome == "ok")
    assert not [hit for hit in web.inside if hit]
    assert not [hit for hit in web.asked if hit.startswith(("/internal", "/private"))]
    assert time.monotonic() - began < DEADLINE + 3
    assert peak_mb() - held < MOST_MB


@pytest.mark.parametrize("path", [path for path in OUTCOMES["ok"] if path != "/empty"])
def test_what_is_whole_has_its_text(bench: Bench, path: str) -> None:
    (page,), _ = fetch(bench, path)
    assert SENTINEL.encode() in (page.body or b"")
    assert b"POISON" not in (page.body or b"")


@pytest.mark.parametrize("path", CHARSET)
def test_the_text_survives_its_character_set(bench: Bench, path: str) -> None:
    (page,), _ = fetch(bench, path)
    assert page.body is not None
    assert RUSSIAN in decode_text(page.body, page.fetch.content_type)[0]


@pytest.mark.parametrize("url", ["https://127.0.0.1:{port}/ok", "http://127.0.0.1:1/", "http://nowhere.invalid/"])
def test_where_no_connection_comes_about(bench: Bench, url: str) -> None:
    # No rules can be had either: what counts is the outcome of the request for them.
    fetch(bench, url)
    assert bench.notes.fetches[0].outcome == "connect_error"


def test_harm_does_not_reach_the_next_page(bench: Bench) -> None:
    pages, _ = fetch(bench, "/long", "/short", "/reset", "/bad-chunk", "/ok")
    assert [page.fetch.outcome for page in pages] == ["ok", "truncated", "protocol_error", "protocol_error", "ok"]
    assert SENTINEL.encode() in (pages[-1].body or b"")


# What the test process holds already is not the fetcher's.
