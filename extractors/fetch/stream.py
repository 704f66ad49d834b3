"""One connection as asyncio gives it, in the shape that httpcore wants.

It differs from httpcore's own in what it knows: whether bytes lie unread. Nobody asked for those, so the next
response must never be taken from them.
"""

from __future__ import annotations

import asyncio
import select
from collections import deque
from typing import TYPE_CHECKING, Any, Self, cast

import httpcore

if TYPE_CHECKING:
    import ssl

BUFFER = 256 * 1024
HANDSHAKE = 10.0


class Stream(asyncio.Protocol, httpcore.AsyncNetworkStream):
    """A TCP connection, with TLS on it after ``start_tls``. Time limits are the caller's (``asyncio.timeout``).

    ``peer`` is the address of the other end. ``at_end`` is true once a reader was told that nothing more will come.
    """

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._parts: deque[bytes] = deque()
        self._held = 0
        self._paused = False
        self._ended = False
        self._error: Exception | None = None
        self._waiter: asyncio.Future[None] | None = None
        self.peer: str | None = None
        self.at_end = False

    @classmethod
    async def connect(cls, address: str, port: int) -> Self:
        """Connect to an IP address; a name would be resolved here unjudged. Raises OSError."""
        loop = asyncio.get_running_loop()
        _, stream = await loop.create_connection(cls, address, port)
        return stream

    # What asyncio calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the transport."""
        self._transport = cast("asyncio.Transport", transport)
        address = transport.get_extra_info("peername")
        self.peer = str(address[0]) if address else None

    def data_received(self, data: bytes) -> None:
        """Keep the bytes; from ``BUFFER`` bytes on, the other side has to wait."""
        self._parts.append(data)
        self._held += len(data)
        if self._held > BUFFER and not self._paused and self._transport is not None:
            self._paused = True
            self._transport.pause_reading()
        self._wake()

    def eof_received(self) -> None:
        """Note that nothing more will come; the transport closes itself."""
        self._ended = True
        self._wake()

    def connection_lost(self, exc: Exception | None) -> None:
        """Note why it ended."""
        self._ended = True
        self._error = exc
        self._wake()

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    # What httpcore calls.

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002, ASYNC109 - signature of httpcore
        """Give what has come, at most ``max_bytes``; empty at the end. Raises httpcore.ReadError after a reset."""
        while not self._parts:
            self.at_end = self._ended
            if self._error is not None:
                raise httpcore.ReadError(str(self._error) or type(self._error).__name__) from self._error
            if self._ended:
                return b""
            self._waiter = asyncio.get_running_loop().create_future()
            try:
                await self._waiter
            finally:
                self._waiter = None
        return self._take(max_bytes)

    def _take(self, max_bytes: int) -> bytes:
        part = self._parts.popleft()
        if len(part) > max_bytes:
            self._parts.appendleft(part[max_bytes:])
            part = part[:max_bytes]
        self._held -= len(part)
        if self._paused and self._held <= BUFFER and self._transport is not None:
            self._paused = False
            self._transport.resume_reading()
        return part

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002, ASYNC109 - signature of httpcore
        """Send; requests are small, so nothing waits here. Raises httpcore.WriteError on a dead connection."""
        if self._transport is None or self._ended:
            raise httpcore.WriteError("the connection is closed")
        if buffer:
            self._transport.write(buffer)

    async def aclose(self) -> None:
        """Drop the connection at once: a goodbye could be held up by the other side."""
        if self._transport is not None:
            self._transport.abort()
            self._transport = None
            self._ended = True
            self._parts.clear()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109 - signature of httpcore
    ) -> Self:
        """Put TLS on top. Raises httpcore.ConnectError if that fails, or if anybody spoke before it."""
        if self._transport is None or self._parts or self._ended:
            raise httpcore.ConnectError("the other side did not wait for TLS")
        loop = asyncio.get_running_loop()
        try:
            upgraded = await loop.start_tls(
                self._transport, self, ssl_context, server_hostname=server_hostname, ssl_handshake_timeout=HANDSHAKE
            )
        except (OSError, ValueError) as error:
            raise httpcore.ConnectError(f"TLS: {error}" if str(error) else f"TLS: {type(error).__name__}") from error
        if upgraded is None:
            raise httpcore.ConnectError("TLS: closed during the handshake")
        self._transport = upgraded
        return self

    def get_extra_info(self, info: str) -> Any:
        """Answer what httpcore asks. An idle connection that is readable is one that it does not use again."""
        if info == "is_readable":
            return bool(self._parts) or self._ended or self._is_spoken_to()
        return self._transport.get_extra_info(info) if self._transport is not None else None

    def _is_spoken_to(self) -> bool:
        """Tell whether the system has something for us that the loop has not seen yet: bytes or the end."""
        sock = self._transport.get_extra_info("socket") if self._transport is not None else None
        if sock is None:
            return True
        # Unlike select, poll takes file descriptors beyond 1023.
        poll = select.poll()
        poll.register(sock.fileno(), select.POLLIN)
        return bool(poll.poll(0))
