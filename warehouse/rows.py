"""Records to rows of the spool: one pure function per table. A row holds what ``sql/load/<table>.sql`` reads.

The ids of URLs are given, because a URL's key is made by ``extractors.urls``, which this room does not know.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from warehouse import ids
from warehouse.run_rows import Row, run_end_row, run_row, run_url_row, warning_row
from warehouse.seed_rows import (
    Compared,
    comparison_row,
    passage_rows,
    seed_row,
    seed_state_row,
    title_candidate_row,
    title_match_row,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from extractors.records import Article, Candidate, Endpoint, Evidence, Features, Fetch, RobotsSnapshot

__all__ = [
    "Compared",
    "Row",
    "alias_row",
    "comparison_row",
    "content_row",
    "discovery_row",
    "evidence_rows",
    "fetch_row",
    "link_rows",
    "norm",
    "observation_row",
    "passage_rows",
    "poll_row",
    "robots_row",
    "run_end_row",
    "run_row",
    "run_url_row",
    "seed_row",
    "seed_state_row",
    "source_row",
    "title_candidate_row",
    "title_match_row",
    "url_row",
    "warning_row",
]


def url_row(url: str, dedupe_key: str, host: str, site: str, first_seen_at: datetime) -> Row:
    """A URL, known by its dedupe key."""
    return {
        "url_id": ids.url_id(dedupe_key),
        "url": url,
        "dedupe_key": dedupe_key,
        "host": host,
        "site": site,
        "first_seen_at": first_seen_at,
    }


def alias_row(url_id: int, alias: str, how: str, fetch_id: str | None, seen_at: datetime) -> Row:
    """Another address of the same URL, and how that was learnt, for table url_alias."""
    return {"url_id": url_id, "alias": alias, "how": how, "fetch_id": fetch_id, "seen_at": seen_at}


def source_row(
    source_id: str, name: str, homepage: str, country: str | None, langs: Sequence[str], seen_at: datetime
) -> Row:
    """A source as its declaration states it."""
    return {
        "source_id": source_id,
        "name": name,
        "homepage": homepage,
        "country": country,
        "langs": list(langs),
        "seen_at": seen_at,
    }


def discovery_row(candidate: Candidate, run_id: str, url_id: int, seen_at: datetime) -> Row:
    """Who pointed to a URL in a run, and what was claimed about it there."""
    return {
        "run_id": run_id,
        "url_id": url_id,
        "via": candidate.via,
        "via_url": candidate.via_url,
        "source_id": candidate.source_id,
        "depth": candidate.depth,
        "position": candidate.position,
        "title": candidate.title,
        "claimed_published_at": candidate.published_at,
        "claimed_modified_at": candidate.modified_at,
        "seen_at": seen_at,
    }


def poll_row(  # noqa: PLR0913 - one argument per fact
    *,
    run_id: str,
    source_id: str,
    endpoint: Endpoint,
    fetch: Fetch,
    entries: int,
    entries_in_window: int,
    oldest_entry_at: datetime | None,
    newest_entry_at: datetime | None,
    note: str | None = None,
    endpoints: int = 0,
) -> Row:
    """What asking one feed, sitemap or page of a source brought.

    ``note`` is the parser's problem: with it, an answer that lists nothing counts as ``unreadable``, without it as
    ``empty``, be it new or the one that we hold already (304). ``endpoints`` that it names count as listed.
    """
    return {
        "run_id": run_id,
        "source_id": source_id,
        "url": endpoint.url,
        "kind": endpoint.kind,
        "found_by": endpoint.found_by,
        "fetch_id": fetch.fetch_id,
        "polled_at": fetch.started_at,
        "outcome": _poll_outcome(fetch.outcome, entries + endpoints, note),
        "entries": entries,
        "entries_in_window": entries_in_window,
        "oldest_entry_at": oldest_entry_at,
        "newest_entry_at": newest_entry_at,
        "note": note,
    }


def _poll_outcome(outcome: str, listed: int, note: str | None) -> str:
    if outcome not in ("ok", "not_modified") or listed:
        return outcome
    return "unreadable" if note else "empty"


def fetch_row(fetch: Fetch, run_id: str, url_id: int, host: str) -> Row:
    """A request and what became of it, for table fetch_log. ``url_id`` and ``host`` are of the requested URL."""
    return {
        "fetch_id": fetch.fetch_id,
        "run_id": run_id,
        "url_id": url_id,
        "purpose": fetch.purpose,
        "host": host,
        "requested_url": fetch.requested_url,
        "final_url": fetch.final_url,
        "redirects": list(fetch.redirects),
        "started_at": fetch.started_at,
        "elapsed_ms": fetch.elapsed_ms,
        "outcome": fetch.outcome,
        "status": fetch.status,
        "error": fetch.error,
        "attempt": fetch.attempt,
        "waited_ms": fetch.waited_ms,
        "wait_reason": fetch.wait_reason,
        "delay_ms": fetch.delay_ms,
        "robots": fetch.robots,
        "etag": fetch.etag,
        "last_modified": fetch.last_modified,
        "retry_at": fetch.retry_at,
        "content_type": fetch.content_type,
        "charset": fetch.charset,
        "bytes_wire": fetch.bytes_wire,
        "bytes_body": fetch.bytes_body,
        "body_sha256": fetch.body_sha256,
        "warc_file": fetch.warc_file,
        "warc_offset": fetch.warc_offset,
        "warc_length": fetch.warc_length,
        "peer": fetch.peer,
    }


def robots_row(snapshot: RobotsSnapshot, run_id: str) -> Row:
    """What a robots.txt said, for table robots_snapshot."""
    return {
        "host": snapshot.host,
        "fetched_at": snapshot.fetched_at,
        "run_id": run_id,
        "fetch_id": snapshot.fetch_id,
        "status": snapshot.status,
        "verdict": snapshot.verdict,
        "crawl_delay_s": snapshot.crawl_delay_s,
        "sitemaps": list(snapshot.sitemaps),
        "raw": snapshot.raw,
    }


def content_row(article: Article, features: Features) -> Row:
    """A text and what it is compared by; the loader spreads the lists over term, name_key and shingle."""
    return {
        "content_id": ids.content_id(features.content_hash),
        "title": article.title,
        "text": article.text or "",
        "lang": features.lang,
        "lang_confidence": features.lang_confidence,
        "word_count": article.word_count,
        "term_norm": norm(features.terms.values()),
        "key_norm": norm(features.keys.values()),
        "terms": list(features.terms),
        "term_weights": list(features.terms.values()),
        "keys": list(features.keys),
        "key_weights": list(features.keys.values()),
        "shingles": list(features.shingles),
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
) -> Row:
    """What one extractor made of one fetch."""
    return {
        "observation_id": observation_id,
        "article_id": article_id,
        "run_id": run_id,
        "fetch_id": fetch_id,
        "url_id": url_id,
        "observed_at": observed_at,
        "extractor": extractor,
        "content_id": content_id,
        "verdict": article.verdict,
        "kind": article.kind,
        "reasons": list(article.reasons),
        **_metadata(article),
    }


def _metadata(article: Article) -> Row:
    published = article.published
    return {
        "title": article.title,
        "subtitle": article.subtitle,
        "authors": list(article.authors),
        "published_at": published.at if published else None,
        "published_precision": published.precision if published else None,
        "published_zone_assumed": published.zone_assumed if published else None,
        "published_method": published.method if published else None,
        "published_raw": published.raw if published else None,
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
