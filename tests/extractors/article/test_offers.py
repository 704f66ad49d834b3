"""How a text ends, and what is offered behind it: signs in any wording, and what free texts have behind them."""

# ruff: noqa: RUF001 - offers in many languages

from __future__ import annotations

import pytest

from extractors.article.extract import extract
from extractors.article.offers import Ending, ending
from extractors.article.tree import read

LAST = "The council met on day nine to talk about the bridge and heard from an engineer."


def end_of(behind: str, last: str = LAST) -> Ending:
    root = read(f"<html><body><div><p id=last>{last}</p></div>{behind}</body></html>").root
    assert root is not None
    return ending(root.find("body"), (last,), (root.find(".//p[@id='last']"),))


@pytest.mark.parametrize(
    "offer",
    [
        "This article is for subscribers",
        "Create a free account to read the full story",
        "Artikkeli on vain tilaajille",
        "A cikk további része csak előfizetőinknek érhető el",
        "Články jen pro předplatitele",
        "Acest articol este doar pentru abonați",
        "Sadržaj je dostupan samo pretplatnicima",
        "Το άρθρο είναι μόνο για συνδρομητές",
        "Материал доступен по подписке",
        "この記事は会員限定です",
        "本文仅限会员阅读",
        "הכתבה למנויים בלבד",
        "Straipsnis skirtas prenumeratoriams",
        "Статията е достъпна само за абонати",
        "Остатак текста доступан је само претплатницима",
        "이 기사는 유료 구독자 전용입니다",
        "Yazının devamını okumak için abone olun",
        "Tento článek je součástí předplatného",
        "Exclusively for members",
    ],
)
def test_it_is_told_in_any_language_who_may_read_on(offer: str) -> None:
    found = end_of(f"<div><h3>{offer}</h3></div>")
    assert found.hard
    assert found.weight >= 3


@pytest.mark.parametrize(
    "behind",
    [
        "",
        "<h3>Sign up to our newsletter</h3><p>Enter your email and get our free daily briefing.</p>",
        "<p>Subscribe to our channel on Telegram, so that you miss nothing.</p>",
        "<p>Log in to comment on this article.</p>",
        "<p>Lire aussi : l'article réservé aux abonnés sur les ports</p>",
        "<p>Read also: our premium story for subscribers</p>",
        "<p>If you can, please support us from £2 a month. We have no paywall.</p>",
        "<footer><p>This content is for subscribers</p></footer>",
        "<nav><p>This content is for subscribers</p></nav>",
        "<div><a href=/n/1>Premium content: how the mayor lost the bridge</a></div>",
        f"<div>{'<p>Nothing to do with the matter.</p>' * 20}<p>This article is for subscribers</p></div>",
    ],
)
def test_what_stands_behind_free_texts_is_no_offer(behind: str) -> None:
    found = end_of(behind)
    assert not found.hard
    assert found.weight < 2


def test_prices_alone_are_not_hard() -> None:
    found = end_of("<div class=plans><p>CA$14.99 per month</p><p>Have an access code?</p></div>")
    assert found.signs == {"rate", "holds"}
    assert not found.hard


def test_names_of_walls_count_beside_the_text_only() -> None:
    offer = "<p>$1 per month</p>"
    assert "mark" in end_of(f"<div class=paywall-box>{offer}</div>").signs
    root = read(f"<body><div class=premium><p id=last>{LAST}</p>{offer}</div></body>").root
    assert root is not None
    found = ending(root.find("body"), (LAST,), (root.find(".//p[@id='last']"),))
    assert found.signs == {"rate"}


@pytest.mark.parametrize(
    ("last", "broken", "goes_on"),
    [
        (LAST, False, False),
        (LAST.removesuffix("engineer."), True, False),
        (LAST.removesuffix(".") + " who…", True, True),
        (LAST.removesuffix(".") + " [...]", True, True),
        (LAST.removesuffix(".") + ".”", False, False),
        (LAST.removesuffix(".") + ",", True, True),
    ],
)
def test_a_sentence_that_stops(last: str, *, broken: bool, goes_on: bool) -> None:
    found = end_of("", last)
    assert (found.broken, found.goes_on) == (broken, goes_on)


def test_a_faded_text() -> None:
    assert not end_of("").faded
    root = read(f'<body><div class="story fade-out"><p id=last>{LAST}</p></div></body>').root
    assert root is not None
    assert ending(root.find("body"), (LAST,), (root.find(".//p[@id='last']"),)).faded


def test_lines_put_together_from_several_blocks_are_found_again() -> None:
    root = read(
        f"<body><article><h1>Bridge</h1><p>{LAST}</p><p>This article is for subscribers</p></article></body>"
    ).root
    assert root is not None
    merged = f"Bridge {LAST} This article is for subscribers"
    assert ending(root.find("body"), (merged,), (root.find(".//h1"),)).hard


def test_an_offer_in_place_of_a_text() -> None:
    offer = "The rest of this report is for members."
    root = read(f"<body><h1>Bridge closed</h1><p>{offer}</p></body>").root
    assert root is not None
    assert ending(root.find("body"), (offer,), (root.find(".//p"),)).hard


WITHHELD = [
    "<h3>Continue reading</h3><p>from 1 € a week</p><a href=/x>Start</a>",
    "<p>Members can read the rest of this report.</p>",
    "<p>Mit einem Probezugang lesen Sie diese Reportage zu Ende.</p>",
    "<p>La parte que sigue es para nuestros socios.</p>",
    "<a href=/app>Keep reading in the app</a>",
]


@pytest.mark.parametrize("offer", WITHHELD)
def test_a_long_text_that_ends_well_is_a_teaser_if_its_rest_is_kept(offer: str) -> None:
    assert kind_of_long(f"<div>{offer}</div>") == "paywall"


@pytest.mark.parametrize("offer", WITHHELD)
@pytest.mark.parametrize("hide", ["hidden", 'style="display: none"', 'class="hide meter"'])
def test_an_offer_that_nobody_sees_says_nothing_of_a_long_text(offer: str, hide: str) -> None:
    assert kind_of_long(f"<section {hide}><div>{offer}</div></section>") == "article"


@pytest.mark.parametrize(
    "below",
    [
        "<p>Subscribe for 1 € a week and get unlimited access.</p>",
        "<p>Sign up for our newsletter to read the full story every Friday.</p>",
        "<a href=/b>Continue reading the main story</a><p>Subscribe for 1 € a week.</p>",
        "<h3>Read more</h3><a href=/2024/02/05/rest>What happened next in the long case of the old bridge</a>",
    ],
)
def test_what_is_sold_below_a_long_text_keeps_nothing_back(below: str) -> None:
    assert kind_of_long(f"<div>{below}</div>") == "article"


def kind_of_long(below: str) -> str:
    told = "".join(
        f"<p>On day {n} the council met to talk about the bridge, and engineer number {n} of the county was heard.</p>"
        for n in range(20)
    )
    head = '<meta property="og:type" content="article"><meta name="article:published_time" content="2024-02-06">'
    page = f"<title>Bridge</title>{head}</head><body><article><h1>Bridge closed</h1>{told}</article>{below}</body>"
    article = extract(f"<html><head>{page}</html>", "https://www.post.example/news/bridge-closed")
    return "article" if article.verdict == "article" else article.kind
