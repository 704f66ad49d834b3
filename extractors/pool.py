"""Extraction in worker processes that can be killed: a hostile page costs its deadline and nothing else."""

from __future__ import annotations

import asyncio
import contextlib
import os
import pickle
import sys
from typing import TYPE_CHECKING, Self

from extractors.errors import ExtractionError
from extractors.worker import HEADER, READY, Extraction, Job, failed, messages

if TYPE_CHECKING:
    from types import TracebackType

START_DEADLINE_S = 60.0
STOP_DEADLINE_S = 3.0
_STREAM_LIMIT = 1 << 20
_PIECE = 1 << 18
_BROKEN = (asyncio.IncompleteReadError, ConnectionError, BrokenPipeError)


class ExtractorPool:
    """Worker processes that extract pages, at most ``workers`` at a time.

    ``deadline_s`` is the time for one page, after which its worker is killed; ``memory_mb`` the address space that
    a worker may take beyond what it starts with (Linux). Workers start when they are first needed and again after
    a death. Used as an async context manager: leaving it ends all workers and waits for them.
    """

    def __init__(self, workers: int = 2, deadline_s: float = 30.0, memory_mb: int = 1500) -> None:
        self._deadline_s = deadline_s
        self._idle: asyncio.LifoQueue[_Worker] = asyncio.LifoQueue()
        self._workers = [_Worker(memory_mb) for _ in range(workers)]

    async def __aenter__(self) -> Self:
        for worker in self._workers:
            self._idle.put_nowait(worker)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.gather(*(worker.stop() for worker in self._workers))

    async def extract(self, job: Job) -> Extraction:
        """Extract one page.

        A page that takes too long, too much memory or the worker's life comes back as an article of kind "failed".
        Raises ExtractionError only if no worker can be started at all. Cancelling it kills the worker.
        """
        worker = await self._idle.get()
        try:
            await worker.start()
            return await self._ask(worker, job)
        except BaseException:
            # Cancelled, or an error of ours: nobody knows what the worker is in the middle of.
            await asyncio.shield(worker.kill())
            raise
        finally:
            self._idle.put_nowait(worker)

    async def _ask(self, worker: _Worker, job: Job) -> Extraction:
        try:
            async with asyncio.timeout(self._deadline_s):
                return await worker.ask(job)
        except TimeoutError:
            await worker.kill()
            return failed(
                job.url, f"extraction took longer than {self._deadline_s:g} s", round(self._deadline_s * 1000)
            )
        except _BROKEN:
            code = await worker.bury()
            return failed(job.url, f"the extraction process died (exit code {code})")


class _Worker:
    """One process and its pipes."""

    def __init__(self, memory_mb: int) -> None:
        self._memory_mb = memory_mb
        self._process: asyncio.subprocess.Process | None = None
        self._reading = asyncio.Lock()

    async def start(self) -> None:
        """Start the process unless it runs, and wait until it is ready."""
        if self._process is not None and self._process.returncode is None:
            return
        command = (sys.executable, "-m", "extractors.worker", str(self._memory_mb))
        self._process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            limit=_STREAM_LIMIT,
            env=os.environ | {"PYTHONPATH": _import_path()},
        )
        try:
            async with asyncio.timeout(START_DEADLINE_S):
                ready = await self._read()
        except (TimeoutError, *_BROKEN) as error:
            code = await self.bury()
            raise ExtractionError(
                f"an extraction process did not start (exit code {code})",
                subject=" ".join(command),
                advice="Run this command by hand: it says what is missing.",
            ) from error
        if ready != READY:
            await self.kill()
            raise ExtractionError("an extraction process speaks another version", subject=" ".join(command))

    async def ask(self, job: Job) -> Extraction:
        """Send a job and wait for its result, however long that takes."""
        stdin = self._running().stdin
        if stdin is None:
            raise BrokenPipeError
        for message in messages(job):
            stdin.write(HEADER.pack(len(message)))
            # In pieces: what is written at once and does not fit into the pipe would be copied.
            for start in range(0, len(message), _PIECE):
                stdin.write(message[start : start + _PIECE])
                await stdin.drain()
        extraction = pickle.loads(await self._read())  # noqa: S301 - written by our own worker
        if not isinstance(extraction, Extraction):
            raise ConnectionError("not a result")
        return extraction

    async def kill(self) -> int | None:
        """End the process at once and wait for it; its exit code."""
        process = self._process
        if process is None:
            return None
        self._process = None
        if process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
        await self._finish(process)
        return process.returncode

    async def bury(self) -> int | None:
        """Give a process whose pipe broke a moment to end by itself, for its true exit code; then kill it."""
        process = self._process
        if process is not None:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(1.0):
                    await process.wait()
        return await self.kill()

    async def stop(self) -> None:
        """Let the process end by itself, and kill it if it does not."""
        process = self._process
        if process is None or process.stdin is None:
            return
        process.stdin.close()
        try:
            async with asyncio.timeout(STOP_DEADLINE_S):
                await process.wait()
        except TimeoutError:
            pass
        await self.kill()

    def _running(self) -> asyncio.subprocess.Process:
        if self._process is None:
            raise ConnectionError("no process")
        return self._process

    async def _read(self) -> bytes:
        stdout = self._running().stdout
        if stdout is None:
            raise ConnectionError("no pipe")
        async with self._reading:
            (size,) = HEADER.unpack(await stdout.readexactly(HEADER.size))
            return await stdout.readexactly(size)

    async def _finish(self, process: asyncio.subprocess.Process) -> None:
        """Wait for the end of a process and of its pipes: an open pipe would be reported when it is collected."""
        if process.stdin is not None:
            process.stdin.close()
            with contextlib.suppress(*_BROKEN):
                await process.stdin.wait_closed()
        if process.stdout is not None:
            # Somebody may still wait for a result of this process: they learn of its end first.
            async with self._reading:
                while await process.stdout.read(_STREAM_LIMIT):
                    pass
        await process.wait()


def _import_path() -> str:
    """The parent's import path: workers find the same packages wherever they start."""
    return os.pathsep.join(path for path in (os.environ.get("PYTHONPATH"), *sys.path) if path)
