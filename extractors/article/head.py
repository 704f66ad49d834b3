"""What a page says about itself, collected in one pass: JSON-LD, meta elements, headlines, times, links."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from extractors.article import jsonld
from extractors.article.tree import squeeze, text_of
from extractors.records import Evidence

MAX_META = 400
MAX_CONTENT = 4_000
MAX_HEADLINE = 500
# Elements after the headline that are looked at, and the longest text that may be a byline.
MAX_FOLLOWING = 12
MAX_BYLINE = 120
# A larger count of words is a mistake.
MAX_WORD_COUNT = 200_000


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate value of some field and where it stood."""

    value: str
    method: str
    locator: str


@dataclass(frozen=True, slots=True)
class Head:
    """Everything that metadata is chosen from. ``metas`` maps a lower-case name to its contents in order."""

    url: str
    root: Any
    nodes: tuple[jsonld.Node, ...]
    node: jsonld.Node | None
    metas: dict[str, list[str]]
    title: str
    headlines: tuple[str, ...]

    def meta(self, *names: str) -> list[Found]:
        """Contents of the meta elements of these names, in the order of the names."""
        return [
            Found(content, "og" if name.startswith("og:") else "meta", f"meta[{name}]")
            for name in names
            for content in self.metas.get(name, ())
        ]

    def first_meta(self, *names: str) -> str | None:
        """The first content under the first of these names that has one."""
        return next((found.value for found in self.meta(*names)), None)

    def under_headline(self) -> list[str]:
        """The short texts that follow the first h1, up to the first paragraph: byline, date, section."""
        headline = self.root.find(".//h1")
        if headline is None:
            return []
        found: list[str] = []
        for element in headline.xpath("following::*[position() <= $most]", most=MAX_FOLLOWING):
            for raw in (element.text, element.tail):
                text = squeeze(raw)
                if len(text) > MAX_BYLINE:
                    return found
                if text:
                    found.append(text)
        return found

    def stated_words(self) -> int | None:
        """How many words the article has by its JSON-LD (``wordCount``), None where it does not say."""
        stated = self.node.data.get("wordCount") if self.node else None
        try:
            words = int(stated) if isinstance(stated, int | str) and not isinstance(stated, bool) else 0
        except ValueError:
            words = 0
        return words if 0 < words < MAX_WORD_COUNT else None

    def ld_text(self, *keys: str) -> list[Found]:
        """Texts under these keys of the article's JSON-LD object."""
        if self.node is None:
            return []
        values = ((key, jsonld.first_text(self.node.data.get(key), "name", "url", "@id", "@value")) for key in keys)
        return [Found(value, "json-ld", f"{self.node.place}.{key}") for key, value in values if value]


def read_head(root: Any, url: str) -> Head:
    """Collect it; ``root`` is not changed."""
    nodes = jsonld.read_nodes(root)
    title = root.find(".//title")
    headlines = (text_of(h1) for h1 in root.iter("h1"))
    return Head(
        url=url,
        root=root,
        nodes=nodes,
        node=jsonld.article_node(nodes, url),
        metas=_metas(root),
        title=text_of(title)[:MAX_HEADLINE] if title is not None else "",
        headlines=tuple(text[:MAX_HEADLINE] for text in headlines if text)[:5],
    )


def _metas(root: Any) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for number, element in enumerate(root.iter("meta")):
        if number >= MAX_META:
            break
        content = squeeze(element.get("content"))[:MAX_CONTENT]
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        if name and content:
            metas.setdefault(name.strip().lower(), []).append(content)
    return metas


def evidence(field: str, founds: list[Found], chosen: Found | None, limit: int = 12) -> tuple[Evidence, ...]:
    """The candidates of a field as records, the chosen one marked; values cut at 500 characters."""
    kept = founds[:limit]
    if chosen is not None and chosen not in kept:
        kept.append(chosen)
    return tuple(Evidence(field, found.value[:500], found.method, found.locator, found is chosen) for found in kept)
