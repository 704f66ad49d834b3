"""Read a front or section page: the links that look like articles of that site, and the sections that it leads to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extractors import urls
from extractors.discover import addresses, markup
from extractors.discover.autodiscover import base_of
from extractors.discover.navigation import find
from extractors.records import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

__all__ = ["MAX_LINKS", "find", "links"]

MAX_LINKS = 500
# A page of 50,000 anchors is no front page; reading stops here.
_MAX_ANCHORS = 20_000
_MIN_ANCHOR_WORDS = 3
# Languages without spaces: this many characters say as much as three words.
_MIN_ANCHOR_LETTERS = 10
_HEADINGS = ("h1", "h2", "h3", "h4")
_CONTAINERS = frozenset({"article", "li"})
_STORY_PLACES = frozenset({"article", "h1", "h2", "h3"})
_FURNITURE = frozenset({"nav", "footer"})


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
        if address is None or urls.site_of(address) != site or not addresses.is_article(address):
            continue
        if urls.dedupe_key(address) == own:
            continue
        place = _place(anchor)
        title, is_headline = _title(anchor)
        is_headline = is_headline or bool(place & frozenset(_HEADINGS))
        told = bool(place & _STORY_PLACES) or is_headline or _is_told(title)
        if told and ("article" in place or not place & _FURNITURE):
            yield _Found(address, position, title, is_headline, times.get(_container(anchor)))


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


def _place(element: Any) -> frozenset[str]:
    return frozenset(above.tag for above in element.iterancestors())


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


def _is_told(title: str | None) -> bool:
    if title is None:
        return False
    return len(title.split()) >= _MIN_ANCHOR_WORDS or (not title.isascii() and len(title) >= _MIN_ANCHOR_LETTERS)
