from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from config.models import EndpointConfig, SourceConfig
from extractors.discover.window import Window
from extractors.fetch.answer import Answer
from extractors.records import Endpoint
from flows.frontier import Frontier
from flows.keeper import Keeper, Rules
from flows.listing import MAX_ENDPOINTS, Listing, Memory
from tests.flows.fakes import NOW, FakeFetcher, noted
from tests.flows.test_keeper import known
from tests.warehouse.planting import fetch

if TYPE_CHECKING:
    from flows.run import Run
    from warehouse.store import KnownPage, PollMark

pytestmark = pytest.mark.enable_socket  # an event loop wakes itself through a socket pair

HOME = "http://www.a.example/"
FEED, MAP = f"{HOME}rss.xml", f"{HOME}sitemap.xml"
STORY = f"{HOME}2025/03/14/fog-on-the-lower-river"
OLD = f"{HOME}2023/03/14/ice-on-the-lower-river"


def feed(*urls: str) -> str:
    items = "".join(f"<item><title>A story of the river</title><link>{url}</link></item>" for url in urls)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>A</title>{items}</channel></rss>'


def sitemap(*urls: str, index: bool = False) -> str:
    outer, inner = ("sitemapindex", "sitemap") if index else ("urlset", "url")
    rows = "".join(f"<{inner}><loc>{url}</loc></{inner}>" for url in urls)
    return f'<?xml version="1.0"?><{outer} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</{outer}>'


def source(*endpoints: tuple[str, str], autodiscover: bool = False) -> SourceConfig:
    return SourceConfig.model_validate(
        {
            "id": "the-a",
            "name": "The A",
            "homepage": HOME,
            "autodiscover": autodiscover,
            "endpoints": [EndpointConfig.model_validate({"url": url, "kind": kind}) for url, kind in endpoints],
        }
    )


class Poll:
    def __init__(
        self,
        run: Run,
        of: SourceConfig,
        pages: dict[str, Any],
        held: dict[str, KnownPage] | None = None,
        sitemaps: tuple[str, ...] = (),
    ) -> None:
        run.window = Window(NOW - timedelta(days=7), NOW + timedelta(days=30))
        self.run = run
        self.keeper = Keeper(run, Frontier(run.window), Rules())
        self.fetcher = FakeFetcher(pages, self.keeper, sitemaps)
        self.of = of
        self.held = held or {}

    def do(self, *remembered: Endpoint, marks: dict[str, PollMark] | None = None) -> int:
        memory = Memory(self.held, marks or {}, remembered)
        listing = Listing(self.run, self.of, self.keeper, self.fetcher, memory)  # type: ignore[arg-type]
        return asyncio.run(listing.poll())

    @property
    def asked(self) -> list[str]:
        return [request.url for request in self.fetcher.asked]


def test_what_a_feed_lists_is_offered_and_its_poll_is_noted(run: Run) -> None:
    poll = Poll(run, source((FEED, "feed")), {FEED: feed(STORY, OLD)})
    assert poll.do() == 2
    assert (poll.keeper.frontier.known, poll.keeper.frontier.queued) == (2, 1)
    (row,) = noted(run, "poll")
    assert (row["source_id"], row["entries"], row["entries_in_window"], row["outcome"]) == ("the-a", 2, 1, "ok")
    assert {row["source_id"] for row in noted(run, "discovery")} == {"the-a"}
    assert run.warnings == []


def test_a_source_that_lists_nothing_warns_with_what_it_answered(run: Run) -> None:
    assert Poll(run, source((FEED, "feed")), {FEED: 500}).do() == 0
    (warning,) = run.warnings
    assert (warning.subject, "status 500" in warning.message) == ("the-a", True)
    assert noted(run, "poll")[0]["note"] == "status 500"


def test_one_endpoint_that_fails_is_said_though_another_is_well(run: Run) -> None:
    assert Poll(run, source((FEED, "feed"), (MAP, "sitemap")), {FEED: 404, MAP: sitemap(STORY)}).do() == 1
    assert ["404" in warning.message for warning in run.warnings] == [True]


def test_a_page_that_is_no_feed_is_a_problem_and_no_crash(run: Run) -> None:
    Poll(run, source((FEED, "feed")), {FEED: "<html><title>Buy this domain</title></html>"}).do()
    assert len(run.warnings) == 1
    assert noted(run, "poll")[0]["note"]


def test_the_children_of_an_index_are_opened_each_once(run: Run) -> None:
    children = [f"{HOME}sitemap-posts-2025-03.xml", f"{HOME}sitemap-posts-2025-03.xml"]
    poll = Poll(run, source((MAP, "sitemap")), {MAP: sitemap(*children, index=True), children[0]: sitemap(STORY)})
    assert poll.do() == 1
    assert poll.asked == [MAP, children[0]]


def test_an_index_without_end_is_cut(run: Run) -> None:
    pages = {f"{HOME}map-{n}.xml": sitemap(f"{HOME}map-{n + 1}.xml", index=True) for n in range(200)}
    poll = Poll(run, source((f"{HOME}map-0.xml", "sitemap")), pages)
    poll.do()
    assert len(poll.asked) == MAX_ENDPOINTS


def test_feeds_are_found_on_the_front_page_and_sitemaps_in_robots(run: Run) -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'
    front = f'<html><head>{head}</head><body><h2><a href="{STORY}">Fog on the lower river</a></h2></body></html>'
    poll = Poll(run, source(autodiscover=True), {HOME: front, FEED: feed(STORY), MAP: sitemap(STORY)}, sitemaps=(MAP,))
    assert poll.do() == 3
    assert set(poll.asked) == {HOME, FEED, MAP}
    assert poll.keeper.frontier.known == 1
    assert {row["found_by"] for row in noted(run, "poll")} == {"config", "autodiscovery", "robots"}


def test_what_earlier_runs_found_is_asked_and_may_fail_quietly(run: Run) -> None:
    poll = Poll(run, source((FEED, "feed")), {FEED: feed(STORY)})
    poll.do(Endpoint(MAP, "sitemap", verified=True, found_by="autodiscovery"))
    assert poll.asked == [FEED, MAP]
    assert run.warnings == []


def test_a_feed_that_has_not_changed_is_read_from_the_archive(run: Run) -> None:
    answer = Answer(
        url=FEED,
        status=200,
        reason="OK",
        headers=(("Content-Type", "application/rss+xml"),),
        body=feed(STORY).encode(),
        request_headers=(),
        request_target="/rss.xml",
        started_at=NOW,
        elapsed=0.1,
        latency=0.1,
    )
    place = run.archive.write(answer, fetch(FEED, NOW, warc_file=None, warc_offset=None, warc_length=None))
    held = known(FEED, etag='"1"', warc_file=place.warc_file, warc_offset=place.warc_offset)
    poll = Poll(run, source((FEED, "feed")), {FEED: 304}, {"a.example/rss.xml": held})
    assert poll.do() == 1
    assert poll.fetcher.asked[0].etag == '"1"'
    assert noted(run, "poll")[0]["outcome"] == "not_modified"


def test_a_flood_of_entries_is_cut_to_the_sources_budget(run: Run) -> None:
    urls = [f"{HOME}2025/03/14/story-number-{number}" for number in range(30)]
    of = source((FEED, "feed"))
    of = of.model_copy(update={"budgets": of.budgets.model_copy(update={"entries": 7})})
    poll = Poll(run, of, {FEED: feed(*urls)})
    poll.do()
    assert poll.keeper.frontier.known == 7
