"""The methods by which a pair can be judged. A new version is a new method; old ones stay, for their receipts."""

from __future__ import annotations

from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from warehouse.compare import relation, story_relation
from warehouse.compare.measured import Measured
from warehouse.compare.thresholds import Thresholds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from warehouse.compare.relation import Judgement


@dataclass(frozen=True, slots=True)
class Method:
    """``judge`` names the relation of a measured pair, ``replay`` does so again from a stored receipt.

    What is retired judges no pair any more, since features are not made as they were; its receipts are replayed.
    ``replay`` raises ``ValueError`` for a receipt that lacks what the method needs.
    """

    name: str
    judge: Callable[[Measured], Judgement]
    replay: Callable[[Mapping[str, Any]], Judgement]
    is_retired: bool = False


def _replaying(judge: Callable[[Measured, Thresholds], Judgement]) -> Callable[[Mapping[str, Any]], Judgement]:
    """What judges again what stands in a receipt."""

    def replay(receipt: Mapping[str, Any]) -> Judgement:
        thresholds = Thresholds(**_known(receipt, "thresholds", Thresholds))
        try:
            measured = Measured(**_known(receipt, "measured", Measured))
        except TypeError as error:
            message = f"the measured values of the receipt are not complete: {error}"
            raise ValueError(message) from error
        return judge(measured, thresholds)

    return replay


def _known(receipt: Mapping[str, Any], part: str, kind: type[Measured | Thresholds]) -> dict[str, Any]:
    """A part of a receipt. Values that later versions have added take their defaults."""
    values = receipt.get(part)
    if not isinstance(values, dict) or not {field.name for field in fields(kind)}.issuperset(values):
        message = f"the receipt has no {part} that this version can read"
        raise ValueError(message)
    return values


REUSE_TFIDF = Method(relation.METHOD, relation.judge, _replaying(relation.judge), is_retired=True)
STORY = Method(story_relation.METHOD, story_relation.judge, _replaying(story_relation.judge))
DEFAULT = STORY
METHODS: Mapping[str, Method] = MappingProxyType({method.name: method for method in (REUSE_TFIDF, STORY)})
