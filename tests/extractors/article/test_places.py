from __future__ import annotations

import time
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.article.lines import Line, lines_of
from extractors.article.places import MAX_NESTED, places
from extractors.article.tree import parse


def tree(html: str) -> Any:
    return parse(f"<html><body>{html}</body></html>")


def ids(html: str, *texts: str) -> list[str | None]:
    found = places(tree(html), [Line(text) for text in texts])
    return [None if element is None else element.get("id") for element in found]


def test_a_line_stands_in_the_innermost_element_that_begins_with_it() -> None:
    html = "<div id=a><section id=b><p id=c>The bridge is closed to lorries.</p></section><p id=d>So it is.</p></div>"
    assert ids(html, "The bridge is closed to lorries.", "So it is.") == ["c", "d"]


def test_bold_words_and_odd_spaces_at_the_beginning_do_not_hide_a_line() -> None:
    html = "<p id=a>\n  <b>The</b> bridge is <i>closed</i></p><p id=b><span><a href=/>Engineers</a></span> came.</p>"
    assert ids(html, "The bridge is closed", "Engineers came.")[0] == "a"
    assert ids(html, "Engineers came.") == ["b"]


def test_what_follows_a_break_stands_in_the_same_element() -> None:
    html = "<p id=a>The bridge is closed.<br>Drivers go round it.<br>Nobody is glad.</p><p id=b>It rains.</p>"
    texts = ("The bridge is closed.", "Drivers go round it.", "Nobody is glad.", "It rains.")
    assert ids(html, *texts) == ["a", "a", "a", "b"]


def test_of_lines_that_begin_alike_each_has_its_own_place() -> None:
    same = "The council of the old harbour town"
    html = "".join(f"<p id=p{number}>{same} {number}</p>" for number in range(4))
    assert ids(html, *(f"{same} {number}" for number in range(4))) == ["p0", "p1", "p2", "p3"]


def test_lines_without_a_place_before_them_have_none() -> None:
    assert ids("<p id=a>The bridge is closed.</p>", "Nowhere at all", "The bridge is closed.") == [None, "a"]
    assert places(tree("<p>x</p>"), []) == ()


@pytest.mark.parametrize("tag", ["td", "figcaption", "li", "h2", "a", "label", "small"])
def test_many_elements_hold_lines(tag: str) -> None:
    html = f"<table><tr><{tag} id=a>The bridge is closed.</{tag}></tr></table>"
    assert ids(html if tag == "td" else f"<{tag} id=a>The bridge is closed.</{tag}>", "The bridge is closed.") == ["a"]


def test_a_tower_of_elements_is_looked_at_to_a_depth_only() -> None:
    levels = 3 * MAX_NESTED
    html = "".join(f"<div id=d{level}>" for level in range(levels)) + "The bridge is closed." + "</div>" * levels
    assert ids(html, "The bridge is closed.") == [f"d{levels - 1}"]
    html = "".join(f"<div id=d{level}>The bridge <p>" for level in range(levels))
    assert len(ids(html, "The bridge")) == 1


SENTENCES = ("The bridge is closed.", "The bridge is closed to lorries.", "It rains.", "Ann", "The council of the town")
pages = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=20)


@given(pages, st.sampled_from(["<p>{}</p>", "<div><p>{}</p></div>", "<li><b>{}</b></li>", "{}<br>"]))
@settings(max_examples=80, deadline=None)
def test_places_follow_the_order_of_the_lines(sentences: list[str], form: str) -> None:
    root = tree("<p>Start</p>" + "".join(form.format(sentence) for sentence in sentences))
    lines = lines_of(root.find("body"))
    order = {element: number for number, element in enumerate(root.iter())}
    found = places(root, lines)
    assert len(found) == len(lines)
    assert all(order[one] <= order[two] for one, two in pairwise(found))


@given(pages)
@settings(max_examples=40, deadline=None)
def test_each_paragraph_has_its_own_place(sentences: list[str]) -> None:
    root = tree("".join(f"<p>{sentence}</p>" for sentence in sentences))
    assert places(root, lines_of(root)) == tuple(root.iter("p"))


@pytest.mark.slow
@pytest.mark.parametrize("row", ["<p>{}</p>", "<div><span>{}</span></div>", "{}<br>"])
def test_equal_lines_do_not_look_at_each_other(row: str) -> None:
    line = "The bridge is closed to lorries from the first of March."
    root = tree(f"<div>{row.format(line) * 1_900}</div>" * 5)
    began = time.process_time()
    found = places(root, [Line(line)] * 20_000)
    assert time.process_time() - began < 2.0
    assert len(found) == 20_000
    assert None not in found
