"""Judges a stored comparison again from its receipt, with the method that made it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from warehouse.compare.methods import METHODS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from warehouse.compare.methods import Method

Outcome = Literal["same", "different", "unknown_method", "unreadable"]


@dataclass(frozen=True, slots=True)
class Replay:
    """What came of it. ``relation`` and ``copy_kind`` are the answer of today, None where there is none.

    ``unknown_method``: this version has no such method. ``unreadable``: the receipt lacks what its method needs, and
    ``problem`` says what.
    """

    outcome: Outcome
    relation: str | None = None
    copy_kind: str | None = None
    problem: str | None = None


def replay(
    method: str,
    receipt: Mapping[str, Any],
    stored: tuple[str, str | None],
    methods: Mapping[str, Method] = METHODS,
) -> Replay:
    """Judge the measured values of ``receipt`` again and hold the answer against ``stored``: relation, kind of copy."""
    known = methods.get(method)
    if known is None:
        return Replay("unknown_method")
    try:
        judged = known.replay(receipt)
    except (ValueError, TypeError) as error:
        # A value of the wrong kind is found out only where it is reckoned with.
        return Replay("unreadable", problem=str(error))
    outcome: Outcome = "same" if (judged.relation, judged.copy_kind) == stored else "different"
    return Replay(outcome, judged.relation, judged.copy_kind)
