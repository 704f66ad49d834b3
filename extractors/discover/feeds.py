"""Read RSS, RDF, Atom (``feed_xml``) and JSON Feed (jsonfeed.org) into candidates."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extractors import urls
from extractors.discover import feed_bytes, feed_xml, markup
from extractors.discover.outward import outward
from extractors.records import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extractors.discover.feed_entry import Entry

MAX_BYTES = 16_000_000
MAX_ENTRIES = 2_000
# A tag costs a few microseconds and some hundred bytes, a value of JSON about a hundred.
MAX_TAGS = 150_000
MAX_REFERENCES = 2_000_000
MAX_VALUES = 1_000_000
_JSON_FEED = "jsonfeed.org/version/"
_JSON_TYPE = "application/feed+json"
# They answer with a redirect at best, and some have stopped: what else the entry says of its address comes first.
_PROXIES = frozenset(
    {
        "feedproxy.google.com",
        "feeds.feedburner.com",
        "feedproxy.feedburner.com",
        "feeds.feedblitz.com",
        "rss.feedsportal.com",
        "click.pheedo.com",
        "www.pheedo.com",
    }
)


@dataclass(frozen=True, slots=True)
class FeedResult:
    """What a feed listed. ``problem`` says in a few words why it is less than it could be, or nothing at all.

    ``version`` is ``rss20``, ``rss10`` (RDF), ``atom10`` and the like, or ``json``; "" if it is no feed.
    """

    candidates: tuple[Candidate, ...] = ()
    problem: str | None = None
    version: str = ""
    title: str | None = None
    lang: str | None = None


def parse_feed(body: bytes, url: str, content_type: str | None = None) -> FeedResult:
    """Read the feed ``body`` that was found at ``url``. Never raises for what the body holds.

    Undoes gzip. Refuses bodies over 16 MB and documents that declare entities; reads the first 2,000 entries.
    """
    text, problem = feed_bytes.text_of(body, content_type, MAX_BYTES)
    if problem is not None:
        return FeedResult(problem=problem)
    if not text:
        return FeedResult(problem="empty")
    if text[0] == "{":
        return _parse_json(text, url, content_type)
    return _parse_xml(text, url)


def _parse_xml(text: str, url: str) -> FeedResult:
    start, doctype = feed_bytes.root_start(text)
    if "<!entity" in doctype.lower():
        return FeedResult(problem="declares entities of its own")
    # The rest of the prolog is of no use to us, and of some use to those who mean harm.
    text, listed = feed_xml.first_entries(text, MAX_ENTRIES, start)
    if feed_xml.tags(text) > MAX_TAGS or text.count("&") > MAX_REFERENCES:
        return FeedResult(problem="too much markup")
    document = feed_xml.read(text)
    if not document.version:
        return FeedResult(problem="not a feed")
    lang = markup.language(document.lang)
    entries = document.entries[:MAX_ENTRIES]
    candidates = _distinct((entry.ident, _from_entry(entry, url, lang, place)) for place, entry in enumerate(entries))
    shortfall = _shortfall(max(listed, len(document.entries)), len(entries), len(candidates))
    malformed = f"malformed: {document.fault}" if document.fault else None
    problem = shortfall if candidates and shortfall else malformed or shortfall
    return FeedResult(candidates, problem, document.version, markup.plain_text(document.title), lang)


def _from_entry(entry: Entry, url: str, lang: str | None, position: int) -> Candidate | None:
    address = _address(entry, url)
    if address is None:
        return None
    return Candidate(
        url=address,
        via="feed",
        via_url=url,
        title=markup.plain_text(entry.title),
        published_at=entry.published_at,
        modified_at=entry.modified_at,
        lang=markup.language(entry.lang) or lang,
        position=position,
    )


def _address(entry: Entry, url: str) -> str | None:
    """Find the article's address: what a feed proxy kept of the original, else the link, else the guid."""
    first = None
    for address in _addresses(entry, url):
        if urls.host_of(address) not in _PROXIES:
            return address
        first = first or address
    # A guid that is said to be none may be the original all the same: better than the proxy.
    ident = outward(url, entry.ident) if first and entry.ident and "://" in entry.ident else None
    return ident if ident and urls.host_of(ident) not in _PROXIES else first


def _addresses(entry: Entry, url: str) -> Iterator[str]:
    # A number is the usual guid, and no address, whatever the feed says.
    permalink = entry.ident if entry.permanent and entry.ident and "://" in entry.ident else None
    stated = [(entry.original, ()), *entry.links, (permalink, ())]
    for href, bases in stated:
        address = _based(url, href, bases) if href else None
        if address is not None:
            yield address


def _based(url: str, href: str, bases: tuple[str, ...]) -> str | None:
    """Resolve ``href`` against the xml:base around it (RFC 3986 section 5.1.1), as far as these are addresses."""
    base = url
    for stated in bases:
        base = urls.resolve(base, stated) or base
    resolved = urls.resolve(base, href)
    # Judged from the feed's own address: its xml:base is as much a claim of the feed as the link.
    return outward(url, resolved) if resolved else None


def _parse_json(text: str, url: str, content_type: str | None) -> FeedResult:
    if text.count(",") + text.count("[") + text.count("{") > MAX_VALUES:
        return FeedResult(problem="too much markup")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        return FeedResult(problem=f"malformed: {type(error).__name__}")
    items = data.get("items") if isinstance(data, dict) else None
    declared = isinstance(data, dict) and _JSON_FEED in str(data.get("version"))
    if not isinstance(items, list) or not (declared or (content_type or "").lower().startswith(_JSON_TYPE)):
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
