"""Find the section pages that a front page's navigation leads to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from extractors import urls
from extractors.discover import addresses, markup
from extractors.discover.autodiscover import base_of
from extractors.discover.outward import outward
from extractors.discover.section_words import (
    LISTINGS,
    NEWS,
    NEWS_TITLES,
    OFFERS,
    OTHER,
    SERVICE_STARTS,
    SERVICES,
    TOPICS,
)
from extractors.records import Endpoint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_SECTIONS = 20
# A slug of so many hyphens is a headline, not the name of a section or a person.
LONG_SLUG_HYPHENS = 4
# What neither lies in a navigation nor is named like news.
_LEFT_OUT = 3
_MAX_ANCHORS = 20_000
_MAX_SEGMENTS = 3
_MAX_SEGMENT = 40
_MAX_TITLE_WORDS = 5
_MAX_TITLE = 40
_NAVIGATION = frozenset({"nav", "menu"})
_NAV_ROLES = frozenset({"navigation", "menu", "menubar"})
_NAV_NAMES = re.compile(r"(?:^|[\s_-])(?:[a-z]*nav(?:bar|igation)?|[a-z]*menu|rubri[ck]s?|sections?)(?:$|[\s_-])")
_ASIDE = frozenset({"footer", "article"})
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2,4})?")
_PAGE_ENDING = re.compile(r"\.(?:[sx]?html?|php|aspx?|jsp)$")


@dataclass(frozen=True, slots=True)
class _Named:
    """A link of the page that may lead to a section."""

    url: str
    title: str
    segments: tuple[str, ...]
    is_navigation: bool

    @property
    def rank(self) -> int:
        """0 for what is named like a section of news in a navigation; the higher, the later."""
        title = self.title.lower()
        label = urls.host_of(self.url).partition(".")[0]
        told = {label, *title.split(), *self.segments}
        told.update(word for segment in self.segments for word in _WORD.findall(segment))
        if told & OTHER and not NEWS.intersection(self.segments[-1:]):
            return _LEFT_OUT
        is_news = bool(told & NEWS) or any(word in title for word in NEWS_TITLES)
        if self.is_navigation:
            return 0 if is_news else 1
        return 2 if is_news else _LEFT_OUT


def find(html: str, url: str) -> tuple[Endpoint, ...]:
    """Give the section pages of the front page ``html`` at ``url``; at most 20, of the same site, news first.

    A section is what a navigation links to with a short title and a short path: no article, list of tags, service
    page or file. Outside of a navigation only what is named like a section of news counts, in any script.
    """
    tree = markup.parse_html(html)
    if tree is None:
        return ()
    found: dict[str, _Named] = {}
    for named in _links(tree, url):
        key = urls.dedupe_key(named.url)
        if key not in found or named.rank < found[key].rank:
            found[key] = named
    ranked = sorted((named for named in found.values() if named.rank < _LEFT_OUT), key=_order)
    return tuple(Endpoint(named.url, "section", found_by="autodiscovery") for named in ranked[:MAX_SECTIONS])


def _order(named: _Named) -> tuple[int, int]:
    # Main sections before their parts (a dozen kinds of sport would fill the list), front pages of others last.
    return named.rank, _depth(named.segments) or _MAX_SEGMENTS


def _links(tree: Any, url: str) -> Iterator[_Named]:
    base, site, own = base_of(tree, url), urls.site_of(url), urls.dedupe_key(url)
    navigation = _in_navigation(tree)
    for number, anchor in enumerate(tree.iter("a")):
        if number >= _MAX_ANCHORS:
            return
        resolved = urls.resolve(base, anchor.get("href", "").strip())
        address = outward(url, resolved) if resolved else None
        if address is None or urls.site_of(address) != site or urls.dedupe_key(address) == own:
            continue
        title = markup.text_of(anchor) or markup.plain_text(anchor.get("aria-label") or anchor.get("title")) or ""
        segments = _segments(address)
        if segments is not None and _is_short(title) and _is_section(address, segments, url):
            yield _Named(address, title, segments, anchor in navigation)


def _in_navigation(tree: Any) -> set[Any]:
    """The links inside of navigations; one walk down, whatever the nesting."""
    found: set[Any] = set()
    waiting = [(tree, False)]
    while waiting:
        element, inside = waiting.pop()
        if element.tag in _ASIDE:
            continue
        inside = inside or _is_navigation(element)
        if inside and element.tag == "a":
            found.add(element)
        waiting.extend((child, inside) for child in element)
    return found


def _is_navigation(element: Any) -> bool:
    if element.tag in _NAVIGATION or element.get("role", "").lower() in _NAV_ROLES:
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"[:1000].lower()
    return element.tag not in {"html", "body"} and _NAV_NAMES.search(names) is not None


def _is_short(title: str) -> bool:
    return len(title) <= _MAX_TITLE and any(map(str.isalpha, title)) and len(title.split()) <= _MAX_TITLE_WORDS


def _segments(address: str) -> tuple[str, ...] | None:
    """The path's segments, without a page's ending; None if a query says that it is no plain page."""
    return None if urlsplit(address).query else _split(address)


def _split(address: str) -> tuple[str, ...]:
    segments = [segment for segment in unquote(urlsplit(address).path).lower().split("/") if segment]
    if segments:
        segments[-1] = _PAGE_ENDING.sub("", segments[-1])
    return tuple(segments)


def _is_section(address: str, segments: Sequence[str], url: str) -> bool:
    if addresses.is_article(address) or _is_service(address, segments) or "." in "".join(segments[-1:]):
        return False
    if not segments:
        # The front page of another edition: sport.outlet.example.
        return urls.host_of(address) not in {urls.host_of(url), f"www.{urls.host_of(url)}"}
    if _depth(segments) >= _MAX_SEGMENTS or max(map(len, segments)) > _MAX_SEGMENT:
        return False
    return any(any(map(str.isalpha, segment)) for segment in segments)


def _is_service(address: str, segments: Sequence[str]) -> bool:
    if urls.host_of(address).partition(".")[0] in SERVICES:
        return True
    words = {word for segment in segments for word in (segment, *segment.split("-"))}
    return bool(SERVICES & words) or any(word.startswith(SERVICE_STARTS) for word in words)


def is_listing(address: str, *, is_weak: bool) -> bool:
    """Say whether host or path tell that a list, an offer or a service follows: /autoren/, /tema/, shop.outlet.example.

    ``is_weak`` says that the address might be that of a section as well; then a topic's page is a list, too.
    """
    segments = _split(address)
    refused = OFFERS | TOPICS if is_weak else OFFERS
    if segments and segments[-1].count("-") < LONG_SLUG_HYPHENS:
        refused = refused | LISTINGS
    label = urls.host_of(address).partition(".")[0]
    # The last segment counts only if it names a service: "/writer" may be a story.
    return label in OFFERS or not refused.isdisjoint(segments[:-1]) or not SERVICES.isdisjoint(segments[-1:])


def is_deep(address: str) -> bool:
    """Say whether an address may be that of a page about one thing: it is no front page, section, service or file."""
    segments = _split(address)
    if not segments or _is_service(address, segments) or NEWS.intersection(segments[-1:]):
        return False
    return "." not in segments[-1]


def _depth(segments: Sequence[str]) -> int:
    """How many segments name the section; the first may name a language."""
    return len(segments) - (1 if len(segments) > 1 and _LANGUAGE.fullmatch(segments[0]) else 0)
