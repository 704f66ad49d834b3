"""What changed between two texts: each sentence once, with its places, whatever the texts hold."""

# ruff: noqa: RUF001 - letters and signs of other scripts are meant

from __future__ import annotations

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.compare import order
from warehouse.compare.changes import Change, Version, differences
from warehouse.compare.pairing import Side, pair
from warehouse.compare.rewording import reworded
from warehouse.compare.sentences import MAX_SENTENCES, sentences

OLD = (
    "The army killed 3,000 people in Almaty on Friday, officials said. "
    "Mr. Tokayev spoke to J. Smith of the U.S. embassy.\n"
    "Nothing else is known. The airport was closed for two days. Snow fell in the hills above the city."
)
WORDS = st.sampled_from(
    ["army", "city", "minister", "3,000", "airport", "said", "closed", "the", "Almaty", "Anna", "40"]
)
SENTENCES = st.lists(
    st.lists(WORDS, min_size=1, max_size=7).map(lambda words: "So " + " ".join(words) + "."), max_size=12
)


def told(old: str, new: str) -> list[tuple[str, str | None, str | None]]:
    return [(change.kind, change.old, change.new) for change in of(old, new)]


def of(old: str, new: str) -> tuple[Change, ...]:
    return differences(Version(old, {}), Version(new, {})).changes


def test_a_number_that_changed_is_seen() -> None:
    (change,) = of(OLD, OLD.replace("3,000", "2,500"))
    assert change.kind == "edited"
    assert change.rewording is not None
    assert change.rewording.marked == ("The army killed [-3,000-]{+2,500+} people in Almaty on Friday, officials said.")
    assert (change.rewording.numbers_removed, change.rewording.numbers_added) == (("3,000",), ("2,500",))
    assert (change.rewording.removed, change.rewording.added) == (("3,000",), ("2,500",))


def test_sentences_are_added_removed_and_moved() -> None:
    assert told(OLD, OLD.replace("Nothing else is known. ", "")) == [("removed", "Nothing else is known.", None)]
    assert told(OLD, OLD + " Flights began again.") == [("added", None, "Flights began again.")]
    moved = "Snow fell in the hills above the city. " + OLD.replace(" Snow fell in the hills above the city.", "")
    assert told(OLD, moved) == [("moved", *("Snow fell in the hills above the city.",) * 2)]


def test_changes_stand_in_the_order_of_the_text() -> None:
    new = OLD.replace("3,000", "2,500").replace("Nothing else is known. ", "").replace("Snow fell", "Rain fell")
    assert [change[0] for change in told(OLD, new)] == ["edited", "removed", "edited"]


def test_noise_is_no_change() -> None:
    noisy = OLD.replace(" ", "\u00a0").replace("Friday,", "Fri\u00adday,") + "\nAdvertisement\n1,234 views · 5 min ago"
    assert told(OLD, noisy) == []
    assert told(OLD, noisy.replace("\n", "\n\n").replace("two", "three"))[0][0] == "edited"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He met Mr. Smith. J. K. Rowling came.", ["He met Mr. Smith.", "J. K. Rowling came."]),
        ("It rose by 3.5 points. Then it fell!", ["It rose by 3.5 points.", "Then it fell!"]),
        ("“Why?” he asked. “No.” She left.", ["“Why?” he asked.", "“No.”", "She left."]),
        ("Es kam z.B. Regen. Gut so.", ["Es kam z.B. Regen.", "Gut so."]),
        ("Это г. Алматы. Он спит.", ["Это г. Алматы.", "Он спит."]),
        ("雪が降った。空港は閉鎖。", ["雪が降った。", "空港は閉鎖。"]),
        ("مرحبا؟ نعم.", ["مرحبا؟", "نعم."]),
        ("A title\nA line. Another", ["A title", "A line.", "Another"]),
        ("5 min ago\nA line.", ["A line."]),
        ("", []),
    ],
)
def test_sentences_of_many_scripts(text: str, found: list[str]) -> None:
    assert [text[item.start : item.end] for item in sentences(text)] == found


def test_fields_are_changes_too() -> None:
    old = Version("One.", {"title": "Three dead", "authors": "Ann Lee", "section": None, "subtitle": "So it is"})
    new = Version("One.", {"title": "Three hurt", "authors": None, "section": "World", "subtitle": "So it\u00a0is"})
    made = differences(old, new)
    found = [(change.field, change.kind, change.old, change.new) for change in made.changes]
    assert found == [
        ("title", "edited", "Three dead", "Three hurt"),
        ("authors", "removed", "Ann Lee", None),
        ("section", "added", None, "World"),
    ]
    assert made.count("edited") == 0, "sentences are counted, fields are not"
    moments = [Version("", {"modified_at": f"2022-01-0{day} 10:00:00+00"}) for day in (7, 8)]
    (moved,) = differences(*moments).changes
    assert moved.rewording is not None
    assert moved.rewording.marked == "[-2022-01-07 10:00:00+00-]{+2022-01-08 10:00:00+00+}"


@settings(max_examples=80, deadline=None)
@given(SENTENCES, SENTENCES)
def test_every_sentence_is_told_of_once_and_in_its_place(old: list[str], new: list[str]) -> None:
    before, after = " ".join(old), " ".join(new)
    made = pair(Side.of(before), Side.of(after))
    both = [*made.kept, *made.moved, *made.edited]
    assert sorted([*(i for i, _ in both), *made.removed]) == list(range(len(sentences(before))))
    assert sorted([*(j for _, j in both), *made.added]) == list(range(len(sentences(after))))
    for change in of(before, after):
        assert change.old is None or before[change.old_start : change.old_end] == change.old
        assert change.new is None or after[change.new_start : change.new_end] == change.new
    assert (told(before, after) == []) == ([s.key for s in sentences(before)] == [s.key for s in sentences(after)])


@settings(max_examples=80, deadline=None)
@given(SENTENCES, st.data())
def test_what_was_planted_is_found(old: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(old)))
    new = [*old[:place], "A wholly new sentence stands here.", *old[place:]]
    assert told(" ".join(old), " ".join(new)) == [("added", None, "A wholly new sentence stands here.")]
    assert told(" ".join(new), " ".join(old)) == [("removed", "A wholly new sentence stands here.", None)]


@given(st.lists(st.sampled_from("abcd")), st.lists(st.sampled_from("abcd")))
def test_common_items_ascend_and_are_equal(old: list[str], new: list[str]) -> None:
    found = order.common(old, new)
    assert all(old[i] == new[j] for i, j in found)
    assert all(i < k and j < m for (i, j), (k, m) in pairwise(found))
    assert order.common(old, old) == [(i, i) for i in range(len(old))]


@given(st.text(max_size=80), st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_marked_texts_hold_both_wordings(old: str, new: str) -> None:
    made = reworded(old, new)
    for run in made.added:
        assert run in " ".join(new.split())
    for run in made.removed:
        assert run in " ".join(old.split())
    assert reworded(old, old).marked == old
    assert not reworded(new, new).added


def test_where_time_is_short_words_are_counted() -> None:
    made = reworded("The 3,000 men", "The 2,500 men", in_order=False)
    assert (made.numbers_removed, made.numbers_added, made.marked) == (("3,000",), ("2,500",), "The 2,500 men")


def hostile(kind: str) -> str:
    draw = random.Random(7)  # noqa: S311 - for a test
    made = {
        "same": lambda: "a. ",
        "three": lambda: draw.choice(["Aa. ", "Bb. ", "Cc. "]),
        "letters": lambda: "The " + " ".join(draw.choice("abcdefghij") for _ in range(12)) + ". ",
        "long": lambda: "The " + " ".join(draw.choice("ab") for _ in range(60)) + ". ",
        "points": lambda: "." * 30,
        "unspaced": lambda: draw.choice("雪雨") * 20,
    }[kind]
    return "".join(made() for _ in range(1_000))


@pytest.mark.parametrize("kind", ["same", "three", "letters", "long", "points", "unspaced"])
def test_hostile_texts_take_no_time(kind: str) -> None:
    draw = random.Random(8)  # noqa: S311 - for a test
    old = hostile(kind)
    parts = old.split(" ")
    draw.shuffle(parts)
    began = time.process_time()
    differences(Version(old, {}), Version(" ".join(parts), {}))
    assert time.process_time() - began < 8


def test_what_is_too_long_is_said() -> None:
    made = differences(Version("Aa. Bb. " * MAX_SENTENCES, {}), Version("One.", {}))
    assert made.note == "only the first 5,000 sentences were compared"
    assert made.old_sentences == MAX_SENTENCES
