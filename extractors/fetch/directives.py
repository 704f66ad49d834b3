"""The lines of a robots.txt that say something, and whom they are said to. Pure.

Read as RFC 9309 asks and with the leniency that Google's public parser documents: a colon may be missing, keys may be
misspelt or longer, an agent's name ends at the first character that no product token may have, a line ends at 16 KB.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# RFC 9309, section 2.5: at least this much is to be read.
MAX_BYTES = 500 * 1024
# Google reads eight times the length of the longest URL that browsers took, less the end of the line.
MAX_LINE = 2083 * 8 - 1
ANYBODY = "*"

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# What C calls white space. Python's own strip() takes more, also bytes that are part of a UTF-8 character.
_BLANK = " \t\v\f"
_KEY = re.compile(
    r"(?P<agent>user-agent|useragent|user agent)|(?P<allow>allow)"
    r"|(?P<disallow>disallow|dissallow|dissalow|disalow|diasllow|disallaw)"
    r"|(?P<sitemap>sitemap|site-map)|(?P<delay>crawl-delay|crawl delay)"
    r"|(?P<signal>content-signal)|(?P<usage>content-usage)",
    re.IGNORECASE,
)
_TWO_WORDS = re.compile(r"([^ \t]+)[ \t]+([^ \t]+)")
_TOKEN = re.compile(r"[A-Za-z_-]*")


class Directive(NamedTuple):
    """One line that we understand.

    ``kind``: agent, allow, disallow, sitemap, delay, signal or usage. ``value`` has one character for each byte of
    the file; of an agent line it is the product token in lower case, ``*`` for anybody. ``agents`` are the tokens
    that the line's group has named so far.
    """

    kind: str
    value: str
    agents: frozenset[str]


class _Group:
    """Agents that lines one after the other have named, until a line that ends the list."""

    def __init__(self) -> None:
        self._names: set[str] = set()
        self._frozen: frozenset[str] | None = None
        self._ended = False

    def add(self, name: str) -> None:
        if self._ended:
            self._names, self._ended = set(), False
        self._names.add(name)
        self._frozen = None

    def agents(self, *, ending: bool) -> frozenset[str]:
        """Give the agents. ``ending`` says that the next one named begins another list."""
        self._ended = self._ended or ending
        # Made once for many lines: a hostile file names thousands of agents.
        self._frozen = frozenset(self._names) if self._frozen is None else self._frozen
        return self._frozen


def directives(body: bytes) -> Iterator[Directive]:
    """Read a robots.txt, at most 500 KiB of it. Nothing in it raises; what is not understood is left out.

    A group ends where agents are named after a rule (allow, disallow). No other line ends it (RFC 9309, 2.2.4); but a
    crawl delay, which the RFC does not know, is for those named since the delay before: each agent has its own.
    """
    ruled, paced = _Group(), _Group()
    for key, value in _pairs(body):
        found = _KEY.match(key)
        kind = found.lastgroup if found else None
        if kind is None:
            continue
        if kind == "agent":
            token = _token(value)
            ruled.add(token)
            paced.add(token)
            yield Directive("agent", token, frozenset())
        elif kind == "delay":
            yield Directive(kind, value, paced.agents(ending=True))
        else:
            rule = kind in ("allow", "disallow")
            if rule:
                paced.agents(ending=True)
            yield Directive(kind, value, ruled.agents(ending=rule))


def text_of(body: bytes) -> str:
    """Give the text for people to read: any line end as a newline, at most 500 KiB, bytes that are no UTF-8 marked."""
    text = _utf8(body[:MAX_BYTES]).decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def _pairs(body: bytes) -> Iterator[tuple[str, str]]:
    """Split lines into key and value."""
    for line in _lines(body):
        if not line:
            continue
        # One character per byte: a file that is no UTF-8 keeps its bytes, and no sign of Unicode ends a line.
        text = line[:MAX_LINE].decode("latin-1").partition("\x00")[0].partition("#")[0].strip(_BLANK)
        key, colon, value = text.partition(":")
        if not colon:
            # "disallow /a": a blank stands for the colon if the line is just two words.
            key, value = found.groups() if (found := _TWO_WORDS.fullmatch(text)) else ("", "")
        elif value.startswith("//") and key.lower().startswith("sitemap http"):
            # "sitemap https://...": the first colon is the address's own.
            key, value = key[:7], f"{key[7:]}:{value}"
        yield key.strip(_BLANK), value.strip(_BLANK)


def _lines(body: bytes) -> list[bytes]:
    """Split at CR, LF and CRLF, after the byte order mark."""
    lines = _unmarked(_utf8(body[:MAX_BYTES])).splitlines()
    if len(body) >= MAX_BYTES and not body[:MAX_BYTES].endswith((b"\n", b"\r")):
        # Half a rule is another rule: "disallow: /" of "disallow: /search".
        lines = lines[:-1]
    return lines


def _utf8(body: bytes) -> bytes:
    """Bridge UTF-16, which Windows editors save (RFC 9309, 2.2.2, allows to)."""
    if body.startswith(_UTF16_MARKS):
        return body.decode("utf-16", "replace").encode("utf-8", "replace")
    return body


def _unmarked(body: bytes) -> bytes:
    """Drop a byte order mark, also one that lost its end."""
    size = 0
    while size < len(_UTF8_MARK) and body[size : size + 1] == _UTF8_MARK[size : size + 1]:
        size += 1
    return body[size:]


def _token(value: str) -> str:
    """Product token that an agent line names: "NewsWake/2.0 (beta)" is "newswake", "* (all)" is anybody."""
    if value[:1] == ANYBODY and value[1:2] in ("", *_BLANK):
        return ANYBODY
    found = _TOKEN.match(value)
    return found[0].lower() if found else ""
