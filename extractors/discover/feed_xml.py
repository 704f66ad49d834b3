"""Read RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0 as entries, the broken ones too, in linear time.

RSS 2.0: rssboard.org/rss-specification; RSS 1.0: web.resource.org/rss/1.0; Atom: RFC 4287. feedparser knows more
formats, but some of its expressions take a minute for 100 KB of newlines or of one author's name.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from lxml import etree

from extractors.discover import feed_bytes
from extractors.discover.feed_dates import first_moment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

_XML = "{http://www.w3.org/XML/1998/namespace}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_ATOM = "http://www.w3.org/2005/atom"
_VERSIONS = {
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
        *_VERSIONS,
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
_ENTRIES = frozenset({"item", "entry"})
_ENDINGS = ("item", "entry", "Item", "Entry", "ITEM", "ENTRY")
_ROOTS = frozenset({"rss", "rdf", "feed", "channel"})
# Parts of an entry that name other documents' titles and links.
_OTHERS = frozenset({"source", "author", "contributor", "content", "image", "textinput"})
_ENTRY_START = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]")
_ENTRY_END = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>")
# Markup of articles that was not escaped; in a broken document it is what was not closed.
_MARKUP = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|br|center|code|dd|div|dl|dt|em|figure|font|h[1-6]|hr|i|iframe|img|li|ol|p|pre|s|small"
    r"|span|strong|sub|sup|table|tbody|td|th|tr|u|ul)(?:[\s/][^<>]{0,2000})?>",
    re.IGNORECASE,
)
_MAX_HEAD = 16_384
_MAX_TEXT = 8000
_MAX_BASES = 8
_MAX_SPACES = 50
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


@dataclass(frozen=True, slots=True)
class Document:
    """A feed. ``version`` is "" if it is none; ``fault`` is the first error that makes it no XML."""

    version: str = ""
    title: str | None = None
    lang: str | None = None
    entries: tuple[Entry, ...] = ()
    fault: str | None = None


def read(text: str) -> Document:
    """Read a feed that starts with its root element. Never raises for what it holds."""
    text = feed_bytes.with_xml_references(text)
    root, fault = _parse(text)
    if root is None:
        return Document(fault=fault)
    version = _version(root)
    if not version:
        return Document(fault=fault)
    found = list(_entry_elements(root))
    alone = _one_by_one(text) if fault is not None else []
    entries = tuple(_entry(element, version, whole=not alone) for element in alone or found)
    channel = next((child for child in root if _name(child) == "channel"), root)
    told = _fields(channel, whole=True)
    lang = _language(told) or channel.get(_XML + "lang") or root.get(_XML + "lang")
    return Document(version, _title(told), lang, entries, fault)


def _parse(text: str) -> tuple[Any | None, str | None]:
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        return None, type(error).__name__
    fatal = parser.error_log.filter_from_fatals()
    # The message of an XML error can quote the document; its name says enough.
    return root, str(fatal[0].type_name).removeprefix("ERR_").lower() if fatal else None


def _version(root: Any) -> str:
    name = _name(root)
    if name not in _ROOTS:
        return ""
    if name == "rss":
        stated = "".join(char for char in (root.get("version") or "")[:8] if char.isdecimal())
        return {
            "09": "rss090",
            "090": "rss090",
            "091": "rss091u",
            "092": "rss092",
            "093": "rss093",
            "094": "rss094",
        }.get(stated, "rss20" if stated.startswith("2") else "rss")
    spaces = [space.strip().lower() for space in islice(root.nsmap.values(), _MAX_SPACES)]
    spaces = [_tag(root)[0], *spaces, *(_tag(element)[0] for element in root[:20])]
    known = next((_VERSIONS[space] for space in spaces if space in _VERSIONS), "")
    if name == "feed":
        return known if known.startswith("atom") else "atom"
    has_entries = any(True for _ in _entry_elements(root))
    return known or ("rss" if name == "rdf" or has_entries else "")


def _entry_elements(root: Any) -> Iterator[Any]:
    # An entry inside an entry is the trace of a tag that was not closed.
    for element in root.iter(etree.Element):
        if element.tag.endswith(_ENDINGS) and element is not root and _name(element) in _ENTRIES:
            yield element


def _one_by_one(text: str) -> list[Any]:
    """Parse each entry of a broken document for itself, so that no fault reaches into the next."""
    starts = [match.start() for match in _ENTRY_START.finditer(text)]
    if not starts:
        return []
    root = text[: text.find(">", 0, _MAX_HEAD) + 1]
    head = root if root.rstrip("/>").strip("<") and not root.endswith("/>") else "<rss>"
    found = []
    for start, following in zip(starts, [*starts[1:], len(text)], strict=True):
        end = _ENTRY_END.search(text, start, following)
        piece = text[start : end.end() if end else following]
        parsed, _ = _parse(head + _MARKUP.sub(" ", piece))
        element = next(_entry_elements(parsed), None) if parsed is not None else None
        if element is not None:
            found.append(element)
    return found


def _entry(element: Any, version: str, *, whole: bool) -> Entry:
    fields = _fields(element, whole=whole)
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
        title=_title(fields),
        published_at=published,
        modified_at=modified,
        lang=_language(fields) or _inherited(element, "lang"),
    )


def _fields(element: Any, *, whole: bool) -> dict[str, list[Any]]:
    """Give the parts of an entry by name. In a broken one they may have slipped into each other."""
    fields: dict[str, list[Any]] = {}
    for child in element if whole else _slipped(element):
        name = _name(child)
        if name:
            fields.setdefault(name, []).append(child)
    return fields


def _slipped(element: Any) -> Iterator[Any]:
    for child in element.iter(etree.Element):
        above = child.getparent()
        if child is not element and (above is element or _name(above) not in _OTHERS):
            yield child


def _name(element: Any) -> str:
    """Give an element's name: plain for RSS and Atom, ``dc:date`` for Dublin Core, "" for other vocabularies.

    ``origlink`` is FeedBurner's and Pheedo's alike.
    """
    space, local = _tag(element)
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


def _tag(element: Any) -> tuple[str, str]:
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


def _title(fields: dict[str, list[Any]]) -> str | None:
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


def _language(fields: dict[str, list[Any]]) -> str | None:
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


def tags(text: str) -> int:
    """Count what may be a tag; a CDATA section is one, whatever it holds."""
    before, *sections = text.split("<![CDATA[")
    return before.count("<") + sum(1 + section.partition("]]>")[2].count("<") for section in sections)


def first_entries(text: str, most: int) -> tuple[str, int]:
    """Cut the entries over the cap out of the text, and count them all.

    The last entry goes too if the text breaks off inside it: half an entry may name half an address.
    """
    listed = cut = last = 0
    for match in _ENTRY_START.finditer(text):
        listed += 1
        last = match.start()
        if listed == most + 1:
            cut = last
    end = _last_end(text)
    if not cut:
        return (text[:last], listed - 1) if 0 < end < last else (text, listed)
    # What follows the last entry closes the document.
    tail = text[text.index(">", end) + 1 :] if end > cut else ""
    return text[:cut] + tail, listed


def _last_end(text: str) -> int:
    return max(text.rfind("</item>"), text.rfind("</entry>"))
