"""One HTTP exchange as it came over the wire, or why there was none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import datetime

Trouble = Literal["refused", "timeout", "connect_error", "protocol_error"]
Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A response with the body as received: chunks joined, content coding still on.

    ``cut`` says why the body is not whole, in the words of WARC-Truncated: ``length`` (our cap), ``time`` (our
    deadline), ``disconnect``, or ``unspecified`` (a type that we do not read). ``elapsed`` is in seconds, from the
    start (with connecting) to the end; ``latency`` is what the host took from our request to its headers.
    """

    url: str
    status: int
    reason: str
    headers: Headers
    body: bytes
    request_headers: Headers
    request_target: str
    started_at: datetime
    elapsed: float
    latency: float = 0.0
    peer: str | None = None
    cut: Literal["length", "time", "disconnect", "unspecified"] | None = None
    error: str | None = None

    def header(self, name: str) -> str | None:
        """Give the first header of that name (lower case), or None."""
        return next((value for key, value in self.headers if key.lower() == name), None)


@dataclass(frozen=True, slots=True)
class Failure:
    """No response. ``lasting``: it will be the same next time. ``sent`` is false if nothing left this machine.

    ``reached`` is false if it speaks of our own line (resolver, network, proxy) and not of the host.
    ``connect_error`` is a name, a connection, TLS or a tunnel that did not come about, ``protocol_error`` anything
    that is no HTTP, a reset too. What breaks off after the headers is a cut ``Answer``, unless it is no HTTP.
    """

    outcome: Trouble
    error: str
    started_at: datetime
    elapsed: float
    lasting: bool = False
    sent: bool = True
    reached: bool = True
