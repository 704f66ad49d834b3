"""The clients that newswake's fetcher is measured against, each as it comes.

    python -m tests.benchmarks.rivals_fetch httpx|aiohttp|scrapy|scrapy_robots URLS PROXY

Prints one JSON object, see ``figures``. None of them archives, keeps an account or looks at an address before it
connects. Configured is only this: the proxy, 24 requests at once, redirects followed; of Scrapy besides that it logs
nothing, has no telnet console, asks a host for 24 pages at once, and obeys robots.txt (``scrapy_robots``) or not
(``scrapy``). It keeps its default middlewares, as anyone would.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Iterator

AT_ONCE = 24


def cpu_seconds() -> float:
    """User and system time of this process."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


class Meter:
    """Counts what one contestant does: pages, bytes, connections, CPU between ``start`` and ``stop``.

    Connections are counted by Python's own audit events, so that it is the same count for all.
    """

    def __init__(self) -> None:
        self.pages = self.bytes = self.connections = 0
        self._digests: list[str] = []
        self._cpu = self._wall = 0.0
        sys.addaudithook(self._hear)

    def _hear(self, event: str, _arguments: tuple[Any, ...]) -> None:
        if event == "socket.connect":
            self.connections += 1

    def page(self, body: bytes) -> None:
        """Take note of a page with its body, decoded."""
        self.pages += 1
        self.bytes += len(body)
        self._digests.append(f"{len(body)}:{body[:64]!r}{body[-64:]!r}")

    def start(self) -> None:
        """Begin: imports are done, nothing has been asked for."""
        self.connections = 0
        self._cpu, self._wall = cpu_seconds(), time.perf_counter()

    def stop(self) -> None:
        """End: the last answer is there."""
        self._cpu, self._wall = cpu_seconds() - self._cpu, time.perf_counter() - self._wall

    def figures(self) -> dict[str, Any]:
        """What was measured. ``digest`` is the same for all who got the same pages."""
        return {
            "pages": self.pages,
            "cpu_s": self._cpu,
            "wall_s": self._wall,
            "total_cpu_s": cpu_seconds(),
            "bytes": self.bytes,
            "connections": self.connections,
            "digest": hashlib.sha256("\n".join(sorted(self._digests)).encode()).hexdigest()[:12],
        }


async def all_at_once(urls: Iterable[str], one: Callable[[str], Awaitable[None]]) -> None:
    """Call ``one`` for every address, never more than 24 of them at a time."""
    gate = asyncio.Semaphore(AT_ONCE)

    async def gated(url: str) -> None:
        async with gate:
            await one(url)

    await asyncio.gather(*map(gated, urls))


async def with_httpx(urls: list[str], proxy: str, meter: Meter) -> None:
    """``httpx.AsyncClient`` with its own limits: 100 connections, of which 20 are kept."""
    import httpx  # noqa: PLC0415 - each contestant loads only its own

    async with httpx.AsyncClient(proxy=proxy, follow_redirects=True) as client:

        async def one(url: str) -> None:
            response = await client.get(url)
            if response.status_code == httpx.codes.OK:
                meter.page(response.content)

        meter.start()
        await all_at_once(urls, one)
        meter.stop()


async def with_aiohttp(urls: list[str], proxy: str, meter: Meter) -> None:
    """``aiohttp.ClientSession``: connections are kept by host, behind a proxy too."""
    import aiohttp  # noqa: PLC0415 - each contestant loads only its own

    ok = 200
    async with aiohttp.ClientSession() as session:

        async def one(url: str) -> None:
            async with session.get(url, proxy=proxy) as response:
                body = await response.read()
                if response.status == ok:
                    meter.page(body)

        meter.start()
        await all_at_once(urls, one)
        meter.stop()


def with_scrapy(urls: list[str], proxy: str, meter: Meter, *, obey: bool) -> None:
    """Scrapy's own crawler process."""
    import scrapy  # noqa: PLC0415 - each contestant loads only its own
    from scrapy.crawler import CrawlerProcess  # noqa: PLC0415 - each contestant loads only its own

    os.environ["http_proxy"] = proxy

    class Spider(scrapy.Spider):
        name = "pages"
        start_urls = urls

        async def start(self) -> Any:
            meter.start()
            async for request in super().start():
                yield request

        def parse(self, response: Any) -> Iterator[None]:
            meter.page(response.body)
            yield from ()

    settings = {
        "ROBOTSTXT_OBEY": obey,
        "CONCURRENT_REQUESTS": AT_ONCE,
        "CONCURRENT_REQUESTS_PER_DOMAIN": AT_ONCE,
        "DOWNLOAD_DELAY": 0,
        "LOG_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
    }
    process = CrawlerProcess(settings)
    process.crawl(Spider)
    process.start()
    meter.stop()


def main() -> None:
    """Be one contestant and print its figures."""
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    name, file, proxy = sys.argv[1:]
    urls = Path(file).read_text(encoding="utf-8").split()
    meter = Meter()
    if name.startswith("scrapy"):
        with_scrapy(urls, proxy, meter, obey=name == "scrapy_robots")
    else:
        asyncio.run({"httpx": with_httpx, "aiohttp": with_aiohttp}[name](urls, proxy, meter))
    sys.stdout.write(json.dumps(meter.figures()) + "\n")


if __name__ == "__main__":
    main()
