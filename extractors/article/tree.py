"""From decoded HTML to the one tree that every pass reads.

The tree is shared and must not be changed: trafilatura makes a copy of a tree that it is given.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

MAX_CHARS = 16_000_000
# XML allows none of these; one of them in a title makes trafilatura return nothing at all.
_CONTROL = bytes(code for code in range(32) if code not in b"\t\n\r\f") + b"\x7f"
_NO_CHARACTER = re.compile("[\ufffe\uffff]")
_CONTROL_REFERENCE = re.compile(
    r"&#(?:0{0,8}(?:[0-8]|1[1245678]|19|2\d|3[01]|127)|[xX]0{0,8}(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|7[fF]))(?![0-9a-fA-F]);?"
)
# A cell with this many paragraphs holds a page, not a figure.
_PARAGRAPHS = 3
_ROWS = frozenset({"tbody", "thead", "tfoot", "tr", "td", "th"})
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}>")


def clean(html: str) -> str:
    """The first 16 million characters, without control characters and references to them."""
    return _clean_bytes(html).decode("utf-8")


def _clean_bytes(html: str) -> bytes:
    # Deleting bytes is several times faster than replacing characters, and in UTF-8 it is safe.
    html = _XML_DECLARATION.sub("", html[:MAX_CHARS], count=1)
    if "&#" in html:
        html = _CONTROL_REFERENCE.sub("", html)
    if "\ufffe" in html or "\uffff" in html:
        html = _NO_CHARACTER.sub("", html)
    return html.encode("utf-8", "replace").translate(None, _CONTROL)


def parse(html: str) -> Any | None:
    """The root element, or None where there is nothing that can be parsed."""
    parser = HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
    )
    try:
        root = document_fromstring(_clean_bytes(html), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    _lighten(root)
    return root if len(root) else None


def _lighten(root: Any) -> None:
    """Empty what no pass reads. trafilatura copies the tree several times: a light one saves more than this costs."""
    etree.strip_elements(root, "style", "svg", "template", with_tail=False)
    _flatten_layout(root)
    for script in root.iter("script"):
        if "json" not in (script.get("type") or ""):
            script.text = None


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
    """Text with single spaces and none at its ends."""
    return " ".join(text.split()) if text else ""


def text_of(element: Any) -> str:
    """All text inside an element, with single spaces. Scripts and styles count too: ask for small elements."""
    return squeeze("".join(element.itertext()))


def beginning(element: Any, limit: int) -> str:
    """Text inside an element with single spaces, read until there are more than ``limit`` characters."""
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
    return " ".join(re.findall(r"\w+", text.casefold())) if text else ""
