"""Article or not, and what instead. Each rule is a small function that may name a kind with its reason.

The words that the rules look for are in ``wall_words``, what they count in ``signals``. An article may use any of these
words: a rule asks as well how much is told beside them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from extractors.article import wall_words
from extractors.article.body import count_words
from extractors.article.signals import Signals
from extractors.article.tree import fold

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["SHORT", "TEASER", "Signals", "judge"]

SHORT = 60
TEASER = 150
# The same of a page that says itself that it is not free.
LONG_TEASER = 300
NOTHING = 20
FLASH = 8
# Words that a page tells beside those of a wall, and is an article nevertheless: sure of itself, or not.
STORY = 60
SURE_STORY = 25
# A wall is shorter.
LONG = 600
# An error page does not tell that much, teasers of other pages included.
ERROR = 200
# Words of a caption or a blurb: with more than that a film's or a recording's page tells the story itself.
CAPTION = 100
BLURB = 130
HEADLINES = 8
FEW_HEADLINES = 3
# Characters at the end of the last line, and after it, that are looked at for an offer.
TAIL = 40
OFFER = 300
# Links that a block page has, at most.
FEW_LINKS = 5
# Words of a line: fewer on average are teasers, not paragraphs.
TEASER_LINE = 15
TEASER_RUN = 70
# The same where whole posts stand one below the other.
POST_RUN = 120
# Characters of a page's beginning that say what it is.
BEGINNING = 3000
_LIST_TYPES = frozenset({"CollectionPage", "ItemList", "SearchResultsPage", "WebSite", "ProfilePage"})
_RECORDINGS = frozenset({"PodcastEpisode", "PodcastSeries", "RadioEpisode"})
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
_TEMPLATE = re.compile(r"\{\{[^{}]{1,300}\}\}")
_CLOCK = re.compile(r"^\W*(?:\d{1,2}[:.h]\d{2})?\W*")
_NO_END = ("...", "\u2026", ",", "[\u2026]", "[...]", "\u3001")
_END = re.compile(r"[.!?\u2026\u3002\uff01\uff1f\u0964\u061f][\"'\u2019\u201d\u00bb\u300d)\]]*$")
_SENTENCE = re.compile(
    r"\w[\"'\u2019\u201d\u00bb\u300d)\]]*[.!?](?:\s|$|[\"'\u2019\u201d\u00bb])|[\u3002\uff01\uff1f\u0964\u061f]"
)
Reason = tuple[str, str]


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


def _tells(signals: Signals) -> bool:
    """Whether more is told than a wall or an error page would."""
    return signals.words >= LONG or signals.told >= (SURE_STORY if signals.sure else STORY)


def _block_page(signals: Signals) -> Reason | None:
    if signals.sure or signals.words >= ERROR or _tells(signals):
        return None
    if wall_words.BLOCK.search(signals.names):
        return "block_page", "the title is that of a block or captcha page"
    if signals.headline_links >= FEW_LINKS:
        return None
    if wall_words.BLOCK_MARK.search(signals.marks):
        return "block_page", "little text and the marks of a bot check"
    if wall_words.BLOCK.search(signals.page_text[:BEGINNING]) and not signals.typed:
        return "block_page", "little text and the words of a block or captcha page"
    return None


def _soft_404(signals: Signals) -> Reason | None:
    if signals.sure or signals.words >= ERROR:
        return None
    if any(wall_words.NOT_FOUND.search(name) for name in signals.names.split("\n")):
        return "soft_404", "the title says that there is no such page"
    if signals.words < SHORT and wall_words.NOT_FOUND_MARK.search(signals.marks):
        return "soft_404", "little text and the marks of an error page"
    told = signals.body.lines[:3] if signals.words >= SHORT else (*signals.body.lines, signals.page_text[:BEGINNING])
    if signals.words < 100 and not signals.stated and any(wall_words.NOT_FOUND.search(line) for line in told):  # noqa: PLR2004 - an error page is short
        return "soft_404", "little text, and it says that there is no such page"
    return None


def _login(signals: Signals) -> Reason | None:
    if signals.sure or signals.words >= TEASER or signals.told >= STORY:
        return None
    named = wall_words.LOGIN.search(signals.names) or wall_words.LOGIN_ADDRESS.search(signals.head.url)
    if named and (signals.asks_password or signals.asks_name):
        return "login", "title or address of a form to sign in, and its fields"
    little = signals.words < SHORT and signals.headline_links < FEW_LINKS and not signals.typed
    if little and signals.asks_password and wall_words.LOGIN.search(signals.page_text):
        return "login", "little text and a password field"
    return None


def _consent_wall(signals: Signals) -> Reason | None:
    if signals.words > LONG:
        return None
    hits = [line for line in signals.body.lines if wall_words.CONSENT.search(line)]
    distinct = _distinct(signals.body.text or "")
    share = sum(map(len, hits)) / max(1, sum(map(len, signals.body.lines)))
    least = 0.8 if signals.sure and signals.words >= TEASER else 0.4
    if distinct >= (4 if signals.sure else 2) and share >= least and (signals.told < TEASER or share >= 0.8):  # noqa: PLR2004 - nearly all of it
        return "consent_wall", f"{share:.0%} of the text is about consent and cookies"
    if _tells(signals) or (signals.typed and signals.told >= FLASH):
        return None
    return _asks_agreement(signals)


def _distinct(text: str) -> int:
    return len({hit.casefold() for hit in wall_words.CONSENT.findall(text)})


def _asks_agreement(signals: Signals) -> Reason | None:
    """The same of a page that tells nothing: what the whole page says counts."""
    if wall_words.AGE.search(signals.names) and signals.words < TEASER:
        return "consent_wall", "the title asks for the reader's age"
    if wall_words.CONSENT_ADDRESS.search(signals.head.url) and _distinct(signals.page_text):
        return "consent_wall", "the address of a consent page, and its words"
    if wall_words.CONSENT_TITLE.search(signals.names) and _distinct(signals.page_text) > 1:
        return "consent_wall", "the title asks for consent"
    marked = wall_words.CONSENT_MARK.search(signals.marks)
    if _distinct(signals.page_text) >= (2 if marked else 4) and signals.headline_links < FEW_LINKS:
        return "consent_wall", "nothing is told but what a consent notice says"
    return None


def _search_page(signals: Signals) -> Reason | None:
    if signals.typed:
        return None
    if wall_words.SEARCH_ADDRESS.search(signals.head.url):
        return "search_page", "the address is that of a search"
    if signals.asked and not signals.declared:
        return "search_page", "the page repeats what its address asks for"
    if any(wall_words.SEARCH.search(name) for name in signals.names.split("\n")) and not signals.dated:
        return "search_page", "the title is that of a search"
    return None


def _shell(signals: Signals) -> Reason | None:
    if (
        len(_TEMPLATE.findall(signals.page_text if signals.words < TEASER else (signals.body.text or "")[:BEGINNING]))
        > 1
    ):
        return "shell", "templates that were not filled in"
    if signals.words < CAPTION and _shows_film(signals):
        return "shell", f"made for a film, and {signals.words} words"
    if signals.words < BLURB and _plays_recording(signals):
        return "shell", f"made for a recording, and {signals.words} words"
    sent = signals.words < SHORT and not signals.sure and signals.headline_links < FEW_LINKS
    if sent and wall_words.APP.search(signals.page_text[:BEGINNING]):
        return "shell", "little text, and it sends the reader to an app"
    return None


def _shows_film(signals: Signals) -> bool:
    """Whether the page was made for a film; the text of an article that shows one is longer."""
    if (signals.head.first_meta("og:type") or "").lower().startswith("video"):
        return True
    named = wall_words.MEDIA.search(signals.names) is not None
    address = wall_words.MEDIA_ADDRESS.search(signals.head.url) is not None
    player = "VideoObject" in signals.types or next(signals.head.root.iter("video"), None) is not None
    if signals.head.node is not None:
        return player and named and address
    return (address and (player or named or not signals.sure)) or (named and player)


def _plays_recording(signals: Signals) -> bool:
    """Whether the page was made for a podcast: articles have themselves read aloud, too."""
    if (signals.head.first_meta("og:type") or "").lower().startswith(("music", "audio")):
        return True
    if signals.types & _RECORDINGS:
        return True
    said = f"{signals.names} {signals.metadata.site_name or ''} {signals.path} {signals.body.text or ''}"
    return wall_words.PODCAST.search(said) is not None and signals.plays_sound


def _front_page(signals: Signals) -> Reason | None:
    if signals.at_root and signals.head.node is None:
        shown = signals.words >= FLASH or len(signals.anchors) >= FEW_LINKS
        return ("front_page", "the root of the site") if shown and signals.anchors else None
    if signals.typed or signals.declared:
        return None
    if signals.linked_headings >= FEW_HEADLINES and _cards(signals):
        return "front_page", f"{signals.linked_headings} headings that link elsewhere, and no long text between them"
    if signals.words < SHORT and signals.title_links >= FEW_LINKS and signals.link_share >= 0.5 and not _brief(signals):  # noqa: PLR2004 - most of what is shown
        return "front_page", f"little but links, {signals.title_links} of them headlines"
    many = signals.headline_links >= HEADLINES and not signals.dated
    if many and (_listed(signals) >= 0.4 or _lists(signals)):  # noqa: PLR2004 - teasers stand between the headlines
        return "front_page", f"{signals.headline_links} headlines that link elsewhere and little text of its own"
    return None


def _cards(signals: Signals) -> bool:
    """Whether the text is made of teasers between headings."""
    short_lines = not signals.stated and signals.words < TEASER_LINE * len(signals.body.lines)
    return (signals.linked_headings >= HEADLINES and short_lines) or _scattered(signals)


def _listed(signals: Signals) -> float:
    """Share of the text's lines that are a headline elsewhere, with or without the time of day before it."""
    linked = {fold(anchor.text) for anchor in signals.anchors}
    lines = signals.body.lines
    return sum(fold(_CLOCK.sub("", line)) in linked for line in lines) / max(1, len(lines))


def _scattered(signals: Signals) -> bool:
    """Whether the text stands in pieces between headlines that are links."""
    longest, found = signals.runs
    if 2 * found < signals.words:
        return False
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


def _paywall(signals: Signals) -> Reason | None:
    if signals.words >= (LONG_TEASER if signals.metadata.paywalled else TEASER):
        return None
    offered = wall_words.PAYWALL.search(signals.main_text) is not None
    broken = _broken_off(signals)
    if signals.metadata.paywalled and signals.words >= FLASH and _stops(signals, offered=offered, broken=broken):
        return "paywall", f"not free, and only {signals.words} words are shown"
    return None if signals.words >= TEASER else _teaser(signals, offered=offered, broken=broken)


def _stops(signals: Signals, *, offered: bool, broken: bool) -> bool:
    """Whether a page that is not free says so where the text stops; one that only states it may be shown whole."""
    if signals.words >= TEASER:
        return offered and broken
    return offered or wall_words.PAYWALL_NAME.search(signals.marks) is not None


def _teaser(signals: Signals, *, offered: bool, broken: bool) -> Reason | None:
    """A call to subscribe stands in the frame of many free pages too: it counts only where the text breaks off."""
    stated = signals.typed or signals.stated
    if (stated or signals.dated) and _ends_with_offer(signals):
        return "paywall", "the text ends with a call to subscribe"
    if offered and signals.told < FLASH and (stated or signals.head.headlines):
        return "paywall", "a call to subscribe in place of a text"
    if stated and broken and wall_words.PAYWALL.search(signals.page_text):
        return "paywall", "the text breaks off before a call to subscribe"
    if offered and signals.told < CAPTION and signals.head.headlines and _next_is_offer(signals):
        return "paywall", "a few lines, and a call to subscribe after them"
    return _offers(signals)


def _next_is_offer(signals: Signals) -> bool:
    """Whether what comes after the last line that tells something is an offer; or the marks of a paywall are there."""
    if wall_words.PAYWALL_MARK.search(signals.marks):
        return True
    last = next((line for line in reversed(signals.body.lines) if not wall_words.PAYWALL.search(line)), "")
    end = signals.main_text.rfind(last[-TAIL:]) if last else -1
    return end >= 0 and wall_words.PAYWALL.search(signals.main_text[end + TAIL : end + TAIL + OFFER]) is not None


def _ends_with_offer(signals: Signals) -> bool:
    """Whether one of the last lines is an offer, and none behind it tells anything."""
    last = signals.body.lines[-4:]
    offers = [number for number, line in enumerate(last) if wall_words.PAYWALL.search(line)]
    return bool(offers) and not any(count_words(line) >= NOTHING for line in last[offers[0] + 1 :])


def _offers(signals: Signals) -> Reason | None:
    """A list of what subscriptions cost, where an article was asked for."""
    prices = len(wall_words.PRICE.findall(signals.page_text[:BEGINNING]))
    if prices > 1 and not signals.sure and wall_words.OFFERS_ADDRESS.search(signals.head.url):
        return "paywall", f"an address of offers, and {prices} prices"
    return None


def _broken_off(signals: Signals) -> bool:
    story = [line for line in signals.body.lines if not wall_words.PAYWALL.search(line)]
    if not story:
        return True
    last = story[-1].rstrip()
    return last.endswith(_NO_END) or not (_END.search(last) or len(last) < SHORT)


def _empty(signals: Signals) -> Reason | None:
    if signals.words >= NOTHING or ((signals.sure or signals.declared) and signals.words >= FLASH):
        return None
    if wall_words.JAVASCRIPT.search(signals.page_text):
        return "shell", "the page asks for JavaScript"
    little = len(signals.page_text.split())
    marked = wall_words.SHELL_MARK.search(signals.marks) is not None
    if signals.loads_scripts and ((marked and little < SHORT) or (little < NOTHING and not signals.framed)):
        return "shell", "scripts and next to no text"
    return "empty", f"{signals.words} words of text"


def _too_little(signals: Signals) -> Reason | None:
    if signals.words >= SHORT or signals.typed or signals.stated or _brief(signals):
        return None
    return "empty", f"only {signals.words} words, and nothing that calls it an article"


def _brief(signals: Signals) -> bool:
    """A headline of its own, a day, and whole sentences: a short piece of news, though nothing calls it that."""
    sentences = any(_SENTENCE.search(line) and count_words(line) > FLASH for line in signals.body.lines)
    return signals.dated and bool(signals.head.headlines) and sentences and signals.told >= NOTHING


_RULES: tuple[Callable[[Signals], Reason | None], ...] = (
    _block_page,
    _soft_404,
    _login,
    _search_page,
    _consent_wall,
    _shell,
    _front_page,
    _paywall,
    _empty,
    _too_little,
)
