from __future__ import annotations

import asyncio
import socket
from ipaddress import IPv4Address, IPv6Address

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.errors import FetchError
from extractors.fetch.guard import GuardedBackend, RefusedError, is_public, judge, proxy_address
from extractors.fetch.policy import FetchSettings

STRICT = FetchSettings()
PRIVATE_V4 = [
    "127.0.0.1", "127.8.9.1", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",  # noqa: S104 - an address to refuse
    "224.0.0.1", "255.255.255.255", "192.0.0.8", "198.18.0.1", "192.0.2.1", "240.0.0.1", "192.88.99.1",
]  # fmt: skip
private_v4 = st.sampled_from(PRIVATE_V4).map(IPv4Address)


@st.composite
def spellings(draw: st.DrawFn) -> str:
    """A private IPv4 address as attackers write it."""
    address = draw(private_v4)
    number = int(address)
    parts = str(address).split(".")
    tail = number & 0xFFFFFF
    form = draw(
        st.sampled_from(
            [
                str(address),
                str(number),
                hex(number),
                oct(number).replace("0o", "0"),
                ".".join(hex(int(part)) for part in parts),
                ".".join(oct(int(part)).replace("0o", "0") for part in parts),
                f"{parts[0]}.{tail}",
                f"{parts[0]}.{parts[1]}.{number & 0xFFFF}",
                f"{address}.",
                "".join(f"%{ord(sign):02x}" for sign in str(address)),
                "".join(chr(ord(sign) + 0xFEE0) if sign.isdigit() else "。" for sign in str(address)),
                f"[::ffff:{address}]",
                f"[::{address}]",
                f"[64:ff9b::{address}]",
                f"[{IPv6Address(0x2002 << 112 | number << 80 | 1)}]",
            ]
        )
    )
    return draw(st.sampled_from([form, form.upper()]))


@given(spellings(), st.sampled_from(["http", "https", "HTTP"]))
def test_no_spelling_of_a_private_address_gets_through(host: str, scheme: str) -> None:
    with pytest.raises(RefusedError):
        judge(f"{scheme}://{host}/admin", STRICT)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/", "http://LOCALHOST./", "http://db.localhost/", "http://printer.local/", "http://x.internal/",
        "http://router.home.arpa/", "http://[::1]/", "http://[fe80::1]/", "http://[fc00::1]/", "http://[ff02::1]/",
        "http://[2001:0:1::1]/", "http://[fec0::1]/", "http://[64:ff9b:1::1]/", "http://[::]/",
        "ftp://outlet.example/", "file:///etc/passwd", "gopher://outlet.example/", "javascript:1", "not a url", "",
        "http://outlet.example:22/", "http://outlet.example:6379/", "https://user:word@outlet.example/",
    ],
)  # fmt: skip
def test_what_is_refused_as_text(url: str) -> None:
    with pytest.raises(RefusedError):
        judge(url, STRICT)


@pytest.mark.parametrize(
    "url",
    ["https://outlet.example/a?b=c", "http://outlet.example:443/", "http://8.8.8.8/", "https://[2606:4700::1111]/"],
)
def test_what_is_allowed(url: str) -> None:
    assert judge(url, STRICT).url == url


def test_a_target_knows_its_origin_and_lease() -> None:
    target = judge("https://Outlet.Example:8443/a#b", FetchSettings(extra_ports=(8443,)))
    assert (target.origin, target.lease) == ("https://outlet.example:8443", "outlet.example:8443")
    assert (target.url, target.authority) == ("https://outlet.example:8443/a", "outlet.example:8443")
    assert judge("http://outlet.example/", STRICT).lease == judge("https://outlet.example/", STRICT).lease


@given(st.ip_addresses(v=4))
def test_an_address_inside_an_address_is_judged_like_itself(address: IPv4Address) -> None:
    number = int(address)
    outer = [0xFFFF << 32 | number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80]
    assert {is_public(str(IPv6Address(each))) for each in outer} == {is_public(str(address))}


@pytest.mark.parametrize("address", PRIVATE_V4)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "64:ff9b::808:808"])
def test_addresses_that_are(address: str) -> None:
    assert is_public(address)


def connect(backend: GuardedBackend, host: str, port: int = 80) -> None:
    asyncio.run(backend.connect_tcp(host, port, timeout=0.1))


def resolves_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    asked: list[str] = []

    async def getaddrinfo(_: object, host: str, port: int, **__: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", getaddrinfo)
    return asked


class Dialled(httpcore.AsyncNetworkBackend):
    """Takes down where a connection would have gone."""

    def __init__(self) -> None:
        self.addresses: list[str] = []

    async def connect_tcp(self, host: str, *_: object, **__: object) -> httpcore.AsyncNetworkStream:  # type: ignore[override]
        self.addresses.append(host)
        raise httpcore.ConnectError("no network in tests")


def test_a_name_with_one_private_address_is_refused_before_connecting(monkeypatch: pytest.MonkeyPatch) -> None:
    resolves_to(monkeypatch, "8.8.8.8", "10.0.0.1")
    backend = GuardedBackend(STRICT)
    backend._inner = dialled = Dialled()
    with pytest.raises(RefusedError, match=r"10\.0\.0\.1"):
        connect(backend, "rebind.example")
    assert dialled.addresses == []


def test_the_judged_address_is_dialled_and_the_name_resolved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = resolves_to(monkeypatch, "8.8.8.8", "1.1.1.1")
    backend = GuardedBackend(STRICT)
    backend._inner = dialled = Dialled()
    with pytest.raises(httpcore.ConnectError):
        connect(backend, "outlet.example")
    assert asked == ["outlet.example"]
    assert dialled.addresses == ["8.8.8.8", "1.1.1.1"]


def test_a_proxy_is_trusted_at_exactly_its_host_and_port() -> None:
    backend = GuardedBackend(FetchSettings(proxy="http://127.0.0.1:3128"))
    backend._inner = dialled = Dialled()
    with pytest.raises(FetchError, match="NEWSWAKE_PROXY"):
        connect(backend, "127.0.0.1", 3128)
    for host, port in (("127.0.0.1", 3129), ("10.0.0.1", 3128), ("outlet.example", 80)):
        with pytest.raises(RefusedError):
            connect(backend, host, port)
    assert dialled.addresses == ["127.0.0.1"]


@pytest.mark.parametrize("proxy", ["127.0.0.1:3128", "socks5://127.0.0.1:1", "http://:80", "http://host:99999"])
def test_a_proxy_address_that_is_none_is_named_without_its_password(proxy: str) -> None:
    with pytest.raises(FetchError, match="http://host:port"):
        proxy_address(proxy)
