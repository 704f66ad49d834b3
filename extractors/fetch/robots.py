"""robots.txt (RFC 9309): bytes and status in, rules out. Pure.

No answer worth the name (5xx, 429, unreachable) closes the host, as section 2.3.1.4 asks; a 4xx opens it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from http import HTTPStatus
from itertools import islice
from typing import TYPE_CHECKING, Literal

from protego import Protego

if TYPE_CHECKING:
    from typing import Self

    from extractors.records import Outcome

MAX_BYTES = 500 * 1024
MAX_SITEMAPS = 200
MAX_URL = 2048
TOKEN = "newswake"  # noqa: S105 - the product token of RFC 9309, no secret
# One pattern costs time on every URL; no honest file has a line as long as this.
MAX_LINE = 2000

Verdict = Literal["rules", "open", "closed"]


@dataclass(frozen=True, slots=True)
class Robots:
    """What one origin allows us. ``why`` explains a verdict other than ``rules``, e.g. ``"404"``.

    ``outcome`` is set if robots.txt could not be asked for at all: what a page of this origin would meet too.
    """

    verdict: Verdict
    why: str
    outcome: Outcome | None = None
    crawl_delay: float | None = None
    sitemaps: tuple[str, ...] = ()
    text: str | None = None
    rules: Protego | None = None

    @classmethod
    def parse(cls, body: bytes) -> Self:
        """Read a robots.txt. Nothing in it raises; what cannot be read allows everything."""
        text = _text(body)
        rules = Protego.parse(text)
        return cls(
            verdict="rules",
            why="rules",
            crawl_delay=_seconds(rules.crawl_delay(TOKEN)),
            sitemaps=tuple(islice(_sitemaps(rules), MAX_SITEMAPS)),
            text=text,
            rules=rules,
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
        """Close an origin that gave no answer."""
        return cls("closed", error[:200], outcome)

    def allows(self, url: str) -> bool:
        """Tell whether we may ask for ``url`` of this origin."""
        if self.verdict != "rules" or self.rules is None:
            return self.verdict == "open"
        return bool(self.rules.can_fetch(url, TOKEN))

    def account(self, url: str) -> str:
        """Say it in the words of ``fetch_log.robots``: allowed, forbidden, open 404, closed 503."""
        if self.verdict == "rules":
            return "allowed" if self.allows(url) else "forbidden"
        return f"{self.verdict} {self.outcome or self.why}"


def _text(body: bytes) -> str:
    """Decode as UTF-8 with or without mark; any kind of line end becomes a newline, no other sign does."""
    text = body[:MAX_BYTES].decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = (" ".join(line[:MAX_LINE].splitlines()) for line in text.split("\n"))
    return "\n".join(lines).replace("\x00", "")


def _seconds(delay: float | None) -> float | None:
    if delay is None or not math.isfinite(delay) or delay < 0:
        return None
    return float(delay)


def _sitemaps(rules: Protego) -> list[str]:
    found = (url.strip() for url in rules.sitemaps)
    return list(
        dict.fromkeys(url for url in found if url.lower().startswith(("http://", "https://")) and len(url) <= MAX_URL)
    )
