"""Asks archives through the run's fetcher and keeps count of what that costs."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.discover.archives import faults
from extractors.errors import ArchiveError
from extractors.fetch.stored import read_record
from extractors.records import Request

if TYPE_CHECKING:
    from extractors.discover.archives.faults import Fault
    from extractors.records import Fetch, SearchState
    from flows.work import Work

# How often the same question is asked when the archive answers, with status 200, that it was too fast.
TRIES = 3


@dataclass(slots=True)
class Spent:
    """What searching has cost so far, against what it may cost."""

    most_requests: int
    most_bytes: int
    requests: int = 0
    bytes: int = 0

    @property
    def over(self) -> str | None:
        """Which part of the budget is used up, or None."""
        if self.requests >= self.most_requests:
            return f"the budget of {self.most_requests} requests is used up"
        if self.bytes >= self.most_bytes:
            return f"the budget of {self.most_bytes} bytes is used up"
        return None


@dataclass(frozen=True, slots=True)
class Said:
    """What an archive answered: the body, also that of an error, and what the fetch came to."""

    fetch: Fetch
    body: bytes

    @property
    def state(self) -> SearchState:
        """What the fetch alone means for a search that it ended."""
        return "forbidden" if self.fetch.outcome in ("robots", "refused", "blocked") else "failed"

    @property
    def problem(self) -> str | None:
        """Why there is no answer to read; None if there is one, be it an error in words."""
        if self.fetch.status is not None and self.fetch.outcome not in ("robots", "timeout", "truncated"):
            return None
        return self.fetch.error or self.fetch.outcome


class Asker:
    """Asks one archive after the other's rules; one question at a time per archive."""

    def __init__(self, work: Work, spent: Spent) -> None:
        self._work = work
        self.spent = spent

    async def ask(self, url: str) -> Said:
        """Ask once. The fetcher waits for the archive's turn and tries again where that can help."""
        keeper = self._work.keeper
        requests, size = keeper.requests, keeper.bytes_wire
        page = await self._work.fetcher.get(Request(url, "archive"))
        # Others may have asked meanwhile: better too much counted than too little.
        self.spent.requests += max(1, keeper.requests - requests) if page.fetch.attempt else 0
        self.spent.bytes += keeper.bytes_wire - size
        body = page.body if page.body is not None else await self._error_body(page.fetch)
        return Said(page.fetch, body)

    async def _error_body(self, fetch: Fetch) -> bytes:
        """What an error says in words; the archive of the run has it."""
        if fetch.warc_file is None:
            return b""
        path = self._work.run.settings.archive_dir / fetch.warc_file
        try:
            return (await asyncio.to_thread(read_record, path, fetch.warc_offset or 0)).body
        except ArchiveError:
            return b""


def state_of(fault: Fault | None) -> SearchState:
    """What an archive's refusal means for the days that it was asked about."""
    return "forbidden" if fault == "blocked_site" else "failed"


def is_final(fault: Fault | None) -> bool:
    """True if the archive is better left alone for the rest of the run: it is too busy, or we were too fast."""
    return faults.may_pass(fault)
