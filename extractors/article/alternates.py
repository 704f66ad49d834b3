"""Links that a page states in its head: editions in other languages, its AMP edition, related works of its JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractors import urls
from extractors.article.further import may_be_article
from extractors.article.jsonld import first_text
from extractors.article.tree import squeeze
from extractors.discover import addresses
from extractors.records import Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractors.article.head import Head

MAX_LINKS = 40
MAX_ELEMENTS = 300
# What schema.org calls articles that belong to this one. Of "mentions" only what has an address of its own.
_RELATED_KEYS = ("relatedLink", "citation", "isBasedOn", "isBasedOnUrl", "mentions")
AMP = "amphtml"
HREFLANG = "hreflang:"


def links(head: Head, base: str) -> tuple[Link, ...]:
    """Give them, absolute, each address once, at most 40.

    ``rel`` says what they are: ``hreflang:ru``, ``amphtml``, or the key of the JSON-LD. The page's own address is none
    of them. Editions and AMP are of zone ``alternate``, related works ``related``.
    """
    own = urls.dedupe_key(head.url)
    found: dict[str, Link] = {}
    for link in (*_editions(head, base), *_works(head, base)):
        # The AMP edition has the page's own key by design.
        if link.url is None or (link.rel != AMP and urls.dedupe_key(link.url) == own):
            continue
        found.setdefault(link.url, link)
        if len(found) >= MAX_LINKS:
            break
    return tuple(found.values())


def _editions(head: Head, base: str) -> Iterator[Link]:
    for position, element in enumerate(head.root.iter("link")):
        if position >= MAX_ELEMENTS:
            return
        rel = (element.get("rel") or "").lower().split()
        lang = squeeze(element.get("hreflang") or "").lower()
        # Most are icons and style sheets.
        is_stated = AMP in rel or ("alternate" in rel and lang)
        address = urls.resolve(base, (element.get("href") or "").strip()) if is_stated else None
        if address is None:
            continue
        if AMP in rel:
            yield Link(address, "", "alternate", position, AMP)
        elif lang != "x-default" and not element.get("type"):
            title = squeeze(element.get("title") or "")[:300]
            yield Link(address, title, "alternate", position, f"{HREFLANG}{lang[:20]}")


def _works(head: Head, base: str) -> Iterator[Link]:
    data = head.node.data if head.node is not None else {}
    for key in _RELATED_KEYS:
        value = data.get(key)
        for position, item in enumerate(value if isinstance(value, list) else [value]):
            if position >= MAX_LINKS:
                break
            address, title = _work(item)
            resolved = urls.resolve(base, address) if address else None
            # What is mentioned are mostly topics and people.
            if (
                resolved is not None
                and (key != "mentions" or addresses.is_article(resolved))
                and may_be_article(resolved)
            ):
                yield Link(resolved, title[:300], "related", position, key)


def _work(item: Any) -> tuple[str | None, str]:
    """Address and title of a related work: a bare address, or an object."""
    if isinstance(item, str):
        text = item.strip()
        return (text, "") if text.startswith(("http://", "https://", "/")) else (None, "")
    if not isinstance(item, dict):
        return None, ""
    address = first_text(item.get("url"), "@id", "@value") or first_text(item.get("@id"), "@value")
    title = first_text(item.get("headline"), "@value") or first_text(item.get("name"), "@value") or ""
    return (address, squeeze(title)) if address and address.startswith(("http", "/")) else (None, "")
