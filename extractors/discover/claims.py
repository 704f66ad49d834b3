"""Which claims of a page about its own address are believed. Pure.

A page that names another address of its site as canonical is one article with it. Templates err: some name the section
for all of its stories, or the script without the number; translations name the original, second pages the first.
Believed, each of these would take two articles for one, and the second would be lost.
"""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from extractors import url_noise, urls
from extractors.discover import addresses

if TYPE_CHECKING:
    from collections.abc import Iterable
    from urllib.parse import SplitResult

# One shingle of so many is kept of each article of a run: a few hundred bytes.
_ONE_IN = 8
# Of shorter texts nothing can be said.
_FEWEST = 6
# A print edition, an AMP page or the first lines before a paywall share far more with the article.
_ANOTHER = 0.15
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][a-z]{2,4})?")
_MONTH = re.compile(r"/(199\d|20[0-3]\d)/(\d{1,2})(?=/|$)")
_WORD = re.compile(r"[^\W\d_]+")
# Shorter words, and the names of sections, say little.
_MIN_LETTERS = 5
_PAGE = re.compile(r"(?:^|&)(?:page|pg|seite|pagina|strana)=(?:[2-9]|[1-9]\d)(?:&|$)", re.IGNORECASE)
_PAGE_SEGMENT = re.compile(r"/(?:page/)?(?:[2-9]|[1-9]\d)/?", re.IGNORECASE)


def believed(claimed: str | None, final: str, lang: str | None = None) -> str | None:
    """Give the address that the page at ``final`` claims as canonical, if it can be that of this one article.

    Not another site's (that is evidence of syndication), a list's, or one that says less than ``final`` does. ``lang``
    is the page's own language, as in ``en``.
    """
    if not claimed or urls.site_of(claimed) != urls.site_of(final):
        return None
    here, there = urlsplit(urls.canonicalise(final)), urlsplit(urls.canonicalise(claimed))
    if not there.path.strip("/") or (addresses.is_list(claimed) and not addresses.is_list(final)):
        return None
    if _is_translation(here, there, lang) or _is_later_page(here, there) or _is_of_another_month(here, there):
        return None
    if url_noise.names_page(there.path) or addresses.is_article(claimed) or there.query:
        return claimed
    # A path of plain words: the same name in another place is that page, its section or its script is not.
    same_name = _last(there.path) == _last(here.path)
    return claimed if same_name and not here.query else None


def _is_translation(here: SplitResult, there: SplitResult, lang: str | None) -> bool:
    """/ru/fog in Russian that names /en/fog or /fog: another text, whatever its template says."""
    return lang is not None and lang in _languages(here) and lang not in _languages(there)


def _is_later_page(here: SplitResult, there: SplitResult) -> bool:
    """The second page of a story, or a later one, that names the first."""
    if _PAGE.search(here.query) and not _PAGE.search(there.query):
        return True
    rest = here.path.removeprefix(there.path.rstrip("/"))
    return rest != here.path and _PAGE_SEGMENT.fullmatch(rest) is not None


def _is_of_another_month(here: SplitResult, there: SplitResult) -> bool:
    """/2020/04/masks that names /2016/08/apartments: some systems mix up their stories."""
    months = [_MONTH.search(address.path) for address in (here, there)]
    if months[0] is None or months[1] is None or months[0].groups() == months[1].groups():
        return False
    return not _words(here.path) & _words(there.path)


def is_edition(one: str, other: str) -> bool:
    """Say whether two addresses are so alike that reading one of them is enough, once it has named the other.

    The same host, the same name at the end, and the same languages on the way: /print/fog-on-the-river, and not
    /ru/fog-on-the-river or /fog-on-the-river/2.
    """
    here, there = urlsplit(urls.canonicalise(one)), urlsplit(urls.canonicalise(other))
    if urls.host_of(one) != urls.host_of(other) or here.query != there.query:
        return False
    return _last(here.path) == _last(there.path) and _languages(here) == _languages(there)


def sample(shingles: Iterable[int]) -> array[int]:
    """Give what is kept of a text, to see whether another one is something else altogether."""
    return array("q", (shingle for shingle in shingles if shingle % _ONE_IN == 0))


def is_another(one: array[int] | None, other: array[int] | None) -> bool:
    """Say whether two texts have next to nothing in common. False if one of them is unknown or too short to tell."""
    if one is None or other is None or min(len(one), len(other)) < _FEWEST:
        return False
    common = len(set(one) & set(other))
    return common / min(len(set(one)), len(set(other))) < _ANOTHER


def _languages(address: SplitResult) -> list[str]:
    """The words of an address that look like languages: segments of its path, labels of its host, a field's value."""
    values = [part.partition("=")[2] for part in address.query.split("&")]
    words = [*address.netloc.split(".")[:-1], *address.path.split("/"), *values]
    return [word.lower()[:2] for word in words if _LANGUAGE.fullmatch(word.lower())]


def _words(path: str) -> set[str]:
    return {word for word in _WORD.findall(path.lower()) if len(word) >= _MIN_LETTERS}


def _last(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2].lower()
