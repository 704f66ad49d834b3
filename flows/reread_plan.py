"""Decides which stored pages are read again. Pure but for the one question to the warehouse."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors import urls
from extractors.discover import claims
from extractors.records import Fetch
from extractors.worker import Extraction, Job
from flows import captures
from flows.modes import extractor
from warehouse import ids, stored_pages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from extractors.records import Article, ExtractionMode
    from flows.differences import Pair
    from flows.modes import Modes
    from warehouse.stored_pages import Read, Selection, StoredPage


@dataclass(frozen=True, slots=True)
class Bundle:
    """The same bytes at the same address, seen at one look or at several: read once.

    ``now`` is the last of all looks that showed them: dates after it are refused.
    """

    pages: tuple[StoredPage, ...]
    mode: ExtractionMode
    now: datetime

    @property
    def page(self) -> StoredPage:
        """The first of them."""
        return self.pages[0]

    def job(self, body: bytes) -> Job:
        """What the extraction workers are asked."""
        fetch = fetch_of(self.page)
        url, wanted = captures.page_url(fetch), captures.wanted_url(fetch)
        return Job(url, body, self.page.content_type, self.now, wanted, self.mode)


# Told of a bundle that was read.
OnRead = Callable[[Bundle, Extraction], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """The selected looks with the extractor that each is to be read by, and what is still to be read."""

    pages: tuple[tuple[StoredPage, str], ...]
    bundles: tuple[Bundle, ...]

    @property
    def looks(self) -> int:
        """How many looks are still to be read."""
        return sum(len(bundle.pages) for bundle in self.bundles)

    def pairs(self, read: Callable[[str], Read | None]) -> list[Pair]:
        """Each article's last look as it was read before and as it is read now.

        ``read`` gives what was made of a look now, if anything. Looks that nobody else had read before are left out.
        """
        last: dict[int, Pair] = {}
        for page, name in self.pages:
            before, after = page.before(name), page.readings.get(name) or read(page.fetch_id)
            if before is not None and after is not None:
                last[page.article_id] = page.host, before, after
        return list(last.values())


def plan(path: Path, selection: Selection, modes: Modes) -> Plan:
    """What there is to be read again in the published warehouse."""
    return made_of(stored_pages.stored_pages(path, selection), modes)


def made_of(pages: Sequence[StoredPage], modes: Modes) -> Plan:
    """Look by look: all are read, not only the last, so that what the publisher changed in between is known too."""
    named: list[tuple[StoredPage, str]] = []
    same: dict[tuple[str, str, str | None, str, ExtractionMode], list[StoredPage]] = defaultdict(list)
    for page in pages:
        mode = modes.of(captures.page_url(fetch_of(page)))
        named.append((page, extractor(mode)))
        body = page.body_sha256 or page.fetch_id
        same[page.final_url, page.requested_url, page.content_type, body, mode].append(page)
    bundles = (_bundle(looks, mode) for (*_, mode), looks in same.items())
    return Plan(tuple(named), tuple(bundle for bundle in bundles if bundle.pages))


def _bundle(looks: Sequence[StoredPage], mode: ExtractionMode) -> Bundle:
    waiting = tuple(page for page in looks if extractor(mode) not in page.readings)
    return Bundle(waiting, mode, max(page.started_at for page in looks))


def fetch_of(page: StoredPage) -> Fetch:
    """The request that brought a page, as far as reading it again needs it."""
    return Fetch(
        fetch_id=page.fetch_id,
        purpose=page.purpose,
        requested_url=page.requested_url,
        final_url=page.final_url,
        redirects=(),
        started_at=page.observed_at,
        elapsed_ms=0,
        outcome="ok",
        content_type=page.content_type,
        captured_at=page.captured_at,
    )


def article_key(page: StoredPage, article: Article) -> str:
    """The article that a page belongs to; reading again may take apart what was one by mistake, but never joins.

    The run that fetched the page knew the texts beside it, and did not believe every claim (see ``Keeper``).
    """
    final = captures.page_url(fetch_of(page))
    own = urls.dedupe_key(final)
    if page.article_id == ids.url_id(own):
        return own
    return urls.dedupe_key(claims.believed(article.canonical_url, final, article.lang) or final)
