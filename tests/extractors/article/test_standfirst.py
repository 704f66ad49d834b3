"""The line below the headline becomes the subtitle where the head of a page describes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extractors.article.extract import extract

if TYPE_CHECKING:
    from extractors.records import Article

LEAD = "The harbour gets its second crane, three years late and for twice the money."
URL = "https://www.post.example/news/crane"


def told(count: int = 5) -> str:
    return "".join(
        f"<p>On day {n} the crane was lifted by {n} metres, and engineer Ann Lee wrote the number into her book.</p>"
        for n in range(1, count + 1)
    )


def read(below: str, head: str = "", text: str = "") -> Article:
    page = f"<article><h1>A crane for the harbour</h1>{below}<div class=text>{text or told()}</div></article>"
    title = "<title>A crane for the harbour | Post</title><meta property=og:type content=article>"
    return extract(f"<html lang=en><head>{title}{head}</head><body>{page}</body></html>", URL)


@pytest.mark.parametrize(
    "below",
    [
        f"<p class=standfirst>{LEAD}</p>",
        f"<h2 class=article-subtitle>{LEAD}</h2>",
        f"<div class=lead><p>{LEAD}</p></div>",
        f"<p class=byline>By Ann Lee</p><time>3 May 2026</time><p class=chapo>{LEAD}</p>",
        f"<p class=perex><strong>{LEAD}</strong></p>",
    ],
)
def test_it_is_in_the_text_or_the_subtitle(below: str) -> None:
    article = read(below)
    assert LEAD in (article.text or "") or article.subtitle == LEAD


def test_its_place_is_evidence() -> None:
    article = read(f"<h2 class='lead large'>{LEAD}</h2>")
    assert article.subtitle == LEAD
    chosen = [item for item in article.evidence if item.field == "subtitle" and item.chosen]
    assert [(item.value, item.method, item.locator) for item in chosen] == [(LEAD, "text", "h2.lead.large")]


def test_what_the_head_says_comes_first() -> None:
    article = read(f"<h2 class=lead>{LEAD}</h2>", "<meta name=description content='A crane is built.'>")
    assert article.subtitle == "A crane is built."


@pytest.mark.parametrize(
    "below",
    [
        "",
        "<p class=lead>News in brief</p>",
        "<p class=byline>By Ann Lee, who writes about the harbour and its cranes.</p>",
        "<figure><img src=/c.jpg><figcaption>The crane stands at the pier since Monday.</figcaption></figure>",
        "<div class=photo-credit>The crane stands at the pier since Monday.</div>",
        "<aside class=lead>Read all our stories about the harbour here.</aside>",
        "<ul class=summary><li>The harbour gets its second crane after three years.</li></ul>",
        "<p class=lead>A crane for the harbour</p>",
        f"<p class=lead>{'The harbour gets its second crane. ' * 30}</p>",
    ],
)
def test_what_is_none(below: str) -> None:
    assert read(below).subtitle is None


def test_what_the_text_says_is_not_said_twice() -> None:
    article = read("", text=f"<p class=lead>{LEAD}</p>{told()}")
    assert (LEAD in (article.text or "")) != (article.subtitle == LEAD)
