"""What of a page is seen, and the names by which its parts are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractors.article import cards

if TYPE_CHECKING:
    from collections.abc import Iterator

# Characters of a name of an element that are read.
MAX_NAME = 200


def visible(body: Any) -> Iterator[str]:
    """The pieces of text in their order."""
    for element in body.iter():
        if element.tag not in cards.UNSEEN and element.text:
            yield element.text
        if element.tail:
            yield element.tail


def marks(root: Any) -> Iterator[str]:
    """Classes, ids and addresses of scripts and frames, those of one element together."""
    for element in root.iter():
        names = [element.get("class"), element.get("id")]
        if element.tag in {"script", "iframe"}:
            names.append(element.get("src"))
        known = [name[:MAX_NAME] for name in names if name]
        if known:
            yield " ".join(known)
