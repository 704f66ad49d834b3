"""The wire: one small connection pool per origin, one exchange at a time, under a deadline and caps.

httpx does the protocol. It is used below its client: a client keeps cookies, unpacks bodies without bound and
follows redirects by itself, none of which we want.
"""

from __future__ import annotations

import asyncio
import ssl
from collections import OrderedDict
from typing import TYPE_CHECKING, Literal, cast

import httpcore
import httpx

from extractors.errors import FetchError
from extractors.fetch import policy
from extractors.fetch.answer import Answer, Failure, Headers
from extractors.fetch.guard import CONNECT_TIMEOUT, GuardedBackend, RefusedError, Target

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from extractors.fetch.clock import Clock
    from extractors.records import Purpose

MAX_POOLS = 64
CONNECTIONS_PER_HOST = 2
KEEPALIVE = 30.0
_LASTING = ("unknown name", "CERTIFICATE_VERIFY_FAILED", "UNSUPPORTED_PROTOCOL", "WRONG_VERSION_NUMBER")
_Cut = Literal["length", "time", "disconnect", "unspecified"] | None


def ssl_context(ca_file: Path | None) -> ssl.SSLContext:
    """Trust what httpx trusts, what the machine trusts and ``ca_file``. Raises FetchError that names a wrong file."""
    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()
    if ca_file is not None:
        try:
            context.load_verify_locations(cafile=ca_file)
        except (OSError, ssl.SSLError) as error:
            raise FetchError(
                f"no certificates can be read from it ({error})",
                subject=str(ca_file),
                advice="Name a PEM file in NEWSWAKE_CA_FILE or SSL_CERT_FILE.",
            ) from error
    return context


class GuardedTransport(httpx.AsyncHTTPTransport):
    """httpx's transport on a pool whose connections are made by our guard."""

    def __init__(self, context: ssl.SSLContext, backend: GuardedBackend, proxy: str | None) -> None:
        # httpx has no parameter for the network backend, so the pool is made here and not in its __init__.
        if proxy is None:
            self._pool = httpcore.AsyncConnectionPool(
                ssl_context=context,
                max_connections=CONNECTIONS_PER_HOST,
                keepalive_expiry=KEEPALIVE,
                network_backend=backend,
            )
        else:
            parsed = httpx.Proxy(proxy)
            self._pool = httpcore.AsyncHTTPProxy(
                proxy_url=str(parsed.url),
                proxy_auth=parsed.raw_auth,
                ssl_context=context,
                proxy_ssl_context=context if parsed.url.scheme == "https" else None,
                max_connections=CONNECTIONS_PER_HOST,
                keepalive_expiry=KEEPALIVE,
                network_backend=backend,
            )


class Wire:
    """Sends requests. Pools of origins that were not asked for long are closed."""

    def __init__(self, settings: policy.FetchSettings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._context = ssl_context(settings.ca_file)
        self._backend = GuardedBackend(settings)
        self._pools: OrderedDict[str, GuardedTransport] = OrderedDict()
        self._busy: dict[str, int] = {}

    async def aclose(self) -> None:
        """Close all connections."""
        for origin in list(self._pools):
            await self._pools.pop(origin).aclose()

    async def send(self, target: Target, headers: Headers, purpose: Purpose, budget: float) -> Answer | Failure:
        """Do one GET within ``budget`` seconds.

        Raises FetchError only if the proxy itself cannot be reached or wants a login.
        """
        origin = target.origin
        self._busy[origin] = self._busy.get(origin, 0) + 1
        try:
            pool = await self._pool(origin)
            return await _Exchange(target, headers, purpose, self._settings, self._clock).run(pool, budget)
        finally:
            self._busy[origin] -= 1
            if not self._busy[origin]:
                del self._busy[origin]

    async def _pool(self, origin: str) -> GuardedTransport:
        pool = self._pools.get(origin)
        if pool is None:
            pool = self._pools[origin] = GuardedTransport(self._context, self._backend, self._settings.proxy)
        self._pools.move_to_end(origin)
        idle = [name for name in self._pools if name not in self._busy]
        for name in idle[: max(0, len(self._pools) - MAX_POOLS)]:
            await self._pools.pop(name).aclose()
        return pool


class _Exchange:
    """One request and what has come of it so far."""

    def __init__(
        self, target: Target, headers: Headers, purpose: Purpose, settings: policy.FetchSettings, clock: Clock
    ) -> None:
        self._target = target
        self._headers = (("Host", target.authority), *headers)
        self._purpose = purpose
        self._settings = settings
        self._limit = policy.wire_limit(purpose, settings.max_wire_bytes)
        self._clock = clock
        self._started_at: datetime = clock.now()
        self._started = clock.monotonic()
        self._response: httpx.Response | None = None
        self._peer: str | None = None
        self._parts: list[bytes] = []

    async def run(self, pool: GuardedTransport, budget: float) -> Answer | Failure:
        try:
            request = self._request()
        except (httpx.InvalidURL, UnicodeError, ValueError) as error:
            return self._failure("refused", f"not a URL that can be asked: {error}", sent=False)
        try:
            async with asyncio.timeout(budget):
                self._response = await pool.handle_async_request(request)
                self._peer = _peer(self._response)
                try:
                    cut, why = await self._read(self._response)
                finally:
                    await self._response.aclose()
            return self._answer(cut, why)
        except RefusedError as refusal:
            return self._failure("refused", str(refusal), sent=False)
        except TimeoutError:
            return self._broken("time", f"not done within {self._settings.request_deadline:g} s")
        except httpx.ProxyError as error:
            return self._proxy_said_no(error)
        except (httpx.TransportError, OSError) as error:
            return self._broken("disconnect", f"{type(error).__name__}: {error}"[:500])

    def _request(self) -> httpx.Request:
        # On an address that ada has written httpx changes nothing.
        return httpx.Request(
            "GET",
            self._target.url,
            headers=list(self._headers),
            extensions={"timeout": {"connect": min(CONNECT_TIMEOUT, self._settings.request_deadline)}},
        )

    async def _read(self, response: httpx.Response) -> tuple[_Cut, str | None]:
        """Read the body up to the cap, without undoing anything."""
        kind = response.headers.get("content-type")
        if policy.outcome_of(response.status_code) == "ok" and not policy.accepts(self._purpose, kind):
            return "unspecified", f"content type {kind}"[:200]
        stated = response.headers.get("content-length", "")
        if self._purpose != "robots" and stated.isdecimal() and int(stated) > self._limit:
            return "length", f"{stated} bytes announced"[:200]
        size = 0
        async for part in response.aiter_raw():
            size += len(part)
            if size > self._limit:
                self._parts.append(part[: len(part) - (size - self._limit)])
                return "length", f"more than {self._limit} bytes"
            self._parts.append(part)
        return None, None

    def _answer(self, cut: _Cut, error: str | None) -> Answer:
        response = cast("httpx.Response", self._response)
        return Answer(
            url=self._target.url,
            status=response.status_code,
            reason=response.reason_phrase,
            headers=tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers.raw),
            body=b"".join(self._parts),
            request_headers=self._headers,
            request_target=self._target.path,
            started_at=self._started_at,
            elapsed=self._clock.monotonic() - self._started,
            peer=self._peer,
            cut=cut,
            error=error,
        )

    def _broken(self, cut: Literal["time", "disconnect"], error: str) -> Answer | Failure:
        """An error after the headers leaves a cut response, one before them leaves none."""
        if self._response is not None:
            return self._answer(cut, error)
        lasting = any(sign in error for sign in _LASTING)
        return self._failure("timeout" if cut == "time" else "net_error", error, lasting=lasting)

    def _proxy_said_no(self, error: httpx.ProxyError) -> Failure:
        if str(error).startswith("407"):
            raise FetchError(
                "the proxy wants a login",
                subject=(self._settings.proxy or "").rpartition("@")[2],
                advice="Put user and password into its address: http://user:password@host:port.",
            ) from error
        return self._failure("net_error", f"the proxy answered {error}"[:200], lasting=False)

    def _failure(
        self,
        outcome: Literal["refused", "timeout", "net_error"],
        error: str,
        *,
        lasting: bool = False,
        sent: bool = True,
    ) -> Failure:
        return Failure(outcome, error, self._started_at, self._clock.monotonic() - self._started, lasting, sent)


def _peer(response: httpx.Response) -> str | None:
    """Address of the other end. It must be asked for before the body is read: then the stream may be gone."""
    stream = response.extensions.get("network_stream")
    address = stream.get_extra_info("server_addr") if stream is not None else None
    return str(address[0]) if address else None
