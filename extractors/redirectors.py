"""Addresses that only lead on to another one, and say to which: link wrappers of search engines, networks and mailers.

A target is taken from services that are known for it, never from just any ``url=`` parameter: an outlet's page may well
be about another address. Short links, and Google News, hide their target; those are asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_FIELDS = 50

# Host (with or without "www."), path, and the parameter that holds the target.
_BY_FIELD: Mapping[str, tuple[re.Pattern[str], tuple[str, ...]]] = {
    "google": (re.compile(r"/url"), ("q", "url")),
    "l.facebook.com": (re.compile(r"/l\.php"), ("u",)),
    "lm.facebook.com": (re.compile(r"/l\.php"), ("u",)),
    "facebook.com": (re.compile(r"/(?:flx/warn/?|l\.php|sharer/sharer\.php|sharer\.php)"), ("u",)),
    "l.instagram.com": (re.compile(r"/"), ("u",)),
    "l.threads.net": (re.compile(r"/"), ("u",)),
    "out.reddit.com": (re.compile(r"/.*"), ("url",)),
    "slack-redir.net": (re.compile(r"/link"), ("url",)),
    "t.umblr.com": (re.compile(r"/redirect"), ("z",)),
    "youtube.com": (re.compile(r"/redirect"), ("q",)),
    "linkedin.com": (re.compile(r"/(?:redir/redirect|safety/go)/?"), ("url",)),
    "vk.com": (re.compile(r"/away\.php"), ("to",)),
    "m.vk.com": (re.compile(r"/away\.php"), ("to",)),
    "vkontakte.ru": (re.compile(r"/away\.php"), ("to",)),
    "steamcommunity.com": (re.compile(r"/linkfilter/?"), ("url", "u")),
    "bing.com": (re.compile(r"/news/apiclick\.aspx"), ("url",)),
    "duckduckgo.com": (re.compile(r"/l/?"), ("uddg",)),
    "disq.us": (re.compile(r"/url/?"), ("url",)),
    "away.vk.com": (re.compile(r"/.*"), ("to",)),
    "twitter.com": (re.compile(r"/(?:intent/tweet|share)"), ("url",)),
    "telegram.me": (re.compile(r"/share/url"), ("url",)),
    "t.me": (re.compile(r"/(?:share/url|iv)"), ("url",)),
    "feedly.com": (re.compile(r"/i/subscription/.*"), ("url",)),
    "getpocket.com": (re.compile(r"/redirect"), ("url",)),
}
_SAFELINKS = re.compile(r"[a-z0-9]+\.safelinks\.protection\.outlook\.com")
_GOOGLE = re.compile(r"(?:www\.|news\.)?google\.(?:[a-z]{2,3}|co\.[a-z]{2}|com\.[a-z]{2})")
# The target is the whole query.
_BARE = frozenset({"href.li", "anonym.to", "anonym.es", "dereferer.me", "nullrefer.com"})
# Proofpoint's older form: "-" stands for "%", "_" for "/".
_PROOFPOINT = "urldefense.proofpoint.com"
_PROOFPOINT_3 = re.compile(r"/v3/__(https?:/{1,2}.+?)__;")


def target_of(url: str) -> str | None:
    """Give the text of the address that ``url`` leads on to, not yet checked; None if it is no known redirector's."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removesuffix(".")
    except ValueError:
        return None
    finders = (_of_bare, _of_proofpoint, _of_field)
    return next((text for find in finders if (text := _address(find(host, parts.path, parts.query)))), None)


def _of_bare(host: str, _path: str, query: str) -> str | None:
    return unquote(query) if host.removeprefix("www.") in _BARE else None


def _of_proofpoint(host: str, path: str, query: str) -> str | None:
    if host == "urldefense.com":
        found = _PROOFPOINT_3.match(unquote(path))
        return found.group(1) if found else None
    coded = _field(query, ("u",)) if host == _PROOFPOINT else None
    return unquote(coded.replace("-", "%").replace("_", "/")) if coded else None


def _of_field(host: str, path: str, query: str) -> str | None:
    if _SAFELINKS.fullmatch(host):
        return _field(query, ("url",))
    rule = _BY_FIELD.get("google" if _GOOGLE.fullmatch(host) else host.removeprefix("www."))
    return _field(query, rule[1]) if rule is not None and rule[0].fullmatch(path) else None


def _field(query: str, names: tuple[str, ...]) -> str | None:
    try:
        fields = dict(parse_qsl(query, max_num_fields=MAX_FIELDS))
    except ValueError:
        return None
    return next((fields[name] for name in names if name in fields), None)


def _address(text: str | None) -> str | None:
    return text if text is not None and text.startswith(("http://", "https://")) else None
