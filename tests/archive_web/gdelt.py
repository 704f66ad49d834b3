"""GDELT's DOC search: its syntax, its complaints, its list of articles."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from tests.archive_web.holdings import Holdings, Seen

_HTML = "text/html; charset=utf-8"
_GROUP = re.compile(r'\(([^()]*)\)|"([^"]*)"|([^\s()"]+)')
_WORD = re.compile(r"[^\W_]+")
MAX_QUERY = 250
MIN_PHRASE = 5
MIN_WORD = 3

Given = tuple[int, bytes, str]


def search(holdings: Holdings, query: str) -> Given:
    """Answer a question to /api/v2/doc/doc."""
    asked = {name.lower(): values[0] for name, values in parse_qs(query).items()}
    text = asked.get("query", "")
    complaint = complaint_about(text)
    if complaint:
        return 200, f"{complaint}\n".encode(), _HTML
    if asked.get("mode", "").lower() != "artlist" or asked.get("format") != "json":
        return 200, b"Invalid mode.\n", _HTML
    start, end = asked.get("startdatetime", ""), asked.get("enddatetime", "")
    if len(start) != len("20220107000000") or start < "20170101":
        return 200, b"Invalid query start date.\n", _HTML
    found = [seen for seen in holdings.articles if start <= f"{seen.at:%Y%m%d%H%M%S}" <= end and fits(seen, text)]
    found.sort(key=lambda seen: seen.at, reverse=asked.get("sort", "").lower() != "dateasc")
    limit = min(250, int(asked.get("maxrecords", "75")))
    if not found:
        return 200, b"{}", "application/json"
    body = json.dumps({"articles": [_record(seen) for seen in found[:limit]]}, ensure_ascii=False, indent=1)
    return 200, body.encode(), "application/json"


def complaint_about(text: str) -> str | None:
    """What it says of a query that it does not take; None if it takes it."""
    if len(text) < MIN_WORD or len(text) >= MAX_QUERY:
        return "Your query was too short or too long."
    if " OR " in re.sub(r"\([^()]*\)", " ", re.sub(r'"[^"]*"', "x", text)):
        return "Queries containing OR'd terms must be surrounded by ()."
    if any(" OR " not in inside for inside in re.findall(r"\(([^()]*)\)", text)):
        return "Parentheses may only be used around OR'd statements."
    phrases = re.findall(r'"([^"]*)"', text)
    if any(len(phrase) < MIN_PHRASE for phrase in phrases):
        return "The specified phrase is too short."
    words = re.findall(r"\w+", re.sub(r'"[^"]*"|\bOR\b', " ", text))
    if any(len(word) < MIN_WORD for word in words):
        return "One or more of your keywords were too short."
    return None


def fits(seen: Seen, text: str) -> bool:
    """Whether an article holds one term of each group of a query."""
    words = f" {' '.join(_WORD.findall(f'{seen.title} {seen.text}'.lower()))} "
    for match in _GROUP.finditer(text):
        group, phrase, word = match.groups()
        if word and ":" in word:
            if not _is_from(seen, word):
                return False
            continue
        terms = [term.strip('" ') for term in group.split(" OR ")] if group else [phrase or word]
        if not any(f" {term.lower()} " in words for term in terms):
            return False
    return True


def _is_from(seen: Seen, operator: str) -> bool:
    name, _, value = operator.partition(":")
    host = urlsplit(seen.url).netloc.removeprefix("www.")
    if name == "domainis":
        return host == value
    if name == "domain":
        return host == value or host.endswith(f".{value}")
    return name == "sourcelang" and seen.language.lower() == value.lower()


def _record(seen: Seen) -> dict[str, str]:
    return {
        "url": seen.url,
        "url_mobile": "",
        "title": seen.title,
        "seendate": f"{seen.at:%Y%m%dT%H%M%SZ}",
        "socialimage": "",
        "domain": urlsplit(seen.url).netloc.removeprefix("www."),
        "language": seen.language,
        "sourcecountry": seen.country,
    }
