"""The cards of a page that lists others: headlines that are links, and the text that stands between them."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from extractors.article.body import count_words
from extractors.article.tree import squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.article.links import Anchor

# Words of a link that may be a headline, characters where no spaces are written.
HEADLINE_WORDS = 4
HEADLINE_SIGNS = 8
# Elements inside a link that are looked at for a heading.
MAX_INSIDE = 6
# Characters of a name of an element that are read.
MAX_NAME = 200
# Characters of a line by which it is found again.
PREFIX = 40
UNSEEN = frozenset({"script", "style", "template", "svg", "option"})
_FRAME = ("a", "nav", "header", "footer", "form", "title", "select")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_TITLE_CLASS = re.compile(r"(?:^|[-_ ])(?:title|headline|hed)(?:$|[-_ ])", re.IGNORECASE)


def is_headline(anchor: Anchor) -> bool:
    """Whether a link has the length of a headline."""
    return anchor.text.count(" ") >= HEADLINE_WORDS - 1 or len(_SPACELESS.findall(anchor.text)) >= HEADLINE_SIGNS


def in_heading(anchor: Anchor) -> bool:
    """Whether a link is a heading, by what it stands in, by what stands in it, or by its class."""
    parent = anchor.element.getparent()
    if parent is None or not (" " in anchor.text or is_headline(anchor)):
        return False
    above = parent.getparent()
    around = (parent,) if above is None else (parent, above)
    inside = islice(anchor.element.iterdescendants(), MAX_INSIDE)
    if any(element.tag in _HEADINGS for element in (*around, *inside)):
        return True
    names = f"{anchor.element.get('class') or ''} {parent.get('class') or ''}"[:MAX_NAME]
    in_table = any(element.tag in {"td", "tr"} for element in around)
    return anchor.text.count(" ") > 1 and not in_table and _TITLE_CLASS.search(names) is not None


def longest_run(root: Any, lines: Sequence[str], anchors: Sequence[Anchor]) -> int:
    """Words of the text between two links that are headlines, at most.

    Where the text is not found again in the tree, all that stands outside of links and the page's frame counts.
    """
    cards = {anchor.element for anchor in anchors if in_heading(anchor) or _alone(anchor)}
    longest, found = _run(root, cards, _line_words(root, lines))
    return longest if 2 * found >= sum(map(count_words, lines)) else _run(root, cards, _outside_words(root))[0]


def _run(root: Any, cards: set[Any], words: dict[Any, int]) -> tuple[int, int]:
    """The longest run and the sum of these words, each counted where its element begins."""
    longest = run = 0
    for element in root.iter():
        run = 0 if element in cards else run + words.get(element, 0)
        longest = max(longest, run)
    return longest, sum(words.values())


def _line_words(root: Any, lines: Sequence[str]) -> dict[Any, int]:
    """Words of each line of the text, by the element that begins with it."""
    starts: dict[str, list[int]] = {}
    for line in lines:
        starts.setdefault(line[:PREFIX], []).append(count_words(line))
    words = {}
    for element in root.iter():
        if element.tag not in UNSEEN and (same := starts.get(squeeze(_start(element))[:PREFIX])):
            words[element] = same.pop()
    return words


def _outside_words(root: Any) -> dict[Any, int]:
    """Words that stand in each element itself, outside of links and of the page's frame."""
    outside = {inner for tag in _FRAME for element in root.iter(tag) for inner in element.iter()}
    texts = (
        (element, f"{element.text or ''} {element.tail or ''}") for element in root.iter() if element.tag not in UNSEEN
    )
    return {element: count_words(text) for element, text in texts if element not in outside and text.strip()}


def _alone(anchor: Anchor) -> bool:
    """Whether a headline stands alone in its item, as it does in lists."""
    parent = anchor.element.getparent()
    return (
        parent is not None
        and is_headline(anchor)
        and parent.tag in {"li", "div", "td", "article", "span"}
        and not squeeze(parent.text)
    )


def _start(element: Any) -> str:
    """The first text inside an element, up to a second child: lines begin with it."""
    parts = [element.text or ""]
    for child in element[:2]:
        parts += [child.text or "", child.tail or ""]
    return "".join(parts)[: 4 * PREFIX]
