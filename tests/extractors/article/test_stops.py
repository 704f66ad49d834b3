"""Texts that stop before their end, and what is asked for there."""

from __future__ import annotations

import pytest

from extractors.article.asks import stops_within
from extractors.worker import Job, article_of

SENTENCE = "The council has agreed on a new plan for the bridge, after years of talks that went nowhere. "
CUT = "The plan names three people who knew of the cracks in the northern pier long before the"
LONG = "".join(f"<p>In the year {year}: {SENTENCE * 2}So it was in {year}.</p>" for year in range(1990, 1995))
WHOLE = f"{LONG}<p>{SENTENCE}</p><p>{SENTENCE}Work begins in the spring.</p>"
STOPPED = f"{LONG}<p>{SENTENCE}</p><p>{SENTENCE}{CUT}</p>"
ACCOUNT = '<a href="/account/sign-in?next=/b">It is on my doormat already</a>'
PRICED = "<p>A Courier of your own is £1 a week for the first quarter, and £14 a month after that.</p>"
OFFER = f'<div class="box"><p>Somebody else has opened this one.</p>{PRICED}{ACCOUNT}</div>'
COUNTED = (
    f'<div class="box"><h3>Nine more minutes</h3><p>There are 9 minutes of this left on the shelf.</p>{ACCOUNT}</div>'
)
STORE = '<a href="https://apps.courier.example/ios">For the iPhone</a>'
POCKET = f'<div class="box"><h3>The rest lives in a pocket</h3><p>Point your camera here.</p>{STORE}</div>'
BOOK = '<div class="box"><p>The Bridge, by A. Author, 320 pages, £12. <a href="/shop/1">At your bookshop</a></p></div>'
COMMENTS = f'<div class="box"><p>The rest of us would like to hear you: comment here.</p>{ACCOUNT}</div>'
LETTER = (
    '<div class="box"><p>The newsletter: the rest of the news, by 7 a.m.</p><form><input type="email"></form></div>'
)
GHOST = '<aside class="gh-post-upgrade-cta"><p>Pull up a chair.</p><a data-portal="signup">Come in</a></aside>'
CARD = '<form><p>Your library has paid.</p><input name="card"><input type="password"><button>Show</button></form>'
CREDIT = "<p>Photographs by Anna Author and Ben Writer for the Courier, with the help of Carl Clerk of Lower Town</p>"


def said(text: str, behind: str) -> str:
    head = "<title>A bridge</title><meta property='og:type' content='article'>"
    date = "<meta property='article:published_time' content='2026-03-01T10:00:00Z'>"
    page = f"<html><head>{head}{date}</head><body><article><h1>A bridge</h1>{text}{behind}</article></body></html>"
    article, _ = article_of(Job("https://courier.example/news/a-bridge-is-planned", page.encode(), "text/html"))
    return article.kind if article.verdict == "not_article" else "article"


@pytest.mark.parametrize("behind", [OFFER, COUNTED, POCKET, GHOST])
def test_a_text_that_stops_where_something_is_asked_for_is_a_teaser(behind: str) -> None:
    assert said(STOPPED, behind) == "paywall"


@pytest.mark.parametrize("behind", [COUNTED, POCKET, GHOST, CARD])
def test_so_is_one_that_ends_well_where_its_rest_is_counted_or_a_form_stands_in_its_place(behind: str) -> None:
    assert said(WHOLE, behind) == "paywall"


@pytest.mark.parametrize("behind", ["", OFFER, BOOK, COMMENTS, LETTER])
def test_a_whole_text_beside_what_is_asked_for_elsewhere_is_an_article(behind: str) -> None:
    assert said(WHOLE, behind) == "article"


@pytest.mark.parametrize("behind", ["", BOOK, COMMENTS])
def test_a_full_stop_that_is_missing_is_not_enough(behind: str) -> None:
    assert said(STOPPED, behind) == "article"


def test_a_credit_is_no_sentence_that_stops() -> None:
    assert said(WHOLE + CREDIT, OFFER) == "article"


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        (f"{SENTENCE}{CUT}", True),
        (CUT, True),
        (f"{SENTENCE}Dort steht, was ein neues Dach kosten würde und seit wann das im Rathaus", True),
        (f"{SENTENCE}The signature that he says is not his own [...]", True),
        (SENTENCE.strip(), False),
        (f"{SENTENCE}Reporting by Anna Author and Ben Writer", False),
        ("A short line without a stop", False),
        ("", False),
    ],
)
def test_where_a_paragraph_stops(text: str, *, stops: bool) -> None:
    assert stops_within(text) is stops
