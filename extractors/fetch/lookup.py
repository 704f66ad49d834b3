"""Names to addresses, bounded in time: a resolver that hangs holds up nothing but its own request.

asyncio's own lookup runs in its thread pool, whose threads are waited for when the loop ends, however long they hang.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import suppress
from ipaddress import ip_address

import httpcore

LOOKUPS = 32
MAX_ADDRESSES = 64
# What getaddrinfo says of a name that is not there. Other errors pass.
_UNKNOWN = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}

_Found = list[str] | Exception


class Lookup:
    """Looks names up, at most ``LOOKUPS`` at a time: a thread that hangs goes on to count."""

    def __init__(self) -> None:
        self._free = asyncio.Semaphore(LOOKUPS)

    async def addresses(self, host: str, port: int) -> list[str]:
        """Give the addresses of a host, an address as itself. Raises httpcore.ConnectError."""
        if _is_address(host):
            return [host]
        await self._free.acquire()
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[_Found] = loop.create_future()

        def done(found: _Found) -> None:
            self._free.release()
            if not answer.done():
                answer.set_result(found)

        def look() -> None:
            found = _look(host, port)
            # The loop may be gone by now.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(done, found)

        try:
            threading.Thread(target=look, name=f"lookup {host}"[:60], daemon=True).start()
        except RuntimeError as error:
            done(error)
        found = await answer
        if isinstance(found, Exception):
            raise _as_connect_error(host, found) from found
        return found


class NoWayOutError(httpcore.ConnectError):
    """No connection, and it is not the host's doing: our resolver, our network, our proxy."""


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _look(host: str, port: int) -> _Found:
    try:
        entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except Exception as error:  # noqa: BLE001 - whatever it is, somebody waits for the answer
        return error
    return list(dict.fromkeys(str(entry[4][0]) for entry in entries))[:MAX_ADDRESSES]


def _as_connect_error(host: str, error: Exception) -> httpcore.ConnectError:
    passing = isinstance(error, socket.gaierror) and error.errno not in _UNKNOWN
    if passing:
        return NoWayOutError(f"name lookup failed: {host}")
    return httpcore.ConnectError(f"unknown name: {host}")
