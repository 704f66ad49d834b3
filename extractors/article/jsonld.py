"""JSON-LD blocks of a page: bounded, forgiving, and only as much of schema.org as news needs."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from extractors.article.tree import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_BLOCK = 300_000
MAX_BLOCKS = 30
MAX_NODES = 400
MAX_DEPTH = 6
ARTICLE_TYPES = frozenset(
    {
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "BackgroundNewsArticle",
        "OpinionNewsArticle",
        "ReviewNewsArticle",
        "AskPublicNewsArticle",
        "AdvertiserContentArticle",
        "SatiricalArticle",
        "LiveBlogPosting",
        "BlogPosting",
        "Report",
    }
)
_FOLLOWED = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart", "video")
_BEFORE = ("/*", "//", "<![CDATA[", "<!--", "*/")
_AFTER = ("*/", "//", "]]>", "-->", "/*", ";")
_TAG = re.compile(r"<[^<>]{1,200}>")


@dataclass(frozen=True, slots=True)
class Node:
    """One object of a block; ``place`` says where it stands, e.g. ``ld+json[0]``."""

    data: Mapping[str, Any]
    types: frozenset[str]
    place: str

    @property
    def is_article(self) -> bool:
        """Whether schema.org calls it a kind of article."""
        return not self.types.isdisjoint(ARTICLE_TYPES)


def read_nodes(root: Any) -> tuple[Node, ...]:
    """All objects of all blocks of a page, at most 400. Broken, huge and very deep blocks are left out."""
    nodes: list[Node] = []
    scripts = root.iterfind('.//script[@type="application/ld+json"]')
    for number, script in enumerate(scripts):
        if number >= MAX_BLOCKS:
            break
        data = _load(script.text or "")
        for node in _walk(data, f"ld+json[{number}]", 0):
            nodes.append(node)
            if len(nodes) >= MAX_NODES:
                return tuple(nodes)
    return tuple(nodes)


def article_node(nodes: tuple[Node, ...], url: str) -> Node | None:
    """The node that describes the page's own article.

    Pages list other articles too: one that names this page's path wins, then one with a date,
    then the first; a list of several with none naming the page is no description of it.
    """
    articles = [node for node in nodes if node.is_article]
    if not articles:
        return None
    path = _path(url)
    own = [node for node in articles if path and path in _paths(node)]
    if own:
        return max(own, key=_fullness)
    listed = [node for node in articles if "itemListElement" in node.place]
    free = [node for node in articles if node not in listed]
    return max(free, key=_fullness) if free else None


def names_of(value: object, nodes: tuple[Node, ...] = (), *, depth: int = 0) -> list[tuple[str, str | None]]:
    """Names in an ``author``, ``publisher`` or ``creator`` with their type, references within the page followed."""
    if depth > MAX_DEPTH:
        return []
    if isinstance(value, str):
        return [(plain(value), None)] if value.strip() else []
    if isinstance(value, list):
        return [name for item in value[:30] for name in names_of(item, nodes, depth=depth + 1)]
    if not isinstance(value, dict):
        return []
    if "name" in value:
        kind = next(iter(sorted(_types(value))), None)
        return [(name, kind) for name, _ in names_of(value["name"], (), depth=depth + 1)]
    reference = value.get("@id")
    named = (node for node in nodes if reference and node.data.get("@id") == reference and "name" in node.data)
    known = next(named, None)
    return names_of(known.data, (), depth=depth + 1) if known else []


def first_text(value: object, *keys: str) -> str | None:
    """The first text in a value that may be a text, a list or an object with one of ``keys``."""
    for _ in range(MAX_DEPTH):
        if isinstance(value, str):
            return plain(value) or None
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = next((value[key] for key in keys if key in value), None)
        else:
            return None
    return None


def plain(text: str) -> str:
    """Text without the markup and character references that many sites leave in JSON-LD."""
    return squeeze(_TAG.sub("", unescape(text[:100_000])))


def _load(text: str) -> object:
    if not text.strip() or len(text) > MAX_BLOCK:
        return None
    for attempt in (text, _unwrapped(text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _unwrapped(text: str) -> str:
    """Text without the comment and CDATA marks that some pages put around their JSON."""
    for _ in range(3):
        for mark in _BEFORE:
            text = text.strip().removeprefix(mark)
        for mark in _AFTER:
            text = text.strip().removesuffix(mark)
    return text


def _types(data: Mapping[str, Any]) -> frozenset[str]:
    found = data.get("@type")
    names = found if isinstance(found, list) else [found]
    return frozenset(name.rsplit("/", 1)[-1] for name in names if isinstance(name, str))


def _walk(value: object, place: str, depth: int) -> Iterator[Node]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for number, item in enumerate(value[:MAX_NODES]):
            yield from _walk(item, f"{place}[{number}]" if depth else place, depth + 1)
    elif isinstance(value, dict):
        yield Node(value, _types(value), place)
        for key in _FOLLOWED:
            if isinstance(value.get(key), list | dict):
                yield from _walk(value[key], f"{place}.{key}", depth + 1)


def _paths(node: Node) -> set[str]:
    urls = (first_text(node.data.get(key), "@id", "url") for key in ("url", "mainEntityOfPage", "@id"))
    return {_path(url) for url in urls if url}


def _path(url: str) -> str:
    try:
        return urlsplit(url).path.rstrip("/")
    except ValueError:
        return ""


def _fullness(node: Node) -> int:
    return sum(bool(node.data.get(key)) for key in ("headline", "datePublished", "author", "articleBody", "image"))
