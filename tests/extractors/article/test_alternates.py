from __future__ import annotations

import json

from extractors.article.extract import extract
from extractors.discover import related

URL = "https://www.a.example/2025/03/14/fog-on-the-lower-river"
TEXT = "".join(
    f"<p>The ferry number {n} left the quay at six with forty passengers and early apples.</p>" for n in range(9)
)


def page(head: str, ld: dict[str, object] | None = None) -> str:
    block = {"@type": "NewsArticle", "headline": "Fog on the lower river", **(ld or {})}
    script = f'<script type="application/ld+json">{json.dumps(block)}</script>'
    return (
        f"<html><head>{head}{script}</head><body><article><h1>Fog on the lower river</h1>{TEXT}</article></body></html>"
    )


def links(head: str, ld: dict[str, object] | None = None) -> set[tuple[str | None, str, str | None]]:
    return {(link.url, link.zone, link.rel) for link in extract(page(head, ld), URL).links}


def test_editions_in_other_languages_and_amp_are_alternates() -> None:
    head = (
        f'<link rel="alternate" hreflang="en" href="{URL}">'
        '<link rel="alternate" hreflang="x-default" href="/">'
        '<link rel="alternate" hreflang="RU" href="/ru/2025/03/14/tuman-na-nizhney-reke">'
        '<link rel="alternate" type="application/rss+xml" hreflang="de" href="/feed">'
        '<link rel="amphtml" href="/2025/03/14/fog-on-the-lower-river/amp">'
        '<link rel="alternate" hreflang="fr" href="javascript:alert(1)">'
    )
    assert links(head) == {
        ("https://www.a.example/ru/2025/03/14/tuman-na-nizhney-reke", "alternate", "hreflang:ru"),
        ("https://www.a.example/2025/03/14/fog-on-the-lower-river/amp", "alternate", "amphtml"),
    }


def test_what_the_json_ld_calls_related_is_related() -> None:
    ld = {
        "relatedLink": ["https://www.a.example/2025/03/13/ice-on-the-lower-river", "no address", 7],
        "isBasedOn": {"@id": "https://agency.example/report-on-fog-of-march", "name": "Report on fog"},
        "mentions": [
            {"@type": "Place", "name": "The river"},
            {"@type": "Thing", "url": "/2025/03/12/a-quay-is-closed"},
        ],
    }
    assert links("", ld) == {
        ("https://www.a.example/2025/03/13/ice-on-the-lower-river", "related", "relatedLink"),
        ("https://agency.example/report-on-fog-of-march", "related", "isBasedOn"),
        ("https://www.a.example/2025/03/12/a-quay-is-closed", "related", "mentions"),
    }


def test_a_flood_is_bounded() -> None:
    head = "".join(f'<link rel="alternate" hreflang="x{n}" href="/edition-of-the-day/{n}">' for n in range(5000))
    assert len(links(head, {"relatedLink": [f"https://a.example/{n}" for n in range(5000)]})) <= 40


def test_editions_are_candidates_and_amp_is_not() -> None:
    head = (
        '<link rel="alternate" hreflang="ru" href="/ru/2025/03/14/tuman-na-nizhney-reke">'
        '<link rel="amphtml" href="/2025/03/14/fog-on-the-lower-river/amp">'
    )
    found = related.candidates(extract(page(head), URL), 1)
    assert [(item.via, item.url) for item in found] == [
        ("alternate", "https://www.a.example/ru/2025/03/14/tuman-na-nizhney-reke")
    ]


def test_beside_an_article_a_headline_makes_a_candidate_whatever_its_address() -> None:
    block = (
        "<aside class='related'><h3>Related articles</h3>"
        "<a href='/x77'>The harbour master explains the long fog</a><a href='/tag/fog'>All our stories about fog</a>"
        "<a href='/x78'>Fog</a></aside>"
    )
    html = page("").replace("</body>", f"{block}</body>")
    assert [item.url for item in related.candidates(extract(html, URL), 1)] == ["https://www.a.example/x77"]
