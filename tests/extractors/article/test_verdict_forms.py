"""General forms of what is no article, each beside an article that looks much like it."""

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
STORY = "https://www.post.example/news/bridge-closed"
H1 = "<h1>Bridge closed for repairs</h1>"


def told(count: int) -> str:
    return "".join(
        f"<p>The council met on day {n} to talk about the bridge and heard from engineer number {n}.</p>"
        for n in range(count)
    )


def cards(count: int) -> str:
    return "".join(
        f"<article><a href=/n/{n}><div><div><h3>Story number {n} about town</h3></div></div></a>"
        "<p>Short words on what happened there today and in the evening as well.</p></article>"
        for n in range(count)
    )


def seen(body: str, head: str = TYPED, url: str = STORY, title: str = "Bridge closed for repairs | Post") -> str:
    frame = f"<header><a href=/>Post</a><nav><a href=/news>News</a></nav></header>{body}<footer>Post</footer>"
    article = extract(f"<html><head><title>{title}</title>{head}</head><body>{frame}</body></html>", url)
    return "article" if article.verdict == "article" else article.kind


@pytest.mark.parametrize(
    ("offer", "head"),
    [
        ("<section><h2>Keep reading with a subscription</h2><p>Subscribers can read this story.</p></section>", TYPED),
        ("<div class=gate><p>Unlock the full article</p><p>From 1 a month</p></div>", PAID),
        ("<div class=paywall><p>This content is for members only</p><a href=/join>Join</a></div>", PAID),
    ],
)
def test_an_offer_after_whole_sentences_is_a_paywall(offer: str, head: str) -> None:
    assert seen(f"<main><article>{H1}{told(4)}</article>{offer}</main>", head) == "paywall"


CALL = "<div><h3>This story is for subscribers</h3><p>$1 per month</p></div>"


@pytest.mark.parametrize("count", [4, 12, 30])
def test_a_text_of_any_length_that_goes_on_behind_an_offer_is_a_teaser(count: int) -> None:
    cut = "<p>And then the mayor took the plan out of her bag and…</p>"
    assert seen(f"<main>{H1}{told(count)}{cut}{CALL}</main>") == "paywall"
    assert seen(f"<main>{H1}{told(count)}{cut}</main>") == "article"
    assert seen(f"<main>{H1}{told(count)}{CALL}</main>") == ("paywall" if count < 10 else "article")


def test_what_is_left_in_per_cent_is_a_teaser_where_the_page_is_not_free() -> None:
    rest = "<p>Il vous reste 57 % de cet article.</p>"
    assert seen(f"<main>{H1}{told(30)}{rest}</main>", PAID) == "paywall"
    assert seen(f"<main>{H1}{told(30)}{rest}</main>") == "article"


def test_not_free_and_stopped_in_a_sentence_without_any_offer() -> None:
    cut = "<p>And then the mayor took the plan out of her bag and</p>"
    faded = f"<main>{H1}<div class=fadeout>{told(12)}{cut}</div></main>"
    assert seen(faded, PAID) == "paywall"
    assert seen(faded) == "article"


def test_a_post_that_asks_for_a_password_is_a_login() -> None:
    form = "<form><p>This content is password protected.</p><input type=password name=post_password></form>"
    assert seen(f"<article><h1>Protected: Minutes</h1>{form}</article>", TYPED, title="Protected: Minutes") == "login"


def test_news_about_consent_that_are_dated_are_no_wall() -> None:
    body = (
        "<article><h1>Fine for cookies without consent</h1><p>The regulator fines a shop in Leeds 40,000 for cookies"
        " that it set before visitors gave their consent.</p><p>Reject all stood behind three screens.</p></article>"
    )
    assert seen(body, TYPED, title="Fine for cookies without consent | Post") == "article"
    assert seen(body, "", title="Cookies and consent") == "consent_wall"


def test_an_offer_after_an_ellipsis_is_a_paywall() -> None:
    end = "<p>And then the mayor said...</p><p>Subscribe to continue reading.</p>"
    body = f"<div>{H1}<p>6 February 2024</p>{told(2)}{end}</div>"
    assert seen(body, "") == "paywall"


def test_the_frame_of_a_free_brief_may_offer_subscriptions() -> None:
    promo = "<div><h3>Support us</h3><p>Already a subscriber? Sign in to comment.</p></div>"
    assert seen(f"<article>{H1}{told(4)}</article>{promo}") == "article"


def test_a_brief_that_states_to_be_paid_and_is_shown_whole_is_an_article() -> None:
    assert seen(f"<article>{H1}{told(4)}</article>", PAID) == "article"
    part = ',"hasPart":{"isAccessibleForFree":false,"cssSelector":".paid"}}</script>'
    assert seen(f"<article>{H1}{told(4)}</article>", PAID.replace("}</script>", part)) == "paywall"


@pytest.mark.parametrize(
    ("body", "head", "path"),
    [
        (f"<main>{cards(6)}</main>", '<meta property="og:type" content="website">', "/sport"),
        (f"<main><h1>Sport</h1>{cards(4)}</main>", "", "/sport"),
        (f"<main><h1>Ann Lee</h1>{told(1)}{cards(6)}</main>", '<meta property="og:type" content="profile">', "/a/lee"),
        ("<main><h1>Welcome</h1><p>We build bridges for towns, since 1970. Call us for an offer.</p></main>", "", "/"),
        (
            "<ul>"
            + "".join(f"<li>12:0{n} <a href=/n/{n}>Mayor opens bridge {n} again</a>" for n in range(9))
            + "</ul>",
            "",
            "/latest",
        ),
    ],
)
def test_lists_of_other_pages(body: str, head: str, path: str) -> None:
    assert seen(body, head, f"https://www.post.example{path}", "Sport | Post") == "front_page"


def test_a_brief_beside_cards_is_an_article() -> None:
    time = "<time datetime=2024-02-06>6 February</time>"
    assert seen(f"<article>{H1}{time}{told(6)}</article><aside>{cards(8)}</aside>", "") == "article"


def test_a_short_text_with_a_headline_and_a_day_is_an_article() -> None:
    assert seen(f"<div>{H1}<p>6 February 2024</p>{told(3)}</div>", "") == "article"


@pytest.mark.parametrize(
    ("body", "url"),
    [
        (
            "<h1>Watch: the bridge falls</h1><iframe src=https://youtube.com/embed/x></iframe><p>It took a second.</p>",
            "https://www.post.example/videos/bridge-falls",
        ),
        (
            "<h1>Who owns it?</h1><p>Ann talks to Bob. Apple Podcasts, Spotify or wherever you get your podcasts.</p>",
            STORY,
        ),
        ("<h1>{{ story.title }}</h1><p>{{ story.lead }}</p><p>{{ story.text }}</p>", STORY),
    ],
)
def test_frames_of_something_else(body: str, url: str) -> None:
    assert seen(f"<main>{body}</main>", TYPED, url) == "shell"


def test_an_article_that_is_read_aloud_or_shows_a_film_is_an_article() -> None:
    assert seen(f"<article>{H1}<audio src=/tts.mp3></audio>{told(6)}</article>", PAID) == "article"
    assert seen(f"<article>{H1}<video></video>{told(6)}</article>", url=f"{STORY}/video/1") == "article"


def test_what_is_missing_is_missing_on_the_server_or_waits_for_a_program() -> None:
    loads = "<script src=/a.js></script>"
    assert seen(f"<main><div class=content></div></main>{loads}", "", title="Post") == "empty"
    assert seen(f"<main><div id=app class=loading>Loading</div></main>{loads}", "", title="Post") == "shell"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi vill bara kontrollera att du inte är en robot.", "block_page"),
        ("Potwierdź, że nie jesteś robotem, aby przejść do strony.", "block_page"),
        ("アクセスが制限されています。時間をおいて再度お試しください。", "block_page"),
        ("Sivua ei löytynyt.", "soft_404"),
        ("We looked everywhere, but this page isn't here.", "soft_404"),
        ("Nous et nos 534 partenaires utilisons des traceurs pour des publicités adaptées.", "consent_wall"),
        ("Nasi partnerzy i my przechowujemy informacje i przetwarzamy dane osobowe.", "consent_wall"),
        ("Tu acceso a este sitio ha sido limitado: el acceso a este sitio ha sido limitado.", "block_page"),
        ("Pressione e segure o botão para confirmar que é uma pessoa.", "block_page"),
        ("Oldal nem található.", "soft_404"),
        ("页面不存在或已删除", "soft_404"),
    ],
)
def test_languages(text: str, expected: str) -> None:
    assert seen(f"<main><h1>Post</h1><p>{text}</p></main>", "", title="Post") == expected


def test_a_search_repeats_what_it_was_asked_for() -> None:
    body = f"<main><form><input name=x value=bridge></form>{cards(2)}</main>"
    assert seen(body, "", "https://www.post.example/all?query=bridge", "Post") == "search_page"
    assert seen(f"<article>{H1}{told(9)}</article>", TYPED, f"{STORY}?q=bridge") == "article"


def test_a_form_to_sign_in_has_no_password_at_first() -> None:
    body = "<main><h1>Welcome back</h1><form><input type=email name=email><button>Next</button></form></main>"
    assert seen(body, "", "https://www.post.example/signin?next=/news", "Post") == "login"
