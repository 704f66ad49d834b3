"""What the links of a box have in common."""

from __future__ import annotations

import pytest

from extractors.article.further import Own
from extractors.article.link_groups import Groups, words_of
from extractors.article.subject import Subject

PAGE = "https://a.example/news/bridge-closed-4711200"


def groups(url: str = PAGE, **headlines: str) -> Groups:
    made = Groups(Own(url, url), Subject("Old bridge of Port Alder closed", ["The bridge is old."]))
    for name, text in headlines.items():
        made.headlines[name] = text
        made.add("box", name)
    return made


@pytest.mark.parametrize(
    ("own", "there", "expected"),
    [
        ("/2024/02/06/bridge", "/2024/02/07/ferry", 1.0),
        ("/2024/02/06/bridge", "/2023/02/07/ferry", -1.0),
        ("/news/bridge-4711200", "/news/ferry-4711201", 1.0),
        ("/news/bridge-4711200", "/news/ferry-4711199", -1.0),
        ("/news/bridge-4711200", "/news/bridge-of-4711200", 0.0),
        ("/news/bridge-4711200", "/news/ferry-99000", 0.0),
        ("/news/bridge", "/news/ferry-4711199", 0.0),
    ],
)
def test_days_and_numbers_in_addresses_tell_which_is_newer(own: str, there: str, expected: float) -> None:
    assert groups(f"https://a.example{own}").newer(f"https://a.example{there}") == expected


def test_a_box_has_the_mean_the_least_and_the_most_of_its_headlines() -> None:
    found = groups(one="Bridge closed", two="Choir sings in the park").signals("box")
    assert found["least_near"] == 0.0 < found["group_near"] == found["most_near"] / 2
    assert found["group_words"] == 3.5


def test_a_box_without_articles_has_nothing() -> None:
    assert set(groups().signals("box").values()) == {0.0}
    assert groups().size("box") == 0


def test_an_article_that_stands_twice_in_a_box_counts_once() -> None:
    made = groups(one="Bridge closed")
    made.add("box", "one")
    assert made.size("box") == 1


@pytest.mark.parametrize(("text", "words"), [("", 0.0), ("three short words", 3.0), ("橋が閉鎖された", 7 / 3)])
def test_words_are_estimated_where_no_spaces_are_written(text: str, words: float) -> None:
    assert words_of(text) == words
