"""What a host's robots.txt says differently than before, and how a person is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

# A verdict of a robots.txt in words that follow "was" or "is".
VERDICTS = {
    "rules": "a file with rules",
    "open": "missing, so that all is allowed",
    "closed": "failing, so that all is forbidden",
}


@dataclass(frozen=True, slots=True)
class RobotsChange:
    """A change of a host's robots.txt, a row of view ``robots_changes``.

    ``added`` and ``removed`` count lines; ``lines_added`` and ``lines_removed`` are the beginnings of the first few,
    as the host wrote them.
    """

    host: str
    changed_at: datetime
    from_verdict: str
    to_verdict: str
    from_crawl_delay_s: float | None
    to_crawl_delay_s: float | None
    lines_added: Sequence[str]
    added: int
    lines_removed: Sequence[str]
    removed: int

    @property
    def message(self) -> str:
        """The change in one line for people. It quotes the host: make visible what a terminal would obey."""
        said = "; ".join(part for part in (self._verdict(), self._delay(), *self._lines()) if part)
        return f"its robots.txt has changed: {said or 'its lines are in another order'}"

    def _verdict(self) -> str | None:
        if self.from_verdict == self.to_verdict:
            return None
        before, now = (VERDICTS.get(name, name) for name in (self.from_verdict, self.to_verdict))
        return f"it was {before}, it is {now}"

    def _delay(self) -> str | None:
        if self.from_crawl_delay_s == self.to_crawl_delay_s:
            return None
        return f"crawl delay {_seconds(self.from_crawl_delay_s)} before, {_seconds(self.to_crawl_delay_s)} now"

    def _lines(self) -> list[str]:
        return [
            f"{_quoted(lines, count)} {what}"
            for lines, count, what in (
                (self.lines_added, self.added, "added"),
                (self.lines_removed, self.removed, "removed"),
            )
            if count
        ]


def _seconds(value: float | None) -> str:
    return "none" if value is None else f"{value:g} s"


def _quoted(lines: Sequence[str], count: int) -> str:
    quoted = ", ".join(f'"{line}"' for line in lines)
    return quoted if count <= len(lines) else f"{quoted} and {count - len(lines)} more"
