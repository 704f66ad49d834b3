"""From decoded HTML to the one tree that every pass reads.

The tree is shared and must be left as it is found: trafilatura makes a copy of a tree that it is given.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from extractors.article.depth import flatten

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

MAX_NAMES = 200
MAX_CHARS = 16_000_000
# libxml2 makes nothing at all of a document that is larger than ten million bytes.
MAX_BYTES = 9_990_000
# Real pages have ten thousand elements at most, and some hundred beside each other. From here on trafilatura takes
# seconds for each megabyte, and more than that where they stand beside each other.
MAX_ELEMENTS = 20_000
MAX_SIBLINGS = 2_000
# A longer run of text without markup is no paragraph; trafilatura would copy it a dozen times.
MAX_RUN = 50_000
# XML allows none of these; one of them in a title makes trafilatura return nothing at all.
_CONTROL = bytes(code for code in range(32) if code not in b"\t\n\r\f") + b"\x7f"
_NO_CHARACTER = re.compile("[\ufffe\uffff]")
_CONTROL_REFERENCE = re.compile(
    rb"&#(?:0{0,8}(?:[0-8]|1[1245678]|19|2\d|3[01]|127)(?!\d)"
    rb"|[xX]0{0,8}(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|7[fF])(?![0-9a-fA-F]));?"
)
# What a terminal obeys: ESC, as a byte or a reference, with the sequence that it begins (ECMA-48, section 5.4).
_ESCAPE = re.compile(rb"(?:\x1b|&#0?27(?!\d);?|&#[xX]1[bB](?![0-9a-fA-F]);?)(?:\[[0-9:;?]{0,20}[ -/]{0,5}[@-~])?")
# Controls, marks that turn the direction of what follows, and spaces of no width: they hide what a text says.
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff]"
    # Joiners belong to Persian, the scripts of India and emoji; beside a Latin letter or a space they only hide.
    "|(?<![^\x00-\u02ff])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u02ff])"
)
# libxml2 compares each attribute of a tag with all others; no honest tag is longer, whatever data it carries.
MAX_TAG = 20_000
_LONG_TAG = re.compile(rb"<([A-Za-z][A-Za-z0-9:-]{0,40}+)[^<>]{%d,}+" % MAX_TAG)
_LONG_VALUE = re.compile(rb"\"[^\"<>]{2000,}\"|'[^'<>]{2000,}'")
# A cell with this many paragraphs holds a page, not a figure.
_PARAGRAPHS = 3
_ROWS = frozenset({"tbody", "thead", "tfoot", "tr", "td", "th"})
_WORD = re.compile(r"\w+")
# Characters at the beginning by which two folded texts are told apart.
_START = 24
# What ``fold`` makes of each ASCII character: the same as of all others, several times faster.
_FOLDED = {code: chr(code).lower() if _WORD.match(chr(code)) else " " for code in range(128)}
_ELEMENTS = etree.ElementDefaultClassLookup(element=HtmlElement)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}>")


def clean(html: str) -> str:
    """The first 16 million characters, without control characters and references to them."""
    return _clean_bytes(html).decode("utf-8")


def _clean_bytes(html: str, *, is_decoded: bool = False) -> bytes:
    html = _XML_DECLARATION.sub("", html[:MAX_CHARS], count=1)
    if not is_decoded and ("\ufffe" in html or "\uffff" in html):
        html = _NO_CHARACTER.sub("", html)
    # Searching and deleting bytes is several times faster than replacing characters, and in UTF-8 it is safe.
    data = html.encode("utf-8", "replace")
    del html
    if b"\x1b" in data or _CONTROL_REFERENCE.search(data):
        data = _CONTROL_REFERENCE.sub(b"", _ESCAPE.sub(b"", data))
    return _shorten_tags(data if is_decoded else data.translate(None, _CONTROL))


def _gaps(data: bytes, size: int) -> Iterator[tuple[int, int]]:
    """Where ``size`` bytes and more hold no ``<``: start and end of each such stretch.

    Looks backwards from the end of each window, and so reads hardly more than one byte of a tag.
    """
    start = 0
    while start + size <= len(data):
        last = data.rfind(b"<", start, start + size)
        if last >= 0:
            start = last + 1
            continue
        end = data.find(b"<", start + size)
        end = end if end >= 0 else len(data)
        yield start, end
        start = end + 1


def _shorten_tags(data: bytes) -> bytes:
    pieces = []
    done = 0
    for start, _ in _gaps(data, MAX_TAG):
        tag = _LONG_TAG.match(data, max(start - 1, 0))
        if tag:
            pieces += [data[done : tag.start()], _shorten(tag)]
            done = tag.end()
    return b"".join([*pieces, data[done:]]) if pieces else data


def _has_long_run(data: bytes) -> bool:
    """Whether there is a long stretch of text without markup; that of a script counts too."""
    for start, end in _gaps(data, MAX_RUN):
        tag_end = data.find(b">", start, end)
        if (tag_end >= 0 or start == 0) and end - tag_end > MAX_RUN:
            return True
    return False


def _shorten(tag: re.Match[bytes]) -> bytes:
    """Empty the long values of an absurdly long tag (pictures, data for scripts); if that is not enough, all of it."""
    short = _LONG_VALUE.sub(b'""', tag[0])
    return short if len(short) <= MAX_TAG else b"<" + tag[1]


@dataclass(frozen=True, slots=True)
class Parsed:
    """The root element (None where nothing can be parsed), and in a few words what of the page is not in the tree.

    ``elements`` are all elements in the order of the document. lxml makes a Python object for an element each time
    that one is met, unless somebody still holds it: hold a page's elements while several passes walk its tree.
    """

    root: Any | None
    cut: str | None = None
    elements: tuple[Any, ...] = ()


def parse(html: str) -> Any | None:
    """The root element, or None where there is nothing that can be parsed."""
    return read(html).root


def read(html: str, *, is_decoded: bool = False) -> Parsed:
    """The tree of a page. What is too deep for the parser is made flat, what is too much for trafilatura cut.

    ``is_decoded`` says that the text comes from ``decode_text``, and so has no control characters.
    """
    data = _clean_bytes(html, is_decoded=is_decoded)
    cut = []
    if len(html) > MAX_CHARS or len(data) > MAX_BYTES:
        # At the beginning of a tag, so that no half of one and no half of a character is left.
        end = data.rfind(b"<", 0, MAX_BYTES)
        data = data[: end if end > 0 else MAX_BYTES]
        cut.append(f"the page is longer than {MAX_BYTES:,} bytes")
    root, stopped = _tree(data)
    if stopped:
        root, stopped = _tree(flatten(data))
        cut += ["the parser stopped before the end"] if stopped else []
    if root is None:
        return Parsed(None, "; ".join(cut) or None)
    # Signs are counted in a small part of the time that elements are.
    if data.count(b"<") > MAX_ELEMENTS and _thin(root):
        cut.append(f"more than {MAX_ELEMENTS:,} elements, or {MAX_SIBLINGS:,} beside each other")
    _lighten(root)
    if _has_long_run(data) and _cut_runs(root):
        cut.append(f"more than {MAX_RUN:,} characters without markup")
    return Parsed(root if len(root) else None, "; ".join(cut) or None, tuple(root.iter()))


def _tree(data: bytes) -> tuple[Any | None, bool]:
    """The root element, and whether the parser gave up before the end (its limits of depth and size)."""
    parser = HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    # lxml.html asks a Python function for the class of each element: a tenth of all time. Forms need no class here.
    parser.set_element_class_lookup(_ELEMENTS)
    try:
        root = document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        root = None
    last = parser.error_log.last_error
    return root, last is not None and last.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT


def _thin(root: Any) -> bool:
    """Cut what is too much: the middle of long rows of siblings, then all behind the last element that is allowed."""
    crowded = [parent for parent in root.iter() if len(parent) > MAX_SIBLINGS]
    for parent in crowded:
        del parent[MAX_SIBLINGS // 2 : -MAX_SIBLINGS // 2]
    last = next(islice(root.iter(), MAX_ELEMENTS, None), None)
    while last is not None and (parent := last.getparent()) is not None:
        del parent[parent.index(last) + 1 :]
        last = parent
    return bool(crowded) or last is not None


def _lighten(root: Any) -> None:
    """Empty what no pass reads. trafilatura copies the tree several times: a light one saves more than this costs."""
    etree.strip_elements(root, "style", "svg", "template", with_tail=False)
    _flatten_layout(root)
    for element in root.iter("script", "plaintext", "xmp"):
        if element.tag != "script":
            # trafilatura writes a tree out and reads it again: an old element without an end would swallow all tags.
            element.tag = "pre"
        elif "json" not in (element.get("type") or ""):
            element.text = None


def _cut_runs(root: Any) -> bool:
    """Cut the runs of text that are too long to be paragraphs; whether there were any."""
    found = False
    for element in root.iter():
        text, tail = element.text, element.tail
        if text and len(text) > MAX_RUN and element.tag != "script":
            element.text = text[:MAX_RUN]
            found = True
        if tail and len(tail) > MAX_RUN:
            element.tail = tail[:MAX_RUN]
            found = True
    return found


def _flatten_layout(root: Any) -> None:
    """Make plain blocks of the tables that only lay a page out: trafilatura would make one row of such a page."""
    layout = [table for table in root.iter("table") if _is_layout(table)]
    for table in layout:
        table.tag = "div"
        parts = list(table)
        while parts:
            part = parts.pop()
            if part.tag in _ROWS:
                parts.extend(part)
                part.tag = "div"


def _is_layout(table: Any) -> bool:
    """Whether a cell holds another table, the page's headline or several paragraphs."""
    if next(table.iterdescendants("table", "h1"), None) is not None:
        return True
    paragraphs = Counter(paragraph.getparent() for paragraph in table.iter("p"))
    return any(count >= _PARAGRAPHS and cell.tag in {"td", "th"} for cell, count in paragraphs.items())


def squeeze(text: str | None) -> str:
    """Text with single spaces and none at its ends, without what cannot be seen in it."""
    if not text:
        return ""
    # All that is hidden counts as not printable, as do all spaces but the usual one; most lines have nothing of it.
    if text.isprintable() and "  " not in text and text[0] != " " != text[-1]:
        return text
    line = " ".join(text.split())
    if line.isprintable():
        return line
    return " ".join(_HIDDEN.sub("", line).split())


def text_of(element: Any) -> str:
    """All text inside an element, with single spaces. Scripts and styles count too: ask for small elements."""
    if not len(element):
        return squeeze(element.text)
    return squeeze(etree.tostring(element, encoding="unicode", method="text", with_tail=False))


def names_of(element: Any) -> str:
    """What an element is called, for words in it: its classes and its id, 200 characters of them at most."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:MAX_NAMES]


def beginning(element: Any, limit: int) -> str:
    """Text inside an element with single spaces, read until there are more than ``limit`` characters."""
    if not len(element):
        return squeeze(element.text)
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        parts.append(part)
        length += len(part.strip())
        if length > limit:
            break
    return squeeze("".join(parts))


def fold(text: str | None) -> str:
    """Text for comparing two headlines or names: no case, no punctuation, single spaces."""
    if not text:
        return ""
    if text.isascii():
        return " ".join(text.translate(_FOLDED).split())
    return " ".join(_WORD.findall(text.casefold()))


def is_folded_in(text: str, folded: Collection[str]) -> bool:
    """Whether a text, folded, is among these; most differ at their beginning, and are folded no further."""
    start = fold(text[:_START])
    return any(other.startswith(start) for other in folded) and fold(text) in folded
