from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from extractors.errors import FetchError
from extractors.fetch.guard import RefusedError, allowed_hosts, is_public, judge, proxy_address
from extractors.fetch.policy import FetchSettings

STRICT = FetchSettings()
PRIVATE_V4 = [
    "127.0.0.1", "127.8.9.1", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",  # noqa: S104 - an address to refuse
    "224.0.0.1", "255.255.255.255", "192.0.0.8", "198.18.0.1", "192.0.2.1", "240.0.0.1", "192.88.99.1",
]  # fmt: skip
# Networks of IANA's registries of special addresses (RFC 6890 and its updates).
SPECIAL_V4 = [
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
    "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
    "224.0.0.0/4", "240.0.0.0/4",
]  # fmt: skip
SPECIAL_V6 = [
    "::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "2001::/32", "2001:2::/48", "2001:10::/28", "2001:20::/28",
    "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
]  # fmt: skip
FULL_WIDTH = 0xFEE0


@st.composite
def inside(draw: st.DrawFn, networks: list[str]) -> int:
    net = IPv6Network(name) if ":" in (name := draw(st.sampled_from(networks))) else IPv4Network(name)
    return int(net.network_address) + draw(st.integers(0, net.num_addresses - 1))


special_v4 = inside(SPECIAL_V4).map(IPv4Address)
special_v6 = inside(SPECIAL_V6).map(IPv6Address)
public_v4 = st.ip_addresses(v=4).filter(lambda ip: not any(ip in IPv4Network(net) for net in SPECIAL_V4))


def numeral(draw: st.DrawFn, number: int) -> str:
    zeros = "0" * draw(st.integers(0, 3))
    return draw(st.sampled_from([str(number), f"0x{zeros}{number:x}", f"0X{zeros}{number:X}", f"0{zeros}{number:o}"]))


@st.composite
def numerals(draw: st.DrawFn, address: IPv4Address) -> str:
    """An IPv4 address as inet_aton reads it: one to four numbers, the last one taking up the rest."""
    octets = list(address.packed)
    count = draw(st.integers(1, 4))
    heads, tail = octets[: count - 1], int.from_bytes(bytes(octets[count - 1 :]), "big")
    return ".".join(numeral(draw, number) for number in [*heads, tail])


@st.composite
def disguised(draw: st.DrawFn, text: str) -> str:
    """Signs in other scripts or percent-encoded, another case, a trailing dot."""
    dots = draw(st.sampled_from(".。．｡"))  # noqa: RUF001 - the dots of IDNA
    how = draw(st.sampled_from(["plain", "full-width", "percent", "upper", "dot"]))
    if how == "full-width":
        return "".join(chr(ord(sign) + FULL_WIDTH) if sign.isalnum() else dots for sign in text)
    if how == "percent":
        chosen = draw(st.sets(st.integers(0, len(text) - 1)))
        return "".join(f"%{ord(sign):02X}" if index in chosen else sign for index, sign in enumerate(text))
    return {"plain": text, "upper": text.upper(), "dot": f"{text}."}[how]


@st.composite
def v6_text(draw: st.DrawFn, address: IPv6Address) -> str:
    tail = IPv4Address(int(address) & 0xFFFF_FFFF)
    head = IPv6Address(int(address) >> 32 << 32).exploded.rsplit(":", 2)[0]
    text = draw(st.sampled_from([address.compressed, address.exploded, address.exploded.upper(), f"{head}:{tail}"]))
    zone = draw(st.sampled_from(["", "", "", "%eth0", "%25eth0", "%1"]))
    return f"[{text}{zone}]"


def wrapped(address: IPv4Address, filler: int) -> list[IPv6Address]:
    """The addresses of IPv6 that lead to one of IPv4."""
    number = int(address)
    rest = filler & (1 << 80) - 1
    return [
        IPv6Address(0xFFFF << 32 | number),
        IPv6Address(0xFFFF << 48 | number),
        IPv6Address(number),
        IPv6Address(0x64FF9B << 96 | number),
        IPv6Address(0x64FF9B0001 << 80 | number),
        IPv6Address(0x2002 << 112 | number << 80 | rest),
        IPv6Address(0x20010000 << 96 | number << 64 | rest >> 16),
        IPv6Address(0x20010000 << 96 | (rest & 0xFFFF_FFFF) << 64 | number ^ 0xFFFF_FFFF),
        IPv6Address(0x2A00 << 112 | 0x5EFE << 32 | number),
    ]


@st.composite
def spellings(draw: st.DrawFn) -> str:
    """A host that leads to an address which is not public, as attackers write it."""
    address = draw(st.one_of(special_v4, special_v6))
    if isinstance(address, IPv6Address):
        return draw(v6_text(address))
    if draw(st.booleans()):
        return draw(v6_text(draw(st.sampled_from(wrapped(address, draw(st.integers(0, 1 << 80)))))))
    return draw(disguised(draw(numerals(address))))


@given(spellings(), st.sampled_from(["http", "https", "HTTP"]), st.sampled_from(["", ":80", ":443"]))
def test_no_spelling_of_a_private_address_gets_through(host: str, scheme: str, port: str) -> None:
    with pytest.raises(RefusedError):
        judge(f"{scheme}://{host}{port}/admin", STRICT)


@given(spellings(), st.sampled_from(["news.example@", "a:b@", "@", "%40@"]))
def test_a_user_name_does_not_hide_it(host: str, user: str) -> None:
    with pytest.raises(RefusedError):
        judge(f"http://{user}{host}/", STRICT)


@given(public_v4)
def test_public_addresses_are_allowed(address: IPv4Address) -> None:
    assert judge(f"http://{address}/", STRICT).host == str(address)
    assert is_public(str(address))


@given(st.integers(0x2400 << 112, (0x2C00 << 112) - 1).map(IPv6Address))
def test_public_addresses_of_ipv6_are_allowed(address: IPv6Address) -> None:
    assume(int(address) >> 32 & 0xFDFF_FFFF != 0x5EFE)
    assert judge(f"https://[{address}]/", STRICT).host == address.compressed


@given(st.ip_addresses())
def test_nothing_is_public_that_the_standard_library_takes_for_private(address: IPv4Address | IPv6Address) -> None:
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    if not (mapped or address).is_global or address.is_multicast:
        assert not is_public(str(address))


@given(st.one_of(special_v4, special_v6))
def test_what_a_registry_reserves_is_not_public(address: IPv4Address | IPv6Address) -> None:
    assert not is_public(str(address))


@given(special_v4, st.integers(0, 1 << 80))
def test_an_address_inside_an_address_is_judged_like_itself(address: IPv4Address, filler: int) -> None:
    assert not any(is_public(str(each)) for each in wrapped(address, filler))


@given(public_v4)
def test_gateways_to_public_addresses_are_public(address: IPv4Address) -> None:
    number = int(address)
    outer = [0xFFFF << 32 | number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80]
    assert all(is_public(str(IPv6Address(each))) for each in outer)


@pytest.mark.parametrize("address", [*PRIVATE_V4, "::ffff:10.0.0.1", "::8.8.8.8", "no address", "", "fe80::1%eth0"])
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "64:ff9b::808:808"])
def test_addresses_that_are(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost/", "http://LOCALHOST./", "http://db.localhost/", "http://printer.local/", "http://x.internal/",
        "http://router.home.arpa/", "http://intranet/", "http://api.default.svc/", "http://ip6-localhost/",
        "http://[::1]/", "http://[fe80::1]/", "http://[::]/",
        "ftp://outlet.example/", "file:///etc/passwd", "gopher://outlet.example/", "javascript:1", "not a url", "",
        "http://outlet.example:22/", "http://outlet.example:6379/", "https://user:word@outlet.example/",
        "http://1.2.3.4.5/", "http://0x7f.1.1.1.1/", "http://127.0.0.1%00.outlet.example/", "http://./", "http:///",
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


@given(st.text(max_size=40))
def test_judging_refuses_or_gives_a_target_but_never_breaks(text: str) -> None:
    try:
        target = judge(f"http://{text}", STRICT)
    except RefusedError:
        return
    assert target.url.isascii()
    assert target.port in {80, 443}
    assert judge(target.url, STRICT) == target


def test_a_target_knows_its_origin_and_lease() -> None:
    target = judge("https://Outlet.Example:8443/a#b", FetchSettings(extra_ports=(8443,)))
    assert (target.origin, target.lease) == ("https://outlet.example:8443", "outlet.example:8443")
    assert (target.url, target.authority) == ("https://outlet.example:8443/a", "outlet.example:8443")
    assert judge("http://outlet.example/", STRICT).lease == judge("https://outlet.example/", STRICT).lease


LISTED = FetchSettings(allow_hosts=("127.0.0.1:8123", "[::1]:8123", "Intranet.Example.:8123", "wiki:80"))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8123/a", "https://127.0.0.1:8123/", "http://[::1]:8123/", "http://[0:0::1]:8123/",
        "http://intranet.example:8123/", "http://INTRANET.example.:8123/", "http://wiki/", "http://wiki:80/",
        "http://0x7f.1:8123/",
    ],
)  # fmt: skip
def test_a_listed_host_may_be_asked_at_its_port(url: str) -> None:
    assert judge(url, LISTED).url


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8123/", "http://127.0.0.2:8123/", "http://0.0.0.0:8123/", "http://0:8123/",
        "http://[::ffff:127.0.0.1]:8123/", "http://[::]:8123/", "http://127.0.0.1:8124/", "http://127.0.0.1/",
        "http://www.intranet.example:8123/", "http://intranet.example:8124/", "https://wiki/", "ftp://127.0.0.1:8123/",
        "http://me@127.0.0.1:8123/", "http://outlet.example:8123/",
    ],
)  # fmt: skip
def test_its_neighbours_may_not(url: str) -> None:
    with pytest.raises(RefusedError):
        judge(url, LISTED)


@given(spellings())
def test_listing_one_host_opens_no_other(host: str) -> None:
    listed = FetchSettings(allow_hosts=("192.168.250.250:8123",))
    try:
        target = judge(f"http://{host}:8123/", listed)
    except RefusedError:
        return
    assert ip_address(target.host) == IPv4Address("192.168.250.250")


@pytest.mark.parametrize(
    "entry",
    [
        "", ":", ":80", "news.example", "news.example:", "news.example:0", "news.example:65536", "news.example:８０",  # noqa: RUF001 - digits that are none
        "http://news.example:80", "news.example:80/a", "user@news.example:80", "::1:80", "[::1]", "[::g]:80", "a b:80",
        "1.2.3.4.5:80", "news.example:+80", "?:80", "..:80", "%41.example:80", "news.example:000080",
    ],
)  # fmt: skip
def test_an_entry_that_is_no_host_and_port_is_named(entry: str) -> None:
    with pytest.raises(FetchError, match="NEWSWAKE_ALLOW_HOSTS") as raised:
        allowed_hosts((entry,))
    assert raised.value.subject == f"allow_hosts: {entry}"


@pytest.mark.parametrize(
    "proxy", ["127.0.0.1:3128", "socks5://127.0.0.1:1", "http://:80", "http://host:99999", "http://[::1", "http://a:0"]
)
def test_a_proxy_address_that_is_none_is_named(proxy: str) -> None:
    with pytest.raises(FetchError, match="http://host:port"):
        proxy_address(proxy)


def test_a_proxy_address_is_named_without_its_password() -> None:
    with pytest.raises(FetchError) as raised:
        proxy_address("ftp://me:secret@proxy.example:80")
    assert "secret" not in str(raised.value)


def test_a_proxy_has_a_port_and_perhaps_a_login() -> None:
    assert proxy_address(None) is None
    assert proxy_address("http://Proxy.Example") == ("proxy.example", 80, "http", None)
    assert proxy_address("https://a%40b:c@proxy.example:3128") == ("proxy.example", 3128, "https", "Basic YUBiOmM=")
