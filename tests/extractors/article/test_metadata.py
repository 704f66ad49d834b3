# ruff: noqa: RUF001 - dashes as pages write them

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from extractors.article.extract import extract
from extractors.article.metadata import strip_site

if TYPE_CHECKING:
    from extractors.records import Article

LONG = "".join(
    f"<p>Paragraph number {n} of the story says something new about the old bridge of the town.</p>" for n in range(15)
)


def article(head: str, body: str = "", url: str = "https://a.example/bridge", now: datetime | None = None) -> Article:
    return extract(f"<html><head>{head}</head><body><article>{body}{LONG}</article></body></html>", url, now=now)


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_the_title_that_most_places_agree_on_wins() -> None:
    head = (
        ld(headline="Search title")
        + '<meta property="og:title" content="Bridge closed"><title>Bridge closed | Courier</title>'
    )
    found = article(head, "<h1>Bridge closed</h1>")
    assert found.title == "Bridge closed"
    chosen = [item for item in found.evidence if item.field == "title" and item.chosen]
    assert [(item.method, item.locator) for item in chosen] == [("h1", "h1[0]")]
    assert {item.method for item in found.evidence if item.field == "title"} == {"json-ld", "h1", "og", "title"}


@pytest.mark.parametrize(
    ("title", "site", "host", "bare"),
    [
        ("Bridge closed | The Courier", "The Courier", "x.example", "Bridge closed"),
        ("Bridge closed - courier.example", None, "www.courier.example", "Bridge closed"),
        ("The Courier: news", "The Courier", "x.example", "The Courier: news"),
        ("Courier – Bridge closed", "Courier", "x.example", "Bridge closed"),
        ("Bridge - a history", "The Courier", "x.example", "Bridge - a history"),
    ],
)
def test_the_outlet_comes_off_the_title(title: str, site: str | None, host: str, bare: str) -> None:
    assert strip_site(title, site, host) == bare


def test_a_finer_statement_of_the_same_day_wins() -> None:
    found = article(
        ld(headline="B", datePublished="2024-02-06")
        + '<meta property="article:published_time" content="2024-02-06T10:00:00+01:00">'
    )
    assert found.published is not None
    assert (found.published.method, found.published.precision, found.published.zone_assumed) == (
        "meta",
        "second",
        False,
    )
    assert [item.value for item in found.evidence if item.field == "published" and item.chosen] == [
        "2024-02-06T10:00:00+01:00"
    ]


def test_a_change_before_the_publication_is_refused() -> None:
    assert (
        article(ld(headline="B", datePublished="2024-02-06T10:00:00Z", dateModified="2021-02-06T10:00:00Z")).modified
        is None
    )


def test_a_guess_is_marked_as_one_and_not_made_for_short_pages() -> None:
    found = article("", '<div class="date">Posted on 2024-02-06</div>')
    assert found.published is not None
    assert (found.published.method, found.published.precision, found.published.zone_assumed) == (
        "htmldate",
        "day",
        True,
    )
    short = extract('<html><title>t</title><div class="date">2024-02-06</div><p>Few words.</p>', "https://a.example/x")
    assert short.published is None


def test_future_dates_give_way_to_others() -> None:
    now = datetime(2024, 2, 7, tzinfo=UTC)
    found = article(ld(headline="B", datePublished="2034-02-06"), url="https://a.example/2024/02/06/b", now=now)
    assert found.published is not None
    assert (found.published.method, found.published.at.year) == ("url", 2024)


@pytest.mark.parametrize(
    ("head", "lang"),
    [
        ('<meta property="og:locale" content="de_DE">', "de"),
        (ld(headline="x", inLanguage="fr-CA"), "fr"),
        ('<meta http-equiv="content-language" content="PT-br">', "pt"),
        ("", None),
        ('<meta property="og:locale" content="??">', None),
    ],
)
def test_the_language_that_a_page_states(head: str, lang: str | None) -> None:
    assert extract(f"<html><head>{head}</head><body><p>7</p></body></html>", "https://a.example/x").lang == lang


@pytest.mark.parametrize(
    ("head", "paywalled"),
    [
        (ld(isAccessibleForFree=False), True),
        (ld(isAccessibleForFree="True"), False),
        (ld(isAccessibleForFree="http://schema.org/False"), True),
        ('<meta property="article:content_tier" content="metered">', True),
        ("", None),
    ],
)
def test_paywalled(head: str, paywalled: bool | None) -> None:
    assert article(head).paywalled is paywalled


def test_a_canonical_link_to_another_site_is_evidence_only() -> None:
    found = article('<link rel="canonical" href="https://b.other/x">')
    assert found.syndication_credit is None
    assert [
        (item.value, item.method, item.chosen) for item in found.evidence if item.field == "syndication_credit"
    ] == [("https://b.other/x", "canonical", False)]


def test_hostile_heads_are_bounded() -> None:
    head = (
        ld(headline="H" * 5000, keywords=["k" * 200, *map(str, range(100))]) + '<meta name="author" content="x">' * 2000
    )
    found = article(head)
    assert len(found.tags) == 30
    assert max(len(item.value) for item in found.evidence) <= 500
    assert len(found.evidence) < 50


def test_unknown_is_none_never_empty() -> None:
    found = extract("<html><title></title><h1></h1><p>7</p>", "https://a.example/x")
    assert (found.title, found.lang, found.section, found.site_name, found.canonical_url) == (
        None,
        None,
        None,
        None,
        None,
    )


def test_byline_and_date_under_the_headline_where_nothing_else_states_them() -> None:
    found = article("", "<h1>Bridge closed</h1><font size=2><i>By René Castellan<br>Thursday, 13 March 2025</i></font>")
    assert found.authors == ("René Castellan",)
    assert found.published is not None
    got = (found.published.at, found.published.precision, found.published.method)
    assert got == (datetime(2025, 3, 13, tzinfo=UTC), "day", "text")


def test_what_the_head_states_wins_over_a_line_under_the_headline() -> None:
    head = (
        '<meta name="author" content="Ann Lee"><meta property="article:published_time" content="2025-03-12T08:00:00Z">'
    )
    found = article(head, "<h1>Bridge closed</h1><p>By Bob Ray</p><p>13 March 2025</p>")
    assert found.authors == ("Ann Lee",)
    assert found.published is not None
    assert found.published.at == datetime(2025, 3, 12, 8, tzinfo=UTC)


def test_a_date_in_the_text_is_not_the_date_of_the_page() -> None:
    long = "The bridge was opened on 1 May 1931 by a mayor who had waited for that day for most of his life, he said."
    found = article("", f"<h1>Bridge closed</h1><p>{long} Everybody came.</p><p>1 May 1931</p>")
    assert found.published is None or found.published.method != "text"


def test_what_is_absurdly_long_is_cut() -> None:
    long = "T" * 1_000_000
    found = article(
        f'<title>{long}</title><meta property="og:title" content="{long}">'
        f'<meta name=description content="{"d" * 9000}">'
        f'<meta property="og:site_name" content="{"s" * 9000}">'
    )
    assert len(found.title or "") == 500
    assert len(found.subtitle or "") == 2000
    assert len(found.site_name or "") == 200


@pytest.mark.parametrize(
    ("times", "published", "modified"),
    [
        ([("entry-date published", 6), ("updated", 9)], 6, 9),
        ([("updated", 9), ("entry-date published", 6)], 6, 9),
        ([("entry-date published updated", 6)], 6, None),
    ],
)
def test_times_of_wordpress_by_their_classes(
    times: list[tuple[str, int]], published: int, modified: int | None
) -> None:
    found = article(
        "", "".join(f'<time class="{names}" datetime="2024-02-0{day}T08:30:00Z">x</time>' for names, day in times)
    )
    assert found.published is not None
    assert found.published.at.day == published
    assert (found.modified.at.day if found.modified else None) == modified
