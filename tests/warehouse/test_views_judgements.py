"""People's judgements beside the machine's: which stand, who agrees, and how sure the figures are."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.warehouse.planting import NOON, World
from warehouse.load import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

HOUR = timedelta(hours=1)
Z = 1.959964
# (what the person says, what the machine says, how many articles)
STUDY = (
    ("copy", "copy", 3),
    ("copy", "partial", 1),
    ("same_event", "same_event", 4),
    ("same_event", "undecided", 1),
    ("same_topic", "same_event", 2),
    ("unrelated", "unrelated", 1),
    ("undecided", "copy", 1),
)


def urls_of(study: Iterable[tuple[str, str, int]]) -> Iterable[tuple[str, str, str]]:
    for said, machine, count in study:
        for number in range(count):
            yield f"https://a.example/{said}-{machine}-{number}", said, machine


def wilson(k: int, n: int) -> tuple[float, float]:
    """The textbook's interval."""
    share = k / n
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return max(middle - half, 0), min(middle + half, 1)


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("study"))
    world.run()
    world.seed("s", "The seed text.")
    for url, said, machine in urls_of(STUDY):
        seen = world.page(url, f"{url} tells.")
        world.compare("s", seen, relation=machine, method="new/1")
        world.judge("s", url, said, observation_id=seen)
    own = world.page("https://seed.example/1", "The seed text.")
    world.compare("s", own, relation="copy", is_seed=True, method="new/1")
    world.judge("s", "https://seed.example/1", "copy", observation_id=own)
    # An older method that had everything wrong, of one article.
    world.compare("s", seen, relation="copy", method="old/1", compared_at=NOON - HOUR)
    world.judge("s", "https://a.example/never-seen", "copy")
    world.adopt("new/1")
    world.load()
    return world


def quality(world: World, relation: str, columns: str, method: str = "new/1") -> tuple[object, ...]:
    (row,) = world.ask(f"SELECT {columns} FROM study_quality WHERE relation = ? AND method = ?", relation, method)  # noqa: S608 - names of our own
    return row


def test_counts_per_relation(study: World) -> None:
    counts = {
        relation: quality(study, relation, "labels, labelled, said, agreed")
        for relation in ("copy", "partial", "same_event", "same_topic", "unrelated", "all")
    }
    # Where the person could not say, and the page of the seed itself, count nowhere.
    assert counts == {
        "copy": (12, 4, 3, 3),
        "partial": (12, 0, 1, 0),
        "same_event": (12, 5, 6, 4),
        "same_topic": (12, 2, 0, 0),
        "unrelated": (12, 1, 1, 1),
        "all": (12, 12, 11, 8),
    }


@pytest.mark.parametrize(
    ("relation", "labelled", "said", "agreed"), [("copy", 4, 3, 3), ("same_event", 5, 6, 4), ("all", 12, 11, 8)]
)
def test_shares_with_their_intervals(study: World, relation: str, labelled: int, said: int, agreed: int) -> None:
    found = quality(study, relation, "precision, precision_low, precision_high, recall, recall_low, recall_high")
    expected = [agreed / said, *wilson(agreed, said), agreed / labelled, *wilson(agreed, labelled)]
    assert found == pytest.approx(expected, abs=1e-4)
    f1, low, high = quality(study, relation, "f1, f1_low, f1_high")
    assert f1 == pytest.approx(2 * agreed / (said + labelled), abs=1e-4)
    bounds = [2 * share / (1 + share) for share in wilson(agreed, said + labelled - agreed)]
    assert (low, high) == pytest.approx(bounds, abs=1e-4)


def test_what_nobody_said_has_no_share(study: World) -> None:
    assert quality(study, "same_topic", "precision, precision_low, recall, recall_low, f1") == (None, None, 0, 0, 0)
    assert quality(study, "partial", "precision, recall") == (0, None)


def test_each_method_has_figures_of_its_own(study: World) -> None:
    assert quality(study, "copy", "is_adopted") == (True,)
    # The article that the older method compared is the one that the person could not judge.
    assert study.ask("SELECT count(*) FROM study_quality WHERE method = 'old/1'") == [(0,)]


def test_side_by_side(study: World) -> None:
    sql = "SELECT judged_relation, relation, agrees FROM judgements WHERE url LIKE ? ORDER BY url LIMIT 1"
    assert study.ask(sql, "%/same_topic-%") == [("same_topic", "same_event", False)]
    assert study.ask(sql, "%/unrelated-%") == [("unrelated", "unrelated", True)]
    assert study.ask(sql, "%/never-seen") == [("copy", None, None)]
    assert study.ask("SELECT judged_relation FROM matches WHERE url LIKE '%/copy-partial-0'") == [("copy",)]


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path)
    world.run()
    world.seed("s", "The seed text.")
    return world


def standing(world: World) -> list[tuple[object, ...]]:
    world.load()
    return world.ask("SELECT seed_id, judged_relation, note, judged_by, is_about_latest FROM judgements ORDER BY 1")


A = "https://a.example/1"


def test_the_newest_stands_and_withdrawing_is_a_row(world: World) -> None:
    seen = world.page(A, "A text.")
    world.judge("s", A, "copy", NOON + HOUR, judged_by="Ada", observation_id=seen)
    world.judge("s", A, "partial", NOON, judged_by="Ben", observation_id=seen)
    world.judge("t", A, "unrelated", NOON, note="far off")
    assert standing(world) == [("s", "copy", None, "Ada", True), ("t", "unrelated", "far off", None, None)]
    world.judge("s", A, None, NOON + 2 * HOUR)
    assert standing(world) == [("t", "unrelated", "far off", None, None)]
    assert world.ask("SELECT count(*) FROM judgement") == [(4,)]
    world.judge("s", A, "same_topic", NOON + 3 * HOUR, observation_id=seen)
    assert standing(world)[0] == ("s", "same_topic", None, None, True)


def test_a_judgement_of_an_earlier_text_says_so(world: World) -> None:
    seen = world.page(A, "A text.")
    world.judge("s", A, "copy", observation_id=seen)
    world.page(A, "Another text altogether.", at=NOON + HOUR)
    assert standing(world) == [("s", "copy", None, None, False)]


def test_a_judgement_that_comes_in_twice_is_held_once(world: World) -> None:
    for _ in range(2):
        world.judge("s", A, "copy")
        world.load()
    assert world.ask("SELECT count(*) FROM judgement") == [(1,)]


def test_no_other_relation_can_be_stored(world: World) -> None:
    world.judge("s", A, "alike")
    assert len(world.load().rejected) == 1


def test_matches_prefers_the_method_in_force(world: World) -> None:
    first = world.page(A, "A text.")
    world.compare("s", first, method="old/1", relation="same_topic", compared_at=NOON)
    world.compare("s", first, method="new/1", relation="same_event", compared_at=NOON + HOUR)
    said = "SELECT relation, method FROM matches"
    world.load()
    assert world.ask(said) == [("same_event", "new/1")]
    world.adopt("old/1", NOON)
    world.load()
    assert world.ask(said) == [("same_topic", "old/1")]
    world.adopt("new/1", NOON + HOUR)
    world.load()
    assert world.ask(said) == [("same_event", "new/1")]
    assert world.ask("SELECT method, relation, is_adopted FROM comparisons ORDER BY 1") == [
        ("new/1", "same_event", True),
        ("old/1", "same_topic", False),
    ]


def test_a_newer_text_counts_more_than_the_method_in_force(world: World) -> None:
    world.adopt("old/1")
    world.compare("s", world.page(A, "A text."), method="old/1", relation="same_topic")
    newer = world.page(A, "Another text altogether.", at=NOON + HOUR)
    world.compare("s", newer, method="new/1", relation="same_event")
    world.load()
    assert world.ask("SELECT relation, method FROM matches") == [("same_event", "new/1")]


def test_what_a_judgement_is_about_is_loaded_before_it() -> None:
    assert TABLES.index("judgement") > max(TABLES.index(name) for name in ("url", "observation", "seed", "comparison"))
