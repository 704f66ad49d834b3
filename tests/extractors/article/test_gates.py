"""A gate behind a text is told by where its links lead, whatever its campaign says."""

from __future__ import annotations

import pytest

from extractors.article.extract import extract

TYPED = (
    '<meta property="og:type" content="article"><meta property="article:published_time" content="2024-02-06T10:00Z">'
)
PAID = (
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge closed","datePublished":'
    '"2024-02-06T10:00:00Z","isAccessibleForFree":false}</script>'
)


def told(count: int) -> str:
    return "".join(
        f"<p>The council met on day {n} to talk about the bridge and heard from engineer number {n}.</p>"
        for n in range(count)
    )


WAYS = "<a href=/offers/spring>Come aboard</a> <a href=/login>Here we go</a>"
GATE = f"<div><h3>Curious how it ends?</h3><p>Every morning with a coffee.</p>{WAYS}</div>"


def kind(body: str, head: str = TYPED) -> str:
    page = f"<title>Bridge closed | Post</title>{head}</head><body><main><h1>Bridge closed</h1>{body}</main></body>"
    article = extract(f"<html><head>{page}</html>", "https://www.post.example/news/bridge-closed")
    return "article" if article.verdict == "article" else article.kind


@pytest.mark.parametrize(
    ("get", "way_in"),
    [
        ("/abo/plus", "/anmelden"),
        ("/abonnement", "/connexion"),
        ("/suscripcion/anual", "/iniciar-sesion"),
        ("/prenumerata", "/zaloguj"),
        ("/registreren", "/inloggen"),
        ("https://subscribe.post.example/", "https://login.post.example/"),
    ],
)
def test_two_ways_directly_behind_a_short_text_are_a_gate(get: str, way_in: str) -> None:
    gate = f"<div><p>Morning after morning.</p><a href={get}>Go</a> <a href={way_in}>Over here</a></div>"
    assert kind(f"<article>{told(2)}</article>{gate}") == "paywall"


def test_a_price_beside_the_way_in_is_a_gate() -> None:
    assert kind(f"{told(2)}<div><p>Now 2 € a week.</p><a href=/login>Over here</a></div>") == "paywall"


def test_one_way_alone_is_none() -> None:
    assert kind(f"{told(2)}<div><a href=/login>Over here</a></div>") == "article"
    assert kind(f"{told(2)}<div><a href=/offers/spring>Come aboard</a></div>") == "article"


@pytest.mark.parametrize(
    "box",
    [
        f"<div class=comments><p>Say what you think.</p>{WAYS}</div>",
        f"<div><p>Sign in to comment on this.</p>{WAYS}</div>",
        f"<footer>{WAYS}</footer>",
        "<div><a href=/author/smith>L. Smith</a> <a href=/news/premium-bonds>More</a></div>",
        f"<div><p>{'words of a long box ' * 30}</p>{WAYS}</div>",
    ],
)
def test_boxes_of_free_pages_are_none(box: str) -> None:
    assert kind(f"<article>{told(3)}</article>{box}") == "article"


def test_behind_a_longer_text_a_gate_counts_only_where_it_is_not_free() -> None:
    assert kind(f"<article>{told(10)}</article>{GATE}", PAID) == "paywall"
    assert kind(f"<article>{told(10)}</article>{GATE}") == "article"


def test_words_of_an_offer_that_were_taken_for_text_are_seen() -> None:
    box = (
        "<div><p>12p to open this report</p><p>Fill your wallet once and pay only for what you want to have.</p></div>"
    )
    assert kind(f"<article>{told(2)}</article>{box}") == "paywall"


def test_a_heading_over_other_headlines_is_no_offer() -> None:
    links = "".join(f"<a href=/n/{n}>The long story number {n} of our town</a>" for n in range(3))
    assert kind(f"<article>{told(2)}</article><div><h3>Only for subscribers</h3>{links}</div>") == "article"
    assert kind(f"<article>{told(2)}</article><div><h3>This story is only for subscribers</h3></div>") == "paywall"


def test_what_is_not_shown_counts_only_if_it_is_named_like_a_wall() -> None:
    call = "<p>This story is only for subscribers</p>"
    assert kind(f"<article>{told(2)}</article><div style='display: none'>{call}</div>") == "article"
    assert kind(f"<article>{told(2)}</article><div hidden class=paywall>{call}</div>") == "paywall"


def test_a_menu_behind_a_text_is_no_gate() -> None:
    menu = "".join(f"<li><a href=/{name}>{name}</a></li>" for name in ("news", "sport", "town", "weather"))
    assert kind(f"<article>{told(3)}</article><div><ul>{menu}<li>{WAYS}</li></ul></div>") == "article"


@pytest.mark.parametrize(
    "line",
    [
        "Den vollständigen Bericht lesen Sie in der Donnerstagausgabe.",
        "The full interview is in the print edition of this weekend.",
        "El reportaje completo, en la edición impresa de hoy.",
    ],
)
def test_what_is_whole_on_paper_only_is_a_teaser(line: str) -> None:
    assert kind(f"<article>{told(3)}<p>{line}</p></article>") == "paywall"
    assert kind(f"<article>{told(3)}<p>The paper printed it in full in May.</p></article>") == "article"
