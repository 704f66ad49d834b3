"""Undo the character set of a body, in bounded space and time. Pure.

The worker processes import this module: no HTTP library here.
"""

from __future__ import annotations

import re

import webencodings

from extractors.fetch.coding import DecodedBody, decode_content

__all__ = ["DecodedBody", "decode_content", "decode_text", "http_charset"]

PRESCAN = 4096
# What the detector is shown, and how far into a page it is looked for.
SAMPLE = 16_384
SEARCHED = 1_000_000
# A page cut in the middle of a character, or with one foreign advert in it, is still what it says it is.
TOLERATED = 0.002
# Text of another character set makes many more broken sequences of UTF-8 than whole ones.
WHOLE_TO_BROKEN = 3
# Fewer letters do not speak against a label.
FEW_LETTERS = 16

_META = re.compile(
    rb"<meta[^>]{0,300}?charset\s{0,20}=\s{0,20}[\"']?\s{0,20}([A-Za-z0-9_:.\-]{2,40})",
    re.IGNORECASE,
)
_XML = re.compile(rb"^\s{0,20}<\?xml[^>]{0,100}?encoding\s{0,20}=\s{0,20}[\"']([A-Za-z0-9_:.\-]{2,40})", re.IGNORECASE)
_LABEL = re.compile(r"charset\s{0,20}=\s{0,20}[\"']?\s{0,20}([A-Za-z0-9_:.\-]{2,40})", re.IGNORECASE)
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16le"), (b"\xfe\xff", "utf-16be"))
_BARE_UTF16 = ((b"<\x00", "utf-16le"), (b"\x00<", "utf-16be"))
_WIDE = {"utf-16le", "utf-16be"}
# Not ASCII, or ASCII to the eye: a label or a sign of their own has to tell them.
_SHIFTED = _WIDE | {"iso-2022-jp"}
_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J")
_ASCII = bytes(range(128))
_NO_LETTERS = bytes(code for code in range(256) if not (chr(code).isascii() and chr(code).isalpha()))
_NO_HIGH_LETTERS = bytes(range(0xC0))
# Control characters (C0 and C1 without tab, line feed, form feed, carriage return and next line) and the two
# noncharacters that XML forbids, all as they stand in UTF-8. C1 is the other spelling of a terminal's escapes.
_C0 = bytes(code for code in range(32) if code not in b"\t\n\f\r") + b"\x7f"
_ESCAPE = re.compile(rb"\x1b(?:\[[0-9;?]{0,20}[@-~])?")
_C1 = re.compile(rb"\xc2[\x80-\x84\x86-\x9f]")
# Some are quotes and dashes of Windows-1252 that a system took for Latin-1 on their way into UTF-8.
_WINDOWS_QUOTES = {
    bytes([0xC2, code]): bytes([code]).decode("cp1252").encode() for code in b"\x80\x82\x84\x91\x92\x93\x94\x96\x97"
}
_NO_CHARACTER = re.compile(rb"\xef\xbf[\xbe\xbf]")
# What is meant by names of the detector: some the WHATWG table does not list, some no page was ever written in.
_MEANT = {
    "uhc": "euc-kr",
    "maccyrillic": "x-mac-cyrillic",
    "iso-8859-10": "windows-1252",
    "iso-8859-13": "windows-1257",
    "iso-8859-16": "windows-1252",
}
# Letters that tell one set from its twin: those of Ukrainian in KOI8-U are lines of boxes in KOI8-R; Romanian has
# the same bytes in ISO-8859-2 and -16, and some that French, which is taken for -16 as well, never needs.
_TWINS = {
    "koi8-r": ("koi8-u", re.compile(rb"[\xa4\xa6\xa7\xad][\xc0-\xff]|[\xc0-\xff][\xa4\xa6\xa7\xad]")),
    "iso-8859-16": ("iso-8859-2", re.compile(rb"[\xaa\xba\xc3\xde\xe3\xfe]")),
}
# Codecs that hold more than the one of that name.
_WIDER = {"gbk": "gb18030"}
# Characters; a text beyond this is looked at piece by piece.
_BLOCK = 1_000_000


def decode_text(body: bytes, content_type: str | None) -> tuple[str, str]:
    """Decode a page: its text, without control characters and lone surrogates, and the WHATWG name of the set.

    Order: byte order mark, valid or nearly valid UTF-8, HTTP label, meta or XML declaration, detection. A label
    that does not fit the bytes is passed over; text beyond ASCII that is valid UTF-8 is hardly ever anything else.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return _clean(body[len(mark) :].decode(name, "replace")), name
    claims = _claims(body, content_type)
    text, name = _as_shifted(body, claims) or _as_utf8(body) or _as_claimed(body, claims) or _detect(body)
    return _clean(text), name


def http_charset(content_type: str | None) -> str | None:
    """Give the character set that a Content-Type names, by its WHATWG name, or None."""
    return _http_label(content_type)


def _http_label(content_type: str | None) -> str | None:
    found = _LABEL.search(content_type[:500]) if content_type else None
    return _known(found[1]) if found else None


def _claims(body: bytes, content_type: str | None) -> list[str]:
    """What the server, the page and, failing both, its first bytes say."""
    claims = [name for name in (_http_label(content_type), _prescan(body[:PRESCAN])) if name]
    claims += [name for mark, name in _BARE_UTF16 if body.startswith(mark)]
    if not claims and any(escape in body[:SEARCHED] for escape in _ESCAPES):
        claims.append("iso-2022-jp")
    return claims


def _prescan(head: bytes) -> str | None:
    found = _XML.match(head) or _META.search(head)
    name = _known(found[1].decode("ascii")) if found else None
    # A declaration that could be read as ASCII is not in UTF-16 (HTML standard, prescan).
    return "utf-8" if name in _WIDE else name


def _known(label: str) -> str | None:
    encoding = webencodings.lookup(label)
    name = str(encoding.name) if encoding else None
    return None if name in {"x-user-defined", "replacement"} else name


def _as_shifted(body: bytes, claims: list[str]) -> tuple[str, str] | None:
    for name in claims:
        # Markup in UTF-16 has a zero in each second byte.
        if name not in _SHIFTED or (name in _WIDE and b"\x00" not in body[:PRESCAN]):
            continue
        text = _plausible(body, name)
        if text is not None:
            return text, name
    return None


def _as_utf8(body: bytes) -> tuple[str, str] | None:
    try:
        return body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        first = error.start
    part = body[max(0, first - SEARCHED // 2) : first + SEARCHED // 2]
    text = part.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(text) - broken - (len(part) - len(part.translate(None, _ASCII)))
    return (body.decode("utf-8", "replace"), "utf-8") if whole > WHOLE_TO_BROKEN * broken else None


def _as_claimed(body: bytes, claims: list[str]) -> tuple[str, str] | None:
    for name in claims:
        # Windows-1252, alias ISO-8859-1, is the label that many servers put on everything.
        if name in _WIDE or (name == "windows-1252" and _not_latin(_sample(body))):
            continue
        text = _plausible(body, name)
        if text is not None:
            return text, name
    return None


def _plausible(body: bytes, name: str) -> str | None:
    encoding = webencodings.lookup(_WIDER.get(name, name))
    if encoding is None:
        return None
    text: str = encoding.codec_info.decode(body, "replace")[0]
    broken = text.count("\ufffd") - body.count(b"\xef\xbf\xbd")
    return text if broken <= max(2, TOLERATED * len(text)) else None


def _not_latin(sample: bytes) -> bool:
    """More letters beyond ASCII than within it: no language of Western Europe is written so."""
    high = len(sample.translate(None, _NO_HIGH_LETTERS))
    return high > max(FEW_LETTERS, len(sample.translate(None, _NO_LETTERS)))


def _detect(body: bytes) -> tuple[str, str]:
    from cchardet import detect  # noqa: PLC0415 - a native library that is seldom needed

    sample = _sample(body)
    guess = (detect(sample)["encoding"] or "").lower()
    twin, letters = _TWINS.get(guess, ("", None))
    label = twin if letters and letters.search(sample) else _MEANT.get(guess, guess)
    # UTF-8 has been tried, and it was not that.
    name = None if label == "utf-8" else _known(label)
    text = _plausible(body, name) if name else None
    if text is not None and name is not None:
        return text, name
    return body.decode("cp1252", "replace"), "windows-1252"


def _sample(body: bytes) -> bytes:
    """The pieces between two tags that hold more than ASCII: markup and scripts say nothing about the language."""
    pieces: list[bytes] = []
    size = 0
    for piece in body[:SEARCHED].split(b"<"):
        text = piece.rpartition(b">")[2]
        if text.isascii():
            continue
        pieces.append(text)
        size += len(text)
        if size >= SAMPLE:
            break
    return b" ".join(pieces)[:SAMPLE] or body[:SAMPLE]


def _clean(text: str) -> str:
    """Take out what a parser, DuckDB or a terminal cannot hold.

    On bytes: deleting there, and searching for what begins with a certain byte, is several times faster.
    """
    if len(text) > _BLOCK and all(_cleaned(text[at : at + _BLOCK]) is None for at in range(0, len(text), _BLOCK)):
        # Nothing to take out is the usual case; of a large text two more copies would be made to find that out.
        return text
    kept = _cleaned(text)
    return text if kept is None else kept


def _cleaned(text: str) -> str | None:
    """Give the text without it, None if there is nothing to take out."""
    whole = text.encode("utf-8", "replace")
    # Without its first sign the rest of a terminal's command would stand in the text.
    kept = _ESCAPE.sub(b"", whole) if b"\x1b" in whole else whole
    kept = kept.translate(None, _C0)
    kept = _NO_CHARACTER.sub(b"", _C1.sub(_of_windows, kept))
    return None if kept == whole else kept.decode("utf-8")


def _of_windows(control: re.Match[bytes]) -> bytes:
    return _WINDOWS_QUOTES.get(control[0], b"")
