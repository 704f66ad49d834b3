"""Whether a body is text at all, by its first bytes: the label that came with it may be wrong or missing."""

from __future__ import annotations

import re

SAMPLE = 4096
# More than this share of bytes that no text holds is no text. Random bytes have a tenth.
MOST_ODD = 0.03
_KNOWN = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG\r\n", "a PNG"),
    (b"\xff\xd8\xff", "a JPEG"),
    (b"GIF8", "a GIF"),
    (b"RIFF", "a RIFF file (WebP, WAV)"),
    (b"PK\x03\x04", "a ZIP file"),
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"BZh", "bzip2"),
    (b"7z\xbc\xaf", "a 7z file"),
    (b"Rar!", "a RAR file"),
    (b"ID3", "an MP3"),
    (b"OggS", "an Ogg file"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"wOF", "a font"),
)
# Controls that stand in no text of any encoding that a page may have; ESC switches the sets of ISO-2022-JP.
_ODD = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
# Marks of UTF-16, and markup in it without a mark.
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")


def binary(body: bytes, content_type: str | None = None) -> str | None:
    """Say in a few words what kind of file this is, if it is no text; None if it may be one."""
    start = body[:SAMPLE].lstrip()
    kind = next((name for magic, name in _KNOWN if start.startswith(magic)), None)
    if kind is not None:
        return f"it is {kind}, whatever it is called"
    if start.startswith(_WIDE) or "utf-16" in (content_type or "").lower():
        return None
    if len(_ODD.findall(start)) > MOST_ODD * len(start):
        return "too many bytes that are no text"
    return None
