"""GDELT's DOC 2.0 search: questions, answers read (blog.gdeltproject.org, "GDELT DOC 2.0 API Debuts!").

It answers most errors with status 200 and a sentence, and writes JSON by hand: titles hold escapes that are none,
control characters and, at worst, quotes.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from extractors import urls
from extractors.discover import markup
from extractors.discover.archives import faults
from extractors.discover.archives.gdelt_languages import code_of
from extractors.discover.archives.gdelt_terms import Terms, phrase_query, terms_of
from extractors.discover.archives.limits import GDELT
from extractors.records import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractors.discover.archives.faults import Fault

__all__ = ["GdeltAnswer", "Slice", "Terms", "address", "halves", "parse", "phrase_query", "queries", "terms_of"]

MAX_BYTES = 2_000_000
MAX_RECORDS = GDELT.page
# "Timespan is too short", it says of less than an hour.
SHORTEST = timedelta(hours=2)

_STAMP = "%Y%m%d%H%M%S"
_SEEN = re.compile(r"(\d{8})T?(\d{6})Z?", re.ASCII)
_ESCAPE = re.compile(r'\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|\\')
_BETWEEN = re.compile(r"\}\s*,\s*\{")
_ARTICLES = re.compile(r'"articles"\s*:\s*\[')
_FIELD = r'"{}"\s*:\s*"((?:[^"\\\x00-\x1f]|\\.){{1,2048}})"'
_FIELDS = {name: re.compile(_FIELD.format(name)) for name in ("url", "seendate", "language")}
# The title ends where the next field begins, whatever quotes it holds. It is tried at one place: at every one, a
# hostile answer would take minutes.
_TITLE_START = re.compile(r'"title"\s*:\s*"')
_TITLE = re.compile(r'(.{1,4000}?)"\s*,\s*"(?:seendate|socialimage|url_mobile|domain)"\s*:', re.DOTALL)
_BROKEN = "broken JSON, read record by record"
# It writes titles in words with spaces between: "Tokayev ' s order , in full".
_SPACED = (
    (re.compile(r"\s+(['\u2019])\s+(?=(?:s|t|d|m|re|ve|ll)\b)"), r"\1"),
    (re.compile(r"\s+([,.;:!?%)\]])"), r"\1"),
)
_OPENED = re.compile(r"([(\[])\s+")


@dataclass(frozen=True, slots=True)
class Slice:
    """One question: its address, and the first and last second (UTC) of the time that it asks about."""

    url: str
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class GdeltAnswer:
    """What GDELT answered. No candidates and no fault: it has none.

    ``capped`` says that it gave as many as it gives at once, so there are more: ask for ``halves`` of the time.
    ``is_cut``: the answer breaks off, or some of it cannot be read.
    """

    candidates: tuple[Candidate, ...] = ()
    capped: bool = False
    problem: str | None = None
    fault: Fault | None = None
    is_cut: bool = False


def queries(
    base: str,
    terms: Terms,
    first: date,
    last: date,
    *,
    limit: int = MAX_RECORDS,
    days: int | None = 1,
    domain: str | None = None,
) -> tuple[Slice, ...]:
    """Give one question for every ``days`` days from ``first`` to ``last`` (UTC, both included), in order.

    ``days`` None: one for all of the time. None at all for terms without any, or for days before 2017.
    ``domain`` asks for one outlet's pages alone.
    """
    first = max(first, GDELT.first_day)
    step = timedelta(days=days or max(1, (last - first).days + 1))
    found: list[Slice] = []
    while terms.query and first <= last:
        until = min(first + step - timedelta(days=1), last)
        start, end = datetime.combine(first, time.min, UTC), datetime.combine(until, time(23, 59, 59), UTC)
        found.append(Slice(address(base, terms, start, end, limit=limit, domain=domain), start, end))
        first = until + timedelta(days=1)
    return tuple(found)


def address(
    base: str, terms: Terms, start: datetime, end: datetime, *, limit: int = MAX_RECORDS, domain: str | None = None
) -> str:
    """Give the address that asks for articles seen from ``start`` to ``end`` (aware, both included)."""
    query = f"{terms.query} domainis:{domain}" if domain else terms.query
    fields = {
        "query": query,
        "mode": "ArtList",
        "format": "json",
        "maxrecords": str(max(1, min(limit, MAX_RECORDS))),
        "startdatetime": f"{start.astimezone(UTC):{_STAMP}}",
        "enddatetime": f"{end.astimezone(UTC):{_STAMP}}",
        "sort": "DateAsc",
    }
    return f"{base.rstrip('/')}/api/v2/doc/doc?{urlencode(fields, quote_via=quote, safe='')}"


def halves(start: datetime, end: datetime) -> tuple[tuple[datetime, datetime], ...]:
    """Part the seconds from ``start`` to ``end`` (both included) into two spans; none if one were under two hours."""
    seconds = int((end - start).total_seconds()) + 1
    if seconds < 2 * SHORTEST.total_seconds():
        return ()
    middle = start + timedelta(seconds=seconds // 2)
    return (start, middle - timedelta(seconds=1)), (middle, end)


def parse(
    body: bytes,
    status: int | None = None,
    content_type: str | None = None,
    *,
    limit: int = MAX_RECORDS,
    via_url: str | None = None,
) -> GdeltAnswer:
    """Read what GDELT answered to a question for ``limit`` records. Never raises for what the body holds.

    A candidate's ``modified_at`` is when GDELT saw the page, mostly within the hour of its publication. Reads the
    first 2 MB; an answer that breaks off gives the records before the break.
    """
    fault = _refusal(body, status)
    if fault is not None:
        return GdeltAnswer(problem=faults.explain(status, body), fault=fault)
    text = body[:MAX_BYTES].decode("utf-8-sig", "replace").strip()
    if not text.startswith("{"):
        kind = f" ({content_type})" if content_type else ""
        return GdeltAnswer(problem=f"no search answer{kind[:100]}: {faults.said(body)}", fault="unreadable")
    records, problem = _records(text)
    if records is None:
        return GdeltAnswer(problem=problem, fault="unreadable")
    records = records[:MAX_RECORDS]
    found, invalid = _candidates(records, via_url)
    notes = [problem] if problem else []
    if invalid:
        notes.append(f"records without an address: {invalid}")
    told = "; ".join(notes) or None
    if told and not found:
        return GdeltAnswer(problem=told, fault="unreadable")
    is_cut = problem is not None and problem != _BROKEN
    return GdeltAnswer(found, len(records) >= min(limit, MAX_RECORDS), told, is_cut=is_cut)


def _refusal(body: bytes, status: int | None) -> Fault | None:
    words = faults.opening(body).strip().lstrip("\ufeff")
    if words.startswith("{"):
        return faults.of_status(status)
    if faults.asks_to_slow_down(words):
        return "rate_limited"
    by_status = faults.of_status(status)
    if by_status is not None:
        return by_status
    if not words:
        # Without a match it answers "{}"; nothing at all is what a server gives that is overloaded.
        return "unavailable"
    # A sentence with status 200 says what is wrong with the query ("... too short", "... surrounded by ()").
    return None if words.startswith(("<", "[")) else "bad_query"


def _records(text: str) -> tuple[list[dict[str, Any]] | None, str | None]:
    """The records, and what was wrong with them; None if it is no such answer."""
    try:
        whole = json.loads(_ESCAPE.sub(_repaired, text), strict=False)
    except (ValueError, RecursionError):
        return _salvaged(text)
    listed = whole.get("articles") if isinstance(whole, dict) else None
    if whole == {}:
        return [], None
    if not isinstance(listed, list):
        return None, f"no list of articles: {faults.said(text.encode('utf-8', 'replace')) or 'nothing'}"
    records = [record for record in listed if isinstance(record, dict)]
    strange = len(listed) - len(records)
    return records, f"entries that are no records: {strange}" if strange else None


def _repaired(escape: re.Match[str]) -> str:
    return escape.group() if len(escape.group()) > 1 else r"\\"


def _salvaged(text: str) -> tuple[list[dict[str, Any]] | None, str | None]:
    """Read JSON that is none record by record, and of a record that is none the fields that can be found."""
    start = _ARTICLES.search(text)
    if start is None:
        return None, "neither JSON nor a list of articles"
    records, lost = [], 0
    for piece in _BETWEEN.split(text[start.end() :])[: 2 * MAX_RECORDS]:
        fields = _fields(piece)
        if fields.get("url"):
            records.append(fields)
        else:
            lost += 1
    notes = [_BROKEN]
    if lost:
        notes.append(f"records that are lost: {lost}")
    if not text.endswith("}"):
        notes.append("it breaks off")
    return records, "; ".join(notes)


def _fields(piece: str) -> dict[str, Any]:
    found = {name: match.group(1) for name, pattern in _FIELDS.items() if (match := pattern.search(piece))}
    start = _TITLE_START.search(piece)
    title = _TITLE.match(piece, start.end()) if start else None
    if title:
        found["title"] = title.group(1)
    return {name: _ESCAPE.sub(_undone, value) for name, value in found.items()}


def _undone(escape: re.Match[str]) -> str:
    name = escape.group()[1:]
    if name.startswith("u"):
        # Half a pair of surrogates is dropped with all that a title may not hold.
        return chr(int(name[1:], 16))
    return {"n": " ", "r": " ", "t": " ", "b": "", "f": " "}.get(name, name)


def _candidates(records: Iterable[dict[str, Any]], via_url: str | None) -> tuple[tuple[Candidate, ...], int]:
    pages: dict[str, Candidate] = {}
    invalid = 0
    for position, record in enumerate(records):
        url = urls.resolve(_text(record.get("url")) or "", "")
        if url is None:
            invalid += 1
            continue
        page = Candidate(
            url=url,
            via="gdelt",
            via_url=via_url,
            title=_title(_text(record.get("title"))),
            modified_at=_seen(_text(record.get("seendate"))),
            lang=code_of(_text(record.get("language"))),
            position=position,
        )
        pages.setdefault(urls.dedupe_key(url), page)
    return tuple(pages.values()), invalid


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _title(text: str | None) -> str | None:
    line = markup.plain_text(text)
    if line is None:
        return None
    for pattern, joined in _SPACED:
        line = pattern.sub(joined, line)
    return _OPENED.sub(r"\1", line)


def _seen(text: str | None) -> datetime | None:
    match = _SEEN.fullmatch(text.strip()) if text else None
    if match is None:
        return None
    try:
        return markup.plausible(datetime.strptime(match.group(1) + match.group(2), _STAMP).replace(tzinfo=UTC))
    except ValueError:
        return None
