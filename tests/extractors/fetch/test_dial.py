"""Which connections are made. The network is a fake; name lookup is the machine's own or a fake."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from ipaddress import ip_address

import httpcore
import pytest
from hypothesis import given

from extractors.errors import FetchError
from extractors.fetch import dial, lookup
from extractors.fetch.dial import Dialler
from extractors.fetch.guard import RefusedError, proxy_address
from extractors.fetch.policy import FetchSettings
from tests.extractors.fetch.test_guard import special_v4, special_v6

STRICT = FetchSettings()


@pytest.fixture
def dialled(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Where a connection would have gone. None is made."""
    places: list[tuple[str, int]] = []

    async def connect(address: str, port: int) -> None:
        places.append((address, port))
        raise ConnectionRefusedError("no network in tests")

    monkeypatch.setattr(dial.Stream, "connect", connect)
    return places


def resolves_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    asked: list[str] = []

    def getaddrinfo(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(lookup.socket, "getaddrinfo", getaddrinfo)
    return asked


def connect(host: str, port: int = 80, settings: FetchSettings = STRICT) -> None:
    async def main() -> None:
        await Dialler(settings).dial(host, port)

    asyncio.run(main())


def test_a_name_with_one_private_address_is_refused_before_connecting(
    monkeypatch: pytest.MonkeyPatch, dialled: list[tuple[str, int]]
) -> None:
    resolves_to(monkeypatch, "8.8.8.8", "10.0.0.1")
    with pytest.raises(RefusedError, match=r"10\.0\.0\.1"):
        connect("rebind.example")
    assert dialled == []


def test_the_judged_address_is_dialled_and_the_name_resolved_once(
    monkeypatch: pytest.MonkeyPatch, dialled: list[tuple[str, int]]
) -> None:
    asked = resolves_to(monkeypatch, "8.8.8.8", "1.1.1.1", "8.8.8.8")
    with pytest.raises(httpcore.ConnectError, match="no network"):
        connect("outlet.example")
    assert asked == ["outlet.example"]
    assert dialled == [("8.8.8.8", 80), ("1.1.1.1", 80)]


def test_few_of_many_addresses_are_dialled(monkeypatch: pytest.MonkeyPatch, dialled: list[tuple[str, int]]) -> None:
    resolves_to(monkeypatch, *(f"8.8.{high}.{low}" for high in range(9) for low in range(100)))
    with pytest.raises(httpcore.ConnectError):
        connect("many.example")
    assert len(dialled) == dial.TRIES


@given(special_v4 | special_v6)
def test_no_private_address_is_connected_to(address: object) -> None:
    with pytest.raises(RefusedError):
        connect(str(address))


@pytest.mark.loopback
@pytest.mark.enable_socket
@pytest.mark.parametrize("host", ["127.1", "0x7f000001", "2130706433", "0177.0.0.1", "localhost"])
def test_what_only_the_system_takes_for_an_address_is_refused(host: str, dialled: list[tuple[str, int]]) -> None:
    with pytest.raises(RefusedError):
        connect(host)
    assert dialled == []


def test_a_listed_name_may_lead_to_a_private_address_at_its_port_only(
    monkeypatch: pytest.MonkeyPatch, dialled: list[tuple[str, int]]
) -> None:
    resolves_to(monkeypatch, "10.0.0.1")
    listed = FetchSettings(allow_hosts=("wiki.example:8080",))
    with pytest.raises(httpcore.ConnectError):
        connect("wiki.example", 8080, listed)
    for host, port in (("wiki.example", 80), ("www.wiki.example", 8080), ("10.0.0.1", 8080)):
        with pytest.raises(RefusedError):
            connect(host, port, listed)
    assert dialled == [("10.0.0.1", 8080)]


def test_private_addresses_can_be_allowed_altogether(dialled: list[tuple[str, int]]) -> None:
    with pytest.raises(httpcore.ConnectError):
        connect("127.0.0.1", 80, FetchSettings(allow_private=True))
    assert dialled == [("127.0.0.1", 80)]


def test_a_proxy_may_be_anywhere_and_is_needed(dialled: list[tuple[str, int]]) -> None:
    proxy = proxy_address("http://me:secret@127.0.0.1:3128")
    assert proxy is not None

    async def main() -> None:
        await Dialler(STRICT).dial_proxy(proxy)

    with pytest.raises(FetchError, match="NEWSWAKE_PROXY") as raised:
        asyncio.run(main())
    assert raised.value.subject == "127.0.0.1:3128"
    assert dialled == [("127.0.0.1", 3128)]


def test_the_first_address_gets_less_time(monkeypatch: pytest.MonkeyPatch) -> None:
    places: list[str] = []

    async def silence(address: str, port: int) -> None:
        places.append(address)
        await asyncio.sleep(60)

    resolves_to(monkeypatch, "2606:4700::1111", "1.1.1.1")
    monkeypatch.setattr(dial.Stream, "connect", silence)
    monkeypatch.setattr(dial, "FIRST_TRY", 0.01)
    monkeypatch.setattr(dial, "CONNECT_TIMEOUT", 0.02)
    with pytest.raises(httpcore.ConnectTimeout, match=r"1\.1\.1\.1 does not answer"):
        connect("outlet.example")
    assert places == ["2606:4700::1111", "1.1.1.1"]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (socket.gaierror(socket.EAI_NONAME, "x"), "unknown name"),
        (socket.gaierror(socket.EAI_AGAIN, "x"), "name lookup failed"),
        (UnicodeError("label too long"), "unknown name"),
    ],
)
def test_a_name_that_is_not_found(monkeypatch: pytest.MonkeyPatch, error: Exception, words: str) -> None:
    def getaddrinfo(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(lookup.socket, "getaddrinfo", getaddrinfo)
    with pytest.raises(httpcore.ConnectError, match=f"{words}: nowhere"):
        connect("nowhere.example")


def test_a_resolver_that_hangs_holds_up_neither_the_deadline_nor_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()

    def getaddrinfo(*_: object, **__: object) -> list[tuple[object, ...]]:
        release.wait(20)
        return []

    async def main() -> None:
        dialler = Dialler(STRICT)
        for _ in range(3):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.05):
                    await dialler.dial("slow.example", 80)

    monkeypatch.setattr(lookup.socket, "getaddrinfo", getaddrinfo)
    monkeypatch.setattr(lookup, "LOOKUPS", 2)
    began = time.monotonic()
    asyncio.run(main())
    assert time.monotonic() - began < 2
    assert sum(thread.name.startswith("lookup") for thread in threading.enumerate()) <= 2
    release.set()


def test_an_address_needs_no_lookup(monkeypatch: pytest.MonkeyPatch, dialled: list[tuple[str, int]]) -> None:
    asked = resolves_to(monkeypatch, "10.0.0.1")
    with pytest.raises(httpcore.ConnectError):
        connect("8.8.8.8")
    assert asked == []
    assert ip_address(dialled[0][0]).is_global
