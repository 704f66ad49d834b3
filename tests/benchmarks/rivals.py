"""What newswake is measured against: the two scripts that one would write instead of it.

    python -m tests.benchmarks.rivals beginner|afternoon URLS PROXY

Prints one JSON object: pages, cpu_s (with children), wall_s. Imports and pool start-up are outside of the
timed part, as newswake's own start-up is.
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import duckdb
import httpx
import trafilatura

WORKERS = 2
CONNECTIONS = 16


def cpu_seconds() -> float:
    """User and system time of this process and of the children that have ended."""
    parts = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(part.ru_utime + part.ru_stime for part in parts)


def beginner(urls: list[str], proxy: str, database: Path) -> int:
    """One page after the other: httpx.get, trafilatura.extract, one INSERT per row."""
    con = duckdb.connect(str(database))
    con.execute("CREATE TABLE article (url VARCHAR, text VARCHAR)")
    for url in urls:
        response = httpx.get(url, proxy=proxy, follow_redirects=True)
        text = trafilatura.extract(response.text, url=url)
        con.execute("INSERT INTO article VALUES (?, ?)", [url, text])
    found = con.execute("SELECT count(*) FROM article WHERE text IS NOT NULL").fetchone()
    con.close()
    return int(found[0]) if found else 0


def extract(page: tuple[str, str]) -> dict[str, object]:
    """What a worker of the afternoon script does."""
    url, html = page
    document = trafilatura.bare_extraction(html, url=url, with_metadata=True)
    if document is None:
        return {"url": url, "title": None, "author": None, "date": None, "text": None}
    return {
        "url": url,
        "title": document.title,
        "author": document.author,
        "date": document.date,
        "text": document.text,
    }


async def _fetch_all(urls: list[str], proxy: str, pool: ProcessPoolExecutor) -> list[dict[str, object]]:
    loop = asyncio.get_running_loop()
    limits = httpx.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS)
    async with httpx.AsyncClient(proxy=proxy, limits=limits, follow_redirects=True, timeout=60) as client:
        gate = asyncio.Semaphore(CONNECTIONS)

        async def one(url: str) -> dict[str, object]:
            async with gate:
                response = await client.get(url)
            return await loop.run_in_executor(pool, extract, (url, response.text))

        return await asyncio.gather(*(one(url) for url in urls))


def afternoon(urls: list[str], proxy: str, database: Path, pool: ProcessPoolExecutor) -> int:
    """httpx.AsyncClient with 16 connections, a process pool of 2, one Arrow load."""
    import pyarrow as pa  # noqa: PLC0415 - only this script needs it; it is no dependency of newswake

    rows = asyncio.run(_fetch_all(urls, proxy, pool))
    table = pa.Table.from_pylist(rows)
    con = duckdb.connect(str(database))
    con.register("rows", table)
    con.execute("CREATE TABLE article AS SELECT * FROM rows")
    found = con.execute("SELECT count(*) FROM article WHERE text IS NOT NULL").fetchone()
    con.close()
    return int(found[0]) if found else 0


def main() -> None:
    """Run one of the two and print its figures."""
    which, file, proxy = sys.argv[1:4]
    urls = Path(file).read_text(encoding="utf-8").split()
    database = Path(tempfile.mkdtemp()) / "rival.duckdb"
    if which == "beginner":
        cpu, began = cpu_seconds(), time.perf_counter()
        found = beginner(urls, proxy, database)
        ended = time.perf_counter()
    else:
        with ProcessPoolExecutor(WORKERS) as pool:
            list(pool.map(extract, [("http://warm.example/", "<html><body><p>warm</p></body></html>")] * WORKERS))
            cpu, began = cpu_seconds(), time.perf_counter()
            found = afternoon(urls, proxy, database, pool)
            ended = time.perf_counter()
    # The workers' time counts once they have ended: read the CPU clock after the pool is closed.
    json.dump({"pages": found, "cpu_s": cpu_seconds() - cpu, "wall_s": ended - began}, sys.stdout)


if __name__ == "__main__":
    main()
