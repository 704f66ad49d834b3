from __future__ import annotations

import pytest
from justext import core
from justext.utils import get_stoplist, get_stoplists
from trafilatura import external

from extractors.article import stopwords
from extractors.article.stopwords import StopWords


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(external, "jt_stoplist_init", external.jt_stoplist_init)
    monkeypatch.setattr(external, "JT_STOPLIST", None)
    monkeypatch.setattr(core, "define_stoplist", core.define_stoplist)
    stopwords.install()


def test_it_holds_the_same_words_as_the_sets_that_it_stands_for(installed: None) -> None:
    words = core.define_stoplist(external.jt_stoplist_init())
    known = {word.lower() for language in get_stoplists() for word in get_stoplist(language)}
    assert isinstance(words, StopWords)
    assert len(words) == len(known)
    assert all(word in words for word in known)
    assert not any(f"{word}\x00" in words for word in known)
    assert 7 not in words


def test_the_list_of_one_language_is_still_a_set(installed: None) -> None:
    assert core.define_stoplist(["The", "and"]) == {"the", "and"}


def test_justext_still_tells_text_from_menus(installed: None) -> None:
    from lxml.html import document_fromstring  # noqa: PLC0415 - only here

    text = "The bridge over the river has been closed since it was hit by a ship that had lost its way in the fog. " * 4
    tree = document_fromstring(f"<html><body><p>{text}</p><ul><li><a href=/a>Home</a></li></ul></body></html>")
    body = external.try_justext(tree, None, None)
    assert [paragraph.text for paragraph in body] == [text.strip()]
    assert isinstance(external.JT_STOPLIST, StopWords)
