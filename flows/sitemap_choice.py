"""Which of the sitemaps that an index or a robots.txt names a poll asks, in the words of ``sitemap_state``."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractors.discover import sitemap_state
from extractors.records import Endpoint

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from extractors.discover.children import ChildSitemap
    from extractors.discover.window import Window
    from extractors.records import FoundBy
    from flows.answering import Memory

# Reasons that say what a look at the sitemaps missed, in words.
_TOLD = {
    "outside_window": "of other days or of no articles",
    "over_cap": "more than are asked at once",
    "too_deep": "below too many indexes",
    "rotating": "other names of the same",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """The sitemaps to ask, the most promising first; those whose last answer still holds; and what was left out."""

    ask: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Chooser:
    """What a choice depends on. With ``only_due`` a sitemap that was asked a short time ago is left alone."""

    memory: Memory
    only_due: bool
    anew: bool

    def choose(
        self, named: Sequence[ChildSitemap], window: Window | None, now: datetime, *, level: int, most: int
    ) -> Choice:
        """Choose which of the ``named`` sitemaps to ask ``now``; at most ``most``."""
        if not named:
            return Choice()
        chosen = sitemap_state.choose(
            named,
            {} if self.anew else self._marks(),
            window,
            now,
            sitemap_state.Limits(most=most),
            level=level,
            indexes=self.memory.indexes,
        )
        reasons = Counter(item.reason for item in chosen.left_out if item.reason in _TOLD)
        told = ", ".join(f"{count} {_TOLD[reason]}" for reason, count in reasons.items())
        return Choice(
            ask=tuple(item.url for item in chosen.ask),
            standing=tuple(item.url for item in chosen.left_out if item.answer_holds),
            note=f"of the {len(named)} sitemaps that it names {reasons.total()} are left out: {told}" if told else None,
        )

    def _marks(self) -> dict[str, sitemap_state.Mark]:
        """What is known of them. Whoever starts a run by hand, or looks for a gap, does not care for what is due."""
        marks = self.memory.marks
        return {url: mark if self.only_due else replace(mark, due_at=None) for url, mark in marks.items()}


def endpoints(choice: Choice, found_by: FoundBy, level: int) -> list[Endpoint]:
    """The lists that a choice leads to."""
    return [Endpoint(url, "sitemap", found_by=found_by, level=level) for url in (*choice.ask, *choice.standing)]
