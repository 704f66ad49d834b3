"""Candidates from the links of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors import urls
from extractors.discover import addresses
from extractors.discover.outward import outward
from extractors.records import Candidate

if TYPE_CHECKING:
    from extractors.records import Article, Link

MAX_CANDIDATES = 60
# What an editor set beside the article first, then where it came from, then what the text cites.
_ZONES = {"related": 0, "credit": 1, "body": 2}
_PAID = frozenset({"sponsored", "ugc"})


def candidates(article: Article, depth: int) -> tuple[Candidate, ...]:
    """Give the linked pages that look like articles, each with ``depth``; at most 60, the related ones first.

    Related links must be of the article's own site (elsewhere they are advertisements); those of the text and the
    credit may lead anywhere. Titles without address are none: ``titles`` recognises them.
    """
    own = {urls.dedupe_key(article.url)}
    if article.canonical_url and urls.site_of(article.canonical_url) == urls.site_of(article.url):
        own.add(urls.dedupe_key(article.canonical_url))
    found: dict[str, Candidate] = {}
    for link in sorted(article.links, key=lambda link: (_ZONES.get(link.zone, len(_ZONES)), link.position)):
        if len(found) >= MAX_CANDIDATES:
            break
        candidate = _candidate(link, article, depth)
        if candidate is not None and urls.dedupe_key(candidate.url) not in own:
            found.setdefault(urls.dedupe_key(candidate.url), candidate)
    return tuple(found.values())


def _candidate(link: Link, article: Article, depth: int) -> Candidate | None:
    if link.url is None or link.zone not in _ZONES or _PAID & set((link.rel or "").lower().split()):
        return None
    address = outward(article.url, link.url)
    if address is None or not addresses.is_article(address):
        return None
    if link.zone == "related" and urls.site_of(address) != urls.site_of(article.url):
        return None
    return Candidate(
        url=address,
        via="related" if link.zone == "related" else "body_link",
        via_url=article.url,
        title=link.anchor.strip() or None,
        position=link.position,
        depth=depth,
    )
