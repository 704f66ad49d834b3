"""The text of a feed, brought into a form that an XML parser reads in bounded time and space.

One character set (UTF-8) whatever was sent, nothing before the root element, and no reference that only HTML knows.
Whoever parses it need not know of DOCTYPE, entities, character sets or stray ampersands any more.
"""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

from extractors.discover import sitemap_bytes
from extractors.fetch.decode import decode_text

_CDATA = "<![CDATA["
_CDATA_END = "]]>"
# Nobody writes a title or an address this long; libxml2 takes minutes over a section that never ends.
_MAX_CDATA = 65_536
_ROOT = re.compile(r"[A-Za-z_]")
# UTF-32 is none of the web's character sets, but one of XML's.
_WIDEST = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
)
# All but those that are XML's own.
_REFERENCE = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos);)(?:#([0-9]{1,8}|[xX][0-9a-fA-F]{1,7});|([A-Za-z][A-Za-z0-9]{1,31});)?"
)
_ESCAPED = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_IN_DOCTYPE = re.compile(r"""[>\["']""")
_IN_SUBSET = re.compile(r"""\]\s{0,100}>""")


def text_of(body: bytes, content_type: str | None, most: int) -> tuple[str, str | None]:
    """Give the characters of a body, gzip undone; and what is wrong, if anything is. At most ``most`` bytes."""
    data, problem = sitemap_bytes.plain(body, most)
    if problem is not None:
        return "", problem
    for mark, name in _WIDEST:
        if data.startswith(mark):
            # Decoded and encoded once more it goes through the same cleaning as all others.
            data = data.decode(name, "replace").encode("utf-8", "replace")
            return decode_text(data, "text/xml; charset=utf-8")[0].lstrip("\ufeff \t\r\n"), None
    return decode_text(data, content_type)[0].lstrip("\ufeff \t\r\n"), None


def root_start(text: str) -> tuple[int, str]:
    """Find the root element: where it starts (the length of the text if there is none), and the prolog's DOCTYPE.

    Steps over declarations, comments and whatever a faulty script printed first. In linear time.
    """
    at, doctype = text.find("<"), ""
    while at >= 0:
        if text.startswith("<!--", at):
            end = text.find("-->", at + 4)
        elif text.startswith("<?", at):
            end = text.find("?>", at)
        elif text.startswith("<!", at):
            end = _doctype_end(text, at)
            doctype += text[at : max(at, end)]
        elif _ROOT.match(text, at + 1):
            return at, doctype
        else:
            end = at + 1
        at = text.find("<", end) if end >= 0 else -1
    return len(text), doctype


def _doctype_end(text: str, at: int) -> int:
    """Give the place after a DOCTYPE, over its quoted addresses and its own declarations; -1 if it never ends."""
    while (found := _IN_DOCTYPE.search(text, at)) is not None:
        mark, at = found[0], found.end()
        if mark == ">":
            return at
        if mark == "[":
            closed = _IN_SUBSET.search(text, at)
            return closed.end() if closed else -1
        at = text.find(mark, at) + 1
        if at == 0:
            return -1
    return -1


def with_xml_references(text: str) -> str:
    """Replace what an XML parser would stumble over outside CDATA: HTML's names, stray ampersands, illegal characters.

    The text of an article in CDATA is cut: it is not read. Never grows by more than five times, for an ampersand alone.
    """
    before, *sections = text.split(_CDATA)
    pieces = [_REFERENCE.sub(_in_xml, before)]
    for section in sections:
        inside, end, after = section.partition(_CDATA_END)
        pieces += [_CDATA, inside[:_MAX_CDATA], end, _REFERENCE.sub(_in_xml, after)]
    return "".join(pieces)


def _in_xml(match: re.Match[str]) -> str:
    number, name = match.groups()
    if number is not None:
        # As browsers read it: 150 is the dash of Windows. What no document may hold is left out.
        char = unescape(match[0])
        return char.translate(_ESCAPED) if char != "\ufffd" and (char.isprintable() or char.isspace()) else ""
    if name is None:
        return "&amp;"
    known = html5.get(f"{name};")
    return known.translate(_ESCAPED) if known is not None else f"&amp;{name};"
