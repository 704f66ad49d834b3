"""What fetching and archiving take of the CPU of a whole run: the flow `poll` on given addresses, looked at as it runs.

    python -m tests.benchmarks.fetch_share URLS

Settings come from NEWSWAKE_* and PREFECT_API_URL (a server of its own process does not count). Two measures:

``main_s`` and ``workers_s`` are the CPU of the run's own process (from the first task to the last commit) and of its
extraction workers, without their start. The CPU of the own process is split by looking, every 2 ms of CPU
time, at whose code runs: ``fetch`` and ``archive`` are our modules with the libraries that they call, ``sockets`` is
asyncio's part of it.
``share`` is fetch, archive and sockets against everything.
"""

from __future__ import annotations

import asyncio
import json
import resource
import signal
import sys
import time
from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Self

from extractors.pool import ExtractorPool
from extractors.worker import Job

if TYPE_CHECKING:
    from types import FrameType

ROOT = Path(__file__).resolve().parents[2]
EVERY = 0.002
ARCHIVE = frozenset({"archive.py", "warc_records.py", "disk.py", "stored.py", "facts.py"})


@lru_cache(10_000)
def owner(file: str) -> str | None:
    """Whose code a file is; None for libraries, which work for their caller."""
    path = Path(file)
    if path.is_relative_to(ROOT) and ".venv" not in path.parts:
        parts = path.relative_to(ROOT).parts
        if parts[:2] == ("extractors", "fetch"):
            return "archive" if path.name in ARCHIVE else "fetch"
        return {"extractors": "reading", "warehouse": "warehouse", "flows": "flows"}.get(parts[0])
    if path.parts[-2:] == ("asyncio", "selector_events.py"):
        return "sockets"
    return None


class Sampler:
    """Splits the CPU time of the main thread by owner. A context manager."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._last = 0.0

    def __enter__(self) -> Self:
        self._last = time.thread_time()
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
        return self

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_PROF, 0)

    def _look(self, _number: int, frame: FrameType | None) -> None:
        """Charge the time since the last look: a long call into C delays the signal, not the charge."""
        now = time.thread_time()
        found = None
        while frame is not None and found is None:
            found = owner(frame.f_code.co_filename)
            frame = frame.f_back
        self.seconds[found or "rest"] += now - self._last
        self._last = now


def used(who: int) -> float:
    """User and system time of this process or of its ended children."""
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


async def _start_pool(workers: int, deadline: float, memory_mb: int) -> None:
    """Start all workers, with what they load for their first page, and end them."""
    job = Job("http://example.org/", b"<p>One short page, to have everything loaded.</p>", "text/html")
    async with ExtractorPool(workers, deadline, memory_mb) as pool:
        await asyncio.gather(*(pool.extract(job) for _ in range(workers)))


def main() -> None:
    """Run the flow and print its figures."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    urls = Path(sys.argv[1]).read_text(encoding="utf-8").split()
    from config.settings import load_settings  # noqa: PLC0415 - as newswake starts
    from flows import environment  # noqa: PLC0415 - as newswake starts

    settings = load_settings()
    environment.prepare(settings, quiet=True)
    from prefect import flow  # noqa: PLC0415 - only once the environment is set

    from flows.poll import poll  # noqa: PLC0415 - only once the environment is set
    from warehouse import db  # noqa: PLC0415 - only once the environment is set

    before = used(resource.RUSAGE_CHILDREN)
    asyncio.run(_start_pool(settings.workers, settings.page_deadline, settings.worker_memory_mb))
    start = used(resource.RUSAGE_CHILDREN) - before
    figures: dict[str, float] = {"workers_start_s": start}
    sampler = Sampler()

    @flow(name="benchmark")
    def timed() -> None:
        own, children = used(resource.RUSAGE_SELF), used(resource.RUSAGE_CHILDREN)
        with sampler:
            poll(sources=[], urls=urls)
        figures["main_s"] = used(resource.RUSAGE_SELF) - own
        figures["workers_s"] = used(resource.RUSAGE_CHILDREN) - children - start

    timed()
    with db.read_only(settings.published) as con:
        row = con.execute("SELECT count(*) FROM observation").fetchone()
    network = sum(sampler.seconds[name] for name in ("fetch", "archive", "sockets"))
    whole = figures["main_s"] + figures["workers_s"]
    split = {name: round(seconds, 3) for name, seconds in sorted(sampler.seconds.items())}
    out = figures | {"pages": row[0] if row else 0, "split": split, "share": network / whole}
    sys.stdout.write(json.dumps(out) + "\n")


if __name__ == "__main__":
    main()
