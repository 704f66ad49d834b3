"""Rules for what stands in the way of a text: blocks, errors, forms, consent, offers. Each names a kind and its reason.

An article may use any of the words: a rule asks as well how much is told beside them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.article import offers, wall_signals, wall_words
from extractors.article.body import count_words
from extractors.article.signals import BEGINNING, FEW_LINKS, FLASH, NOTHING, SHORT, TEASER

if TYPE_CHECKING:
    from extractors.article.signals import Reason, Signals

# The same of a page that says itself that it is not free.
LONG_TEASER = 300
# A teaser is never longer.
LONG_CUT = 1500
# What an offer weighs that is one without any other sign of a wall.
SURE_OFFER = 3
# Less than this part of the words that it says to have is a teaser.
LEAST_PART = 0.5
# Words that a page tells beside those of a wall, and is an article nevertheless: sure of itself, or not.
STORY = 60
SURE_STORY = 25
# Part of a text that is nearly all of it.
MOST = 0.8
# A wall is shorter.
LONG = 600
# Lines at the start in which a long wall has said what it wants.
OPENING = 4
# How likely the trees must find a wall; chosen on pages that they had not seen (docs/adr/0021).
LEAST_WALL = 0.75
# An error page does not tell that much, teasers of other pages included.
ERROR = 200
# What a server numbers a visitor or a request by.
_NUMBERED = re.compile(
    # An address of IPv4, or of IPv6.
    r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])|(?<![\w:])[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){4,7}(?![\w:])"
    # Digits and letters, which no word has.
    r"|(?<![\w/-])(?=[a-f]{0,15}\d)(?=\d{0,15}[a-f])[0-9a-f]{12,40}(?![\w/-])"
    # A UUID.
    r"|(?<![\w/-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w/-])",
    re.IGNORECASE,
)
_NO_END = ("...", "\u2026", ",", "[\u2026]", "[...]", "\u3001")
_END = re.compile(r"[.!?\u2026\u3002\uff01\uff1f\u0964\u061f][\"'\u2019\u201d\u00bb\u300d)\]]*$")


def _tells(signals: Signals) -> bool:
    """Whether more is told than a wall or an error page would."""
    return signals.words >= LONG or signals.told >= (SURE_STORY if signals.sure else STORY)


def block_page(signals: Signals) -> Reason | None:
    """Refuses this visitor: captcha, bot check, firewall, limit, country, ad blocker."""
    if signals.sure:
        return None
    if signals.words >= ERROR:
        text = signals.page_text
        if signals.is_long_notice and _NUMBERED.search(text) and wall_words.BLOCK.search(text):
            return "block_page", "a long notice with the words of a block page and the number of a request"
        return None
    if signals.is_alone and (said := _refuses(signals.page_text)):
        return "block_page", f"a notice with {said}"
    return None if _tells(signals) else _bot_check(signals)


def _refuses(text: str) -> str | None:
    """What a notice says that only one to a refused visitor says."""
    if _NUMBERED.search(text):
        return "the visitor's address or the number of a request"
    return "the words of a block or captcha page" if wall_words.BLOCK.search(text) else None


def _bot_check(signals: Signals) -> Reason | None:
    """A page that tells nothing: its title, its marks, its words."""
    if wall_words.BLOCK.search(signals.names):
        return "block_page", "the title is that of a block or captcha page"
    if signals.headline_links >= FEW_LINKS:
        return None
    if wall_words.BLOCK_MARK.search(signals.marks):
        return "block_page", "little text and the marks of a bot check"
    if wall_words.BLOCK.search(signals.page_text[:BEGINNING]) and not signals.typed:
        return "block_page", "little text and the words of a block or captcha page"
    return None


def soft_404(signals: Signals) -> Reason | None:
    """An error that answers with 200."""
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


def login(signals: Signals) -> Reason | None:
    """A form to sign in."""
    if signals.words < ERROR and signals.is_alone and signals.asks_code:
        return "login", "a page that stands alone and asks for a code or a password"
    if (signals.sure and signals.words >= NOTHING) or signals.words >= TEASER or signals.told >= STORY:
        return None
    named = wall_words.LOGIN.search(signals.names) or wall_words.LOGIN_ADDRESS.search(signals.head.url)
    if named and (signals.asks_password or signals.asks_name):
        return "login", "title or address of a form to sign in, and its fields"
    little = signals.words < SHORT and signals.headline_links < FEW_LINKS
    little = little and not (signals.typed and signals.words >= NOTHING)
    if little and signals.asks_password and wall_words.LOGIN.search(signals.page_text):
        return "login", "little text and a password field"
    return None


def consent_wall(signals: Signals) -> Reason | None:
    """Asks for agreement before anything is shown."""
    if signals.words > LONG:
        return None
    lines = signals.body.lines
    if signals.words < LONG_TEASER and signals.headline_links < FEW_LINKS and signals.in_agreement >= MOST:
        return "consent_wall", "the text stands in a box in which one is to agree"
    # A wall comes to its point at once; looking through every article would cost more than all other rules.
    if signals.words >= TEASER and not any(wall_words.CONSENT.search(line) for line in lines[:OPENING]):
        return None
    hits = [line for line in lines if wall_words.CONSENT.search(line)]
    distinct = _distinct("\n".join(hits))
    share = sum(map(len, hits)) / max(1, sum(map(len, lines)))
    least = 0.8 if signals.sure and signals.words >= TEASER else 0.4
    if distinct >= (4 if signals.sure else 2) and share >= least and (signals.told < TEASER or share >= MOST):
        return "consent_wall", f"{share:.0%} of the text is about consent and cookies"
    story = (signals.sure and signals.words >= NOTHING) or (signals.typed and signals.told >= FLASH)
    if signals.words >= TEASER or _tells(signals) or story:
        return None
    return _asks_agreement(signals)


def _distinct(text: str) -> int:
    return len({hit[0] for hit in wall_words.CONSENT.finditer(text)})


def _asks_agreement(signals: Signals) -> Reason | None:
    """The same of a page that tells nothing: what the whole page says counts."""
    if wall_words.AGE.search(signals.names) and signals.words < TEASER:
        return "consent_wall", "the title asks for the reader's age"
    if wall_words.CONSENT_ADDRESS.search(signals.head.url) and _distinct(signals.page_text):
        return "consent_wall", "the address of a consent page, and its words"
    if not signals.sure and wall_words.CONSENT_TITLE.search(signals.names) and _distinct(signals.page_text) > 1:
        return "consent_wall", "the title asks for consent"
    marked = wall_words.CONSENT_MARK.search(signals.marks)
    if _distinct(signals.page_text) >= (2 if marked else 4) and signals.headline_links < FEW_LINKS:
        return "consent_wall", "nothing is told but what a consent notice says"
    return None


def paywall(signals: Signals) -> Reason | None:
    """A teaser, or nothing, and an offer to subscribe or register."""
    stated = signals.head.stated_words() or 0
    if signals.metadata.paywalled and stated >= TEASER and signals.words < LEAST_PART * stated:
        return "paywall", f"not free, and {signals.words} of {stated} words are shown"
    return _short_teaser(signals) or _cut_at_offer(signals) or _withheld(signals) or _asked_for(signals)


def _short_teaser(signals: Signals) -> Reason | None:
    """Few words, and the words of a wall."""
    if signals.words >= (LONG_TEASER if signals.metadata.paywalled else TEASER):
        return None
    offered = wall_words.PAYWALL.search(signals.main_text) is not None
    broken = _broken_off(signals)
    if signals.metadata.paywalled and signals.words >= FLASH and _stops(signals, offered=offered, broken=broken):
        return "paywall", f"not free, and only {signals.words} words are shown"
    return None if signals.words >= TEASER else _teaser(signals, offered=offered)


def _cut_at_offer(signals: Signals) -> Reason | None:
    """The text stops, and behind it stands an offer in any words. How much of it must be sure depends on the rest."""
    paid, words = signals.metadata.paywalled is True, signals.words
    if words < FLASH or words >= LONG_CUT or not (paid or words < TEASER or _goes_on(signals)):
        return None
    end = signals.ending
    cut = end.broken or end.faded
    if words < LONG_TEASER and cut and end.weight >= 2:  # noqa: PLR2004 - one sign alone stands behind free texts too
        return "paywall", "the text is cut off before an offer to subscribe"
    if words < LONG_TEASER and paid and end.broken and (signals.names_wall or end.faded):
        return "paywall", "not free, and the text stops in a sentence"
    if words < TEASER and end.weight >= (2 if paid else SURE_OFFER) and (paid or end.hard):
        return "paywall", "an offer to subscribe follows the text"
    told_off = "rest" in end.signs or ("gate" in end.signs and words < LONG_TEASER)
    if (end.goes_on and end.hard and end.weight >= SURE_OFFER) or (paid and told_off):
        return "paywall", f"after {words} words the rest is offered"
    return None


def _withheld(signals: Signals) -> Reason | None:
    """However long the text is and however well it ends: behind it stands that it goes on elsewhere."""
    if FLASH <= signals.words < LONG_CUT and offers.withholds(
        signals.body.lines, signals.body.elements, signals.behind
    ):
        return "paywall", f"after {signals.words} words the rest is kept for those who pay or register"
    return None


def _asked_for(signals: Signals) -> Reason | None:
    """The text stops within a sentence, or its rest is counted, where something is asked for."""
    words = signals.words
    # Teasers of more words are rare, and each look costs.
    if not FLASH <= words < LONG:
        return None
    end = signals.stop
    is_short = words < LONG_TEASER
    found = {
        "it stops within a sentence, and something is asked for": end.within,
        "its rest is counted, and something is asked for": "left" in end.asked,
        "a form or a gate stands in place of the rest": "gate" in end.asked or ("password" in end.asked and is_short),
    }
    reason = next((reason for reason, is_so in found.items() if is_so), None)
    return None if reason is None else ("paywall", f"after {words} words {reason}")


def weighed(signals: Signals) -> Reason | None:
    """A short text that is a notice, or stops before a box, in any words: numbers, weighed by trees."""
    if not FLASH <= signals.words < LONG_TEASER or wall_signals.likeliest(signals) < LEAST_WALL:
        return None
    return wall_signals.kind_of(signals), f"{signals.words} words, and what stands in and behind them is like a wall"


def _goes_on(signals: Signals) -> bool:
    """Whether one of the last lines says that the text goes on."""
    return any(offers.NO_END.search(line) for line in signals.body.lines[-3:])


def _stops(signals: Signals, *, offered: bool, broken: bool) -> bool:
    """Whether a page that is not free says so where the text stops; one that only states it may be shown whole."""
    if signals.words >= TEASER:
        return (offered and broken) or _breaks_at_offer(signals)
    return offered or signals.lacks_paid_part or signals.names_wall


def _teaser(signals: Signals, *, offered: bool) -> Reason | None:
    """A call to subscribe stands in the frame of many free pages too: it counts only where there is no text."""
    if offered and signals.told < FLASH and (signals.typed or signals.stated or signals.head.headlines):
        return "paywall", "a call to subscribe in place of a text"
    if not signals.sure and wall_words.PAYWALL.search(signals.head.title or ""):
        return "paywall", "the title calls to subscribe"
    return _offers(signals)


def _breaks_at_offer(signals: Signals) -> bool:
    """Whether an offer stands in the text after a few lines, and only short ones come after it."""
    lines = signals.body.lines
    first = next((number for number, line in enumerate(lines) if wall_words.PAYWALL.search(line)), None)
    if first is None or sum(map(count_words, lines[:first])) >= TEASER:
        return False
    return max(map(count_words, lines[first:])) < 2 * NOTHING


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
