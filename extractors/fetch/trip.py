"""One attempt at a URL, on its way through redirects, and the record that each of its requests ends as."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from extractors.fetch import optout
from extractors.fetch.decode import http_charset
from extractors.fetch.turns import Waited
from extractors.records import Fetch, Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from extractors.fetch.answer import Answer, Failure
    from extractors.fetch.ending import Ending
    from extractors.fetch.turns import Seat
    from extractors.records import Outcome, Request

MAX_ERROR = 500
MAX_HEADER = 500


@dataclass(slots=True)
class Claims:
    """The dedupe keys that one look at a URL holds. ``used`` says that a request was sent for them."""

    keys: set[str] = field(default_factory=set)
    used: bool = False


@dataclass(slots=True)
class Trip:
    """One attempt. ``redirects`` are the addresses that sent us on, in order, the requested one first.

    ``answered`` asks whether somebody else has brought the answer while we stood in line. ``elapsed`` are the
    seconds that its requests have taken. ``robots`` and ``retry_at`` belong to the address that is asked now;
    ``lasting`` says that its failure will be the same next time.
    """

    chain_id: str
    request: Request
    attempt: int
    seat: Seat
    url: str
    claims: Claims
    answered: Callable[[], bool] | None = None
    redirects: list[str] = field(default_factory=list)
    elapsed: float = 0.0
    robots: str | None = None
    retry_at: datetime | None = None
    lasting: bool = False

    def go_on(self, url: str) -> None:
        """Turn to the address that a redirect names."""
        self.redirects.append(self.url)
        self.url = url
        self.robots = self.retry_at = None
        self.seat.waited = Waited()

    def stopped(self, now: datetime, outcome: Outcome, error: str | None = None) -> Page:
        """Make the record of a request that was not sent."""
        return Page(self._row(now, outcome, error))

    def failed(self, failure: Failure) -> Page:
        """Make the record of a request that got no answer."""
        row = self._row(failure.started_at, failure.outcome, failure.error)
        if not failure.sent:
            return Page(row)
        elapsed, rest = round(failure.elapsed * 1000), round(self.seat.rest * 1000)
        return Page(replace(row, attempt=self.attempt, elapsed_ms=elapsed, delay_ms=rest))

    def answered_with(self, answer: Answer, end: Ending) -> Page:
        """Make the record of a request and its answer, as yet without its place in the archive."""
        body = end.body
        content_type = _short(answer.header("content-type"))
        row = self._row(
            answer.started_at,
            end.outcome,
            end.error,
            attempt=self.attempt,
            elapsed_ms=round(answer.elapsed * 1000),
            latency_ms=round(answer.latency * 1000),
            delay_ms=round(self.seat.rest * 1000),
            status=answer.status,
            barrier=end.barrier,
            etag=_short(answer.header("etag")),
            last_modified=_short(answer.header("last-modified")),
            opt_outs=optout.from_headers(answer.headers),
            content_type=content_type,
            charset=http_charset(content_type),
            bytes_wire=len(answer.body),
            bytes_body=len(body) if body is not None else 0,
            body_sha256=hashlib.sha256(body).hexdigest() if body is not None else None,
            peer=answer.peer,
        )
        return Page(row, body)

    def _row(self, at: datetime, outcome: Outcome, error: str | None, **heard: Any) -> Fetch:
        """Make a record of what is known without an answer, and of what an answer says."""
        known = {"elapsed_ms": 0, "attempt": 0, **heard}
        waited = self.seat.waited
        return Fetch(
            fetch_id=uuid.uuid4().hex,
            chain_id=self.chain_id,
            hop=len(self.redirects),
            purpose=self.request.purpose,
            requested_url=self.request.url,
            final_url=self.url,
            redirects=tuple(self.redirects),
            started_at=at,
            outcome=outcome,
            error=error[:MAX_ERROR] if error else None,
            waited_ms=round(waited.seconds * 1000),
            wait_reason=waited.reason,
            robots=self.robots,
            retry_at=self.retry_at,
            **known,
        )


def _short(value: str | None) -> str | None:
    """Keep what a header says; one that is absurdly long says nothing."""
    return value if value and len(value) <= MAX_HEADER else None
