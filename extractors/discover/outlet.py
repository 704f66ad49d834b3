"""What a front page and an address say of its outlet: its name, its language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from extractors import urls
from extractors.discover import markup

MAX_NAME = 100
# Country codes that outlets of all countries use, and those that are none of ISO 3166-1.
_ANYWHERE = frozenset({"ac", "ag", "ai", "cc", "co", "eu", "fm", "gg", "io", "la", "ly", "me", "su", "to", "tv", "vc"})
_CODE = 2
_SEPARATORS = re.compile(r"\s+[|\u2013\u2014\u00b7\u2022:-]+\s+|\s*[|:]\s+")
_LANGUAGE_PATH = re.compile(r"/[a-z]{2}(?:[-_][a-z]{2,4})?/?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outlet:
    """Name, title of the front page and language (as in ``en``), as far as they can be told."""

    name: str | None = None
    title: str | None = None
    lang: str | None = None


def outlet(html: str, url: str) -> Outlet:
    """Read the front page ``html`` at ``url``."""
    tree = markup.parse_html(html)
    if tree is None:
        return Outlet()
    title = next((markup.text_of(element) for element in tree.iter("title")), None)
    stated = _meta(tree, "property", "og:site_name") or _meta(tree, "name", "application-name")
    return Outlet(stated or name_in(title, url), _first_part(title), markup.language(tree.get("lang")))


def name_in(title: str | None, url: str) -> str | None:
    """The part of a title that is named like the host of ``url``; None if none is."""
    label = letters(label_of(url))
    for part in _parts(title):
        own = letters(part)
        if own and label and (own in label or label in own):
            return part[:MAX_NAME]
    return None


def country_of(url: str) -> str | None:
    """The country that a host's last label stands for; None for those that outlets of all countries use."""
    labels = urls.host_of(url).partition(":")[0].split(".")
    last = labels[-1]
    if len(last) != _CODE or not (last.isascii() and last.isalpha()):
        return None
    if last in _ANYWHERE and not (last == "co" and "com" in labels):
        return None
    return "gb" if last == "uk" else last


def is_homepage(url: str) -> bool:
    """Say whether an address can be that of an outlet: a host's root, or the front page of one of its languages."""
    parts = urlsplit(urls.canonicalise(url))
    return not parts.query and (is_root(url) or _LANGUAGE_PATH.fullmatch(parts.path) is not None)


def is_root(url: str) -> bool:
    """Say whether an address is a host's root."""
    parts = urlsplit(urls.canonicalise(url))
    return parts.path in {"", "/"} and not parts.query


def label_of(url: str) -> str:
    """The word that stands for the site in its host: ``outlet`` of ``www.outlet.co.example``."""
    return urls.site_of(url).partition(".")[0] or "source"


def _meta(tree: Any, key: str, name: str) -> str | None:
    for element in tree.iter("meta"):
        if element.get(key, "").lower() == name:
            text = markup.plain_text(element.get("content"))
            if text:
                return text[:MAX_NAME]
    return None


def _parts(title: str | None) -> list[str]:
    return [text for part in _SEPARATORS.split(title or "") if (text := part.strip())]


def _first_part(title: str | None) -> str | None:
    parts = _parts(title)
    return parts[0][:MAX_NAME] if parts else None


def letters(text: str) -> str:
    """Its letters and digits in lower case: so a name and the address of who is called so can be held together."""
    return "".join(char for char in text.lower() if char.isalnum())
