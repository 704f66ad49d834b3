"""Article or not, and what instead. Each rule is a small function that may name a kind with its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from extractors.article.phrases import BLOCK, CONSENT, JAVASCRIPT, LOGIN, NOT_FOUND, PAYWALL, SEARCH
from extractors.article.tree import fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Callable

    from extractors.article.body import Body
    from extractors.article.head import Head
    from extractors.article.links import Anchor
    from extractors.article.metadata import Metadata

SHORT = 60
TEASER = 150
NOTHING = 20
FLASH = 8
HEADLINES = 8
# Words of a line: fewer on average are teasers, not paragraphs.
TEASER_LINE = 15
_SEARCH_PATH = re.compile(r"/(?:search|suche|recherche|buscar|busqueda|poisk|find)(?:/|$|\.)", re.IGNORECASE)
_HEADINGS = frozenset({"h2", "h3", "h4"})
_LIST_TYPES = frozenset({"CollectionPage", "ItemList", "SearchResultsPage", "WebSite", "ProfilePage"})
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
Reason = tuple[str, str]


@dataclass(frozen=True)
class Signals:
    """What the rules look at."""

    head: Head
    body: Body
    metadata: Metadata
    anchors: tuple[Anchor, ...]

    @cached_property
    def words(self) -> int:
        """Words of the text."""
        return self.body.words

    @cached_property
    def typed(self) -> bool:
        """Whether the page calls itself an article."""
        kind = (self.head.first_meta("og:type") or "").lower()
        return self.head.node is not None or kind in {"article", "news", "newsarticle"}

    @cached_property
    def dated(self) -> bool:
        """Whether a date was stated by the page or its address, not guessed."""
        published = self.metadata.published
        return published is not None and published.method != "htmldate"

    @cached_property
    def declared(self) -> bool:
        """Whether the page states a date of publication in its head and marks its text as an article."""
        published = self.metadata.published
        stated = published is not None and published.method in {"json-ld", "meta"}
        return stated and self.head.root.find(".//article") is not None

    @cached_property
    def sure(self) -> bool:
        """Typed and dated: only strong signs speak against an article."""
        return self.typed and self.dated

    @cached_property
    def names(self) -> str:
        """Title and headlines."""
        return " \n ".join(text for text in (self.head.title, *self.head.headlines[:2], self.metadata.title) if text)

    @cached_property
    def path(self) -> str:
        """The path of the page's address."""
        return urlsplit(self.head.url).path

    @cached_property
    def headline_links(self) -> int:
        """Links with the length of a headline."""
        return sum(anchor.text.count(" ") >= 3 for anchor in self.anchors)  # noqa: PLR2004 - four words

    @cached_property
    def linked_headings(self) -> int:
        """Headings that are links to something else."""
        return sum(
            anchor.element.getparent() is not None
            and anchor.text.count(" ") > 0
            and any(element.tag in _HEADINGS for element in (anchor.element.getparent(), *anchor.element[:1]))
            for anchor in self.anchors
        )

    @cached_property
    def page_text(self) -> str:
        """All visible text, at most 60,000 characters: only asked for on pages with little text."""
        body = self.head.root.find("body")
        return "" if body is None else squeeze(" ".join(_visible(body)))[:60_000]


def _visible(body: Any) -> list[str]:
    texts: list[str] = []
    for element in body.iter():
        if element.tag not in {"script", "style", "template", "svg"} and element.text:
            texts.append(element.text)
        if element.tail:
            texts.append(element.tail)
    return texts


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


def _block_page(signals: Signals) -> Reason | None:
    if signals.sure or signals.words >= TEASER:
        return None
    if BLOCK.search(signals.names):
        return "block_page", "the title is that of a block or captcha page"
    if signals.words < SHORT and signals.headline_links < 5 and BLOCK.search(signals.page_text[:3000]):  # noqa: PLR2004 - a block page links nowhere
        return "block_page", "little text and the words of a block or captcha page"
    return None


def _soft_404(signals: Signals) -> Reason | None:
    if signals.sure or signals.words >= 200:  # noqa: PLR2004 - an error page does not tell that much
        return None
    if NOT_FOUND.search(signals.names):
        return "soft_404", "the title says that there is no such page"
    if signals.words < 100 and any(NOT_FOUND.search(line) for line in signals.body.lines[:3]):  # noqa: PLR2004 - the same
        return "soft_404", "little text, and it says that there is no such page"
    return None


def _consent_wall(signals: Signals) -> Reason | None:
    if signals.words > 600 or not CONSENT.search(signals.body.text or signals.names):  # noqa: PLR2004 - a wall is shorter
        return None
    distinct = {hit.casefold() for hit in CONSENT.findall(signals.body.text or "")}
    told = [line for line in signals.body.lines if CONSENT.search(line)]
    share = sum(len(line) for line in told) / max(1, sum(map(len, signals.body.lines)))
    least = 0.8 if signals.sure else 0.4
    if len(distinct) >= (4 if signals.sure else 2) and share >= least:
        return "consent_wall", f"{share:.0%} of the text is about consent and cookies"
    if CONSENT.search(signals.names) and signals.words < TEASER and not signals.sure:
        return "consent_wall", "the title asks for consent"
    return None


def _login(signals: Signals) -> Reason | None:
    if signals.sure or signals.words >= SHORT:
        return None
    if signals.head.root.find(".//input[@type='password']") is not None and LOGIN.search(signals.page_text):
        return "login", "little text and a password field"
    return None


def _paywall(signals: Signals) -> Reason | None:
    if signals.words >= TEASER:
        return None
    if signals.metadata.paywalled and signals.words >= FLASH:
        return "paywall", f"not free, and only {signals.words} words are shown"
    # A call to subscribe stands in the frame of many free pages too: it counts only where the text breaks off.
    if (signals.typed or signals.dated) and PAYWALL.search(" ".join(signals.body.lines[-3:])):
        return "paywall", "the text ends with a call to subscribe"
    if signals.words >= FLASH and signals.typed and _broken_off(signals) and PAYWALL.search(signals.page_text):
        return "paywall", "the text breaks off before a call to subscribe"
    return None


def _broken_off(signals: Signals) -> bool:
    return not signals.body.lines or signals.body.lines[-1].rstrip().endswith(("...", "\u2026", ",", "[\u2026]"))


def _search_page(signals: Signals) -> Reason | None:
    if signals.typed:
        return None
    if _SEARCH_PATH.search(signals.path) or (SEARCH.search(signals.names) and not signals.dated):
        return "search_page", "address or title is that of a search"
    return None


def _front_page(signals: Signals) -> Reason | None:
    many = signals.headline_links >= HEADLINES
    if not signals.path.strip("/") and signals.head.node is None and (many or signals.words < TEASER):
        return ("front_page", "the root of the site, with headlines") if signals.headline_links else None
    if signals.typed or signals.dated:
        return None
    if signals.linked_headings >= HEADLINES and signals.words < TEASER_LINE * len(signals.body.lines):
        return "front_page", f"{signals.linked_headings} headings that link elsewhere, with teasers"
    if not many:
        return None
    linked = {fold(anchor.text) for anchor in signals.anchors}
    lines = signals.body.lines
    listed = sum(fold(line) in linked for line in lines) / max(1, len(lines))
    if listed >= 0.4 or _lists(signals):  # noqa: PLR2004 - teasers stand between the headlines
        return "front_page", f"{signals.headline_links} headlines that link elsewhere and little text of its own"
    return None


def _lists(signals: Signals) -> bool:
    """The page calls itself a list, near the root of the site, and its paragraphs are teasers."""
    types = {kind for node in signals.head.nodes for kind in node.types}
    near = len(signals.path.strip("/").split("/")) <= 2  # noqa: PLR2004 - /section/subsection
    return bool(types & _LIST_TYPES) and near and signals.words < 40 * signals.headline_links and _thin(signals)


def _thin(signals: Signals) -> bool:
    """No long run of text: paragraphs are teasers."""
    longest = max((len(line) for line in signals.body.lines), default=0)
    return longest < 350 or signals.words < TEASER  # noqa: PLR2004 - characters of a long teaser


def _empty(signals: Signals) -> Reason | None:
    if signals.words >= NOTHING or ((signals.sure or signals.declared) and signals.words >= FLASH):
        return None
    if JAVASCRIPT.search(signals.page_text):
        return "shell", "the page asks for JavaScript"
    if len(signals.page_text.split()) < NOTHING and signals.head.root.find(".//script") is not None:
        return "shell", "scripts and next to no text"
    return "empty", f"{signals.words} words of text"


def _too_little(signals: Signals) -> Reason | None:
    if signals.words >= SHORT or signals.typed or signals.dated:
        return None
    return "empty", f"only {signals.words} words, and nothing that calls it an article"


_RULES: tuple[Callable[[Signals], Reason | None], ...] = (
    _block_page,
    _soft_404,
    _consent_wall,
    _login,
    _search_page,
    _front_page,
    _paywall,
    _empty,
    _too_little,
)
