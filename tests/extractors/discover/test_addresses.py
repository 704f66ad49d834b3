from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.discover.addresses import is_article

SITE = "https://www.outlet.example"


@pytest.mark.parametrize(
    "path",
    [
        "/2022/01/07/bridge-collapses-after-rain-a75986",
        "/2022/01/07/bridge",
        "/2022/jan/07/bridge.html",
        "/bridge-collapses-after-rain",
        "/bridge_collapses_after_rain.html",
        "/news/world-asia-59880166",
        "/news/59880166",
        "/doc/5157364",
        "/20220107/most-1767000000.html",
        "/world/07/01/2022/61d7f0e29a794712ab34cd56",
        "/a/6f9619ff-8b86-d011-b42d-00cf4fc964ff",
        "/bridge-collapses-after-heavy-rain/a-60345678",
        "/новости/мост-рухнул-после-дождей",
        "/%D0%BC%D0%BE%D1%81%D1%82-%D1%80%D1%83%D1%85%D0%BD%D1%83%D0%BB-%D0%B2%D1%87%D0%B5%D1%80%D0%B0",
        "/news/view.php?id=12345",
        "/legal/court-lets-the-bridge-stand",
        "/business/advertising/the-bridge-as-a-billboard",
        "/anna/2016-30-under-30-makers.html",
        "/article/3602552/new-bridge.html",
        "/3/all/20131023/58406128/1",
        "/en/a-title-of-a-very-good-many-words/ar-BBwsPWG",
        "/?p=3289",
        "/story?article_id=98765&utm_source=x",
        "/international/archive/2022/01/bridge-collapses-after-rain/621179/",
    ],
)
def test_articles(path: str) -> None:
    assert is_article(SITE + path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/world",
        "/world/asia",
        "/us-news",
        "/2022/01/07",
        "/2022/01/07/",
        "/20220107/",
        "/tag/bridge-collapses-after-rain",
        "/category/rain-and-more-rain",
        "/author/anna-maria-lopez-garcia",
        "/news/search/?q=bridge",
        "/login?next=/2022/01/07/bridge-collapses",
        "/privacy-policy",
        "/media/advertising/rates-and-dates",
        "/our-privacy-and-cookie-policy",
        "/subscribe-to-our-newsletter",
        "/page/12345",
        "/about",
        "/legal/terms-of-this-site",
        "/?p=2",
        "/world/2022/01/07/1",
        "/feed/2022/01/07/bridge",
        "/uploads/2022/01/07/bridge-collapses-after-rain.jpg",
        "/reports/annual-report-of-2021.pdf",
        "/?id=12345",
        "/shop/a-very-nice-mug-12345",
    ],
)
def test_what_is_no_article(path: str) -> None:
    assert not is_article(SITE + path)


@pytest.mark.parametrize(
    "url",
    [
        "https://twitter.com/outlet/status/1479000000000000000",
        "https://www.facebook.com/outlet/posts/a-very-long-title-12345",
        "https://en.wikipedia.org/wiki/2022_bridge_collapse_in_town",
        "https://[",
    ],
)
def test_platforms_and_nonsense(url: str) -> None:
    assert not is_article(url)


def test_a_policy_in_the_news_is_an_article() -> None:
    assert is_article(SITE + "/2022/01/07/court-overturns-cookie-rules-for-all-news-sites")


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    is_article(SITE + "/" + text)
    is_article(text)
