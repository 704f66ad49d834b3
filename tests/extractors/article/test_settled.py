"""Comparisons of trafilatura that are left out: only where they could not change the text."""

from __future__ import annotations

import json
import sys
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
import trafilatura
from lxml import etree
from lxml.html import fromstring
from trafilatura import external
from trafilatura.readability_lxml import Document
from trafilatura.settings import DEFAULT_CONFIG

from extractors.article import settled
from extractors.article.body import candidate
from extractors.article.lines import lines_of
from extractors.article.tree import parse

if TYPE_CHECKING:
    from extractors.article.lines import Line

SENTENCE = "The council has agreed on a new plan for the bridge, after years of talks that went nowhere. "
STORY = "".join(f"<p>{number}. {SENTENCE * 3}</p>" for number in range(6))
TABLE = f"<table>{''.join(f'<tr><td>{number}</td><td>{SENTENCE}</td></tr>' for number in range(9))}</table>"
AROUND = f"<ul>{''.join(f'<li>Line {number} of a list. {SENTENCE}</li>' for number in range(40))}</ul>"
PAGES = {
    "a story": f"<article>{STORY}</article>",
    "a list beside it": f"<article>{STORY}</article><div>{AROUND}</div>",
    "a short text": f"<p>{SENTENCE}</p>",
    "a table": f"<article>{TABLE}</article>",
    "a script in it": f"<article>{STORY}<script type='text/json'>{{'a': '{SENTENCE * 90}'}}</script></article>",
    "a film": f"<article>{STORY}<iframe src='https://www.youtube.com/embed/1'>{SENTENCE}</iframe></article>",
    "nothing": "<div></div>",
}


LD = "<script type='application/ld+json'>{}</script>"
BODY = json.dumps({"@type": "NewsArticle", "articleBody": " ".join(f"{number}. {SENTENCE * 3}" for number in range(6))})
FORUM = json.dumps({"@type": "DiscussionForumPosting", "headline": "Bridge"})
POSTS = "".join(f"<div class='comment'><p>{number}. {SENTENCE * 2}</p></div>" for number in range(8))
# Whole documents: what stands in a head, or what the parser puts there, and frames by their names.
DOCUMENTS = {
    "no tags around it": f"<!doctype html><title>B</title><main><h1>B</h1>{STORY}</main>",
    "a head without an end": f"<html><head><title>B</title><article>{STORY}</article>",
    "a section in the head": f"<html><head><title>B</title><section>{STORY}</section></head><body><p>F</p></body>",
    "an element of an app": f"<html><head><title>B</title><my-app>{STORY}</my-app></head><body></body></html>",
    "noscript in the head": f"<html><head><noscript><article>{STORY}</article></noscript></head><body>",
    "a text as data": f"<html><head><meta charset='utf-8'>{LD.format(BODY)}</head><body><p>Loading</p></body></html>",
    "a forum": f"<html><head>{LD.format(FORUM)}<link rel='x'></head><body><div class='comments'>{POSTS}</div>",
    "a frame": f"<html><body><div class='sidebar'>{AROUND}</div><article>{STORY}</article></body></html>",
    "two frames": f"<html><body><div class='sidebar'>{AROUND}</div><article>{STORY}</article>{AROUND * 2}</body>",
    "no character": f"<html><article>{STORY}</article><div><div class='sidebar'>{AROUND}</div>tail &#xFFFE; t</div>",
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_text_of_a_document_is_that_of_all_comparisons(name: str) -> None:
    root = parse(DOCUMENTS[name])
    found = candidate(root, "https://a.example/b")
    assert found == _compared(root)
    assert any(SENTENCE.strip() in line.text for line in found)


@pytest.mark.parametrize("name", PAGES)
def test_the_text_is_that_of_all_comparisons(name: str) -> None:
    root = parse(f"<html><body>{PAGES[name]}</body></html>")
    assert candidate(root, "https://a.example/b") == _compared(root)


def test_a_story_alone_is_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not _asked(monkeypatch, "a story")
    assert not _asked(monkeypatch, "a script in it")


@pytest.mark.parametrize(
    ("times", "is_written"),
    [pytest.param(8, False, id="as long as the text"), pytest.param(60, True, id="six times as long")],
)
def test_a_page_is_written_out_where_its_text_may_be_a_fifth(
    monkeypatch: pytest.MonkeyPatch, times: int, *, is_written: bool
) -> None:
    pages: list[Any] = []
    # The package has a function of the module's name.
    monkeypatch.setattr(sys.modules["trafilatura.baseline"], "_spaced_text", lambda tree: pages.append(tree) or "")
    side = "".join(f"<span><b>{number}</b> {SENTENCE}</span>" for number in range(times))
    story = f"<article><p>1. {SENTENCE * 3}</p><p>2. {SENTENCE * 3}</p></article>"
    candidate(parse(f"<html><body>{story}<nav>{side}</nav></body></html>"), "https://a.example/b")
    assert bool(pages) is is_written


@pytest.mark.parametrize("name", ["a list beside it", "a short text"])
def test_other_pages_are_compared(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    assert _asked(monkeypatch, name)


def test_extractions_of_others_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = _count(monkeypatch)
    _compared(parse(f"<html><body>{PAGES['a story']}</body></html>"))
    assert calls


def test_the_installed_version_is_the_known_one() -> None:
    assert trafilatura.__version__ == settled.KNOWN


@pytest.mark.parametrize(
    ("body", "is_open"),
    [
        (f"<p>{SENTENCE}</p>", False),
        (f"<table><row><cell>{SENTENCE}</cell></row></table>", True),
        (f"<p></p><list><item>{SENTENCE}</item></list>", True),
        (f"<p>{SENTENCE}</p><aside>More</aside>", True),
    ],
)
def test_only_clean_paragraphs_settle(body: str, *, is_open: bool) -> None:
    assert settled.is_open(etree.fromstring(f"<body>{body}</body>")) is is_open


def test_the_frame_is_what_readability_drops_first() -> None:
    page = fromstring(
        f"<html><body><header class='Site-Header'>Menu</header>1<div id='main-menu'>{STORY}</div>2"
        "<div class='comment'>Me too<div class='content'>and I</div></div>3<script>x</script>4"
        "<p id='x'>5</p></body></html>"
    )
    theirs = Document(deepcopy(page))
    for element in list(theirs.doc.iter("script", "style", "fencedframe")):
        element.drop_tree()
    theirs.remove_unlikely_candidates()
    settled.drop_frame(page)
    assert etree.tostring(page) == etree.tostring(theirs.doc)
    assert "Menu" not in page.text_content()
    assert SENTENCE.strip() in page.text_content()
    settled.drop_frame(page)
    assert etree.tostring(page) == etree.tostring(theirs.doc)


def test_a_story_in_a_large_frame_is_settled(monkeypatch: pytest.MonkeyPatch) -> None:
    page = f"<html><body><div class='sidebar'>{AROUND}</div><article>{STORY}</article></body></html>"
    calls = _count(monkeypatch)
    root = parse(page)
    assert root is not None
    assert settled.most_text(root) > settled.FACTOR * len(STORY)
    found = candidate(root, "https://a.example/b")
    assert not calls
    monkeypatch.undo()
    assert found == _compared(root)


def test_the_head_is_gone_meanwhile_and_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []

    def looking(root: Any, **_: Any) -> None:
        seen.append(etree.tostring(root.find("head")))
        raise ValueError

    monkeypatch.setattr(trafilatura, "bare_extraction", looking)
    head = (
        "<meta name='x' content='y'><title>A</title><link rel='z'><script type='text/json'>{}</script><script></script>"
    )
    root = parse(f"<html><head>{head}</head>\n<body>{PAGES['a story']}</body></html>")
    assert root is not None
    before = etree.tostring(root)
    assert candidate(root, "https://a.example/b") == ()
    assert etree.tostring(root) == before
    assert b"<title>" in seen[0]
    assert b"{}" in seen[0]
    assert b"<meta" not in seen[0]
    assert b"<link" not in seen[0]


def test_long_names_are_not_remembered() -> None:
    page = fromstring(f"<html><body><div class='{'x' * settled.MAX_NAMES}y sidebar'>F</div><p>S</p></body></html>")
    known = settled._is_unlikely.cache_info().currsize
    settled.drop_frame(page)
    assert page.text_content() == "S"
    assert settled._is_unlikely.cache_info().currsize == known


def _compared(root: Any) -> tuple[Line, ...]:
    found = trafilatura.bare_extraction(root, url="https://a.example/b", include_comments=False, config=DEFAULT_CONFIG)
    return () if found is None else lines_of(found.body)


def _asked(monkeypatch: pytest.MonkeyPatch, name: str) -> bool:
    calls = _count(monkeypatch)
    candidate(parse(f"<html><body>{PAGES[name]}</body></html>"), "https://a.example/b")
    return bool(calls)


def _count(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    calls: list[Any] = []
    real = external.try_readability

    def counted(tree: Any) -> Any:
        calls.append(tree)
        return real(tree)

    monkeypatch.setattr(external, "try_readability", counted)
    return calls
