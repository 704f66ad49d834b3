"""The wire against servers on the loopback interface that say exactly what they are told to say."""

from __future__ import annotations

import asyncio
import datetime as dt
import socket
import ssl
import struct
import threading
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
import trustme

from extractors.errors import FetchError
from extractors.fetch.answer import Answer, Failure
from extractors.fetch.clock import SystemClock
from extractors.fetch.guard import judge
from extractors.fetch.policy import FetchSettings
from extractors.fetch.transport import MAX_PARTS, Wire, ssl_context

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from extractors.records import Purpose

    Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

pytestmark = [pytest.mark.loopback, pytest.mark.enable_socket]

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
HEADERS = (("User-Agent", "newswake/test"), ("Accept-Encoding", "gzip"))


class Host:
    """Answers request after request with ``say``; ``connections`` counts how it was dialled."""

    def __init__(self, *say: bytes | Talk, context: ssl.SSLContext | None = None, close: bool = True) -> None:
        self.say = list(say)
        self.context = context
        self.close = close
        self.connections = 0
        self.heads: list[bytes] = []
        self.port = 0
        self.writers: list[asyncio.StreamWriter] = []

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Host]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self.context)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            for writer in self.writers:
                writer.transport.abort()
            await asyncio.sleep(0.01)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self.writers.append(writer)
        try:
            while True:
                self.heads.append(await reader.readuntil(b"\r\n\r\n"))
                answer = self.say.pop(0) if len(self.say) > 1 else self.say[0]
                if callable(answer):
                    await answer(reader, writer)
                else:
                    writer.write(answer)
                await writer.drain()
                if self.close:
                    break
        except (asyncio.IncompleteReadError, OSError):
            pass
        finally:
            writer.close()


async def ask(host: Host, *, wire: Wire | None = None, path: str = "/", scheme: str = "http", name: str = "127.0.0.1",
              purpose: Purpose = "article", budget: float = 5.0, **settings: object) -> Answer | Failure:  # fmt: skip
    allowed = FetchSettings(**{"allow_hosts": (f"{name}:{host.port}",), **settings})  # type: ignore[arg-type]
    own = wire or Wire(allowed, SystemClock())
    try:
        target = judge(f"{scheme}://{name}:{host.port}{path}", allowed)
        return await own.send(target, HEADERS, purpose, budget)
    finally:
        if wire is None:
            await own.aclose()


def get(*say: bytes | Talk, **more: object) -> Answer | Failure:
    async def main() -> Answer | Failure:
        async with Host(*say).open() as host:
            return await ask(host, **more)  # type: ignore[arg-type]

    return asyncio.run(main())


def answered(got: Answer | Failure) -> Answer:
    assert isinstance(got, Answer), got
    return got


def failed(got: Answer | Failure, outcome: str) -> Failure:
    assert isinstance(got, Failure), got
    assert got.outcome == outcome, got
    return got


def test_an_answer_is_taken_down_as_it_came() -> None:
    got = answered(get(b"HTTP/1.1 200 Fine\r\nX-Name: caf\xe9\r\nContent-Length: 5\r\n\r\nabcde"))
    assert (got.status, got.reason, got.body, got.cut) == (200, "Fine", b"abcde", None)
    assert got.headers == (("X-Name", "café"), ("Content-Length", "5"))
    assert got.peer == "127.0.0.1"


def test_the_request_says_what_we_say_and_nothing_else() -> None:
    async def main() -> None:
        async with Host(OK + b"Content-Length: 0\r\n\r\n").open() as host:
            await ask(host, path="/a?b=c")
            lines = ["GET /a?b=c HTTP/1.1", f"Host: 127.0.0.1:{host.port}", "User-Agent: newswake/test"]
            expected = "\r\n".join([*lines, "Accept-Encoding: gzip"])
            assert host.heads == [expected.encode() + b"\r\n\r\n"]

    asyncio.run(main())


def test_latency_is_the_time_to_the_headers() -> None:
    async def late(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.1)
        writer.write(OK + b"Content-Length: 2\r\n\r\na")
        await writer.drain()
        await asyncio.sleep(0.1)
        writer.write(b"b")

    got = answered(get(late))
    assert 0.1 <= got.latency < 0.19
    assert got.elapsed >= 0.2


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 abc Nope\r\n\r\nhi",
        b"<html>a page without a status line</html>",
        b"",
        OK + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\nabc",
        OK + b"Content-Length: -1\r\n\r\n",
        OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n",
        OK + b"Bad Name: 1\r\nno colon\r\n\r\n",
        OK + b"X-Huge: " + b"x" * 2_000_000 + b"\r\n\r\nbody",
        OK + b"X: y\r\n" * 20_000 + b"\r\nbody",
        CHUNKED + b"zzz\r\nabc\r\n0\r\n\r\n",
        CHUNKED + b"FFFFFFFFFFFFFFFFFFFFF\r\nabc",
        CHUNKED + b"3\r\nabcdef\r\n0\r\n\r\n",
    ],
)
def test_what_is_no_http(said: bytes) -> None:
    assert failed(get(said), "protocol_error").sent


@pytest.mark.parametrize(
    "said",
    [
        OK + b"Content-Length: 500\r\n\r\nonly this",
        CHUNKED + b"9\r\nonly this\r\n",
        CHUNKED + b"ff\r\nonly this",
    ],
)
def test_a_body_that_ends_early_is_cut(said: bytes) -> None:
    got = answered(get(said))
    assert (got.cut, got.body) == ("disconnect", b"only this")


async def reset(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(0.05)
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


def test_a_reset_before_the_headers_is_a_protocol_error() -> None:
    failed(get(reset), "protocol_error")


def test_a_reset_in_the_body_is_a_cut() -> None:
    async def later(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(OK + b"Content-Length: 500\r\n\r\nonly this")
        await writer.drain()
        await reset(reader, writer)

    got = answered(get(later))
    assert (got.cut, got.body) == ("disconnect", b"only this")


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 103 Early Hints\r\nLink: </s.css>\r\n\r\n" + OK + b"Content-Length: 4\r\n\r\npage",
        CHUNKED + b"2\r\npa\r\n2;x=y\r\nge\r\n0\r\nX-Trailer: 1\r\n\r\n",
        OK + b"X-Fold: a\r\n b\r\n\r\npage",
        OK + b"Set-Cookie: a=b; Path=/\r\n" * 1500 + b"Content-Length: 4\r\n\r\npage",
        b"HTTP/1.0 200 OK\r\n\r\npage",
        CHUNKED.replace(b"\r\n\r\n", b"\r\nContent-Length: 3\r\n\r\n") + b"4\r\npage\r\n0\r\n\r\n",
    ],
)
def test_what_is_odd_but_whole(said: bytes) -> None:
    got = answered(get(said))
    assert (got.status, got.body, got.cut) == (200, b"page", None)


def test_an_announced_size_over_the_cap_is_refused_from_the_header_alone() -> None:
    async def silence(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(OK + b"Content-Length: 10000000000000\r\n\r\n")
        await writer.drain()
        await asyncio.sleep(5)

    began = time.monotonic()
    got = answered(get(silence))
    assert (got.cut, got.body) == ("length", b"")
    assert time.monotonic() - began < 1


async def endless(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(OK + b"\r\n")
    while not writer.is_closing():
        writer.write(b"x" * 10_000)
        await writer.drain()


@pytest.mark.parametrize(("purpose", "kept"), [("article", 700_000), ("robots", 500 * 1024)])
def test_what_does_not_end_is_cut_at_the_cap(purpose: Purpose, kept: int) -> None:
    got = answered(get(endless, purpose=purpose, max_wire_bytes=700_000))
    assert (got.cut, len(got.body)) == ("length", kept)


def test_a_body_of_exactly_the_cap_is_whole() -> None:
    got = answered(get(OK + b"Content-Length: 1000\r\n\r\n" + b"x" * 1000, max_wire_bytes=1000))
    assert (got.cut, len(got.body)) == (None, 1000)


def test_crumbs_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.fetch.transport.MAX_PARTS", 50)
    got = answered(get(CHUNKED + b"1\r\nx\r\n" * 100 + b"0\r\n\r\n"))
    assert (got.cut, got.error) == ("length", "more than 50 chunks")
    assert MAX_PARTS > 8_000_000 / 1000


async def hang(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(5)


def drip(first: bytes, part: bytes) -> Talk:
    async def talk(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(first)
        for _ in range(100):
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(0.05)

    return talk


@pytest.mark.parametrize("talk", [hang, drip(OK, b"X-Slow: 1\r\n"), drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n")])
def test_the_deadline_is_total_before_the_headers(talk: Talk) -> None:
    got = failed(get(talk, budget=0.3), "timeout")
    assert 0.3 <= got.elapsed < 1


def test_the_deadline_is_total_in_the_body() -> None:
    got = answered(get(drip(CHUNKED, b"1\r\nx\r\n"), budget=0.3))
    assert got.cut == "time"
    assert b"xx" in got.body
    assert got.elapsed < 1


def test_a_type_that_we_do_not_read_is_not_read() -> None:
    got = answered(get(b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 4\r\n\r\nfilm"))
    assert (got.cut, got.body) == ("unspecified", b"")


# Connections that are used again.

NEXT = OK + b"Content-Length: 4\r\n\r\nnext"
POISON = OK + b"Content-Length: 6\r\n\r\nPOISON"


def twice(first: bytes | Talk, pause: float = 0.0, **settings: object) -> tuple[Answer, Answer, int]:
    """Ask the same host for two pages over one wire."""

    async def main() -> tuple[Answer, Answer, int]:
        async with Host(first, NEXT, close=False).open() as host:
            allowed = FetchSettings(allow_hosts=(f"127.0.0.1:{host.port}",), **settings)  # type: ignore[arg-type]
            wire = Wire(allowed, SystemClock())
            one = await ask(host, wire=wire)
            await asyncio.sleep(pause)
            two = await ask(host, wire=wire)
            await wire.aclose()
            return answered(one), answered(two), host.connections

    return asyncio.run(main())


@pytest.mark.parametrize("first", [NEXT, CHUNKED + b"4\r\nnext\r\n0\r\n\r\n", b"HTTP/1.1 304 Not Modified\r\n\r\n"])
def test_a_whole_answer_leaves_a_connection_that_is_used_again(first: bytes) -> None:
    _, two, connections = twice(first)
    assert (two.body, connections) == (b"next", 1)


async def late_poison(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(NEXT)
    await writer.drain()
    await asyncio.sleep(0.05)
    writer.write(POISON)


@pytest.mark.parametrize(
    "first",
    [NEXT + POISON, NEXT + b"\r\n", CHUNKED + b"4\r\nnext\r\n0\r\n\r\n" + POISON, late_poison, NEXT + b"x" * 400_000],
)
def test_what_comes_unasked_never_reaches_the_next_request(first: bytes | Talk) -> None:
    one, two, connections = twice(first, pause=0.15)
    assert (one.body, two.body, connections) == (b"next", b"next", 2)


@pytest.mark.parametrize(
    "first",
    [
        OK + b"Content-Length: 5000\r\n\r\n" + b"x" * 5000,
        CHUNKED + b"1388\r\n" + b"x" * 5000 + b"\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 4\r\n\r\nfilm",
        OK + b"Connection: close\r\nContent-Length: 4\r\n\r\nnext",
        b"HTTP/1.0 200 OK\r\nContent-Length: 4\r\n\r\nnext",
        CHUNKED.replace(b"\r\n\r\n", b"\r\nContent-Length: 3\r\n\r\n") + b"4\r\nnext\r\n0\r\n\r\n",
    ],
)
def test_a_cut_or_doubtful_answer_ends_its_connection(first: bytes) -> None:
    _, two, connections = twice(first, max_wire_bytes=2000)
    assert (two.body, connections) == (b"next", 2)


def test_a_connection_that_the_host_has_closed_is_not_used() -> None:
    async def leave(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(NEXT)
        await writer.drain()
        writer.close()

    _, two, connections = twice(leave, pause=0.05)
    assert (two.body, connections) == (b"next", 2)


def test_a_close_that_the_loop_has_not_seen_yet_is_seen() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            for _ in range(2):
                connection, _ = server.accept()
                connection.recv(10_000)
                connection.sendall(NEXT)
                time.sleep(0.05)
                connection.close()

        async def main() -> None:
            place = f"127.0.0.1:{server.getsockname()[1]}"
            allowed = FetchSettings(allow_hosts=(place,))
            wire = Wire(allowed, SystemClock())
            for _ in range(2):
                got = answered(await wire.send(judge(f"http://{place}/", allowed), HEADERS, "article", 5.0))
                assert got.body == b"next"
                time.sleep(0.2)  # noqa: ASYNC251 - the loop is to see nothing meanwhile
            await wire.aclose()

        thread = threading.Thread(target=serve)
        thread.start()
        asyncio.run(main())
        thread.join()


# TLS.


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def ca_file(authority: trustme.CA, tmp_path: Path) -> Path:
    file = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(file)
    return file


def served_by(authority: trustme.CA, name: str = "127.0.0.1", **more: object) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name, **more).configure_cert(context)  # type: ignore[arg-type]
    return context


def secure(context: ssl.SSLContext | None, **more: object) -> Answer | Failure:
    async def main() -> Answer | Failure:
        async with Host(NEXT, context=context).open() as host:
            return await ask(host, scheme="https", **more)  # type: ignore[arg-type]

    return asyncio.run(main())


def test_a_good_certificate(authority: trustme.CA, ca_file: Path) -> None:
    assert answered(secure(served_by(authority), ca_file=ca_file)).body == b"next"


def test_an_expired_certificate(authority: trustme.CA, ca_file: Path) -> None:
    past = dt.datetime(2001, 1, 1, tzinfo=dt.UTC)
    got = failed(secure(served_by(authority, not_after=past), ca_file=ca_file), "connect_error")
    assert got.lasting
    assert "expired" in got.error


def test_a_certificate_of_another_name(authority: trustme.CA, ca_file: Path) -> None:
    got = failed(secure(served_by(authority, "other.example"), ca_file=ca_file), "connect_error")
    assert got.lasting
    assert "CERTIFICATE_VERIFY_FAILED" in got.error


@pytest.mark.parametrize("allow_private", [True, False])
def test_a_certificate_that_nobody_vouches_for(*, allow_private: bool) -> None:
    failed(secure(served_by(trustme.CA()), allow_private=allow_private), "connect_error")


def test_https_to_a_port_that_speaks_http() -> None:
    class Plain(Host):
        async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            self.writers.append(writer)
            await reader.read(10)
            writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            writer.close()

    async def main() -> Answer | Failure:
        async with Plain(b"").open() as host:
            return await ask(host, scheme="https")

    assert failed(asyncio.run(main()), "connect_error").lasting


def test_http_to_a_port_that_speaks_tls(authority: trustme.CA) -> None:
    async def main() -> Answer | Failure:
        async with Host(NEXT, context=served_by(authority)).open() as host:
            return await ask(host)

    failed(asyncio.run(main()), "protocol_error")


@pytest.mark.parametrize("patience", [0.1, 10.0])
def test_a_handshake_that_does_not_come_is_no_connection(monkeypatch: pytest.MonkeyPatch, patience: float) -> None:
    class Mute(Host):
        async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            self.writers.append(writer)
            await reader.read()

    async def main() -> Answer | Failure:
        async with Mute(b"").open() as host:
            return await ask(host, scheme="https", budget=0.3)

    monkeypatch.setattr("extractors.fetch.stream.HANDSHAKE", patience)
    assert failed(asyncio.run(main()), "connect_error").elapsed < 1


def test_nobody_listens() -> None:
    host = Host(b"")
    host.port = 1
    assert not failed(asyncio.run(ask(host)), "connect_error").lasting


def test_a_ca_file_that_is_none_is_named(tmp_path: Path) -> None:
    wrong = tmp_path / "ca.pem"
    for text in ("no certificate", ""):
        wrong.write_text(text)
        with pytest.raises(FetchError, match=r"ca\.pem.*NEWSWAKE_CA_FILE"):
            ssl_context(wrong)
    with pytest.raises(FetchError, match=r"none\.pem"):
        Wire(FetchSettings(ca_file=tmp_path / "none.pem"), SystemClock())


def test_a_wrong_allow_hosts_stops_the_wire_from_being_made() -> None:
    with pytest.raises(FetchError, match="NEWSWAKE_ALLOW_HOSTS"):
        Wire(FetchSettings(allow_hosts=("news.example",)), SystemClock())


# A proxy.


class Tunnel(Host):
    """A proxy that makes tunnels, all of them to ``to``, after it has said ``word``."""

    def __init__(self, to: Host, word: bytes = b"HTTP/1.1 200 Connection established\r\n\r\n") -> None:
        super().__init__(b"")
        self.to = to
        self.word = word

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.writers.append(writer)
        self.heads.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(self.word)
        if b" 200 " in self.word:
            there, away = await asyncio.open_connection("127.0.0.1", self.to.port)
            self.writers.append(away)
            await asyncio.gather(_pump(reader, away), _pump(there, writer))
        writer.close()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except OSError:
        pass
    writer.close()


def through(url: str, word: bytes | None = None, context: ssl.SSLContext | None = None, login: str = "", times: int = 1,
            **settings: object) -> tuple[list[Answer | Failure], Tunnel]:  # fmt: skip
    async def main() -> tuple[list[Answer | Failure], Tunnel]:
        host = Host(NEXT, context=context, close=False)
        async with host.open(), (Tunnel(host, word) if word is not None else Tunnel(host)).open() as tunnel:
            allowed = FetchSettings(proxy=f"http://{login}127.0.0.1:{tunnel.port}", **settings)  # type: ignore[arg-type]
            wire = Wire(allowed, SystemClock())
            try:
                target = judge(url, allowed)
                return [await wire.send(target, HEADERS, "article", 5.0) for _ in range(times)], tunnel
            finally:
                await wire.aclose()

    return asyncio.run(main())


def test_tls_goes_through_a_tunnel_that_is_used_again(authority: trustme.CA, ca_file: Path) -> None:
    got, tunnel = through("https://outlet.example/a", context=served_by(authority, "outlet.example"), times=2,
                          login="me:word@", ca_file=ca_file)  # fmt: skip
    assert [answered(each).body for each in got] == [b"next", b"next"]
    head = tunnel.heads[0].decode()
    assert head.startswith("CONNECT outlet.example:443 HTTP/1.1\r\nHost: outlet.example:443\r\n")
    assert "Proxy-Authorization: Basic bWU6d29yZA==" in head
    assert "newswake" not in head
    assert len(tunnel.heads) == 1


def test_the_certificate_is_judged_behind_the_tunnel(authority: trustme.CA, ca_file: Path) -> None:
    got, _ = through("https://outlet.example/", context=served_by(authority, "other.example"), ca_file=ca_file)
    assert failed(got[0], "connect_error").lasting


def test_a_proxy_that_wants_a_login_stops_the_run() -> None:
    with pytest.raises(FetchError, match="wants a login") as raised:
        through("https://outlet.example/", b"HTTP/1.1 407 Login\r\nContent-Length: 0\r\n\r\n", login="me:secret@")
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    "word",
    [b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n", b"garbage\r\n\r\n", b"",
     b"HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nPOISON"],
)  # fmt: skip
def test_a_proxy_that_makes_no_tunnel(word: bytes) -> None:
    got, _ = through("https://outlet.example/", word)
    failed(got[0], "connect_error")


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://0x7f.1/", "https://[::ffff:10.0.0.1]/", "http://db.localhost/", "http://router/"],
)
def test_behind_a_proxy_the_name_is_judged_as_text(url: str) -> None:
    from extractors.fetch.guard import RefusedError  # noqa: PLC0415 - only here

    with pytest.raises(RefusedError):
        through(url)


def test_a_proxy_that_is_down_stops_the_run() -> None:
    allowed = FetchSettings(proxy="http://me:secret@127.0.0.1:1")

    async def main() -> None:
        await Wire(allowed, SystemClock()).send(judge("http://outlet.example/", allowed), HEADERS, "article", 5.0)

    with pytest.raises(FetchError, match=r"127\.0\.0\.1:1: the proxy cannot be reached") as raised:
        asyncio.run(main())
    assert "secret" not in str(raised.value)
