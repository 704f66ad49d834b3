"""Addresses that change at each look though they mean the same: hashes, random tokens and clock times in a name."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from extractors.discover.name_dates import days_in_name

_MAX_LENGTH = 2048
_CACHED = 16_384

_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
# A word of eight hexadecimal digits has to show figures and letters: "deadbeef" and "20220107" are names.
_HEX = re.compile(r"(?<![0-9a-z])(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{8,}(?![0-9a-z])")
# Seconds or milliseconds since 1970 (2001 to 2033), or a moment of 14 digits.
_CLOCK = re.compile(r"(?<!\d)(?:1\d{9}(?:\d{3})?|20\d{12})(?!\d)")
# Tokens: figures between letters more often than names have them ("SitemapNews2022Part1" is a name).
_TOKEN = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{12,}(?![0-9A-Za-z])")
_SWITCHES = re.compile(r"(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])")
_MIN_SWITCHES = 4
_LONG_NUMBER = 14
# Fields that exist to get past a cache, whatever their value.
_BUSTERS = frozenset(
    {"_", "cache", "cachebuster", "cb", "expires", "hash", "h", "nocache", "nonce", "r", "rand", "random", "rnd"}
    | {"sig", "signature", "t", "time", "timestamp", "token", "ts", "v", "ver", "version"}
)


@lru_cache(maxsize=_CACHED)
def pattern_of(url: str) -> str | None:
    """Give what stays of an address when its hashes, tokens and clock times are taken out; None if it has none.

    A date is none of these: it says what a sitemap lists. Two addresses of one pattern need not be the same document
    (some outlets name all their sitemaps by a hash); that is for those to judge who see both.
    """
    if len(url) > _MAX_LENGTH:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    path = "/".join(_masked(segment) for segment in parts.path.split("/"))
    query = "&".join(_masked_field(field) for field in parts.query.split("&")) if parts.query else ""
    if (path, query) == (parts.path.lower(), parts.query.lower()):
        return None
    return f"{parts.netloc}{path}?{query}" if query else f"{parts.netloc}{path}"


def _masked(text: str) -> str:
    masked = text.lower()
    for pattern in (_UUID, _CLOCK, _HEX):
        masked = pattern.sub("*", masked)
    return _TOKEN.sub(_token, masked)


def _token(match: re.Match[str]) -> str:
    text = match.group()
    if text.isdecimal():
        return "*" if len(text) > _LONG_NUMBER else text
    return "*" if len(_SWITCHES.findall(text)) >= _MIN_SWITCHES else text


def _masked_field(field: str) -> str:
    name, equals, value = field.partition("=")
    if not equals:
        return _masked(field)
    if name.lower() in _BUSTERS and days_in_name(f"/{value}") is None:
        return f"{name.lower()}=*"
    return f"{name.lower()}={_masked(value)}"
