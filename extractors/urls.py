"""URLs: three forms of one address, kept apart.

The *fetch URL* is what somebody linked to (``resolve``); it is asked for as it stands. The *canonical URL*
(``canonicalise``) has tracking, sessions and AMP or mobile variants removed; it is for people to read. The *dedupe
key* (``dedupe_key``) also ignores scheme, ``www.`` and a trailing slash; it is what two addresses are compared by.
Neither of the latter two is ever fetched: a site may answer them differently, or not at all.

Parsing follows the WHATWG URL standard (ada-url). When in doubt two addresses stay apart: fetching a page twice
costs a second, taking two pages for one loses an article.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import ada_url
import tld
from tld.utils import MozillaTLDSourceParser

from extractors import redirectors, url_noise
from extractors.errors import NewswakeError

MAX_LENGTH = 2048
_CACHED = 16_384
_MAX_WRAPPERS = 5
_SCHEMES = ("http:", "https:")


_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/;]*|/\([A-Z]\([0-9a-z]{20,}\)\)", re.IGNORECASE)

# Labels of a host before its site: en.m.outlet.example is en.outlet.example on a telephone.
_VARIANTS = frozenset({"amp", "m", "mobile", "touch", "wap"})
_AMP_CACHE = re.compile(
    r"https?://(?:www\.google\.[a-z.]+/amp|[^/]+\.cdn\.ampproject\.org/[a-z]|(?:www\.)?bing-amp\.com/[a-z])/"
    r"(s/)?(?=[^/]+\.[^/]+/)"
)
_INDEX = re.compile(r"/(?:index\.(?:html?|php|shtml|aspx?|jsp)|default\.(?:html?|aspx?))$", re.IGNORECASE)
_QUESTION = re.compile(r"%3f(?=[0-9a-z_]+(?:=|$))", re.IGNORECASE)
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_SLASHES = re.compile(r"/{2,}")


class _BundledSuffixes(MozillaTLDSourceParser):  # type: ignore[misc, unused-ignore] # tld has no usable types
    """The public suffix list in the wheel, and nothing else.

    If the file cannot be read, the library would download a new one and write it into its own package.
    """

    uid = "newswake_bundled"

    @classmethod
    def update_tld_names(cls, fail_silently: bool = False) -> bool:  # noqa: ARG003, FBT001, FBT002 - tld's signature
        raise NewswakeError(
            "the public suffix list is missing",
            subject="package tld",
            advice="Install newswake's dependencies again (make setup).",
        )


def resolve(base: str, href: str) -> str | None:
    """Give the absolute http(s) URL of ``href`` as found in the document ``base``, without fragment.

    None if it is no valid URL, has another scheme, carries a user name or password, or is longer than 2048
    characters.
    """
    if len(href) > MAX_LENGTH or len(base) > MAX_LENGTH:
        return None
    try:
        url = ada_url.URL(href, base)
    except ValueError:
        return None
    # Each question to the parser costs as much as all of these: its answer is written out by the standard's rules.
    whole = str(url.href).partition("#")[0]
    if not whole.startswith(_SCHEMES) or ("@" in whole and (url.username or url.password)):
        return None
    return whole if len(whole) <= MAX_LENGTH else None


def unwrap(url: str) -> str | None:
    """Give the address that a known redirector (``redirectors``) leads on to; None if ``url`` is none of theirs.

    Wrappers around wrappers are undone too, to the fifth.
    """
    found = None
    for _ in range(_MAX_WRAPPERS):
        target = redirectors.target_of(url)
        resolved = resolve(target, target) if target is not None else None
        if resolved is None:
            break
        found = url = resolved
    return found


def canonicalise(url: str) -> str:
    """Give the address without fragment, tracking, session and AMP or mobile variant. Idempotent.

    What is no http(s) URL, or is longer than 2048 characters, comes back as it is.
    """
    return url if len(url) > MAX_LENGTH else _canonicalise(url)


def dedupe_key(url: str) -> str:
    """Give the key by which two addresses are the same page: host, path and query of the canonical URL.

    Ignores scheme, a leading ``www.`` and a trailing slash. Text that is no http(s) URL is its own key.
    """
    return url if len(url) > MAX_LENGTH else _dedupe_key(url)


def host_of(url: str) -> str:
    """Give the lower-case host, with ``:port`` unless it is the scheme's default; "" if ``url`` is none."""
    if len(url) > MAX_LENGTH:
        url = url[:MAX_LENGTH]
    return _host_of(url)


def site_of(url: str) -> str:
    """Give the registrable domain of the host (publicsuffix.org, private section included), without port.

    Where the list knows no suffix its default rule ``*`` holds: ``www.outlet.example`` is of ``outlet.example``.
    An IP address or a single name is its own site; "" if ``url`` is none.
    """
    host = host_of(url)
    return _site_of_host(host) if host else ""


@lru_cache(maxsize=_CACHED)
def _canonicalise(url: str) -> str:
    parsed = _parse(url)
    if parsed is None:
        return url
    unwrapped = unwrap(url)
    if unwrapped is not None:
        return _canonicalise(unwrapped)
    before, current = "", str(parsed.href)
    # Removing one thing can lay bare the next (/amp/ before index.html); every step shortens or settles the text.
    while current != before:
        before, current = current, _step(current)
    return current


def _step(url: str) -> str:
    parsed = _parse(_out_of_cache(url)) or _parse(url)
    if parsed is None:
        return url
    host, path = _clean_host(str(parsed.host)), _clean_path(str(parsed.pathname))
    query = url_noise.clean_query(host, path, str(parsed.search)[1:])
    whole = f"{parsed.protocol}//{host}{path}"
    cleaned = _parse(f"{whole}?{query}" if query else whole)
    return url if cleaned is None else str(cleaned.href)


def _out_of_cache(url: str) -> str:
    """Give the address that an AMP cache serves a copy of; any other comes back as it is."""
    cached = _AMP_CACHE.match(url)
    if cached is None:
        return url
    # Google's viewer writes the question mark of the page's own address as a part of the path.
    rest = _QUESTION.sub("?", url[cached.end() :], count=1)
    return ("https://" if cached.group(1) else "http://") + rest


@lru_cache(maxsize=_CACHED)
def _dedupe_key(url: str) -> str:
    parsed = _parse(_canonicalise(url))
    if parsed is None:
        return url
    host = str(parsed.host)
    if host.startswith("www.") and _site_of_host(host) != str(parsed.hostname):
        host = host.removeprefix("www.")
    return f"{host}{str(parsed.pathname).rstrip('/')}{parsed.search}"


@lru_cache(maxsize=_CACHED)
def _host_of(url: str) -> str:
    parsed = _parse(url)
    return "" if parsed is None else str(parsed.host).removesuffix(".")


@lru_cache(maxsize=_CACHED)
def _site_of_host(host: str) -> str:
    parsed = _parse(f"https://{host}/")
    if parsed is None:
        return host
    name = str(parsed.hostname).removesuffix(".")
    if parsed.host_type != ada_url.HostType.DEFAULT:
        return name
    registered = tld.get_fld(f"https://{name}/", fail_silently=True, parser_class=_BundledSuffixes)
    return str(registered) if registered else ".".join(name.split(".")[-2:])


def _parse(url: str) -> Any | None:
    try:
        parsed = ada_url.URL(url)
    except ValueError:
        return None
    return parsed if parsed.protocol in _SCHEMES else None


def _clean_host(host: str) -> str:
    name, colon, port = host.partition(":") if not host.startswith("[") else (host, "", "")
    name = name.removesuffix(".")
    # m.co.uk is a site of its own: only a label in front of a registrable domain is a variant of it.
    labels = name.removesuffix(_site_of_host(name)).rstrip(".").split(".")
    kept = [label for label in labels if label not in _VARIANTS]
    if len(kept) < len(labels):
        name = ".".join([*kept, _site_of_host(name)])
    return f"{name}{colon}{port}"


def _clean_path(path: str) -> str:
    path = _ESCAPE.sub(_plain_escape, path)
    path = _SLASHES.sub("/", _PATH_SESSION.sub("", path))
    return _without_amp(_INDEX.sub("/", path)) or "/"


def _plain_escape(match: re.Match[str]) -> str:
    char = chr(int(match.group()[1:], 16))
    return char if char in _UNRESERVED else match.group().upper()


def _without_amp(path: str) -> str:
    """Remove /amp, /amp/, .amp and .amp.html from the address of a story; /guitar/amp/ is no story."""
    for ending, kept in ((".amp.html", ".html"), (".amp.htm", ".htm"), (".amp", "")):
        if path.endswith(ending):
            path = path.removesuffix(ending) + kept
    segments = path.split("/")
    others = [segment for segment in segments if segment.lower() not in {"amp", "amp.html"}]
    named = [segment for segment in others if segment]
    if len(others) == len(segments) or not named or not url_noise.names_story(named[-1]):
        return path
    return "/".join(others)
