"""One run asks for a list, the others read its answer: a source is asked once, however many seeds look at it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from extractors.fetch.list_answers import ListAnswer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from extractors.records import Fetch
    from flows.run import Run
    from warehouse.store import KnownPage

# How often a run looks whether another one has its answer, and how long it waits for it: a request's deadline, with
# some patience for the host's turn.
LOOK_S = 0.25
PATIENCE_S = 90.0


class Turn:
    """The right to ask for one list now, or what another run was answered."""

    def __init__(self, run: Run, key: str, answer: ListAnswer | None) -> None:
        self._run = run
        self._key = key
        self.answer = answer

    def heard(self, fetch: Fetch, known: KnownPage | None) -> None:
        """Share an answer: a whole one, or a 304 that confirms the one that ``known`` points to."""
        if fetch.outcome == "ok" and fetch.warc_file:
            place = fetch.warc_file, fetch.warc_offset or 0
        elif fetch.outcome == "not_modified" and known is not None and known.warc_file:
            place = known.warc_file, known.warc_offset or 0
        else:
            return
        asked_at = fetch.started_at.timestamp()
        answer = ListAnswer(asked_at, self._run.run_id, fetch.fetch_id, fetch.final_url, fetch.content_type, *place)
        self._run.leases.lists.store(self._key, answer)


@contextlib.asynccontextmanager
async def turn(run: Run, key: str, within: float) -> AsyncIterator[Turn]:
    """Wait until no other run asks for the list ``key``; an answer at most ``within`` seconds old comes along.

    With ``within`` 0 nothing is shared. A run that dies while it asks is not waited for.
    """
    if within <= 0:
        yield Turn(run, key, None)
        return
    claim = f"list {key}"
    patience = run.clock.monotonic() + PATIENCE_S
    while True:
        now = run.clock.now().timestamp()
        answer = run.leases.lists.find(key, now, within)
        if answer is not None:
            yield Turn(run, key, answer)
            return
        if run.leases.claim(claim, now) == "mine" or run.clock.monotonic() > patience:
            break
        await run.clock.sleep(LOOK_S)
    try:
        yield Turn(run, key, None)
    finally:
        run.leases.unclaim(claim)
