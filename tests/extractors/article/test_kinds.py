"""What kind of article it is, by its folder, its section, its title and how it begins."""

from __future__ import annotations

import json

import pytest

from extractors.article.extract import extract

FIRST = "The harbour has had a crane since Tuesday that is taller than the church and twice as old."
SITE = "https://www.post.example"
TEXT = "".join(
    f"<p>On day {n} the crane was lifted by {n} metres, and engineer Ann Lee wrote the number into her book.</p>"
    for n in range(1, 12)
)


def kind(
    path: str = "/news/crane-1", section: str = "", title: str = "A crane for the harbour", first: str = ""
) -> str:
    stated = {"@type": "NewsArticle", "headline": title, "datePublished": "2026-03-03", "articleSection": section}
    head = f"<title>{title}</title><script type='application/ld+json'>{json.dumps(stated)}</script>"
    body = f"<article><h1>{title}</h1><p>{first}{FIRST}</p>{TEXT}</article>"
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    article = extract(page, SITE + path)
    assert article.verdict == "article"
    return article.kind


@pytest.mark.parametrize(
    "path",
    ["/opinion/crane", "/kommentare/kran", "/opiniao/2026/grua", "/commenti/gru", "/ledare/kran", "/felietony/1"],
)
def test_folders_of_opinion(path: str) -> None:
    assert kind(path) == "opinion"


@pytest.mark.parametrize(
    "section", ["Opinion", "Débats", "Leserbriefe", "Opinie", "社説", "Мнения", "News / Comment", "사설"]
)
def test_sections_of_opinion(section: str) -> None:
    assert kind(section=section) == "opinion"


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/live/crane", "A crane"),
        ("/en-direct/grue", "Une grue"),
        ("/news/kran-im-liveticker-1", "Ein Kran"),
        ("/nachrichten/newsblog-kran", "Ein Kran"),
        ("/noticias/en-directo-grua", "Una grúa"),
        ("/ao-vivo/grua", "Uma grua"),
        ("/news/1", "Live updates: a crane for the harbour"),
        ("/news/1", "Diretta - una gru per il porto"),
    ],
)
def test_live(path: str, title: str) -> None:
    assert kind(path, title=title) == "live"


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("/press-releases/crane", ""),
        ("/pressemitteilungen/kran", ""),
        ("/communiques-de-presse/grue", ""),
        ("/sala-de-prensa/grua", ""),
        ("/pressemitteilungen_reader/kran", ""),
        ("/news/1", "OLDFORD, March 3, 2026 /PRNewswire/ -- "),
        ("/news/1", "OLDFORD--(BUSINESS WIRE)--"),
        ("/news/1", "Oldford (ots) - "),
    ],
)
def test_press_releases(path: str, first: str) -> None:
    assert kind(path, first=first) == "press_release"


@pytest.mark.parametrize(
    "path",
    [
        "/news/column-of-stone-collapses",
        "/news/live-music-returns",
        "/fr/comment-on-dit",
        "/news/press-conference",
        "/news/olive-harvest",
        "/newsticker/meldung/crane",
    ],
)
def test_words_of_a_headline_say_nothing(path: str) -> None:
    assert kind(path, section="Local") == "news"
