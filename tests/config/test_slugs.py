from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.slugs import slug_of_file, slug_of_url, slugify, with_mark


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Karvenia Gambles Its Only Canal", "karvenia-gambles-its-only-canal"),
        ("Norvia's Engineers", "norvias-engineers"),
        ("Norvia’s Engineers", "norvias-engineers"),  # noqa: RUF001 - the quotation mark of most newsrooms
        ("Über Größe", "uber-grosse"),
        ("Канал закрыт", "kanal-zakryt"),
        ("!!!", ""),
    ],
)
def test_titles_become_slugs(text: str, slug: str) -> None:
    assert slugify(text) == slug


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("https://a.example/2025/03/14/canal-closes-a4471", "canal-closes-a4471"),
        ("https://a.example/news/canal-closes.html?x=1", "canal-closes"),
        ("https://a.example/canal-closes/index.html", "canal-closes"),
        ("https://a.example/canal-closes/12345/", "canal-closes"),
        ("https://www.a.example/", "a-example"),
        ("https://a.example/%D0%BA%D0%B0%D0%BD%D0%B0%D0%BB", "kanal"),
    ],
)
def test_addresses_become_slugs(url: str, slug: str) -> None:
    assert slug_of_url(url) == slug


def test_files_become_slugs() -> None:
    assert slug_of_file(Path("/tmp/My Story.md")) == "my-story"  # noqa: S108 - only a name
    assert slug_of_file(Path("....md")) == "seed"


@given(st.text(max_size=300))
def test_a_slug_is_an_id_or_empty(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]{0,60}", slugify(text))
    assert slugify(slugify(text)) == slugify(text)


def test_the_mark_tells_things_apart_and_stays() -> None:
    assert with_mark("a", "https://x.example/1") == with_mark("a", "https://x.example/1")
    assert with_mark("a", "https://x.example/1") != with_mark("a", "https://x.example/2")
