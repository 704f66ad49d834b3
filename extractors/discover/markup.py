"""What the readers of this room share: hostile markup made harmless, moments made aware."""

from __future__ import annotations

import html
import re
import unicodedata
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from lxml import etree

MAX_TEXT = 1000
MAX_HTML = 5_000_000
_MAX_RAW = 8 * MAX_TEXT

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>|<!--.{0,2000}?(?:-->|$)", re.DOTALL)
# What stands between these tags is no text.
_CODE = re.compile(r"<(script|style)\b[^<>]{0,2000}>.{0,4000}?</\1\s{0,10}>", re.DOTALL | re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
# Marks that turn the direction of what follows: they hide what a title says.
_TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
# Bytes of Windows-1252 that a system took for Latin-1: "don\x92t". No title has these control characters otherwise.
_WINDOWS = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_MOMENT = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|z|[+-]\d\d(?::?\d\d)?)?)?"
)
# Names of zones that feeds use though no standard has them; the usual parsers read them as UTC.
_ZONES = {
    "MSK": "+0300",
    "MSD": "+0400",
    "WEST": "+0100",
    "BST": "+0100",
    "CET": "+0100",
    "CEST": "+0200",
    "EET": "+0200",
    "EEST": "+0300",
    "JST": "+0900",
    "AEST": "+1000",
    "AEDT": "+1100",
}
_EARLIEST = 1970
_LATEST = 2100
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]|$)")


def plain_text(text: str | None) -> str | None:
    """Give a title as one line of plain text: no tags, entities, control or direction marks. None if empty.

    Entities are undone once after the tags are gone: feeds escape their titles twice. At most 1000 characters.
    """
    if not text:
        return None
    # Markup that was escaped twice comes out only after the first time.
    untagged = _without_tags(html.unescape(_without_tags(text[:_MAX_RAW])))
    line = " ".join("".join(_harmless(char) for char in untagged.translate(_WINDOWS)).split())
    return line[:MAX_TEXT].rstrip() or None


def _without_tags(text: str) -> str:
    return _TAG.sub(" ", _CODE.sub(" ", text)) if "<" in text else text


def declares_entities(body: bytes) -> bool:
    """Say whether an XML document (in UTF-8 or UTF-16) has a DOCTYPE and declares entities.

    The whole text is searched: a comment could make the prolog seem to end early. An article about XML that shows
    both is refused as well.
    """
    if b"!" not in body:
        return False
    text = body.replace(b"\x00", b"")
    return _DOCTYPE.search(text) is not None and _ENTITY.search(text) is not None


def moment(text: str | None) -> datetime | None:
    """Read an ISO 8601 moment of at least a day's precision, in UTC. Without a zone UTC is taken."""
    match = _MOMENT.fullmatch(text.strip()[:64]) if text else None
    if match is None:
        return None
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    clock = f"{hour or '00'}:{minute or '00'}:{second or '00'}.{(fraction or '0')[:6].ljust(6, '0')}"
    # A date without time takes no zone; 60 is how a leap second is written.
    stated = f"{year}-{month}-{day}T{clock.replace(':60.', ':59.')}{_offset(zone)}"
    try:
        found = datetime.fromisoformat(stated).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return plausible(found)


def mail_moment(text: str | None) -> datetime | None:
    """Read a moment as mail (RFC 5322) and RSS write it, in UTC. Without a zone UTC is taken."""
    words = text[:64].split() if text else []
    if words and words[-1].upper() in _ZONES:
        words[-1] = _ZONES[words[-1].upper()]
    try:
        found = parsedate_to_datetime(" ".join(words))
        aware = found if found.tzinfo is not None else found.replace(tzinfo=UTC)
        return plausible(aware.astimezone(UTC))
    except (ValueError, TypeError, OverflowError):
        return None


def plausible(found: datetime) -> datetime | None:
    """Give ``found`` back if its year can be that of a page on the web, else None."""
    return found if _EARLIEST <= found.year <= _LATEST else None


def language(tag: str | None) -> str | None:
    """Give the primary subtag of a language tag, in lower case: "en-GB" is "en"."""
    match = _LANGUAGE.match(tag.strip()) if tag else None
    return match.group(1).lower() if match else None


def parse_html(text: str) -> Any | None:
    """Parse a page into an lxml tree; None if there is nothing in it. Reads the first 5 million characters.

    libxml2 drops what is nested deeper than 256 elements, which bounds every walk up the tree.
    """
    data = text[:MAX_HTML].replace("\x00", "").encode("utf-8", "replace")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(data, parser)
    except etree.LxmlError:
        return None


def text_of(element: Any) -> str | None:
    """Give the text inside an element as one harmless line; None if empty. At most 1000 characters."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        pieces.append(piece)
        length += len(piece)
        if length > _MAX_RAW:
            break
    line = "".join(pieces)
    # "&lt;" was undone by the parser: what looks like a tag now is what the author meant to be read.
    return " ".join("".join(_harmless(char) for char in line[:_MAX_RAW]).split())[:MAX_TEXT].rstrip() or None


def _offset(zone: str | None) -> str:
    if zone is None or zone in "Zz":
        return "+00:00"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"


def _harmless(char: str) -> str:
    if char in _TURNING:
        return ""
    category = unicodedata.category(char)
    if category == "Cc":
        return " " if char.isspace() else ""
    return "" if category == "Cs" else char
