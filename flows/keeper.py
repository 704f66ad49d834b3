"""Keeps account of what a run finds: each discovery, each fetch, each observation, and how each URL ended.

It keeps the few rules that join them: which article a page belongs to, what counts as a duplicate, when a known page
is asked for again. It does no I/O of its own: what is found goes to the run's notes, URLs to the frontier.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from extractors import urls
from extractors.discover import claims, related
from extractors.fetch import policy, recheck
from flows import captures, endings
from flows.modes import Modes
from flows.notes import Notes
from flows.wanted import named, recognised
from warehouse import ids

if TYPE_CHECKING:
    from array import array
    from collections.abc import Mapping

    from extractors.records import Article, Candidate, ExtractionMode, Fetch, Page, RobotsSnapshot
    from extractors.worker import Extraction
    from flows.frontier import Entry, Frontier
    from flows.run import Run
    from flows.wanted import Wanted
    from warehouse.store import KnownPage

# A fetch that ended like this says more about the line to the host than about the page.
TRANSPORT_FAILURES = frozenset({"timeout", "connect_error", "protocol_error", "truncated"})
SAME_PAGE = "same page as another URL"
# Links that an editor set beside an article: related ones, and its editions in other languages.
BESIDE = frozenset({"related", "alternate"})


@dataclass(slots=True)
class SourceTally:
    """What one source gave in this run."""

    entries: int = 0
    requests: int = 0
    failures: int = 0


@dataclass(frozen=True, slots=True)
class Rules:
    """What the seed or the command says: titles to recognise, how deep to follow links, whom to ask again.

    With ``only_due`` the sources' lists are asked only if they are due; ``page_limits`` bounds the pages of sources;
    ``modes`` says how the pages of each site are extracted.
    """

    depth: int = 1
    recheck: str = "due"
    only_due: bool = False
    page_limits: Mapping[str, int] = field(default_factory=dict)
    source_of_site: Mapping[str, str] = field(default_factory=dict)
    wanted: tuple[Wanted, ...] = ()
    modes: Modes = field(default_factory=Modes)


class Keeper:
    """The recorder of a run: the fetcher, the discovery and the pipeline report here.

    ``busy`` counts the pages between fetch and note; the pipeline waits for it before it calls a slice done.
    """

    def __init__(self, run: Run, frontier: Frontier, rules: Rules) -> None:
        self.run = run
        self.frontier = frontier
        self.rules = rules
        self.notes = Notes(run)
        self.busy = 0
        self.sources: dict[str, SourceTally] = {}
        self.articles = 0
        self.outcomes: Counter[str] = Counter()
        self.bytes_wire = 0
        self.requests = 0
        # Hosts whose certificate nobody whom we trust has signed: which, and what was said of it.
        self.distrusted: dict[str, str] = {}
        # Articles that this run has seen, or need not see again, with a sample of the text that was read.
        self._observed: dict[int, array[int] | None] = {}
        self._held: dict[str, Fetch] = {}
        run.last_words.append(self.note_held)

    # ---- what the fetcher reports ----

    def fetched(self, fetch: Fetch) -> None:
        """A request is over. Pages that will be extracted are noted together with what they hold."""
        fetch = captures.dated(fetch)
        self._tally(fetch)
        self.bytes_wire += fetch.bytes_wire
        self.requests += fetch.attempt > 0
        if fetch.outcome == "connect_error" and policy.BAD_CERTIFICATE in (fetch.error or ""):
            self.distrusted.setdefault(urlsplit(fetch.final_url).netloc, fetch.error or "")
        if fetch.outcome == "ok" and fetch.purpose in captures.PAGES:
            self._held[fetch.fetch_id] = fetch
        else:
            self.notes.fetch(fetch)

    def note_held(self) -> None:
        """Note the requests whose pages will not be extracted any more: they were made, and lie in the archive."""
        while self._held:
            self.notes.fetch(self._held.popitem()[1])

    def robots(self, snapshot: RobotsSnapshot) -> None:
        """A host's robots.txt was read."""
        self.notes.robots(snapshot)

    def _tally(self, fetch: Fetch) -> None:
        source_id = self.source_of(fetch.requested_url)
        if source_id is None or fetch.purpose == "robots" or fetch.outcome == "redirect":
            return
        tally = self.sources.setdefault(source_id, SourceTally())
        tally.requests += 1
        tally.failures += fetch.outcome in TRANSPORT_FAILURES

    def source_of(self, url: str) -> str | None:
        """The source that a URL belongs to, by its site."""
        return self.rules.source_of_site.get(urls.site_of(url))

    # ---- what discovery reports ----

    def offer(self, candidate: Candidate, *, wanted: bool = False) -> bool:
        """A candidate was found. Returns True if it is new to the run. A wrapped address is asked for unwrapped."""
        target = urls.unwrap(candidate.url)
        if target is not None:
            self.notes.unwrapped(candidate.url, target)
            candidate = replace(candidate, url=target)
        if candidate.source_id is None:
            candidate = replace(candidate, source_id=self.source_of(candidate.url))
        wanted = self._recognise(candidate.title, candidate.url, candidate.via) or wanted
        offered = self.frontier.offer(candidate, wanted=wanted)
        if offered is None:
            return False
        self.notes.url(candidate.url, offered.key)
        if offered.new_witness:
            self.notes.discovery(candidate, offered.key)
        if offered.new_url and candidate.source_id:
            self.sources.setdefault(candidate.source_id, SourceTally()).entries += 1
        return offered.new_url

    def note_outside(self) -> None:
        """Note the ledger state of what was not asked for by its date or shape. Once, when discovery is over."""
        for entry in self.frontier.skipped():
            self.notes.state(entry.key, entry.state or "outside_window", entry.reason)

    def _recognise(self, title: str | None, url: str, where: str) -> bool:
        """Note for each wanted title that this is its article."""
        found = False
        for wanted, match in recognised(self.rules.wanted, title, url):
            found = True
            self.notes.title_match(wanted.seed_id, wanted.key, url, match, where)
        return found

    # ---- how URLs end ----

    def not_due(self, known: KnownPage | None) -> str | None:
        """Why a page that the warehouse holds is not asked for again, or None if it is."""
        # "all" means all, also what was fetched in the future of a clock that has been set back since.
        if self.rules.recheck == "all" or known is None or not (known.observed or known.alias_of):
            return None
        again = recheck.due_at(
            self.rules.recheck,
            born=known.published_at or known.first_fetched_at or known.last_fetched_at,
            last_fetched=known.last_fetched_at,
            last_changed=known.last_changed_at,
            changes=known.changes,
            unchanged_in_a_row=known.unchanged_in_a_row,
        )
        if again is not None and again <= self.run.clock.now():
            return None
        self.run.usable_pages += known.is_article
        if known.article_id is not None:
            self._observed.setdefault(known.article_id)
        return "known; not to be asked again" if again is None else f"known; due again {again:%Y-%m-%d %H:%M} UTC"

    def settle(self, entry: Entry, state: str, reason: str | None, fetch: Fetch | None = None) -> None:
        """Note how a URL ended. A URL ends once; later calls are ignored."""
        self._settle_key(entry.key, state, reason, fetch, None)

    def _settle_key(
        self, key: str, state: str, reason: str | None, fetch: Fetch | None, observation_id: int | None
    ) -> None:
        if self.frontier.settle(key, state, reason):
            self.outcomes[state] += 1
            self.notes.state(key, state, reason, fetch, observation_id)

    def fetched_without_body(self, entry: Entry, page: Page, known: KnownPage | None = None) -> None:
        """A request that brought no page: refused, failed, gone or unchanged. ``known`` is what is held of the URL."""
        fetch = page.fetch
        if fetch.outcome == "not_modified":
            self._unchanged(entry, fetch, known)
        elif fetch.outcome == "shared":
            final_key = urls.dedupe_key(fetch.final_url)
            mine = final_key != entry.key and self.frontier.knows(final_key)
            # What another run is reading right now is no failure of this one.
            self.run.usable_pages += not mine
            self.settle(entry, "duplicate" if mine else "shared", fetch.error, fetch)
        elif fetch.outcome == "retry_later":
            self.settle(entry, "deferred", endings.until(fetch), fetch)
        elif entry.ask_url:
            # The live page is gone: that stays how this URL ended.
            gone, _, why = (entry.reason or fetch.outcome).partition(": ")
            told = f"{why}; its copy in a web archive: {fetch.outcome} ({fetch.error or endings.status(fetch)})"
            self.settle(entry, gone, told, fetch)
        else:
            self.settle(entry, fetch.outcome, fetch.error or endings.status(fetch), fetch)

    def _unchanged(self, entry: Entry, fetch: Fetch, known: KnownPage | None) -> None:
        """A 304: the page is what it was, be that an article, another address of one, or neither."""
        if known is not None and known.alias_of is not None:
            self.settle(entry, "duplicate", SAME_PAGE, fetch)
        elif known is not None and known.observed and not known.is_article:
            self.settle(entry, "not_article", endings.why_not(known.last_kind, known.last_reasons or ()), fetch)
        else:
            self.run.usable_pages += 1
            # Another address of it, read in this run, would be taken for a new version of what has not changed.
            self._observed.setdefault(ids.url_id(urls.dedupe_key(fetch.final_url)))
            self.settle(entry, "unchanged", "304 Not Modified", fetch)

    def extracted(self, entry: Entry, page: Page, extraction: Extraction) -> int | None:
        """A page was extracted: note its fetch, what it holds and how its URL ended, in one go.

        Returns the id of the observation, or None if another URL of this run led to the same article.
        """
        fetch = self._held.pop(page.fetch.fetch_id, page.fetch)
        fetch = replace(fetch, charset=extraction.charset or fetch.charset)
        self.notes.fetch(fetch)
        article = extraction.article
        text = claims.sample(extraction.features.shingles) if extraction.features else None
        article_key = self._article_key(fetch, article, text)
        self.notes.aliases(entry.key, article_key, fetch, article)
        article_id = ids.url_id(article_key)
        if article_id in self._observed and not claims.is_another(text, self._observed[article_id]):
            self._settle_key(entry.key, "duplicate", SAME_PAGE, fetch, None)
            return None
        self._observed[article_id] = text
        observation_id = self.notes.observation(entry.key, article_key, fetch, extraction, self.mode_of(fetch))
        state, reason = endings.state_of(article, extraction.problem)
        self._settle_key(entry.key, state, reason, fetch, observation_id)
        if (
            article_key != entry.key
            and self.frontier.is_open(article_key)
            and self._needless(fetch, article_key, article)
        ):
            self._settle_key(article_key, "duplicate", f"reached from {entry.candidate.url}", fetch, None)
        if article.verdict == "article":
            self._good(entry, article)
        return observation_id

    def mode_of(self, fetch: Fetch) -> ExtractionMode:
        """How the page that a request brought is to be extracted."""
        return self.rules.modes.of(captures.page_url(captures.dated(fetch)))

    def _needless(self, fetch: Fetch, article_key: str, article: Article) -> bool:
        """Whether an article's own address need not be asked for any more, now that another one has led to it.

        A page that was only named by a slightly odd one is read itself: the claim may be wrong.
        """
        final = captures.page_url(fetch)
        return urls.dedupe_key(final) == article_key or claims.is_edition(final, article.canonical_url or final)

    def _article_key(self, fetch: Fetch, article: Article, text: array[int] | None) -> str:
        """An article is where its redirects end, or what it calls canonical on the same site (see ``claims``).

        Unless this run has read another ``text`` under that name.
        """
        final = captures.page_url(fetch)
        key = urls.dedupe_key(claims.believed(article.canonical_url, final, article.lang) or final)
        is_another = claims.is_another(text, self._observed.get(ids.url_id(key)))
        return urls.dedupe_key(final) if is_another else key

    def _good(self, entry: Entry, article: Article) -> None:
        self.run.usable_pages += 1
        self.articles += 1
        self._recognise(article.title, entry.candidate.url, "the article")
        for candidate in named(self.rules.wanted, article):
            self.offer(candidate)
        if self.leads_on(entry):
            self.follow(entry, article)

    def leads_on(self, entry: Entry) -> bool:
        """True if the links of this page are to be looked at."""
        followed = entry.candidate.via == "seed" or entry.candidate.depth > 0
        return followed and entry.candidate.depth < self.rules.depth

    def follow(self, entry: Entry, article: Article) -> None:
        """Offer the articles that a page links to. What stands beside the seed is wanted whatever its date."""
        is_seed = entry.candidate.via == "seed"
        for candidate in related.candidates(article, entry.candidate.depth + 1):
            self.offer(candidate, wanted=is_seed and candidate.via in BESIDE)
