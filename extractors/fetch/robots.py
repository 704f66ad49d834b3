"""robots.txt (RFC 9309): bytes and status in, rules out. Pure.

No answer worth the name (5xx, 429, unreachable) closes the host, as section 2.3.1.4 asks; a 4xx opens it, and so does
a robots.txt that is lost in redirects (2.3.1.2).

Reading (``directives``) and matching (``patterns``) are our own. Measured on the 334 cases of
``tests/extractors/fetch/robots_cases.toml``, each library gets some wrong. Groups and keys could be rewritten before
they are handed over, but that is most of the reading; weights and escapes, which are decided inside, could not:

- protego 0.7 (309 right): a group "news" is taken for ours and "newswake/2" is not; a crawl-delay or unknown line ends
  a group; "?" and its like weigh three octets in the longest match; "?" and "%3F" are one; "/a$" shuts "/a$b" too.
- robotspy 0.13 (298): "%2F" is a slash, "%2A" a wildcard, "//" is "/"; a fragment counts; misspelt keys are not read.
- urllib.robotparser (230): the first match wins, "*" and "$" mean themselves, groups of one agent are not joined.
- Google's own (308) compares escapes as they are written, where the RFC has "%61" undone, and reads the whole file
  again for each URL. On PyPI it is bindings and ports by one person each, with one to four releases.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from http import HTTPStatus
from itertools import islice
from typing import TYPE_CHECKING, Literal

from extractors.fetch import optout
from extractors.fetch.directives import ANYBODY, MAX_BYTES, directives, text_of
from extractors.fetch.patterns import Patterns, paths_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from typing import Self

    from extractors.fetch.directives import Directive
    from extractors.records import Outcome

__all__ = ["MAX_BYTES", "TOKEN", "Robots"]

MAX_SITEMAPS = 200
MAX_URL = 2048
TOKEN = "newswake"  # noqa: S105 - the product token of RFC 9309, no secret
PATH = "/robots.txt"
_SECONDS = re.compile(r"\d{1,9}(?:\.\d{0,9})?|\.\d{1,9}", re.ASCII)

Verdict = Literal["rules", "open", "closed"]


@dataclass(frozen=True, slots=True)
class Rules:
    """The group that speaks to us, or else the one for anybody."""

    allow: Patterns
    disallow: Patterns
    crawl_delay: float | None

    @classmethod
    def of(cls, lines: Iterable[Directive], token: str) -> Self:
        """Join the groups that name ``token``; without one, those that name anybody."""
        named = False
        ours: list[Directive] = []
        anybodys: list[Directive] = []
        for line in lines:
            if line.kind == "agent":
                named = named or line.value == token
            elif token in line.agents:
                ours.append(line)
            elif ANYBODY in line.agents:
                anybodys.append(line)
        group = ours if named else anybodys
        return cls(
            Patterns.of(_allowed(group), closing=False),
            Patterns.of((line.value for line in group if line.kind == "disallow"), closing=True),
            max(_delays(group), default=None),
        )

    def permit(self, url: str) -> bool:
        """Tell whether the longest match allows the URL; of two as long, the one that allows counts."""
        paths = paths_of(url)
        if paths[0].partition("?")[0] == PATH:
            return True
        return self.disallow.best(paths) <= self.allow.best(paths)


@dataclass(frozen=True, slots=True)
class Robots:
    """What one origin allows us. ``why`` explains a verdict other than ``rules``, e.g. ``"404"``.

    ``outcome`` is set if robots.txt could not be asked for at all: what a page of this origin would meet too.
    ``since`` is set if these are older rules that go on to hold while robots.txt is unreachable.
    ``opt_outs`` are its reservations against text mining or AI (``optout``).
    """

    verdict: Verdict
    why: str
    outcome: Outcome | None = None
    crawl_delay: float | None = None
    sitemaps: tuple[str, ...] = ()
    text: str | None = None
    rules: Rules | None = None
    opt_outs: tuple[str, ...] = ()
    since: date | None = None

    @classmethod
    def parse(cls, body: bytes) -> Self:
        """Read a robots.txt. Nothing in it raises; what cannot be read allows everything."""
        lines = tuple(directives(body))
        rules = Rules.of(lines, TOKEN)
        return cls(
            verdict="rules",
            why="rules",
            crawl_delay=rules.crawl_delay,
            sitemaps=tuple(islice(dict.fromkeys(_sitemaps(lines)), MAX_SITEMAPS)),
            text=text_of(body),
            rules=rules,
            opt_outs=optout.from_directives(lines),
        )

    @classmethod
    def of_answer(cls, status: int, body: bytes | None) -> Self:
        """Judge the final answer to the request for robots.txt; ``body`` is None if it was not whole."""
        if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            return cls("closed", "unreadable") if body is None else cls.parse(body)
        if status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return cls("closed", str(status))
        return cls("open", str(status))

    @classmethod
    def unreachable(cls, outcome: Outcome, error: str) -> Self:
        """Judge an origin that gave no last answer: closed, except after too many redirects or a circle of them."""
        if outcome == "redirect_error":
            return cls("open", outcome)
        return cls("closed", error[:200], outcome)

    def kept_from(self, day: date) -> Self:
        """Give these rules as those of an earlier day, which hold until robots.txt can be read again."""
        return replace(self, since=day)

    def allows(self, url: str) -> bool:
        """Tell whether we may ask for ``url`` of this origin."""
        if self.verdict != "rules" or self.rules is None:
            return self.verdict == "open"
        return self.rules.permit(url)

    def account(self, url: str) -> str:
        """Say it in the words of ``fetch_log.robots``: allowed, forbidden, open 404, closed 503.

        Older rules add their day: "allowed (rules of 2026-11-20)".
        """
        if self.verdict != "rules":
            return f"{self.verdict} {self.outcome or self.why}"
        word = "allowed" if self.allows(url) else "forbidden"
        return f"{word} (rules of {self.since.isoformat()})" if self.since else word


def _allowed(group: Iterable[Directive]) -> Iterator[str]:
    """Give the allow patterns. Google takes "/news/index.html" to allow "/news/" too."""
    for line in group:
        if line.kind == "allow":
            yield line.value
            folder, slash, page = line.value.rpartition("/")
            if slash and page.startswith("index.htm"):
                yield f"{folder}/$"


def _delays(group: Iterable[Directive]) -> Iterator[float]:
    """Crawl delays in seconds; of several the longest is to hold. What is no plain number says nothing."""
    return (float(line.value) for line in group if line.kind == "delay" and _SECONDS.fullmatch(line.value))


def _sitemaps(lines: Iterable[Directive]) -> Iterator[str]:
    for line in lines:
        if line.kind == "sitemap" and len(line.value) <= MAX_URL:
            url = line.value.encode("latin-1").decode("utf-8", "replace")
            if url.lower().startswith(("http://", "https://")):
                yield url
