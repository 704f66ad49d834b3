"""Who wrote it: people as authors, agencies as syndication credit."""

from __future__ import annotations

import re

from extractors.article.head import Found, Head
from extractors.article.jsonld import names_of
from extractors.article.phrases import BYLINE
from extractors.article.tree import fold, text_of

MAX_AUTHORS = 12
MAX_NAME = 60
LEAST_SINGLE = 5
# Short name: other spellings.
_WIRES = """
Reuters: thomson reuters
AP: associated press, the associated press, ap news
AFP: agence france presse, agence france-presse, afp news
TASS: тасс, itar-tass
dpa: deutsche presse-agentur
Interfax: интерфакс
RIA Novosti: риа новости
UPI: united press international
Bloomberg: bloomberg news
Xinhua: xinhua news agency
EFE: agencia efe
Europa Press:
ANSA:
APA:
ATS:
Belga:
SDA: keystone-sda
Anadolu: aa, anadolu agency
PTI: press trust of india
ANI:
IANS:
PA: pa media, press association
Kyodo: kyodo news
Yonhap: yonhap news agency
PAP:
Ukrinform:
Kazinform:
Canadian Press: the canadian press
AAP: australian associated press
RFE/RL: radio free europe, radio free europe/radio liberty
The Conversation:
Project Syndicate:
agencies: agency, wire, news agencies
"""
_AGENCIES = {
    spelling.strip().casefold(): short
    for line in _WIRES.strip().splitlines()
    for short, _, others in (line.partition(":"),)
    for spelling in (short, *others.split(","))
    if spelling.strip()
}
_PREFIX = re.compile(r"^(?:by|von|par|por|di|автор:?|текст:?|written by|story by|author:?)\s+", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:[,;|•·]|\s&\s|\s(?:and|und|et|y|e|og|och|и|with|mit)\s)\s*", re.IGNORECASE)
_NO_NAME = re.compile(
    r"https?:|www\.|[@{}<>#]|\d{3}"
    r"|\b(?:staff|admin|editors?|editorial|newsroom|redaktion|redacción|rédaction|редакция|newsdesk|desk|team|webmaster"
    r"|contributors?|correspondents?|reporters?|writers?|author|unknown|guest|special to|agenc(?:y|ies)|news service"
    r"|updated|published|online|digital|press release|chief|bureau|service|by)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(r"(?:\s*[-\u2013\u2014(/|,]| in ).*$")
_SHORT_SIGN = re.compile(r"\s*\([^()]{1,20}\)\s*$")
_META = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "cxenseparse:author",
    "article:author_name",
    "og:article:author",
)
_BYLINES = (
    ".//*[@itemprop='author']",
    ".//a[@rel='author']",
    ".//*[contains(concat(' ', normalize-space(@class), ' '), ' byline ')]",
    ".//*[contains(@class, 'author-name') or contains(@class, 'author__name')]",
    ".//*[contains(@class, 'article__author') or contains(@class, 'byline__name')]",
)


def agency(name: str) -> str | None:
    """The usual short name of a news agency, or None for anybody else."""
    key = name.strip(" .()").casefold()
    return _AGENCIES.get(key) or _AGENCIES.get(_ROLE.sub("", key))


def split_names(text: str) -> list[str]:
    """Names in a byline: ``By Ann Lee and Bob Ray`` -> two names."""
    return [part for part in _SPLIT.split(_PREFIX.sub("", text.strip())) if part]


def person(name: str, site: str | None) -> str | None:
    """The name as a person's, or None where it is an address, a desk, the outlet itself or no name at all."""
    name = _SHORT_SIGN.sub("", name).strip(" .,:-\u2013\u2014\"'\u201c\u201d")
    words = name.split()
    if not words or len(name) > MAX_NAME or len(words) > 6 or _NO_NAME.search(name):  # noqa: PLR2004 - longer is a sentence
        return None
    if agency(name) or (site and fold(name) == fold(site)):
        return None
    if not name[0].isalpha() or (len(words) == 1 and (name.islower() or (name.isupper() and len(name) < LEAST_SINGLE))):
        return None
    return name.title() if name.isupper() and len(words) > 1 else name


def authors(head: Head, site: str | None) -> tuple[tuple[str, ...], str | None, list[Found], Found | None]:
    """People, an agency if one is named, all candidates, and the chosen one."""
    founds: list[Found] = []
    wire: str | None = None
    # The page itself is searched only where its head names nobody: that is the slow part.
    for read in (_from_json, lambda head: head.meta(*_META), _from_page):
        for found in read(head):
            founds.append(found)
            parts = split_names(found.value)
            wire = wire or next(filter(None, map(agency, [found.value, *parts])), None)
            people = {fold(name): name for part in parts if (name := person(part, site))}
            if people:
                return tuple(people.values())[:MAX_AUTHORS], wire, founds, found
    return (), wire, founds, None


def _from_json(head: Head) -> list[Found]:
    if head.node is None:
        return []
    found: list[Found] = []
    for key in ("author", "creator"):
        names = [name for name, _ in names_of(head.node.data.get(key), head.nodes)]
        if names:
            found.append(Found(", ".join(names[:MAX_AUTHORS]), "json-ld", f"{head.node.place}.{key}"))
    return found


def _from_page(head: Head) -> list[Found]:
    """Bylines in the page itself; long ones are not bylines."""
    founds: list[Found] = []
    for path in _BYLINES:
        for element in head.root.xpath(path)[:8]:
            text = (element.get("content") or text_of(element))[:200]
            byline = BYLINE.match(text)
            if byline or (text and len(text) <= MAX_NAME):
                founds.append(Found(byline["names"] if byline else text, "page", path.removeprefix(".//")[:60]))
        if founds:
            break
    if not founds:
        near = ((text, BYLINE.match(text)) for text in head.under_headline())
        founds = [Found(byline["names"], "page", "h1/following") for _, byline in near if byline][:1]
    return founds
