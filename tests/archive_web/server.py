"""The archives on a loopback port, with a log of what was asked and the rates that they allow."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Self

from tests.archive_web.answers import Answer, answer, way_of
from tests.archive_web.errors import error
from tests.archive_web.holdings import Holdings

if TYPE_CHECKING:
    from types import TracebackType

    from tests.archive_web.holdings import Way

JOIN_S = 10.0


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: the path with its query, the Range that it named, when it came, and what it was answered."""

    way: Way | None
    target: str
    at: float
    status: int
    range: str | None = None


class ArchiveWeb:
    """A server of ``holdings``. ``rates`` are the seconds that must pass between requests of a kind, else 429."""

    def __init__(self, holdings: Holdings | None = None, rates: dict[Way, float] | None = None) -> None:
        self.holdings = holdings or Holdings()
        self.rates = rates or {}
        self.log: list[Asked] = []
        self._last: dict[Way, float] = {}
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        """Where all three answer: the value for wayback_url, ccnews_url and gdelt_url."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def asked(self, way: Way) -> list[Asked]:
        """The requests of one kind, in order."""
        with self._lock:
            return [one for one in self.log if one.way == way]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(JOIN_S)

    def give(self, target: str, asked_range: str | None) -> Answer:
        """Answer a request and note it."""
        way, now = way_of(target), time.monotonic()
        with self._lock:
            too_soon = way is not None and now - self._last.get(way, float("-inf")) < self.rates.get(way, 0.0)
            if way is not None:
                self._last[way] = now
            if too_soon and way is not None:
                given = Answer(*error(way, "rate_limited"))
            else:
                given = answer(self.holdings, target, {"range": asked_range} if asked_range else {})
            self.log.append(Asked(way, target, now, given.status, asked_range))
        return given

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        web = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                given = web.give(self.path, self.headers.get("Range"))
                self.send_response(given.status)
                self.send_header("Content-Type", given.kind)
                self.send_header("Content-Length", str(len(given.body)))
                for name, value in given.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(given.body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives
                """Keep quiet."""

        return Handler
