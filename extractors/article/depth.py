"""Markup nested too deeply for the parser, made flat: libxml2 ends the document at its 256th level without a word."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# The parser adds some levels of its own (html, body, tbody); trafilatura is at home at this depth.
MAX_DEPTH = 200
# Comments and scripts hold no tags. An open one goes on to the end, so that nothing is read twice.
_TOKEN = re.compile(
    rb"<!--(?:[^-]++|-(?!->))*+(?:-->)?"
    rb"|<(?:script|style)\b(?:[^<]++|<(?!/(?:script|style)))*+"
    rb"|<(/?)([A-Za-z][A-Za-z0-9:-]{0,40})[^<>]*+>",
    re.IGNORECASE,
)
_VOID = frozenset(b"area base br col embed hr img input link meta param source track wbr".split())
# One of these ends the one before it: they stand side by side and never within each other.
_NO_NESTING = frozenset(b"p li dt dd tr td th option thead tbody tfoot".split())
# What only marks words; everything else begins a new block.
_INLINE = frozenset(
    b"a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q s samp small span strike strong"
    b" sub sup time tt u var".split()
)
_BREAK = b"<p>"


def flatten(data: bytes) -> bytes:
    """The same page without the tags below ``MAX_DEPTH``; where a block was, a paragraph begins."""
    return b"".join(_pieces(data))


def _pieces(data: bytes) -> Iterator[bytes]:
    stack = _Open()
    done = 0
    broken = False
    for token in _TOKEN.finditer(data):
        if token[2] is None:
            continue
        text = data[done : token.start()]
        done = token.end()
        name = token[2].lower()
        deep = name not in _VOID and (stack.closes(name) if token[1] else stack.opens(name))
        if text:
            yield text
            broken = broken and text.isspace()
        if not deep:
            yield token[0]
            broken = False
        elif name not in _INLINE and not broken:
            # Thousands of blocks without a word between them are one break.
            yield _BREAK
            broken = True
    yield data[done:]


class _Open:
    """The elements that are open, outermost first."""

    def __init__(self) -> None:
        self._names: list[bytes] = []
        self._counts: Counter[bytes] = Counter()

    def opens(self, name: bytes) -> bool:
        """An element begins; whether it lies too deep to be kept."""
        if name in _NO_NESTING and self._names and self._names[-1] == name:
            self._pop()
        self._names.append(name)
        self._counts[name] += 1
        return len(self._names) > MAX_DEPTH

    def closes(self, name: bytes) -> bool:
        """An element ends, and with it all that is open within it; whether it had been too deep to be kept."""
        if not self._counts[name]:
            return False
        while self._pop() != name:
            pass
        return len(self._names) >= MAX_DEPTH

    def _pop(self) -> bytes:
        name = self._names.pop()
        self._counts[name] -= 1
        return name
