"""What a run knows: every URL once, why it is known, and the one state in which it ended.

The frontier decides nothing about the network. It is told what was found (``offer``), hands out what is
to be fetched (``take``) and is told how each URL ended (``settle``). The ledger balances by construction:
a URL that was offered and never settled is still in ``open_urls``.
"""

from __future__ import annotations

import heapq
import itertools
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from extractors import urls
from extractors.discover import window as windows
from extractors.discover.traps import Prefixes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extractors.discover.window import Intent, Window
    from extractors.records import Candidate

MAX_KNOWN = 200_000
# One URL is often listed by feed, sitemap and front page; more witnesses than this add nothing.
MAX_WITNESSES = 8
# Ways in which a page, and not a source's own list, leads to a URL: only these may lead into a crawl trap.
LINKS = frozenset({"front", "section", "related", "body_link", "alternate"})
# Ways of a person; no budget of a source stands against them.
ASKED_FOR = frozenset({"seed", "given", "title"})
# What is wanted comes before what was only listed.
WANTED = 3
# States that the frontier gives by itself; a better witness may undo them.
SKIPPED = frozenset({"outside_window", "refused"})


@dataclass(slots=True)
class Entry:
    """One URL of the run. ``state`` is None while it is open; the lower ``priority``, the sooner it is asked for.

    ``ask_url`` is the address of a copy that is asked for in place of the page itself.
    """

    key: str
    candidate: Candidate
    state: str | None = None
    reason: str | None = None
    taken: bool = False
    priority: int | None = None
    ask_url: str | None = None

    @property
    def host(self) -> str:
        """The host whose turn it takes to ask for it."""
        return urls.host_of(self.ask_url or self.candidate.url)

    witnesses: set[tuple[str, str | None]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Offered:
    """What ``offer`` made of a candidate: is the URL new to the run, is this way of finding it new."""

    key: str
    new_url: bool
    new_witness: bool
    settled: tuple[str, str] | None


class Frontier:
    """The URLs of one run. Not thread-safe: one event loop owns it.

    ``window`` bounds the claimed dates (None: no bound). ``max_known`` bounds memory against crawl traps.
    ``page_limits`` are the most pages that are handed out of a source, by its id; the rest stays open.
    """

    def __init__(
        self, window: Window | None, max_known: int = MAX_KNOWN, page_limits: Mapping[str, int] | None = None
    ) -> None:
        self.window = window
        self.max_known = max_known
        self.dropped = 0
        self._page_limits = page_limits or {}
        self._handed_out: Counter[str] = Counter()
        self._entries: dict[str, Entry] = {}
        # Per host a heap of (priority, number, URL): what was chosen by hand first, the long lists of a sitemap last.
        self._queues: dict[str, list[tuple[int, int, Entry]]] = {}
        self._numbers = itertools.count()
        self._ready: list[tuple[float, str]] = []
        self._busy: set[str] = set()
        self._queued = 0
        self._prefixes = Prefixes()

    def offer(self, candidate: Candidate, *, wanted: bool = False) -> Offered | None:
        """Take note of a candidate. ``wanted`` overrides the window (title candidates, links of the seed).

        Returns None if the run already knows ``max_known`` URLs and this is not one of them.
        """
        key = urls.dedupe_key(candidate.url)
        entry = self._entries.get(key)
        if entry is not None:
            return self._again(entry, candidate, wanted=wanted)
        if len(self._entries) >= self.max_known:
            self.dropped += 1
            return None
        entry = Entry(key, candidate, witnesses={(candidate.via, candidate.via_url)})
        self._entries[key] = entry
        settled = self._trapped(entry, candidate) or self._decide(entry, candidate, wanted=wanted)
        return Offered(key, new_url=True, new_witness=True, settled=settled)

    def _again(self, entry: Entry, candidate: Candidate, *, wanted: bool) -> Offered:
        witness = (candidate.via, candidate.via_url)
        is_new = witness not in entry.witnesses and len(entry.witnesses) < MAX_WITNESSES
        if is_new:
            entry.witnesses.add(witness)
        if entry.candidate.capture_url is None and candidate.capture_url is not None:
            # Whoever names it first, what a web archive holds of it is good to know.
            entry.candidate = replace(
                entry.candidate, capture_url=candidate.capture_url, captured_at=candidate.captured_at
            )
        settled = None
        if self._is_skipped(entry) and not (entry.state == "refused" and candidate.via in LINKS):
            # A second witness may know better: a feed that dates it inside, or a title that we look for.
            entry.state = entry.reason = None
            settled = self._decide(entry, candidate, wanted=wanted)
        elif entry.state is None and not entry.taken:
            self._hurry(entry, windows.decide(candidate, self.window), wanted=wanted)
        return Offered(entry.key, new_url=False, new_witness=is_new, settled=settled)

    def _trapped(self, entry: Entry, candidate: Candidate) -> tuple[str, str] | None:
        """See that a link does not lead into a place that a site makes up without end.

        Of what a source lists itself one page under ever new names is told.
        """
        if candidate.via in ASKED_FOR:
            return None
        is_link = candidate.via in LINKS
        prefixes = self._prefixes
        trap = prefixes.judge(candidate.url, candidate.via_url) if is_link else prefixes.many_names(candidate.url)
        if trap is None:
            return None
        entry.state, entry.reason = "refused", f"crawl trap: {trap.replace('_', ' ')}"
        return entry.state, entry.reason

    def _is_skipped(self, entry: Entry) -> bool:
        return entry.state in SKIPPED and not entry.taken

    def _decide(self, entry: Entry, candidate: Candidate, *, wanted: bool) -> tuple[str, str] | None:
        intent = windows.decide(candidate, self.window)
        if intent.action == "skip" and not wanted:
            entry.state, entry.reason = "outside_window", intent.reason
            return entry.state, intent.reason
        self._queue(entry, _priority(intent, wanted=wanted))
        self._queued += 1
        return None

    def _hurry(self, entry: Entry, intent: Intent, *, wanted: bool) -> None:
        """A second witness may say that a URL which waits matters more than it seemed."""
        priority = _priority(intent, wanted=wanted)
        if (intent.action == "fetch" or wanted) and entry.priority is not None and priority < entry.priority:
            self._queue(entry, priority)

    def ask_instead(self, entry: Entry, url: str) -> None:
        """Queue a URL once more, for a copy of the page that lies elsewhere. ``release`` the entry before."""
        entry.ask_url, entry.taken = url, False
        self._queue(entry, windows.decide(entry.candidate, None).priority)
        self._queued += 1

    def _queue(self, entry: Entry, priority: int) -> None:
        host = entry.host
        queue = self._queues.setdefault(host, [])
        if not queue and host not in self._busy:
            heapq.heappush(self._ready, (0.0, host))
        entry.priority = priority
        heapq.heappush(queue, (priority, next(self._numbers), entry))

    def take(self, now: float) -> Entry | float | None:
        """The next URL whose host is ready, or the moment when one will be, or None if nothing is queued.

        ``now`` and the moments are monotonic seconds. A host hands out one URL at a time; ``release`` makes it ready
        for its next.
        """
        while self._ready:
            moment, host = self._ready[0]
            if moment > now:
                return moment
            heapq.heappop(self._ready)
            queue = self._queues[host]
            priority, _, entry = heapq.heappop(queue)
            # An entry that was queued again, further ahead, is met a second time.
            if priority == entry.priority:
                self._queued -= 1
                entry.priority = None
                if entry.state is None and self._may_have_more(entry):
                    entry.taken = True
                    self._busy.add(host)
                    return entry
            if queue:
                heapq.heappush(self._ready, (moment, host))
        return None

    def _may_have_more(self, entry: Entry) -> bool:
        """See that the source's share of the run is not used up; what was asked for by name is not counted."""
        source_id = entry.candidate.source_id
        if source_id is None or source_id not in self._page_limits or entry.candidate.via in ASKED_FOR or entry.ask_url:
            return True
        if self._handed_out[source_id] >= self._page_limits[source_id]:
            entry.reason = f"its source's budget of {self._page_limits[source_id]} pages is used up"
            return False
        self._handed_out[source_id] += 1
        return True

    def release(self, entry: Entry, ready_at: float) -> None:
        """The request for ``entry`` is over; its host may be asked again at ``ready_at``."""
        host = entry.host
        self._busy.discard(host)
        if self._queues.get(host):
            heapq.heappush(self._ready, (ready_at, host))

    def settle(self, key: str, state: str, reason: str | None) -> bool:
        """Note how a URL ended. The first state stays; returns False if there was one already."""
        entry = self._entries.get(key)
        if entry is None or entry.state is not None:
            return False
        entry.state, entry.reason = state, reason
        return True

    def is_open(self, key: str) -> bool:
        """True if the run knows the URL, it has not ended and nobody is fetching it."""
        entry = self._entries.get(key)
        return entry is not None and entry.state is None and not entry.taken

    def knows(self, key: str) -> bool:
        """True if the run knows this URL."""
        return key in self._entries

    @property
    def queued(self) -> int:
        """URLs that wait to be fetched."""
        return self._queued

    @property
    def known(self) -> int:
        """URLs that the run knows."""
        return len(self._entries)

    def open_entries(self) -> Iterable[Entry]:
        """The URLs without a state."""
        return (entry for entry in self._entries.values() if entry.state is None)

    def skipped(self) -> list[Entry]:
        """What was found and not asked for, because of its date or because it belongs to a crawl trap."""
        return [entry for entry in self._entries.values() if self._is_skipped(entry)]

    def queued_keys(self) -> list[str]:
        """The keys of what waits to be fetched."""
        return [entry.key for queue in self._queues.values() for _, _, entry in queue if entry.state is None]

    def counts(self) -> Counter[str]:
        """How many URLs ended in each state; open ones under ``open``."""
        return Counter(entry.state or "open" for entry in self._entries.values())


def _priority(intent: Intent, *, wanted: bool) -> int:
    return min(intent.priority, WANTED) if wanted else intent.priority
