"""Rules for pages that list others: searches, fronts, sections, tags, authors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.article import wall_words
from extractors.article.signals import FEW_LINKS, FLASH, SHORT, TEASER
from extractors.article.tree import fold

if TYPE_CHECKING:
    from extractors.article.signals import Reason, Signals

HEADLINES = 8
FEW_HEADLINES = 3
# Words of a line: fewer on average are teasers, not paragraphs.
TEASER_LINE = 15
TEASER_RUN = 70
# The same where whole posts stand one below the other.
POST_RUN = 120
# Words to a heading: a text with more of them is no list, whatever stands beside it.
POST = 130
_LIST_TYPES = frozenset({"CollectionPage", "ItemList", "SearchResultsPage", "WebSite", "ProfilePage"})
_CLOCK = re.compile(r"^\W*(?:\d{1,2}[:.h]\d{2})?\W*")


def search_page(signals: Signals) -> Reason | None:
    """Answers a search."""
    if signals.typed:
        return None
    if wall_words.SEARCH_ADDRESS.search(signals.head.url):
        return "search_page", "the address is that of a search"
    if signals.asked and not signals.declared:
        return "search_page", "the page repeats what its address asks for"
    if any(wall_words.SEARCH.search(name) for name in signals.names.split("\n")) and not signals.dated:
        return "search_page", "the title is that of a search"
    return None


def front_page(signals: Signals) -> Reason | None:
    """Lists other pages."""
    if signals.at_root and signals.head.node is None:
        shown = signals.words >= FLASH or len(signals.anchors) >= FEW_LINKS
        return ("front_page", "the root of the site") if shown and signals.anchors else None
    if signals.typed or signals.declared:
        return None
    if (signals.head.first_meta("og:type") or "").lower() == "profile" and signals.title_links >= FEW_HEADLINES:
        return "front_page", "a person's page"
    if signals.linked_headings >= FEW_HEADLINES and _cards(signals):
        return "front_page", f"{signals.linked_headings} headings that link elsewhere, and no long text between them"
    return _list_of_links(signals)


def _list_of_links(signals: Signals) -> Reason | None:
    if signals.words < SHORT and signals.title_links >= FEW_LINKS and signals.link_share >= 0.5 and not signals.brief:  # noqa: PLR2004 - most of what is shown
        return "front_page", f"little but links, {signals.title_links} of them headlines"
    many = signals.headline_links >= HEADLINES and not signals.dated
    if many and (_listed(signals) >= 0.4 or _lists(signals)):  # noqa: PLR2004 - teasers stand between the headlines
        return "front_page", f"{signals.headline_links} headlines that link elsewhere and little text of its own"
    return None


def _cards(signals: Signals) -> bool:
    """Whether the text is made of teasers between headings."""
    short_lines = not signals.stated and signals.words < TEASER_LINE * len(signals.body.lines)
    return (
        signals.linked_headings >= HEADLINES and short_lines and 2 * signals.longest_run < signals.words
    ) or _scattered(signals)


def _listed(signals: Signals) -> float:
    """Share of the text's lines that are a headline elsewhere, with or without the time of day before it."""
    linked = {fold(anchor.text) for anchor in signals.anchors}
    lines = signals.body.lines
    return sum(fold(_CLOCK.sub("", line)) in linked for line in lines) / max(1, len(lines))


def _scattered(signals: Signals) -> bool:
    """Whether the text stands in pieces between headlines that are links."""
    if signals.words > POST * signals.linked_headings:
        return False
    longest = signals.longest_run
    linked = {fold(anchor.text) for anchor in signals.anchors}
    own = any(fold(name) not in linked for name in signals.head.headlines)
    if own and wall_words.LIST_ADDRESS.search(signals.path) is None:
        return longest < min(TEASER_RUN, max(1, signals.words // 2))
    return longest < max(TEASER_RUN, min(POST_RUN, signals.words // 3))


def _lists(signals: Signals) -> bool:
    """The page calls itself a list, near the root of the site, and its paragraphs are teasers."""
    near = len(signals.path.strip("/").split("/")) <= 2  # noqa: PLR2004 - /section/subsection
    return bool(signals.types & _LIST_TYPES) and near and signals.words < 40 * signals.headline_links and _thin(signals)


def _thin(signals: Signals) -> bool:
    """No long run of text: paragraphs are teasers."""
    longest = max((len(line) for line in signals.body.lines), default=0)
    return longest < 350 or signals.words < TEASER  # noqa: PLR2004 - characters of a long teaser
