from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from config.models import SourceConfig
from config.settings import Settings
from extractors.article.version import EXTRACTOR
from extractors.records import Candidate
from extractors.worker import run_job
from flows import modes
from flows.frontier import Frontier
from flows.keeper import Keeper, Rules
from flows.modes import Modes
from flows.pipeline import Slice
from tests.flows.fakes import FakeFetcher, noted, story
from tests.flows.test_pipeline import PLENTY

if TYPE_CHECKING:
    from extractors.worker import Extraction, Job
    from flows.run import Run


class SeenPool:
    """Extracts in this process, and keeps the mode of each page."""

    def __init__(self) -> None:
        self.modes: dict[str, str] = {}

    async def extract(self, job: Job) -> Extraction:
        self.modes[job.url] = job.mode
        return run_job(job)


def source(name: str, **more: Any) -> SourceConfig:
    return SourceConfig(id=name, name=name, homepage=f"https://www.{name}.example/", **more)


def test_a_source_may_state_a_mode_of_its_own() -> None:
    found = modes.modes_of(Settings(extraction="thorough"), [source("a", extraction="fast"), source("b")])
    assert found.of("http://news.a.example/1") == "fast"
    assert found.of("http://www.b.example/1") == "thorough"
    assert modes.modes_of(Settings(), []).of("http://www.b.example/1") == "fast"


def test_there_are_two_modes() -> None:
    with pytest.raises(ValidationError):
        Settings(extraction="slow")  # type: ignore[arg-type]
    with pytest.raises(ValidationError):
        source("a", extraction="slow")


def test_the_name_of_a_reading_tells_version_and_mode(monkeypatch: pytest.MonkeyPatch) -> None:
    assert modes.extractor("fast") == EXTRACTOR, "what was read before keeps its identity"
    monkeypatch.setattr(modes, "EXTRACTOR", "newswake-fast/12")
    assert modes.extractor("thorough") == "newswake-thorough/12"
    monkeypatch.setattr(modes, "EXTRACTOR", "newswake/13")
    assert modes.extractor("fast") == "newswake-fast/13"


@pytest.mark.enable_socket  # an event loop wakes itself through a socket pair
def test_each_page_is_extracted_and_noted_in_the_mode_of_its_site(run: Run) -> None:
    urls = {name: f"http://www.{name}.example/2025/03/14/a-story-of-the-day" for name in "ab"}
    pages: dict[str, Any] = {urls["a"]: story("The a of the day"), urls["b"]: "<html><body></body></html>"}
    keeper = Keeper(run, Frontier(None), Rules(recheck="none", modes=Modes("fast", {"b.example": "thorough"})))
    pool = SeenPool()
    for url in urls.values():
        keeper.offer(Candidate(url, "feed"))
    fetcher = FakeFetcher(pages, keeper)
    part = Slice(run, keeper.frontier, fetcher, pool, keeper, lambda _: {})  # type: ignore[arg-type]
    asyncio.run(part.work(PLENTY))
    assert pool.modes == {urls["a"]: "fast", urls["b"]: "thorough"}
    told = {row["mode"]: (row["verdict"], row["extractor"], row["read_at"]) for row in noted(run, "observation")}
    now = run.clock.now().isoformat()
    assert told == {
        "fast": ("article", modes.extractor("fast"), now),
        "thorough": ("not_article", modes.extractor("thorough"), now),
    }
