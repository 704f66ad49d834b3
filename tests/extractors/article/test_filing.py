"""Sections, tags and access: what a page states, else what its breadcrumbs and links say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from extractors.article.extract import extract

if TYPE_CHECKING:
    from extractors.records import Article

TEXT = "".join(
    f"<p>On day {n} the crane was lifted by {n} metres, and Ann Lee wrote the number down.</p>" for n in range(9)
)
H1 = "A crane for the harbour of Oldford"


def ld(**stated: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps(stated)}</script>"


def read(head: str = "", before: str = "", after: str = "") -> Article:
    page = f"<html><head><title>{H1} | Post</title><meta property=og:type content=article>{head}</head><body>{before}"
    return extract(
        f"{page}<article><h1>{H1}</h1>{TEXT}</article>{after}</body></html>", "https://www.post.example/n/crane"
    )


def steps(*names: str) -> str:
    items = [{"@type": "ListItem", "position": n, "name": name} for n, name in enumerate(names, 1)]
    return ld(**{"@type": "BreadcrumbList"}, itemListElement=items)


@pytest.mark.parametrize(
    ("head", "before", "section"),
    [
        (steps("Home", "News", "Harbour", H1), "", "Harbour"),
        (steps("Startseite", "Lokales"), "", "Lokales"),
        (steps("Home", H1), "", None),
        ("", "<nav class=breadcrumb><a href=/>Accueil</a> / <a href=/port>Port</a></nav>", "Port"),
        ("", "<ol aria-label=Breadcrumbs><li><a href=/>Home</a><li><a href=/sea>Sea</a><li>A crane</ol>", "Sea"),
        ("", "<div class=breadcrumbs><a href=/>Главная</a></div>", None),
        (
            "<meta property=article:section content=Docks>",
            "<nav class=breadcrumb><a href=/port>Port</a></nav>",
            "Docks",
        ),
        ("", "<nav class=menu><a href=/sport>Sport</a></nav>", None),
    ],
)
def test_the_section(head: str, before: str, section: str | None) -> None:
    assert read(head, before).section == section


def test_steps_that_name_what_they_lead_to() -> None:
    items = [{"item": {"@id": "/", "name": "Home"}}, {"item": {"@id": "/sea", "name": "Sea"}}, 7, {"item": "/x"}]
    article = read(ld(**{"@type": "BreadcrumbList"}, itemListElement=items))
    assert article.section == "Sea"
    assert [item.locator for item in article.evidence if item.field == "section"] == ["BreadcrumbList"]


def test_tags_are_stated_or_linked() -> None:
    linked = "<a rel=tag href=/t/crane>#Crane</a><a rel='tag nofollow' href=/t/oldford>Oldford</a><a href=/x>Else</a>"
    assert read(after=linked).tags == ("Crane", "Oldford")
    assert read("<meta name=keywords content='harbour, docks'>", after=linked).tags == ("harbour", "docks")


@pytest.mark.parametrize(
    ("head", "paywalled"),
    [
        (ld(**{"@type": "NewsArticle"}, headline=H1, hasPart={"isAccessibleForFree": "False"}), True),
        (ld(**{"@type": "NewsArticle"}, headline=H1, hasPart=[{"isAccessibleForFree": False}]), True),
        (
            ld(
                **{"@type": "NewsArticle"},
                headline=H1,
                isAccessibleForFree=True,
                hasPart={"isAccessibleForFree": False},
            ),
            False,
        ),
        (ld(**{"@type": "NewsArticle"}, headline=H1, hasPart={"@type": "Comment"}), None),
        ("<meta property=article:content_tier content=locked>", True),
        ("<meta property=article:content_tier content=free>", False),
        ("", None),
    ],
)
def test_who_may_read_it(head: str, *, paywalled: bool | None) -> None:
    assert read(head).paywalled is paywalled
