"""Read sitemaps (sitemaps.org, Google's news extension, plain text, feeds used as sitemaps) into candidates."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from lxml import etree

from extractors import urls
from extractors.discover import feeds, markup
from extractors.discover.children import ChildSitemap, children_in_window
from extractors.records import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ChildSitemap", "SitemapResult", "children_in_window", "parse_sitemap"]

MAX_BYTES = 50_000_000
MAX_URLS = 50_000
_BLOCK = 1 << 18
_GZIP = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"
# A page with a thousand pictures, each with five fields, is the most that the protocol allows.
MAX_HELD = 20_000
_ENTRY_OF = {"urlset": "url", "sitemapindex": "sitemap"}
_FEED_ROOTS = frozenset({"rss", "feed", "RDF"})

Kind = Literal["urlset", "news", "index", "text", "feed", "unknown"]


@dataclass(frozen=True, slots=True)
class SitemapResult:
    """What a sitemap listed. ``problem`` says in a few words what was left out and why.

    ``foreign`` counts the addresses of other sites: a sitemap speaks for its own site only.
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
    site: str
    pages: dict[str, Candidate] = field(default_factory=dict)
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
        resolved = urls.resolve(self.url, text.strip()) if text else None
        if resolved is None:
            self.invalid += 1
        elif urls.site_of(resolved) != self.site:
            self.foreign += 1
        else:
            return resolved
        return None

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
        """Close the reading."""
        return SitemapResult(
            kind, tuple(self.pages.values()), tuple(self.children.values()), self.problem(), self.foreign
        )


def parse_sitemap(body: bytes, url: str) -> SitemapResult:
    """Read the sitemap ``body`` that was found at ``url``. Never raises for what the body holds.

    Undoes gzip; reads at most 50 MB and 50,000 addresses (the protocol's own limits); refuses documents that declare
    entities.
    """
    data, problem = _plain(body)
    if problem:
        return SitemapResult(problem=problem)
    reading = _Reading(url, urls.site_of(url))
    start = data.removeprefix(_BOM).lstrip()[:1]
    if not start:
        return SitemapResult(problem="empty")
    # UTF-16 starts with its own mark and "<" padded by a zero byte.
    if start != b"<" and b"<" not in data[:4]:
        return _read_text(data, reading)
    if markup.declares_entities(data):
        return SitemapResult(problem="declares entities of its own")
    return _read_xml(data, reading)


def _plain(body: bytes) -> tuple[bytes, str | None]:
    """Undo gzip (all members) up to the cap. A bomb is counted before anything of it is kept."""
    if not body.startswith(_GZIP):
        return (body, None) if len(body) <= MAX_BYTES else (b"", f"larger than {MAX_BYTES} bytes")
    size = 0
    try:
        for block in _inflated(body):
            size += len(block)
            if size > MAX_BYTES:
                return b"", f"larger than {MAX_BYTES} bytes"
        return b"".join(_inflated(body)), None
    except EOFError:
        return b"", "truncated gzip"
    except zlib.error:
        return b"", "broken gzip"


def _inflated(body: bytes) -> Iterator[bytes]:
    """Give the content in blocks. Raises EOFError if it ends early."""
    while body.startswith(_GZIP):
        member = zlib.decompressobj(wbits=31)
        rest = body
        while not member.eof:
            block = member.decompress(rest, _BLOCK)
            rest = member.unconsumed_tail
            if not block and not rest and not member.eof:
                raise EOFError
            yield block
        body = member.unused_data


def _read_text(data: bytes, reading: _Reading) -> SitemapResult:
    lines = data.removeprefix(_BOM).decode("utf-8", "replace").splitlines()
    for line in filter(None, (line.strip() for line in lines)):
        if reading.listed >= MAX_URLS:
            reading.capped = True
            break
        # A relative path would make an address of any text at all.
        address = reading.address(line if "://" in line else None)
        if address is not None:
            _add_page(reading, Candidate(address, "sitemap", via_url=reading.url))
    if not reading.pages and not reading.foreign:
        return SitemapResult(problem="not a sitemap")
    return reading.result("text")


def _read_xml(data: bytes, reading: _Reading) -> SitemapResult:
    root = _root_of(data)
    if root in _FEED_ROOTS:
        return _read_feed(data, reading)
    if root not in _ENTRY_OF:
        return SitemapResult(problem="not a sitemap")
    try:
        for number, element in enumerate(_children(data)):
            reading.capped = reading.listed >= MAX_URLS or number >= 2 * MAX_URLS
            if reading.capped:
                break
            if _name(element) == _ENTRY_OF[root]:
                _read_entry(element, root, reading)
    except _TooBig:
        reading.broken = f"an entry of more than {MAX_HELD} elements"
    except etree.LxmlError as error:
        reading.broken = f"malformed: {type(error).__name__}"
    if root == "sitemapindex":
        return reading.result("index")
    return reading.result("news" if reading.news else "urlset")


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


def _root_of(data: bytes) -> str:
    """Name of the first element; "" if there is none."""
    try:
        for _, element in etree.iterparse(
            io.BytesIO(data), events=("start",), recover=True, resolve_entities=False, no_network=True
        ):
            return _name(element)
    except etree.LxmlError:
        return ""
    return ""


def _name(element: Any) -> str:
    return str(etree.QName(element).localname)


def _read_entry(element: Any, root: str, reading: _Reading) -> None:
    fields = {_name(child): child for child in element}
    address = reading.address(_text(fields.get("loc")))
    if address is None:
        return
    modified = markup.moment(_text(fields.get("lastmod")))
    if root == "sitemapindex":
        if address != reading.url:
            reading.children.setdefault(address, ChildSitemap(address, modified))
        return
    news = fields.get("news")
    about = {_name(child): child.text for child in news.iter() if child is not news} if news is not None else {}
    reading.news = reading.news or news is not None
    page = Candidate(
        url=address,
        via="sitemap" if news is None else "news_sitemap",
        via_url=reading.url,
        title=markup.plain_text(about.get("title")),
        published_at=markup.moment(about.get("publication_date")),
        modified_at=modified,
        lang=markup.language(about.get("language")),
        position=reading.listed - 1,
    )
    _add_page(reading, page)


def _read_feed(data: bytes, reading: _Reading) -> SitemapResult:
    feed = feeds.parse_feed(data, reading.url)
    for candidate in feed.candidates:
        if reading.address(candidate.url) is not None:
            reading.pages.setdefault(candidate.url, candidate)
    reading.broken = feed.problem
    return reading.result("feed")


def _add_page(reading: _Reading, page: Candidate) -> None:
    reading.pages.setdefault(page.url, page)


def _text(element: Any | None) -> str | None:
    return None if element is None else element.text
