"""What the blocks around a text are: lists that claim a relation to it, lists of others, furniture."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

from extractors.article.box_words import CLAIMS, OTHER_NAMES, OTHERS, READ_ON
from extractors.article.phrases import (
    FOOTER_CLASS,
    FOOTER_STEMS,
    NAVIGATION_CLASS,
    NAVIGATION_STEMS,
    RELATED_CLASS,
    RELATED_STEMS,
)
from extractors.article.tree import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_HEADINGS = 4000
MAX_LABEL = 80
MAX_CHILDREN = 2
MAX_WORDS = 8
MAX_NAMES = 300
# How far a heading may stand above the list that it heads.
MAX_CLIMB = 4
# How far inside a link a heading may stand.
NEAR = 3
MAX_SIBLINGS = 60
_TITLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HEADINGS = (*sorted(_TITLES - {"h1"}), "strong", "b", "p", "span", "div", "dt", "label", "legend", "header", "a")
_LISTS = frozenset({"ul", "ol", "dl"})
Kind = Literal["related", "other", "navigation", "footer"]


class Boxes:
    """The kind of the block that an element stands in, by headings first, then by names of classes.

    ``holding`` are the elements that hold parts of the text, ``linked`` the elements above links to articles.
    """

    def __init__(self, root: Any, holding: set[Any], linked: set[Any], lines: set[Any]) -> None:
        self._holding = holding
        self._lines = lines
        self._linked = linked
        self._headed: dict[Any, Kind] = {}
        self._by_heading: dict[Any, Kind | None] = dict.fromkeys(holding)
        self._by_name: dict[Any, Kind | None] = dict.fromkeys(holding)
        self._read_headings(root)

    def heading(self, element: Any) -> Kind | None:
        """What the heading of its nearest headed block says."""
        return _climb(element, self._by_heading, self._headed.get)

    def names(self, element: Any) -> Kind | None:
        """What the nearest telling tag, class or id above it says."""
        return _climb(element, self._by_name, _own_kind)

    def headed(self, element: Any) -> Any | None:
        """The nearest block above an element that has a heading, if any."""
        return next((above for above in (element, *element.iterancestors()) if above in self._headed), None)

    def named(self, element: Any) -> Any | None:
        """The nearest block above an element whose name says what it is, if any."""
        current = element
        while current is not None and current not in self._holding:
            if _own_kind(current):
                return current
            current = current.getparent()
        return None

    def _read_headings(self, root: Any) -> None:
        for element in islice(root.iter(*_HEADINGS), MAX_HEADINGS):
            text = element.text
            # A label is one short text.
            if not text or len(text) > 4 * MAX_LABEL or len(element) > MAX_CHILDREN or text.isspace():
                continue
            kind = kind_of_heading(squeeze(text))
            if kind is None or element in self._lines or element in self._holding:
                continue
            if not self._is_link(element, text, kind):
                self._mark(element, kind)

    def _is_link(self, element: Any, text: str, kind: Kind) -> bool:
        """Whether this is no heading but the text of a link: a headline that begins like one, "Read more"."""
        if kind == "other" and element in self._linked:
            return True
        above = (element, *islice(element.iterancestors(), NEAR))
        return any(parent.tag == "a" and (parent in self._linked or READ_ON.match(text)) for parent in above)

    def _mark(self, heading: Any, kind: Kind) -> None:
        """Say what the links in a label are, or the nearest block of links below a heading."""
        if heading in self._linked:
            self._headed[heading] = kind
            return
        current = heading
        for _ in range(MAX_CLIMB):
            if self._mark_following(current, kind):
                return
            parent = current.getparent()
            if parent is None or parent in self._holding or parent.tag == "a":
                return
            current = parent

    def _mark_following(self, heading: Any, kind: Kind) -> bool:
        """Mark the blocks that follow, as long as they look alike; whether there was one with links in it."""
        first = None
        for sibling in islice(heading.itersiblings(), MAX_SIBLINGS):
            if sibling in self._holding or sibling in self._lines:
                break
            if first is not None and not _alike(first, sibling):
                break
            if sibling in self._linked:
                first = sibling
                self._headed.setdefault(sibling, kind)
                if sibling.tag in _LISTS:
                    break
            elif sibling.tag in _TITLES:
                break
        return first is not None


def _alike(one: Any, other: Any) -> bool:
    """Whether two blocks are items of one list: the same tag, and a class that both have or none."""
    if one.tag != other.tag:
        return False
    left, right = (set((element.get("class") or "").split()) for element in (one, other))
    return left == right or not left.isdisjoint(right)


def kind_of_heading(text: str) -> Kind | None:
    """What a short text says about the links below it."""
    return None if not text or len(text) > MAX_LABEL else _kind_of_heading(text)


@lru_cache(maxsize=20_000)
def _kind_of_heading(text: str) -> Kind | None:
    words = text.count(" ") + 1
    if text.endswith((".", "!", "?")) or words > MAX_WORDS:
        return None
    if CLAIMS.match(text):
        return "related"
    return "other" if OTHERS.match(text) else None


def _climb(element: Any, known: dict[Any, Kind | None], own: Any) -> Kind | None:
    path: list[Any] = []
    found: Kind | None = None
    current = element
    while current is not None:
        if current in known:
            found = known[current]
            break
        path.append(current)
        found = own(current)
        if found:
            break
        current = current.getparent()
    known.update(dict.fromkeys(path, found))
    return found


def _own_kind(element: Any) -> Kind | None:
    if element.tag in {"footer", "nav"}:
        return "footer" if element.tag == "footer" else "navigation"
    group, name = element.get("class"), element.get("id")
    return kind_of_names(f"{group or ''} {name or ''}"[:MAX_NAMES]) if group or name else None


@lru_cache(maxsize=20_000)
def kind_of_names(names: str) -> Kind | None:
    """What class and id say."""
    names = names.lower()
    if len(names) < 4:  # noqa: PLR2004 - the shortest telling name is "nav"
        return None
    if OTHER_NAMES.search(names):
        return "other"
    # The expressions try every place with every alternative: a plain search first saves most of that.
    if _has(names, RELATED_STEMS) and RELATED_CLASS.search(names):
        return "related"
    if _has(names, NAVIGATION_STEMS) and NAVIGATION_CLASS.search(names):
        return "navigation"
    return "footer" if _has(names, FOOTER_STEMS) and FOOTER_CLASS.search(names) else None


def _has(names: str, stems: Iterable[str]) -> bool:
    return any(stem in names for stem in stems)
