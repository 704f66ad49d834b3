# ruff: noqa: RUF001 - signs as pages write them

from __future__ import annotations

import pytest

from extractors.article.rules import Surroundings, ends_sentence, is_label, without_furniture

FIRST = "The council voted on Tuesday evening to close the old bridge to lorries from March."
SECOND = "Drivers will have to take the longer way round by the northern bypass."
THIRD = "Repairs are expected to take nineteen months."
HEADLINE = "Engineers find cracks in arches"


def left(*lines: str, titles: tuple[str, ...] = (), headlines: tuple[str, ...] = ()) -> list[str]:
    around = Surroundings(frozenset(titles), frozenset(headlines))
    return [lines[number] for number in without_furniture(lines, around)]


@pytest.mark.parametrize(
    "furniture",
    [
        "Bridge closed!",
        "By Ann Lee",
        "Von Jana Kern",
        "7 January 2022",
        "Published: January 7, 2022 10:15",
        "5 min read",
        "Updated 3 hours ago",
    ],
)
def test_the_head_goes(furniture: str) -> None:
    assert left(furniture, FIRST, SECOND, titles=("bridge closed",)) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "furniture",
    [
        "Read more: Engineers find cracks",
        "Related article: Engineers find cracks",
        "- Also read: Engineers find cracks",
        "Lesen Sie auch: Risse in zwei Bögen",
        "À lire aussi : Des fissures",
        "Lea también: Grietas",
        "Читайте также: Трещины в арках",
        "اقرأ أيضًا: شقوق في قوسين",
        "関連記事：アーチにひび",
        "More on this story",
        "Sign up for our newsletter and get the news in your inbox.",
    ],
)
def test_labels_go_wherever_they_stand(furniture: str) -> None:
    assert left(FIRST, furniture, SECOND) == [FIRST, SECOND]


def test_headlines_after_a_label_go() -> None:
    assert left(FIRST, "Related articles", HEADLINE, SECOND, headlines=(HEADLINE.lower(),)) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "furniture",
    [
        "Ann Lee is a reporter for The Courier.",
        "Follow us on Twitter",
        "© 2024 The Courier",
        "This article was first published by the Harbour Institute.",
        "Reporting by Ann Lee; editing by Bo Marsh",
        HEADLINE,
    ],
)
def test_the_tail_goes(furniture: str) -> None:
    assert left(FIRST, SECOND, furniture, headlines=(HEADLINE.lower(),)) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "sentence",
    [
        "By Tuesday the bridge had been closed, and lorries were sent round by the bypass for good.",
        "Related problems have been found in the piers, said the engineer who wrote the report.",
        "More than half of the cost is paid by the province.",
        "Read the report, said the harbour master, before you speak of it again in this room.",
        "See more of the harbour from the tower, the guide told the visitors on their way up.",
        "関連記事を読んだ人は多い。",
    ],
)
def test_sentences_stay(sentence: str) -> None:
    assert left(FIRST, sentence, THIRD) == [FIRST, sentence, THIRD]
    assert not is_label(sentence)


def test_a_headline_that_is_said_in_the_text_as_a_sentence_stays() -> None:
    assert left(FIRST, SECOND, f"{HEADLINE}.", headlines=(HEADLINE.lower(),))[-1] == f"{HEADLINE}."


def test_a_title_that_was_cut_is_still_known_as_the_title() -> None:
    assert left("T" * 2000, THIRD, titles=("t" * 500,)) == [THIRD]


def test_the_title_far_down_is_no_head() -> None:
    given = (FIRST, SECOND, THIRD, FIRST, "Bridge closed", SECOND)
    assert left(*given, titles=("bridge closed",)) == list(given)


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("It rains.", True),
        ("“It rains.”", True),
        ("雨が降る。", True),
        ("「雨が降る。」", True),
        ("هل تمطر؟", True),
        ("Is it raining", False),
        ("Rain, and more rain,", False),
    ],
)
def test_ends_of_sentences(line: str, ends: bool) -> None:
    assert ends_sentence(line) is ends


def test_no_lines_are_left_of_none() -> None:
    assert left() == []
