"""Where the lines of a text stand in the page: extraction cuts them from their elements, this finds them again."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from extractors.article.tree import beginning, squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.article.lines import Line

# Two lines that begin with so many equal characters are taken for one another; their order decides.
PREFIX = 24
_FIRST = 3
# Elements inside of one another that begin with the same text.
MAX_NESTED = 50
_HOLDERS = (
    *(
        "p",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "td",
        "th",
        "div",
        "section",
        "article",
        "figcaption",
    ),
    *("dd", "dt", "aside", "header", "pre", "main", "center", "address", "summary", "details", "label", "form", "span"),
    *("a", "caption", "small"),
)
_INLINE = frozenset(
    {"a", "b", "i", "em", "strong", "span", "u", "font", "small", "mark", "cite", "q", "time", "sup", "sub", "abbr"}
    | {"code", "br", "img", "picture", "s", "del", "ins", "figure"}
)
Found = dict[str, list[tuple[int, Any]]]


def places(root: Any, lines: Sequence[Line]) -> tuple[Any | None, ...]:
    """The innermost element that each line begins in; None where none is found.

    Lines are looked for in their order. What follows a ``<br>`` stands in the element of the line before.
    """
    found = _holders(root, {line.text[:PREFIX] for line in lines})
    placed: list[Any | None] = []
    position = -1
    current = None
    for line in lines:
        chosen = _next(found.get(line.text[:PREFIX], []), position)
        if chosen is not None:
            position, current = chosen
        placed.append(current)
    return tuple(placed)


def _holders(root: Any, wanted: set[str]) -> Found:
    """Elements by the beginning of their text, in the order of the document."""
    firsts = {start[:_FIRST] for start in wanted}
    found: Found = defaultdict(list)
    for position, element in enumerate(root.iter(*_HOLDERS)):
        text = element.text
        if text and (text := text.lstrip()):
            if text[:_FIRST] not in firsts and len(text) >= _FIRST:
                continue
            start = squeeze(text[: 4 * PREFIX])
            # Before a break the line ends.
            if len(start) < PREFIX and not (len(element) and element[0].tag == "br"):
                start = beginning(element, 2 * PREFIX)
        elif len(element) and _begins(element, firsts):
            start = beginning(element, 2 * PREFIX)
        else:
            continue
        if start[:PREFIX] in wanted:
            found[start[:PREFIX]].append((position, element))
    return found


def _begins(element: Any, firsts: set[str]) -> bool:
    """Whether an element without text of its own begins with something inline that begins like this."""
    inner = element[0]
    if inner.tag not in _INLINE:
        return False
    text = (inner.text or "").lstrip()
    while not text and len(inner):
        inner = inner[0]
        text = (inner.text or "").lstrip()
    text = text or next((text for part in element.itertext() if (text := part.lstrip())), "")
    return text[:_FIRST] in firsts


def _next(candidates: list[tuple[int, Any]], after: int) -> tuple[int, Any] | None:
    """The first candidate after a position, else the last one; where others are inside of it, the innermost."""
    start = bisect_right(candidates, after, key=itemgetter(0))
    if start == len(candidates):
        return candidates[-1] if candidates else None
    chosen = candidates[start]
    for pair in islice(candidates, start + 1, start + MAX_NESTED):
        if chosen[1] not in pair[1].iterancestors():
            break
        chosen = pair
    return chosen
