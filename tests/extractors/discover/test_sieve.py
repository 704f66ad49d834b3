# ruff: noqa: RUF001 - letters of other scripts are meant
from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.discover import page_look
from extractors.discover.sieve import Sieve
from extractors.discover.topic import Topic
from extractors.discover.window import Window, around
from extractors.features.compute import features

WINDOW = around(datetime(2022, 1, 7, tzinfo=UTC))
SOON = datetime(2022, 1, 8, tzinfo=UTC)
LONG_AFTER = datetime(2024, 5, 1, tzinfo=UTC)
URL = "https://news.outlet.example/politics/some-story"
SEED = (
    "President Kassym-Jomart Tokayev of Kazakhstan asked Moscow for help after protests in Almaty. "
    "Vladimir Putin sent paratroopers to Kazakhstan; Nursultan Nazarbayev was not seen. "
    "The unrest in Almaty began over the price of fuel, said Tokayev."
)
TOPIC = Topic.of(features("Troops arrive in Almaty", SEED, "en"))


def body(sieve: Sieve, html: str, at: datetime = SOON, content_type: str | None = "text/html") -> str | None:
    return sieve.by_body(URL, at, html.encode(), content_type)


# ---- the address ----


@pytest.mark.parametrize(
    ("url", "at", "expected"),
    [
        (URL, SOON, None),
        ("https://news.outlet.example/2022/01/07/story", SOON, None),
        ("https://news.outlet.example/2022/02/07/story", LONG_AFTER, "dated"),
        ("https://news.outlet.example/2021/12/29/story", SOON, "dated"),
        # Zones reach over midnight: the window ends on 6 February at midnight of UTC.
        ("https://news.outlet.example/2022/02/06/story", LONG_AFTER, None),
        (URL, datetime(2021, 12, 29, tzinfo=UTC), "captured"),
        (URL, datetime(2021, 12, 30, 12, tzinfo=UTC), None),
        (URL, LONG_AFTER, None),
        ("https://news.outlet.example/", SOON, "front"),
        ("https://news.outlet.example", SOON, "front"),
        ("https://news.outlet.example/index.html", SOON, "front"),
        # The plain addresses of WordPress.
        ("https://news.outlet.example/?p=4711", SOON, None),
        ("https://news.outlet.example/index-of-prices", SOON, None),
    ],
)
def test_the_address_and_the_capture_say_enough(url: str, at: datetime, expected: str | None) -> None:
    assert Sieve(WINDOW).by_address(url, at) == expected


def test_only_the_sites_that_are_looked_at() -> None:
    sieve = Sieve(sites=frozenset({"outlet.example"}))
    assert sieve.by_address(URL, SOON) is None
    assert sieve.by_address("https://outlet.example/story", SOON) is None
    assert sieve.by_address("HTTPS://WWW.OUTLET.EXAMPLE:8080/story", SOON) is None
    for url in ("https://other.example/story", "https://notoutlet.example/a", "https://x.example/?u=outlet.example"):
        assert sieve.by_address(url, SOON) == "site"
    assert sieve.by_address("https://", SOON) == "site"


def test_a_collection_of_fresh_news_has_nothing_old() -> None:
    assert Sieve(WINDOW, fresh_days=10).by_address(URL, LONG_AFTER) == "late"
    assert Sieve(WINDOW, fresh_days=10).by_address(URL, datetime(2022, 2, 15, tzinfo=UTC)) is None
    still_open = Window(WINDOW.start, WINDOW.end, is_open=True)
    assert Sieve(still_open, fresh_days=10).by_address(URL, LONG_AFTER) is None


# ---- what the page states of its day ----

STATED = [
    '<script type="application/ld+json">{"datePublished":"%s"}</script>',
    '<script type="application/ld+json">{ "@type": "NewsArticle", "datePublished" : "%sT10:00:00+06:00" }</script>',
    '<meta property="article:published_time" content="%sT10:00:00Z">',
    '<meta property="article:published_time" content = "%s 10:00" />',
    '<time itemprop="datePublished" datetime="%s">last week</time>',
    '<meta name="pubdate" content="%s">',
    '<script>window.x={\\"publishedAt\\":\\"%sT10:00:00Z\\"}</script>',
    '<meta name="publish-date" content="%s">',
    '<meta name="publication_date" content="%s"><meta itemprop="dateCreated" content="%s">',
]


@pytest.mark.parametrize("html", STATED)
def test_the_day_that_a_page_states_decides(html: str) -> None:
    sieve = Sieve(WINDOW)
    assert body(sieve, html.replace("%s", "2022-01-20"), LONG_AFTER) is None
    assert body(sieve, html.replace("%s", "2021-06-01"), SOON) == "published"
    assert body(sieve, html.replace("%s", "2023-01-20") + " in 2022", LONG_AFTER) == "published"


def test_one_day_that_fits_is_enough() -> None:
    others = "".join(f'{{"datePublished":"2019-05-{day:02}"}}' for day in range(1, 28))
    assert body(Sieve(WINDOW), others + '{"datePublished":"2022-01-09"}') is None
    assert body(Sieve(WINDOW), others + '<time datetime="2022-01-09">') is None
    assert body(Sieve(WINDOW), others) == "published"


@pytest.mark.parametrize(
    "html",
    [
        "<p>7 January 2022</p>",
        '<script>{"datePublished":"January 7, 2022","dateModified":"2023-05-01"}</script>',
        '<script>{"datePublished":1641549600000}</script> 2022',
        '<time datetime="2023-05-01">a comment</time><p>Published 07.01.2022</p>',
        "<p>๗ มกราคม 2565</p>",
        "<p>۱۷ دی ۱۴۰۰</p>",
        "<p>٧ يناير ٢٠٢٢</p>",
        '<script>{"datePublished":"2022-99-99"}</script> 2022',
    ],
)
def test_a_page_whose_day_cannot_be_read_at_a_glance_stays(html: str) -> None:
    assert body(Sieve(WINDOW), html, SOON) is None
    assert body(Sieve(WINDOW), html, LONG_AFTER) is None


def test_a_late_capture_that_never_names_the_year_is_left_out() -> None:
    assert body(Sieve(WINDOW), "<p>Two years later</p>", LONG_AFTER) == "undated"
    assert body(Sieve(WINDOW), "<p>Two years later</p>", SOON) is None
    assert body(Sieve(Window(WINDOW.start, WINDOW.end, is_open=True)), "<p>Later</p>", LONG_AFTER) is None
    assert body(Sieve(), "<p>Two years later</p>", LONG_AFTER) is None


@given(st.dates(date(2021, 12, 31), date(2022, 2, 5)), st.sampled_from(STATED), st.booleans())
def test_no_day_of_the_window_is_lost(day: date, html: str, is_late: bool) -> None:
    assert body(Sieve(WINDOW), html.replace("%s", day.isoformat()), LONG_AFTER if is_late else SOON) is None


@given(st.binary(max_size=2000))
def test_any_bytes_are_judged(data: bytes) -> None:
    sieve = Sieve(WINDOW, langs=frozenset({"en"}), topic=TOPIC)
    for start in (b"", b'<html lang=en>datePublished":"', b"<script"):
        sieve.by_body(URL, LONG_AFTER, start + data + b" 2022", "text/html")


# ---- language and topic ----

ENGLISH = "<p>The council met on Monday to talk about the new bridge over the river and the money for it.</p>"
GERMAN = "<p>Der Rat traf sich am Montag, um über die neue Brücke über den Fluss und das Geld dafür zu sprechen.</p>"


def test_a_page_in_another_language_is_left_out() -> None:
    sieve = Sieve(langs=frozenset({"en", "ru"}))
    assert body(sieve, f'<html lang="en-US"><body>{ENGLISH}') is None
    assert body(sieve, f'<html lang="de"><body>{GERMAN}') == "language"
    assert body(sieve, f"<html><body>{GERMAN}") == "language"
    assert body(sieve, f'<html lang="de"><body>{ENGLISH}') is None, "a template's claim is often wrong"
    assert body(sieve, '<html class="x" lang="de"><body>Kurz.') == "language"
    assert body(sieve, "<html><body>1234") is None, "what nobody can tell stays"


ABOUT = {
    "en": "Tokayev thanked Putin as Almaty grew quiet.",
    "ru": "Токаев поблагодарил Путина, в Алматы стало тихо. Казахстан ждёт.",
    "de": "Tokajew dankte Putin. In Kasachstan und in Almaty wurde es ruhiger.",
    "cs": "Tokajev poděkoval Putinovi, v Kazachstánu je klid.",
    "fr": "Tokaïev a remercié Poutine ; le Kazakhstan attend.",
    "zh": "哈萨克斯坦局势趋于平静，警察重返街头。",
}


@pytest.mark.parametrize("lang", ABOUT)
def test_a_page_that_names_what_the_seed_names_stays(lang: str) -> None:
    sieve = Sieve(topic=TOPIC)
    furniture = "<nav>Home Sport Weather Contact</nav><style>p{color:red}</style>"
    assert body(sieve, f'<html lang="{lang}"><body>{furniture}<p>{ABOUT[lang]}</p>') is None


@pytest.mark.parametrize(
    "html",
    [
        ENGLISH,
        GERMAN,
        "<script>var teasers = ['Tokayev', 'Almaty', 'Kazakhstan', 'Nazarbayev'];</script>" + ENGLISH,
        "<!-- -->" + ENGLISH.replace("council", "Council of Springfield"),
        "",
    ],
)
def test_a_page_of_something_else_is_left_out(html: str) -> None:
    assert body(Sieve(topic=TOPIC), f'<html lang="en"><body>{html}') == "topic"


def test_words_of_the_seeds_language_are_enough() -> None:
    topic = Topic.of(features(None, "paratroopers guarded the refinery while unrest over fuel prices spread", "en"))
    told = "<p>unrest over fuel prices: paratroopers near a refinery</p>"
    assert body(Sieve(topic=topic), f'<html lang="en"><body>{told}') is None
    assert body(Sieve(topic=topic), f'<html lang="de"><body>{told}') == "topic"


def test_a_seed_that_names_nothing_asks_for_nothing() -> None:
    empty = Topic({}, {}, None)
    assert empty.is_empty
    assert empty.concerns("anything", "en")
    assert body(Sieve(topic=empty), ENGLISH) is None


def test_pages_in_old_encodings_are_read() -> None:
    html = f"<html lang=ru><body><p>{ABOUT['ru']}</p>".encode("windows-1251")
    assert Sieve(topic=TOPIC).by_body(URL, SOON, html, "text/html; charset=windows-1251") is None


# ---- looking ----


def test_visible_text_has_no_scripts_but_data() -> None:
    html = (
        "<title>Title</title><script>secret()</script><style>x{}</style><p>One<b>Two</b></p><svg><text>no</text></svg>"
        '<script type="application/ld+json">{"headline":"Data"}</script><noscript>off</noscript>Three'
    )
    text = page_look.visible_text(html, 1000)
    assert [word for word in ("Title", "One", "Two", "Data", "Three") if word not in text] == []
    assert [word for word in ("secret", "x{}", "no</", "off") if word in text] == []
    assert page_look.visible_text("<p>open<script>never closed <p>seen</p>", 1000).split()[-1] == "seen"
    assert len(page_look.visible_text("<p>" + "word " * 10_000, 500)) <= 500


def test_an_endless_list_of_dates_is_bounded() -> None:
    html = b'"datePublished":"2019-01-01",' * 100_000
    assert len(list(page_look.published_days(html))) <= 4 * page_look.MAX_PLACES


# ---- real pages ----


@pytest.mark.shared
def test_no_page_of_the_event_and_of_its_month_is_lost() -> None:
    from tests.benchmarks import backfill_warc as benchmark  # noqa: PLC0415 - needs ../shared

    event, month = benchmark.expected()
    # It says itself that it was published on 2021-11-29, and changed in January.
    month.discard("https://angelmagazin.de/fische-schmerzen/")
    sieves = benchmark.sieves()
    for moved in benchmark.MOVED.values():
        by_date, _, _ = benchmark.read(benchmark.Captured(sieves["date"], moved))
        assert month <= set(by_date)
        by_both, tally, _ = benchmark.read(benchmark.Captured(sieves["date and keys"], moved))
        assert len(event & set(by_both)) == len(event) == 4
        assert len(by_both) < tally.pages / 10
