"""Long lists of alternatives: a text without any of their needles is not searched, and nothing is missed by that."""

from __future__ import annotations

import re

import pytest

from extractors.article import offer_words, wall_words
from extractors.article.word_lists import Words, any_of, needles

LISTS = {
    f"{module.__name__.rpartition('.')[2]}.{name}": words
    for module in (wall_words, offer_words)
    for name, words in vars(module).items()
    if isinstance(words, Words)
}


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("captcha", ("captcha",)),
        (r"\bcaptcha\b|just a moment", ("captcha", "just a moment")),
        (r"(?:permission|unable) to access", (" to access",)),
        (r"(?:permission|unable) to", ("permission", "unable")),
        (r"ad[ -]?block(?:er)?s?", ("block",)),
        (r"(?:optional)? end", (" end",)),
        ("验[证證]", ("验",)),
        ("[验驗][证證]|captcha", ("captcha", "驗", "验")),
        # What holds another needle is found by it.
        ("block|blocker", ("block",)),
        # One branch may be anything: nothing can be told.
        (r"captcha|\d+", ()),
        (r"(?:a|\w)?", ()),
        (r"(?!captcha)\w", ()),
    ],
)
def test_needles(pattern: str, expected: tuple[str, ...]) -> None:
    assert needles(pattern) == expected


@pytest.mark.parametrize(
    "text", ["Prove that you are HUMAN", "a human being", "you are no human", "", "YOU ARE a robot"]
)
def test_a_search_finds_what_the_pattern_finds(text: str) -> None:
    words = any_of(r"you are (?:a )?(?:human|robot)", r"\bhuman verification")
    expected = words.pattern.search(text.lower())
    found = words.search(text)
    assert (found and found.span()) == (expected and expected.span())
    assert [hit.span() for hit in words.finditer(text)] == [hit.span() for hit in words.pattern.finditer(text.lower())]


def test_without_needles_the_pattern_is_always_tried() -> None:
    words = Words(re.compile(r"\d{3}"))
    assert words.search("error 404")


@pytest.mark.parametrize("name", LISTS)
def test_the_product_s_lists_have_needles(name: str) -> None:
    assert LISTS[name].needles
    assert "" not in LISTS[name].needles
