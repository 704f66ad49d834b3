"""A box in which one agrees to something, told by its button or by being a dialog: what stands in it is no story.

The words of such boxes are ever new, and pages that are walls may have all the metadata of the article behind them.
That nearly the whole text stands in one box with a button to agree is what they have in common.
"""

from __future__ import annotations

from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any

from extractors.article import wall_words
from extractors.article.tree import beginning, fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_LABEL = 80
MAX_BUTTONS = 12
MAX_FIELDS = 50
AROUND = 10
_BUTTONS = frozenset({"submit", "button"})
# What stands in a box of its own on a page that tells something.
_OF_PAGES = ("article", "main", "nav", "header", "footer", "time")
_TOP = frozenset({"html", "body", "main", "article"})


def share_within(root: Any, lines: Sequence[str], elements: Sequence[Any | None]) -> float:
    """Part of the text's characters (0 to 1) that stand in a box to agree in, and nothing of a page."""
    total = sum(map(len, lines))
    known: dict[Any, bool] = {}
    boxes = {box for button in islice(_buttons(root), MAX_BUTTONS) if (box := _box(button, known)) is not None}
    boxes.update(islice(_questions(root, fold(root.findtext(".//title"))), MAX_BUTTONS))
    if not total or not boxes:
        return 0.0
    inside = (
        len(line)
        for line, element in zip(lines, elements, strict=False)
        if element is not None and not boxes.isdisjoint((element, *element.iterancestors()))
    )
    return sum(inside) / total


def _questions(root: Any, title: str) -> Iterator[Any]:
    """Dialogs that must be answered before anything else (WAI-ARIA: ``aria-modal``), whatever their buttons say."""
    for element in root.iter("div", "section", "aside", "dialog", "form"):
        is_modal = element.get("aria-modal") == "true" or (element.tag == "dialog" and element.get("open") is not None)
        if is_modal and _can_be_answered(element) and not (_holds_parts(element) or _is_headed(element, title)):
            yield element


def _is_headed(dialog: Any, title: str) -> bool:
    """Whether the page's own headline stands in a dialog: then the story opens in it."""
    return any(fold(beginning(heading, MAX_LABEL)) in title for heading in dialog.iterfind(".//h1"))


def _can_be_answered(dialog: Any) -> bool:
    return any(each.get("type") != "hidden" for each in islice(dialog.iter("button", "input"), MAX_FIELDS))


def _buttons(root: Any) -> Iterator[Any]:
    for element in root.iter("button", "a", "input"):
        label = _value(element) if element.tag == "input" else beginning(element, MAX_LABEL)
        if label and len(label) <= MAX_LABEL and wall_words.AGREE.search(label):
            yield element


def _value(field: Any) -> str:
    """What is written on a field that is a button."""
    is_button = (field.get("type") or "").lower() in _BUTTONS
    return squeeze((field.get("value") or "")[: 2 * MAX_LABEL]) if is_button else ""


def _box(button: Any, known: dict[Any, bool]) -> Any | None:
    """The largest element around a button that holds no part of a usual page; ``known`` are those looked through."""

    def is_box(element: Any) -> bool:
        if element not in known:
            known[element] = element.tag not in _TOP and not _is_page(element)
        return known[element]

    around = tuple(islice(takewhile(is_box, button.iterancestors()), AROUND))
    return around[-1] if around else None


def _is_page(element: Any) -> bool:
    if _holds_parts(element):
        return True
    headings = (beginning(heading, MAX_LABEL) for heading in element.iterfind(".//h1"))
    return any(not _asks(heading) for heading in headings)


def _holds_parts(element: Any) -> bool:
    """Whether an element holds a part of a usual page."""
    return any(element.find(f".//{tag}") is not None for tag in _OF_PAGES)


def _asks(heading: str) -> bool:
    return any(words.search(heading) is not None for words in (wall_words.CONSENT_TITLE, wall_words.CONSENT))
