"""What an archive's refusal means, told by status and words: most of them say it in prose, some with status 200."""

from __future__ import annotations

from http import HTTPStatus
from typing import Literal

from extractors.discover import markup

Fault = Literal[
    "rate_limited",  # asked too fast: wait, then go on
    "blocked_site",  # the archive holds this site back, by the owner's wish or robots.txt: do not ask again
    "bad_query",  # our question is wrong for it: the same one will fail again
    "unavailable",  # overloaded or broken: another day
    "unreadable",  # an answer in no form that is documented
]

MAX_SAID = 200
_READ = 4_000
_PASSING = frozenset[Fault | None]({"rate_limited", "unavailable"})
_BY_STATUS: dict[int, Fault] = {
    HTTPStatus.BAD_REQUEST: "bad_query",
    HTTPStatus.FORBIDDEN: "unavailable",
    HTTPStatus.REQUEST_URI_TOO_LONG: "bad_query",
    HTTPStatus.UNPROCESSABLE_ENTITY: "bad_query",
    HTTPStatus.TOO_MANY_REQUESTS: "rate_limited",
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS: "blocked_site",
}
# "SlowDown" is S3's code, the others are sentences of all three archives, in lower case.
_TOO_FAST = (
    "slowdown",
    "slow down",
    "reduce your request rate",
    "too many requests",
    "rate limit",
    "limit requests to",
)


def may_pass(fault: Fault | None) -> bool:
    """Say whether asking the same again, later, can help."""
    return fault in _PASSING


def of_status(status: int | None) -> Fault | None:
    """Give what an HTTP status alone says; None for success, for what is not there (404, 410) and for no status."""
    if status is None or status < HTTPStatus.BAD_REQUEST or status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return None
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return "unavailable"
    return _BY_STATUS.get(status, "bad_query")


def asks_to_slow_down(words: str) -> bool:
    """Say whether the text of an error (in lower case) complains of too many requests."""
    return any(phrase in words for phrase in _TOO_FAST)


def opening(body: bytes) -> str:
    """Give the beginning of a body as text in lower case, to look for known words in it."""
    return body[:_READ].decode("utf-8", "replace").casefold()


def said(body: bytes) -> str | None:
    """Give what an error body says, as one harmless line of at most 200 characters; None if nothing."""
    text = markup.plain_text(body[:_READ].decode("utf-8", "replace"))
    return text[:MAX_SAID] if text else None


def explain(status: int | None, body: bytes) -> str:
    """Give the ``problem`` of an answer that is an error: its status and its own words."""
    words = said(body)
    state = f"status {status}" if status is not None else "no answer"
    return f"{state}: {words}" if words else state
