"""One frozen record per stage: Candidate -> Page -> Article -> Features.

Unknown is None, never an empty string. Every datetime knows its zone (UTC unless it says otherwise).
Records carry data only; what is done with them is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from extractors.words import (
    Barrier,
    BlockKind,
    CopyKind,
    EndpointKind,
    ExtractionMode,
    FoundBy,
    Outcome,
    Precision,
    Purpose,
    Relation,
    SearchState,
    SearchWay,
    Via,
)

__all__ = [
    "ArchivedRecord",
    "Article",
    "Barrier",
    "BlockKind",
    "Candidate",
    "CopyKind",
    "Endpoint",
    "EndpointKind",
    "Evidence",
    "ExtractionMode",
    "Features",
    "Fetch",
    "FoundBy",
    "Link",
    "Moment",
    "Outcome",
    "Page",
    "Passage",
    "Precision",
    "Purpose",
    "Quote",
    "Relation",
    "Request",
    "RobotsSnapshot",
    "Search",
    "SearchState",
    "SearchWay",
    "Via",
]

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Candidate:
    """A URL that somebody pointed to, and what was claimed about it there.

    ``url`` is absolute and ready to be fetched; ``via_url`` is the document that named it.
    ``position`` counts from 0 within that document. ``depth`` is 0 for what a source lists
    itself, 1 for links of the seed, and so on. ``capture_url`` is where a web archive keeps a copy, made at
    ``captured_at``; it is asked for only where ``url`` no longer answers.
    """

    url: str
    via: Via
    via_url: str | None = None
    source_id: str | None = None
    title: str | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    lang: str | None = None
    position: int | None = None
    depth: int = 0
    capture_url: str | None = None
    captured_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A feed, sitemap or page that lists candidates. ``verified`` is false until it has answered well.

    With ``as_of`` it is the copy that a web archive made at that moment, and ``url`` the copy's address.
    ``level`` counts the sitemap indexes above it.
    """

    url: str
    kind: EndpointKind
    verified: bool = False
    found_by: FoundBy = "config"
    as_of: datetime | None = None
    level: int = 0


@dataclass(frozen=True, slots=True)
class Search:
    """What one search of an archive brought for one source and some days (UTC, both included): a row of ``search``.

    ``source_id`` None: for all sources at once. ``found`` counts candidates that the search listed, in or out of the
    days.
    """

    way: SearchWay
    source_id: str | None
    first_day: date
    last_day: date
    state: SearchState
    found: int = 0
    requests: int = 0
    bytes: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class ArchivedRecord:
    """One record of a WARC file: a row of ``warc_record``.

    ``offset`` and ``length`` are bytes of the compressed file; ``record_id`` is the WARC-Record-ID without its angle
    brackets, ``digest`` the WARC-Payload-Digest, ``mime`` the media type of the payload as it was stated.
    """

    file: str
    offset: int
    length: int
    kind: Literal["warcinfo", "request", "response", "metadata", "revisit", "resource"]
    record_id: str
    url: str
    at: datetime
    status: int | None = None
    digest: str | None = None
    mime: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What the fetcher is asked for. Validators make it conditional.

    They are sent to ``validators_of`` only, the address that gave them; None: to ``url``. ``refers_to`` is the record
    (id and date) of the copy that a 304 would confirm. ``byte_range`` asks for a part: first and last byte, included.
    """

    url: str
    purpose: Purpose = "article"
    etag: str | None = None
    last_modified: str | None = None
    refers_to: tuple[str, datetime] | None = None
    validators_of: str | None = None
    byte_range: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Fetch:
    """One HTTP request, and what became of it: a row of ``fetch_log``.

    ``chain_id`` is shared by all requests that one look at a URL took: ``attempt`` counts the tries (0: nothing was
    sent), ``hop`` the redirects. ``requested_url`` is what was wanted, ``final_url`` what this request asked for,
    ``redirects`` the addresses before it.
    ``waited_ms`` is the time spent waiting for the host's turn, ``wait_reason`` why (``"crawl_delay 1 s"``);
    ``delay_ms`` is the rest that the host is owed from the end of this request on.
    ``latency_ms`` is the time to the response's headers, ``elapsed_ms`` to its end.
    ``warc_file``, ``warc_offset`` and ``warc_length`` point to the response (or revisit) record.
    ``retry_at`` is when the host allows to ask again (Retry-After), if it said so.
    ``opt_outs`` are reservations against text mining or AI in the response's headers, as they stood there.
    ``captured_at`` is when somebody else's archive got what we read there; None for what came from the host itself.
    """

    fetch_id: str
    purpose: Purpose
    requested_url: str
    final_url: str
    redirects: tuple[str, ...]
    started_at: datetime
    elapsed_ms: int
    outcome: Outcome
    status: int | None = None
    error: str | None = None
    attempt: int = 1
    waited_ms: int = 0
    wait_reason: str | None = None
    delay_ms: int | None = None
    robots: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    retry_at: datetime | None = None
    content_type: str | None = None
    charset: str | None = None
    bytes_wire: int = 0
    bytes_body: int = 0
    body_sha256: str | None = None
    warc_file: str | None = None
    warc_offset: int | None = None
    warc_length: int | None = None
    peer: str | None = None
    chain_id: str = ""
    hop: int = 0
    latency_ms: int | None = None
    barrier: Barrier | None = None
    opt_outs: tuple[str, ...] = ()
    records: tuple[ArchivedRecord, ...] = ()
    captured_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RobotsSnapshot:
    """What a host's robots.txt said when we asked: a row of ``robots_snapshot``.

    ``opt_outs`` are its reservations against text mining or AI: ``"GPTBot: disallow /"``,
    ``"content-signal: ai-train=no"``.
    """

    host: str
    fetched_at: datetime
    fetch_id: str | None
    status: int | None
    verdict: Literal["rules", "open", "closed"]
    crawl_delay_s: float | None
    sitemaps: tuple[str, ...]
    raw: str | None
    opt_outs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A fetch and its body with the content coding undone; ``body`` is None unless the outcome is ``ok``."""

    fetch: Fetch
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as a page states it.

    ``at`` is in UTC; ``precision`` says how much of it was stated, ``offset_minutes`` the zone in which it was stated,
    east of UTC (None where it gave none), ``zone_assumed`` that it gave none and UTC was taken; ``method`` names the
    place it came from (``json-ld``, ``meta``, ``time``, ``text``, ``url``, ``htmldate``), ``raw`` what stood there.
    ``is_guess``: no statement of the page about itself, only its address or a heuristic gave it.
    """

    at: datetime
    precision: Precision
    zone_assumed: bool
    method: str
    raw: str
    is_guess: bool = False
    offset_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One candidate value of one field, with the method and the place in the page that gave it."""

    field: str
    value: str
    method: str
    locator: str | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a page: absolute URL (None for a title without address), anchor text and zone.

    Zones of the text: ``body`` leads to another article of the site, ``reference`` to anything else. ``related`` is
    what the page sets beside the text as further reading.
    """

    url: str | None
    anchor: str
    zone: Literal["body", "reference", "related", "credit", "navigation", "footer", "alternate"]
    position: int
    rel: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks: ``start`` and ``end`` are characters of the article's text, end exclusive.

    ``text`` is what stands between the marks, ``speaker`` who said it, where the sentence names them.
    """

    text: str
    start: int
    end: int
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """What extraction made of a page. ``verdict`` says whether it is an article; if not, ``kind`` says what.

    ``kind`` is ``news``, ``opinion``, ``live``, ``press_release`` or ``video`` for an article, else
    ``consent_wall``, ``paywall``, ``login``, ``block_page``, ``soft_404``, ``front_page``, ``search_page``,
    ``shell``, ``empty``, ``binary`` or ``failed``. ``reasons`` explain the verdict in a few words each.
    ``text`` is paragraphs joined by newlines, ``structure`` what each of them is (as many as lines), ``mode`` how the
    text was chosen. ``authors`` are people, ``agencies`` news agencies and desks that a byline names. ``corrections``
    are the notes by which the publisher says what was changed. ``truncated`` says why part of the text may be missing.
    """

    url: str
    verdict: Literal["article", "not_article"]
    kind: str
    reasons: tuple[str, ...] = ()
    title: str | None = None
    subtitle: str | None = None
    text: str | None = None
    structure: tuple[BlockKind, ...] = ()
    lang: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    published: Moment | None = None
    modified: Moment | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    image_url: str | None = None
    site_name: str | None = None
    canonical_url: str | None = None
    paywalled: bool | None = None
    syndication_credit: str | None = None
    corrections: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    truncated: str | None = None
    mode: ExtractionMode = "fast"
    word_count: int = 0
    links: tuple[Link, ...] = ()
    evidence: tuple[Evidence, ...] = ()


# What the keys of Features begin with, by kind; names have no mark of their own.
COUNTRY = "@"
NUMBER = "#"  # one that tells something, in one spelling
WRITTEN = "~"  # any number, as it is written
CONCEPT = "*"


@dataclass(frozen=True, slots=True)
class Features:
    """What a text is compared by.

    ``terms``: beginning of a word -> tf-idf weight (not normalised), heaviest first; ``lead``: those of its first
    words. ``keys``: language-free key -> weight, heaviest first within a kind: names as skeletons, and what has one of
    the marks above. ``shingles``: distinct 63-bit hashes of 3 consecutive words. ``version`` is that of the way they
    were made. ``content_hash`` is the identity of title and text with spaces, quotes and case of no meaning evened out:
    equal hashes are the same revision.
    """

    content_hash: str
    lang: str | None
    lang_confidence: float | None
    terms: Mapping[str, float] = field(default_factory=dict)
    keys: Mapping[str, float] = field(default_factory=dict)
    shingles: tuple[int, ...] = ()
    lead: tuple[str, ...] = ()
    version: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that the article shares with the seed; offsets are characters, end exclusive."""

    seed_start: int
    seed_end: int
    article_start: int
    article_end: int
    words: int
    identity: float
