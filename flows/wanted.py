"""Titles that a seed names without an address, recognised wherever they turn up. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.discover import titles
from extractors.discover.outward import outward
from extractors.records import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractors.discover.titles import TitleMatch
    from extractors.records import Article


@dataclass(frozen=True, slots=True)
class Wanted:
    """A title that a seed names without an address."""

    seed_id: str
    title: str
    key: str


def recognised(wanted: Sequence[Wanted], title: str | None, url: str) -> Iterator[tuple[Wanted, TitleMatch]]:
    """Give each wanted title that this is the article of: by its own title, or else by its address."""
    for item in wanted:
        match = titles.match(title, [item.title]) if title else None
        match = match or titles.match_address(url, [item.title])
        if match is not None:
            yield item, match


def named(wanted: Sequence[Wanted], article: Article) -> Iterator[Candidate]:
    """Give the links of a page whose text is a wanted title, wherever on the page they stand."""
    names = [item.title for item in wanted]
    for link in article.links if names else ():
        address = outward(article.url, link.url) if link.url else None
        if address is not None and titles.match(link.anchor, names) is not None:
            yield Candidate(address, "title", article.url, title=link.anchor, position=link.position)
