"""Article or not, and what instead: the rules in their order, and the merits of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from extractors.article import listings, shells, walls
from extractors.article.kinds import kind_of
from extractors.article.signals import SHORT, TEASER, Signals

if TYPE_CHECKING:
    from collections.abc import Callable

    from extractors.article.signals import Reason

__all__ = ["SHORT", "TEASER", "Signals", "judge"]


def judge(signals: Signals) -> tuple[Literal["article", "not_article"], str, tuple[str, ...]]:
    """Verdict, kind and reasons."""
    for rule in _RULES:
        reason = rule(signals)
        if reason is not None:
            return "not_article", reason[0], (reason[1],)
    return "article", kind_of(signals), _merits(signals)


def _merits(signals: Signals) -> tuple[str, ...]:
    said = "the page calls itself an article" if signals.typed else None
    dated = f"dated by {signals.metadata.published.method}" if signals.metadata.published else None
    return tuple(reason for reason in (f"{signals.words} words", said, dated) if reason)


_RULES: tuple[Callable[[Signals], Reason | None], ...] = (
    walls.block_page,
    walls.soft_404,
    walls.login,
    listings.search_page,
    walls.consent_wall,
    shells.shell,
    listings.front_page,
    walls.paywall,
    shells.empty,
    shells.too_little,
    walls.weighed,
)
