"""Read RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0 as entries, the broken ones too, in linear time.

RSS 2.0: rssboard.org/rss-specification; RSS 1.0: web.resource.org/rss/1.0; Atom: RFC 4287. feedparser knows more
formats, but some of its expressions take a minute for 100 KB of newlines or of one author's name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from lxml import etree

from extractors.discover import feed_bytes
from extractors.discover.feed_entry import (
    VERSIONS,
    Entry,
    fields_of,
    language_of,
    name_of,
    read_entry,
    tag_of,
    title_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ENTRIES = frozenset({"item", "entry"})
_ENDINGS = ("item", "entry", "Item", "Entry", "ITEM", "ENTRY")
_ROOTS = frozenset({"rss", "rdf", "feed", "channel"})
_ENTRY_START = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]")
_ENTRY_END = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>")
# Markup of articles that was not escaped; in a broken document it is what was not closed.
_MARKUP = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|br|center|code|dd|div|dl|dt|em|figure|font|h[1-6]|hr|i|iframe|img|li|ol|p|pre|s|small"
    r"|span|strong|sub|sup|table|tbody|td|th|tr|u|ul)(?:[\s/][^<>]{0,2000})?>",
    re.IGNORECASE,
)
_MAX_HEAD = 16_384
_MAX_SPACES = 50


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
    entries = tuple(read_entry(element, version, whole=not alone) for element in alone or found)
    channel = next((child for child in root if name_of(child) == "channel"), root)
    told = fields_of(channel, whole=True)
    lang = language_of(told) or channel.get(_LANG) or root.get(_LANG)
    return Document(version, title_of(told), lang, entries, fault)


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
    name = name_of(root)
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
    spaces = [tag_of(root)[0], *spaces, *(tag_of(element)[0] for element in root[:20])]
    known = next((VERSIONS[space] for space in spaces if space in VERSIONS), "")
    if name == "feed":
        return known if known.startswith("atom") else "atom"
    has_entries = any(True for _ in _entry_elements(root))
    return known or ("rss" if name == "rdf" or has_entries else "")


def _entry_elements(root: Any) -> Iterator[Any]:
    # An entry inside an entry is the trace of a tag that was not closed.
    for element in root.iter(etree.Element):
        if element.tag.endswith(_ENDINGS) and element is not root and name_of(element) in _ENTRIES:
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


def tags(text: str) -> int:
    """Count what may be a tag; a CDATA section is one, whatever it holds."""
    before, *sections = text.split("<![CDATA[")
    return before.count("<") + sum(1 + section.partition("]]>")[2].count("<") for section in sections)


def first_entries(text: str, most: int, start: int = 0) -> tuple[str, int]:
    """Cut the entries over the cap out of the text from ``start`` on, and count them all.

    The last entry goes too if the text breaks off inside it: half an entry may name half an address.
    """
    listed = cut = last = 0
    for match in _ENTRY_START.finditer(text, start):
        listed += 1
        last = match.start()
        if listed == most + 1:
            cut = last
    end = _last_end(text)
    if not cut:
        return (text[start:last], listed - 1) if start < end < last else (text[start:], listed)
    # What follows the last entry closes the document.
    tail = text[text.index(">", end) + 1 :] if end > cut else ""
    return text[start:cut] + tail, listed


def _last_end(text: str) -> int:
    return max(text.rfind("</item>"), text.rfind("</entry>"))
