# ruff: noqa: RUF001 - signs as pages write them

from __future__ import annotations

import json

import pytest

from extractors.article.extract import extract

URL = "https://courier.example/2024/02/06/bridge"
TEXT = "".join(
    f"<p>Paragraph number {n} of the story says something new about the old bridge of the town.</p>" for n in range(15)
)
FULL = "Bridge closed to lorries from March"
SITE = "The Courier"


def title(
    ld: str | None = None,
    h1: str | None = None,
    og: str | None = None,
    page: str | None = None,
    site: str | None = None,
) -> str | None:
    data = json.dumps({"@type": "NewsArticle", "headline": ld})
    parts = [
        f'<script type="application/ld+json">{data}</script>' if ld else "",
        f'<meta property="og:title" content="{og}">' if og else "",
        f'<meta property="og:site_name" content="{site}">' if site else "",
        f"<title>{page}</title>" if page else "",
    ]
    headline = f"<h1>{h1}</h1>" if h1 else ""
    html = f"<html><head>{''.join(parts)}</head><body><article>{headline}{TEXT}</article></body></html>"
    return extract(html, URL).title


def test_a_stated_headline_that_the_page_shows_wins() -> None:
    assert title(ld=FULL, h1="Lorries: bridge closed", og="Lorries: bridge closed") == FULL
    assert title(ld=FULL, h1="Comments", page=f"{FULL} - Town") == FULL
    assert title(ld="Bridge closed", h1="Comments", page="Bridge closed - Town") == "Bridge closed"


def test_a_stated_headline_that_the_page_does_not_show_loses() -> None:
    assert title(ld="Harbour news of today", h1=FULL) == FULL
    assert title(ld="Harbour news of today", h1=FULL, og=FULL, page=f"{FULL} | {SITE}") == FULL


def test_a_stated_headline_alone_is_the_title() -> None:
    assert title(ld=FULL) == FULL
    assert title(ld=FULL, h1=SITE, site=SITE) == FULL


@pytest.mark.parametrize(
    "cut", ["Bridge closed to lorries from", "Bridge closed to lo…", "Bridge closed to lorries...", "Bridge closed"]
)
def test_a_headline_that_is_cut_off_is_refused(cut: str) -> None:
    assert title(ld=cut, h1=FULL) == FULL
    assert title(ld=cut, page=f"{FULL} | {SITE}", site=SITE) == FULL


@pytest.mark.parametrize("dots", ["…", "..."])
def test_dots_at_the_end_lose_even_where_most_places_have_them(dots: str) -> None:
    cut = f"Bridge closed to lorries{dots}"
    assert title(ld=cut, og=cut, page=cut, h1=FULL) == FULL
    assert title(ld=cut, og=cut, page=cut) == cut


@pytest.mark.parametrize(
    "page", [f"{FULL} | Town | {SITE}", f"{FULL} - Town", f"Town: {FULL}", f"Town | {FULL}", f"{FULL} – {SITE}"]
)
def test_a_kicker_and_a_section_count_as_the_title_alone(page: str) -> None:
    assert title(h1="Comments", og=FULL, page=page, site=SITE) == FULL


def test_a_longer_sentence_is_no_section() -> None:
    assert title(h1=f"{FULL} and nobody knows why", og="Lorries out", page="Lorries out") == "Lorries out"


def test_the_headline_in_the_page_wins_among_equals() -> None:
    assert title(h1=FULL, og="No more lorries on the bridge", page="Lorries to go round the bridge") == FULL


@pytest.mark.parametrize("site", ["The Courier", "the courier", "THE COURIER!"])
def test_the_outlet_is_no_title(site: str) -> None:
    assert title(h1="The Courier", page=FULL, site=site) == FULL
    assert title(h1="The Courier", site=site) is None


def test_titles_in_signs_without_spaces() -> None:
    whole = "港の橋、トラック通行止めに"
    assert title(ld=whole, h1=whole, page=f"{whole}｜港町新聞", site="港町新聞") == whole


def test_markup_in_a_stated_headline_is_no_text() -> None:
    assert title(ld="Bridge &amp; quay closed", h1="Bridge & quay closed") == "Bridge & quay closed"
