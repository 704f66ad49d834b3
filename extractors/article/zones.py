"""The links of a page by zone: in its text, to related articles, in a credit."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from extractors.article.boxes import SET_BESIDE, Boxes
from extractors.article.credit import sentence_credit
from extractors.article.further import Own, is_headline, is_topic
from extractors.article.link_signals import Place, Reader, Target, is_claimed, is_sure, probability
from extractors.article.links import block_of
from extractors.article.subject import Subject
from extractors.article.tree import beginning, squeeze
from extractors.records import Link
from extractors.urls import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractors.article.link_signals import Signals
    from extractors.article.links import Anchor

MAX_LINKS = 200
MAX_SENTENCE = 300
MAX_ANCHOR = 300
# An element with so much of the text is its container.
MOST = 0.7
# From this probability on a link leads to further reading.
LIKELY = 0.3
# No list of more is about one article, whatever it is called.
MANY = 30
# Where more than these seem to be related without a heading that says so, the text's container is the whole page.
MANY_UNCLAIMED = 15
# How far above the container of the text lists without a name or heading are still looked at.
FAR = 2
# Boxes whose names leave open what is in them.
OPEN = frozenset({None, "ending"})
# A bullet or a dash before a link.
MARK = 3
_SLUG = re.compile(r"-[^-/]{1,60}-|\d{4}")
_ORDER = ("credit", "related", "body", "reference")
_LINES = frozenset({"p", "li", "blockquote", "h2", "h3", "h4", "td", "figcaption"})
_HOLDERS = frozenset({"p", "li", "div", "section", "blockquote", "td", "article"})
_BOXES = frozenset({"div", "section", "aside", "article", "td"})
Zone = Literal["body", "reference", "related", "credit"]


@dataclass(frozen=True, slots=True)
class Text:
    """An article's title, its lines and the element that each of them begins in."""

    title: str
    lines: Sequence[str]
    elements: Sequence[Any | None]


def zoned(found: Sequence[Anchor], text: Text, root: Any, url: str, base: str) -> tuple[Link, ...]:
    """Links of the text, of related articles and of credits, absolute, each address once, at most 200.

    A link of the text is ``body`` where it leads to another article of the site, else ``reference``: other sites,
    topics, documents. ``related`` are articles of the site that the page sets beside this one as further reading.
    """
    page = _Page(text, root, found, Own(url, base))
    kept: dict[str, Link] = {}
    for anchor, position, target, zone in page.chosen(base):
        rel = squeeze(anchor.element.get("rel")) or None
        link = Link(target, anchor.text[:MAX_ANCHOR], zone, position, rel)
        kept[target] = _better(kept[target], link) if target in kept else link
        if len(kept) >= MAX_LINKS:
            break
    return tuple(kept.values())


def judged(found: Sequence[Anchor], text: Text, root: Any, url: str, base: str) -> tuple[tuple[Target, Signals], ...]:
    """The links that the model is asked about, with their signals: what it learns from."""
    page = _Page(text, root, found, Own(url, base))
    targets = [item for item in page.targets(base) if isinstance(item, Target)]
    reader = page.reader(targets)
    return tuple((target, reader.signals(target)) for target in targets if reader.size(target) <= MANY)


def _better(old: Link, new: Link) -> Link:
    """A link that stands twice: the zone that says more, the longer text."""
    zone = min(old.zone, new.zone, key=_ORDER.index)
    return replace(old, zone=zone, anchor=max(old.anchor, new.anchor, key=len))


@dataclass(frozen=True, slots=True)
class _Aside:
    """A link with a zone that no model is asked about."""

    anchor: Anchor
    position: int
    url: str
    zone: Zone


class _Page:
    """What stands where on a page."""

    def __init__(self, text: Text, root: Any, found: Sequence[Anchor], own: Own) -> None:
        lines = [element for element in text.elements if element is not None]
        self._found = found
        self._own = own
        self._blocks = {_line_block(element) for element in lines}
        self._parents = {block.getparent() for block in self._blocks}
        self._holding = {ancestor for block in self._blocks for ancestor in block.iterancestors()}
        self._levels = {above: level for level, above in enumerate(_with_ancestors(_container(lines)))}
        self._branches: dict[Any, Any] = {}
        self._credits: dict[Any, bool] = {}
        self._items: dict[Any, bool] = {}
        self._linked = _linked(found)
        self._subject = Subject(text.title, text.lines)
        self._boxes = Boxes(self._holding, self._blocks, self._linked, self._subject.nearness, own.outlet)
        self._order = _order(root, self._blocks, found)

    def reader(self, targets: Sequence[Target]) -> Reader:
        """What gives the signals of these links."""
        return Reader(targets, self._own, self._boxes, self._subject)

    def chosen(self, base: str) -> Iterator[tuple[Anchor, int, str, Zone]]:
        """Links with their zones; those of navigation and of other lists are left out."""
        items = list(self.targets(base))
        reader = self.reader([item for item in items if isinstance(item, Target)])
        judged_items = [(item, *_judge(item, reader)) for item in items]
        loose = {item.url for item, zone, sure in judged_items if zone == "related" and not sure}
        for item, zone, sure in judged_items:
            if zone is not None and (zone != "related" or sure or len(loose) <= MANY_UNCLAIMED):
                yield item.anchor, item.position, item.url, zone

    def targets(self, base: str) -> Iterator[Target | _Aside]:
        """The links of which something may come, those of the page's own site for the model."""
        for position, anchor in enumerate(self._found):
            block = block_of(anchor.element)
            if not self._is_promising(anchor.element, block):
                continue
            url = resolve(base, anchor.href)
            if url is None or url == base:
                continue
            item = self._item(anchor, position, block, url)
            if item is not None:
                yield item

    def _is_promising(self, element: Any, block: Any) -> bool:
        """Whether anything can come of a link: most of those beside the text are read no further."""
        if block in self._blocks or self._is_within(block):
            return True
        if element not in self._linked:
            return False
        if block.tag != "li" or block in self._holding:
            return self._is_in_promising_box(element, block)
        # The items of a list stand below the same heading: those of one name are all alike.
        item = (block.getparent(), block.get("class"), block.get("id"))
        known = self._items.get(item)
        if known is None:
            known = self._items[item] = self._is_in_promising_box(element, block)
        return known

    def _is_in_promising_box(self, element: Any, block: Any) -> bool:
        named = self._boxes.names(block)
        if named == "related" or (named in OPEN and self._level(self._branch(block)) <= FAR):
            return True
        heading = self._boxes.heading(_first(element, block))
        return heading is not None and heading.claim in SET_BESIDE

    def _item(self, anchor: Anchor, position: int, block: Any, url: str) -> Target | _Aside | None:
        is_home = self._own.is_home(url)
        if is_home and self._own.is_itself(url):
            return None
        in_text = block in self._blocks and not _is_item(block, anchor)
        if self._is_credit(block, in_text=in_text):
            return _Aside(anchor, position, url, "credit")
        # Where all articles stand in one folder, the address of one may be called as a topic is.
        is_name = in_text and is_topic(url, anchor.text) and not self._own.is_beside(url)
        if is_home and self._own.may_be_article(url) and not is_name:
            return self._target(anchor, position, block, url, in_text=in_text)
        is_line = not is_home and block.tag in _LINES and self._is_within(block)
        if in_text or (is_line and self._boxes.names(anchor.element) is None):
            return _Aside(anchor, position, url, "reference")
        return None

    def _is_credit(self, block: Any, *, in_text: bool) -> bool:
        if block in self._holding or not (in_text or self._is_within(block)):
            return False
        known = self._credits.get(block)
        if known is None:
            line = beginning(block, MAX_SENTENCE)
            known = self._credits[block] = len(line) < MAX_SENTENCE and sentence_credit(line) is not None
        return known

    def _target(self, anchor: Anchor, position: int, block: Any, url: str, *, in_text: bool) -> Target | None:
        is_article = self._own.is_article(url)
        if in_text:
            return Target(anchor, position, block, url, is_article, named=self._boxes.names(anchor.element))
        if not is_article and not is_headline(anchor.text):
            return None
        heading = self._boxes.heading(_first(anchor.element, block))
        named = self._boxes.names(anchor.element)
        is_claim = heading is not None and heading.claim in SET_BESIDE
        place = self._place(block, position)
        # Between the lines of the text names of classes say less: forward-navigation, paywall.
        is_between = place.is_within and place.order == "inside"
        if named != "related" and named not in OPEN and not is_claim and not is_between:
            return None
        return Target(anchor, position, block, url, is_article, place, heading, named)

    def _place(self, block: Any, position: int) -> Place:
        branch = self._branch(block)
        begun, since = self._order.get(position, (0, 0))
        inside: Literal["inside", "after"] = "inside" if begun < len(self._blocks) else "after"
        level = self._level(branch)
        return Place(
            branch,
            level=level,
            order=inside if begun else "before",
            since=since,
            is_within=level == 0,
            is_beside=branch.getparent() in self._parents,
        )

    def _is_within(self, block: Any) -> bool:
        """Whether a block stands in the container of the text."""
        return self._level(self._branch(block)) == 0

    def _level(self, branch: Any) -> int:
        """How far above the container of the text a branch hangs."""
        above = branch if branch in self._holding else branch.getparent()
        return self._levels.get(above, 0) if self._levels else FAR + 1

    def _branch(self, block: Any) -> Any:
        """The topmost element above a block that holds nothing of the text; itself where it holds some."""
        known = self._branches.get(block)
        if known is None:
            parent = block.getparent()
            is_top = parent is None or parent in self._holding or block in self._holding
            # Trees are at most 256 levels deep.
            known = self._branches[block] = block if is_top else self._branch(parent)
        return known


def _judge(item: Target | _Aside, reader: Reader) -> tuple[Zone | None, bool]:
    """The zone of a link, and whether that holds however many there are."""
    if isinstance(item, _Aside):
        return item.zone, True
    if reader.size(item) > MANY:
        return None, False
    signals = reader.signals(item)
    sure = is_sure(signals)
    if probability(signals) < LIKELY:
        return ("reference" if item.place is None else None), sure
    return ("body" if item.place is None and not is_claimed(signals) else "related"), sure


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


def _order(root: Any, blocks: set[Any], found: Sequence[Anchor]) -> dict[int, tuple[int, int]]:
    """For the links of a page, by position: how many lines begin before them, and how many links follow the last."""
    wanted = {anchor.element: position for position, anchor in enumerate(found)}
    order: dict[int, tuple[int, int]] = {}
    begun = since = 0
    # Nothing else is looked at: lxml passes over other tags in C.
    for element in root.iter("a", *sorted({block.tag for block in blocks} - {"a"})):
        if element in blocks:
            begun += 1
            since = 0
        if element in wanted:
            order[wanted[element]] = (begun, since)
            since += 1
    return order


def _with_ancestors(element: Any | None) -> Iterator[Any]:
    if element is not None:
        yield element
        yield from element.iterancestors()


def _is_item(block: Any, anchor: Anchor) -> bool:
    """Whether a link is all that an item of a list holds: lists of headlines get into texts."""
    return block.tag == "li" and len(beginning(block, len(anchor.text) + MARK)) <= len(anchor.text) + MARK


def _first(element: Any, block: Any) -> Any:
    """From where to look for the heading of a link: from its block, but where that holds the heading as well."""
    return element if block.tag in _BOXES and element.getparent() is block else block


def _line_block(element: Any) -> Any:
    return element if element.tag in _HOLDERS else block_of(element)
