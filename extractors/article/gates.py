"""A gate behind a text: a way in for those who have an account, beside a way to get one.

Campaigns find ever new words. What their boxes do stays the same: one link leads to the form to sign in, another one
to what is sold or asked for. Links are told by their addresses.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from extractors.article import offer_words
from extractors.article.body import count_words
from extractors.article.tree import names_of, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable

# Characters behind the text in which a gate stands, and words of its box at most.
NEAR = 240
BOX = 90
# Elements around a link that may be its box.
AROUND = 4
MAX_ADDRESS = 300
MAX_LINKS = 8
# Links of a gate that lead elsewhere, at most: what has more is a menu.
MENU = 3
WAY_IN = re.compile(
    r"(?:/|[?&]\w{1,20}=)(?:[\w-]{0,20}(?:log-?in|sign-?in|anmeld)[\w-]{0,20}|einloggen|connexion|connecter"
    r"|se-connecter|acceso|acceder|iniciar[\w-]{0,20}|accedi|accesso|entrar|ingresar|inloggen|aanmelden|logga-in|logg-inn|log-ind|kirjaudu[\w-]{0,9}"
    r"|zaloguj|logowanie|p?rihl[\w-]{0,12}|giris|uye-giri[\w-]{0,5}|enter|auth(?:enticat\w{1,4}|ori[sz]e|0)?|signon|session|sso|bejelentkez\w{0,4}"
    r"|vhod|dang-nhap|masuk|identifi\w{0,9}|(?:muj-|moj-|mijn-)?(?:ucet|fiok|konto|kundennummer)|wejdz"
    r"|(?:min|mitt|oma)-?(?:sida|side|tili|konto)|l?kabinet|compte)(?:[/?#.]|$)|//(?:login|accounts?|sso|auth|id|signin)\.",
    re.IGNORECASE,
)
WAY_TO_GET = re.compile(
    r"/(?:[\w-]{0,20}(?:subscri|abonn|suscri|abbon|assin|prenumer|predplat|tilau?s|abone|podpis|peredplat|elofiz)[\w-]{0,20}"
    r"|abos?(?:-[\w-]{1,20})?|probeabo|[\w-]{0,20}-?offers?|plans?|pricing|angebote?|join(?:-us)?|membership|mitglied[\w-]{0,12}"
    r"|members?|premium|plus|tilaa|kop|koeb|koop|kjop|buy|purchase|checkout|upgrade|regist(?:er|ration|rieren|reren|rati)"
    r"|registr[aoe]\w{0,6}|rejestr\w{0,8}|sign-?up|kayit|konto|cuenta|conta|create-?account|access|klub|club|wallet"
    r"|oferta|offres?|offerte|aanbieding\w{0,3}|erbjudande\w{0,3})(?:[/?#.]|$)|//(?:subscribe|abo|abos|offers?|abonnement|join)\.",
    re.IGNORECASE,
)
# What one signs in for on pages that are free: to say something, to vote, to get letters.
_TO_COMMENT = (
    r"comment|kommentar|koment|komment|coment|коммент|комент|yorum|댓글|コメント|[评評][论論]|تعليق|תגוב|σχόλι"
    r"|bình luận|guest-?book|condolen|kondol|\brepl(?:y|ies)|réag|reageer|reac[tc]|reagoi"
)
_COMMENTS = re.compile(_TO_COMMENT, re.IGNORECASE)
_OTHER_AIMS = re.compile(
    rf"{_TO_COMMENT}|opini|dis[ck]uss?|debat|\bvot[aeo]|abstimm|forum|newsletter|nieuwsbrief|infolettre",
    re.IGNORECASE,
)
_STOP = frozenset({"body", "html", "main", "article", "header", "footer", "nav"})


def is_gated(elements: Iterable[Any]) -> bool:
    """Whether one of these elements, directly behind a text, holds a way in, and its box a way to get one as well."""
    return any(_has_both(link) for element in elements for link in links(element) if leads_in(link))


def leads_in(link: Any) -> bool:
    """Whether a link leads to a form to sign in."""
    return _leads(link, WAY_IN)


def is_way(link: Any) -> bool:
    """Whether a link leads to an account."""
    return _leads(link, WAY_IN) or _leads(link, WAY_TO_GET)


def is_for_other_aims(box: Any, text: str) -> bool:
    """Whether one signs in or signs up there for something else than the text: comments, letters, votes."""
    return _OTHER_AIMS.search(f"{names_of(box)} {text}") is not None


def is_for_comments(box: Any, text: str) -> bool:
    """Whether one signs in there to say something to the text."""
    return _COMMENTS.search(f"{names_of(box)} {text}") is not None


def links(element: Any) -> list[Any]:
    """The first links of an element, or it itself."""
    return list(islice(element.iter("a"), MAX_LINKS))


def _leads(link: Any, where: re.Pattern[str]) -> bool:
    return where.search((link.get("href") or "")[:MAX_ADDRESS]) is not None


def _has_both(way_in: Any) -> bool:
    """Whether the smallest box around a way in that holds anything else offers something, and is no part of a menu."""
    box, found = way_in, False
    for _ in range(AROUND):
        box = box.getparent()
        if box is None or box.tag in _STOP:
            break
        text = squeeze(box.text_content())
        if count_words(text) > BOX:
            break
        others = [link for link in links(box) if link is not way_in and not leads_in(link)]
        if is_for_other_aims(box, text) or sum(not is_way(link) for link in others) > MENU:
            return False
        offers = any(_leads(link, WAY_TO_GET) for link in others) or offer_words.RATE.search(text.lower()) is not None
        found = found or offers
    return found
