"""Records to rows of the spool: one pure function per table. A row holds what ``sql/load/<table>.sql`` reads.

The ids of URLs are given, because a URL's key is made by ``extractors.urls``, which this room does not know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from warehouse import ids
from warehouse.article_rows import content_row, evidence_rows, link_rows, norm, observation_row, quote_rows
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
    from collections.abc import Sequence
    from datetime import datetime

    from extractors.records import ArchivedRecord, Candidate, Endpoint, Fetch, RobotsSnapshot, Search

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
    "quote_rows",
    "robots_row",
    "run_end_row",
    "run_row",
    "run_url_row",
    "search_row",
    "seed_row",
    "seed_state_row",
    "source_row",
    "title_candidate_row",
    "title_match_row",
    "url_row",
    "warc_record_row",
    "warc_record_rows",
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
    source_id: str,
    name: str,
    homepage: str,
    country: str | None,
    langs: Sequence[str],
    seen_at: datetime,
    owner: str | None = None,
) -> Row:
    """A source as its declaration states it."""
    return {
        "source_id": source_id,
        "name": name,
        "homepage": homepage,
        "country": country,
        "langs": list(langs),
        "owner": owner,
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
        "capture_url": candidate.capture_url,
        "captured_at": candidate.captured_at,
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
    listed_as: str | None = None,
    reused: bool = False,
    interval_s: float | None = None,
    due_at: datetime | None = None,
    failure_score: float | None = None,
    new_entries: int | None = None,
    known_entries: int | None = None,
    gap_since: datetime | None = None,
    gap_until: datetime | None = None,
) -> Row:
    """What asking one feed, sitemap or page of a source brought.

    ``note`` is the parser's problem: with it, an answer that lists nothing counts as ``unreadable``, without it as
    ``empty``, be it new or the one that we hold already (304). ``endpoints`` that it names count as listed.
    ``listed_as`` is the address that its candidates name as their origin (``via_url``). ``reused``: nothing was asked,
    the answer is that of another poll. ``interval_s``, ``due_at`` and ``failure_score`` say how it is to be asked from
    now on; None if this poll decided nothing. Between ``gap_since`` and ``gap_until`` entries may have been missed.
    """
    return {
        "run_id": run_id,
        "source_id": source_id,
        "url": endpoint.url,
        "kind": endpoint.kind,
        "found_by": endpoint.found_by,
        # What was taken from an earlier answer may not know its request any more.
        "fetch_id": fetch.fetch_id or None,
        "polled_at": fetch.started_at,
        "outcome": _poll_outcome(fetch.outcome, entries + endpoints, note),
        "entries": entries,
        "entries_in_window": entries_in_window,
        "oldest_entry_at": oldest_entry_at,
        "newest_entry_at": newest_entry_at,
        "note": note,
        "as_of": endpoint.as_of,
        "level": endpoint.level,
        "listed_as": listed_as,
        "reused": reused,
        "interval_s": interval_s,
        "due_at": due_at,
        "failure_score": failure_score,
        "new_entries": new_entries,
        "known_entries": known_entries,
        "gap_since": gap_since,
        "gap_until": gap_until,
    }


def search_row(search: Search, run_id: str, seed_id: str | None, ended_at: datetime) -> Row:
    """What a search of an archive brought, for table search. ``seed_id`` None: its days count for every seed."""
    return {
        "run_id": run_id,
        "seed_id": seed_id,
        "way": search.way,
        "source_id": search.source_id,
        "first_day": search.first_day,
        "last_day": search.last_day,
        "state": search.state,
        "found": search.found,
        "requests": search.requests,
        "bytes": search.bytes,
        "reason": search.reason,
        "ended_at": ended_at,
    }


def _poll_outcome(outcome: str, listed: int, note: str | None) -> str:
    if outcome not in ("ok", "not_modified") or listed:
        return outcome
    return "unreadable" if note else "empty"


def fetch_row(fetch: Fetch, run_id: str, url_id: int, host: str) -> Row:
    """A request and what became of it, for table fetch_log.

    ``url_id`` is that of the URL that was wanted (``requested_url``), for all requests of its chain; ``host`` is the
    host that this very request went to (``final_url``). ``records`` are rows of their own: ``warc_record_rows``.
    """
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
        "chain_id": fetch.chain_id or fetch.fetch_id,
        "hop": fetch.hop,
        "latency_ms": fetch.latency_ms,
        "barrier": fetch.barrier,
        "opt_outs": list(fetch.opt_outs),
        "captured_at": fetch.captured_at,
    }


def warc_record_rows(fetch: Fetch, run_id: str) -> list[Row]:
    """The records that a request left in the archive, for table warc_record."""
    return [warc_record_row(record, run_id, fetch.fetch_id) for record in fetch.records]


def warc_record_row(record: ArchivedRecord, run_id: str, fetch_id: str | None = None) -> Row:
    """A record of the archive, for table warc_record. One that no request brought (a resource) has no ``fetch_id``."""
    return {
        "record_id": record.record_id,
        "kind": record.kind,
        "url": record.url,
        "archived_at": record.at,
        "warc_file": record.file,
        "warc_offset": record.offset,
        "warc_length": record.length,
        "status": record.status,
        "digest": record.digest,
        "mime": record.mime,
        "fetch_id": fetch_id,
        "run_id": run_id,
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
        "opt_outs": list(snapshot.opt_outs),
    }
