"""What tells a link to further reading from others: where it stands, its box, its address, its headline.

The trees of ``link_trees`` weigh these signals. There are no words of single outlets among them.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extractors.article.box_words import READ_ON
from extractors.article.boxes import SET_BESIDE, claim_of_heading
from extractors.article.further import address, is_named
from extractors.article.link_groups import MAX_WORDS, Groups, words_of
from extractors.article.link_trees import TREES
from extractors.article.rules import is_label
from extractors.article.tree import beginning, squeeze
from extractors.article.trees import chance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Literal

    from extractors.article.boxes import Boxes, Heading, Kind
    from extractors.article.further import Own
    from extractors.article.links import Anchor
    from extractors.article.subject import Subject
    from extractors.article.trees import Tree

MAX_LINE = 300
MAX_LABEL = 80
# "Read the whole article" is as long as this in most languages.
MAX_READ_ON = 30
MAX_LEVEL = 6
# As near as one long word of the subject.
NEAR = 1.0
# Names of boxes in which a claim alone says little: lists of sections and topics have such headings too.
FRAME = frozenset({"navigation", "footer"})
LEAST_WORDS = 4
# Topics have names of up to four words; one or two are a label.
LONG_HEADLINE = 5
LABEL_WORDS = 3
# In the mean of a list; headlines of one or two words stand beside longer ones.
FEW_WORDS = 2.5
MOST_PARAGRAPHS = 4
_PREVIOUS = re.compile(r"prev|pagination|pager|post-?nav", re.IGNORECASE)
_INLINE = re.compile(r"inline|embed|inset|infobox|fact-?box|in-article", re.IGNORECASE)
_NAMED = re.compile(r"relat|similar|verwandt|relacion", re.IGNORECASE)
# A claim above a list, and the name of a section in a menu.
_VAGUE = re.compile(
    r"\A\W*(?:background|hintergr\w+|approfondi\w*|timeline|chronolog\w+|dossiers?|kontext|контекст|сюжет\w*)\W*\Z",
    re.IGNORECASE,
)
_STRONG = frozenset({"b", "strong", "span", "em", "i", "u"})
_BREAKS = frozenset({"br", "img"})
_COLONS = ":\uff1a"
Signals = dict[str, float]
Row = tuple[Any, str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link stands to the text.

    It is outside of the text. ``branch`` is the topmost element above it that holds nothing of the text, ``level`` how
    far above the text's container that hangs, ``since`` the number of links after the last line before it.
    """

    branch: Any
    level: int
    order: Literal["before", "inside", "after"]
    since: int
    is_within: bool
    is_beside: bool


@dataclass(frozen=True, slots=True)
class Target:
    """A link of the page's own site. ``place`` is None for one in the text."""

    anchor: Anchor
    position: int
    block: Any
    url: str
    is_article: bool
    place: Place | None = None
    heading: Heading | None = None
    named: Kind | None = None

    @property
    def group(self) -> Any:
        """The box that the link is an item of."""
        if self.heading is not None and self.heading.claim != "unknown":
            return self.heading.box
        return self.place.branch if self.place is not None else None


class Reader:
    """The signals of the links of one page."""

    def __init__(self, targets: Sequence[Target], own: Own, boxes: Boxes, subject: Subject) -> None:
        self._own = own
        self._boxes = boxes
        self._subject = subject
        self._groups = Groups(own, subject)
        self._times: dict[str, int] = {}
        self._lines: dict[Any, str] = {}
        self._labelled: dict[Any, bool] = {}
        self._framed = {target.url for target in targets if target.named in FRAME}
        for target in targets:
            self._learn(target)
        branches = {target.place.branch for target in targets if target.is_article and target.place is not None}
        self._alike = Counter(map(row_of, branches))
        for target in targets:
            if target.is_article and (row := self._row(target)) is not None:
                self._groups.add(row, target.url)
        self._called = Counter(self._groups.headlines.values())

    def _learn(self, target: Target) -> None:
        text = target.anchor.text[:MAX_LINE] or _beside(target)
        if len(text) >= len(self._groups.headlines.get(target.url, "")):
            self._groups.headlines[target.url] = text
        self._times[target.url] = self._times.get(target.url, 0) + 1
        if target.is_article and target.place is not None:
            for box in (target.group, target.place.branch):
                self._groups.add(box, target.url)

    def _row(self, target: Target) -> Row | None:
        """The row of boxes that a link's box stands in, where each holds an article and no more: these are the list."""
        if target.place is None or target.group is not target.place.branch or self._groups.size(target.group) != 1:
            return None
        row = row_of(target.place.branch)
        return row if self._alike[row] > 1 else None

    def headline(self, url: str) -> str:
        """The longest text with which the page links to an address."""
        return self._groups.headlines[url]

    def size(self, target: Target) -> int:
        """How many articles the box of a link leads to."""
        return self._groups.size(target.group)

    def signals(self, target: Target) -> Signals:
        """All signals of one link."""
        line = self._lines.get(target.block)
        if line is None:
            line = self._lines[target.block] = beginning(target.block, MAX_LINE)
        found = self._addressed(target)
        by_text = target.place is None or target.place.is_within
        is_labelled = by_text and (_is_labelled(line, target.anchor.text) or self._begins_with_label(target.block))
        found["is_labelled"] = float(is_labelled)
        found |= _lined(line, target.anchor.text)
        found["same_text"] = math.log2(self._called[self.headline(target.url)])
        found["named_other"] = float(target.named == "other")
        found["named_frame"] = float(target.named in FRAME)
        if target.place is None:
            found["in_text"] = 1.0
            return found
        found |= _placed(target, target.place)
        found |= self._groups.signals(self._row(target) or target.group)
        found["alike"] = math.log2(1 + self._alike[row_of(target.place.branch)])
        found |= self._boxed(target, target.heading)
        return found

    def _begins_with_label(self, block: Any) -> bool:
        """Whether a label stands alone at the beginning of a block, before its first link: all its links are meant."""
        known = self._labelled.get(block)
        if known is None:
            known = self._labelled[block] = begins_with_label(block)
        return known

    def _addressed(self, target: Target) -> Signals:
        own, there = self._own.address, address(target.url)
        text = target.anchor.text
        words = words_of(text)
        return {
            "is_article": float(target.is_article),
            "text_words": min(6.0, words),
            "name_words": min(8.0, there.words),
            "depth_differs": min(3.0, abs(own.depth - there.depth)),
            "has_number": float(there.has_number),
            "number_alike": float(own.has_number == there.has_number),
            "ends_alike": float("#" in own.tail and own.tail == there.tail),
            "same_section": float(bool(own.section) and own.section == there.section),
            "is_topic": float(words <= 4 and is_named(target.url, text)),  # noqa: PLR2004 - longer ones are headlines
            "is_lower": float(text[:1].islower()),
            "reads_on": float(len(text) <= MAX_READ_ON and READ_ON.match(text) is not None),
            "slug_near": self._groups.nearness_of(there.name) / 5,
            "text_near": self._groups.nearness_of(text) / 5,
            "newer": self._groups.newer(target.url),
        }

    def _boxed(self, target: Target, heading: Heading | None) -> Signals:
        claim = heading.claim if heading is not None else "none"
        names = self._boxes.all_names(target.anchor.element)
        return {
            "claim": float(claim in SET_BESIDE),
            "invitation": float(claim == "invitation"),
            "is_vague": float(heading is not None and claim in SET_BESIDE and _VAGUE.match(heading.text) is not None),
            "others": float(claim == "other"),
            "headed": float(claim == "unknown"),
            "heading_near": self._subject.nearness(heading.text) / 5 if heading and claim == "unknown" else 0.0,
            "heading_steps": float(heading.steps(target.block)) if heading and claim != "unknown" else 0.0,
            "named_related": float(target.named == "related"),
            "names_previous": float(_PREVIOUS.search(names) is not None),
            "names_inline": float(_INLINE.search(names) is not None),
            "names_related": float(_NAMED.search(names) is not None),
            "items": math.log2(1 + self._groups.size(target.group)),
            "branch_items": math.log2(1 + self._groups.size(target.place.branch)) if target.place else 0.0,
            "near": self._groups.nearness(target.url) / 5,
            "words": min(MAX_WORDS, words_of(self.headline(target.url))),
            "again": min(3.0, self._times[target.url]) - 1,
            "in_frame": float(target.url in self._framed),
            "rel_tag": float("tag" in (target.anchor.element.get("rel") or "")),
        }


def begins_with_label(block: Any) -> bool:
    """Whether a block begins with a label that claims all of its links: Related:, or one in bold."""
    if block.text and not block.text.isspace():
        label, is_alone = block.text, block.text.rstrip().endswith(tuple(_COLONS))
    else:
        first = next((child for child in block if isinstance(child.tag, str) and child.tag not in _BREAKS), None)
        if first is None or first.tag not in _STRONG or first.find(".//a") is not None:
            return False
        label, is_alone = beginning(first, MAX_LABEL), True
    return is_alone and claim_of_heading(squeeze(label).rstrip(_COLONS + " ")) in SET_BESIDE


def row_of(branch: Any) -> Row:
    """What boxes have in common that stand in a row: tag and first class, the same ones above; else the same place."""
    parent, name = branch.getparent(), (branch.get("class") or "").partition(" ")[0]
    if not name or parent is None or not (above := (parent.get("class") or "").partition(" ")[0]):
        return parent, branch.tag, name
    return (parent.tag, above), branch.tag, name


def _placed(target: Target, place: Place) -> Signals:
    return {
        "within": float(place.is_within),
        "beside": float(place.is_beside),
        "before": float(place.order == "before"),
        "inside": float(place.order == "inside"),
        "level": float(min(MAX_LEVEL, place.level)),
        "since": math.log2(1 + place.since) if place.order != "before" else 0.0,
        "is_paragraph": float(target.block.tag == "p" and place.is_beside),
    }


def _lined(line: str, text: str) -> Signals:
    """How a link stands in its line."""
    return {
        "line_length": min(3.0, len(line) / 100),
        "line_share": min(1.0, len(text) / max(1, len(line))),
    }


def is_claimed(signals: Signals) -> bool:
    """Whether the page says that a link belongs to this article: by a heading, a label, or a paragraph of its own."""
    return is_headed(signals) or bool(
        _is_paragraph(signals)
        and signals["is_article"]
        and signals["words"] >= LEAST_WORDS
        and not signals["others"]
        # More paragraphs that are links are a list, of whatever.
        and max(signals["items"], signals["alike"]) <= math.log2(1 + MOST_PARAGRAPHS)
    )


def is_headed(signals: Signals) -> bool:
    """Whether a heading or a label says so.

    A heading that only invites (You may also like) says so of what shares the subject, and in a navigation of nothing;
    one that claims says so there of headlines. What does not look like an article may be a topic, a person or a form.
    """
    if signals.get("claim") and _may_be_meant(signals):
        return True
    return bool(signals["is_article"] and signals["is_labelled"])


def _may_be_meant(signals: Signals) -> bool:
    """Whether a heading that claims a relation may mean this link."""
    if signals["named_frame"]:
        is_clear = not signals["invitation"] and not signals["is_vague"]
        return bool(signals["is_article"] and is_clear and signals["words"] >= LONG_HEADLINE)
    if signals["invitation"] and signals["near"] < NEAR:
        return False
    if signals["is_article"] and signals["items"] > 1 and signals["group_words"] < FEW_WORDS:
        # Two and more that are called by a word or two: topics, places, people.
        return False
    return bool(signals["is_article"]) or not (
        signals["named_other"] or signals["is_topic"] or signals["words"] < LABEL_WORDS
    )


def is_sure(signals: Signals) -> bool:
    """Whether a link counts however many there are: headed, or in a box between the paragraphs."""
    is_between = signals.get("inside") and signals["beside"] and not _is_paragraph(signals)
    return bool(is_between) or is_headed(signals)


def _is_paragraph(signals: Signals) -> bool:
    return bool(signals.get("is_paragraph") and signals["inside"])


def probability(signals: Signals, trees: Iterable[Tree] = TREES) -> float:
    """How likely a link with these signals leads to further reading: a claim decides, else the trees do."""
    if is_claimed(signals):
        return 1.0
    return chance(signals, trees)


def _is_labelled(line: str, text: str) -> bool:
    """Whether a line says "Read also" or the like before its link."""
    before = line.partition(text[:MAX_LABEL])[0].strip() if text else ""
    claims = len(before) <= MAX_LABEL and claim_of_heading(before) in SET_BESIDE
    return claims or is_label(line) or is_label(text)


def _beside(target: Target) -> str:
    """The text of the card that a link without text lies over."""
    if target.place is None:
        return ""
    return next(_texts(target.anchor.element.iterancestors(), target.place.branch), "")


def _texts(above: Iterable[Any], last: Any) -> Iterator[str]:
    for number, element in enumerate(above):
        text = beginning(element, MAX_LINE // 2)[: MAX_LINE // 2]
        if text:
            yield text
        if element is last or number > 1:
            break
