# ruff: noqa: E501 - pieces of HTML are data

from __future__ import annotations

import json

import pytest

from extractors.article.extract import extract

LONG = "".join(
    f"<p>Paragraph number {n} of the story says something new about the old bridge of the town.</p>" for n in range(15)
)
LD = json.dumps({"@type": "NewsArticle", "headline": "Bridge", "datePublished": "2024-02-06T10:00:00Z"})
TYPED = f'<script type="application/ld+json">{LD}</script>'


def kind(body: str, title: str = "Bridge", head: str = "", url: str = "https://a.example/news/bridge") -> str:
    return extract(f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>", url).kind


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Access denied", "block_page"),
        ("Attention Required! | Cloudflare", "block_page"),
        ("Доступ ограничен", "block_page"),
        ("404 - Page not found", "soft_404"),
        ("Seite nicht gefunden", "soft_404"),
        ("Page introuvable", "soft_404"),
        ("Página no encontrada", "soft_404"),
        ("Страница не найдена", "soft_404"),
        ("Search results for bridge", "search_page"),
    ],
)
def test_titles_of_what_is_no_article(title: str, expected: str) -> None:
    body = f"<h1>{title}</h1><p>There is nothing more to be seen here today, so please go back to where you came from and look at another page instead.</p>"
    assert kind(body, title) == expected


def test_words_of_error_pages_in_a_real_article_do_no_harm() -> None:
    assert kind(f"<article>{LONG}</article>", "Missing plane not found after ten days") == "news"
    assert (
        kind(
            "<article><p>The plane could not be found in the bay on Monday, said the coast guard, who looked until dusk.</p></article>",
            "Plane not found",
            TYPED,
        )
        == "news"
    )


def test_an_article_about_cookies_is_an_article() -> None:
    text = "".join(
        f"<p>Rule {n}: the new law says that a site needs consent before it sets a cookie, and lawyers argue about it.</p>"
        for n in range(40)
    )
    assert kind(f"<article>{text}</article>", "New law", TYPED) == "news"


def test_login() -> None:
    body = "<form><h1>Log in</h1><p>Welcome back to the town's newspaper.</p><input type='password'></form>"
    assert kind(body, "Log in") == "login"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/opinion/bridge", "opinion"),
        ("/live/bridge", "live"),
        ("/meinung/x", "opinion"),
        ("/press-releases/x", "press_release"),
        ("/news/bridge", "news"),
    ],
)
def test_kinds_by_address(path: str, expected: str) -> None:
    assert kind(f"<article>{LONG}</article>", head=TYPED, url=f"https://a.example{path}") == expected


def test_kinds_by_type() -> None:
    opinion = TYPED.replace("NewsArticle", "OpinionNewsArticle")
    live = TYPED.replace("NewsArticle", "LiveBlogPosting")
    assert kind(f"<article>{LONG}</article>", head=opinion) == "opinion"
    assert kind(f"<article>{LONG}</article>", head=live) == "live"


def test_few_words_need_a_sign_of_an_article() -> None:
    body = "<p>Something short about a thing that happened in the town on some day of the week, told in few words.</p>"
    assert kind(body) == "empty"
    assert kind(body, head=TYPED) == "news"


def test_section_page() -> None:
    items = "".join(f'<h3><a href="/n/{n}">Headline number {n} about the town</a></h3>' for n in range(20))
    assert kind(f"<main>{items}</main>", "Town", url="https://a.example/town") == "front_page"


@pytest.mark.parametrize(
    ("content_type", "html"),
    [
        ("application/json", '{"headline": "Bridge"}'),
        ("text/html", '[{"headline": "Bridge"}]'),
        ("text/xml", '<?xml version="1.0"?>\n<rss version="2.0"><channel></channel></rss>'),
        ("image/png", "x"),
        ("application/pdf", "%PDF-1.7"),
        (None, "%PDF-1.7 obj"),
        ("text/html", "\ufffd" * 50 + "ab"),
    ],
)
def test_binary(content_type: str | None, html: str) -> None:
    assert extract(html, "https://a.example/x", content_type).kind == "binary"


def test_every_verdict_has_a_reason() -> None:
    for body in ("", "<p>x</p>", f"<article>{LONG}</article>"):
        assert extract(f"<html><title>t</title>{body}</html>", "https://a.example/x").reasons


STATED = '<meta property="article:published_time" content="2024-02-06T10:00:00Z">'
FLASH = "<p>The old bridge of the town is closed, the mayor said on Friday.</p>"


def test_a_short_text_that_is_marked_and_dated_is_an_article() -> None:
    assert kind(f"<article><h1>Bridge</h1>{FLASH}</article>", head=STATED) == "news"
    assert kind(f"<article><h1>Bridge</h1>{FLASH}</article>") == "empty"
    assert kind(f"<div>{FLASH}</div>", head=STATED) == "empty"
    assert kind("<article><h1>Bridge</h1><p>Soon more.</p></article>", head=STATED) == "empty"


def teasers(count: int) -> str:
    return "".join(
        f"<h3><a href=/story/{n}>Headline number {n}</a></h3><p>Teaser {n} is short.</p>" for n in range(count)
    )


def test_headings_that_link_elsewhere_make_a_front_page() -> None:
    assert kind(teasers(40), url="https://a.example/world") == "front_page"
    assert kind(f"<article>{LONG}</article>{teasers(9)}") == "news"


def test_a_redirect_to_a_front_page_is_a_soft_404() -> None:
    page = f"<html><head><title>The Bridge Times</title></head><body>{teasers(40)}</body></html>"

    def told(requested: str | None) -> str:
        return extract(page, "https://a.example/start", requested_url=requested).kind

    assert told("https://a.example/2024/02/06/bridge") == "soft_404"
    assert told("https://a.example/?p=17") == "soft_404"
    assert told("https://www.a.example/") == "front_page"
    assert told("http://a.example/start/") == "front_page"
    assert told(None) == "front_page"
