"""A line to one origin: a connection with HTTP/1.1 on it, through the proxy if there is one, one exchange at a time."""

from __future__ import annotations

from collections import OrderedDict
from contextlib import nullcontext
from typing import TYPE_CHECKING

import httpcore

from extractors.errors import FetchError
from extractors.fetch.dial import Dialler
from extractors.fetch.guard import Proxy, proxy_address
from extractors.fetch.lookup import NoWayOutError

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Sequence

    from extractors.fetch.guard import Target
    from extractors.fetch.policy import FetchSettings
    from extractors.fetch.stream import Stream

MAX_HEADER_BYTES = 128 * 1024
KEEPALIVE = 30.0
MAX_IDLE = 64
_SUCCESS = range(200, 300)

_Pairs = list[tuple[bytes, bytes]]


class TunnelError(Exception):
    """The proxy did not make a tunnel; ``status`` is what it answered."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"the proxy answered {status} {reason}".rstrip())
        self.status = status


class Line(httpcore.AsyncHTTP11Connection):
    """httpcore's HTTP/1.1 on a connection that our guard has made.

    ``forward`` is the proxy that plain http goes through: it is asked for whole addresses.
    """

    # Of a header that is not complete httpcore keeps this much, and refuses it then.
    MAX_INCOMPLETE_EVENT_SIZE = MAX_HEADER_BYTES

    def __init__(self, origin: httpcore.Origin, stream: Stream, forward: Proxy | None = None) -> None:
        super().__init__(origin, stream, keepalive_expiry=KEEPALIVE)
        # A line has one exchange at a time, so there is nobody to lock out; the lock would yield to the loop each time.
        self._state_lock = nullcontext()  # type: ignore[assignment]
        self.peer = stream.peer
        self._stream = stream
        self._forward = forward

    async def ask(self, target: Target, headers: Sequence[tuple[str, str]]) -> httpcore.Response:
        """Send a GET and give the response up to its headers. Raises httpcore's errors."""
        pairs = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        path = target.path
        if self._forward is not None:
            path = target.url
            pairs += _login(self._forward)
        return await self._send(b"GET", path.encode("ascii"), pairs)

    async def connect(self, target: Target, proxy: Proxy) -> None:
        """Have the proxy make a tunnel (RFC 9110, section 9.3.6). Raises TunnelError, httpcore's errors."""
        host = f"[{target.host}]" if ":" in target.host else target.host
        place = f"{host}:{target.port}".encode("ascii")
        response = await self._send(b"CONNECT", place, [(b"Host", place), *_login(proxy)])
        if response.status not in _SUCCESS:
            raise TunnelError(response.status, response.extensions["reason_phrase"].decode("latin-1")[:100])
        if self._unread():
            raise httpcore.RemoteProtocolError("the proxy spoke before the host could")

    async def _send(self, method: bytes, path: bytes, headers: _Pairs) -> httpcore.Response:
        origin = self._origin
        url = httpcore.URL(scheme=origin.scheme, host=origin.host, port=origin.port, target=path)
        return await self.handle_async_request(httpcore.Request(method, url, headers=headers))

    @property
    def is_at_end(self) -> bool:
        """Tell whether the other side has ended or reset it, and httpcore was told so."""
        return self._stream.at_end

    def is_clean(self) -> bool:
        """Tell whether the last exchange is over and nothing came after it.

        What came unasked would be taken for the answer to the next request.
        """
        return self.is_available() and not self.has_expired() and not self._unread()

    def _unread(self) -> bool:
        return bool(self._h11_state.trailing_data[0])


class Lines:
    """Opens lines and keeps those that can be used again, one for each origin.

    ``context`` gives the TLS context; it is not asked before TLS is needed.
    """

    def __init__(self, settings: FetchSettings, context: Callable[[], ssl.SSLContext]) -> None:
        self._proxy = proxy_address(settings.proxy)
        self._context = context
        self._dialler = Dialler(settings)
        self._idle: OrderedDict[str, Line] = OrderedDict()

    async def take(self, target: Target) -> Line:
        """Give a line to the target's origin. Raises RefusedError, FetchError, TunnelError, httpcore's errors."""
        line = self._idle.pop(target.origin, None)
        if line is not None:
            if line.is_clean():
                return line
            await line.aclose()
        return await self._open(target)

    async def give_back(self, target: Target, line: Line) -> None:
        """Keep a line for the next request, or close it if it is not clean or too many are kept."""
        spare: Line | None = line
        if line.is_clean():
            spare = self._idle.pop(target.origin, None)
            self._idle[target.origin] = line
            if len(self._idle) > MAX_IDLE:
                await self._idle.popitem(last=False)[1].aclose()
        if spare is not None:
            await spare.aclose()

    async def aclose(self) -> None:
        """Close what is kept."""
        while self._idle:
            await self._idle.popitem()[1].aclose()

    async def _open(self, target: Target) -> Line:
        stream = await self._dial(target)
        try:
            if self._proxy is None or target.scheme == "https":
                return await self._direct(stream, target)
            return Line(_origin(self._proxy), stream, self._proxy)
        except BaseException:
            await stream.aclose()
            raise

    async def _dial(self, target: Target) -> Stream:
        if self._proxy is None:
            return await self._dialler.dial(target.host, target.port)
        stream = await self._dialler.dial_proxy(self._proxy)
        if self._proxy.scheme == "https":
            await self._secure(stream, self._proxy)
        return stream

    async def _secure(self, stream: Stream, proxy: Proxy) -> None:
        try:
            await stream.start_tls(self._context(), proxy.host)
        except BaseException as error:
            await stream.aclose()
            if isinstance(error, httpcore.ConnectError | httpcore.ConnectTimeout):
                raise FetchError(
                    f"no TLS with the proxy ({error})",
                    subject=f"{proxy.host}:{proxy.port}",
                    advice="Check its address (http:// or https://) and name its CA file in NEWSWAKE_CA_FILE.",
                ) from error
            raise

    async def _direct(self, stream: Stream, target: Target) -> Line:
        if self._proxy is not None:
            await self._tunnel(stream, target, self._proxy)
        if target.scheme == "https":
            await stream.start_tls(self._context(), target.host)
        return Line(_origin(target), stream)

    async def _tunnel(self, stream: Stream, target: Target, proxy: Proxy) -> None:
        try:
            await Line(_origin(proxy), stream).connect(target, proxy)
        except (httpcore.ProtocolError, httpcore.NetworkError) as error:
            raise NoWayOutError(f"the proxy made no tunnel: {error}") from error


def _origin(place: Target | Proxy) -> httpcore.Origin:
    return httpcore.Origin(place.scheme.encode("ascii"), place.host.encode("ascii"), place.port)


def _login(proxy: Proxy) -> _Pairs:
    return [(b"Proxy-Authorization", proxy.login.encode("ascii"))] if proxy.login else []
