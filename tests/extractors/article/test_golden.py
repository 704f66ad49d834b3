"""Each folder of golden/ is a page and what must be made of it; an expectation names only the fields it is about."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from extractors.article.extract import extract

if TYPE_CHECKING:
    from extractors.records import Article

GOLDEN = Path(__file__).parent / "golden"


def seen(article: Article) -> dict[str, Any]:
    published = article.published
    return {
        "verdict": article.verdict,
        "kind": article.kind,
        "title": article.title,
        "lines": (article.text or "").split("\n"),
        "lang": article.lang,
        "authors": list(article.authors),
        "published": published.at.isoformat() if published else None,
        "precision": published.precision if published else None,
        "zone_assumed": published.zone_assumed if published else None,
        "date_method": published.method if published else None,
        "modified": article.modified.at.isoformat() if article.modified else None,
        "section": article.section,
        "tags": list(article.tags),
        "image_url": article.image_url,
        "site_name": article.site_name,
        "canonical_url": article.canonical_url,
        "paywalled": article.paywalled,
        "syndication_credit": article.syndication_credit,
        "links": [[link.zone, link.url] for link in article.links],
    }


@pytest.mark.parametrize("folder", sorted(GOLDEN.iterdir()), ids=lambda folder: folder.name)
def test_golden(folder: Path) -> None:
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    article = extract((folder / "page.html").read_text(encoding="utf-8"), expected.pop("url"), "text/html")
    found = seen(article)
    assert {key: found[key] for key in expected} == expected, article.reasons
    assert article.reasons
