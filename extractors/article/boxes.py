"""What the blocks around a text are: lists that claim a relation to it, lists of others, furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

from extractors.article.box_words import (
    INVITATIONS,
    MIXED,
    MORE_ON,
    OTHER_NAMES,
    OTHER_STEMS,
    OTHERS,
    OTHERS_WITHIN,
    READ_ON,
    RELATED_NAME_STEMS,
    RELATED_NAMES,
    TOPICS,
    WITHIN,
)
from extractors.article.claim_words import CLAIMS
from extractors.article.phrases import (
    FOOTER_CLASS,
    FOOTER_STEMS,
    NAVIGATION_CLASS,
    NAVIGATION_STEMS,
    RELATED_CLASS,
    RELATED_STEMS,
)
from extractors.article.tree import beginning, squeeze
from extractors.discover.outlet import letters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MAX_LABEL = 80
# A heading that says the same twice, for the eye and for the ear.
MAX_DOUBLE = 200
MAX_PART = 60
MAX_WORDS = 8
# A heading with a link in it has little other text.
_TIMES = 3
MAX_NAMES = 300
# How far above a link a heading stands at most, and how many siblings back it is looked for.
MAX_CLIMB = 8
MAX_SIBLINGS = 40
_TITLES = frozenset({"h2", "h3", "h4", "h5", "h6", "header", "p", "span", "strong", "b", "dt"})
_UNSEEN = frozenset({"script", "style", "noscript", "br", "hr", "img", "figure", "picture"})
# Names of sites that are no words: shorter ones stand in many headings.
LEAST_NAME = 5
# "More on" somebody is a heading of this article only if it speaks of him.
NEAR_HEADING = 1.0
# The footer of an article that no <article> holds.
_ENDING = re.compile(r"(?:article|post|entry|story|content|news|single|node)[-_]{0,2}footer", re.IGNORECASE)
# "ending" is the footer of an article, which may hold anything; "footer" that of the page.
Kind = Literal["related", "other", "navigation", "ending", "footer"]
Claim = Literal["claim", "invitation", "other", "unknown"]
# Headings that set a list beside this article.
SET_BESIDE = frozenset({"claim", "invitation"})


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a list: what it says, its text, and the element that holds both."""

    claim: Claim
    text: str
    box: Any

    def steps(self, block: Any) -> int:
        """How far above a block of the list the heading stands."""
        return next((steps for steps, above in enumerate(block.iterancestors()) if above is self.box), MAX_CLIMB)


class Boxes:
    """What the block that an element stands in is, by its heading and by the names of classes.

    ``holding`` are the elements that hold parts of the text, ``lines`` those parts, ``linked`` the elements above
    links that may lead to articles, ``nearness`` says how much of a heading the article speaks of, ``outlet`` is what
    the site calls itself, as far as its address tells.
    """

    def __init__(
        self,
        holding: set[Any],
        lines: set[Any],
        linked: set[Any],
        nearness: Callable[[str], float],
        outlet: str = "",
    ) -> None:
        self._outlet = outlet
        self._holding = holding
        self._lines = lines
        self._linked = linked
        self._nearness = nearness
        self._headings: dict[Any, Heading | None] = {}
        self._before: dict[Any, tuple[Claim, str] | None] = {}
        self._by_name: dict[Any, Kind | None] = dict.fromkeys(holding)

    def heading(self, block: Any) -> Heading | None:
        """The nearest heading above a block. One that claims a relation holds for all boxes below it."""
        path: list[Any] = []
        found: Heading | None = None
        current = block
        while current is not None:
            if current in self._headings:
                found = self._headings[current]
                break
            path.append(current)
            if current in self._holding or current in self._lines:
                break
            current = current.getparent()
        for above in reversed(path):
            if above in self._holding or above in self._lines:
                found = None
            else:
                before = self._heading_before(above)
                is_free = found is None or found.claim not in SET_BESIDE
                if before is not None and (before[0] != "unknown" or is_free):
                    found = Heading(*before, above.getparent())
            self._headings[above] = found
        return found

    def names(self, element: Any) -> Kind | None:
        """What the nearest telling tag, class or id above it says."""
        path: list[Any] = []
        found: Kind | None = None
        for current in _upwards(element):
            if current in self._by_name:
                found = self._by_name[current]
                break
            path.append(current)
            found = _own_kind(current)
            if found:
                break
        self._by_name.update(dict.fromkeys(path, found))
        return found

    def all_names(self, element: Any) -> str:
        """Classes and ids from an element upwards, as far as nothing of the text is in there."""
        parts: list[str] = []
        for above in _upwards(element):
            if above in self._holding:
                break
            parts += [value for name in ("class", "id") if (value := above.get(name))]
        return " ".join(parts)[: 2 * MAX_NAMES]

    def _heading_before(self, element: Any) -> tuple[Claim, str] | None:
        """What stands as a heading before an element, or before the items of its list that come first."""
        path: list[Any] = []
        found: tuple[Claim, str] | None = None
        current = element
        while current is not None:
            if current in self._before:
                found = self._before[current]
                break
            path.append(current)
            current, found = self._look_back(current)
        self._before.update(dict.fromkeys(path, found))
        return found

    def _look_back(self, element: Any) -> tuple[Any | None, tuple[Claim, str] | None]:
        """The item before this one, or the heading before it, if there is one of them."""
        if element.tag == "li":
            # The items of a list hold no heading of it.
            return None, None
        for sibling in islice(element.itersiblings(preceding=True), MAX_SIBLINGS):
            if sibling.tag in _UNSEEN or not isinstance(sibling.tag, str):
                continue
            if sibling in self._lines or sibling in self._holding:
                return None, self._claim_in_text(sibling)
            is_item = sibling in self._linked and _alike(sibling, element)
            if is_item and sibling.tag not in _TITLES:
                return sibling, None
            text = beginning(sibling, MAX_DOUBLE)
            heading = self._read(sibling, text) if text else None
            if heading is not None:
                return None, heading
            if sibling in self._linked:
                return (sibling if is_item else None), None
            if text and _own_kind(sibling) != "navigation":
                # Topics between a heading and its list are passed over.
                break
        return None, None

    def _claim_in_text(self, line: Any) -> tuple[Claim, str] | None:
        """A line of the text that claims the list right behind it."""
        text = beginning(line, MAX_DOUBLE) if line in self._lines else ""
        claim = self.claim_of(text.rstrip(": "))
        return (claim, text) if text and claim in SET_BESIDE else None

    def _read(self, element: Any, text: str) -> tuple[Claim, str] | None:
        """An element's text as a heading, or None where it is none."""
        part = next((squeeze(piece) for piece in element.itertext() if not piece.isspace()), "")
        if len(text) > MAX_LABEL and not (0 < len(part) <= MAX_PART and text.count(part) > 1):
            return None
        length = len(text)
        text = text if length <= MAX_LABEL else part
        if READ_ON.match(text) and (element.tag in {"a", "button"} or element.find(".//a") is not None):
            # The link at the end of the item before.
            return None
        claim = self.claim_of(text)
        if claim == "unknown" and 0 < len(part) <= MAX_PART and MIXED.search(text) is None:
            claim = self.claim_of(part)
        if claim == "unknown" and _has_links(element):
            # Topics above a list, not its heading.
            return None
        is_mostly = element.tag in _TITLES or length <= _TIMES * len(part)
        if element in self._linked and (claim == "unknown" or not is_mostly):
            return None
        return claim, text

    def claim_of(self, text: str) -> Claim:
        """What a heading says of the list below it."""
        claim = claim_of_heading(text)
        if claim not in SET_BESIDE or not MORE_ON.match(text):
            return claim
        if len(self._outlet) >= LEAST_NAME and letters(text).endswith(self._outlet):
            # More on The Daily Canal: whatever there is.
            return "other"
        return "invitation" if self._nearness(text) >= NEAR_HEADING else "unknown"


def _has_links(element: Any) -> bool:
    """Whether there are two links or more in an element."""
    return next(islice(element.iter("a"), 1, None), None) is not None


def _upwards(element: Any) -> Iterator[Any]:
    current = element
    while current is not None:
        yield current
        current = current.getparent()


def _alike(one: Any, other: Any) -> bool:
    """Whether two blocks are items of one list: the same tag, and a class that both have or none."""
    if one.tag != other.tag:
        return False
    left, right = one.get("class") or "", other.get("class") or ""
    return left == right or not set(left.split()).isdisjoint(right.split())


@lru_cache(maxsize=20_000)
def claim_of_heading(text: str) -> Claim:
    """What a short text says about the links below it, whatever the article is about."""
    if not text or len(text) > MAX_LABEL or text.endswith((".", "!", "?")) or text.count(" ") >= MAX_WORDS:
        return "unknown"
    begins = CLAIMS.match(text) is not None
    if not begins and OTHERS.match(text):
        return "other"
    if not begins and WITHIN.search(text) is None:
        return "other" if OTHERS_WITHIN.search(text) else "unknown"
    if TOPICS.search(text):
        return "other"
    if MIXED.search(text):
        return "unknown"
    return "invitation" if begins and INVITATIONS.match(text) else "claim"


def _own_kind(element: Any) -> Kind | None:
    if element.tag == "nav":
        return "navigation"
    group, name = element.get("class"), element.get("id")
    names = f"{group or ''} {name or ''}"[:MAX_NAMES] if group or name else ""
    kind = kind_of_names(names) if names else None
    if element.tag == "footer" or kind == "footer":
        if next(element.iterancestors("article"), None) is None and _ENDING.search(names) is None:
            return "footer"
        return "ending" if kind in {None, "footer"} else kind
    return kind


@lru_cache(maxsize=20_000)
def kind_of_names(names: str) -> Kind | None:
    """What class and id say."""
    names = names.lower()
    if len(names) < 4:  # noqa: PLR2004 - the shortest telling name is "nav"
        return None
    if _has(names, OTHER_STEMS) and OTHER_NAMES.search(names):
        return "other"
    # The expressions try every place with every alternative: a plain search first saves most of that.
    if _has(names, RELATED_STEMS) and RELATED_CLASS.search(names):
        return "related"
    if _has(names, NAVIGATION_STEMS) and NAVIGATION_CLASS.search(names):
        return "navigation"
    if _has(names, RELATED_NAME_STEMS) and RELATED_NAMES.search(names):
        return "related"
    return "footer" if _has(names, FOOTER_STEMS) and FOOTER_CLASS.search(names) else None


def _has(names: str, stems: Iterable[str]) -> bool:
    for stem in stems:  # noqa: SIM110 - half the time of a generator, asked for each name
        if stem in names:
            return True
    return False
