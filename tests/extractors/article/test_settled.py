"""Comparisons of trafilatura that are left out: only where they could not change the text."""

from __future__ import annotations

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


def test_the_tree_is_as_before_with_its_head() -> None:
    root = parse(
        f"<html><head><title>A</title><meta name='x' content='y'></head><body>{PAGES['a story']}</body></html>"
    )
    before = etree.tostring(root)
    candidate(root, "https://a.example/b")
    assert etree.tostring(root) == before


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
