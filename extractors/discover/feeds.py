"""Read RSS, RDF, Atom (feedparser) and JSON Feed (jsonfeed.org, own reader) into candidates."""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from xml.sax import SAXException

import feedparser

from extractors.discover import markup
from extractors.discover.outward import outward
from extractors.records import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_BYTES = 16_000_000
MAX_ENTRIES = 2_000
# feedparser takes 25 to 60 microseconds a tag, 2 an entity: this many bound a hostile feed to some seconds.
MAX_TAGS = 150_000
MAX_REFERENCES = 2_000_000
_ENTRY_START = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")
_JSON_FEED = "jsonfeed.org/version/"
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
# How some systems write that there is none: Mon, 01 Jan 0001.
_NO_DATE = re.compile(r"\b000\d\b")
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class FeedResult:
    """What a feed listed. ``problem`` says in a few words why it is less than it could be, or nothing at all.

    ``version`` is feedparser's name of the format (``rss20``, ``atom10``) or ``json``; "" if it is no feed.
    """

    candidates: tuple[Candidate, ...] = ()
    problem: str | None = None
    version: str = ""
    title: str | None = None
    lang: str | None = None


def parse_feed(body: bytes, url: str, content_type: str | None = None) -> FeedResult:
    """Read the feed ``body`` that was found at ``url``. Never raises for what the body holds.

    Refuses bodies over 16 MB and documents that declare entities; reads the first 2,000 entries.
    """
    if len(body) > MAX_BYTES:
        return FeedResult(problem=f"larger than {MAX_BYTES} bytes")
    start = body.removeprefix(_BOM).lstrip()[:1]
    if not start:
        return FeedResult(problem="empty")
    if start == b"{":
        return _parse_json(body, url)
    return _parse_xml(body, url, content_type)


def _parse_xml(body: bytes, url: str, content_type: str | None) -> FeedResult:
    body, listed = _first_entries(body)
    if markup.declares_entities(body):
        return FeedResult(problem="declares entities of its own")
    if _tags(body) > MAX_TAGS or body.count(b"&") > MAX_REFERENCES:
        return FeedResult(problem="too much markup")
    # Without a type feedparser takes the body for no XML at all.
    headers = {"content-location": url, "content-type": content_type or "application/xml"}
    try:
        # A stream, never the bytes themselves: those feedparser would also try as a file name or a URL.
        parsed = feedparser.parse(
            io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:  # noqa: BLE001 - a third party's parser on hostile input may raise anything
        return FeedResult(problem=f"unreadable: {type(error).__name__}")
    version = str(parsed.get("version") or "")
    if not version:
        return FeedResult(problem="not a feed")
    lang = markup.language(parsed.feed.get("language"))
    entries = parsed.entries[:MAX_ENTRIES]
    read = ((_guid(entry), _from_entry(entry, url, version, lang, index)) for index, entry in enumerate(entries))
    candidates = _distinct(read)
    title = markup.plain_text(parsed.feed.get("title"))
    shortfall = _shortfall(max(listed, len(parsed.entries)), len(entries), len(candidates))
    problem = shortfall if candidates and shortfall else _malformed(parsed, read=bool(candidates)) or shortfall
    return FeedResult(candidates, problem, version, title, lang)


def _first_entries(body: bytes) -> tuple[bytes, int]:
    """Cut the entries over the cap out of the text, and count them all: feedparser would read every one.

    The last entry goes too if the text breaks off inside it: half an entry may name half an address.
    """
    listed = cut = last = 0
    for match in _ENTRY_START.finditer(body):
        listed += 1
        last = match.start()
        if listed == MAX_ENTRIES + 1:
            cut = last
    end = max(body.rfind(b"</item>"), body.rfind(b"</entry>"))
    if not cut:
        return (body[:last], listed - 1) if 0 < end < last else (body, listed)
    # What follows the last entry closes the document.
    tail = body[body.index(b">", end) + 1 :] if end > cut else b""
    return body[:cut] + tail, listed


def _malformed(parsed: Any, *, read: bool) -> str | None:
    """Name the fault of the XML. A character set or type that was stated wrongly is none if entries were ``read``."""
    if not parsed.bozo:
        return None
    fault = parsed.get("bozo_exception")
    # The message of an XML error can quote the document; its kind says enough.
    return None if read and not isinstance(fault, SAXException) else f"malformed: {type(fault).__name__}"


def _tags(body: bytes) -> int:
    """Count what feedparser may take for a tag; CDATA sections it takes for text."""
    before, *sections = body.split(b"<![CDATA[")
    return before.count(b"<") + sum(section.partition(b"]]>")[2].count(b"<") for section in sections)


def _from_entry(entry: Any, url: str, version: str, lang: str | None, position: int) -> Candidate | None:
    address = _address(entry, url)
    if address is None:
        return None
    published, modified = _moment(entry, "published"), _moment(entry, "updated")
    if published is None and not version.startswith("atom"):
        # RSS knows no modification: dc:date and its like are the day of publication.
        published, modified = modified, None
    return Candidate(
        url=address,
        via="feed",
        via_url=url,
        title=markup.plain_text(entry.get("title")),
        published_at=published,
        modified_at=modified,
        lang=markup.language(entry.get("language")) or lang,
        position=position,
    )


def _address(entry: Any, url: str) -> str | None:
    """Find the article's address: what FeedBurner kept of the original, else the link.

    feedparser gives a guid as link if it says that it is one, and resolves against xml:base.
    """
    for name in ("feedburner_origlink", "link"):
        href = entry.get(name)
        resolved = outward(url, str(href)) if href else None
        if resolved:
            return resolved
    return None


def _moment(entry: Any, name: str) -> datetime | None:
    """Read a date ourselves if it is in one of the two standard forms, else take feedparser's word.

    feedparser gives up on RFC 822 dates without a zone, takes unknown zones for UTC and February 31 for March 3.
    """
    # Not entry.get(): feedparser would answer "updated" with "published" and a warning.
    stated = str(dict.get(entry, name) or "").strip()
    if _NO_DATE.search(stated):
        return None
    if _ISO_DATE.match(stated):
        return markup.moment(stated)
    return markup.mail_moment(stated) or _from_parts(dict.get(entry, f"{name}_parsed"))


def _from_parts(parts: Any) -> datetime | None:
    if parts is None:
        return None
    year, month, day, hour, minute, second = parts[:6]
    try:
        return markup.plausible(datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC))
    except (ValueError, OverflowError):
        return None


def _parse_json(body: bytes, url: str) -> FeedResult:
    try:
        data = json.loads(body.removeprefix(_BOM))
    except (ValueError, RecursionError) as error:
        return FeedResult(problem=f"malformed: {type(error).__name__}")
    items = data.get("items") if isinstance(data, dict) else None
    if not isinstance(items, list) or _JSON_FEED not in str(data.get("version")):
        return FeedResult(problem="not a feed")
    lang = markup.language(_string(data, "language"))
    kept = items[:MAX_ENTRIES]
    candidates = _distinct((_item_id(item), _from_item(item, url, lang, index)) for index, item in enumerate(kept))
    title = markup.plain_text(_string(data, "title"))
    return FeedResult(candidates, _shortfall(len(items), len(kept), len(candidates)), "json", title, lang)


def _from_item(item: object, url: str, lang: str | None, position: int) -> Candidate | None:
    if not isinstance(item, dict):
        return None
    for name in ("url", "external_url", "id"):
        href = _string(item, name)
        address = outward(url, href) if href and (name != "id" or "://" in href) else None
        if address is None:
            continue
        return Candidate(
            url=address,
            via="feed",
            via_url=url,
            title=markup.plain_text(_string(item, "title")),
            published_at=markup.moment(_string(item, "date_published")),
            modified_at=markup.moment(_string(item, "date_modified")),
            lang=markup.language(_string(item, "language")) or lang,
            position=position,
        )
    return None


def _string(data: dict[Any, Any], name: str) -> str | None:
    value = data.get(name)
    return value if isinstance(value, str) else None


def _guid(entry: Any) -> str | None:
    found = dict.get(entry, "id")
    return found if isinstance(found, str) and found.strip() else None


def _item_id(item: object) -> str | None:
    return _string(item, "id") if isinstance(item, dict) else None


def _distinct(entries: Iterable[tuple[str | None, Candidate | None]]) -> tuple[Candidate, ...]:
    """Keep the first entry of each address, and of each guid with its title.

    A guid alone is not enough: some systems give all entries the same one.
    """
    seen: dict[str, Candidate] = {}
    told: set[tuple[str, str | None]] = set()
    for guid, candidate in entries:
        if candidate is None or (guid is not None and (guid, candidate.title) in told):
            continue
        seen.setdefault(candidate.url, candidate)
        if guid is not None:
            told.add((guid, candidate.title))
    return tuple(seen.values())


def _shortfall(listed: int, kept: int, found: int) -> str | None:
    if kept < listed:
        return f"only the first {kept} of {listed} entries were read"
    return f"none of {listed} entries has an address" if listed and not found else None
