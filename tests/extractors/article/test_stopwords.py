from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from justext import core
from justext.utils import get_stoplist, get_stoplists
from trafilatura import external

from extractors.article import stopwords
from extractors.article.stopwords import StopWords

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(external, "JT_STOPLIST", None)
    with stopwords.packed():
        yield


def test_it_holds_the_same_words_as_the_sets_that_it_stands_for(installed: None) -> None:
    words = core.define_stoplist(external.jt_stoplist_init())
    known = {word.lower() for language in get_stoplists() for word in get_stoplist(language)}
    assert isinstance(words, StopWords)
    assert len(words) == len(known)
    assert all(word in words for word in known)
    assert not any(f"{word}\x00" in words for word in known)
    assert 7 not in words


def test_the_list_of_one_language_is_still_a_set(installed: None) -> None:
    assert core.define_stoplist(("The", "and")) == {"the", "and"}


def test_justext_still_tells_text_from_menus(installed: None) -> None:
    from lxml.html import document_fromstring  # noqa: PLC0415 - only here

    text = "The bridge over the river has been closed since it was hit by a ship that had lost its way in the fog. " * 4
    tree = document_fromstring(f"<html><body><p>{text}</p><ul><li><a href=/a>Home</a></li></ul></body></html>")
    body = external.try_justext(tree, None, None)
    assert [paragraph.text for paragraph in body] == [text.strip()]


def test_what_others_ask_of_justext_is_answered_by_justext_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(external, "JT_STOPLIST", None)
    with stopwords.packed():
        pass
    theirs = external.jt_stoplist_init()
    assert isinstance(theirs, tuple)
    assert isinstance(core.define_stoplist(theirs), frozenset)
    with stopwords.packed():
        # The list that another caller has had read is not gone through again.
        assert isinstance(core.define_stoplist(theirs), StopWords)


def test_a_page_that_fails_leaves_justext_to_others() -> None:
    with pytest.raises(ValueError, match="a page"), stopwords.packed():
        raise ValueError("a page")
    assert isinstance(core.define_stoplist(("The", "and")), frozenset)
