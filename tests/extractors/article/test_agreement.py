"""Pages that only ask for something: told by where the text stands and what the page is, not by a wall's own words."""

from __future__ import annotations

import pytest

from extractors.article.agreement import share_within
from extractors.article.extract import extract
from extractors.article.tree import parse

TYPED = (
    '<meta property="og:type" content="article"><meta property="article:published_time" content="2024-02-06T10:00Z">'
)
STORY = "".join(
    f"<p>On day {n} the council spoke about the bridge, and engineer number {n} was heard.</p>" for n in range(6)
)
ASK = (
    "<p>We and 204 firms would like to remember which pages you open here and what you looked at elsewhere.</p>"
    "<p>That pays for the desk. Say which of it you want; you can come back to this at any time.</p>"
)


def verdict(body: str, head: str = "", path: str = "/news/bridge-closed") -> str:
    page = f"<html><head><title>Bridge closed | Post</title>{head}</head><body>{body}</body></html>"
    article = extract(page, f"https://www.post.example{path}")
    return "article" if article.verdict == "article" else article.kind


def share(body: str) -> float:
    root = parse(f"<html><body>{body}</body></html>")
    paragraphs = root.findall(".//p")
    return share_within(root, [p.text for p in paragraphs], paragraphs)


@pytest.mark.parametrize(
    "button",
    [
        "<button>Accept all</button>",
        '<input type="submit" value="Alle akzeptieren">',
        "<a href=/ok>J'accepte les traceurs</a>",
    ],
)
def test_text_in_a_box_to_agree_to_is_told_by_its_button(button: str) -> None:
    assert share(f"<div><div>{ASK}</div><div>{button}</div></div>") == 1.0


def test_a_button_that_asks_for_nothing_makes_no_box() -> None:
    assert share(f"<div>{ASK}<button>Share</button></div>") == 0.0


def test_a_box_ends_where_the_page_begins() -> None:
    banner = "<div><p>We set three of them.</p><button>Accept all</button></div>"
    assert share(f"<div>{banner}<article>{STORY}</article></div>") < 0.1


def test_a_page_with_all_the_marks_of_an_article_is_a_consent_wall_if_it_only_asks() -> None:
    assert (
        verdict(f"<h1>Bridge closed</h1><div>{ASK}<button>Accept all</button><button>Choose</button></div>", TYPED)
        == "consent_wall"
    )


QUESTION = f"<h1>May we ask?</h1>{ASK}<label>Your answer <input name=answer></label><button>So be it</button>"


@pytest.mark.parametrize(
    "dialog", [f'<div role="dialog" aria-modal="true">{QUESTION}</div>', f"<dialog open>{QUESTION}</dialog>"]
)
def test_a_dialog_that_must_be_answered_is_a_box_to_agree_in_whatever_its_words(dialog: str) -> None:
    assert share(dialog) == 1.0
    assert verdict(dialog, TYPED) == "consent_wall"


def test_a_dialog_that_holds_the_article_or_stands_beside_it_is_none() -> None:
    dialog = f'<div role="dialog" aria-modal="true">{QUESTION}</div>'
    assert verdict(f"{dialog}<article><h1>Bridge closed</h1>{STORY}</article>", TYPED) == "article"
    inside = f'<div role="dialog" aria-modal="true"><button>Close</button><article>{STORY}</article></div>'
    assert verdict(f"<h1>Bridge closed</h1>{inside}", TYPED) == "article"


def test_an_article_with_a_banner_is_an_article() -> None:
    banner = f"<div>{ASK}<button>Accept all</button></div>"
    assert verdict(f"{banner}<article><h1>Bridge closed</h1>{STORY}</article>", TYPED) == "article"


@pytest.mark.parametrize(
    "number", ["203.0.113.54", "2001:db8:0:0:1:0:0:1", "8f1c22d0be7741aa", "6f9619ff-8b86-4d01-b42d-00cf4fc964ff"]
)
def test_a_notice_that_numbers_a_request_refuses_it(number: str) -> None:
    told = "<h1>One moment</h1><p>We would like to know a little more before this goes on. Please have patience.</p>"
    assert verdict(f"{told}<p>Yours is {number}</p>") == "block_page"
    assert verdict(f"{told}<p>Yours is {number}</p>", path="/2024/02/06/bridge-closed") == "block_page"


def test_a_short_report_about_an_address_is_none() -> None:
    text = "<p>The man at 203.0.113.54 was found on Monday, police said. He had sent the letters for two years.</p>"
    assert verdict(f"<article><h1>Letter writer found</h1>{text * 2}</article>", TYPED) == "article"


def test_a_page_that_stands_alone_and_asks_for_a_number_is_a_login() -> None:
    form = '<form><label>Six digits</label><input autocomplete="one-time-code"><button>Go</button></form>'
    told = (
        "<h1>It is you?</h1><p>We have sent a number to the telephone that you gave us when you came to us first.</p>"
        * 2
    )
    assert verdict(told + form) == "login"


def test_a_saved_text_without_a_head_is_still_an_article() -> None:
    assert verdict(f"<h1>Bridge closed</h1>{STORY}") == "article"
