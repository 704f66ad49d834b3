"""Runs that look at outlets: each is a run of its own in the warehouse, so that all that was asked stands there."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

from extractors import urls
from extractors.errors import NewswakeError
from extractors.records import Endpoint
from flows.fetching import leave_to_prefect, light_fetcher
from flows.prospecting import Prospect, Prospecting
from flows.run import Opening, open_run

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence

    from config.models import SourceConfig
    from config.settings import Settings
    from extractors.fetch.client import Fetcher
    from flows.looking import Teller
    from flows.run import Run

T = TypeVar("T")

ADD, CHECK = "sources add", "sources check"


def explore(settings: Settings, address: str, teller: Teller, *, is_bare: bool = False) -> Prospect:
    """Look at the outlet that an address belongs to, in a run of its own."""

    async def look(run: Run, fetcher: Fetcher) -> Prospect:
        found = await Prospecting(run, fetcher, teller).explore(address, is_bare=is_bare)
        if found.problem or not found.taken:
            run.warn(found.homepage, found.problem or "nothing that lists articles was found")
        return found

    opening = Opening(ADD, urls.host_of(address), params={"url": address})
    return _in_a_run(settings, opening, look, {})


def revisit(settings: Settings, sources: Sequence[SourceConfig], teller: Teller) -> dict[str, Prospect]:
    """Ask every list of these sources now, in one run; by source id."""

    async def look(run: Run, fetcher: Fetcher) -> dict[str, Prospect]:
        gate = asyncio.Semaphore(settings.connections)

        async def one(source: SourceConfig) -> Prospect:
            async with gate:
                return await Prospecting(run, fetcher, teller).revisit(source.homepage, stated_by(source))

        async with asyncio.TaskGroup() as group:
            tasks = {source.id: group.create_task(one(source)) for source in sources}
        found = {source_id: task.result() for source_id, task in tasks.items()}
        for source_id, prospect in found.items():
            if prospect.problem:
                run.warn(source_id, prospect.problem)
        return found

    names = [source.id for source in sources]
    opening = Opening(CHECK, ", ".join(names)[:200], params={"sources": names})
    return _in_a_run(settings, opening, look, delays_of(sources))


def stated_by(source: SourceConfig) -> list[Endpoint]:
    """The lists that a source's file names."""
    return [Endpoint(item.url, item.kind, verified=item.verified) for item in source.endpoints]


def delays_of(sources: Iterable[SourceConfig]) -> dict[str, float]:
    """The delays that sources ask for, by site."""
    return {urls.site_of(source.homepage): source.delay for source in sources if source.delay is not None}


def _in_a_run(
    settings: Settings,
    opening: Opening,
    look: Callable[[Run, Fetcher], Awaitable[T]],
    delays: Mapping[str, float],
) -> T:
    with open_run(settings, opening, leave_to_prefect) as run:

        async def work() -> T:
            async with light_fetcher(run, delays) as fetcher:
                return await look(run, fetcher)

        try:
            return asyncio.run(work())
        except BaseExceptionGroup as group:
            ours, _ = group.split(NewswakeError)
            if ours is not None:
                raise _first(ours) from group
            raise


def _first(error: BaseException) -> BaseException:
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error
