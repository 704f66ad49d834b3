"""The links of a page, and what they say about its text: a credit, headlines of other articles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from extractors.article.credit import hints_at_credit, is_credit_line, sentence_credit
from extractors.article.tree import beginning, fold, squeeze, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_ANCHORS = 3000
MAX_HEADLINE = 250
MAX_SENTENCE = 300
_BLOCKS = frozenset(
    {"p", "li", "div", "section", "aside", "blockquote", "td", "h2", "h3", "h4", "article", "figcaption"}
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """An ``<a href>`` of the raw tree with its text."""

    element: Any
    href: str
    text: str


def anchors(root: Any) -> tuple[Anchor, ...]:
    """The first 3000 links that lead somewhere."""
    found: list[Anchor] = []
    for element in root.iter("a"):
        href = (element.get("href") or "").strip()
        if not href or href.startswith(("#", "javascript:", "mailto:", "tel:", "data:", "whatsapp:")):
            continue
        found.append(Anchor(element, href, _name(element)))
        if len(found) >= MAX_ANCHORS:
            break
    return tuple(found)


def credit(found: Iterable[Anchor]) -> str | None:
    """The first publisher in a line with a link in it, or None. trafilatura leaves such lines out of the text."""
    for anchor in found:
        parent = anchor.element.getparent()
        if parent is None or not anchor.href.startswith("http"):
            continue
        near = f"{(parent.text or '')[-MAX_SENTENCE:]} {anchor.text} {(anchor.element.tail or '')[:MAX_SENTENCE]}"
        if not hints_at_credit(near):
            continue
        line = beginning(block_of(anchor.element), MAX_SENTENCE)
        if is_credit_line(line):
            return sentence_credit(line)
    return None


class OutsideTexts:
    """The texts, folded, of links that are all that their block holds: headlines of other articles.

    Ask what is among them. What is never asked for is never looked at: few lines of a text look like such a link.
    """

    def __init__(self, found: Iterable[Anchor]) -> None:
        self._found = found
        self._known: dict[object, bool] = {}

    def __contains__(self, text: object) -> bool:
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = any(map(_stands_alone, self._by_text.get(text, ())))
        return known

    @cached_property
    def _by_text(self) -> dict[object, list[Anchor]]:
        by_text: dict[object, list[Anchor]] = {}
        for anchor in self._found:
            if _is_headline(anchor.text):
                by_text.setdefault(fold(anchor.text), []).append(anchor)
        return by_text


def _is_headline(text: str) -> bool:
    return len(text) < MAX_HEADLINE and text.count(" ") > 1 and not text.endswith(".")


def _name(element: Any) -> str:
    text = text_of(element)
    if text:
        return text
    image = element.find(".//img")
    return squeeze(element.get("title") or element.get("aria-label") or (image.get("alt") if image is not None else ""))


def block_of(element: Any) -> Any:
    """The nearest block that an element stands in, or itself."""
    for parent in element.iterancestors():
        if parent.tag in _BLOCKS:
            return parent
    return element


def _stands_alone(anchor: Anchor) -> bool:
    """Whether a link is all that its block holds."""
    block = block_of(anchor.element)
    is_inside = next(block.iterdescendants("a"), None) is not None
    return is_inside and len(beginning(block, len(anchor.text) + 12)) <= len(anchor.text) + 12
