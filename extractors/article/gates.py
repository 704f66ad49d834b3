"""A gate behind a text: a way in for those who have an account, beside a way to get one.

Campaigns find ever new words. What their boxes do stays the same: one link leads to the form to sign in, another one
to what is sold or asked for. Links are told by their addresses, and where these say nothing by the words of offers.
"""

from __future__ import annotations

import re
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
WAY_IN = re.compile(
    r"/(?:[\w-]{0,20}(?:log-?in|sign-?in|anmeld)[\w-]{0,20}|einloggen|connexion|connecter|se-connecter|acceso|acceder"
    r"|iniciar[\w-]{0,20}|accedi|accesso|entrar|ingresar|inloggen|aanmelden|logga-in|logg-inn|log-ind|kirjaudu[\w-]{0,9}"
    r"|zaloguj|logowanie|p?rihl[\w-]{0,12}|giris|uye-giri[\w-]{0,5}|enter|auth(?:enticat\w{1,4}|ori[sz]e|0)?|signon|session|sso|bejelentkez\w{0,4}"
    r"|vhod|dang-nhap|masuk)(?:[/?#.]|$)|//(?:login|accounts?|sso|auth|id|signin)\.",
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
_COMMENTS = re.compile(r"comment|kommentar|coment|reac[tc]|discuss|newsletter|nieuwsbrief|infolettre", re.IGNORECASE)
_STOP = frozenset({"body", "html", "main", "article", "header", "footer", "nav"})


def is_gated(elements: Iterable[Any]) -> bool:
    """Whether one of these elements, directly behind a text, holds a way in, and its box a way to get one as well."""
    return any(_has_both(link) for element in elements for link in _links(element) if _leads(link, WAY_IN))


def is_way(link: Any) -> bool:
    """Whether a link leads to an account."""
    return _leads(link, WAY_IN) or _leads(link, WAY_TO_GET)


def _links(element: Any) -> list[Any]:
    found: list[Any] = [element] if element.tag == "a" else []
    return [*found, *element.findall(".//a")][:MAX_LINKS]


def _leads(link: Any, where: re.Pattern[str]) -> bool:
    return where.search((link.get("href") or "")[:MAX_ADDRESS]) is not None


def _has_both(way_in: Any) -> bool:
    """Whether the smallest box around a way in that holds anything else offers something."""
    box = way_in
    for _ in range(AROUND):
        box = box.getparent()
        if box is None or box.tag in _STOP:
            return False
        text = squeeze(box.text_content())
        if count_words(text) > BOX or _COMMENTS.search(f"{names_of(box)} {text}"):
            return False
        if _offers(box, way_in, text.lower()):
            return True
    return False


def _offers(box: Any, way_in: Any, text: str) -> bool:
    others = (link for link in _links(box) if link is not way_in and not _leads(link, WAY_IN))
    return any(_leads(link, WAY_TO_GET) for link in others) or offer_words.RATE.search(text) is not None
