"""No request leaves for an address that is not public (SSRF, CWE-918).

A URL is judged as text before anything is done with it, and again where it counts: when the connection is made,
after the one name resolution whose answer is then used. What a name resolves to later does not matter.
"""

from __future__ import annotations

import asyncio
import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import ada_url
import httpcore

from extractors.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extractors.fetch.policy import FetchSettings

WEB_PORTS = {"http": 80, "https": 443}
CONNECT_TIMEOUT = 10.0
_LOCAL_NAMES = ("localhost", "local", "localdomain", "internal", "intranet", "lan", "home.arpa", "onion")
_LOCAL_ALIASES = {"ip6-localhost", "ip6-loopback", "broadcasthost"}
_SHUT_V4 = tuple(map(IPv4Network, ("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15")))
_SHUT_V6 = tuple(map(IPv6Network, ("fec0::/10", "100::/64", "2001::/23", "3fff::/20", "5f00::/16")))
_MAPPED = (IPv6Network("::ffff:0:0/96"), IPv6Network("::ffff:0:0:0/96"), IPv6Network("::/96"))
_NAT64 = IPv6Network("64:ff9b::/96")
_NAT64_LOCAL = IPv6Network("64:ff9b:1::/48")
_SIX_TO_FOUR = IPv6Network("2002::/16")


class RefusedError(Exception):
    """Our own rules forbid this request. Becomes the outcome ``refused``; never leaves the fetch room."""


@dataclass(frozen=True, slots=True)
class Target:
    """A URL that may be asked, in the parts that a connection needs."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what robots.txt and a connection pool belong to."""
        return f"{self.scheme}://{self.host}:{self.port}"

    @property
    def authority(self) -> str:
        """Value of the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == WEB_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def lease(self) -> str:
        """Name of the host as its lease has it: http and https are one host."""
        return self.host if self.port in WEB_PORTS.values() else f"{self.host}:{self.port}"


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public internet; addresses inside addresses are judged too."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        return _is_public_v6(ip)
    return _is_public_v4(ip)


def _is_public_v4(ip: IPv4Address) -> bool:
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not any(ip in net for net in _SHUT_V4)


def _is_public_v6(ip: IPv6Address) -> bool:
    number = int(ip)
    if ip in _NAT64_LOCAL:
        return False
    if ip in _NAT64 or any(ip in net for net in _MAPPED):
        return _is_public_v4(IPv4Address(number & 0xFFFFFFFF))
    if ip in _SIX_TO_FOUR:
        return _is_public_v4(IPv4Address(number >> 80 & 0xFFFFFFFF))
    if ip.is_multicast or ip.is_reserved or ip.is_site_local or not ip.is_global:
        return False
    return not any(ip in net for net in _SHUT_V6)


def judge(url: str, settings: FetchSettings) -> Target:
    """Judge a URL as text, in whatever spelling. Raises RefusedError that says why not."""
    try:
        parsed = ada_url.URL(url)
    except (ValueError, UnicodeError) as error:
        raise RefusedError("not a valid URL") from error
    scheme = parsed.protocol.removesuffix(":")
    if scheme not in WEB_PORTS:
        raise RefusedError(f"scheme {scheme[:20]} is not asked")
    if parsed.username or parsed.password:
        raise RefusedError("a URL with a user name is not asked")
    port = int(parsed.port) if parsed.port else WEB_PORTS[scheme]
    if port not in WEB_PORTS.values() and port not in settings.extra_ports:
        raise RefusedError(f"port {port} is not asked")
    host = parsed.hostname.strip("[]").rstrip(".")
    if not host:
        raise RefusedError("no host")
    if not settings.allow_private:
        _judge_name(host)
    path = f"{parsed.pathname}{parsed.search}"
    return Target(parsed.href.partition("#")[0], scheme, host, port, path)


def _judge_name(host: str) -> None:
    try:
        ip_address(host)
    except ValueError:
        name = host.lower()
        if name in _LOCAL_ALIASES or any(name == local or name.endswith(f".{local}") for local in _LOCAL_NAMES):
            raise RefusedError(f"{host} is a local name") from None
        return
    if not is_public(host):
        raise RefusedError(f"{host} is not a public address")


def proxy_address(proxy: str | None) -> tuple[str, int] | None:
    """Host and port of the configured proxy. Raises FetchError if it cannot be one."""
    if proxy is None:
        return None
    parts = urlsplit(proxy)
    try:
        port = parts.port
    except ValueError:
        port = 0
    if parts.scheme not in WEB_PORTS or not parts.hostname or port == 0:
        raise FetchError(
            "this is not the address of a proxy",
            subject=proxy.rpartition("@")[2],
            advice="Give it as http://host:port (NEWSWAKE_PROXY, HTTP_PROXY or HTTPS_PROXY).",
        )
    return parts.hostname, port or WEB_PORTS[parts.scheme]


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Makes connections to public addresses only; the configured proxy is trusted at exactly its host and port."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings
        self._proxy = proxy_address(settings.proxy)
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - signature of httpcore
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Resolve once, judge every address, connect to a judged one."""
        if self._proxy is not None:
            return await self._connect_proxy(host, port, timeout)
        addresses = await self._resolve(host, port)
        if not self._settings.allow_private:
            for address in addresses:
                if not is_public(address):
                    raise RefusedError(f"{host} leads to {address}, which is not a public address")
        return await self._connect_any(addresses, port, timeout or CONNECT_TIMEOUT, local_address, socket_options)

    async def _connect_proxy(self, host: str, port: int, timeout: float | None) -> httpcore.AsyncNetworkStream:  # noqa: ASYNC109 - as above
        if (host, port) != self._proxy:
            raise RefusedError(f"{host}:{port} is not the configured proxy")
        try:
            return await self._inner.connect_tcp(host, port, timeout=timeout)
        except (httpcore.ConnectError, httpcore.ConnectTimeout, OSError) as error:
            raise FetchError(
                f"the proxy cannot be reached ({error or type(error).__name__})",
                subject=f"{host}:{port}",
                advice="Start it, or change NEWSWAKE_PROXY, HTTP_PROXY and HTTPS_PROXY.",
            ) from error

    async def _resolve(self, host: str, port: int) -> list[str]:
        loop = asyncio.get_running_loop()
        try:
            found: Sequence[tuple[object, ...]] = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except socket.gaierror as error:
            lasting = error.errno in {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", None)}
            raise httpcore.ConnectError(f"{'unknown name' if lasting else 'name lookup failed'}: {host}") from error
        except (UnicodeError, ValueError, OSError) as error:
            raise httpcore.ConnectError(f"unknown name: {host}") from error
        return list(dict.fromkeys(str(entry[4][0]) for entry in found))  # type: ignore[index]

    async def _connect_any(
        self,
        addresses: list[str],
        port: int,
        timeout: float,  # noqa: ASYNC109 - handed on to httpcore
        local_address: str | None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None,
    ) -> httpcore.AsyncNetworkStream:
        last: Exception = httpcore.ConnectError("no address")
        for address in addresses[:4]:
            try:
                return await self._inner.connect_tcp(
                    address, port, timeout=timeout, local_address=local_address, socket_options=socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
        raise last
