"""Gets the answer of a feed, sitemap or page: by asking it, or from the archive where it has answered already."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from extractors import urls
from extractors.errors import ArchiveError
from extractors.fetch.stored import read_record
from extractors.records import Fetch, Request
from flows import sharing
from flows.asking import request_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from extractors.fetch.client import Fetcher
    from extractors.fetch.list_answers import ListAnswer
    from extractors.fetch.stored import StoredResponse
    from extractors.records import Endpoint, Purpose
    from flows.run import Run
    from warehouse.store import KnownPage, PollMark

PURPOSE: dict[str, Purpose] = {
    "feed": "feed",
    "sitemap": "sitemap",
    "news_sitemap": "sitemap",
    "sitemap_index": "sitemap",
    "front": "front",
    "section": "front",
}


@dataclass(frozen=True, slots=True)
class Memory:
    """What the warehouse holds of a source's endpoints: pages by dedupe key, marks by address, those found before.

    ``indexes`` are the addresses of sitemap indexes: they list no article themselves.
    """

    known: Mapping[str, KnownPage]
    marks: Mapping[str, PollMark]
    remembered: Sequence[Endpoint] = ()
    indexes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Answered:
    """What an endpoint said. ``reused`` if it was not asked: another run was, or it is not due."""

    fetch: Fetch
    body: bytes | None
    content_type: str | None
    reused: bool = False


class Answers:
    """Answers of endpoints. One that any run got less than ``share`` seconds ago is taken from there."""

    def __init__(self, run: Run, fetcher: Fetcher, memory: Memory, share: float) -> None:
        self._run = run
        self._fetcher = fetcher
        self._memory = memory
        self._share = share

    async def of(self, endpoint: Endpoint, *, resting: bool = False) -> Answered:
        """Ask an endpoint, or take what it has answered already: to another run, or, if it is ``resting``, to any."""
        key = urls.dedupe_key(endpoint.url)
        known = self._memory.known.get(key)
        # A capture never changes.
        if known is not None and (resting or endpoint.as_of is not None):
            held = await self._from_archive(known.warc_file, known.warc_offset)
            if held is not None:
                return self._held(endpoint, held, known)
        async with sharing.turn(self._run, key, self._share) as turn:
            if turn.answer is not None:
                held = await self._from_archive(turn.answer.warc_file, turn.answer.warc_offset)
                if held is not None:
                    return _shared(endpoint, held, turn.answer)
            answered = await self._asked(endpoint, known)
            turn.heard(answered.fetch, known)
            return answered

    async def _asked(self, endpoint: Endpoint, known: KnownPage | None) -> Answered:
        """Ask an endpoint; the body of a 304 comes from the archive."""
        purpose = PURPOSE[endpoint.kind]
        if known is not None and known.warc_file:
            page = await self._fetcher.get(request_for(endpoint.url, known, self._run, purpose))
            if page.fetch.outcome != "not_modified":
                return Answered(page.fetch, page.body, page.fetch.content_type)
            held = await self._from_archive(known.warc_file, known.warc_offset)
            if held is not None:
                return Answered(page.fetch, held.body, held.headers.get("content-type"))
        page = await self._fetcher.get(Request(endpoint.url, purpose))
        return Answered(page.fetch, page.body, page.fetch.content_type)

    def _held(self, endpoint: Endpoint, held: StoredResponse, known: KnownPage) -> Answered:
        mark = self._memory.marks.get(endpoint.url)
        at = (mark.last_ok_at if mark is not None else None) or known.last_fetched_at
        fetch = _old(endpoint, "", known.whole_url or endpoint.url, at)
        return Answered(fetch, held.body, held.headers.get("content-type"), reused=True)

    async def _from_archive(self, warc_file: str | None, offset: int | None) -> StoredResponse | None:
        """What the endpoint answered before; None if its file was moved away or is damaged."""
        if warc_file is None:
            return None
        path = self._run.settings.archive_dir / warc_file
        try:
            return await asyncio.to_thread(read_record, path, offset or 0)
        except ArchiveError:
            return None


def _shared(endpoint: Endpoint, held: StoredResponse, answer: ListAnswer) -> Answered:
    fetch = _old(endpoint, answer.fetch_id, answer.final_url, datetime.fromtimestamp(answer.asked_at, UTC))
    return Answered(fetch, held.body, answer.content_type or held.headers.get("content-type"), reused=True)


def _old(endpoint: Endpoint, fetch_id: str, url: str, at: datetime) -> Fetch:
    """A request of another run, as far as it is known here. It is not noted again."""
    return Fetch(fetch_id, PURPOSE[endpoint.kind], endpoint.url, url, (), at, 0, "ok", attempt=0)
