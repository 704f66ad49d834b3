"""What an answer means: a redirect to follow, a page to keep, or one of the ways in which a request can fail. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from extractors.fetch import policy
from extractors.fetch.barrier import HEAD, barrier_of
from extractors.fetch.decode import decode_content
from extractors.fetch.guard import RefusedError, judge
from extractors.urls import MAX_LENGTH, resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.fetch.answer import Answer
    from extractors.fetch.policy import FetchSettings
    from extractors.records import Barrier, Outcome, Request

# Statuses whose page may be a challenge or the word of a firewall; those of other errors are not looked at.
_TURNED_AWAY = {401, 402, 403, 405, 406, 407, 409, 429, 451, 503, 520}
_CONDITIONS = {"if-none-match", "if-modified-since"}
_RANGE = re.compile(
    r"\s*bytes\s+(?:(?P<first>\d{1,15})-(?P<last>\d{1,15})|\*)/(?:(?P<size>\d{1,15})|\*)\s*\Z", re.ASCII | re.IGNORECASE
)
_CUT: dict[str, Outcome] = {
    "length": "too_large",
    "time": "timeout",
    "disconnect": "truncated",
    "unspecified": "refused",
}


@dataclass(frozen=True, slots=True)
class Ending:
    """What became of one request. ``onward`` is set if and only if the outcome is ``redirect``, ``body`` if ``ok``."""

    outcome: Outcome
    error: str | None = None
    body: bytes | None = None
    barrier: Barrier | None = None
    onward: str | None = None


def ending(answer: Answer, request: Request, redirects: Sequence[str], settings: FetchSettings) -> Ending:
    """Judge an answer. ``redirects`` are the addresses that led here, without this one."""
    if policy.is_redirect(answer.status):
        return _redirect(answer, redirects, settings)
    if answer.status == HTTPStatus.NOT_MODIFIED and not _was_conditional(answer):
        return Ending("http_error", "304 to a request without condition")
    if request.byte_range is not None:
        part = _part(answer, request.byte_range)
        if part is not None:
            return part
    outcome = policy.outcome_of(answer.status)
    if outcome == "ok":
        return _page(answer, request, settings.max_body_bytes)
    if outcome == "not_modified":
        return Ending(outcome)
    return _turned_away(answer, request, outcome)


def _redirect(answer: Answer, redirects: Sequence[str], settings: FetchSettings) -> Ending:
    """Find the address that a redirect leads to, and judge it as text."""
    location = answer.header("location") or ""
    # Some servers write UTF-8 here, which HTTP reads as Latin-1.
    onward = resolve(answer.url, location.encode("latin-1", "replace").decode("utf-8", "replace")) if location else None
    if onward is None:
        return _leads_nowhere(answer, location)
    if onward == answer.url or onward in redirects or len(redirects) >= settings.max_redirects:
        is_circle = len(redirects) < settings.max_redirects
        why = "it redirects in a circle" if is_circle else f"more than {settings.max_redirects} redirects"
        return Ending("redirect_error", why)
    try:
        judge(onward, settings)
    except RefusedError as refusal:
        return Ending("refused", f"it redirects to an address that is not asked: {refusal}")
    return Ending("redirect", onward=onward)


def _leads_nowhere(answer: Answer, location: str) -> Ending:
    if not location:
        return Ending("redirect_error", "a redirect without an address")
    if len(answer.url) + len(location) > MAX_LENGTH:
        return Ending("redirect_error", f"it redirects to an address of more than {MAX_LENGTH} characters")
    return Ending("refused", "it redirects to something that is no web address")


def _page(answer: Answer, request: Request, limit: int) -> Ending:
    # Of a robots.txt what was read counts, however much follows (RFC 9309, section 2.5).
    if answer.cut and not (answer.cut == "length" and request.purpose == "robots"):
        return Ending(_CUT[answer.cut], answer.error)
    decoded = decode_content(answer.body, _coding(answer), limit)
    if decoded.problem == "too_large":
        return Ending("too_large", f"more than {limit} bytes unpacked")
    if decoded.data is None:
        return Ending(
            "decode_error", f"the body is not the {_coding(answer)[:50]} that it is called ({decoded.problem})"
        )
    if request.purpose != "robots":
        barrier = barrier_of(answer.status, answer.headers, decoded.data[:HEAD])
        if barrier is not None:
            return Ending("blocked", f"a {barrier.replace('_', ' ')} instead of the page", barrier=barrier)
    return Ending("ok", body=decoded.data)


def _part(answer: Answer, asked: tuple[int, int]) -> Ending | None:
    """Judge the answer to a request for a part of a file (RFC 9110, section 14); None if it is none of them.

    A part is taken as it lies: its content coding could not be undone. Behind the end of the file it is empty.
    """
    stated = _RANGE.match(answer.header("content-range") or "")
    if answer.status == HTTPStatus.OK:
        is_whole = asked[0] == 0 and len(answer.body) <= asked[1] + 1 and not answer.cut
        return Ending("ok", body=answer.body) if is_whole else Ending("http_error", "the server gives no parts of it")
    if answer.status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
        is_behind = stated is not None and stated["size"] is not None and int(stated["size"]) <= asked[0]
        return Ending("ok", body=b"") if is_behind else None
    if answer.status != HTTPStatus.PARTIAL_CONTENT:
        return None
    if answer.cut:
        return Ending(_CUT[answer.cut], answer.error)
    return _asked_part(answer, asked, stated)


def _asked_part(answer: Answer, asked: tuple[int, int], stated: re.Match[str] | None) -> Ending:
    """See that a part begins where it should, and is as long as was asked for or the file goes."""
    first, last = asked
    if stated is None or stated["first"] is None or int(stated["first"]) != first:
        return Ending("http_error", "it is another part than was asked for")
    end, size = int(stated["last"]), int(stated["size"] or 0)
    if end - first + 1 != len(answer.body) or end > last or (end < last and end + 1 < size):
        return Ending("truncated", f"{len(answer.body)} bytes of the {last - first + 1} that were asked for")
    return Ending("ok", body=answer.body)


def _turned_away(answer: Answer, request: Request, outcome: Outcome) -> Ending:
    barrier = None
    if answer.status in _TURNED_AWAY and request.purpose != "robots":
        decoded = decode_content(answer.body, _coding(answer), 4 * HEAD)
        barrier = barrier_of(answer.status, answer.headers, (decoded.data or b"")[:HEAD])
    if barrier in {"challenge", "block_page"}:
        return Ending("blocked", f"a {barrier.replace('_', ' ')} (status {answer.status})", barrier=barrier)
    if policy.asks_for_rest(answer.status, answer.header("retry-after")):
        return Ending("retry_later", f"status {answer.status}: the host asks us to wait", barrier=barrier)
    return Ending(outcome, answer.error, barrier=barrier)


def _was_conditional(answer: Answer) -> bool:
    return any(name.lower() in _CONDITIONS for name, _ in answer.request_headers)


def _coding(answer: Answer) -> str:
    return ", ".join(value for name, value in answer.headers if name.lower() == "content-encoding")
