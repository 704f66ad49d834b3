"""Bylines in the page itself: elements that call themselves author or byline, the nearest to the headline first."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from extractors.article.head import Found
from extractors.article.tree import names_of, squeeze
from extractors.article.word_lists import any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractors.article.head import Head

MAX_BYLINE = 140
MAX_ELEMENTS = 12_000
MAX_CANDIDATES = 60
# Elements above a byline that may say that it is somebody else's.
REACH = 7
# A byline so many elements away from the headline belongs to something else.
FAR = 400
# The strength of a line about the article, which may or may not name somebody.
ABOUT = 1
_STRONG = re.compile(
    r"(?:^|[-_ ])(?:by-?lines?|vcard author|author vcard|post-?author|entry-?author|article-?authors?|authored-by)"
    r"(?:$|[-_ ])"
)
# These are asked of every element.
_NAMED = any_of(
    r"author|(?:^|[-_ ])(?:autor(?:en|es|in|a)?|auteurs?|autori|autora?s?|verfasser|writers?|creator|posted-?by"
    r"|submitted|by-?line|auth[-_]name|username|fn|reporter|journalist|redaktor|skribent|forfatter|kirjoittaja|yazar)"
    r"(?:$|[-_ ])"
)
# Lines about the article, with "by" somewhere in them.
_ABOUT = any_of(r"(?:meta|info|data|details|dateline)(?:$|[-_ ])")
_ELSEWHERE = any_of(
    r"comment|reply|response|related|recommend|teaser|sidebar|widget|footer|foot(?:$|[-_ ])|(?:^|[-_ ])nav|menu"
    r"|tagcloud|popular|latest|trending|more-|most-|newsletter|promo(?!t)|caption|image|photo|avatar|pingback"
    r"|trackback|share|social|contact"
)
_OUTSIDE = frozenset({"nav", "footer", "aside", "figure", "figcaption"})
_SEEN = (
    *("span", "a", "p", "div", "address", "li", "ul", "h2", "h3", "h4", "h5", "cite", "strong", "small", "b"),
    *("header", "meta", "section"),
)
_DAY = r"(?:\w{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}\.? \w{3,9}\.? \d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})"
_LEAD = re.compile(
    r"^\W*(?:" + _DAY + r"[ ,|\u2013\u2014-]*)?(?:about the author\W*)?"
    r"(?:(?:by|von|vom|par|por|di|da|av|af|door|przez|yazan|автор|текст|από|بقلم|كتبت?|記者|text|autor(?:/?in|a|en)?|auteur|author|writer"
    r"|interview)(?:\s*:\s*|\s+|$)"
    r"|(?:posted|written|reported|submitted|published|created|added|story|words|text|article)(?: on [^,]{4,30},?)?"
    r" by[: ]\s*"
    r"|(?:geschrieben|verfasst|veröffentlicht|erstellt|gespeichert|gepostet|eingestellt|artikel|rezept"
    r"|(?:ein |blog |blog-)?beitrag) von[: ]\s*"
    r"|(?:écrit|publié|rédigé|posté) par[: ]\s*|(?:escrito|publicado|redactado) por[: ]\s*"
    r"|(?:scritto|pubblicato) da[: ]\s*|(?<=[\d|,\u2013\u2014 -])(?=\S))",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\b(?:by|von|par|por|autor(?:in)?:|author:)\s+(?=\w)", re.IGNORECASE)
_ALL_OF = re.compile(
    r"^(?:view|see|show|read|browse) (?:all|more) (?:posts|articles|stories|entries)?\s*(?:by|from|of)\s+"
    r"|^(?:zeige|alle|weitere)\b.{0,12}\b(?:beiträge|artikel|rezepte) von\s+"
    r"|^(?:zum profil von|profil de|profile of|voir tous les articles de|ver todos los artículos de)\s+",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(r"^(?:archiv|archive|profil|profile|website|alle artikel|all posts|mehr)\b", re.IGNORECASE)
_REST = re.compile(
    r"\s*(?:[|\u2022\u00b7\u2192\u00bb]"
    r"|[,\u2013\u2014-]?\s*(?:\b(?:on|am|vom|den|le|el|il|op|um|at|in category|under|updated|posted|erstellt)\b:?)?\s*"
    r"(?:\d{1,4}[./:]|\d{1,2}\.?\s|\b(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)[a-z]{0,6}\.?, ?\d"
    r"|\b(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-zä]{0,6}\.? \d)).*\Z",
    re.IGNORECASE | re.DOTALL,
)
# An address of a house, not of a person: <address> may hold either.
_POSTAL = re.compile(
    r"[@\d]{5}|\b(?!(?:19|20)\d\d\b)\d{4}\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\w@\w|\bp\.? ?o\.? box\b|\bpostfach\b"
    r"|(?:stra(?:ß|ss)e|str\.|gasse|allee|platz|weg) ?\d|\b(?:street|avenue|road|lane|suite|floor|rue|calle|avenida|rua"
    r"|piazza|viale|ulica|ul\.|улица|ул\.|проспект)\b|\b(?:tele?(?:fon|phone|f)?|phone|fon|fax|тел|e-?mail|mobile?)\b\W"
    r"|\b(?:germany|deutschland|austria|österreich|switzerland|schweiz|france|spain|españa|italy|italia|united kingdom"
    r"|usa|poland|polska|netherlands|nederland|россия|украина)\W*$",
    re.IGNORECASE,
)


def bylines(head: Head) -> list[Found]:
    """Texts of the page's own bylines, without "by" and the date, the most telling first; at most a dozen."""
    ranked: list[tuple[int, int, Found]] = []
    headline = -1
    for place, element in enumerate(islice(head.root.iter("h1", *_SEEN), MAX_ELEMENTS)):
        if element.tag == "h1":
            headline = place if headline < 0 else headline
            continue
        strength = _strength(element)
        if strength and not _is_elsewhere(element) and (text := _named(element, strength)):
            ranked.append((strength, place, Found(text, "page", _locator(element))))
            if len(ranked) >= MAX_CANDIDATES:
                break
    if headline >= 0:
        ranked = [item for item in ranked if abs(item[1] - headline) <= FAR]
    ranked.sort(key=lambda item: (-item[0], abs(item[1] - max(headline, 0))))
    texts = dict.fromkeys(found.value for _, _, found in ranked)
    first = {text: next(found for _, _, found in ranked if found.value == text) for text in texts}
    return list(first.values())[:12]


def name_in(text: str) -> str:
    """What a byline says without its opening ("By", "Posted by", "View all posts by") and a date at its end."""
    text = _ALL_OF.sub("", _LEAD.sub("", text, count=1), count=1)
    text = _REST.sub("", text, count=1).strip(" ,;:-\u2013\u2014/")
    return "" if _ARCHIVE.match(text) else text


def _named(element: Any, strength: int) -> str:
    """The name that an element gives; in a line about the article it stands behind a "by"."""
    text = _text(element)
    if element.tag == "address" and not _is_byline(text):
        return ""
    if strength > ABOUT:
        return name_in(text)
    found = _WITHIN.search(text)
    return name_in(text[found.end() :]) if found else ""


def _is_byline(text: str) -> bool:
    """Whether an <address> is that of the author: it opens as a byline does, or holds one name and nothing else."""
    if _POSTAL.search(text):
        return False
    return _WITHIN.match(text) is not None or not re.search(r"[,;|\u2022\u00b7]", text)


def _strength(element: Any) -> int:
    """How much an element looks like the byline: 4 said in so many words, 3 and 2 by its class, 1 about the article."""
    rel = element.get("rel")
    if element.get("itemprop") == "author" or (rel and "author" in rel.lower().split()):
        return 4
    if element.tag == "address":
        return 3
    return _strength_of(names_of(element))


@lru_cache(maxsize=20_000)
def _strength_of(names: str) -> int:
    # Names may be parted by breaks of lines, too.
    names = " ".join(names.lower().split())
    is_named = _NAMED.search(names) is not None
    # Most names say nothing of the kind: what is rare is asked first.
    if not (is_named or _ABOUT.search(names)) or _ELSEWHERE.search(names):
        return 0
    if not is_named:
        return ABOUT
    if _STRONG.search(names):
        return 4
    return 3 if "aut" in names else 2


def _is_elsewhere(element: Any) -> bool:
    """Whether it stands in a comment, a teaser of another article, a navigation."""
    for parent in islice(element.iterancestors(), REACH):
        if parent.tag in {"body", "html"}:
            return False
        if parent.tag in _OUTSIDE or _is_foreign(names_of(parent)):
            return True
    return False


@lru_cache(maxsize=20_000)
def _is_foreign(names: str) -> bool:
    return _ELSEWHERE.search(names) is not None


def _text(element: Any) -> str:
    """The name inside: a marked one, else all text if it is short enough for a byline."""
    if element.get("content"):
        return squeeze(element.get("content"))[:MAX_BYLINE]
    marked = element.find(".//*[@itemprop='name']")
    parts: Iterator[str] = (element if marked is None else marked).itertext()
    taken: list[str] = []
    length = 0
    for part in parts:
        taken.append(part)
        length += len(part.strip())
        if length > MAX_BYLINE:
            return ""
    return squeeze(" ".join(taken))


def _locator(element: Any) -> str:
    names = element.get("class") or element.get("itemprop") or element.get("rel") or element.get("id") or ""
    return f"{element.tag}.{'.'.join(names.split())}"[:60]
