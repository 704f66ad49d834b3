"""The links of a page by zone: in the running text, to related articles, in a credit."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from extractors.article.credit import hints_at_credit, is_credit_line, sentence_credit
from extractors.article.phrases import (
    FOOTER_CLASS,
    FOOTER_STEMS,
    NAVIGATION_CLASS,
    NAVIGATION_STEMS,
    RELATED_CLASS,
    RELATED_STEMS,
)
from extractors.article.rules import is_label
from extractors.article.tree import beginning, fold, squeeze, text_of
from extractors.records import Link
from extractors.urls import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MAX_ANCHORS = 3000
MAX_LINKS = 200
MAX_LABELLED = 4000
MAX_NAMES = 300
MAX_HEADLINE = 250
MAX_SENTENCE = 300
_PREFIX = 40
_BLOCKS = frozenset(
    {"p", "li", "div", "section", "aside", "blockquote", "td", "h2", "h3", "h4", "article", "figcaption"}
)
_HEADINGS = ("h2", "h3", "h4", "h5", "h6", "strong", "b", "p", "span", "div", "dt", "label")
Zone = Literal["body", "related", "credit", "navigation", "footer"]


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


def container(root: Any, lines: Sequence[str]) -> Any | None:
    """The lowest element that holds most of the paragraphs, or None where none is found again in the tree."""
    wanted = {line[:_PREFIX] for line in lines if len(line) >= _PREFIX}
    holders: Counter[Any] = Counter()
    total = 0
    for element in root.iter("p"):
        if _starts(element, wanted):
            total += 1
            for depth, ancestor in enumerate(element.iterancestors()):
                holders[ancestor] += 1
                if depth > 6:  # noqa: PLR2004 - paragraphs of one text share a near ancestor
                    break
    if not total:
        return None
    # Counter keeps insertion order, nearest ancestors first: the first that holds enough is the lowest.
    return next((element for element, count in holders.items() if count >= 0.7 * total), None)


def credit(found: Iterable[Anchor]) -> str | None:
    """The first publisher in a line with a link in it, or None. trafilatura leaves such lines out of the text."""
    for anchor in found:
        parent = anchor.element.getparent()
        if parent is None or not anchor.href.startswith("http"):
            continue
        near = f"{(parent.text or '')[-MAX_SENTENCE:]} {anchor.text} {(anchor.element.tail or '')[:MAX_SENTENCE]}"
        if not hints_at_credit(near):
            continue
        line = beginning(_block(anchor.element), MAX_SENTENCE)
        if is_credit_line(line):
            return sentence_credit(line)
    return None


def zoned(found: Sequence[Anchor], text_root: Any | None, root: Any, base: str) -> tuple[Link, ...]:
    """Links of the zones body, related and credit, absolute, each address once, at most 200."""
    zones = _Zones(text_root, _labelled(root))
    kept: dict[str, Link] = {}
    for position, anchor in enumerate(found):
        zone = zones.of(anchor)
        if zone in {"navigation", "footer"}:
            continue
        url = resolve(base, anchor.href)
        if url is None or url == base:
            continue
        link = Link(url, anchor.text[:300], zone, position, squeeze(anchor.element.get("rel")) or None)
        kept[url] = _better(kept[url], link) if url in kept else link
        if len(kept) >= MAX_LINKS:
            break
    return tuple(kept.values())


def outside_texts(found: Iterable[Anchor]) -> frozenset[str]:
    """The texts, folded, of links that are all that their block holds: headlines of other articles."""
    return frozenset(fold(anchor.text) for anchor in found if _is_headline(anchor.text) and _stands_alone(anchor))


def _is_headline(text: str) -> bool:
    return len(text) < MAX_HEADLINE and text.count(" ") > 1 and not text.endswith(".")


def _name(element: Any) -> str:
    text = text_of(element)
    if text:
        return text
    image = element.find(".//img")
    return squeeze(element.get("title") or element.get("aria-label") or (image.get("alt") if image is not None else ""))


def _starts(element: Any, wanted: set[str]) -> bool:
    return beginning(element, 2 * _PREFIX)[:_PREFIX] in wanted


def _better(old: Link, new: Link) -> Link:
    """A link that stands twice: the zone that says more, the longer text."""
    order = ("credit", "related", "body")
    zone = min(old.zone, new.zone, key=order.index)
    return replace(old, zone=zone, anchor=max(old.anchor, new.anchor, key=len))


def _block(element: Any) -> Any:
    return next((parent for parent in element.iterancestors() if parent.tag in _BLOCKS), element)


def _stands_alone(anchor: Anchor) -> bool:
    block = _block(anchor.element)
    return len(block.findall(".//a")) > 0 and len(beginning(block, len(anchor.text) + 12)) <= len(anchor.text) + 12


def _labelled(root: Any) -> set[Any]:
    """Blocks with a heading like "Related stories" or "Read more": the heading's parent, or what follows it."""
    marked: set[Any] = set()
    for number, element in enumerate(root.iter(*_HEADINGS)):
        if number > MAX_LABELLED:
            break
        if len(element) > 2 or not element.text or len(element.text) > 80:  # noqa: PLR2004 - a label is one short text
            continue
        text = squeeze(element.text)
        if not text or not is_label(text):
            continue
        marked.add(element)
        for sibling in element.itersiblings():
            if sibling.tag in {element.tag, "h1", "h2"}:
                break
            marked.add(sibling)
            if sibling.tag in {"ul", "ol", "div", "section", "nav"}:
                break
        parent = element.getparent()
        if parent is not None and parent[0] is element and parent.tag in {"div", "section", "aside", "nav", "header"}:
            marked.add(parent)
    return marked


class _Zones:
    """Zone of a link by its nearest telling ancestor; what was found for an ancestor is remembered."""

    def __init__(self, text_root: Any | None, labelled: set[Any]) -> None:
        self._labelled = labelled
        self._holding = set() if text_root is None else {text_root, *text_root.iterancestors()}
        self._known: dict[Any, Zone] = dict.fromkeys(self._holding, "navigation")
        if text_root is not None:
            self._known[text_root] = "body"

    def of(self, anchor: Anchor) -> Zone:
        zone = self._climb(anchor.element)
        if zone in {"navigation", "footer"}:
            return zone
        block = _block(anchor.element)
        if block in self._holding:
            return zone
        text = beginning(block, MAX_SENTENCE)
        if len(text) < MAX_SENTENCE and sentence_credit(text):
            return "credit"
        if zone == "body" and (is_label(text) or is_label(anchor.text)):
            return "related"
        return zone

    def _climb(self, element: Any) -> Zone:
        path: list[Any] = []
        zone: Zone = "navigation"
        current = element
        while current is not None:
            known = self._known.get(current) or self._own(current)
            if known:
                zone = known
                break
            path.append(current)
            current = current.getparent()
        for passed in path:
            self._known[passed] = zone
        return zone

    def _own(self, element: Any) -> Zone | None:
        """What an element says itself: its label, tag, class and id."""
        if element in self._labelled:
            return "related"
        if element.tag == "footer":
            return "footer"
        names = f"{element.get('class') or ''} {element.get('id') or ''}"[:MAX_NAMES]
        return _zone_of_names(names) or ("navigation" if element.tag == "nav" else None)


@lru_cache(maxsize=20_000)
def _zone_of_names(names: str) -> Zone | None:
    """What class and id say."""
    names = names.lower()
    if len(names) < 4:  # noqa: PLR2004 - the shortest telling name is "nav"
        return None
    # The expressions try every place with every alternative: a plain search first saves most of that.
    if any(stem in names for stem in RELATED_STEMS) and RELATED_CLASS.search(names):
        return "related"
    if any(stem in names for stem in NAVIGATION_STEMS) and NAVIGATION_CLASS.search(names):
        return "navigation"
    return "footer" if any(stem in names for stem in FOOTER_STEMS) and FOOTER_CLASS.search(names) else None
