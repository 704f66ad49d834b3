"""A small web of bad behaviour, written for newswake: each path does one thing wrong.

It stands for the classes of behaviour that a fetcher meets, so that a clone on its own can show what the fetcher does
with them. A second server plays a service of the private network: nobody may ever ask it.
"""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
import zlib
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import brotli

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    Behaviour = bytes | Callable[["Hostile", asyncio.StreamWriter], Awaitable[None] | None]

SENTINEL = "The ferry to the island leaves at noon"
RUSSIAN = "Паром на остров уходит в полдень"
MEGABYTE = 1_000_000
OTHER_LOOPBACK = "127.0.0.2"


def document(text: str, head: str = "") -> str:
    return f"<!doctype html><html><head><title>Harbour</title>{head}</head><body><p>{text}.</p></body></html>"


PAGE = document(f"{SENTINEL}. " * 20).encode()


def reply(
    body: bytes = PAGE,
    *lines: str,
    status: str = "200 OK",
    kind: str = "text/html; charset=utf-8",
    keep: bool = False,
) -> bytes:
    head = [f"HTTP/1.1 {status}", *lines, f"Content-Length: {len(body)}"]
    if not keep:
        head.append("Connection: close")
    if kind:
        head.append(f"Content-Type: {kind}")
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


def chunked(*parts: bytes) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    return head + b"".join(parts)


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


def coded(data: bytes, coding: str) -> bytes:
    return reply(data, f"Content-Encoding: {coding}")


def moved(location: str, status: str = "302 Found") -> bytes:
    return reply(b"", f"Location: {location}", status=status)


def zeros(megabytes: int) -> bytes:
    """A gzip file that unpacks to this many megabytes of nothing."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(MEGABYTE)) for _ in range(megabytes)) + packer.flush()


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def reset(writer: asyncio.StreamWriter) -> None:
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def hang(_: Hostile, __: asyncio.StreamWriter) -> None:
    await asyncio.sleep(60)


def dripping(first: bytes, part: bytes, pause: float) -> Behaviour:
    async def drip(_: Hostile, writer: asyncio.StreamWriter) -> None:
        writer.write(first)
        while not writer.is_closing():
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(pause)

    return drip


async def reset_at_once(_: Hostile, writer: asyncio.StreamWriter) -> None:
    reset(writer)


async def reset_in_the_body(_: Hostile, writer: asyncio.StreamWriter) -> None:
    writer.write(reply()[:-100])
    await writer.drain()
    await asyncio.sleep(0.05)
    reset(writer)


async def announced(_: Hostile, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 10000000000000\r\n\r\n")
    await writer.drain()
    await asyncio.sleep(60)


OPEN_CHUNKS = chunked()
TRANSPORT: dict[str, Behaviour] = {
    "/ok": reply(keep=True),
    "/no-type": reply(kind=""),
    "/empty": reply(b""),
    "/hang": hang,
    "/slow-headers": dripping(b"HTTP/1.1 200 OK\r\n", b"X-Slow: 1\r\n", 0.05),
    "/slow-body": dripping(OPEN_CHUNKS, chunk(b"<p>"), 0.05),
    "/endless": dripping(OPEN_CHUNKS, chunk(b"<p>more</p>" * 6000), 0.0),
    "/announced": announced,
    "/huge-header": reply(PAGE, "X-Huge: " + "x" * 2 * MEGABYTE),
    "/many-headers": reply(PAGE, *(f"X-{number}: y" for number in range(20_000))),
    "/two-lengths": reply(PAGE, "Content-Length: 7"),
    "/length-and-chunks": chunked(chunk(PAGE), b"0\r\n\r\n").replace(b"\r\n\r\n", b"\r\nContent-Length: 3\r\n\r\n", 1),
    "/bad-chunk": chunked(b"xyz\r\n", PAGE, b"\r\n0\r\n\r\n"),
    "/huge-chunk": chunked(b"FFFFFFFFFFFFFFFFFFFFF\r\n", PAGE),
    "/no-last-chunk": chunked(chunk(PAGE)),
    "/short": reply()[:-100],
    "/long": reply(keep=True) + reply(b"POISON", keep=True),
    "/bad-status": b"HTTP/1.1 nought Nope\r\nContent-Length: 2\r\n\r\nno",
    "/no-status": PAGE,
    "/early-hints": b"HTTP/1.1 103 Early Hints\r\nLink: </s.css>; rel=preload\r\n\r\n" + reply(),
    "/reset": reset_at_once,
    "/reset-in-body": reset_in_the_body,
}
PACKED = gzip.compress(PAGE)
ENCODING: dict[str, Behaviour] = {
    "/gzip": coded(PACKED, "gzip"),
    "/gzip-members": coded(gzip.compress(PAGE[:300]) + gzip.compress(PAGE[300:]), "GZIP"),
    "/gzip-twice": coded(gzip.compress(PACKED), "gzip, gzip"),
    "/deflate": coded(zlib.compress(PAGE), "deflate"),
    "/deflate-raw": coded(raw_deflate(PAGE), "deflate"),
    "/brotli": coded(brotli.compress(PAGE), "br"),
    "/gzip-short": coded(PACKED[:-30], "gzip"),
    "/gzip-broken": coded(PACKED[:40] + bytes(40) + PACKED[80:], "gzip"),
    "/many-codings": coded(PACKED, ", ".join(["gzip"] * 40)),
    "/gzip-bomb": coded(zeros(20), "gzip"),
    "/gzip-bomb-in-bomb": coded(gzip.compress(zeros(20)), "gzip, gzip"),
    "/brotli-bomb": coded(brotli.compress(bytes(20 * MEGABYTE), quality=1), "br"),
}
STATUS: dict[str, Behaviour] = {
    **{f"/status-{status}": reply(PAGE, status=f"{status} Whatever") for status in (400, 401, 403, 404, 410, 451, 500)},
    "/status-206": reply(PAGE[:100], f"Content-Range: bytes 0-99/{len(PAGE)}", status="206 Partial Content"),
    "/status-304": b"HTTP/1.1 304 Not Modified\r\n\r\n",
    "/rest": reply(PAGE, "Retry-After: 86000", status="429 Too Many Requests"),
}
REDIRECT: dict[str, Behaviour] = {
    "/to-ok": moved("ok"),
    "/to-spaces": moved("/a b"),
    "/a%20b": reply(),
    "/circle": moved("/circle-back"),
    "/circle-back": moved("/circle"),
    "/nowhere": reply(b"", status="302 Found"),
    **{f"/chain-{number}": moved(f"/chain-{number + 1}") for number in range(30)},
    "/to-file": moved("file:///etc/passwd"),
    "/to-gopher": moved("gopher://127.0.0.1:{inner}/internal"),
    "/to-script": moved("javascript:alert(1)"),
    "/to-data": moved("data:text/html,<p>no</p>"),
    "/to-user": moved("http://127.0.0.1:{port}@127.0.0.1:{inner}/internal"),
    **{
        f"/to-{name}": moved(f"http://{host}:{{inner}}/internal")
        for name, host in {
            "port": "127.0.0.1", "decimal": "2130706433", "hex": "0x7f000001", "octal": "0177.0.0.1", "short": "127.1",
            "mapped": "[::ffff:7f00:1]", "full-width": "１２７.0.0.1", "dot": "127.0.0.1.", "zero": "0.0.0.0",  # noqa: RUF001, S104 - what attackers write
        }.items()
    },
    **{f"/to-{host}": moved(f"http://{host}:{{port}}/internal") for host in (OTHER_LOOPBACK, "localhost", "0")},
}  # fmt: skip
CHARSET: dict[str, Behaviour] = {
    "/cp1251": reply(document(RUSSIAN).encode("cp1251"), kind="text/html; charset=windows-1251"),
    "/koi8-meta": reply(document(RUSSIAN, '<meta charset="koi8-r">').encode("koi8-r"), kind="text/html"),
    "/utf8-silent": reply(document(RUSSIAN).encode(), kind="text/html"),
    "/utf16-bom": reply(document(RUSSIAN).encode("utf-16"), kind="text/html; charset=iso-8859-1"),
    "/unknown-name": reply(document(RUSSIAN).encode(), kind="text/html; charset=klingon"),
}
CONTENT: dict[str, Behaviour] = {
    "/film": reply(b"film", kind="video/mp4"),
    "/paper": reply(b"%PDF-1.7", kind="application/pdf"),
}
PATHS: dict[str, Behaviour] = {
    "/robots.txt": reply(b"User-agent: *\nDisallow: /private/\n", kind="text/plain", keep=True),
    **TRANSPORT,
    **ENCODING,
    **STATUS,
    **REDIRECT,
    **CHARSET,
    **CONTENT,
}
# After these the connection stays open; of all others the answer says, or shows, that it does not.
KEPT = {"/robots.txt", "/ok", "/long"}


@dataclass
class Hostile:
    """The running servers. ``asked`` are the paths asked for, ``inside`` what reached the private network."""

    port: int = 0
    inner: int = 0
    asked: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    _writers: list[asyncio.StreamWriter] = field(default_factory=list)

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Hostile]:
        outer = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = outer.sockets[0].getsockname()[1]
        inner = await asyncio.start_server(self._serve_inside, "127.0.0.1", 0)
        self.inner = inner.sockets[0].getsockname()[1]
        servers = [outer, inner]
        # Only Linux has the whole of 127.0.0.0/8.
        with suppress(OSError):
            servers.append(await asyncio.start_server(self._serve_inside, OTHER_LOOPBACK, self.port))
        try:
            yield self
        finally:
            for server in servers:
                server.close()
            for writer in self._writers:
                writer.transport.abort()
            await asyncio.sleep(0.01)

    async def _serve_inside(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.append(writer)
        self.inside.append((await reader.readline()).decode("latin-1"))
        writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.append(writer)
        try:
            path = "/ok"
            while path in KEPT:
                head = await reader.readuntil(b"\r\n\r\n")
                path = head.decode("latin-1").split(" ")[1]
                self.asked.append(path)
                await self._answer(path, head, writer)
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, IndexError, OSError):
            pass
        finally:
            writer.close()

    async def _answer(self, path: str, head: bytes, writer: asyncio.StreamWriter) -> None:
        if f"Host: 127.0.0.1:{self.port}\r\n".encode() not in head:
            self.inside.append(path)
        if path.startswith("/grow"):
            behaviour: Behaviour = moved(f"{path}/and-on")
        else:
            behaviour = PATHS.get(path, reply(PAGE, status="404 Not Found"))
        if isinstance(behaviour, bytes):
            ports = {b"{port}": self.port, b"{inner}": self.inner}
            for name, port in ports.items():
                behaviour = (
                    behaviour.replace(name, b"%d" % port) if behaviour.startswith(b"HTTP/1.1 302") else behaviour
                )
            writer.write(behaviour)
            await writer.drain()
        else:
            await behaviour(self, writer)  # type: ignore[misc]
