"""Our own functions in the shape that the kits in ../shared call."""

from __future__ import annotations

from datetime import date, timedelta, timezone
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from extractors.features.compute import features
from extractors.worker import Job, article_of
from tests.benchmarks.likeness import likeness
from warehouse.compare.measured import Measured, reuse, title_similarity
from warehouse.compare.methods import DEFAULT

if TYPE_CHECKING:
    from extractors.records import Article, ExtractionMode, Features, Moment

READERS_ZONES = {"body", "related"}


def extract_fast(html: bytes, url: str) -> dict[str, Any]:
    """Contract of ../shared/extraction/evaluate.py: what a worker of the product makes of a page, mode ``fast``."""
    return _extracted(html, url, "fast")


def extract_thorough(html: bytes, url: str) -> dict[str, Any]:
    """The same in mode ``thorough``."""
    return _extracted(html, url, "thorough")


def _extracted(html: bytes, url: str, mode: ExtractionMode) -> dict[str, Any]:
    article, _ = article_of(Job(url, html, mode=mode))
    return {
        "text": article.text,
        "title": article.title,
        # The kit knows one list: agencies and desks of a byline are authors there.
        "authors": [*article.authors, *article.agencies],
        "date": _stated(article.published),
        "language": article.lang,
        "links": related_links(article),
    }


def _stated(moment: Moment | None) -> str | None:
    """A date as the page states it, with its zone where it has one. What a heuristic guesses is none: it is marked."""
    if moment is None or moment.method == "htmldate":
        return None
    if moment.precision in {"day", "month"}:
        return moment.at.date().isoformat()
    if moment.offset_minutes is None:
        return moment.at.replace(tzinfo=None).isoformat()
    return moment.at.astimezone(timezone(timedelta(minutes=moment.offset_minutes))).isoformat()


def related_links(article: Article) -> list[str]:
    """The links that lead a reader to further articles."""
    return [link.url for link in article.links if link.url and link.zone in READERS_ZONES]


def compare(seed: dict[str, Any], article: dict[str, Any]) -> dict[str, Any]:
    """Contract of ../shared/comparison/evaluate.py: the product's features, measures and judgement.

    The kit knows no ``undecided``: there it is the best guess, ``unrelated``, with its low score.
    """
    ours = _features(seed["title"], seed["text"], seed["lang"])
    theirs = _features(article["title"], article["text"], article["lang"])
    shared = reuse(seed["text"], article["text"])
    measured = Measured(
        **likeness(ours, theirs),
        words=len(article["text"].split()),
        seed_words=len(seed["text"].split()),
        reuse_article=shared.article_share,
        reuse_seed=shared.seed_share,
        reuse_words=shared.words,
        own_words=shared.own_words,
        passages=len(shared.passages),
        longest_passage=shared.longest,
        quoted_passages=shared.quoted,
        identity=shared.identity,
        title_similarity=title_similarity(seed["title"], article["title"]),
        hours_from_seed=_hours(seed["date"], article["date"]),
    )
    judged = DEFAULT.judge(measured)
    return {
        "relation": "unrelated" if judged.relation == "undecided" else judged.relation,
        "score": judged.score,
        "spans": [[p.article_start, p.article_end, p.seed_start, p.seed_end] for p in shared.passages],
    }


@lru_cache(maxsize=4)
def _features(title: str | None, text: str, lang: str | None) -> Features:
    return features(title, text, lang)


def _hours(seed: str | None, article: str | None) -> float | None:
    if not seed or not article or len(seed) < len("2022-01-07") or len(article) < len("2022-01-07"):
        return None
    return (date.fromisoformat(article[:10]) - date.fromisoformat(seed[:10])).days * 24.0
