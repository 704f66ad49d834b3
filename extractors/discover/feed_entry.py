"""An entry of a feed: its parts by name, whatever vocabulary they come from, and what of them is kept."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from lxml import etree

from extractors.discover.feed_dates import first_moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

_XML = "{http://www.w3.org/XML/1998/namespace}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_ATOM = "http://www.w3.org/2005/atom"
VERSIONS = {
    "http://purl.org/rss/1.0/": "rss10",
    "http://my.netscape.com/rdf/simple/0.9/": "rss090",
    "http://channel.netscape.com/rdf/simple/0.9/": "rss090",
    _ATOM: "atom10",
    "http://purl.org/atom/ns#": "atom03",
}
# Under these the elements are those of RSS or Atom.
_CORE = frozenset(
    {
        "",
        *VERSIONS,
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://backend.userland.com/rss",
        "http://backend.userland.com/rss2",
        "http://blogs.law.harvard.edu/tech/rss",
        "http://cyber.law.harvard.edu/rss/rss.html",
        "http://purl.org/net/rss1.1#",
        "http://purl.org/rss/1.0/modules/rss091#",
        # What Atom was called before it was Atom 0.3.
        "http://example.com/newformat#",
        "http://example.com/necho",
        "http://purl.org/echo/",
        "http://purl.org/pie/",
        "http://www.rssboard.org/rss-specification",
    }
)
# Vocabularies whose words say the same where RSS or Atom say nothing.
_OTHER = {
    "http://search.yahoo.com/mrss/": "media",
    "http://purl.org/dc/elements/1.0/": "dc",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
}
# What a prefix means that the document does not declare.
_USUAL = {"atom": "", "rss": "", "dc": "dc", "dcterms": "dcterms"}
# Parts of an entry that name other documents' titles and links.
_OTHERS = frozenset({"source", "author", "contributor", "content", "image", "textinput"})
_MAX_TEXT = 8000
_MAX_BASES = 8
_HTML = frozenset({"", "text/html", "application/xhtml+xml"})


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it stood there. ``bases`` are the xml:base around each address, outermost first.

    ``original`` is what a feed proxy kept of the address, ``links`` come in order of preference, ``ident`` is the
    guid, and ``permanent`` says that it may be the address too.
    """

    ident: str | None
    permanent: bool
    original: str | None
    links: tuple[tuple[str, tuple[str, ...]], ...]
    title: str | None
    published_at: datetime | None
    modified_at: datetime | None
    lang: str | None


def read_entry(element: Any, version: str, *, whole: bool) -> Entry:
    """Read an entry. Unless the document is ``whole``, its parts may have slipped into each other."""
    fields = fields_of(element, whole=whole)
    published = first_moment(_texts(fields, "pubdate", "published", "issued", "dcterms:issued"))
    modified = first_moment(_texts(fields, "updated", "modified", "dcterms:modified"))
    stated = first_moment(_texts(fields, "dc:date", "dcterms:date", "created", "dcterms:created"))
    if version.startswith("atom"):
        # Atom has a name for each date; others come from an older version or from RSS.
        modified = modified or first_moment(_texts(fields, "dc:date"))
        published = published or first_moment(_texts(fields, "pubdate", "created", "dcterms:created"))
    else:
        # RSS knows no modification: dc:date and its like are the day of publication.
        published = published or stated or modified
        modified = modified if modified != published else None
    idents = fields.get("guid", []) + fields.get("id", [])
    ident = next(filter(None, map(_text, idents)), None)
    return Entry(
        ident=ident,
        permanent=bool(idents) and (idents[0].get("isPermaLink") or "true").strip().lower() == "true",
        original=next(iter(_texts(fields, "origlink")), None),
        links=tuple(_links(fields, element)),
        title=title_of(fields),
        published_at=published,
        modified_at=modified,
        lang=language_of(fields) or _inherited(element, "lang"),
    )


def fields_of(element: Any, *, whole: bool) -> dict[str, list[Any]]:
    """Give the parts of an entry by name. In a broken one they may have slipped into each other."""
    fields: dict[str, list[Any]] = {}
    for child in element if whole else _slipped(element):
        name = name_of(child)
        if name:
            fields.setdefault(name, []).append(child)
    return fields


def _slipped(element: Any) -> Iterator[Any]:
    for child in element.iter(etree.Element):
        above = child.getparent()
        if child is not element and (above is element or name_of(above) not in _OTHERS):
            yield child


def name_of(element: Any) -> str:
    """Give an element's name: plain for RSS and Atom, ``dc:date`` for Dublin Core, "" for other vocabularies.

    ``origlink`` is FeedBurner's and Pheedo's alike.
    """
    space, local = tag_of(element)
    prefix, colon, rest = local.rpartition(":")
    if colon:
        # A prefix that nobody declared.
        kind, local = (_USUAL.get(prefix), rest) if prefix in _USUAL else (None, rest)
    else:
        kind = "" if space in _CORE else _OTHER.get(space)
    if kind is None:
        return "origlink" if local == "origlink" else ""
    # Dublin Core's title and language are those of the entry as well.
    return f"{kind}:{local}" if kind else local


def tag_of(element: Any) -> tuple[str, str]:
    """Give namespace and local name in lower case. QName would not do: a name with an unknown prefix keeps it."""
    tag = element.tag
    if not isinstance(tag, str):
        return "", ""
    space, brace, local = tag.removeprefix("{").rpartition("}")
    return (space.strip().lower() if brace else ""), local.lower()


def _texts(fields: dict[str, list[Any]], *names: str) -> Iterator[str]:
    for name in names:
        for element in fields.get(name, ()):
            text = _text(element)
            if text:
                yield text


def _text(element: Any) -> str:
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        pieces.append(piece)
        length += len(piece)
        if length > _MAX_TEXT:
            break
    return "".join(pieces)[:_MAX_TEXT].strip()


def title_of(fields: dict[str, list[Any]]) -> str | None:
    """Give the title, markup and all; scripts are taken out."""
    for name in ("title", "dc:title", "media:title"):
        for element in fields.get(name, ()):
            etree.strip_elements(element, "{*}script", "{*}style", with_tail=False)
            text = _text(element)
            if (element.get("mode") or "").lower() == "base64" or element.get("type") == "application/octet-stream":
                text = _from_base64(text)
            if text:
                return text
    return None


def _from_base64(text: str) -> str:
    try:
        return base64.b64decode(text, validate=False).decode("utf-8", "replace")
    except ValueError:
        return text


def language_of(fields: dict[str, list[Any]]) -> str | None:
    """Give the language that is stated in words of its own, beside xml:lang."""
    return next(_texts(fields, "language", "dc:language"), None)


def _inherited(element: Any, name: str) -> str | None:
    return next((str(value) for part in _upwards(element) if (value := part.get(_XML + name))), None)


def _links(fields: dict[str, list[Any]], entry: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the addresses of an entry, the best first: pages before files of other types, a link before an id."""
    others: list[Any] = []
    for element in fields.get("link", ()):
        href = (element.get("href") or _text(element)).strip()
        # A relation may be written as the address that it has in IANA's registry.
        rel = (element.get("rel") or "alternate").strip().lower().rpartition("/")[2]
        if not href or rel != "alternate":
            continue
        if (element.get("type") or "").partition(";")[0].strip().lower() in _HTML:
            yield href, _bases(element)
        else:
            others.append((href, _bases(element)))
    yield from others
    about = entry.get(_RDF + "about")
    if about:
        yield about.strip(), _bases(entry)


def _bases(element: Any) -> tuple[str, ...]:
    """Give the xml:base around an element, outermost first; the eight innermost of them."""
    around = (base.strip() for part in _upwards(element) if (base := part.get(_XML + "base")))
    return tuple(islice(around, _MAX_BASES))[::-1]


def _upwards(element: Any) -> Iterator[Any]:
    """Give an element and those around it. libxml2 bounds the depth."""
    while element is not None:
        yield element
        element = element.getparent()
