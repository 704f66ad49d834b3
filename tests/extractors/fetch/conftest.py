"""A small web on the loopback interface that does what it is told, and a fetcher that may ask it."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from extractors.fetch.archive import WarcArchive
from extractors.fetch.client import Fetcher
from extractors.fetch.clock import SystemClock
from extractors.fetch.leases import Leases
from extractors.fetch.policy import FetchSettings

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from extractors.records import Fetch, RobotsSnapshot

    Handler = Callable[["Seen", asyncio.StreamWriter], Awaitable[None]]

OPEN_ROBOTS = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


def reply(status: int = 200, body: bytes = b"", **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status} Whatever", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@dataclass
class Seen:
    path: str
    headers: dict[str, str]
    at: float


@dataclass
class Web:
    """Paths and what they answer: bytes, a list of bytes to be used up one by one, or a coroutine."""

    pages: dict[str, bytes | list[bytes] | Handler] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    port: int = 0

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def asked(self, path: str) -> int:
        return sum(seen.path == path for seen in self.seen)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                await self._answer(head.decode("latin-1"), writer)
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def _answer(self, head: str, writer: asyncio.StreamWriter) -> None:
        lines = head.split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines[1:] if line)
        path = lines[0].split(" ")[1]
        if path.startswith("http://"):
            path = path.removeprefix("http://")
        seen = Seen(path, headers, asyncio.get_running_loop().time())
        self.seen.append(seen)
        answer = self.pages.get(path, OPEN_ROBOTS if path.endswith("/robots.txt") else reply(404))
        if isinstance(answer, list):
            answer = answer.pop(0) if len(answer) > 1 else answer[0]
        if callable(answer):
            await answer(seen, writer)
            writer.close()
        else:
            writer.write(answer)
        await writer.drain()


@dataclass
class Notes:
    fetches: list[Fetch] = field(default_factory=list)
    snapshots: list[RobotsSnapshot] = field(default_factory=list)

    def fetched(self, fetch: Fetch) -> None:
        self.fetches.append(fetch)

    def robots(self, snapshot: RobotsSnapshot) -> None:
        self.snapshots.append(snapshot)


@dataclass
class Bench:
    web: Web
    folder: Path
    notes: Notes = field(default_factory=Notes)

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[Web]:
        server = await asyncio.start_server(self.web.serve, "127.0.0.1", 0)
        self.web.port = server.sockets[0].getsockname()[1]
        try:
            yield self.web
        finally:
            server.close()

    @asynccontextmanager
    async def fetcher(self, run_id: str = "run-one", **settings: object) -> AsyncIterator[Fetcher]:
        allowed = FetchSettings(
            **{
                "user_agent": "newswake/test",
                "allow_private": True,
                "extra_ports": (self.web.port,),
                "host_delay": 0.0,
                "request_deadline": 5.0,
                "max_attempts": 1,
                **settings,
            }
        )
        leases = Leases(self.folder / "leases.sqlite", run_id)
        with WarcArchive(self.folder / "archive", run_id, SystemClock()) as archive:
            async with Fetcher(allowed, archive, leases, self.notes, SystemClock(), random=lambda: 0.0) as fetcher:
                yield fetcher
        leases.close()


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(Web(), tmp_path)
