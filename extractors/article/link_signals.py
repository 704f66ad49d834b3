"""What tells a link to further reading from others: where it stands, its box, its address, its headline.

The trees of ``link_trees`` weigh these signals. There are no words of single outlets among them.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extractors.article.boxes import SET_BESIDE, claim_of_heading
from extractors.article.further import UNSPACED, address, is_named
from extractors.article.link_trees import TREES, Tree
from extractors.article.rules import is_label
from extractors.article.tree import beginning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Literal

    from extractors.article.boxes import Boxes, Heading, Kind
    from extractors.article.further import Own
    from extractors.article.links import Anchor
    from extractors.article.subject import Subject

MAX_LINE = 300
MAX_LABEL = 80
MAX_WORDS = 12
MAX_LEVEL = 6
# As much of the subject as one headline can well share.
MAX_NEAR = 14.0
MAX_GROUP = 30
# As near as one long word of the subject.
NEAR = 1.0
# A word has about so many characters where no spaces are written.
_WORD = 3
_PREVIOUS = re.compile(r"prev|pagination|pager|post-?nav", re.IGNORECASE)
_INLINE = re.compile(r"inline|embed|inset|infobox|fact-?box|in-article", re.IGNORECASE)
_NAMED = re.compile(r"relat|similar|verwandt|relacion", re.IGNORECASE)
Signals = dict[str, float]


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
    def is_claimed(self) -> bool:
        """Whether a heading claims that the list of the link belongs to this article."""
        return self.heading is not None and self.heading.claim == "claim" and self.named != "other"

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
        self._headlines: dict[str, str] = {}
        self._times: dict[str, int] = {}
        self._groups: dict[Any, set[str]] = {}
        self._framed = {target.url for target in targets if target.named in {"navigation", "footer"}}
        self._near: dict[str, float] = {}
        for target in targets:
            self._learn(target)

    def _learn(self, target: Target) -> None:
        text = target.anchor.text[:MAX_LINE] or _beside(target)
        if len(text) >= len(self._headlines.get(target.url, "")):
            self._headlines[target.url] = text
        self._times[target.url] = self._times.get(target.url, 0) + 1
        if target.is_article and target.place is not None:
            for box in (target.group, target.place.branch):
                self._groups.setdefault(box, set()).add(target.url)

    def headline(self, url: str) -> str:
        """The longest text with which the page links to an address."""
        return self._headlines[url]

    def size(self, target: Target) -> int:
        """How many articles the box of a link leads to."""
        return len(self._groups.get(target.group, ()))

    def signals(self, target: Target) -> Signals:
        """All signals of one link."""
        line = beginning(target.block, MAX_LINE)
        found = self._addressed(target)
        by_text = target.place is None or target.place.is_within
        found["is_labelled"] = float(by_text and _is_labelled(line, target.anchor.text))
        if target.place is None:
            found["in_text"] = 1.0
            return found
        found |= _placed(target, target.place, len(line))
        found |= self._boxed(target, target.heading)
        return found

    def _addressed(self, target: Target) -> Signals:
        own, there = self._own.address, address(target.url)
        text = target.anchor.text
        words = _words(text)
        named = bool(text) and is_named(target.url, text)
        return {
            "is_article": float(target.is_article),
            "text_words": min(6.0, words),
            "name_words": min(8.0, there.words),
            "depth_differs": min(3.0, abs(own.depth - there.depth)),
            "has_number": float(there.has_number),
            "number_alike": float(own.has_number == there.has_number),
            "ends_alike": float("#" in own.tail and own.tail == there.tail),
            "same_section": float(bool(own.section) and own.section == there.section),
            "is_topic": float(named and words <= 4),  # noqa: PLR2004 - longer ones are headlines
            "is_lower": float(text[:1].islower()),
        }

    def _boxed(self, target: Target, heading: Heading | None) -> Signals:
        claim = heading.claim if heading is not None else "none"
        group = self._groups.get(target.group, set())
        nearness = [self._nearness(url) for url in sorted(group)[:MAX_GROUP]]
        headline = self._headlines[target.url]
        names = self._boxes.all_names(target.anchor.element)
        return {
            "claim": float(claim in SET_BESIDE),
            "invitation": float(claim == "invitation"),
            "others": float(claim == "other"),
            "headed": float(claim == "unknown"),
            "heading_near": self._subject.nearness(heading.text) / 5 if heading and claim == "unknown" else 0.0,
            "heading_steps": float(heading.steps(target.block)) if heading and claim != "unknown" else 0.0,
            "named_related": float(target.named == "related"),
            "named_other": float(target.named == "other"),
            # A box that claims to be related is no navigation, whatever it is called.
            "named_frame": float(target.named in {"navigation", "footer"} and claim != "claim"),
            "names_previous": float(_PREVIOUS.search(names) is not None),
            "names_inline": float(_INLINE.search(names) is not None),
            "names_related": float(_NAMED.search(names) is not None),
            "items": math.log2(1 + len(group)),
            "branch_items": math.log2(1 + len(self._groups.get(target.place.branch, ()))) if target.place else 0.0,
            "near": self._nearness(target.url) / 5,
            "group_near": sum(nearness) / len(nearness) / 5 if nearness else 0.0,
            "least_near": min(nearness, default=0.0) / 5,
            "words": min(float(MAX_WORDS), _words(headline)),
            "again": min(3.0, self._times[target.url]) - 1,
            "in_frame": float(target.url in self._framed),
            "rel_tag": float("tag" in (target.anchor.element.get("rel") or "")),
        }

    def _nearness(self, url: str) -> float:
        near = self._near.get(url)
        if near is None:
            near = self._near[url] = min(MAX_NEAR, self._subject.nearness(self._headlines[url]))
        return near


def _placed(target: Target, place: Place, length: int) -> Signals:
    return {
        "within": float(place.is_within),
        "beside": float(place.is_beside),
        "before": float(place.order == "before"),
        "inside": float(place.order == "inside"),
        "level": float(min(MAX_LEVEL, place.level)),
        "since": math.log2(1 + place.since) if place.order != "before" else 0.0,
        "line_length": min(3.0, length / 100),
        "is_paragraph": float(target.block.tag == "p" and place.is_beside),
    }


def is_claimed(signals: Signals) -> bool:
    """Whether the page says that a link belongs to this article: by a heading, a label, or a paragraph of its own.

    A heading that only invites (You may also like) says so of what shares the subject.
    """
    claims = signals.get("claim", 0.0) > signals.get("named_other", 0.0)
    if claims and (not signals["invitation"] or signals["near"] >= NEAR):
        return True
    is_line = signals.get("is_paragraph", 0.0) and signals.get("inside", 0.0) and not signals.get("others", 0.0)
    return bool(signals["is_article"] and (is_line or signals["is_labelled"]))


def probability(signals: Signals, trees: Iterable[Tree] = TREES) -> float:
    """How likely a link with these signals leads to further reading: a claim decides, else the trees do."""
    if is_claimed(signals):
        return 1.0
    score = 0.0
    for tree in trees:
        node: Any = tree
        while isinstance(node, tuple):
            name, most, low, high = node
            node = low if signals.get(name, 0.0) <= most else high
        score += node
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def _words(text: str) -> float:
    if not text.isascii() and UNSPACED.search(text):
        return len(text) / _WORD
    return float(len(text.split()))


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
