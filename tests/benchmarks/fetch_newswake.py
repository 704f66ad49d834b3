"""newswake's part of fetch.py: the product's own fetcher, with everything in place but the delays.

    python -m tests.benchmarks.fetch_newswake cold|warm|no_archive URLS PROXY

``cold`` asks every host for its robots.txt first, as the first run of a day does; ``warm`` finds them in the lease
file, as later runs do; ``no_archive`` is cold and writes no WARC. Prints the same figures as ``rivals_fetch``, and
``requests`` and ``rows``: what was sent, and what the recorder was told.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from extractors.fetch.archive import WarcArchive
from extractors.fetch.client import Fetcher
from extractors.fetch.clock import SystemClock
from extractors.fetch.leases import Leases
from extractors.fetch.policy import FetchSettings
from extractors.records import Request
from tests.benchmarks.rivals_fetch import Meter, all_at_once

if TYPE_CHECKING:
    from datetime import datetime

    from extractors.fetch.answer import Answer
    from extractors.records import Fetch, RobotsSnapshot

HOW = ("cold", "warm", "no_archive")


class Rows:
    """The recorder: keeps what it is told."""

    def __init__(self) -> None:
        self.fetches: list[Fetch] = []
        self.snapshots: list[RobotsSnapshot] = []

    def fetched(self, fetch: Fetch) -> None:
        """Keep a request's row."""
        self.fetches.append(fetch)

    def robots(self, snapshot: RobotsSnapshot) -> None:
        """Keep what a robots.txt said."""
        self.snapshots.append(snapshot)


class NoArchive(WarcArchive):
    """An archive that forgets, to tell what the real one costs."""

    def write(self, answer: Answer, fetch: Fetch, refers_to: tuple[str, datetime] | None = None) -> Fetch:  # noqa: ARG002 - the interface
        """Write nothing."""
        return fetch


class Ground:
    """A data folder, and fetchers that work in it."""

    def __init__(self, folder: Path, proxy: str) -> None:
        self.folder = folder
        self.clock = SystemClock()
        self.settings = FetchSettings(
            user_agent="newswake/0.1 (+https://newswake.invalid/contact)",
            proxy=proxy,
            host_delay=0.0,
            latency_factor=0.0,
        )

    async def know_robots(self, urls: list[str]) -> None:
        """Have a run before this one read the robots.txt of every host."""
        leases = Leases(self.folder / "leases.sqlite", "before", self.clock)
        archive = WarcArchive(self.folder / "before", "before", self.clock)
        firsts = {urlsplit(url).netloc: url for url in urls}

        async with Fetcher(self.settings, archive, leases, Rows(), self.clock) as fetcher:

            async def ask(url: str) -> None:
                await fetcher.robots(url)

            await all_at_once(firsts.values(), ask)
        archive.close()
        leases.close()

    async def measure(self, urls: list[str], meter: Meter, *, archived: bool) -> Rows:
        """Fetch them all; the archive's file is closed within the measured time."""
        rows = Rows()
        leases = Leases(self.folder / "leases.sqlite", "measured", self.clock)
        kind = WarcArchive if archived else NoArchive
        archive = kind(self.folder / "archive", "measured", self.clock)
        async with Fetcher(self.settings, archive, leases, rows, self.clock) as fetcher:

            async def one(url: str) -> None:
                page = await fetcher.get(Request(url))
                if page.body is not None:
                    meter.page(page.body)

            meter.start()
            await all_at_once(urls, one)
            archive.close()
            meter.stop()
        leases.close()
        return rows


async def run(how: str, urls: list[str], proxy: str) -> dict[str, Any]:
    """Measure in a fresh folder."""
    meter = Meter()
    with tempfile.TemporaryDirectory() as name:
        ground = Ground(Path(name), proxy)
        if how == "warm":
            await ground.know_robots(urls)
        rows = await ground.measure(urls, meter, archived=how != "no_archive")
    sent = sum(fetch.attempt > 0 for fetch in rows.fetches)
    outcomes = sorted({fetch.outcome for fetch in rows.fetches})
    return meter.figures() | {"requests": sent, "rows": len(rows.fetches), "outcomes": outcomes}


def main() -> None:
    """Be the contestant and print its figures."""
    if len(sys.argv) != 4 or sys.argv[1] not in HOW:
        sys.exit(__doc__)
    how, file, proxy = sys.argv[1:]
    figures = asyncio.run(run(how, Path(file).read_text(encoding="utf-8").split(), proxy))
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
