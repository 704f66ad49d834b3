"""One request on its way through redirects: what is known so far, and the record that it ends as."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractors.fetch.decode import decode_content, http_charset
from extractors.fetch.policy import outcome_of
from extractors.records import Fetch, Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from extractors.fetch.answer import Answer, Failure
    from extractors.fetch.archive import Place
    from extractors.fetch.turns import Seat
    from extractors.records import Outcome, Request

MAX_ERROR = 500
MAX_HEADER = 500
_CUT: dict[str, Outcome] = {
    "length": "too_large",
    "time": "timeout",
    "disconnect": "truncated",
    "unspecified": "refused",
}


@dataclass(slots=True)
class Trip:
    """One attempt. ``redirects`` are the addresses that sent us on, in order, the requested one first.

    ``claims`` are the dedupe keys that this request holds. ``answered`` asks whether somebody else has
    brought the answer while we stood in line.
    """

    fetch_id: str
    request: Request
    attempt: int
    seat: Seat
    url: str
    begun_at: datetime
    claims: set[str]
    answered: Callable[[], bool] | None = None
    redirects: list[str] = field(default_factory=list)
    started_at: datetime | None = None
    elapsed: float = 0.0
    delay: float | None = None
    robots: str | None = None
    retry_at: datetime | None = None
    lasting: bool = False
    answer: Answer | None = None
    place: Place | None = None
    bytes_wire: int = 0

    def note(self, exchange: Answer | Failure) -> None:
        """Count an exchange that has just ended."""
        self.elapsed += exchange.elapsed
        self.started_at = self.started_at or exchange.started_at

    def keep(self, answer: Answer, place: Place) -> None:
        """Note an answer and where it is archived."""
        self.answer, self.place = answer, place
        self.bytes_wire += len(answer.body)

    def finish(self, answer: Answer, max_body_bytes: int) -> Page:
        """Judge the last answer."""
        outcome, error, body = _judge(answer, self.request, max_body_bytes)
        return self.page(outcome, error, body)

    def page(self, outcome: Outcome, error: str | None = None, body: bytes | None = None) -> Page:
        """Make the record. ``attempt`` is 0 if nothing was sent."""
        answer, place = self.answer, self.place
        content_type = _short(answer.header("content-type")) if answer else None
        fetch = Fetch(
            fetch_id=self.fetch_id,
            purpose=self.request.purpose,
            requested_url=self.request.url,
            final_url=self.url,
            redirects=tuple(self.redirects),
            started_at=self.started_at or self.begun_at,
            elapsed_ms=round(self.elapsed * 1000),
            outcome=outcome,
            status=answer.status if answer else None,
            error=error[:MAX_ERROR] if error else None,
            attempt=self.attempt if self.started_at else 0,
            waited_ms=round(self.seat.waited.seconds * 1000),
            wait_reason=self.seat.waited.reason,
            delay_ms=None if self.delay is None else round(self.delay * 1000),
            robots=self.robots,
            etag=_short(answer.header("etag")) if answer else None,
            last_modified=_short(answer.header("last-modified")) if answer else None,
            retry_at=self.retry_at,
            content_type=content_type,
            charset=http_charset(content_type),
            bytes_wire=self.bytes_wire,
            bytes_body=len(body) if body is not None else 0,
            body_sha256=hashlib.sha256(body).hexdigest() if body is not None else None,
            warc_file=place.file if place else None,
            warc_offset=place.offset if place else None,
            warc_length=place.length if place else None,
            peer=answer.peer if answer else None,
        )
        return Page(fetch, body)


def _judge(answer: Answer, request: Request, limit: int) -> tuple[Outcome, str | None, bytes | None]:
    outcome = outcome_of(answer.status)
    if outcome == "not_modified" and not (request.etag or request.last_modified):
        return "http_error", "304 to a request without condition", None
    if outcome != "ok":
        return outcome, answer.error, None
    if answer.cut and not (answer.cut == "length" and request.purpose == "robots"):
        return _CUT[answer.cut], answer.error, None
    encoding = ", ".join(value for name, value in answer.headers if name.lower() == "content-encoding")
    decoded = decode_content(answer.body, encoding, limit)
    if decoded.problem == "too_large":
        return "too_large", f"more than {limit} bytes unpacked", None
    if decoded.problem is not None:
        return "truncated", f"content coding {encoding[:50]} is {decoded.problem}", None
    return "ok", None, decoded.data


def _short(value: str | None) -> str | None:
    """Keep what a header says; one that is absurdly long says nothing."""
    return value if value and len(value) <= MAX_HEADER else None
