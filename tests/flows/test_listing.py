from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from config.models import EndpointConfig, SourceConfig
from extractors.discover import sitemap_state
from extractors.discover.archives.wayback import capture_url
from extractors.discover.window import Window
from extractors.fetch.answer import Answer
from extractors.fetch.leases import Leases
from extractors.records import Endpoint, Page
from flows.answering import Memory
from flows.frontier import Frontier
from flows.keeper import Keeper, Rules
from flows.listing import MAX_ENDPOINTS, MAX_NAMED, Listing
from tests.flows.fakes import NOW, FakeFetcher, made, noted
from tests.flows.test_keeper import known
from tests.warehouse.planting import fetch
from warehouse.store import PollMark

if TYPE_CHECKING:
    from flows.run import Run
    from warehouse.store import KnownPage

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
        rules: Rules | None = None,
    ) -> None:
        run.window = Window(NOW - timedelta(days=7), NOW + timedelta(days=30))
        self.run = run
        self.keeper = Keeper(run, Frontier(run.window), rules or Rules())
        self.fetcher = FakeFetcher(pages, self.keeper, sitemaps)
        self.of = of
        self.held = held or {}

    def listing(self, *remembered: Endpoint, marks: dict[str, PollMark] | None = None) -> Listing:
        memory = Memory(self.held, marks or {}, remembered)
        return Listing(self.run, self.of, self.keeper, self.fetcher, memory)  # type: ignore[arg-type]

    def do(self, *remembered: Endpoint, marks: dict[str, PollMark] | None = None) -> int:
        return asyncio.run(self.listing(*remembered, marks=marks).poll())

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


def test_what_is_advertised_in_a_feed_is_dropped_and_counted(run: Run) -> None:
    poll = Poll(run, source((FEED, "feed")), {FEED: feed(STORY, "http://ads.example/win-a-boat-today", OLD)})
    assert poll.do() == 2
    assert "ads.example" not in str(noted(run, "url"))
    assert noted(run, "poll")[0]["note"] == "1 entries of other sites dropped"
    assert not run.warnings


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


def test_indexes_of_indexes_are_followed_to_the_third_level(run: Run) -> None:
    pages = {f"{HOME}map-{n}.xml": sitemap(f"{HOME}map-{n + 1}.xml", index=True) for n in range(200)}
    poll = Poll(run, source((f"{HOME}map-0.xml", "sitemap")), pages)
    poll.do()
    assert poll.asked == [f"{HOME}map-{n}.xml" for n in range(sitemap_state.Limits().levels + 1)]
    assert [row["level"] for row in noted(run, "poll")] == [0, 1, 2, 3]


def test_an_index_of_thousands_is_cut(run: Run) -> None:
    children = [f"{HOME}map-of-topic-{n}.xml" for n in range(2000)]
    pages = {MAP: sitemap(*children, index=True), **{url: sitemap(STORY) for url in children}}
    poll = Poll(run, source((MAP, "sitemap")), pages)
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


def answer(url: str, body: str) -> Answer:
    return Answer(
        url=url,
        status=200,
        reason="OK",
        headers=(("Content-Type", "application/rss+xml"),),
        body=body.encode(),
        request_headers=(),
        request_target="/rss.xml",
        started_at=NOW,
        elapsed=0.1,
        latency=0.1,
    )


def archived(run: Run, url: str, body: str) -> KnownPage:
    """What the warehouse would hold of a list that has answered before."""
    place = run.archive.write(answer(url, body), fetch(url, NOW, warc_file=None, warc_offset=None, warc_length=None))
    return known(url, etag='"1"', warc_file=place.warc_file, warc_offset=place.warc_offset, whole_url=url)


def mark(url: str, **changes: Any) -> PollMark:
    """A list that was asked an hour ago and is due in an hour."""
    values: dict[str, Any] = {
        "last_asked_at": NOW - timedelta(hours=1),
        "last_ok_at": NOW - timedelta(hours=1),
        "interval_s": 7200.0,
        "failure_score": 0.0,
        "newest_entry_at": NOW - timedelta(hours=2),
        "asked": 5,
        "due_at": NOW + timedelta(hours=1),
    }
    return PollMark(url=url, **(values | changes))


def test_a_feed_that_has_not_changed_is_read_from_the_archive(run: Run) -> None:
    held = archived(run, FEED, feed(STORY))
    poll = Poll(run, source((FEED, "feed")), {FEED: 304}, {"a.example/rss.xml": held})
    assert poll.do() == 1
    assert poll.fetcher.asked[0].etag == '"1"'
    assert noted(run, "poll")[0]["outcome"] == "not_modified"


def test_a_scheduled_run_leaves_alone_what_is_not_due(run: Run) -> None:
    run.seed_id = None
    held = {"a.example/rss.xml": archived(run, FEED, feed(STORY))}
    poll = Poll(run, source((FEED, "feed")), {FEED: feed(STORY)}, held, rules=Rules(only_due=True))
    assert poll.do(marks={FEED: mark(FEED)}) == 0
    assert (poll.asked, noted(run, "poll"), run.warnings, run.resting_lists) == ([], [], [], 1)


def test_a_run_for_a_seed_reads_again_what_a_list_that_is_not_due_has_answered(run: Run) -> None:
    run.seed_id = "canal"
    held = {"a.example/rss.xml": archived(run, FEED, feed(STORY))}
    poll = Poll(run, source((FEED, "feed")), {FEED: 500}, held, rules=Rules(only_due=True))
    assert poll.do(marks={FEED: mark(FEED)}) == 1
    assert poll.asked == []
    (row,) = noted(run, "poll")
    assert (row["reused"], row["fetch_id"], row["due_at"]) == (True, None, None)
    assert row["polled_at"] == (NOW - timedelta(hours=1)).isoformat()


def test_a_run_by_hand_asks_what_is_not_due(run: Run) -> None:
    poll = Poll(run, source((FEED, "feed")), {FEED: feed(STORY)})
    assert poll.do(marks={FEED: mark(FEED)}) == 1
    assert poll.asked == [FEED]


def test_how_a_list_is_to_be_asked_from_now_on_is_noted(run: Run) -> None:
    Poll(run, source((FEED, "feed")), {FEED: feed(STORY)}).do()
    (row,) = noted(run, "poll")
    assert (row["new_entries"], row["failure_score"], row["listed_as"], row["reused"]) == (1, 0.0, FEED, False)
    assert row["due_at"] > NOW.isoformat()


def test_what_another_run_was_answered_a_moment_ago_is_not_asked_again(run: Run) -> None:
    page = Page(replace(run.archive.write(answer(FEED, feed(STORY)), made(FEED)), outcome="ok"), feed(STORY).encode())
    first = Poll(run, source((FEED, "feed")), {FEED: page})
    second = Poll(run, source((FEED, "feed")), {FEED: 500})
    assert (first.do(), second.do()) == (1, 1)
    assert (first.asked, second.asked) == ([FEED], [])
    assert [row["reused"] for row in noted(run, "poll")] == [False, True]


def test_two_runs_at_once_ask_a_list_once(run: Run) -> None:
    page = Page(replace(run.archive.write(answer(FEED, feed(STORY)), made(FEED)), outcome="ok"), feed(STORY).encode())
    polls = [Poll(run, source((FEED, "feed")), {FEED: page}) for _ in range(2)]
    other = Leases(run.settings.state_dir / "leases.sqlite", "other", run.clock)
    try:
        polls[1].run = SimpleNamespace(**vars(run), archive=run.archive, note=run.note, warn=run.warn)  # type: ignore[assignment]
        polls[1].run.leases = other

        async def both() -> list[int]:
            return await asyncio.gather(*(poll.listing().poll() for poll in polls))

        assert asyncio.run(both()) == [1, 1]
    finally:
        other.close()
    assert sorted(len(poll.asked) for poll in polls) == [0, 1]


MISSED, LONG_KNOWN = f"{HOME}2025/03/16/missed-by-the-feed", f"{HOME}2025/03/11/long-known-to-us"


def late_feed() -> str:
    """A feed whose entries are all of the last hours."""

    def dated(url: str, at: str) -> str:
        return f"<item><title>A story of the river</title><link>{url}</link><pubDate>{at}</pubDate></item>"

    stories = [(f"{HOME}2025/03/17/story-of-the-river-{n}", f"Mon, 17 Mar 2025 0{n}:00:00 GMT") for n in range(4, 8)]
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{"".join(dated(*s) for s in stories)}</channel></rss>'


def dated_map() -> str:
    rows = "".join(
        f"<url><loc>{url}</loc><lastmod>{day}</lastmod></url>"
        for url, day in ((MISSED, "2025-03-16"), (LONG_KNOWN, "2025-03-11"))
    )
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'


def two_days_ago(url: str, **more: Any) -> PollMark:
    at = NOW - timedelta(days=2)
    return mark(url, **({"last_ok_at": at, "newest_entry_at": at, "entry_ids": frozenset(range(1, 9))} | more))


def test_a_gap_in_a_feed_is_told_and_looked_up_in_the_sitemap(run: Run) -> None:
    pages = {FEED: late_feed(), MAP: sitemap(MISSED, LONG_KNOWN)}
    poll = Poll(run, source((FEED, "feed")), pages, sitemaps=(MAP,))
    assert poll.do(marks={FEED: two_days_ago(FEED)}) == 5
    rows = {row["url"]: row for row in noted(run, "poll")}
    assert rows[FEED]["gap_since"] == (NOW - timedelta(days=2)).isoformat()
    assert rows[MAP]["found_by"] == "gap"
    assert {row["via"] for row in noted(run, "discovery")} == {"feed", "sitemap"}
    urls = {row["url"] for row in noted(run, "url")}
    assert MISSED in urls
    assert LONG_KNOWN not in urls
    assert "a gap in its feed" in run.warnings[0].message


def test_a_sitemap_that_is_not_due_is_asked_for_a_gap_all_the_same(run: Run) -> None:
    of = source((MAP, "sitemap"), (FEED, "feed"))
    poll = Poll(run, of, {FEED: late_feed(), MAP: dated_map()}, rules=Rules(only_due=True))
    run.seed_id = None
    rests = two_days_ago(MAP, due_at=NOW + timedelta(hours=9))
    poll.do(marks={FEED: two_days_ago(FEED, due_at=NOW), MAP: rests})
    assert poll.asked == [FEED, MAP]
    assert MISSED in {row["url"] for row in noted(run, "url")}
    (warning,) = run.warnings
    assert warning.message.endswith("its sitemaps list 1 of those days")
    # It is one that the source's file names, and stays so.
    assert {row["url"]: row["found_by"] for row in noted(run, "poll")}[MAP] == "config"


def test_what_a_sitemap_listed_before_the_gap_was_noticed_counts(run: Run) -> None:
    poll = Poll(run, source((MAP, "sitemap"), (FEED, "feed")), {FEED: late_feed(), MAP: dated_map()})
    poll.do(marks={FEED: two_days_ago(FEED)})
    assert poll.asked == [MAP, FEED]
    assert run.warnings[0].message.endswith("its sitemaps list 1 of those days")


def test_the_children_of_an_index_that_were_left_alone_are_asked_for_a_gap(run: Run) -> None:
    child = f"{HOME}sitemap-stories.xml"
    pages = {FEED: late_feed(), MAP: sitemap(child, index=True), child: dated_map()}
    poll = Poll(run, source((MAP, "sitemap"), (FEED, "feed")), pages, rules=Rules(only_due=True))
    run.seed_id = None
    marks = {FEED: two_days_ago(FEED, due_at=NOW), child: two_days_ago(child, due_at=NOW + timedelta(hours=9))}
    poll.do(marks=marks)
    assert poll.asked == [MAP, FEED, child]
    assert run.warnings[0].message.endswith("its sitemaps list 1 of those days")


def test_a_gap_without_a_sitemap_that_answers_is_said(run: Run) -> None:
    poll = Poll(run, source((FEED, "feed")), {FEED: late_feed()}, sitemaps=(MAP,))
    poll.do(marks={FEED: two_days_ago(FEED)})
    assert "none of its sitemaps answered" in run.warnings[0].message


def test_the_many_sitemaps_of_a_robots_txt_starve_no_feed(run: Run) -> None:
    maps = tuple(f"{HOME}map-{n}.xml" for n in range(300))
    front = f'<link rel="alternate" type="application/rss+xml" href="{FEED}">'
    many = sitemap(*(f"{HOME}deep-{n}.xml" for n in range(300)), index=True)
    pages = {HOME: front, FEED: feed(STORY)} | dict.fromkeys(maps, many)
    poll = Poll(run, source(autodiscover=True), pages, sitemaps=(*maps, "http://127.0.0.1/map.xml"))
    poll.do()
    assert FEED in poll.asked
    assert len(set(poll.asked) & set(maps)) == MAX_NAMED
    assert len(poll.asked) == MAX_ENDPOINTS
    notes = {row["note"] for row in noted(run, "poll") if row["url"] in maps}
    assert notes == {"of the 300 sitemaps that it names 260 are left out: 260 more than are asked at once"}


def test_a_capture_of_a_front_page_is_read_as_the_site_that_it_shows(run: Run) -> None:
    at = NOW - timedelta(days=3)
    copy = capture_url("https://archive.example", HOME, at)
    front = '<html><body><h2><a href="/2025/03/14/fog-on-the-lower-river">Fog on the river</a></h2></body></html>'
    poll = Poll(run, source((FEED, "feed")), {copy: front})
    listing = poll.listing()
    assert asyncio.run(listing.ask_these([Endpoint(copy, "front", found_by="capture", as_of=at)])) == 1
    (found,) = noted(run, "discovery")
    assert (found["via"], found["via_url"], found["source_id"]) == ("front", copy, "the-a")
    assert [row["url"] for row in noted(run, "url") if row["url_id"] == found["url_id"]] == [STORY]
    (row,) = noted(run, "poll")
    assert (row["as_of"], row["due_at"]) == (at.isoformat(), None)


def test_a_flood_of_entries_is_cut_to_the_sources_budget(run: Run) -> None:
    urls = [f"{HOME}2025/03/14/story-number-{number}" for number in range(30)]
    of = source((FEED, "feed"))
    of = of.model_copy(update={"budgets": of.budgets.model_copy(update={"entries": 7})})
    poll = Poll(run, of, {FEED: feed(*urls)})
    poll.do()
    assert poll.keeper.frontier.known == 7
