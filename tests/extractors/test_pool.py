from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extractors import pool as pools
from extractors.errors import ExtractionError
from extractors.pool import ExtractorPool
from extractors.worker import Job

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any

pytestmark = pytest.mark.enable_socket  # an event loop wakes itself through a socket pair

BODY = "".join(f"<p>Paragraph {n} tells how the lighthouse was painted white again this summer.</p>" for n in range(9))
PAGE = f"<html lang='en'><title>Lighthouse painted</title><h1>Lighthouse painted</h1>{BODY}</html>".encode()


def job(number: int = 0, body: bytes = PAGE) -> Job:
    return Job(f"https://light.example/{number}", body, "text/html")


def run(coroutine: Coroutine[Any, Any, None]) -> None:
    asyncio.run(coroutine)


def pids(pool: ExtractorPool) -> list[int]:
    return [worker._process.pid for worker in pool._workers if worker._process is not None]


def halt(pool: ExtractorPool) -> None:
    """Stop the workers in their tracks: their next page takes for ever, however fast extraction is."""
    for pid in pids(pool):
        os.kill(pid, signal.SIGSTOP)


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_pages_are_extracted_side_by_side_and_the_workers_end() -> None:
    async def main() -> None:
        async with ExtractorPool(workers=2, deadline_s=60) as pool:
            results = await asyncio.gather(*(pool.extract(job(number)) for number in range(7)))
            started = pids(pool)
            assert len(started) == 2
        assert [result.article.url for result in results] == [f"https://light.example/{n}" for n in range(7)]
        assert {result.article.title for result in results} == {"Lighthouse painted"}
        assert all(result.features for result in results)
        assert all(gone(pid) for pid in started)

    run(main())


def test_a_page_over_its_deadline_costs_its_worker_and_nothing_else() -> None:
    async def main() -> None:
        async with ExtractorPool(workers=1, deadline_s=1.0) as pool:
            await pool.extract(job())
            (first,) = pids(pool)
            halt(pool)
            slow = await pool.extract(job(1))
            assert slow.article.kind == "failed"
            assert slow.problem == "extraction took longer than 1 s"
            assert gone(first)
            after = await pool.extract(job(2))
            assert after.article.verdict == "article"
            assert pids(pool) != [first]

    run(main())


def test_a_worker_that_dies_is_reported_and_replaced() -> None:
    async def main() -> None:
        async with ExtractorPool(workers=1, deadline_s=60) as pool:
            await pool.extract(job())
            halt(pool)
            asking = asyncio.create_task(pool.extract(job(1)))
            await asyncio.sleep(0.3)
            os.kill(pids(pool)[0], signal.SIGKILL)
            died = await asking
            assert died.article.kind == "failed"
            assert died.problem == "the extraction process died (exit code -9)"
            assert (await pool.extract(job(2))).article.verdict == "article"

    run(main())


def test_cancelling_kills_the_worker_and_frees_its_place() -> None:
    async def main() -> None:
        async with ExtractorPool(workers=1, deadline_s=60) as pool:
            await pool.extract(job())
            (first,) = pids(pool)
            halt(pool)
            asking = asyncio.create_task(pool.extract(job(1)))
            await asyncio.sleep(0.3)
            asking.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asking
            assert gone(first)
            assert (await pool.extract(job(2))).article.url == "https://light.example/2"

    run(main())


def test_leaving_the_pool_ends_busy_workers_too() -> None:
    async def main() -> None:
        pool = ExtractorPool(workers=1, deadline_s=60)
        with pytest.raises(RuntimeError, match="stop"):  # noqa: PT012 - what is inside is the test
            async with pool:
                await pool.extract(job())
                halt(pool)
                asking = asyncio.create_task(pool.extract(job(1)))
                await asyncio.sleep(0.2)
                (pid,) = pids(pool)
                raise RuntimeError("stop")
        assert (await asking).article.kind == "failed"
        assert gone(pid)

    run(main())


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is limited on Linux only")
def test_a_page_over_the_memory_limit_fails_alone() -> None:
    async def main() -> None:
        async with ExtractorPool(workers=1, deadline_s=60, memory_mb=20) as pool:
            result = await pool.extract(job(1, PAGE + b"x" * 12_000_000))
            assert result.article.kind == "failed"
            assert result.problem
            assert (await pool.extract(job(2))).article.verdict == "article"

    run(main())


def test_where_no_worker_can_start_the_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "_import_path", lambda: "/nowhere")
    monkeypatch.setattr(sys, "executable", "/bin/false")

    async def main() -> None:
        async with ExtractorPool(workers=1) as pool:
            with pytest.raises(ExtractionError, match=r"extractors\.worker.*did not start.*by hand"):
                await pool.extract(job())

    run(main())


def test_workers_are_found_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    async def main() -> None:
        async with ExtractorPool(workers=1, deadline_s=60) as pool:
            assert (await pool.extract(job())).article.verdict == "article"

    run(main())
