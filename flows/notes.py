"""Turns what a run finds into rows of its spool. It decides nothing: the keeper says what is noted when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extractors import urls
from flows import captures
from flows.modes import extractor
from warehouse import ids, rows, run_rows, seed_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.discover.titles import TitleMatch
    from extractors.records import Article, Candidate, ExtractionMode, Fetch, RobotsSnapshot
    from extractors.worker import Extraction
    from flows.run import Run


# How an article names its AMP edition, and how that alias was learnt.
AMP = "amphtml"


class Notes:
    """The spool of a run as its keeper sees it. Each URL is noted once, whoever names it."""

    def __init__(self, run: Run) -> None:
        self.run = run
        # Ids, not keys: a run may know 200,000 URLs.
        self._urls: set[int] = set()

    def url(self, url: str, key: str) -> None:
        """Note a URL for people to read: what was asked for, with all its tracking, stands in the fetch log."""
        url_id = ids.url_id(key)
        if url_id in self._urls:
            return
        self._urls.add(url_id)
        clean = urls.canonicalise(url)
        row = rows.url_row(clean, key, urls.host_of(clean), urls.site_of(clean), self.run.clock.now())
        self.run.note("url", row)

    def fetch(self, fetch: Fetch, run_id: str | None = None) -> None:
        """Note a request, its URL and its records in the archive. ``run_id`` names the run, if it is not this one."""
        run_id = run_id or self.run.run_id
        wanted = captures.wanted_url(fetch)
        key = urls.dedupe_key(wanted)
        self.url(wanted, key)
        host = urls.host_of(fetch.final_url)
        self.run.note("fetch_log", rows.fetch_row(fetch, run_id, ids.url_id(key), host))
        for row in rows.warc_record_rows(fetch, run_id):
            self.run.note("warc_record", row)

    def robots(self, snapshot: RobotsSnapshot) -> None:
        """Note what a robots.txt said."""
        self.run.note("robots_snapshot", rows.robots_row(snapshot, self.run.run_id))

    def discovery(self, candidate: Candidate, key: str) -> None:
        """Note who pointed to a URL."""
        row = rows.discovery_row(candidate, self.run.run_id, ids.url_id(key), self.run.clock.now())
        self.run.note("discovery", row)

    def title_match(self, seed_id: str, key: str, url: str, match: TitleMatch, where: str) -> None:
        """Note that a URL bears a title that a seed looks for; ``key`` is the title's."""
        row = seed_rows.title_match_row(
            seed_id,
            key,
            ids.url_id(urls.dedupe_key(url)),
            f"{match.how} title in {where}",
            match.confidence,
            self.run.clock.now(),
        )
        self.run.note("title_match", row)

    def state(
        self, key: str, state: str, reason: str | None, fetch: Fetch | None = None, observation_id: int | None = None
    ) -> None:
        """Note how a URL ended."""
        row = run_rows.run_url_row(
            self.run.run_id,
            ids.url_id(key),
            state,
            reason,
            fetch.fetch_id if fetch else None,
            observation_id,
            self.run.clock.now(),
        )
        self.run.note("run_url", row)

    def aliases(self, key: str, article_key: str, fetch: Fetch, article: Article) -> None:
        """Note the addresses that led to an article: the one asked for and the one that redirects ended at."""
        page = captures.page_url(fetch)
        final_key = urls.dedupe_key(page)
        self.url(page, final_key)
        if final_key != key:
            self._alias(final_key, captures.wanted_url(fetch), "redirect", fetch)
        if article_key != final_key and article.canonical_url:
            self.url(article.canonical_url, article_key)
            self._alias(article_key, page, "rel_canonical", fetch)
        for link in article.links:
            if link.rel == AMP and link.url is not None:
                self._alias(article_key, link.url, AMP, fetch)

    def unwrapped(self, url: str, target: str) -> None:
        """Note that a redirector's address was taken for the one that it names."""
        key = urls.dedupe_key(target)
        self.url(target, key)
        self.run.note("url_alias", rows.alias_row(ids.url_id(key), url, "unwrapped", None, self.run.clock.now()))

    def _alias(self, key: str, alias: str, how: str, fetch: Fetch) -> None:
        row = rows.alias_row(ids.url_id(key), alias, how, fetch.fetch_id, self.run.clock.now())
        self.run.note("url_alias", row)

    def observation(
        self, key: str, article_key: str, fetch: Fetch, extraction: Extraction, mode: ExtractionMode
    ) -> int:
        """Note what a page holds: text, metadata, evidence, quotes and links. Returns the observation's id."""
        # What failed or is no article may not know how it was to be read.
        article, features = replace(extraction.article, mode=mode), extraction.features
        observation_id = ids.observation_id(fetch.fetch_id, extractor(mode))
        content_id = None
        if article.verdict == "article" and features is not None:
            content_id = ids.content_id(features.content_hash)
            self.run.note("content", rows.content_row(article, features))
        self.run.note(
            "observation",
            rows.observation_row(
                article,
                observation_id=observation_id,
                article_id=ids.url_id(article_key),
                run_id=self.run.run_id,
                fetch_id=fetch.fetch_id,
                url_id=ids.url_id(key),
                # What an archive got years ago says what the page was then.
                observed_at=fetch.captured_at or fetch.started_at,
                extractor=extractor(mode),
                content_id=content_id,
                read_at=self.run.clock.now(),
            ),
        )
        for row in rows.evidence_rows(article, observation_id):
            self.run.note("evidence", row)
        for row in rows.quote_rows(article, observation_id):
            self.run.note("quote", row)
        for row in rows.link_rows(article, observation_id, _link_ids(article)):
            self.run.note("link", row)
        return observation_id


def _link_ids(article: Article) -> Sequence[int | None]:
    return [ids.url_id(urls.dedupe_key(link.url)) if link.url else None for link in article.links]
