"""No request leaves for an address that is not public (SSRF, CWE-918).

A URL is judged here, as text, before anything is done with it. ``dial`` judges again where it counts: when the
connection is made, after the one name resolution whose answer is then used.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

import ada_url

from extractors.errors import FetchError

if TYPE_CHECKING:
    from extractors.fetch.policy import FetchSettings

WEB_PORTS = {"http": 80, "https": 443}
MAX_PORT = 65_535
_LOCAL_NAMES = (
    "localhost", "local", "localdomain", "internal", "intranet", "private", "corp", "home", "lan", "svc",
    "home.arpa", "onion",
)  # fmt: skip
# IANA's registries of special addresses; some of them are global in the eyes of the ipaddress module.
_SHUT_V4 = tuple(map(IPv4Network, ("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15")))
_SHUT_V6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "3fff::/20")))
_UNICAST_V6 = IPv6Network("2000::/3")
_MAPPED = IPv6Network("::ffff:0:0/96")
_NAT64 = IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR = IPv6Network("2002::/16")
# Interface identifiers of ISATAP (RFC 5214) hold an IPv4 address in their lower half.
_ISATAP = {0x0000_5EFE, 0x0200_5EFE}


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
        """Scheme, host and port: what robots.txt and a connection belong to."""
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
    return _is_public_v6(ip) if isinstance(ip, IPv6Address) else _is_public_v4(ip)


def _is_public_v4(ip: IPv4Address) -> bool:
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not any(ip in net for net in _SHUT_V4)


def _is_public_v6(ip: IPv6Address) -> bool:
    number = int(ip)
    if ip in _NAT64 or ip in _MAPPED:
        return _is_public_v4(IPv4Address(number & 0xFFFF_FFFF))
    if ip in _SIX_TO_FOUR and not _is_public_v4(IPv4Address(number >> 80 & 0xFFFF_FFFF)):
        return False
    if number >> 32 & 0xFFFF_FFFF in _ISATAP and not _is_public_v4(IPv4Address(number & 0xFFFF_FFFF)):
        return False
    if ip in _SIX_TO_FOUR:
        return True
    return ip in _UNICAST_V6 and ip.is_global and not any(ip in net for net in _SHUT_V6)


@lru_cache(maxsize=16)
def allowed_hosts(entries: tuple[str, ...]) -> frozenset[tuple[str, int]]:
    """Read ``allow_hosts``: hosts in the spelling that ``judge`` gives them, with ports. Raises FetchError."""
    return frozenset(map(_allowed_host, entries))


def _allowed_host(entry: str) -> tuple[str, int]:
    name, colon, port = entry.strip().rpartition(":")
    number = int(port) if port.isascii() and port.isdigit() and len(port) <= len(str(MAX_PORT)) else 0
    parsed = ada_url.URL(f"http://{name}/") if _could_be_host(name) and ada_url.check_url(f"http://{name}/") else None
    if not colon or not 0 < number <= MAX_PORT or parsed is None:
        raise FetchError(
            "this is not a host with a port",
            subject=f"allow_hosts: {entry}",
            advice="Give NEWSWAKE_ALLOW_HOSTS entries such as news.example:8080, 127.0.0.1:8000 or [::1]:8000.",
        )
    return parsed.hostname.strip("[]").rstrip("."), number


def _could_be_host(name: str) -> bool:
    """Tell whether a text is a host and nothing else; an IPv6 address stands in brackets."""
    if not name.strip(".") or any(sign.isspace() or sign in "/\\@?#%" for sign in name):
        return False
    return ":" not in name or (name.startswith("[") and name.endswith("]"))


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
    host = parsed.hostname.strip("[]").rstrip(".")
    if not host:
        raise RefusedError("no host")
    if (host, port) not in allowed_hosts(settings.allow_hosts):
        _judge_place(host, port, settings)
    return Target(parsed.href.partition("#")[0], scheme, host, port, f"{parsed.pathname}{parsed.search}")


def _judge_place(host: str, port: int, settings: FetchSettings) -> None:
    if port not in WEB_PORTS.values() and port not in settings.extra_ports:
        raise RefusedError(f"port {port} is not asked")
    if not settings.allow_private:
        _judge_name(host)


def _judge_name(host: str) -> None:
    try:
        ip_address(host)
    except ValueError:
        name = host.lower()
        # A name without a dot means something on this network only.
        if "." not in name or any(name == local or name.endswith(f".{local}") for local in _LOCAL_NAMES):
            raise RefusedError(f"{host} is a local name") from None
        return
    if not is_public(host):
        raise RefusedError(f"{host} is not a public address")


class Proxy(NamedTuple):
    """The configured proxy, trusted at exactly its host and port. ``login`` is for Proxy-Authorization (RFC 7617)."""

    host: str
    port: int
    scheme: str
    login: str | None


def proxy_address(address: str | None) -> Proxy | None:
    """Read the address of a proxy; its default port is that of its scheme. Raises FetchError if it is none."""
    if address is None:
        return None
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, 0
    if host is None or port == 0 or parts.scheme not in WEB_PORTS:
        raise FetchError(
            "this is not the address of a proxy",
            subject=address.rpartition("@")[2],
            advice="Give it as http://host:port (NEWSWAKE_PROXY, HTTP_PROXY or HTTPS_PROXY).",
        )
    login = None
    if parts.username or parts.password:
        words = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}"
        login = f"Basic {b64encode(words.encode()).decode()}"
    return Proxy(host, port or WEB_PORTS[parts.scheme], parts.scheme, login)
