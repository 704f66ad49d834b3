"""Who wrote it: people as authors, agencies as syndication credit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.article.agencies import AGENCIES, LONG_AGENCIES, agency
from extractors.article.bylines import bylines, name_in
from extractors.article.head import Found
from extractors.article.jsonld import names_of
from extractors.article.phrases import BYLINE
from extractors.article.tree import fold
from extractors.urls import site_of

if TYPE_CHECKING:
    from extractors.article.head import Head

MAX_AUTHORS = 12
MAX_NAME = 60
# Longer is a sentence.
MAX_WORDS = 6
LEAST_SINGLE = 5
_COUNTRIES = frozenset(
    {
        "germany",
        "deutschland",
        "austria",
        "österreich",
        "switzerland",
        "schweiz",
        "suisse",
        "france",
        "spain",
        "españa",
        "italy",
        "italia",
        "poland",
        "polska",
        "netherlands",
        "nederland",
        "belgium",
        "belgique",
        "usa",
        "uk",
        "россия",
        "україна",
        "brasil",
        "portugal",
        "sweden",
        "sverige",
        "norway",
        "norge",
    }
)
_PREFIX = re.compile(r"^(?:by|von|par|por|di|автор:?|текст:?|written by|story by|author:?)\s+", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:[,;|•·]|\s&\s|\s(?:and|und|et|y|e|og|och|и|with|mit|avec)\s)\s*", re.IGNORECASE)
_NO_NAME = re.compile(
    r"https?:|www\.|[@{}<>#!?]"
    r"|\b(?:staff|admin|editors?|editorial|newsroom|redaktion|redacción|rédaction|редакция|newsdesk|desk|team|webmaster"
    r"|contributors?|correspondents?|reporters?|writers?|author|unknown|guest|special to|agenc(?:y|ies)|news service"
    r"|twitter|facebook|super user|gmbh|e\.v|updated|published|online|digital|press release|chief|bureau|service|by)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{3}")
# What follows a name at once: an account, a trade, a place.
_ROLE_BEHIND = re.compile(r"\s*(?:@\w+.*|[-\u2013\u2014]\s*$|\sin [A-Z\u00c0-\u00de].*)")
# A trade stands beside a name and is neither a person nor an outlet; "Guardian staff reporter" is a desk.
_TRADE = re.compile(
    r"(?:correspondent|editor|reporter|writer|columnist|journalist|contributor|photographer|in chief|at large"
    r"|redakteur(?:in)?|korrespondent(?:in)?|journaliste|redactora?|корреспондент|обозреватель)$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?:|www\.|[@{}<>#]|/|\.(?:txt|html?|php)$")
_NOBODY = frozenset(
    {
        "admin",
        "administrator",
        "author",
        "unknown",
        "guest",
        "webmaster",
        "by",
        "von",
        "und",
        "none",
        "publisher",
        "super user",
        "null",
        "editor",
        "human",
        "face",
        "wordpressadmin",
        "home",
        "blog",
        "gastbeitrag",
        "gastautor",
        "today",
        "yesterday",
    }
)
# What is put before a name ("Interview: Ann Lee") or behind it ("Ann Lee: translated by", a day, a count).
_LABEL = re.compile(
    r"^.*\b(?:artikel|text|story|words|written|posted) (?:von|by)\s*:\s*"
    r"|^(?:(?:und|and|et|y|e) )?(?:text|interview|words|story|autor(?:/?in|a)?|auteur|author|foto und text"
    r"|text und foto|作者|文|記者|автор|текст)\s*[:\uff1a]\s*",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s*(?:[:\uff1a]\s.*|\s\d{4}-\d\d-\d\d.*|\s\.\s*\d{1,4}$|\s[)\]]$|\s(?:im gespräch|kommentare?)\b.*)$",
    re.IGNORECASE,
)
# Houses, not people: by what they are called, or because the name is that of a site or a file.
_HOUSE = re.compile(
    r"\b(?:ministeri\w*|departe?ment\w*|universi\w*|instituto?|institut[et]?|stiftung|foundation|verlag|verein|\w*verband"
    r"|\w*fraktion|partei|\w*zeitung|rotes kreuz|landesanstalt|bundesamt|behörde|kirche|sekretariat|council|committee"
    r"|association|federation|company|limited|inc|ltd|llc|s\.a|corp|holding|museum|magazine?|gazette|tribune|herald|times|daily"
    r"|weekly|news|nachrichten|noticias|notizie|новости|collectif|coordenadoria|prefeitura|secretaria|ayuntamiento|gobierno"
    r"|government|police|polizei|feuerwehr|pressestelle|presseamt|presse|prensa|press|media|tv|radio|newsletter|podcast"
    r"|photos?|fotos?|images|getty|shutterstock|comments?|kommentare?|share|follow|instagram|linkedin|youtube)\b",
    re.IGNORECASE,
)
_SITE = re.compile(
    r"^\S+\.(?:com|org|net|info|eu|de|at|ch|fr|it|es|nl|be|pl|ru|ua|uk|se|no|dk|fi|pt|br|txt)$", re.IGNORECASE
)
# "Le Courrier avec AFP": beside an agency it is an outlet.
_ARTICLE = re.compile(r"(?:the|le|la|les|el|los|il|die|der|das|o|a) \S+$", re.IGNORECASE)
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


@dataclass(frozen=True, slots=True)
class Authors:
    """People, and the agencies, desks and outlets that the byline names beside or instead of them, as it names them.

    ``founds`` are all candidates, ``chosen`` the one that named the people.
    """

    people: tuple[str, ...]
    others: tuple[str, ...]
    founds: tuple[Found, ...]
    chosen: Found | None

    @property
    def wire(self) -> str | None:
        """The usual name of the first news agency that any candidate names."""
        names = (part for found in self.founds for part in (found.value, *split_names(found.value)))
        return next(filter(None, map(agency, names)), None)


def split_names(text: str) -> list[str]:
    """Names in a byline: ``By Ann Lee and Bob Ray`` -> two names; ``dpa/Bob Ray`` too."""
    named = [part for part in _SPLIT.split(_PREFIX.sub("", text.strip())) if part]
    return [name for part in named for name in _beside_agency(part)]


def _beside_agency(part: str) -> list[str]:
    """What slashes separate, where one of it is an agency; elsewhere they belong to a name or an address."""
    folded = part.casefold()
    for spelling in LONG_AGENCIES:
        if folded.endswith(f" {spelling}"):
            before = part[: -len(spelling)].rstrip(" -\u2013\u2014")
            if " " in before:
                return [before, part[-len(spelling) :]]
    names = [name.strip() for name in part.split("/") if name.strip()]
    return names if folded not in AGENCIES and any(map(agency, names)) else [part]


def person(name: str, site: str | None, *, is_marked: bool = False) -> str | None:
    """The name as a person's, or None where it is an address, a desk, the outlet itself or no name at all.

    ``is_marked``: it stands where a page names its author, so that a nickname in small letters is one too.
    """
    name = _BEHIND.sub("", _LABEL.sub("", name))
    name = _ROLE_BEHIND.sub("", _SHORT_SIGN.sub("", name)).strip(" .,:;-\u2013\u2014\"'\u201c\u201d\u2192")
    words = name.split()
    if not words or len(name) > MAX_NAME or len(words) > MAX_WORDS or _NO_NAME.search(name):
        return None
    if _HOUSE.search(name) or _SITE.match(name) or words[0].casefold() in _NOBODY or len(name) == 1:
        return None
    if not is_marked and _NUMBER.search(name):
        return None
    if agency(name) or (site and fold(name) == fold(site)):
        return None
    if not name[0].isalpha() or (len(words) == 1 and not is_marked and _is_sign(name)):
        return None
    return name.title() if name.isupper() and len(words) > 1 else name


def _is_sign(word: str) -> bool:
    """Whether a single word is rather an account or an abbreviation than a name."""
    return word.islower() or (word.isupper() and len(word) < LEAST_SINGLE)


def authors(head: Head, site: str | None) -> Authors:
    """Who a page names as its authors. The page itself is searched where its head names no person.

    What is no person counts where it stands beside the people, or in the first candidate where there are none.
    """
    founds: list[Found] = []
    instead: tuple[str, ...] = ()
    for read in (_from_json, _from_metas, bylines, _under_headline):
        for found in read(head):
            founds.append(found)
            people, others = _named(found, site)
            if people:
                outlet = {fold(site), _label(head.url)}
                named = _but(people, outlet) or tuple(people.values())
                return Authors(named[:MAX_AUTHORS], _but(others, outlet)[:MAX_AUTHORS], tuple(founds), found)
            instead = instead or tuple(others.values())
    return Authors((), instead[:MAX_AUTHORS], tuple(founds), None)


def _but(names: dict[str, str], keys: set[str]) -> tuple[str, ...]:
    return tuple(name for key, name in names.items() if key not in keys)


def _label(url: str) -> str:
    """The part of a host that is the outlet's name: ``cnn`` of ``edition.cnn.com``."""
    return fold(site_of(url).split(".")[0])


def _named(found: Found, site: str | None) -> tuple[dict[str, str], dict[str, str]]:
    """The people that a candidate names, and agencies, desks and outlets, by their folded names."""
    people: dict[str, str] = {}
    others: dict[str, str] = {}
    parts = split_names(found.value)
    if any(part.casefold() in _COUNTRIES for part in parts):
        return {}, {}
    # "Ministry for Schools, Culture": what a house is for, not people who go by one name.
    houses = {part for part in parts if _HOUSE.search(part) and not agency(part)}
    beside_agency = any(map(agency, parts))
    for part in parts:
        if houses and part not in houses and _is_field(part):
            continue
        is_outlet = beside_agency and _ARTICLE.match(part) is not None
        if not is_outlet and (name := person(part, site, is_marked=found.method == "page")):
            people.setdefault(fold(name), name)
        elif other := organisation(part):
            others.setdefault(fold(other), other)
    return people, others


def _is_field(part: str) -> bool:
    """Whether it is one word with a capital and no agency: beside a house that is a field or a place."""
    return " " not in part.partition(" - ")[0] and part[:1].isupper() and not agency(part)


def _under_headline(head: Head) -> list[Found]:
    near = ((text, BYLINE.match(text)) for text in head.under_headline())
    return [Found(name_in(byline["names"]), "page", "h1/following") for _, byline in near if byline][:1]


def organisation(name: str) -> str | None:
    """An agency, a desk or an outlet as it is named, or None for an address or no name at all."""
    name = name.strip(" .,:;-\u2013\u2014\"'\u201c\u201d\u2192")
    if name.casefold() in AGENCIES:
        return name
    if not name or len(name) > MAX_NAME or not name[0].isalnum() or _ADDRESS.search(name):
        return None
    is_trade = _TRADE.search(name) is not None and " staff " not in name.casefold()
    return None if name.casefold() in _NOBODY or is_trade else name


def _from_json(head: Head) -> list[Found]:
    if head.node is None:
        return []
    found: list[Found] = []
    for key in ("author", "creator"):
        names = [name for name, _ in names_of(head.node.data.get(key), head.nodes)]
        if names:
            found.append(Found(", ".join(names[:MAX_AUTHORS]), "json-ld", f"{head.node.place}.{key}"))
    return found


def _from_metas(head: Head) -> list[Found]:
    return head.meta(*_META)
