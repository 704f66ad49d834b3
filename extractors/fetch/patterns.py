"""Path patterns of robots.txt: one spelling for patterns and URLs, and the longest match, in bounded time. Pure.

Sources: RFC 9309, sections 2.2.2 and 2.2.3; Google's documentation of its parser for what the RFC leaves open.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple, Self

if TYPE_CHECKING:
    from collections.abc import Iterable

# No honest file has as many patterns with a wildcard; each costs time on every URL.
MAX_WILDCARDS = 2000

_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
# Reserved characters that mean something raw and something else escaped stay as they are. Whatever is neither
# reserved nor unreserved is escaped, and so are those that mean nothing in a path ("'" is escaped by browsers).
_ODD = re.compile(r"%[0-9A-Fa-f]{2}|[^A-Za-z0-9\-._~/?:@!&()+,;=*$]")
_ODD_IN_URL = re.compile(r"%[0-9A-Fa-f]{2}|[^A-Za-z0-9\-._~/?:@!&()+,;=]")
_AUTHORITY = re.compile(r"\A(?://)?(?:[^/?;]*://)?[^/?;]*")
_QUERY_ESCAPES = {"%2F": "/", "%3A": ":", "%3F": "?", "%40": "@"}
_ESCAPED_IN_QUERY = re.compile("|".join(_QUERY_ESCAPES))
_RAW_IN_QUERY = re.compile(r"[/:?@]")


class _Wildcard(NamedTuple):
    priority: int
    first: str
    middle: tuple[str, ...]
    last: str
    anchored: bool

    def matches(self, path: str) -> bool:
        """Match greedily, piece by piece: the time is that of one search through the path."""
        if not path.startswith(self.first):
            return False
        at = len(self.first)
        for piece in self.middle:
            at = path.find(piece, at)
            if at < 0:
                return False
            at += len(piece)
        return not self.anchored or (len(path) - len(self.last) >= at and path.endswith(self.last))


class Patterns:
    """The patterns of all allow lines, or of all disallow lines, of a group.

    Priority is the length of a pattern in octets, with what is outside ASCII escaped.
    """

    def __init__(self, prefixes: dict[str, int], exact: dict[str, int], wildcards: list[_Wildcard]) -> None:
        self._prefixes = prefixes
        self._lengths = sorted({len(prefix) for prefix in prefixes})
        self._exact = exact
        self._wildcards = sorted(wildcards, key=lambda wildcard: -wildcard.priority)

    @classmethod
    def of(cls, patterns: Iterable[str], *, closing: bool) -> Self:
        """Compile patterns as they stand in the file, one character per byte.

        ``closing`` says that they forbid: wildcards beyond the bound then count up to their first ``*``, which
        forbids more. Those that allow are dropped, so that a bound never opens what the file closes.
        """
        prefixes: dict[str, int] = {}
        exact: dict[str, int] = {}
        wildcards: list[_Wildcard] = []
        for pattern in dict.fromkeys(patterns):
            plain, wildcard = _compile(spelled(pattern), exact, prefixes)
            if wildcard is not None and len(wildcards) < MAX_WILDCARDS:
                wildcards.append(wildcard)
            elif wildcard is not None and closing:
                _raise(prefixes, plain, wildcard.priority)
        return cls(prefixes, exact, wildcards)

    def best(self, paths: Iterable[str]) -> int:
        """Priority of the longest pattern that matches one of the spellings of a path; 0 if none does."""
        return max(self._best(path) for path in paths)

    def _best(self, path: str) -> int:
        best = self._exact.get(path, 0)
        for length in self._lengths[: bisect_right(self._lengths, len(path))]:
            best = max(best, self._prefixes.get(path[:length], 0))
        for wildcard in self._wildcards:
            if wildcard.priority <= best:
                break
            if wildcard.matches(path):
                return wildcard.priority
        return best


def spelled(pattern: str) -> str:
    """Spell a pattern in one way: UTF-8 and odd characters escaped, escapes in capitals, unreserved ones undone."""
    return _ODD.sub(_respell, pattern)


def paths_of(url: str) -> tuple[str, ...]:
    """Path with parameters and query of a URL, spelt as ``spelled`` does; a fragment is left out.

    In a query / : ? @ are the same raw and escaped (the second example of RFC 9309, 2.2.2), which rules write in
    either way: then there are further spellings, the first one is as the URL has it.
    """
    bare = url.partition("#")[0].encode("utf-8", "surrogatepass").decode("latin-1")
    rest = _AUTHORITY.sub("", bare, count=1)
    path = _ODD_IN_URL.sub(_respell, rest if rest.startswith("/") else f"/{rest}")
    head, mark, query = path.partition("?")
    if not query:
        return (path,)
    raw = _ESCAPED_IN_QUERY.sub(lambda found: _QUERY_ESCAPES[found[0]], query)
    escaped = _RAW_IN_QUERY.sub(lambda found: f"%{ord(found[0]):02X}", raw)
    return tuple(dict.fromkeys(head + mark + spelling for spelling in (query, raw, escaped)))


def _respell(found: re.Match[str]) -> str:
    text = found[0]
    if len(text) == 1:
        return f"%{ord(text):02X}"
    char = chr(int(text[1:], 16))
    return char if char in _UNRESERVED else text.upper()


def _compile(pattern: str, exact: dict[str, int], prefixes: dict[str, int]) -> tuple[str, _Wildcard | None]:
    """File a pattern that needs no search under ``exact`` or ``prefixes``; give what is before its first wildcard."""
    anchored = pattern.endswith("$")
    core = pattern.removesuffix("$") if anchored else pattern
    # A dollar elsewhere is a character like others; in URLs it is escaped.
    first, *pieces = core.replace("$", "%24").split("*")
    if not any(pieces):
        if pattern:
            _raise(exact if anchored and not pieces else prefixes, first, len(pattern))
        return first, None
    last = pieces.pop() if anchored else ""
    return first, _Wildcard(len(pattern), first, tuple(piece for piece in pieces if piece), last, anchored)


def _raise(priorities: dict[str, int], text: str, priority: int) -> None:
    priorities[text] = max(priorities.get(text, 0), priority)
