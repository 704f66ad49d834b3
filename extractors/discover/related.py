"""Candidates from the links of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from extractors import urls
from extractors.discover import addresses
from extractors.discover.outward import outward
from extractors.records import Candidate

if TYPE_CHECKING:
    from extractors.records import Article, Link, Via

MAX_CANDIDATES = 60
# What an editor set beside the article first, then where it came from, its other editions, then what the text cites.
_ZONES = {"related": 0, "credit": 1, "alternate": 2, "body": 3, "reference": 3}
_VIA: dict[str, Via] = {"related": "related", "alternate": "alternate"}
# An AMP edition is the same page once more.
_AMP = "amphtml"
_HEADLINE_WORDS = 5
_PAID = frozenset({"sponsored", "ugc"})


def candidates(article: Article, depth: int) -> tuple[Candidate, ...]:
    """Give the linked pages that look like articles, each with ``depth``; at most 60, the related ones first.

    Related links must be of the article's own site (elsewhere they are advertisements); those of the text and the
    credit may lead anywhere, editions in other languages too. Titles without address are none: ``titles`` recognises
    them. A link counts if its address or its text looks like an article's.
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
    if link.rel == _AMP:
        return None
    address = outward(article.url, link.url)
    if address is None or not _looks_like_article(address, link):
        return None
    if link.zone == "related" and urls.site_of(address) != urls.site_of(article.url):
        return None
    return Candidate(
        url=address,
        via=_VIA.get(link.zone, "body_link"),
        via_url=article.url,
        title=link.anchor.strip() or None,
        position=link.position,
        depth=depth,
    )


def _looks_like_article(address: str, link: Link) -> bool:
    """By its address, or, beside an article, by a text as long as a headline: there an editor chose it."""
    if addresses.is_article(address):
        return True
    is_headline = link.zone == "related" and len(link.anchor.split()) >= _HEADLINE_WORDS
    return is_headline and bool(urlsplit(address).path.strip("/")) and not addresses.is_list(address)
