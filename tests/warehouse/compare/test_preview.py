"""What another method would change: sums over pairs, without a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from warehouse.compare.preview import Agreement, Answer, Pair, summed

if TYPE_CHECKING:
    from extractors.records import CopyKind, Relation


def answer(relation: Relation, kind: CopyKind | None = None) -> Answer:
    return Answer(relation, kind, 0.5, "because")


def pair(url: str, old: Relation, new: Relation | None, judged: Relation | None = None) -> Pair:
    return Pair("s", url, None, "old/1", answer(old), answer(new) if new else None, judged)


def test_moves_are_counted_and_changes_come_in_order() -> None:
    found = summed(
        [
            pair("a", "copy", "copy"),
            pair("b", "same_event", "same_topic"),
            pair("c", "copy", "unrelated"),
            pair("d", "undecided", "unrelated"),
            pair("e", "same_event", "same_topic", judged="same_topic"),
            pair("f", "copy", None),
        ]
    )
    assert (found.pairs, found.unjudged) == (6, 1)
    assert found.moves == {
        ("copy", "copy"): 1,
        ("same_event", "same_topic"): 2,
        ("copy", "unrelated"): 1,
        ("undecided", "unrelated"): 1,
    }
    # What a person has judged first, then the widest step.
    assert [item.url for item in found.changed] == ["e", "c", "b", "d"]


def test_another_kind_of_copy_is_a_change() -> None:
    edited = Pair("s", "a", None, "old/1", answer("copy", "exact"), answer("copy", "edited"), None)
    assert summed([edited]).changed == (edited,)


@pytest.mark.parametrize(
    ("judged", "old", "new", "agreement"),
    [
        ("copy", "copy", "copy", Agreement(1, 1, 1, 0, 0)),
        ("copy", "copy", "partial", Agreement(1, 1, 0, 1, 0)),
        ("copy", "undecided", "copy", Agreement(1, 0, 1, 0, 1)),
        ("copy", "partial", "unrelated", Agreement(1, 0, 0, 0, 0)),
        ("undecided", "undecided", "copy", Agreement(0, 0, 0, 0, 0)),
        (None, "copy", "copy", Agreement(0, 0, 0, 0, 0)),
        ("copy", "copy", None, Agreement(0, 0, 0, 0, 0)),
    ],
)
def test_agreement_with_labels(
    judged: Relation | None, old: Relation, new: Relation | None, agreement: Agreement
) -> None:
    assert summed([pair("a", old, new, judged)]).agreement == agreement


def test_nothing_stored() -> None:
    found = summed([])
    assert (found.pairs, found.changed, found.moves) == (0, (), {})
