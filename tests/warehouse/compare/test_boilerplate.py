"""What a host puts into many articles is no reuse: sentences seen in the user's own warehouse."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.features import compute
from extractors.records import Moment
from tests.warehouse import planting
from tests.warehouse.compare import texts
from warehouse.compare import engine
from warehouse.compare.boilerplate import cleared, repeated

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2022, 2, 1, tzinfo=UTC)
# An outlet says so of itself, in its own words: no list of phrases knows it.
HABIT = (
    "Our reporters walk every valley between Vessin and the sea, and each of their notebooks is open to whoever "
    "climbs the stairs of our house on a Wednesday."
)
STORY = (
    "The ferry to the islands stays in port until the new engine has come from the yard of Tarn, the company told "
    "passengers who had waited on the quay since dawn."
)
BAKERY = (
    "The bakery on the corner sells rye again. Its ovens had been cold since the flood of spring, and the new baker "
    "learned the trade in the south. Loaves cost four crowns, and there is a queue at six."
)
COMET = (
    "A comet was seen above the lighthouse. Astronomers ask for photographs that were taken before midnight, and "
    "schools open their telescopes to everybody until the end of the month."
)
FAR = (f"Chess players from nine towns met in the old customs hall. {texts.UNRELATED}", BAKERY, COMET)
NEAR = "Parliament voted on a library. The reading room will have ninety seats, a lift and a roof garden with bees."


# ---- pure ----


def test_a_sentence_of_three_texts_is_a_habit() -> None:
    (key,) = repeated([f"{text}\n{HABIT}" for text in FAR])
    assert key
    assert repeated([f"{text}\n{HABIT}" for text in FAR[:2]]) == frozenset()
    assert repeated(FAR) == frozenset()


def test_a_report_that_was_printed_three_times_is_none() -> None:
    printed = f"{FAR[0]}\n{STORY}"
    assert repeated([printed, printed.replace("Chess", "Some chess"), f"{printed}\nMore to come."]) == frozenset()


def test_places_stay_where_they_were() -> None:
    keys = repeated([f"{text}\n{HABIT}" for text in FAR])
    text = f"{NEAR}\n{HABIT} {STORY}"
    made = cleared(text, keys)
    assert made.words == len(HABIT.split())
    assert len(made.text) == len(text)
    assert made.text.split() == f"{NEAR} {STORY}".split()
    assert made.text.index(STORY) == text.index(STORY)


@given(st.lists(st.sampled_from([*FAR, HABIT, STORY, NEAR]), max_size=6), st.sampled_from([" ", "\n"]))
def test_clearing_takes_words_and_moves_nothing(parts: list[str], space: str) -> None:
    text = space.join(parts)
    made = cleared(text, repeated([f"{far}\n{HABIT}" for far in FAR]))
    assert len(made.text) == len(text)
    assert all(ours in {theirs, " "} for ours, theirs in zip(made.text, text, strict=True))
    assert made.words == parts.count(HABIT) * len(HABIT.split())
    assert cleared(text, frozenset()).text == text


# ---- in a warehouse ----


def day(number: int) -> Moment:
    return Moment(planting.NOON + timedelta(days=number), "day", zone_assumed=True, method="meta", raw="r")


def relations(world: planting.World, ids: dict[int, str]) -> dict[str, engine.ComparisonResult]:
    assert not world.load().rejected
    with world.reading() as con:
        return {ids[found.observation_id]: found for found in engine.compare(con, NOW, "run", ["dam"])}


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> planting.World:
    monkeypatch.setattr(planting, "features", lambda text, _lang=None: compute.features(None, text))
    made = planting.World(tmp_path)
    made.run()
    return made


def plant(world: planting.World, line: str, hosts: tuple[str, ...]) -> dict[int, str]:
    """A seed with a line at its end, an article of one host that has the line, others of these hosts that have it."""
    world.seed("dam", f"{texts.SEED}\n\n{line}", title=texts.SEED_TITLE)
    ids = {world.page("https://a.example/near", f"{NEAR}\n\n{line}", links=()): "near"}
    for number, (host, text) in enumerate(zip(hosts, FAR, strict=True)):
        url = f"https://{host}.example/{number}"
        ids[world.page(url, f"{text}\n\n{line}", published=day(number), links=())] = f"far {number}"
    return ids


def test_a_habit_of_the_host_is_no_reuse(world: planting.World) -> None:
    found = relations(world, plant(world, HABIT, ("a", "a", "a")))
    assert found["near"].relation != "partial"
    assert found["near"].passages == ()
    assert found["near"].receipt["left_out"] == {"words": len(HABIT.split()), "host": "a.example", "texts": 4}
    assert found["near"].reasons[-1] == f"left out: {len(HABIT.split())} words that a.example has in other articles too"


def test_the_same_line_on_several_hosts_is_reuse(world: planting.World) -> None:
    found = relations(world, plant(world, HABIT, ("b", "c", "d")))
    assert found["near"].relation == "partial"
    assert "left_out" not in found["near"].receipt


def test_a_whole_copy_stays_one_with_the_habit_in_it(world: planting.World) -> None:
    ids = plant(world, HABIT, ("a", "a", "a"))
    ids[world.page("https://a.example/copy", f"{texts.SEED}\n\n{HABIT}", links=())] = "copy"
    found = relations(world, ids)
    assert (found["copy"].relation, found["copy"].copy_kind) == ("copy", "exact")
    (passage,) = found["copy"].passages
    assert passage.article_end <= len(texts.SEED)


def test_articles_on_the_seeds_own_subject_are_no_evidence(world: planting.World) -> None:
    """A host that quotes the same sentence of the seed in one report after another has no habit."""
    line = "That loan is the part of the story that the speeches left out."
    world.seed("dam", texts.SEED, title=texts.SEED_TITLE)
    ids = {}
    for number, part in enumerate(texts.REWRITE.split("\n\n")[:4]):
        text = f"{part}\n\n{line}"
        ids[world.page(f"https://a.example/{number}", text, published=day(number), links=())] = str(number)
    found = relations(world, ids)
    assert len(found) == 4
    assert not any("left_out" in item.receipt for item in found.values())
