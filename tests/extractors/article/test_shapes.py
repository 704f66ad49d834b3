"""Shapes of pages that make a step look at everything for everything: the time must grow with the size only."""

from __future__ import annotations

import time

import pytest

from extractors.article.extract import extract
from extractors.article.rules import Surroundings, without_furniture
from extractors.article.tree import MAX_ELEMENTS, MAX_SIBLINGS

URL = "https://a.example/2024/03/04/bridge"
SENTENCE = "The council said on Monday that the old bridge over the harbour would be closed to all lorries."
ARTICLE = "<article><h1>Bridge closed</h1>" + "".join(f"<p>{SENTENCE} {number}</p>" for number in range(8))
# Just below the caps, which would make an easy page of it.
ROWS, EACH = 9, MAX_SIBLINGS - 10
CPU_S = 12.0
SHAPES = {
    "the same word": "<div>x</div>",
    "the same sentence": "<p>" + SENTENCE + "</p>",
    "sentences": "<p>" + SENTENCE + " {number}</p>",
    "headings": "<h2>Heading {number} of these</h2>",
    "links": '<a href="/story/{number}">' + SENTENCE + "</a>",
    "links in blocks": '<div><a href="/story/{number}">Headline of story {number}</a></div>',
    "bylines": '<div class="author">By Ann Tolley</div>',
    "notes on writers": "<p>Ann Tolley is a reporter at The Alder Courier.</p>",
    "calls to subscribe": "<p>Sign up for our newsletter number {number}</p>",
    "labels": "<p>Read more: headline number {number}</p>",
    "items": "<li>Item {number} of a list</li>",
    "cells": "<tr><td>Cell {number}</td></tr>",
    "breaks": "Line {number} of a poem<br>",
    "dates": '<time datetime="2024-03-04T10:00:00Z">4 March {number}</time>',
    "quotes": "<blockquote>“" + SENTENCE + "” said Ann {number}.</blockquote>",
    "bold words": "<b>Ann</b> ",
}


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_size_only(shape: str) -> None:
    row = "".join(SHAPES[shape].replace("{number}", str(number)) for number in range(EACH))
    rows = f"<div>{row}</div>" * min(ROWS, MAX_ELEMENTS // EACH)
    began = time.process_time()
    article = extract(f"<html><head><title>Bridge closed</title></head><body>{ARTICLE}{rows}</article>", URL)
    assert time.process_time() - began < CPU_S
    assert article.reasons


@pytest.mark.slow
@pytest.mark.parametrize("line", ["Bridge closed", "By Ann Tolley", "Ann Tolley is a reporter at The Alder Courier."])
def test_the_rules_look_at_a_line_a_few_times_only(line: str) -> None:
    began = time.process_time()
    left = without_furniture([line] * 4_000, Surroundings(frozenset({"bridge closed"})))
    assert time.process_time() - began < 3.0
    assert len(left) < 4_000
