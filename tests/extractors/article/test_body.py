from __future__ import annotations

import pytest

from extractors.article import body as bodies
from extractors.article.body import clean, count_words, is_label

FIRST = "The council voted on Tuesday evening to close the old bridge to lorries from March."
SECOND = "Drivers will have to take the longer way round by the northern bypass."
THIRD = "Repairs are expected to take nineteen months."


def lines(*given: str, titles: tuple[str, ...] = (), headlines: tuple[str, ...] = ()) -> list[str]:
    return list(clean(given, titles, headlines).lines)


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
    assert lines(furniture, FIRST, SECOND, titles=("bridge closed",)) == [FIRST, SECOND]


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
        "More on this story",
        "Sign up for our newsletter and get the news in your inbox.",
    ],
)
def test_labels_go_wherever_they_stand(furniture: str) -> None:
    assert lines(FIRST, furniture, SECOND) == [FIRST, SECOND]


def test_headlines_after_a_label_go() -> None:
    given = (FIRST, "Related articles", "Engineers find cracks in arches", SECOND)
    assert lines(*given, headlines=("engineers find cracks in arches",)) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "furniture",
    [
        "Ann Lee is a reporter for The Courier.",
        "Follow us on Twitter",
        "© 2024 The Courier",
        "This article was first published by the Harbour Institute.",
        "Reporting by Ann Lee; editing by Bo Marsh",
        "Engineers find cracks in arches",
    ],
)
def test_the_tail_goes(furniture: str) -> None:
    assert lines(FIRST, SECOND, furniture, headlines=("engineers find cracks in arches",)) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "sentence",
    [
        "By Tuesday the bridge had been closed, and lorries were sent round by the bypass for good.",
        "Related problems have been found in the piers, said the engineer who wrote the report.",
        "More than half of the cost is paid by the province.",
        "Read the report, said the harbour master, before you speak of it again in this room.",
        "See more of the harbour from the tower, the guide told the visitors on their way up.",
    ],
)
def test_sentences_stay(sentence: str) -> None:
    assert lines(FIRST, sentence, THIRD) == [FIRST, sentence, THIRD]
    assert not is_label(sentence)


def test_the_credit_is_kept_apart() -> None:
    body = clean([FIRST, SECOND, "This article was first published by the Harbour Institute."], (), ())
    assert (body.credit, body.text) == ("Harbour Institute", f"{FIRST}\n{SECOND}")


def test_words_are_counted_in_scripts_without_spaces() -> None:
    assert count_words("a b c") == 3
    assert count_words("東京で大きな地震") == 4
    assert clean([], (), ()).text is None


def test_a_text_longer_than_any_article_is_cut() -> None:
    lines = bodies._bounded("\n".join(["word " * 30_000] * 30))
    assert {len(line) for line in lines} <= set(range(bodies.MAX_LINE + 1))
    assert sum(map(len, lines)) <= bodies.MAX_TEXT


def test_a_title_that_was_cut_is_still_known_as_the_title() -> None:
    title = "T" * 2000
    body = bodies.clean([title, "The bridge is closed until the spring."], {"t" * 500}, ())
    assert body.lines == ("The bridge is closed until the spring.",)
