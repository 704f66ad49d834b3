"""Read sitemaps (sitemaps.org, Google's news extension, plain text, feeds used as sitemaps) into candidates."""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from html import unescape
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from lxml import etree

from extractors import urls
from extractors.discover import feeds, markup, sitemap_bytes
from extractors.discover.children import ChildSitemap, children_in_window
from extractors.records import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

__all__ = ["ChildSitemap", "SitemapResult", "children_in_window", "parse_sitemap"]

MAX_BYTES = sitemap_bytes.MAX_BYTES
MAX_URLS = 50_000
# A page with a thousand pictures, each with five fields, is the most that the protocol allows.
MAX_HELD = 20_000
# Versions of one page in other languages.
MAX_ALTERNATES = 50
_ROOTS = frozenset({"urlset", "sitemapindex"})
_ENTRIES = frozenset({"url", "sitemap"})
_FEED_ROOTS = frozenset({"rss", "feed", "rdf"})
# Of pictures and films, which have a <loc> of their own, and of alternates.
_EXTENSIONS = ("/sitemap-image/", "/sitemap-video/", "/sitemap-mobile/", "/sitemap-pagemap/", "/xhtml")

Kind = Literal["urlset", "news", "index", "text", "feed", "unknown"]


@dataclass(frozen=True, slots=True)
class SitemapResult:
    """What a sitemap listed. ``problem`` says in a few words what was left out and why.

    ``foreign`` counts the addresses of other sites: a sitemap speaks for its own site only, and for those that vouch
    for it.
    """

    kind: Kind = "unknown"
    candidates: tuple[Candidate, ...] = ()
    children: tuple[ChildSitemap, ...] = ()
    problem: str | None = None
    foreign: int = 0


class _TooBig(Exception):  # noqa: N818 - a signal inside this module, no error of ours
    """One entry holds more elements than any honest one."""


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    url: str
    sites: frozenset[str]
    pages: dict[str, Candidate] = field(default_factory=dict)
    alternates: dict[str, Candidate] = field(default_factory=dict)
    children: dict[str, ChildSitemap] = field(default_factory=dict)
    listed: int = 0
    foreign: int = 0
    invalid: int = 0
    news: bool = False
    capped: bool = False
    broken: str | None = None

    def address(self, text: str | None) -> str | None:
        """Resolve an address and count it; None if it is none, or of another site."""
        self.listed += 1
        resolved = self.resolved(text)
        if resolved is None:
            self.invalid += 1
        elif urls.site_of(resolved) not in self.sites:
            self.foreign += 1
        else:
            return resolved
        return None

    def resolved(self, text: str | None) -> str | None:
        """Resolve an address. Some systems escape their ampersands twice."""
        if not text:
            return None
        return urls.resolve(self.url, (unescape(text) if "&amp;" in text else text).strip())

    def problem(self) -> str | None:
        """Say what was left out."""
        notes = [self.broken] if self.broken else []
        if self.capped:
            notes.append(f"only the first {MAX_URLS} addresses were read")
        if self.foreign:
            notes.append(f"{self.foreign} addresses of other sites dropped")
        if self.invalid:
            notes.append(f"{self.invalid} addresses are none")
        return "; ".join(notes) or None

    def result(self, kind: Kind) -> SitemapResult:
        """Close the reading. Versions in other languages come last: what lists them may list them itself as well."""
        more = (page for url, page in self.alternates.items() if url not in self.pages)
        pages = (*self.pages.values(), *more)[:MAX_URLS]
        return SitemapResult(kind, pages, tuple(self.children.values()), self.problem(), self.foreign)


def parse_sitemap(body: bytes, url: str, vouchers: Iterable[str] = ()) -> SitemapResult:
    """Read the sitemap ``body`` that was found at ``url``. Never raises for what the body holds.

    Undoes gzip; reads at most 50 MB and 50,000 addresses (the protocol's own limits); refuses documents that declare
    entities. What it is shows in the content: names and media types of sitemaps are often wrong.

    It may list pages of its own registrable domain, with all sub-domains, and of those of the ``vouchers``: addresses
    of sites that named it, by their robots.txt or a redirect (sitemaps.org, "Sitemaps & Cross Submits").
    """
    data, problem = sitemap_bytes.plain(body, MAX_BYTES)
    if problem:
        return SitemapResult(problem=problem)
    sites = {urls.site_of(address) for address in (url, *vouchers)}
    reading = _Reading(url, frozenset(sites - {""}))
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        return SitemapResult(problem="empty")
    if start.startswith(b"{"):
        feed = _read_feed(data, reading)
        return feed if feed.candidates else SitemapResult(problem="not a sitemap")
    if markup.declares_entities(data):
        return SitemapResult(problem="declares entities of its own")
    if sitemap_bytes.looks_like_markup(data):
        return _read_xml(data, reading)
    # Words before the first tag: the message of a script, or a list of addresses.
    cleaned = sitemap_bytes.without_junk(data)
    return _read_text(data, reading) if cleaned is data else _read_xml(cleaned, reading)


def _read_text(data: bytes, reading: _Reading) -> SitemapResult:
    for line in sitemap_bytes.lines(data):
        if reading.listed >= MAX_URLS:
            reading.capped = True
            break
        # A relative path would make an address of any text at all.
        address = reading.address(line if "://" in line else None)
        if address is not None and not _add_child(reading, address, None):
            reading.pages.setdefault(address, Candidate(address, "sitemap", via_url=reading.url))
    if not reading.pages and not reading.children and not reading.foreign:
        return SitemapResult(problem="not a sitemap")
    return reading.result("text" if reading.pages or not reading.children else "index")


def _read_xml(data: bytes, reading: _Reading) -> SitemapResult:
    root = sitemap_bytes.root_of(data)
    if root not in _ROOTS | _FEED_ROOTS:
        data = sitemap_bytes.without_junk(data)
        found = sitemap_bytes.root_of(data)
        if found not in _ROOTS | _FEED_ROOTS:
            return SitemapResult(problem="an HTML page, not a sitemap" if root == "html" else "not a sitemap")
        root = found
    if root in _FEED_ROOTS:
        return _read_feed(data, reading)
    try:
        _read_entries(data, reading)
    except _TooBig:
        reading.broken = f"an entry of more than {MAX_HELD} elements"
    except etree.LxmlError as error:
        reading.broken = f"malformed: {type(error).__name__}"
    # Some systems list their sitemaps as if they were pages, and the other way round.
    if reading.children and not reading.pages:
        return reading.result("index")
    return reading.result("index" if root == "sitemapindex" else "news" if reading.news else "urlset")


def _read_entries(data: bytes, reading: _Reading) -> None:
    for number, element in enumerate(_children(data)):
        reading.capped = reading.listed >= MAX_URLS or number >= 2 * MAX_URLS
        if reading.capped:
            break
        if _name(element) in _ENTRIES:
            _read_entry(element, reading)


def _children(data: bytes) -> Iterator[Any]:
    """Give each child of the root and forget it afterwards: 50 MB as a tree would take 900."""
    walk = etree.iterparse(
        io.BytesIO(data),
        events=("end",),
        recover=True,
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    held = 0
    for _, element in walk:
        held += 1
        if held > MAX_HELD:
            raise _TooBig
        parent = element.getparent()
        if parent is None or parent.getparent() is not None:
            continue
        yield element
        held = 0
        element.clear()
        while element.getprevious() is not None:
            del parent[0]


def _name(element: Any) -> str:
    # Not etree.QName: it refuses names that a broken document has and the parser let pass, like ":".
    return str(element.tag).rpartition("}")[2].lower()


def _read_entry(element: Any, reading: _Reading) -> None:
    fields: dict[str, Any] = {}
    for child in element:
        namespace = str(child.tag).rpartition("}")[0]
        if not any(name in namespace for name in _EXTENSIONS):
            fields.setdefault(_name(child), child)
    address = reading.address(_text(fields.get("loc")))
    if address is None:
        return
    modified = _moment(_text(fields.get("lastmod")))
    news = fields.get("news")
    is_child = _name(element) == "sitemap"
    if news is None and _add_child(reading, address, modified, named=is_child):
        return
    reading.news = reading.news or news is not None
    page = Candidate(
        url=address,
        via="sitemap" if news is None else "news_sitemap",
        via_url=reading.url,
        modified_at=modified,
        position=reading.listed - 1,
    )
    page = page if news is None else _with_news(page, news)
    reading.pages.setdefault(address, page)
    _add_alternates(element, page, reading)


def _with_news(page: Candidate, news: Any) -> Candidate:
    about = {_name(child): child.text for child in news.iter() if child is not news}
    return replace(
        page,
        title=markup.plain_text(about.get("title")),
        published_at=_moment(about.get("publication_date")),
        lang=markup.language(about.get("language")),
    )


def _add_alternates(element: Any, page: Candidate, reading: _Reading) -> None:
    """The page in other languages: <xhtml:link rel="alternate" hreflang="ru" href="...">. Those of other sites not."""
    links = [child for child in element if _name(child) == "link" and child.get("hreflang")]
    for link in links[:MAX_ALTERNATES]:
        address = reading.resolved(link.get("href"))
        if address is None or urls.site_of(address) not in reading.sites or len(reading.alternates) >= MAX_URLS:
            continue
        tag = link.get("hreflang").lower()
        lang = None if tag == "x-default" else markup.language(tag)
        alternate = Candidate(
            address, page.via, reading.url, modified_at=page.modified_at, lang=lang, position=page.position
        )
        reading.alternates.setdefault(address, alternate)


def _read_feed(data: bytes, reading: _Reading) -> SitemapResult:
    feed = feeds.parse_feed(data, reading.url)
    for candidate in feed.candidates:
        if reading.address(candidate.url) is not None:
            reading.pages.setdefault(candidate.url, candidate)
    reading.broken = feed.problem
    return reading.result("feed")


def _add_child(reading: _Reading, address: str, modified: datetime | None, *, named: bool = False) -> bool:
    """Note a sitemap that this one lists, and say whether the address is one. None lists itself."""
    if not named and not _is_sitemap(address):
        return False
    if address != reading.url:
        reading.children.setdefault(address, ChildSitemap(address, modified))
    return True


def _is_sitemap(address: str) -> bool:
    """Whether the address of an entry is that of a sitemap: no page is an XML file."""
    path = urlsplit(address).path.lower()
    return path.endswith((".xml", ".xml.gz"))


def _moment(text: str | None) -> datetime | None:
    """Read the date of an entry; some write it as feeds do."""
    return markup.moment(text) or (markup.mail_moment(text) if text else None)


def _text(element: Any | None) -> str | None:
    return None if element is None else element.text
