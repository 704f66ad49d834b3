"""The forward proxy: asyncio streams on the loopback interface, run in a thread of its own.

Control, on any host: `/__stats`, `/__reset`, `/__edition[?n=2]`, `/__clock[?now=ISO]`; each answers JSON.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import parse_qs, urlsplit

from tests.demo_web.answers import Answer, Asked, BadRequestError, answer, parse_head, plain
from tests.demo_web.counters import Counters, is_forbidden
from tests.demo_web.sites import HTML, Route, load_sites

if TYPE_CHECKING:
    from types import TracebackType

CLOCKS = {1: datetime(2025, 3, 17, 8, tzinfo=UTC), 2: datetime(2025, 3, 21, 8, tzinfo=UTC)}
LATENCY_S = 0.004
HEAD_LIMIT = 65_536
IDLE_S = 60.0
START_S = 10.0
NOT_FOUND = b"<!doctype html><title>404 Not Found</title><h1>Not Found</h1><p>There is no such page here.</p>"


class DemoWeb:
    """The bundled web. ``latency_s`` is the time every page takes, so that requests at once are seen as such."""

    def __init__(self, edition: int = 1, port: int = 0, latency_s: float = LATENCY_S) -> None:
        self._port = port
        self._latency_s = latency_s
        self._counters = Counters()
        self._tasks: set[asyncio.Task[None]] = set()
        self._ready = threading.Event()
        self._failed: BaseException | None = None
        self._thread: threading.Thread | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self.set_edition(edition)

    @property
    def proxy_url(self) -> str:
        """Address to configure as HTTP proxy, without a slash at the end."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def edition(self) -> int:
        """Which state of the web is served."""
        return self._edition

    def set_edition(self, edition: int) -> None:
        """Serve another state of the web and move its clock there. Raises ValueError if there is none such."""
        self._sites = load_sites(edition)
        self._edition = edition
        self.set_clock(CLOCKS[edition])

    def set_clock(self, now: datetime) -> None:
        """Let the web's clock go on from ``now``."""
        self._clock_offset = now - datetime.now(UTC)

    def now(self) -> datetime:
        """Time of the demo web, as its Date headers state it."""
        return (datetime.now(UTC) + self._clock_offset).replace(microsecond=0)

    def stats(self) -> dict[str, Any]:
        """Requests, least interval, robots violations and most concurrent requests, per host."""
        return {"edition": self._edition, **self._counters.summary()}

    def reset_stats(self) -> None:
        """Start counting anew."""
        self._counters.reset()

    def __enter__(self) -> Self:
        """Start listening; returns when the port is open."""
        self._thread = threading.Thread(target=self._run, name="demo-web", daemon=True)
        self._thread.start()
        if not self._ready.wait(START_S) or self._failed:
            raise RuntimeError(f"The demo web did not start on port {self._port}.") from self._failed
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close every connection and the port."""
        if self._loop and self._stop:
            self._loop.call_soon_threadsafe(self._stop.set)
        if self._thread:
            self._thread.join(START_S)

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as error:  # noqa: BLE001 - handed to the thread that waits in __enter__
            self._failed = error
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()
        server = await asyncio.start_server(self._connected, "127.0.0.1", self._port, limit=HEAD_LIMIT)
        self._port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await server.wait_closed()

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.get_running_loop().create_task(self._converse(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer requests on one connection until either side has enough."""
        try:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, TimeoutError):
                while await self._one(reader, writer):
                    pass
        finally:
            writer.close()
            with contextlib.suppress(ConnectionError):
                await writer.wait_closed()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        try:
            asked = parse_head(await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), IDLE_S))
            given = await self._answer(asked)
        except (BadRequestError, asyncio.LimitOverrunError) as error:
            given = plain(400, str(error), self.now(), keep_open=False)
        writer.write(given.encode())
        await writer.drain()
        return given.keep_open

    async def _answer(self, asked: Asked) -> Answer:
        now = self.now()
        if asked.method == "CONNECT" or asked.scheme != "http":
            text = "The demo web speaks plain http only: use http:// addresses. There are no tunnels (CONNECT)."
            return plain(501, text, now, keep_open=False)
        if asked.method not in {"GET", "HEAD"}:
            return plain(405, "Only GET and HEAD.", now, keep_open=False)
        if asked.path.startswith("/__"):
            return self._control(asked)
        if asked.host not in self._sites:
            known = ", ".join(sorted(self._sites))
            return plain(502, f"No such host in the demo web: {asked.host}. Known: {known}", now)
        return await self._page(asked)

    async def _page(self, asked: Asked) -> Answer:
        routes = self._sites[asked.host]
        route = (
            routes.get(asked.path)
            or routes.get(asked.path.partition("?")[0])
            or Route(asked.path, 404, NOT_FOUND, HTML)
        )
        forbidden = is_forbidden(routes, asked.path, asked.headers.get("user-agent", ""))
        self._counters.began(asked.host, asked.path, time.monotonic(), forbidden=forbidden)
        given = answer(asked, route, self.now())
        try:
            await asyncio.sleep(self._latency_s)
        finally:
            self._counters.ended(asked.host, given.status)
        return given

    def _control(self, asked: Asked) -> Answer:
        url = urlsplit(asked.path)
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        try:
            found = self._command(url.path, query)
        except ValueError as error:
            return plain(400, str(error), self.now())
        if found is None:
            return plain(404, f"No such command: {url.path}", self.now())
        body = json.dumps(found, indent=1).encode()
        return answer(asked, Route(url.path, 200, body, "application/json"), self.now())

    def _command(self, path: str, query: dict[str, str]) -> dict[str, Any] | None:
        if path == "/__edition" and "n" in query:
            self.set_edition(int(query["n"]))
        if path == "/__clock" and "now" in query:
            self.set_clock(_moment(query["now"]))
        if path == "/__reset":
            self.reset_stats()
        if path in {"/__edition", "/__clock", "/__reset"}:
            return {"edition": self._edition, "now": self.now().isoformat()}
        return self.stats() if path == "/__stats" else None


def _moment(text: str) -> datetime:
    """Read ISO 8601; a time without a zone is UTC. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
