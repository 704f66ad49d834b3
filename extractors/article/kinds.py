"""What kind of article it is: news, opinion, live, press release, film; by what it is filed under and how it begins.

Folders of the address and sections are compared whole: a street named after a column is no opinion.
"""

# ruff: noqa: E501, RUF001 - names of sections in many languages

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractors.article.signals import Signals

# A page of a film with more words than that is an article.
SHORT_FILM = 150
MAX_START = 200


def _whole(*alternatives: str) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(alternatives) + ")")


_OPINION = _whole(
    r"opinions?|op-?eds?|commentary|comment|comment-?is-?free|columns?|columnists?|editorials?|viewpoints?|letters(?: to the editor)?|letters-to-the-editor",
    r"meinung(?:en)?|kommentare?|kolumnen?|leitartikel|leserbriefe?|gastbeitr(?:ag|äge|aege)|debatte|tribunes?|idées?|idees|débats?|debats|chroniques?|éditos?|editos?|points?[- ]de[- ]vue",
    r"opini[oó]n|columnas?|tribunas?|editoriales|cartas(?: al director)?|opini[aã]o|colunas?|colunistas|opinioni|commenti|editoriali|opinie|columns|commentaar|debatt|debat|ledare|leder|meninger|kronik(?:k|en)?",
    r"mielipide|mielipiteet|pääkirjoitus|paakirjoitus|kolumni(?:t)?|publicystyka|komentarze?|felietony?|názory|nazory|komentáře|komentare|vélemény|velemeny|opinii|komentari|kolumne|arvamus|viedokli|nuomonės|nuomones",
    r"απόψεις|γνώμη|apopseis|мнени[ея]|колонк[аи]|думк[аи]|погляди|yazarlar|kose-yazilari|köşe yazıları|yorum|رأي|آراء|الرأي|דעות|社説|コラム|オピニオン|评论|評論|社论|社論|사설|칼럼|오피니언|opini",
)
_LIVE = _whole(
    r"live|live-?blogs?|live-?updates|live-?news|live-?tickers?|news-?blogs?|live-?cent(?:er|re)|directs?|en-direct|en-directo|directo|en-vivo|ao-vivo|dirett[ae]|minuto-a-minuto",
    r"na-zywo|relacja-na-zywo|relacje-na-zywo|canli|canli-anlatim|onlayn|онлайн|online-prenos|živě|zive|suora|suorat|elo|élő",
)
_LIVE_SLUG = re.compile(
    r"live-?blog|live-?ticker|news-?blog|live-?updates|minuto-a-minuto|as-it-happened|relacja-na-zywo|^(?:en-directo?|en-vivo|ao-vivo|diretta)-|-(?:live|en-direct|in-diretta|ao-vivo|im-live)$"
)
_LIVE_TITLE = re.compile(
    r"^(?:live(?: ?-?(?:blog|ticker|updates))?|newsblog|en direct|direct|en directo|en vivo|ao vivo|diretta|онлайн|canlı)\s*[:.|\u2013\u2014,-]"
    r"|\b(?:liveblog|live-?ticker|live updates|minuto a minuto|as it happened|im newsblog)\b"
)
_PRESS = _whole(
    r"press|press-?releases?|press-?room|presse|pressemitteilung(?:en)?|pressemeldung(?:en)?|presseinformation(?:en)?|pm|communiqu[eé]s?(?:[- ]de[- ]presse)?|comunicados?(?:[- ]de[- ](?:prensa|imprensa))?|notas?[- ]de[- ]prensa|sala-de-prensa",
    r"comunicat[io](?:[- ]stampa)?|persbericht(?:en)?|pressmeddelanden?|pressemeddelelser?|pressemelding(?:er)?|tiedotteet|komunikaty?(?:[- ]prasow[ey])?|tiskov[eé](?:-|\s)zpr[aá]vy|sajtokozlemenyek?|пресс-релизы?|press-relizy?|basin-bultenleri|press-?release|press releases?",
)
_PRESS_HOST = re.compile(r"(?:^|\.)(?:prnewswire|businesswire|globenewswire|presseportal|ots|accesswire|newswire)\.")
_PRESS_START = re.compile(
    r"/\s?PR ?Newswire|\(BUSINESS WIRE\)|GLOBE ?NEWSWIRE|\(ots(?:/|\))|ACCESSWIRE|EQS-News|\(Marketwired|^FOR IMMEDIATE RELEASE"
)
# Long enough to be found in any part of the address.
_PRESS_NAMED = re.compile(r"press-?release|pressemitteilung|communique-de-presse", re.IGNORECASE)
_FILM = re.compile(r"/videos?/", re.IGNORECASE)


def kind_of(signals: Signals) -> str:
    """News, unless something says otherwise."""
    node = signals.head.node
    types = node.types if node else frozenset()
    filed = _filed(signals)
    if "LiveBlogPosting" in types or _is_live(signals):
        return "live"
    if "OpinionNewsArticle" in types or _any_of(_OPINION, filed):
        return "opinion"
    host = urlsplit(signals.head.url).netloc.lower()
    begins = (signals.body.text or "")[:MAX_START]
    filed_press = _any_of(_PRESS, filed) or _PRESS_NAMED.search(signals.path) is not None
    if _PRESS_HOST.search(host) or filed_press or _PRESS_START.search(begins):
        return "press_release"
    video = (signals.head.first_meta("og:type") or "").startswith("video") or _FILM.search(signals.path)
    return "video" if video and signals.words < SHORT_FILM else "news"


def _folders(signals: Signals) -> list[str]:
    return unquote(signals.path).lower().strip("/").split("/")


def _filed(signals: Signals) -> list[str]:
    """The folders of the address, without the page's own name, and the parts of the section."""
    section = (signals.metadata.section or "").lower()
    return [*_folders(signals)[:-1], *(part.strip() for part in re.split(r"[/|>,;:&]", section))]


def _is_live(signals: Signals) -> bool:
    *folders, name = _folders(signals)
    title = (signals.metadata.title or "").lower()
    in_folder = _any_of(_LIVE, folders)
    return in_folder or _LIVE_SLUG.search(name) is not None or _LIVE_TITLE.search(title) is not None


def _any_of(names: re.Pattern[str], filed: Iterable[str]) -> bool:
    return any(names.fullmatch(name) for name in filed)
