"""Reservations against text mining and AI that a site states in headers and in robots.txt. Pure.

They are recorded so that a report can count them; whether a page may be asked for is for ``robots`` to say. Sources:

- TDM Reservation Protocol, W3C Community Group Final Report (2024-05-10): ``TDM-Reservation``, ``TDM-Policy``.
- IETF AIPREF, draft-ietf-aipref-attach and draft-ietf-aipref-vocab: ``Content-Usage: train-ai=n``.
- Cloudflare's content signals policy (2025): ``Content-Signal: ai-train=no``.
- ``X-Robots-Tag: noai, noimageai`` (DeviantArt, 2022) and ``noml``, for anybody or for one agent.
- robots.txt groups (RFC 9309) that keep an agent that gathers for AI out of the whole site.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from extractors.fetch.directives import Directive, directives

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extractors.fetch.answer import Headers

MAX_COUNT = 50
MAX_LENGTH = 200
# As their makers write them. Names with a digit are missing: an agent line is read up to its first digit.
AGENTS = (
    "Amazonbot",
    "Applebot-Extended",
    "Bytespider",
    "CCBot",
    "ChatGPT-User",
    "Claude-SearchBot",
    "Claude-User",
    "Claude-Web",
    "ClaudeBot",
    "Diffbot",
    "FacebookBot",
    "GPTBot",
    "Google-CloudVertexBot",
    "Google-Extended",
    "ImagesiftBot",
    "MistralAI-User",
    "OAI-SearchBot",
    "Perplexity-User",
    "PerplexityBot",
    "Timpibot",
    "anthropic-ai",
    "cohere-ai",
    "cohere-training-data-crawler",
    "meta-externalagent",
    "meta-externalfetcher",
    "omgili",
    "omgilibot",
    "webzio-extended",
)

_NAMES = {name.lower(): name for name in AGENTS}
_WHOLE_SITE = frozenset({"/", "/*", "*"})
_TAGS = frozenset({"noai", "noimageai", "noml"})
# Rules of X-Robots-Tag that have a colon of their own: what is before it is no agent.
_VALUED = frozenset({"unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"})
# Kinds of lines in robots.txt that are headers too.
_KINDS = {"signal": "content-signal", "usage": "content-usage"}
_PREFERENCE = re.compile(r"([a-z][a-z0-9_.*-]{0,40})\s*=\s*(n|no|\?0)(?![^\s;,])", re.IGNORECASE)
_AGENT_SCOPE = re.compile(r"\s*([A-Za-z][A-Za-z0-9_-]{0,40})\s*:\s*(.*)", re.DOTALL)


def from_headers(headers: Headers) -> tuple[str, ...]:
    """Give the reservations in a response's headers, each in one spelling, in their order."""
    return _bounded(_in_headers(headers))


def from_robots(text: str) -> tuple[str, ...]:
    """Give the reservations in a robots.txt, each in one spelling: agents by name, then lines of preferences."""
    return from_directives(tuple(directives(text.encode("utf-8", "replace"))))


def from_directives(lines: Iterable[Directive]) -> tuple[str, ...]:
    """Do what ``from_robots`` does with lines that were read already."""
    said: dict[str, None] = {}
    closed: set[str] = set()
    opened: set[str] = set()
    for line in lines:
        if line.kind in _KINDS and len(said) < MAX_COUNT:
            value = line.value.encode("latin-1").decode("utf-8", "replace")
            said |= dict.fromkeys(_preferences(_KINDS[line.kind], value))
        elif line.kind in ("allow", "disallow") and line.value in _WHOLE_SITE:
            (closed if line.kind == "disallow" else opened).update(line.agents & _NAMES.keys())
    return _bounded([*(f"{_NAMES[agent]}: disallow /" for agent in sorted(closed - opened)), *said])


def _in_headers(headers: Headers) -> Iterator[str]:
    for name, value in headers:
        field = name.lower()
        if field == "x-robots-tag":
            yield from _tags(value)
        elif field in _KINDS.values():
            yield from _preferences(field, value)
        elif field == "tdm-reservation" and value.strip() == "1":
            yield "tdm-reservation: 1"
        elif field == "tdm-policy" and value.strip():
            yield f"tdm-policy: {value.strip()}"


def _tags(value: str) -> Iterator[str]:
    """Read X-Robots-Tag: rules with commas between them, after "agent:" those of that agent alone."""
    scope = ""
    for item in value[:2000].split(","):
        rule = item
        found = _AGENT_SCOPE.fullmatch(item)
        if found and found[1].lower() not in _VALUED:
            scope, rule = f"{found[1].lower()}: ", found[2]
        if (word := rule.strip().lower()) in _TAGS:
            yield f"x-robots-tag: {scope}{word}"


def _preferences(field: str, value: str) -> Iterator[str]:
    """Read "train-ai=n, search=y", in robots.txt perhaps with the path that it is about before it."""
    path, blank, rest = value.strip().partition(" ")
    scope = f"{path[:100]} " if path.startswith("/") and blank else ""
    for found in _PREFERENCE.finditer((rest if scope else value)[:2000]):
        answer = "no" if field == "content-signal" else "n"
        yield f"{field}: {scope}{found[1].lower()}={answer}"


def _bounded(found: Iterable[str]) -> tuple[str, ...]:
    """Keep the first ones, once each, short and in signs that can be seen."""
    return tuple(islice(dict.fromkeys(_seen(text) for text in found), MAX_COUNT))


def _seen(text: str) -> str:
    shown = "".join(char if char.isprintable() else " " for char in text[: 2 * MAX_LENGTH])
    return " ".join(shown.split())[:MAX_LENGTH].rstrip()
