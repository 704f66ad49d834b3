"""Whether an address is that of another article of the same site, as far as addresses and link texts tell."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from extractors import urls
from extractors.article.box_words import NO_ARTICLE
from extractors.discover import addresses
from extractors.discover.outlet import label_of, letters

_WORDS = 3
# Words of the name of a topic or person.
_NAME = 4
# The address of a headline that tells of registrations or newsletters has more words than the page of such a service.
_SERVICE_WORDS = 5
# Shorter words may be left out of an address: de, la, in.
_LONG = 3
# Scripts without spaces: so many characters are a headline.
_CHARACTERS = 10
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_VARIANT = re.compile(r"^(?:www|m|amp|mobile)\.")
_ENDING = re.compile(r"\.[a-z]{3,5}$", re.IGNORECASE)
_ID = re.compile(r"\d{5,}")
_NUMBER = re.compile(r"\d{4,}")
_DIGITS = re.compile(r"\d+")
_NAME_WORD = re.compile(r"[^\W\d_]{2,}")
_TAIL = re.compile(r"[^-_/,;]*$")
_TRAILING_ID = re.compile(r"\.\w{2,5}$|\b[a-z]?\d+$|\d+$")
_NO_WORD = re.compile(r"[\W_]+")
_MEDIA = re.compile(r"(?:^|[_-])(?:photo|video|galler(?:y|ie)|podcast|bilder)s?(?:$|[_-])")
_SERVICE = re.compile(
    r"newsletter|subscri|suscripci|abonnieren|abonnement|abonelik|anmeldung|preferences|sign-?up(?:$|-)|log-?in$|registrier"
    r"|terms-(?:and|of)-|^(?:terms|conditions|agb|impressum|sitemap|siteindex)$|^(?:conditions|condiciones)-(?:generales|de)"
    r"|^faq(?:$|-)|(?:^|-)startseite(?:$|-)"
)
# One path for all articles of a site: only the query tells them apart.
_SCRIPT = re.compile(r"\.(?:php|aspx?|jsp|do|cgi)$|/$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """How an address is built: its folders, the words of its last part, its digits, its end, what it may be called."""

    section: str
    depth: int
    words: int
    has_number: bool
    tail: str
    name: str
    called: frozenset[tuple[str, ...]]


@lru_cache(maxsize=4096)
def address(url: str) -> Address:
    """What there is to say about the path of an address."""
    path = _path(url)
    segments = [segment for segment in path.split("/") if segment]
    last = segments[-1] if segments else ""
    tail = _TAIL.search(last)
    name = _plain(last)
    return Address(
        section=segments[0] if segments else "",
        depth=len(segments),
        words=len(_NAME_WORD.findall(last)),
        has_number=_NUMBER.search(path) is not None,
        tail=_DIGITS.sub("#", tail[0] if tail else "")[-12:],
        name=name,
        called=frozenset({_long_words(name), _long_words(_TRAILING_ID.sub("", name))}),
    )


def is_named(url: str, text: str) -> bool:
    """Whether the last part of an address is the text of the link: pages of topics and people are called so."""
    name = _long_words(_plain(text))
    return bool(name) and name in address(url).called


def _long_words(text: str) -> tuple[str, ...]:
    """Its words; without those of one or two letters where there are others."""
    words = [word for word in _NO_WORD.split(text) if word]
    return tuple([word for word in words if len(word) >= _LONG] or words)


def is_topic(url: str, text: str) -> bool:
    """Whether a link leads to the page of a topic or person: a short name, and the same name as address."""
    return len(text.split()) <= _NAME and not address(url).has_number and is_named(url, text)


def _plain(text: str) -> str:
    """Without case and accents."""
    text = text.casefold()
    if text.isascii():
        return text
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


class Own:
    """The address of a page, against which the targets of its links are held."""

    def __init__(self, url: str, base: str) -> None:
        self._hosts = {_host(url), _host(base)}
        self._key = urls.dedupe_key(url)
        self._path = _path(url)
        self._stem = _ENDING.sub("", self._path)
        self._shape = _shape(self._path)
        self._segments = frozenset(self._path.lower().split("/"))
        self._known: dict[str, bool] = {}
        # An address that nothing tells from those of lists: others of its folder are as good.
        self._is_plain = self._path.count("/") > 1 and self._shape is None and not addresses.is_article(url)
        self.url = url
        self.address = address(url)
        self.outlet = letters(label_of(url))

    def is_home(self, target: str) -> bool:
        """Whether a target is on the same host; ``www.`` and the editions for phones aside."""
        return _host(target) in self._hosts

    def is_itself(self, target: str) -> bool:
        """Whether it is the page, one of its further pages, or a picture of it."""
        path = _path(target)
        if path == self._path:
            return not _SCRIPT.search(path) or urls.dedupe_key(target) == self._key
        return len(self._stem) > 1 and path.startswith(tuple(self._stem + mark for mark in "/,;"))

    def may_be_article(self, target: str) -> bool:
        """Whether nothing in an address says that it is none. What stands in the page's own address says nothing."""
        if may_be_article(target):
            return True
        refused = NO_ARTICLE.intersection(_path(target).lower().split("/"))
        there = address(target)
        folder = self._path.rpartition("/")[0]
        is_alike = (
            self.address.tail == there.tail
            or (self.address.depth == there.depth and min(self.address.words, there.words) >= _WORDS)
            or (bool(folder) and _path(target).rpartition("/")[0] == folder)
        )
        return bool(refused) and refused <= self._segments and is_alike

    def is_beside(self, target: str) -> bool:
        """Whether an address is in the folder of the page and ends like it: there articles may have short names."""
        path = _path(target)
        return path.rpartition("/")[0] == self._path.rpartition("/")[0] and _ending(path) == _ending(self._path)

    def is_article(self, target: str) -> bool:
        """Whether it looks like an article's: by common rules, or because it is built as this page's own."""
        known = self._known.get(target)
        if known is None:
            known = self._known[target] = self.may_be_article(target) and (
                addresses.is_article(target)
                or (self._shape is not None and _shape(_path(target)) == self._shape)
                or (self._is_plain and self.is_beside(target))
            )
        return known


def is_headline(text: str) -> bool:
    """Whether the text of a link is long enough for a headline."""
    if not text.isascii() and UNSPACED.search(text):
        return len(text) >= _CHARACTERS
    return len(text.split()) >= _WORDS


def may_be_article(target: str) -> bool:
    """Whether nothing in an address says that it is none."""
    path = _path(target)
    return len(path) > 1 and not _is_list(target)


@lru_cache(maxsize=4096)
def _is_list(url: str) -> bool:
    segments = [segment for segment in _path(url).lower().split("/") if segment]
    if not NO_ARTICLE.isdisjoint(segments) or any(_MEDIA.search(segment) for segment in segments[:-1]):
        return True
    return any(map(_is_service, segments)) or addresses.is_list(url)


def _ending(path: str) -> str:
    found = _ENDING.search(path)
    return found[0] if found else ""


def _is_service(segment: str) -> bool:
    return _SERVICE.search(segment) is not None and len(_NAME_WORD.findall(segment)) <= _SERVICE_WORDS


def _host(url: str) -> str:
    return _VARIANT.sub("", urls.host_of(url))


@lru_cache(maxsize=4096)
def _path(url: str) -> str:
    try:
        return unquote(urlsplit(url).path).rstrip("/")
    except ValueError:
        return ""


def _shape(path: str) -> tuple[str, ...] | None:
    """How an address with an id in it is built; None where there is no id."""
    segments = [segment for segment in _ENDING.sub("", path).split("/") if segment]
    if len(segments) < 2:  # noqa: PLR2004 - a folder and a name
        return None
    if any(_ID.search(segment) for segment in segments):
        return tuple(_ID.sub("#", segment) if _ID.search(segment) else "*" for segment in segments)
    last = segments[-1]
    return (segments[0], str(len(segments)), str(len(last))) if any(map(str.isdigit, last)) else None
