"""What extraction made of a page, as rows of the spool: text, quotes, metadata with their evidence, links."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from extractors.records import CONCEPT, WRITTEN
from warehouse import ids
from warehouse.compare.bands import bands

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from extractors.records import Article, Evidence, Features
    from warehouse.run_rows import Row


MAIN = 5  # heaviest terms that stand for a text
NAME = ""  # names, countries and numbers that tell something are weighed together


def content_row(article: Article, features: Features) -> Row:
    """A text and what it is compared by; the loader spreads the lists over term, name_key, shingle and near_band."""
    return {
        **feature_row(ids.content_id(features.content_hash), features),
        "title": article.title,
        "text": article.text or "",
        "lang": features.lang,
        "lang_confidence": features.lang_confidence,
        "word_count": article.word_count,
        "shingles": list(features.shingles),
        "bands": list(bands(features.shingles)),
    }


def feature_row(content_id: int, features: Features) -> Row:
    """Terms and keys of a text that may be known already, and what they add up to."""
    terms, lead = features.terms, set(features.lead)
    keys: dict[str, dict[str, float]] = {WRITTEN: {}, CONCEPT: {}, NAME: {}}
    for key, weight in features.keys.items():
        keys[key[0] if key[0] in keys else NAME][key] = weight
    heaviest = list(terms.values())
    return {
        "content_id": content_id,
        "version": features.version,
        "term_norm": norm(heaviest),
        "key_norm": norm(keys[NAME].values()),
        "number_norm": norm(keys[WRITTEN].values()),
        "concept_norm": norm(keys[CONCEPT].values()),
        "main_terms": math.fsum(heaviest[:MAIN]),
        "lead_terms": math.fsum(terms[term] for term in lead),
        "terms": list(terms),
        "term_weights": heaviest,
        "term_places": [place if place <= MAIN else None for place in range(1, len(terms) + 1)],
        "term_leads": [term in lead for term in terms],
        "keys": list(features.keys),
        "key_weights": list(features.keys.values()),
    }


def norm(weights: Iterable[float]) -> float:
    """Euclidean length of a vector of weights. The same for any order of the weights."""
    return math.sqrt(math.fsum(weight * weight for weight in weights))


def observation_row(  # noqa: PLR0913 - one argument per identity
    article: Article,
    *,
    observation_id: int,
    article_id: int,
    run_id: str,
    fetch_id: str,
    url_id: int,
    observed_at: datetime,
    extractor: str,
    content_id: int | None,
    read_at: datetime | None = None,
) -> Row:
    """What one extractor made of one fetch. ``read_at`` None: as soon as it was observed."""
    return {
        "observation_id": observation_id,
        "article_id": article_id,
        "run_id": run_id,
        "fetch_id": fetch_id,
        "url_id": url_id,
        "observed_at": observed_at,
        "read_at": read_at or observed_at,
        "extractor": extractor,
        "content_id": content_id,
        "verdict": article.verdict,
        "kind": article.kind,
        "reasons": list(article.reasons),
        "mode": article.mode,
        "structure": list(article.structure),
        "truncated": article.truncated,
        **_published(article),
        **_metadata(article),
    }


def _published(article: Article) -> Row:
    published = article.published
    return {
        "published_at": published.at if published else None,
        "published_precision": published.precision if published else None,
        "published_zone_assumed": published.zone_assumed if published else None,
        "published_is_guess": published.is_guess if published else None,
        "published_method": published.method if published else None,
        "published_raw": published.raw if published else None,
        "published_offset_minutes": published.offset_minutes if published else None,
    }


def _metadata(article: Article) -> Row:
    return {
        "title": article.title,
        "subtitle": article.subtitle,
        "authors": list(article.authors),
        "agencies": list(article.agencies),
        "corrections": list(article.corrections),
        "modified_at": article.modified.at if article.modified else None,
        "section": article.section,
        "tags": list(article.tags),
        "image_url": article.image_url,
        "site_name": article.site_name,
        "canonical_url": article.canonical_url,
        "paywalled": article.paywalled,
        "syndication_credit": article.syndication_credit,
    }


def evidence_rows(article: Article, observation_id: int) -> Iterator[Row]:
    """Every candidate value of every field, chosen or not."""
    for number, item in enumerate(article.evidence):
        yield _evidence_row(item, observation_id, number)


def _evidence_row(item: Evidence, observation_id: int, number: int) -> Row:
    return {
        "observation_id": observation_id,
        "field": item.field,
        "ord": number,
        "value": item.value,
        "method": item.method,
        "locator": item.locator,
        "chosen": item.chosen,
    }


def link_rows(article: Article, observation_id: int, url_ids: Sequence[int | None]) -> Iterator[Row]:
    """The links of an article. ``url_ids`` has one entry per link, None for a link without address."""
    for number, (link, url_id) in enumerate(zip(article.links, url_ids, strict=True)):
        yield {
            "observation_id": observation_id,
            "ord": number,
            "url_id": url_id,
            "url": link.url,
            "anchor": link.anchor,
            "zone": link.zone,
            "rel": link.rel,
        }


def quote_rows(article: Article, observation_id: int) -> Iterator[Row]:
    """The words in quotation marks, in the order of the text."""
    for number, quote in enumerate(article.quotes):
        yield {
            "observation_id": observation_id,
            "ord": number,
            "text": quote.text,
            "char_start": quote.start,
            "char_end": quote.end,
            "speaker": quote.speaker,
        }
