"""The trees learn what the rows say, the same each time, and the written ones are well formed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractors.article.link_signals import probability
from extractors.article.link_trees import TREES
from tests.benchmarks.fit_links import Page, Row, boost, fit, scores

if TYPE_CHECKING:
    from collections.abc import Iterator


def row(link: str, *, near: float, is_related: bool) -> Row:
    signals = {"is_article": 1.0, "is_labelled": 0.0, "near": near, "inside": float(near > 1)}
    return Row(0, link, signals, is_related, 1.0)


ROWS = [row(f"a.example/{n}", near=n / 10, is_related=n > 20) for n in range(40)]


def test_trees_tell_what_the_rows_tell() -> None:
    trees = boost(ROWS)
    assert probability({"is_article": 1.0, "is_labelled": 0.0, "near": 3.5}, trees) > 0.8
    assert probability({"is_article": 1.0, "is_labelled": 0.0, "near": 0.5}, trees) < 0.2


def test_the_same_rows_give_the_same_trees() -> None:
    assert fit(ROWS) == fit(ROWS)


def test_of_two_places_of_a_related_link_the_likelier_one_is_learnt() -> None:
    elsewhere = [row(f"a.example/{n}", near=0.1, is_related=True) for n in range(25, 40)]
    unlike = {"is_article": 1.0, "is_labelled": 0.0, "near": 0.1}
    assert probability(unlike, fit([*ROWS, *elsewhere])) < probability(unlike, boost([*ROWS, *elsewhere]))


def test_a_claim_needs_no_tree() -> None:
    claimed = {"is_article": 1.0, "is_labelled": 0.0, "claim": 1.0, "invitation": 0.0, "named_frame": 0.0, "words": 2.0}
    claimed |= {"items": 1.0, "is_vague": 0.0}
    assert probability(claimed, ()) == 1.0
    assert probability(claimed | {"named_frame": 1.0}, ()) == 0.5
    assert probability(claimed | {"named_frame": 1.0, "words": 6.0}, ()) == 1.0
    assert probability(claimed | {"invitation": 1.0, "near": 0.2}, ()) == 0.5
    assert probability(claimed | {"invitation": 1.0, "near": 2.0}, ()) == 1.0


def test_scores_count_addresses_once() -> None:
    page = Page("a.example", frozenset({"a.example/1", "a.example/2"}), ())
    chances = [(ROWS[1], 0.9), (ROWS[1], 0.8), (ROWS[3], 0.7), (ROWS[2], 0.1)]
    assert scores([page], chances, 0.5) == {"threshold": 0.5, "precision": 0.5, "recall": 0.5}


def leaves(tree: Any) -> Iterator[float]:
    if isinstance(tree, tuple):
        name, most, low, high = tree
        assert isinstance(name, str)
        assert isinstance(most, float)
        yield from leaves(low)
        yield from leaves(high)
    else:
        yield tree


def test_the_written_trees_are_small() -> None:
    assert all(len(list(leaves(tree))) <= 8 for tree in TREES)
