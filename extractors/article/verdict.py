"""Article or not, and what instead: the rules in their order, and the kind and merits of an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from extractors.article import listings, shells, walls
from extractors.article.signals import SHORT, TEASER, Signals

if TYPE_CHECKING:
    from collections.abc import Callable

    from extractors.article.signals import Reason

__all__ = ["SHORT", "TEASER", "Signals", "judge"]

_OPINION = re.compile(
    r"\b(?:opini[oó]ns?|op-?eds?|commentary|comment|columns?|columnists?|editorials?|meinung|kommentar|kolumne|tribunes?"
    r"|мнени[ея]|колонк[аи])\b",
    re.IGNORECASE,
)
_LIVE = re.compile(r"/live(?:blog|-updates|-news)?(?:/|$|-)|liveblog|live-ticker|liveticker", re.IGNORECASE)
_PRESS = re.compile(
    r"press-?release|pressemitteilung|communique-de-presse|(?:^|\.)(?:prnewswire|businesswire|globenewswire|presseportal)\.",
    re.IGNORECASE,
)
_VIDEO = re.compile(r"/videos?/", re.IGNORECASE)


def judge(signals: Signals) -> tuple[Literal["article", "not_article"], str, tuple[str, ...]]:
    """Verdict, kind and reasons."""
    for rule in _RULES:
        reason = rule(signals)
        if reason is not None:
            return "not_article", reason[0], (reason[1],)
    return "article", _kind(signals), _merits(signals)


def _merits(signals: Signals) -> tuple[str, ...]:
    said = "the page calls itself an article" if signals.typed else None
    dated = f"dated by {signals.metadata.published.method}" if signals.metadata.published else None
    return tuple(reason for reason in (f"{signals.words} words", said, dated) if reason)


def _kind(signals: Signals) -> str:
    node = signals.head.node
    types = node.types if node else frozenset()
    address = signals.head.url
    section = f"{signals.metadata.section or ''} {signals.path.replace('-', ' ').replace('/', ' ')[:60]}"
    if "LiveBlogPosting" in types or _LIVE.search(signals.path):
        return "live"
    if "OpinionNewsArticle" in types or _OPINION.search(section):
        return "opinion"
    if _PRESS.search(urlsplit(address).netloc) or _PRESS.search(signals.path):
        return "press_release"
    video = (signals.head.first_meta("og:type") or "").startswith("video") or _VIDEO.search(signals.path)
    return "video" if video and signals.words < TEASER else "news"


_RULES: tuple[Callable[[Signals], Reason | None], ...] = (
    walls.block_page,
    walls.soft_404,
    walls.login,
    listings.search_page,
    walls.consent_wall,
    shells.shell,
    listings.front_page,
    walls.paywall,
    shells.empty,
    shells.too_little,
)
