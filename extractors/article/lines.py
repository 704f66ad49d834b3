"""Paragraphs of a text with what each of them is: from trafilatura's tree to lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lxml import etree

from extractors.article.tree import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractors.records import BlockKind

# A longer text or paragraph is no article's; what is beyond is left out.
MAX_TEXT = 500_000
MAX_LINE = 50_000
MAX_LINES = 5_000
CELL_END = " | "
_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("head", "h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("item", "li"), "list"),
    **dict.fromkeys(("quote", "blockquote"), "quote"),
    **dict.fromkeys(("row", "tr"), "table"),
}
_BLOCKS = frozenset(
    {*_KINDS, "p", "list", "ul", "ol", "table", "lb", "br", "hr", "code", "pre", "div", "section", "article", "body"}
)
_CELLS = frozenset({"cell", "td", "th"})
_ITEMS = frozenset({"item", "li"})
# Inside of these everything stays on one line.
_FLAT = _CELLS | _ITEMS


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, heading, list item, quotation or row of a table; single spaces, never empty."""

    text: str
    kind: BlockKind = "paragraph"


def lines_of(body: Any) -> tuple[Line, ...]:
    """The lines of a tree in order, in HTML or in what trafilatura makes of it (TEI: head, p, list/item, row/cell).

    At most 5,000 lines, half a million characters in all and 50,000 in one line.
    """
    lines: list[Line] = []
    room = MAX_TEXT
    for text, kind in _pieces(body):
        line = (
            squeeze(text[: min(room, MAX_LINE)]).strip("| ")
            if kind == "table"
            else squeeze(text[: min(room, MAX_LINE)])
        )
        if line:
            lines.append(Line(line, kind))
            room -= len(line)
        if room <= 0 or len(lines) >= MAX_LINES:
            break
    return tuple(lines)


def _pieces(body: Any) -> Iterator[tuple[str, BlockKind]]:
    """Runs of text between the borders of blocks, with the kind of the block that they stand in."""
    run: list[str] = []
    kinds: list[BlockKind] = ["paragraph"]
    flat = cells = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        is_border = element.tag in _BLOCKS
        # An item inside an item is a line of its own; in a cell all stays together.
        if is_border and (not flat or (element.tag in _ITEMS and not cells)):
            yield "".join(run), kinds[-1]
            run = []
        elif is_border:
            run.append(" ")
        if event == "start":
            kinds.append(_KINDS.get(element.tag, kinds[-1]))
            flat += element.tag in _FLAT
            cells += element.tag in _CELLS
            run.append(element.text or "")
            continue
        kinds.pop()
        if element.tag in _FLAT:
            flat -= 1
        if element.tag in _CELLS:
            cells -= 1
            run.append(CELL_END)
        run.append(element.tail or "")
    yield "".join(run), kinds[-1]
