"""A fetcher and an extraction pool without network and processes; spool, leases and archive are real."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING, Any

from extractors.fetch.clock import SystemClock
from extractors.fetch.robots import Robots
from extractors.records import Fetch, Page
from extractors.worker import run_job

if TYPE_CHECKING:
    from pathlib import Path

    from extractors.records import Request
    from extractors.worker import Extraction, Job
    from flows.keeper import Keeper
    from flows.run import Run

NOW = datetime(2025, 3, 17, 8, tzinfo=UTC)
NUMBERS = count(1)
FILLER = (
    "The ferry left the quay at six with forty passengers and a cargo of early apples.",
    "Nobody on board had expected the fog, which came down the river like a curtain.",
    "The captain rang the bell every minute until the lights of the far bank appeared.",
    "Two fishermen in a small boat followed the sound and reached the harbour before noon.",
    "The council will decide in April whether the old landing stage is to be repaired.",
)


class FixedClock(SystemClock):
    """Real durations, but the date of the test."""

    def now(self) -> datetime:
        return NOW


def story(title: str, *extra: str, head: str = "", end: str = "") -> str:
    """An article's page; ``extra`` are paragraphs of its own."""
    paragraphs = "".join(f"<p>{text}</p>" for text in (*extra, *FILLER))
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title>{head}</head>"
        f"<body><article><h1>{title}</h1>{paragraphs}</article>{end}</body></html>"
    )


def made(url: str, outcome: str = "ok", status: int | None = 200, **more: Any) -> Fetch:
    """A fetch of a URL."""
    values: dict[str, Any] = {
        "fetch_id": f"fetch-{next(NUMBERS):06d}",
        "purpose": "article",
        "requested_url": url,
        "final_url": url,
        "redirects": (),
        "started_at": NOW,
        "elapsed_ms": 3,
        "outcome": outcome,
        "status": status,
        "delay_ms": 0,
        "content_type": "text/html; charset=utf-8",
    }
    return Fetch(**(values | more))


class FakeFetcher:
    """Answers from ``pages``: URL -> body, status or a whole Page. It reports to the keeper as the real one does."""

    def __init__(self, pages: dict[str, Any], keeper: Keeper | None = None, sitemaps: tuple[str, ...] = ()) -> None:
        self.pages = pages
        self.keeper = keeper
        self.sitemaps = sitemaps
        self.asked: list[Request] = []

    async def get(self, request: Request) -> Page:
        self.asked.append(request)
        await asyncio.sleep(0)
        page = self._page(request)
        page = replace(page, fetch=replace(page.fetch, purpose=request.purpose, requested_url=request.url))
        if self.keeper is not None:
            self.keeper.fetched(page.fetch)
        return page

    def _page(self, request: Request) -> Page:
        given = self.pages.get(request.url, 404)
        if isinstance(given, Page):
            return given
        if isinstance(given, int):
            outcome = {404: "not_found", 403: "blocked", 304: "not_modified"}.get(given, "http_error")
            return Page(made(request.url, outcome, given))
        kind = "application/xml" if given.startswith("<?xml") else "text/html"
        return Page(made(request.url, content_type=f"{kind}; charset=utf-8"), given.encode())

    async def robots(self, _url: str) -> Robots:
        lines = "".join(f"Sitemap: {sitemap}\n" for sitemap in self.sitemaps)
        return Robots.parse(f"User-agent: *\nDisallow:\n{lines}".encode())


class FakePool:
    """Extracts in this process; ``slow`` URLs come back last."""

    def __init__(self, slow: frozenset[str] = frozenset()) -> None:
        self.slow = slow

    async def extract(self, job: Job) -> Extraction:
        for _ in range(20 if job.url in self.slow else 1):
            await asyncio.sleep(0)
        return run_job(job)


def noted(run: Run, table: str) -> list[dict[str, Any]]:
    """What the run has spooled for a table so far."""
    run.flush()
    files: list[Path] = sorted(run.settings.spool_dir.glob(f"*/{table}.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
