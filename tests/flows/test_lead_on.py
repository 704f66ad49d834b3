"""A page that is held and not read again still leads to what it links to."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from config.settings import Settings
from extractors.fetch.clock import SystemClock
from extractors.records import Candidate, Link, Page
from flows.frontier import Frontier
from flows.keeper import Keeper, Rules
from flows.pipeline import Limits, Slice
from flows.run import Run
from tests.warehouse.planting import World, fetch, url_id
from warehouse import store
from warehouse.settings import WarehouseSettings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from extractors.records import Request

PAGE, LINKED = "https://a.example/2022/01/07/a-seed-story", "https://a.example/2022/01/06/a-related-story"
LIMITS = Limits(seconds=20, pages=20, bytes=1_000_000)


class Unchanged:
    """A web where everything that is known is as it was, and the rest is gone."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def get(self, request: Request) -> Page:
        self.asked.append(request.url)
        outcome: Any = "not_modified" if request.etag else "not_found"
        return Page(fetch(request.url, outcome=outcome, final_url=request.url), None)


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    settings = Settings(data_dir=tmp_path, connections=1, workers=1, full_fetch_days=3650)
    world = World(tmp_path)
    world.settings = WarehouseSettings.from_settings(settings)
    world.spool.folder = settings.spool_dir
    made = world.fetch(PAGE, etag='"1"')
    world.page(PAGE, "Seed. text", fetched=made, links=(Link(LINKED, "Related story", "related", 0),))
    world.load()
    run = Run(settings, "monitor", "next", SystemClock())
    yield run
    run.close()


@pytest.mark.parametrize(("recheck", "asked"), [("all", [PAGE, LINKED]), ("none", [LINKED])])
@pytest.mark.parametrize("depth", [0, 1])
def test_links_of_a_page_that_is_held_are_followed_to_the_depth(
    run: Run, recheck: str, asked: list[str], depth: int
) -> None:
    frontier = Frontier(None)
    keeper = Keeper(run, frontier, Rules(depth=depth, recheck=recheck))
    web: Any = Unchanged()

    def known(keys: list[str]) -> dict[str, store.KnownPage]:
        found = store.known_pages(run.settings.published, [url_id(PAGE)])
        return {key: found[url_id(PAGE)] for key in keys if "seed" in key}

    pool: Any = None
    keeper.offer(Candidate(PAGE, "seed"), wanted=True)
    asyncio.run(Slice(run, frontier, web, pool, keeper, known).work(LIMITS))
    assert web.asked == [url for url in asked if depth or url != LINKED]
