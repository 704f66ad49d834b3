"""Connections to judged addresses: resolve once, judge every address, connect to a judged one."""

from __future__ import annotations

import asyncio
import errno
from typing import TYPE_CHECKING

import httpcore

from extractors.errors import FetchError
from extractors.fetch.guard import RefusedError, allowed_hosts, is_public
from extractors.fetch.lookup import Lookup, NoWayOutError
from extractors.fetch.stream import Stream

if TYPE_CHECKING:
    from extractors.fetch.guard import Proxy
    from extractors.fetch.policy import FetchSettings

CONNECT_TIMEOUT = 10.0
# An address that does not answer leaves time for the next one: many hosts list an IPv6 address that leads nowhere.
FIRST_TRY = 3.0
TRIES = 4
_OWN_NETWORK = {errno.ENETUNREACH, errno.ENETDOWN, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL}


class Dialler:
    """Connects to public addresses and to what ``allow_hosts`` lists; the proxy is trusted at its host and port."""

    def __init__(self, settings: FetchSettings) -> None:
        self._allowed = allowed_hosts(settings.allow_hosts)
        self._allow_private = settings.allow_private
        self._lookup = Lookup()

    async def dial(self, host: str, port: int) -> Stream:
        """Connect. Raises RefusedError, httpcore.ConnectError, httpcore.ConnectTimeout."""
        addresses = await self._lookup.addresses(host, port)
        if not self._allow_private and (host, port) not in self._allowed:
            for address in addresses:
                if not is_public(address):
                    raise RefusedError(f"{host} leads to {address}, which is not a public address")
        return await _connect(addresses, port)

    async def dial_proxy(self, proxy: Proxy) -> Stream:
        """Connect to the proxy, wherever it is. Raises FetchError: without it nothing can be fetched."""
        try:
            return await _connect(await self._lookup.addresses(proxy.host, proxy.port), proxy.port)
        except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
            raise FetchError(
                f"the proxy cannot be reached ({error})",
                subject=f"{proxy.host}:{proxy.port}",
                advice="Start it, or change NEWSWAKE_PROXY, HTTP_PROXY and HTTPS_PROXY.",
            ) from error


async def _connect(addresses: list[str], port: int) -> Stream:
    last: Exception = httpcore.ConnectError("no address")
    tried = addresses[:TRIES]
    for address in tried:
        try:
            async with asyncio.timeout(CONNECT_TIMEOUT if address == tried[-1] else FIRST_TRY):
                return await Stream.connect(address, port)
        except TimeoutError:
            last = httpcore.ConnectTimeout(f"{address} does not answer")
        except OSError as error:
            kind = NoWayOutError if error.errno in _OWN_NETWORK else httpcore.ConnectError
            last = kind(str(error) or type(error).__name__)
    raise last
