"""The links of a page by zone: in its text, to related articles, in a credit."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from extractors.article.boxes import Boxes
from extractors.article.credit import sentence_credit
from extractors.article.further import Own, is_headline, may_be_article
from extractors.article.links import block_of
from extractors.article.rules import is_label
from extractors.article.subject import Subject
from extractors.article.tree import beginning, squeeze
from extractors.records import Link
from extractors.urls import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractors.article.links import Anchor

MAX_LINKS = 200
MAX_SENTENCE = 300
MAX_ANCHOR = 300
# An element with so much of the text is its container.
MOST = 0.7
# How near a headline must be to the subject where nothing but a name says that it is related, between the paragraphs,
# and anywhere else: sums of rarities, of which the rarest word has about 9.
NEAR_NAMED = 3.0
NEAR_INSIDE = 6.0
NEAR_BESIDE = 6.0
# Between the paragraphs a card, or a list of so few links, stands for its subject as a whole.
FEW = 4
# Beyond these no list is about one article, whatever it is called.
MANY_NAMED = 12
MANY_HEADED = 30
# A bullet or a dash before a link.
MARK = 3
NEAR_FEW = 2.0
_SLUG = re.compile(r"-[^-/]{1,60}-|\d{4}")
_ORDER = ("credit", "related", "body", "reference")
_LINES = frozenset({"p", "li", "blockquote", "h2", "h3", "h4", "td", "figcaption"})
_HOLDERS = frozenset({"p", "li", "div", "section", "blockquote", "td", "article"})
Zone = Literal["body", "reference", "related", "credit"]


@dataclass(frozen=True, slots=True)
class Text:
    """An article's title, its lines and the element that each of them begins in, and its language."""

    title: str
    lines: Sequence[str]
    elements: Sequence[Any | None]
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class _Target:
    anchor: Anchor
    position: int
    block: Any
    url: str
    is_home: bool


def zoned(found: Sequence[Anchor], text: Text, root: Any, url: str, base: str) -> tuple[Link, ...]:
    """Links of the text, of related articles and of credits, absolute, each address once, at most 200.

    A link of the text is ``body`` where it leads to another article of the site, else ``reference``: other sites,
    topics, documents. ``related`` are articles of the site that the page sets beside this one as further reading.
    """
    zones = _Zones(text, root, found, Own(url, base))
    kept: dict[str, Link] = {}
    for target, zone in zones.chosen(base):
        anchor = target.anchor
        rel = squeeze(anchor.element.get("rel")) or None
        link = Link(target.url, anchor.text[:MAX_ANCHOR], zone, target.position, rel)
        kept[target.url] = _better(kept[target.url], link) if target.url in kept else link
        if len(kept) >= MAX_LINKS:
            break
    return tuple(kept.values())


def _better(old: Link, new: Link) -> Link:
    """A link that stands twice: the zone that says more, the longer text."""
    zone = min(old.zone, new.zone, key=_ORDER.index)
    return replace(old, zone=zone, anchor=max(old.anchor, new.anchor, key=len))


class _Zones:
    """Zone of a link by where it stands to the text."""

    def __init__(self, text: Text, root: Any, found: Sequence[Anchor], own: Own) -> None:
        lines = [element for element in text.elements if element is not None]
        self._found = found
        self._own = own
        self._blocks = {_line_block(element) for element in lines}
        self._parents = {block.getparent() for block in self._blocks}
        self._holding = {ancestor for block in self._blocks for ancestor in block.iterancestors()}
        self._within = _Within(_container(lines))
        self._subject = Subject(text.title, text.lines, text.lang)
        self._boxes = Boxes(root, self._holding, _linked(found), self._blocks)
        self._inside = _inside(root, self._blocks, found)
        self._headlines: dict[str, str] = {}
        self._groups: dict[Any, set[str]] = {}

    def chosen(self, base: str) -> Iterator[tuple[_Target, Zone]]:
        """Links with their zones; those of navigation and of other lists are left out."""
        targets = list(self._targets(base))
        for target in targets:
            text = target.anchor.text[:MAX_ANCHOR]
            if len(text) >= len(self._headlines.get(target.url, "")):
                self._headlines[target.url] = text
        for target in targets:
            if target.is_home and self._own.is_article(target.url):
                element = target.anchor.element
                for box in (self._branch(target.block), self._boxes.named(element), self._boxes.headed(element)):
                    self._groups.setdefault(box, set()).add(target.url)
        for target in targets:
            zone = self._of(target)
            if zone is not None:
                yield target, zone

    def _targets(self, base: str) -> Iterator[_Target]:
        for position, anchor in enumerate(self._found):
            block = block_of(anchor.element)
            if block not in self._blocks and self._is_furniture(anchor.element, block):
                continue
            url = resolve(base, anchor.href)
            if url is None or url == base:
                continue
            is_home = self._own.is_home(url)
            if not is_home or not self._own.is_itself(url):
                yield _Target(anchor, position, block, url, is_home)

    def _is_furniture(self, element: Any, block: Any) -> bool:
        """Whether nothing can come of a link: most of a page's are read no further."""
        if self._boxes.heading(element) == "related":
            return False
        named = self._boxes.names(element)
        if named is not None and named != "other":
            return named != "related"
        return not self._within.has(block) and self._branch(block).getparent() not in self._parents

    def _branch(self, block: Any) -> Any:
        """The topmost element above a block that holds nothing of the text."""
        current = block
        while (parent := current.getparent()) is not None and parent not in self._holding:
            current = parent
        return current

    def _of(self, target: _Target) -> Zone | None:
        block = target.block
        in_text = block in self._blocks and not _is_item(block, target.anchor)
        kind = None if in_text else self._boxes.names(target.anchor.element)
        is_article = target.is_home and self._own.is_article(target.url)
        if block not in self._holding and (in_text or kind == "related" or self._within.has(block)):
            line = beginning(block, MAX_SENTENCE)
            if len(line) < MAX_SENTENCE and sentence_credit(line):
                return "credit"
            if is_article and (is_label(line) or is_label(target.anchor.text)):
                return "related"
        if in_text:
            return "body" if is_article else "reference"
        if target.is_home:
            return "related" if self._is_further(target, kind, is_article=is_article) else None
        is_line = block.tag in _LINES and kind is None and self._within.has(block)
        return "reference" if is_line else None

    def _is_further(self, target: _Target, named: str | None, *, is_article: bool) -> bool:
        headed = self._boxes.heading(target.anchor.element)
        if headed == "related" and self._size(self._boxes.headed(target.anchor.element)) <= MANY_HEADED:
            loose = named is None or named == "related"
            return is_article or (loose and is_headline(self._headlines[target.url]) and may_be_article(target.url))
        if not is_article or headed == "other":
            return False
        inside = target.position in self._inside and self._within.has(target.block)
        # A paragraph among those of the text, or a line between them, though the text does not have it.
        if target.block.tag == "p" and target.block.getparent() in self._parents:
            return True
        return named != "other" and self._is_near(target, named, inside=inside)

    def _is_near(self, target: _Target, named: str | None, *, inside: bool) -> bool:
        """Whether a link that nothing but its place and name speaks for shares the subject of the article."""
        if named == "related":
            group = self._groups[self._boxes.named(target.anchor.element)]
            return len(group) <= MANY_NAMED and self._mean(group) >= (NEAR_FEW if inside else NEAR_NAMED)
        branch = self._branch(target.block)
        group = self._groups[branch]
        if inside:
            return self._mean(group) >= NEAR_FEW if len(group) <= FEW else self._nearness(target.url) >= NEAR_INSIDE
        return branch.getparent() in self._parents and len(group) <= FEW and self._mean(group) >= NEAR_BESIDE

    def _size(self, box: Any) -> int:
        return len(self._groups.get(box, ()))

    def _mean(self, group: set[str]) -> float:
        return sum(map(self._nearness, group)) / len(group)

    def _nearness(self, url: str) -> float:
        return self._subject.nearness(self._headlines[url])


class _Within:
    """Whether blocks stand in the container of the text."""

    def __init__(self, container: Any | None) -> None:
        self._container = container
        self._known: dict[Any, bool] = {}

    def has(self, block: Any) -> bool:
        known = self._known.get(block)
        if known is None:
            known = self._container is not None and any(above is self._container for above in block.iterancestors())
            self._known[block] = known
        return known


def _container(elements: Sequence[Any]) -> Any | None:
    """The lowest element that holds most of the lines."""
    holders: Counter[Any] = Counter()
    for element in elements:
        holders.update(element.iterancestors())
    # Counter keeps insertion order, nearest ancestors first: the first that holds enough is the lowest.
    return next((element for element, count in holders.items() if count >= MOST * len(elements)), None)


def _linked(found: Sequence[Anchor]) -> set[Any]:
    """All elements above links that may lead to articles, and these links."""
    linked: set[Any] = set()
    for anchor in found:
        if _SLUG.search(anchor.href) or is_headline(anchor.text):
            current = anchor.element
            while current is not None and current not in linked:
                linked.add(current)
                current = current.getparent()
    return linked


def _inside(root: Any, blocks: set[Any], found: Sequence[Anchor]) -> set[int]:
    """The positions of links that stand between the first and the last line."""
    wanted = {anchor.element: position for position, anchor in enumerate(found)}
    seen: list[int] = []
    inside: set[int] = set()
    begun = False
    for element in root.iter():
        if element in blocks:
            begun = True
            inside.update(seen)
            seen.clear()
        elif begun and element in wanted:
            seen.append(wanted[element])
    return inside


def _is_item(block: Any, anchor: Anchor) -> bool:
    """Whether a link is all that an item of a list holds: lists of headlines get into texts."""
    return block.tag == "li" and len(beginning(block, len(anchor.text) + MARK)) <= len(anchor.text) + MARK


def _line_block(element: Any) -> Any:
    return element if element.tag in _HOLDERS else block_of(element)
