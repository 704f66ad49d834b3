"""The Wayback Machine: questions to its index (CDX server), answers read, addresses of captures.

The index is described in internetarchive/wayback, wayback-cdx-server/README.md; pywb's is nearly the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote, urlencode

from extractors import urls
from extractors.discover import addresses
from extractors.discover.archives import faults, rows
from extractors.records import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from extractors.discover.archives.faults import Fault

Match = Literal["exact", "prefix", "host", "domain"]

FIELDS = ("timestamp", "original", "mimetype", "statuscode", "digest", "length")
MAX_BYTES = 16_000_000
MAX_ROWS = 50_000
MAX_RESUME = 2_048

# Fourteen digits, a modifier ("id_": the bytes as they came, "if_", "js_", "im_", none), then the address itself.
_CAPTURE = re.compile(
    r"https?://[^/?#]+(?:/[\w.~-]+){0,4}?/web/(\d{14})(?:[a-z]{2}_)?/((?:https?:/{1,2})?[^/].*)",
    re.IGNORECASE | re.DOTALL,
)
_SCHEME = re.compile(r"(https?):/{1,2}", re.IGNORECASE)
_STAMP = "%Y%m%d%H%M%S"
_DAY = "%Y%m%d"
_DIGITS = re.compile(r"\d{14}", re.ASCII)
_NUMBER = re.compile(r"\d{1,15}", re.ASCII)
_STATUS = re.compile(r"[1-5]\d\d", re.ASCII)
_MEDIA_TYPE = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,100}", re.ASCII)
_DIGEST = re.compile(r"[\w:+/=-]{8,128}", re.ASCII)
# A visit that found what an earlier one had found: the index states neither status nor type of it.
_REVISIT = "warc/revisit"
_BLOCKED = ("accesscontrolexception", "blocked site error", "excluded from the wayback machine")
_NOTHING = ("no captures found", "no capture found")


@dataclass(frozen=True, slots=True)
class Capture:
    """One row of the index. ``status``, ``mime`` are None for a visit that found nothing new (a revisit)."""

    url: str
    at: datetime
    status: int | None = None
    mime: str | None = None
    digest: str | None = None
    length: int | None = None


@dataclass(frozen=True, slots=True)
class IndexAnswer:
    """What the index answered. No captures and no fault: it holds none.

    ``resume`` asks for the rest (see ``index_query``), ``problem`` says in a few words what went wrong or was left out.
    ``is_cut``: there is more, and it cannot be asked for.
    """

    captures: tuple[Capture, ...] = ()
    resume: str | None = None
    problem: str | None = None
    fault: Fault | None = None
    is_cut: bool = False


def index_query(  # noqa: PLR0913 - what can be asked is that many things
    base: str,
    target: str,
    first: date,
    last: date,
    *,
    match: Match = "exact",
    collapse: str | None = None,
    mime: str | None = None,
    contains: str | None = None,
    limit: int = 5_000,
    resume: str | None = None,
) -> str:
    """Give the address that lists the captures of ``target`` from ``first`` to ``last`` (UTC days, both included).

    ``target`` is an address (a host name for ``host`` and ``domain``). ``collapse`` keeps the first of neighbours
    that agree in a field or in its first characters: ``urlkey``, ``digest``, ``timestamp:8`` (one a day).
    ``mime`` is one media type, ``contains`` a text within the address, both taken literally. ``resume`` is what the
    answer before gave; everything else must be as it was then. Errors are left out, revisits are not.
    """
    fields = [
        ("url", target),
        ("matchType", match),
        ("from", f"{first:{_DAY}}"),
        ("to", f"{last:{_DAY}}"),
        ("output", "json"),
        ("fl", ",".join(FIELDS)),
        # Filters are regular expressions that must fit the whole field.
        ("filter", "statuscode:200|-"),
    ]
    if mime:
        fields.append(("filter", f"mimetype:{re.escape(mime)}|{_REVISIT}"))
    if contains:
        fields.append(("filter", f"original:.*{re.escape(contains)}.*"))
    if collapse:
        fields.append(("collapse", collapse))
    fields += [("limit", str(limit)), ("showResumeKey", "true")]
    if resume:
        fields.append(("resumeKey", resume))
    return f"{base.rstrip('/')}/cdx/search/cdx?{urlencode(fields, quote_via=quote, safe='')}"


def parse_index(body: bytes, status: int | None = None, content_type: str | None = None) -> IndexAnswer:
    """Read what the index answered. Never raises for what the body holds.

    Reads the first 16 MB and 50,000 rows; rows that are none are left out and counted in ``problem``. An answer that
    breaks off gives the rows before the break.
    """
    fault = _refusal(body, status)
    if fault is not None:
        return IndexAnswer(problem=faults.explain(status, body), fault=fault)
    text = body[:MAX_BYTES].decode("utf-8", "replace").strip()
    if not text or status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE) or _holds_none(text):
        return IndexAnswer()
    if not text.startswith("["):
        kind = f" ({content_type})" if content_type else ""
        return IndexAnswer(problem=f"no index{kind[:100]}: {faults.said(body) or 'nothing'}", fault="unreadable")
    return _read(text, cut=len(body) > MAX_BYTES)


def capture_url(base: str, url: str, at: datetime) -> str:
    """Give the address of the copy of ``url`` made at ``at`` (aware), as it came over the wire (``id_``)."""
    return f"{base.rstrip('/')}/web/{at.astimezone(UTC):{_STAMP}}id_/{url}"


def original_of(address: str) -> tuple[str, datetime] | None:
    """Give the page of which ``address`` is a capture, and when that was made; None if it is no capture.

    Any modifier will do. An address without a whole moment (``/web/2022/``, ``/web/2022*/``) is none: it leads on to
    the nearest capture.
    """
    match = _CAPTURE.fullmatch(address) if len(address) <= 2 * urls.MAX_LENGTH else None
    if match is None:
        return None
    at = _moment(match.group(1))
    # Some servers fold "//" in a path; an address may also stand without its scheme.
    scheme = _SCHEME.match(match.group(2))
    whole = f"{scheme.group(1)}://{match.group(2)[scheme.end() :]}" if scheme else f"http://{match.group(2)}"
    url = urls.resolve(whole, "")
    return None if url is None or at is None else (url, at)


def candidates(
    captures: Iterable[Capture],
    base: str,
    *,
    site: str | None = None,
    source_id: str | None = None,
    via_url: str | None = None,
) -> tuple[Candidate, ...]:
    """Give the pages that look like articles, each once, with its earliest capture; in the order of the captures.

    ``site`` is the registrable domain that is meant: what is of others is dropped. Addresses of one page (http and
    https, with and without tracking) count as one; the plainest is kept.
    """
    pages: dict[str, list[Capture]] = {}
    for capture in captures:
        if (site is None or urls.site_of(capture.url) == site) and addresses.is_article(capture.url):
            pages.setdefault(urls.dedupe_key(capture.url), []).append(capture)
    return tuple(_candidate(group, base, source_id, via_url, index) for index, group in enumerate(pages.values()))


def _candidate(
    group: Sequence[Capture], base: str, source_id: str | None, via_url: str | None, position: int
) -> Candidate:
    earliest = min(group, key=lambda capture: (capture.at, capture.url))
    plainest = min((capture.url for capture in group), key=lambda url: (not url.startswith("https:"), len(url), url))
    return Candidate(
        url=plainest,
        via="cdx",
        via_url=via_url,
        source_id=source_id,
        position=position,
        capture_url=capture_url(base, earliest.url, earliest.at),
        captured_at=earliest.at,
    )


def _refusal(body: bytes, status: int | None) -> Fault | None:
    words = faults.opening(body).strip()
    fault = None if words.startswith("[") else _in_words(words)
    # The fetcher keeps no body of a 403. From this server they are the sites that it holds back.
    silent = status == HTTPStatus.FORBIDDEN and not words
    return fault or ("blocked_site" if silent else faults.of_status(status))


def _in_words(words: str) -> Fault | None:
    if any(phrase in words for phrase in _BLOCKED):
        return "blocked_site"
    if "requested line is too large" in words:
        return "bad_query"
    if faults.asks_to_slow_down(words):
        return "rate_limited"
    # The text of a Java exception comes with any status, 200 too.
    return "unavailable" if "org.archive." in words or "java." in words else None


def _holds_none(text: str) -> bool:
    return any(phrase in text[:1000].casefold() for phrase in _NOTHING)


def _read(text: str, *, cut: bool) -> IndexAnswer:
    read = rows.read_rows(text, MAX_ROWS)
    listed, key = _without_resume(read.rows)
    resume = key if key and len(key) <= MAX_RESUME and key.isprintable() else None
    names, listed = _columns(listed)
    captures = [capture for row in listed if (capture := _capture(dict(zip(names, row, strict=False)))) is not None]
    strange = read.strange + len(listed) - len(captures)
    notes = []
    if read.broken or cut:
        notes.append("the answer breaks off")
    if read.capped:
        notes.append(f"only the first {MAX_ROWS} rows were read")
    if key and resume is None:
        notes.append("the rest cannot be asked for")
    is_cut = bool(notes)
    if strange:
        notes.append(f"rows that are none: {strange}")
    problem = "; ".join(notes) or None
    if problem and not captures:
        return IndexAnswer(problem=problem, fault="unreadable")
    return IndexAnswer(tuple(captures), resume, problem, is_cut=is_cut)


def _without_resume(listed: Sequence[tuple[str, ...]]) -> tuple[Sequence[tuple[str, ...]], str | None]:
    """Part the key, which stands alone after an empty row, from the rows."""
    if len(listed) > 1 and not listed[-2] and len(listed[-1]) == 1:
        return listed[:-2], listed[-1][0]
    return [row for row in listed if row], None


def _columns(listed: Sequence[tuple[str, ...]]) -> tuple[Sequence[str], Sequence[tuple[str, ...]]]:
    """The names of the fields, which the first row gives, and the rows after it."""
    if listed and "timestamp" in listed[0] and "original" in listed[0]:
        return listed[0], listed[1:]
    return FIELDS, listed


def _capture(row: Mapping[str, str]) -> Capture | None:
    url = urls.resolve(row.get("original", ""), "")
    at = _moment(row.get("timestamp", ""))
    if url is None or at is None:
        return None
    mime = _fitting(_MEDIA_TYPE, row.get("mimetype"))
    status, length = _fitting(_STATUS, row.get("statuscode")), _fitting(_NUMBER, row.get("length"))
    return Capture(
        url=url,
        at=at,
        status=int(status) if status else None,
        mime=None if mime == _REVISIT else mime,
        digest=_fitting(_DIGEST, row.get("digest")),
        length=int(length) if length else None,
    )


def _fitting(pattern: re.Pattern[str], text: str | None) -> str | None:
    return text if text and pattern.fullmatch(text) else None


def _moment(digits: str) -> datetime | None:
    if _DIGITS.fullmatch(digits) is None:
        return None
    try:
        # Some captures of 2000 and before state second 60 or day 0: those are none.
        return datetime.strptime(digits, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
