"""Read a front or section page: the links that look like articles of that site, and the sections that it leads to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from extractors import urls
from extractors.discover import addresses, markup
from extractors.discover.autodiscover import base_of
from extractors.discover.navigation import LONG_SLUG_HYPHENS, find, is_deep, is_listing
from extractors.discover.window import date_in_url
from extractors.records import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

__all__ = ["MAX_LINKS", "find", "links"]

MAX_LINKS = 500
# A page of 50,000 anchors is no front page; reading stops here.
_MAX_ANCHORS = 20_000
_MIN_ANCHOR_WORDS = 3
# Writing without spaces: this many letters say as much as three words.
_MIN_ANCHOR_LETTERS = 10
# From here on: the scripts of Southeast and East Asia that put no spaces between words.
_WIDE = "\u0e00"
# An address with a day in it is a story's; its title is one from two words on.
_DATED_ANCHOR_WORDS = 2
_HEADLINE_WORDS = 5
_BREADCRUMB_DEPTH = 3
_HEADINGS = ("h1", "h2", "h3", "h4")
_HEADING_TAGS = frozenset(_HEADINGS)
_CONTAINERS = frozenset({"article", "li"})
_FURNITURE = frozenset({"nav", "footer"})
_LIST_RELATIONS = frozenset({"author", "category", "help", "license", "privacy-policy", "search", "tag"})


@dataclass(frozen=True, slots=True)
class _Link:
    """What a link says and where it stands."""

    title: str | None
    is_headline: bool
    place: frozenset[str]
    rel: frozenset[str]
    is_breadcrumb: bool


@dataclass(slots=True)
class _Found:
    """One article and what its links on the page say; pictures and headlines often link apart."""

    url: str
    position: int
    title: str | None
    is_headline: bool
    dated: datetime | None


def links(html: str, url: str) -> tuple[Candidate, ...]:
    """Give the articles that the page ``html`` at ``url`` links to, in its order; at most 500, of the same site only.

    The headline becomes the title; a ``<time>`` in the same ``article`` or ``li`` the claimed date. ``via`` is
    ``front`` for the site's root and ``section`` for any other page.
    """
    tree = markup.parse_html(html)
    if tree is None:
        return ()
    found: dict[str, _Found] = {}
    for item in _stories(tree, url):
        known = found.get(urls.dedupe_key(item.url))
        if known is not None:
            _merge(known, item)
        elif len(found) < MAX_LINKS:
            found[urls.dedupe_key(item.url)] = item
    lang = markup.language(tree.get("lang"))
    is_front = not urls.canonicalise(url).split("/", 3)[-1].strip("/")
    return tuple(
        Candidate(
            url=item.url,
            via="front" if is_front else "section",
            via_url=url,
            title=item.title,
            published_at=item.dated,
            lang=lang,
            position=item.position,
        )
        for item in found.values()
    )


def _stories(tree: Any, url: str) -> Iterator[_Found]:
    base, site, own = base_of(tree, url), urls.site_of(url), urls.dedupe_key(url)
    times = _times(tree)
    for position, anchor in enumerate(tree.iter("a")):
        if position >= _MAX_ANCHORS:
            return
        address = urls.resolve(base, anchor.get("href", ""))
        if address is None or urls.site_of(address) != site or urls.dedupe_key(address) == own:
            continue
        link = _link(anchor)
        if _is_story(address, link):
            yield _Found(address, position, link.title, link.is_headline, times.get(_container(anchor)))


def _link(anchor: Any) -> _Link:
    place = frozenset(above.tag for above in anchor.iterancestors())
    title, is_headline = _title(anchor)
    return _Link(
        title=title,
        is_headline=is_headline or bool(place & _HEADING_TAGS),
        place=place,
        rel=frozenset(anchor.get("rel", "").lower().split()),
        is_breadcrumb=any("breadcrumb" in str(above.get("class", "")).lower() for above in _nearest(anchor)),
    )


def _nearest(anchor: Any) -> Iterator[Any]:
    yield anchor
    yield from islice(anchor.iterancestors(), _BREADCRUMB_DEPTH)


def _is_story(address: str, link: _Link) -> bool:
    """Judge the address first, then what the link says and where it stands; in doubt it is none.

    A short slug may name a section as well ("food-and-drink"): then the title has to be a headline's. A headline in
    an <h2> or the like makes up for an address that says little.
    """
    in_furniture = "article" not in link.place and bool(link.place & _FURNITURE)
    is_weak = _is_weak(address)
    if link.is_breadcrumb or in_furniture or is_listing(address, is_weak=is_weak):
        return False
    words = _words_in(link.title)
    if not addresses.is_article(address):
        return words >= _HEADLINE_WORDS and _is_marked_headline(address, link)
    in_story = link.is_headline or "article" in link.place
    if not is_weak:
        return in_story or words >= (_MIN_ANCHOR_WORDS if date_in_url(address) is None else _DATED_ANCHOR_WORDS)
    if link.rel & _LIST_RELATIONS:
        return False
    return words > _MIN_ANCHOR_WORDS or (in_story and (words >= _MIN_ANCHOR_WORDS or link.title is None))


def _is_marked_headline(address: str, link: _Link) -> bool:
    """Whether the page marks a link as a story's headline, though its address has neither slug nor id."""
    if not link.is_headline or link.rel & _LIST_RELATIONS or urlsplit(address).query:
        return False
    is_entry = "article" in link.place or "bookmark" in link.rel
    last = urlsplit(address).path.rstrip("/").rpartition("/")[2]
    return is_deep(address) and (is_entry or any(map(str.isdecimal, last)))


def _is_weak(address: str) -> bool:
    """Whether an address has no more than a few words: no number, no date, no long slug."""
    path = urlsplit(address).path
    return not any(map(str.isdecimal, path)) and path.count("-") + path.count("_") < LONG_SLUG_HYPHENS


def _words_in(title: str | None) -> int:
    """How many words a title has; in writing without spaces three or four letters count as one."""
    if title is None:
        return 0
    wide = sum(char >= _WIDE for char in title)
    spoken = [word for word in title.split() if any(map(str.isalnum, word))]
    return len(spoken) + (wide * _MIN_ANCHOR_WORDS) // _MIN_ANCHOR_LETTERS


def _merge(known: _Found, other: _Found) -> None:
    longer = len(other.title or "") > len(known.title or "")
    if (other.is_headline and not known.is_headline) or (longer and other.is_headline == known.is_headline):
        known.title, known.is_headline = other.title, other.is_headline
    known.dated = known.dated or other.dated


def _times(tree: Any) -> dict[Any, datetime]:
    """The first readable <time> of every container, found from below: one walk, whatever the nesting."""
    found: dict[Any, datetime] = {}
    for element in tree.iter("time"):
        stated = markup.moment(element.get("datetime"))
        container = _container(element)
        if stated is not None and container is not None:
            found.setdefault(container, stated)
    return found


def _container(element: Any) -> Any | None:
    return next((above for above in element.iterancestors() if above.tag in _CONTAINERS), None)


def _title(anchor: Any) -> tuple[str | None, bool]:
    """The headline inside the link, else its text, else what it says to a screen reader or shows as a picture."""
    for heading in anchor.iter(*_HEADINGS):
        text = markup.text_of(heading)
        if text:
            return text, True
    text = markup.text_of(anchor)
    if text is None:
        pictures = (image.get("alt") for image in anchor.iter("img"))
        spoken = anchor.get("aria-label") or anchor.get("title") or next(filter(None, pictures), None)
        text = markup.plain_text(spoken)
    return text, False
