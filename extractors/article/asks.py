"""What a box behind a text asks for, in whatever words: a price, an account, a program, a password.

A text that stops within a sentence, or whose rest is counted in minutes or pages, goes on elsewhere; what is asked for
right behind it says where. Campaigns may word that as they like.
"""

# ruff: noqa: RUF001 - words in many languages and scripts

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from extractors.article import gates, offer_words
from extractors.article.body import count_words
from extractors.article.tree import beginning, names_of
from extractors.article.word_lists import any_of

if TYPE_CHECKING:
    from collections.abc import Iterable

# Words and characters of a box that asks for something, at most, and elements around its words that may be it.
BOX = 120
BOX_TEXT = 900
AROUND = 4
# Words of an offer, and characters of a last paragraph that stops within a sentence, at least.
LEAST_OFFER = 10
LEAST = 60
MAX_ADDRESS = 300
# A last sentence that is none: its words at least, and the part of them that begin with a small letter.
SENTENCE = 6
SMALL = 0.6
_GOES_ON = re.compile(r"[\[(](?:\u2026|\.{3})[\])]$")
_CUT = re.compile(r"[^\W\d_]$")
_STOPS = re.compile(r"[.!?\u2026:;\u0964\u061f][\"'\u2019\u201d\u00bb)\]]*\s")
# How much is left: minutes, pages, signs, words.
LEFT = any_of(
    r"\d[\d\u00a0\u202f .,]{0,7}(?: |-|\u00a0|\u202f)?"
    r"(?:min(?:\.|ut\w{0,3}|uta|uut\w{0,4})?(?![^\W\d_])(?! ago)|мин(?:ут\w?)?\b|хв(?:илин\w?)?\b|λεπτ|dk\b"
    r"|daki\u0307?ka"
    r"|perc\b|signes\b|caractères\b|zeichen\b|znak|characters\b|caracteres\b|caratteri\b|tegn\b|tecken\b|merkki"
    r"|pages\b|seiten\b|páginas\b|pagine\b|stron\w?\b|pagina.s\b|sider\b|sidor\b|oldal|страниц|сторін|mots\b"
    r"|wörter\b|palabras\b|parole\b|słów\b|slov\b|woorden\b|more (?:words|paragraphs)|further (?:words|paragraphs))"
    r"|\b(?:pages|seiten|páginas|pagine|strony|sider|sidor|oldal) \d{1,3} ?[-\u2013\u2014] ?\d{1,3}"
)
# The same as a part of the whole.
PART = re.compile(
    r"\b(?:(?:two|three)[- ](?:thirds|quarters)|half|zwei drittel|drei viertel|(?:die )?hälfte|(?:les )?deux tiers"
    r"|trois quarts|(?:la )?moitié|dos tercios|(?:la )?mitad|due terzi|metà|dois terços|metade|tweederde|(?:de )?helft"
    r"|två tredjedelar|hälften|halvdelen|to tredjedele|połow\w|dwie trzecie|polovin\w|dvě třetiny|половин\w|две трети"
    r"|yarısı|üçte iki|fele|kétharmad\w*|puolet|kaksi kolmasosaa)\b",
    re.IGNORECASE,
)
# The same in a word.
REST = re.compile(
    r"\b(?:the rest\b|the remain|the (?:other|remaining|next) (?:\w+ ){0,2}(?:pages|words|paragraphs|chapters|\d)"
    r"|de[rn]? rest\b|die restlichen|die übrigen \w+ (?:seiten|absätze)|le reste\b|il (?:vous )?reste\b|la suite\b"
    r"|el resto\b|lo que sigue|il resto\b|il seguito|o resto\b|o restante|de rest van|resten\b|loput\b|pozostał"
    r"|reszt[aęy]\b|dalsz[aey]|zbytek\b|zbývající|zvyšok\b|остальн|остаток|решт[ау]\b|ostatak\b|restul\b|devamı"
    r"|a többi|υπόλοιπ|続き|残り|其余|剩下)",
    re.IGNORECASE,
)
_HEADINGS = ("h2", "h3", "h4", "h5")
_APP = re.compile(
    r"//(?:apps?|itunes|play|appgallery|install|get)\.|app-?store|/(?:ios|iphone|android|app|apps|download-app)(?:[/?#.]|$)"
    r"|^(?:market|itms-apps?):",
    re.IGNORECASE,
)
# What builders of pages put in place of a text that a reader may not see, and nowhere else.
_GATES = re.compile(r"(?:^|\s)(?:gh-post-upgrade-cta|subscribe-cta-paywall|paywall-cta|memberful-gate)(?:\s|$)")
_BOXES = frozenset({"div", "section", "aside", "form"})
_PORTAL = frozenset({"signin", "signup", "signup/free", "account/plans", "upgrade"})


def stops_within(text: str) -> bool:
    """Whether a paragraph ends within a sentence: no sign follows, and the words are not those of a credit or a title.

    Scripts without small letters have none.
    """
    if len(text) < LEAST:
        return False
    if is_left_out(text):
        return True
    if _CUT.search(text) is None:
        return False
    words = _STOPS.split(text)[-1].split()
    return len(words) >= SENTENCE and sum(word[0].islower() for word in words) >= SMALL * len(words)


def is_left_out(text: str) -> bool:
    """Whether a text ends with an ellipsis in brackets; so do short ones of other articles."""
    return _GOES_ON.search(text) is not None


def behind(last: Any, elements: Iterable[Any]) -> frozenset[str]:
    """What the blocks behind a text ask for: "way" (an account), "offer" (a price), "app", "password", "gate"; "left".

    ``last`` is the last paragraph of the text; what it stands in is no box of an offer.
    """
    above = {last, *last.iterancestors()}
    texts: dict[Any, str] = {}
    for element in elements:
        for box in (element, *islice(element.iterancestors(), AROUND)):
            if box in above:
                break
            if box not in texts:
                texts[box] = _text_of_box(box)
            if not texts[box]:
                break
    boxes = {box: text for box, text in texts.items() if text}
    asked = {sign for box, text in boxes.items() for sign in _asked(box, text)}
    # A form to sign in stands beside many texts, in the place of a next paragraph only where they stop.
    return frozenset(asked if last.getnext() in boxes else asked - {"password"})


def _text_of_box(element: Any) -> str:
    """The text of what may be a box that asks for something; none of what is too large, or a menu."""
    text = beginning(element, BOX_TEXT)
    is_menu = sum(not gates.is_way(link) for link in gates.links(element)) > gates.MENU
    return "" if is_menu or len(text) > BOX_TEXT or count_words(text) > BOX else text


def _asked(box: Any, text: str) -> set[str]:
    if gates.is_for_other_aims(box, text):
        return set()
    found = set()
    if _GATES.search(names_of(box).lower()):
        found.add("gate")
    if any(field.get("type") == "password" for field in box.iter("input")):
        found.add("password")
    links = gates.links(box)
    if any(map(_leads_to_account, links)):
        found.add("way")
    if any(map(_leads_to_app, links)):
        found.add("app")
    if box.tag not in _BOXES:
        return found
    if links and count_words(text) >= LEAST_OFFER and offer_words.RATE.search(text):
        found.add("offer")
    # What is counted has to do with the text only where one can get at it: a book has pages and a price, too.
    is_offer = "offer" in found and next(box.iter(*_HEADINGS), None) is not None
    leads = is_offer or bool(found & {"way", "app"}) or _has_form(box)
    if (leads and _is_counted(_without(links, text))) or ("app" in found and _is_in_app(text.lower())):
        found.add("left")
    return found


def is_gate(element: Any) -> bool:
    """Whether an element, or what it stands in, is named like a gate that stands nowhere else."""
    around = (element, *islice(element.iterancestors(), AROUND))
    return any(_GATES.search(names_of(each).lower()) for each in around)


def is_asking(link: Any) -> bool:
    """Whether a link leads to an account or to a program."""
    return _leads_to_account(link) or _leads_to_app(link)


def _leads_to_account(link: Any) -> bool:
    return gates.is_way(link) or link.get("data-portal") in _PORTAL


def _leads_to_app(link: Any) -> bool:
    return _APP.search((link.get("href") or "")[:MAX_ADDRESS]) is not None


def may_count(text: str) -> bool:
    """Whether anything in a text may tell how much is left."""
    return (
        any(words.search(text) for words in (LEFT, REST, PART)) or offer_words.IN_APP.search(text.lower()) is not None
    )


def _is_counted(text: str) -> bool:
    """Whether it is told how much is left: in minutes or pages, or as a part of this text."""
    if LEFT.search(text) or REST.search(text):
        return True
    part = PART.search(text)
    return part is not None and offer_words.CONTENT.search(text.lower()) is not None


def _is_in_app(text: str) -> bool:
    return offer_words.IN_APP.search(text) is not None and offer_words.ONLY.search(text) is not None


def _has_form(box: Any) -> bool:
    return any((field.get("type") or "text") in {"email", "text", "tel"} for field in box.iter("input"))


def _without(links: Iterable[Any], text: str) -> str:
    for link in links:
        text = text.replace(beginning(link, BOX_TEXT) or " ", " ")
    return text
