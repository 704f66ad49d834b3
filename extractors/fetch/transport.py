"""The wire: one GET at a time on a line to its origin, under a total deadline and caps.

httpcore, the lower half of httpx, does the protocol. The upper half is not used: a client keeps cookies, unpacks
bodies without bound and follows redirects by itself, and costs twice the rest (docs/adr/0007-fetching.md).
"""

from __future__ import annotations

import asyncio
import ssl
from dataclasses import replace
from functools import cache, partial
from io import BytesIO
from typing import TYPE_CHECKING, Literal, cast

import httpcore
import httpx

from extractors.errors import FetchError
from extractors.fetch import policy
from extractors.fetch.answer import Answer, Failure, Headers
from extractors.fetch.guard import RefusedError
from extractors.fetch.line import MAX_HEADER_BYTES, Line, Lines, TunnelError
from extractors.fetch.lookup import NoWayOutError

if TYPE_CHECKING:
    from collections.abc import AsyncIterable
    from datetime import datetime
    from pathlib import Path

    from extractors.fetch.answer import Trouble
    from extractors.fetch.clock import Clock
    from extractors.fetch.guard import Target
    from extractors.records import Purpose

MAX_HEADERS = 5000
# Smaller chunks than this allows are a way to keep us busy.
MAX_PARTS = 20_000
_LOGIN_WANTED = 407
_LASTING = ("unknown name", policy.BAD_CERTIFICATE, "UNSUPPORTED_PROTOCOL", "WRONG_VERSION_NUMBER")
_Cut = Literal["length", "time", "disconnect", "unspecified"] | None


def ssl_context(ca_file: Path | None) -> ssl.SSLContext:
    """Trust what httpx trusts, what the machine trusts and ``ca_file``. Raises FetchError that names a wrong file."""
    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()
    context.set_alpn_protocols(["http/1.1"])
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


class Wire:
    """Sends requests. Raises FetchError at once if the proxy, the CA file or ``allow_hosts`` cannot be right."""

    def __init__(self, settings: policy.FetchSettings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        # It takes a tenth of a second, and plain http does without it. But a wrong file is told of at once.
        context = cache(partial(ssl_context, settings.ca_file))
        if settings.ca_file is not None:
            context()
        self._lines = Lines(settings, context)

    async def aclose(self) -> None:
        """Close all connections."""
        await self._lines.aclose()

    async def send(self, target: Target, headers: Headers, purpose: Purpose, budget: float) -> Answer | Failure:
        """Do one GET within ``budget`` seconds, from the name lookup to the last byte.

        Raises FetchError only if the proxy itself cannot be reached or wants a login.
        """
        return await _Exchange(target, headers, purpose, self._settings, self._clock).run(self._lines, budget)


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
        self._latency = 0.0
        self._line: Line | None = None
        self._response: httpcore.Response | None = None
        self._fields: Headers = ()
        # Gives the bytes away without a copy, unlike a list of parts or a bytearray.
        self._body = BytesIO()

    async def run(self, lines: Lines, budget: float) -> Answer | Failure:
        try:
            async with asyncio.timeout(budget):
                cut, why = await self._talk(lines)
            return self._answer(cut, why)
        except RefusedError as refusal:
            return self._failure("refused", str(refusal), sent=False)
        except TimeoutError:
            return self._late(f"not done within {self._settings.request_deadline:g} s")
        except TunnelError as error:
            return self._no_tunnel(error)
        except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
            return self._no_connection(str(error), reached=not isinstance(error, NoWayOutError))
        except (httpcore.ProtocolError, httpcore.NetworkError, UnicodeError) as error:
            return self._broken(error)

    async def _talk(self, lines: Lines) -> tuple[_Cut, str | None]:
        line = self._line = await lines.take(self._target)
        try:
            asked = self._clock.monotonic()
            response = await line.ask(self._target, self._headers)
            self._latency = self._clock.monotonic() - asked
            self._fields = _fields(response)
            self._response = response
            try:
                cut, why = await self._read(response)
            finally:
                await response.aclose()
        except BaseException:
            await line.aclose()
            raise
        if cut is None and not self._is_ambiguous():
            await lines.give_back(self._target, line)
        else:
            await line.aclose()
        return cut, why

    async def _read(self, response: httpcore.Response) -> tuple[_Cut, str | None]:
        """Read the body up to the cap, without undoing anything."""
        kind = self._field("content-type")
        if policy.outcome_of(response.status) == "ok" and not policy.accepts(self._purpose, kind):
            return "unspecified", f"content type {kind}"[:200]
        stated = self._field("content-length") or ""
        if self._purpose != "robots" and stated.isdecimal() and int(stated) > self._limit:
            return "length", f"{stated} bytes announced"[:200]
        parts = 0
        async for part in cast("AsyncIterable[bytes]", response.stream):
            room = self._limit - self._body.tell()
            self._body.write(part if len(part) <= room else part[:room])
            if len(part) > room:
                return "length", f"more than {self._limit} bytes"
            parts += 1
            if parts > MAX_PARTS:
                return "length", f"more than {MAX_PARTS} chunks"
        return None, None

    def _field(self, name: str) -> str | None:
        return next((value for key, value in self._fields if key.lower() == name), None)

    def _is_ambiguous(self) -> bool:
        """Tell whether its end can be read in two ways: then the connection is not used again (RFC 9112, 6.3)."""
        return self._field("content-length") is not None and self._field("transfer-encoding") is not None

    def _answer(self, cut: _Cut, error: str | None) -> Answer:
        response = cast("httpcore.Response", self._response)
        return Answer(
            url=self._target.url,
            status=response.status,
            reason=response.extensions["reason_phrase"].decode("latin-1"),
            headers=self._fields,
            body=self._body.getvalue(),
            request_headers=self._headers,
            request_target=self._target.path,
            started_at=self._started_at,
            elapsed=self._clock.monotonic() - self._started,
            latency=self._latency,
            peer=self._line.peer if self._line else None,
            cut=cut,
            error=error,
        )

    def _late(self, error: str) -> Answer | Failure:
        """After the headers the deadline leaves a cut response, before them none."""
        if self._response is not None:
            return self._answer("time", error)
        if self._line is None:
            # What cannot be reached is not slow. It is not worth another deadline either.
            return self._failure("connect_error", f"no connection: {error}", lasting=True)
        return self._failure("timeout", error)

    def _broken(self, error: Exception) -> Answer | Failure:
        """Tell a body that broke off from one that is no HTTP."""
        text = f"{type(error).__name__}: {error}"[:500]
        if self._response is not None and self._line is not None and self._line.is_at_end:
            return self._answer("disconnect", text)
        return self._failure("protocol_error", text)

    def _no_connection(self, error: str, *, reached: bool) -> Failure:
        lasting = any(sign in error for sign in _LASTING)
        return replace(self._failure("connect_error", error[:500], lasting=lasting), reached=reached)

    def _no_tunnel(self, error: TunnelError) -> Failure:
        if error.status == _LOGIN_WANTED:
            raise self._login_wanted() from error
        return self._no_connection(str(error), reached=False)

    def _login_wanted(self) -> FetchError:
        return FetchError(
            "the proxy wants a login",
            subject=(self._settings.proxy or "").rpartition("@")[2],
            advice="Put user and password into its address: http://user:password@host:port.",
        )

    def _failure(self, outcome: Trouble, error: str, *, lasting: bool = False, sent: bool = True) -> Failure:
        return Failure(outcome, error, self._started_at, self._clock.monotonic() - self._started, lasting, sent)


def _fields(response: httpcore.Response) -> Headers:
    """Give the response's headers as text. Raises httpcore.RemoteProtocolError if they are too many."""
    size = sum(len(name) + len(value) + 4 for name, value in response.headers)
    if size > MAX_HEADER_BYTES or len(response.headers) > MAX_HEADERS:
        raise httpcore.RemoteProtocolError(f"{len(response.headers)} headers of {size} bytes")
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers)
