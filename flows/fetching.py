"""A fetcher for runs that extract nothing: what is asked for is noted and archived, but no workers are started."""

from __future__ import annotations

import contextlib
import random
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.fetch.client import Fetcher
from extractors.fetch.policy import FetchSettings
from flows import captures
from flows.notes import Notes
from flows.proxy import with_environment

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

    from extractors.records import Fetch, RobotsSnapshot
    from flows.run import Run


class Ledger:
    """Notes every request of a run, as the keeper of a run with articles does."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._notes = Notes(run)

    def fetched(self, fetch: Fetch) -> None:
        """Note a request."""
        self._notes.fetch(captures.dated(fetch))
        self._run.breathe()

    def robots(self, snapshot: RobotsSnapshot) -> None:
        """Note what a robots.txt said."""
        self._notes.robots(snapshot)


@contextlib.asynccontextmanager
async def light_fetcher(run: Run, site_delays: Mapping[str, float] | None = None) -> AsyncIterator[Fetcher]:
    """A fetcher with the run's settings, archive and leases. ``site_delays`` are those of sources, by site."""
    settings = replace(with_environment(FetchSettings.from_settings(run.settings)), site_delays=site_delays or {})
    async with Fetcher(settings, run.archive, run.leases, Ledger(run), run.clock, random=random.random) as fetcher:
        yield fetcher
    run.flush()


def leave_to_prefect(_dead: Sequence[str], _is_over: object) -> None:
    """Close nothing in Prefect: a run without Prefect leaves its dead flow runs to the next run that has it."""
